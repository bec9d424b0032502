"""The team's view of an edition: how far it is, and its nominations in order of their total, as plain values in few queries.

Everything here starts from `Standing.objects.visible_to(user)`: what the person owes a sheet on has no total, no count and no place, stands
in no order, and is listed apart with the reason.
"""

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import Assignment, Standing
from nominations.enums import Kind, State
from nominations.models import Nomination
from ovop_portal.kit.templatetags.look import points

PAGE = 50
JUDGED = (State.ELIGIBLE, State.LAPSED)
ORDERS = {  # word in the address → ordering
    "nilai": [F("total").desc(nulls_last=True), "pk"],
    "nilai-naik": [F("total").asc(nulls_last=True), "pk"],
    "selisih": [F("spread").desc(nulls_last=True), "pk"],
    "selisih-naik": [F("spread").asc(nulls_last=True), "pk"],
}
FIRST = "nilai"
COLUMNS = [
    "pk", "total", "c_share", "spread", "star", "plenary", "sheets_final", "sheets_due", "reasons", "nomination__code",
    "nomination__state", "nomination__kind", "nomination__product__name", "nomination__product__ikm__name", "nomination__region__name",
    "nomination__region__parent__name", "nomination__product__commodity__code", "nomination__product__commodity__name",
]  # fmt: skip


def standings_of(user, edition):
    """The standings of the edition that this person may see."""
    return Standing.objects.visible_to(user).filter(nomination__edition=edition, nomination__state__in=JUDGED)


def with_unassigned(editions):
    """Editions annotated with the number of their eligible nominations that nobody is assigned to."""
    open_ones = Nomination.objects.filter(edition=OuterRef("pk"), state=State.ELIGIBLE).filter(Q(standing=None) | Q(standing__sheets_due=0))
    number = Subquery(open_ones.order_by().values("edition").annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    return editions.annotate(unassigned=Coalesce(number, 0))


def figures(standings):
    """How far the edition is, over what the person may see: nominations, sheets, complete ones, cases for the plenary."""
    return standings.aggregate(
        nominations=Count("pk"),
        due=Coalesce(Sum("sheets_due"), 0),
        final=Coalesce(Sum("sheets_final"), 0),
        complete=Count("pk", filter=Q(sheets_due__gt=0, sheets_final=F("sheets_due"))),
        plenary=Count("pk", filter=Q(plenary=True)),
    )


def owed_rows(user, edition):
    """The nominations that this person still has to score, with the way to the own sheet. Nothing else is known of them."""
    rows = Assignment.objects.owed_by(user).filter(nomination__edition=edition, nomination__state__in=JUDGED)
    names = ["pk", "nomination__code", "nomination__product__name", "nomination__product__ikm__name", "nomination__region__name"]
    rows = rows.order_by("nomination__product__name", "pk").values(*names)
    return [
        {
            "url": reverse("assessments:sheet", args=[one["pk"]]),
            "code": one["nomination__code"],
            "product": one["nomination__product__name"],
            "ikm": one["nomination__product__ikm__name"],
            "place": one["nomination__region__name"],
        }
        for one in rows
    ]


def page_of(standings, order, number, year):
    """(page, rows) of the ordered standings: one query for the rows, one that counts them and places the first one."""
    number = int(number) if str(number).isascii() and str(number).isdigit() and 0 < int(number) < 10**6 else 1
    ordered = standings.order_by(*ORDERS[order])
    values = list(ordered.values(*COLUMNS)[(number - 1) * PAGE : number * PAGE])
    facts = _counted(standings, [one["total"] for one in values if one["total"] is not None])
    paginator = Paginator(ordered, PAGE)
    paginator.count = facts["all"]
    if number > paginator.num_pages:
        return page_of(standings, order, paginator.num_pages, year)
    places = _places([one["total"] for one in values], (number - 1) * PAGE, facts) if order == FIRST else [""] * len(values)
    rows = [row_of(one, year, place) for one, place in zip(values, places, strict=True)]
    return Page(rows, number, paginator), rows


def _counted(standings, totals):
    """How many there are, how many stand above the first of these totals, and how many share the first and the last one."""
    counts = {"all": Count("pk")}
    if totals:
        wanted = {"above": Q(total__gt=totals[0]), "first": Q(total=totals[0]), "last": Q(total=totals[-1])}
        counts |= {name: Count("pk", filter=condition) for name, condition in wanted.items()}
    return standings.aggregate(**counts)


def _places(totals, offset, facts):
    """The place of each total of a page in falling order, `offset` rows into the list; a shared one as "3="; none without a total."""
    found = []
    for total in totals:
        if total is None:
            found.append("")
            continue
        leads, trails = total == totals[0], total == next(one for one in reversed(totals) if one is not None)
        place = facts["above"] + 1 if leads else offset + totals.index(total) + 1
        sharing = facts["first"] if leads else facts["last"] if trails else totals.count(total)
        found.append(f"{place}=" if sharing > 1 else str(place))
    return found


def row_of(one, year, place=""):
    """One standing, as values(*COLUMNS) gives it, in ready words."""
    return {
        "url": reverse("assessments:nomination", args=[year, one["nomination__code"]]),
        "code": one["nomination__code"],
        "product": one["nomination__product__name"],
        "ikm": one["nomination__product__ikm__name"],
        "region": one["nomination__region__name"],
        "province": one["nomination__region__parent__name"] or one["nomination__region__name"],
        "commodity": (one["nomination__product__commodity__code"], one["nomination__product__commodity__name"]),
        "kind": str(Kind(one["nomination__kind"]).label),
        "lapsed": one["nomination__state"] == State.LAPSED,
        "place": place,
        "total": _shown(one["total"]),
        "c_share": _shown(one["c_share"]),
        "spread": _shown(one["spread"]),
        "star": star_words(one["star"]),
        "plenary": one["plenary"],
        "sheets": f"{one['sheets_final']}/{one['sheets_due']}",
        "complete": 0 < one["sheets_due"] == one["sheets_final"],
    }


def _shown(value):
    return "" if value is None else points(value)


def star_words(star):
    """A computed star in words, never as the mark of an official one; "" while there is none to compute."""
    if star is None:
        return ""
    return _("%d bintang") % star if star else _("Belum berbintang")
