"""The list of rubrics, one row for each version, as ready strings."""

from django.db.models import Count, Prefetch, Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ovop_portal.kit import clocks
from ovop_portal.programme.models import EditionCommodity


def with_counts(rubrics):
    """Versions with `indicator_count`, `points` and the editions that take them, in two queries; each commodity's newest first."""
    one = "aspects__groups__indicators"
    used = Prefetch("edition_commodities", EditionCommodity.objects.select_related("edition").order_by("edition__year"))
    counted = rubrics.annotate(indicator_count=Count(one), points=Sum(f"{one}__maximum"))
    return counted.select_related("commodity").prefetch_related(used).order_by("commodity__order", "commodity__name", "-number")


def rows(rubrics):
    """One dict for each version of `with_counts`."""
    return [
        {
            "url": one.get_absolute_url(),
            "name": one.name,
            "commodity": one.commodity,
            "number": one.number,
            "standing": standing(one),
            "since": day(one.published_at) if one.published_at else _("belum diberlakukan"),
            "indicators": one.indicator_count,
            "points": one.points or 0,
            "editions": ", ".join(str(row.edition.year) for row in one.edition_commodities.all()) or _("belum dipakai"),
        }
        for one in rubrics
    ]


def standing(rubric):
    """Draft or in force, for `{% pill … %}`."""
    if rubric.is_draft:
        return {"state": "draft", "label": _("Draf"), "tone": "waiting"}
    return {"state": "in_force", "label": _("Berlaku"), "tone": "good"}


def day(instant):
    """The day of an instant on Jakarta's clock: "3 Maret 2026"."""
    return date_format(instant.astimezone(clocks.WIB), clocks.DATE)
