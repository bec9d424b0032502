"""The team's view of an edition: how far it is, and its nominations in order of their total, as plain values in few queries.

Everything here starts from `Standing.objects.visible_to(user)`: what the person owes a sheet on has no total, no count and no place, stands
in no order, and is listed apart with the reason.
"""

from functools import lru_cache

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assessments.models import Assignment, Standing
from nominations.enums import State
from nominations.models import Nomination
from ovop_portal.kit.templatetags.look import commodity, pill, points

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
    """The standings of the edition that this person may see; what was withdrawn since is not weighed any more."""
    withdrawn = Nomination.objects.filter(edition=edition, state=State.WITHDRAWN).values("pk")
    return Standing.objects.visible_to(user).filter(edition=edition).exclude(nomination__in=withdrawn)


def with_judged(editions):
    """Editions annotated with the number of their nominations that are weighed."""
    rows = Nomination.objects.filter(edition=OuterRef("pk"), state__in=JUDGED)
    number = Subquery(rows.order_by().values("edition").annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    return editions.annotate(judged=Coalesce(number, 0))


def figures(standings):
    """How far the edition is, over what the person may see: nominations, sheets, complete ones, cases for the plenary."""
    found = dict.fromkeys(["nominations", "begun", "due", "final", "complete", "plenary"], 0)
    rows = standings.order_by().values_list("sheets_due", "sheets_final", "plenary").annotate(number=Count("pk"))
    for due, final, plenary, number in rows:
        found["nominations"] += number
        found["begun"] += number * (due > 0)
        found["due"] += number * due
        found["final"] += number * final
        found["complete"] += number * (0 < due == final)
        found["plenary"] += number * plenary
    return found


def owed_rows(user, edition):
    """The nominations that this person still has to score, with the way to the own sheet. Nothing else is known of them."""
    rows = Assignment.objects.owed_by(user).filter(mandate__edition=edition).exclude(nomination__state=State.WITHDRAWN)
    names = ["pk", "nomination__code", "nomination__product__name", "nomination__product__ikm__name", "nomination__region__name"]
    return [
        {
            "url": reverse("assessments:sheet", args=[one["pk"]]),
            "code": one["nomination__code"],
            "product": one["nomination__product__name"],
            "ikm": one["nomination__product__ikm__name"],
            "place": one["nomination__region__name"],
        }
        for one in sorted(rows.order_by().values(*names), key=lambda one: (one["nomination__product__name"], one["pk"]))
    ]


def page_of(standings, order, number, count, year):
    """(page, rows) of the ordered standings, of which there are `count`; one query, and on a page that begins inside a tie one more."""
    paginator = Paginator(standings.order_by(*ORDERS[order]), PAGE)
    paginator.count = count
    number = paginator.get_page(number).number
    start = (number - 1) * PAGE
    before, values, after = _window(standings, order, start)
    places = [""] * len(values)
    if order == FIRST and values:
        places = _places([one["total"] for one in values], start, _leading(standings, before, values, start), after)
    base = reverse("assessments:team", args=[year])
    rows = [row_of(one, base, place) for one, place in zip(values, places, strict=True)]
    return Page(rows, number, paginator), rows


def _window(standings, order, start):
    """The total before the page (or None), its rows, the total after it (or None). Only these are joined: by keys, not by a subquery."""
    first, last = max(0, start - 1), start + PAGE + 1
    ids = list(standings.order_by(*ORDERS[order]).values_list("pk", flat=True)[first:last])
    values = list(Standing.objects.filter(pk__in=ids).order_by(*ORDERS[order]).values(*COLUMNS))
    before = values.pop(0)["total"] if start and values else None
    after = values.pop()["total"] if len(values) > PAGE else None
    return before, values, after


def _leading(standings, before, values, start):
    """(place of the first row, whether it shares it with the page before)."""
    total = values[0]["total"]
    if total is None or total != before:
        return start + 1, False
    return standings.filter(total__gt=total).count() + 1, True


def _places(totals, start, leading, after):
    """The place of each total of a page in falling order, `start` rows into the list; a shared one as "3="; none without a total."""
    first, shared = leading
    found = []
    for total in totals:
        if total is None:
            found.append("")
            continue
        leads = total == totals[0]
        place = first if leads else start + totals.index(total) + 1
        tied = totals.count(total) > 1 or (leads and shared) or total == after
        found.append(f"{place}=" if tied else str(place))
    return found


def row_of(one, base, place=""):
    """One standing, as values(*COLUMNS) gives it, in ready words."""
    return {
        "url": f"{base}{one['nomination__code']}/",
        "product": one["nomination__product__name"],
        "region": one["nomination__region__name"],
        "commodity": commodity(one["nomination__product__commodity__code"], one["nomination__product__commodity__name"]),
        "lapsed": one["nomination__state"] == State.LAPSED,
        "place": place,
        "total": shown(one["total"], get_language()),
        "c_share": shown(one["c_share"], get_language()),
        "spread": shown(one["spread"], get_language()),
        "star": star_words(one["star"]),
        "sheets": f"{one['sheets_final']}/{one['sheets_due']}",
        "state": _state(one),
    }


def _state(one):
    if one["plenary"]:
        return pill("unclear", _("Pleno"))
    if 0 < one["sheets_due"] == one["sheets_final"]:
        return pill("valid", _("Lengkap"))
    return pill("queued", _("Menunggu"), "neutral")


@lru_cache(maxsize=20_000)
def shown(value, language):
    """A figure of a standing as people read it; all the figures there can be are kept."""
    del language
    return "" if value is None else points(value)


def star_words(star):
    """A computed star in words, never as the mark of an official one; "" while there is none to compute."""
    if star is None:
        return ""
    return _("%d bintang") % star if star else _("Belum berbintang")
