"""The team's recommendation: every assessed nomination becomes an award with its computed star, none included."""

from django.db.models import F

from assessments.models import Standing
from awards import indexing
from awards.models import Award
from nominations.enums import State
from nominations.models import Nomination
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.permissions import require

RELATED = ["nomination__edition", "nomination__product__ikm", "nomination__product__commodity", "nomination__region__parent"]


def candidates(edition, user):
    """Complete standings of the edition that have no award yet, seen by this user."""
    return (
        Standing.objects.visible_to(user)
        .filter(nomination__edition=edition, nomination__award=None, nomination__state=State.ELIGIBLE)
        .filter(sheets_final=F("sheets_due"), star__isnull=False)
        .select_related(*RELATED)
        .order_by("-total", "nomination__code")
    )


def incomplete(edition, user):
    """Eligible nominations that cannot be recommended yet, those nobody was assigned to first."""
    ready = candidates(edition, user).values("nomination")
    return (
        Nomination.objects.visible_to(user)
        .filter(edition=edition, award=None, state=State.ELIGIBLE)
        .exclude(pk__in=ready)
        .select_related("standing", "product__ikm", "product__commodity", "region__parent")
        .order_by(F("standing__sheets_final").asc(nulls_first=True), "code")
    )


@unit()
def recommend(actor, edition, standings):
    """Write one award per standing and its event; returns the awards. The same standing twice is impossible: one award each."""
    require(actor, "awards.recommend", edition)
    made = []
    for standing in standings:
        nomination = standing.nomination
        award = Award.objects.create(**described(nomination), computed_star=standing.star, star=standing.star, recommended_by=actor)
        record(actor, "awards.recommend", award, after=award.state, star=standing.star, total=str(standing.total))
        made.append(award)
    indexing.index(made)
    return made


def described(nomination):
    """What the register will say of a nomination, from the revision that was judged."""
    content = nomination.revision().content
    return {
        "nomination": nomination,
        "year": nomination.edition.year,
        "ikm_name": content["ikm"]["name"],
        "product_name": content["product"]["name"],
        "commodity": nomination.product.commodity,
        "region": nomination.region,
        "story": content["product"]["story"],
        "photo": content["product"].get("photo", ""),
        "is_sample": nomination.edition.is_sample,
    }
