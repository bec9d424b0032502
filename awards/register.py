"""What the public register counts and puts side by side; everything starts at Award.objects.published()."""

from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.db.models.functions import Substr
from django.utils import timezone

from awards.enums import Scheme, Standing, State
from awards.models import Award


@dataclass
class Figures:
    """Stars of the newest year with present stars: how many of each, how many in each province; `standing`: what they are worth today."""

    year: int | None = None
    standing: str = Standing.VALID
    stars: dict = field(default_factory=lambda: {3: 0, 2: 0, 1: 0})  # star → awards
    provinces: dict = field(default_factory=dict)  # province code → awards

    @property
    def total(self):
        return sum(self.stars.values())


def figures(today=None):
    """One query. When every star of the newest year has expired, the expired ones are counted, and `standing` says so."""
    today = today or timezone.localdate()
    rows = list(
        Award.objects.published()
        .filter(scheme=Scheme.THREE, state=State.PUBLISHED, valid_until__isnull=False)
        .order_by()
        .values("year", "star", province=Substr("region", 1, 2))
        .annotate(valid=Count("pk", filter=Q(valid_until__gte=today)), expired=Count("pk", filter=Q(valid_until__lt=today)))
    )
    if not rows:
        return Figures()
    newest = max(row["year"] for row in rows)
    rows = [row for row in rows if row["year"] == newest]
    column = "valid" if any(row["valid"] for row in rows) else "expired"
    found = Figures(newest, Standing.VALID if column == "valid" else Standing.EXPIRED)
    for row in rows:
        found.stars[row["star"]] += row[column]
        if row[column]:
            found.provinces[row["province"]] = found.provinces.get(row["province"], 0) + row[column]
    return found


def newest(count):
    """The newest valid stars that have a picture, highest star first."""
    return (
        Award.objects.published()
        .with_standing(Standing.VALID)
        .exclude(photo="")
        .select_related("region")
        .order_by("-year", "-star", "-visible_from", "pk")[:count]
    )


def others_of(award):
    """Further public stars of the same product, or for a historic row of the same firm, newest first."""
    same = Q(nomination__product__nominations=award.nomination_id) if award.nomination_id else Q(nomination=None, ikm_name=award.ikm_name)
    return Award.objects.published().filter(same).exclude(pk=award.pk).order_by("-year", "-pk")


def years():
    """Years that the public register knows, newest first."""
    return list(Award.objects.published().order_by("-year").values_list("year", flat=True).distinct())
