"""One assessor's work: the rows of the list, what needs me first, and which sheet comes next. Plain values, few queries."""

from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.enums import WRITABLE, State
from assessments.models import Assignment, Score
from ovop_portal.kit.templatetags.look import points as shown_points
from ovop_portal.programme.models import EditionCommodity

NEED = [State.REOPENED, State.RELEASED, State.ACCEPTED, State.FINAL, State.RECUSED]  # what is written first stands first
OPEN = (State.RELEASED, *WRITABLE)
COLUMNS = [
    "pk", "state", "nomination__code", "nomination__product__name", "nomination__product__ikm__name", "nomination__region__name",
    "nomination__region__parent__name", "nomination__edition_id", "nomination__edition__year", "nomination__edition__name",
    "nomination__edition__assessment_closes", "nomination__edition__publication_at", "nomination__edition__is_sample",
    "nomination__product__commodity_id", "nomination__product__commodity__code", "nomination__product__commodity__name", "sheet__total",
    "mandate__ended_at",
]  # fmt: skip


def needing():
    """An ordering expression: the place of a state in NEED."""
    return Case(*(When(state=state, then=Value(place)) for place, state in enumerate(NEED)), default=Value(9), output_field=IntegerField())


def queue(user):
    """My assignments, newest edition first, in it what needs me first."""
    rows = Assignment.objects.of(user).annotate(need=needing())
    return rows.order_by("-nomination__edition__year", "need", "nomination__product__commodity__order", "nomination__product__name", "pk")


def figures(rows):
    """How many wait for a declaration, are being scored, are final: of these rows, in one query."""
    return rows.aggregate(
        all=Count("pk"),
        released=Count("pk", filter=Q(state=State.RELEASED)),
        writable=Count("pk", filter=Q(state__in=WRITABLE)),
        final=Count("pk", filter=Q(state=State.FINAL)),
    )


def present(values):
    """Rows for the page from values(*COLUMNS), in two queries more; each says how far the sheet is and what its one button does."""
    values = list(values)
    done, wanted = _marked([one["pk"] for one in values]), _indicators(values)
    return [_row(one, done.get(one["pk"], 0), wanted.get(_rubric_of(one), 0)) for one in values]


def by_edition(rows):
    """[(edition facts, its rows)] of rows that are ordered by edition."""
    groups = []
    for row in rows:
        if not groups or groups[-1][0]["id"] != row["edition"]["id"]:
            groups.append((row["edition"], []))
        groups[-1][1].append(row)
    return groups


def next_after(user, assignment):
    """The assignment that follows in my queue and is not finished: sheets that take marks first, then those to be accepted; or None."""
    rows = Assignment.objects.of(user).filter(mandate__ended_at=None, state__in=OPEN, nomination__edition=assignment.nomination.edition_id)
    others = [row for row in rows.exclude(pk=assignment.pk).values_list("pk", "state").order_by("pk")]
    return min(others, key=lambda row: (row[1] not in WRITABLE, row[0] < assignment.pk, row[0]), default=(None,))[0]


def _rubric_of(one):
    return one["nomination__edition_id"], one["nomination__product__commodity_id"]


def _marked(ids):
    rows = Score.objects.filter(sheet__assignment__in=ids).filter(Q(points__isnull=False) | Q(not_applicable=True))
    return dict(rows.order_by().values_list("sheet__assignment").annotate(Count("pk")))


def _indicators(values):
    """(edition, commodity) → number of indicators of its rubric."""
    wanted = EditionCommodity.objects.filter(edition__in={one["nomination__edition_id"] for one in values})
    counted = wanted.order_by().annotate(number=Count("rubric__aspects__groups__indicators"))
    return {(edition, commodity): number for edition, commodity, number in counted.values_list("edition", "commodity", "number")}


def _row(one, done, wanted):
    state, ended = State(one["state"]), one["mandate__ended_at"] is not None
    address = reverse("assessments:sheet", args=[one["pk"]])
    closes = one["nomination__edition__publication_at" if state == State.REOPENED else "nomination__edition__assessment_closes"]
    return {
        "pk": one["pk"],
        "url": address,
        "button": "" if ended else _button(state, done, wanted),
        "product": one["nomination__product__name"],
        "ikm": one["nomination__product__ikm__name"],
        "place": one["nomination__region__name"],
        "province": one["nomination__region__parent__name"] or "",
        "code": one["nomination__code"],
        "commodity": (one["nomination__product__commodity__code"], one["nomination__product__commodity__name"]),
        "state": state.value,
        "label": str(state.label),
        "done": done,
        "all": wanted,
        "progress": _("%(done)d dari %(all)d") % {"done": done, "all": wanted} if state in WRITABLE or state == State.FINAL else "",
        "total": shown_points(one["sheet__total"]) if state == State.FINAL and one["sheet__total"] is not None else "",
        "raw_total": one["sheet__total"] if state == State.FINAL else None,
        "until": closes if state in OPEN else None,
        "is_open": state in OPEN and not ended,
        "edition": {
            "id": one["nomination__edition_id"],
            "year": one["nomination__edition__year"],
            "name": one["nomination__edition__name"],
            "closes": one["nomination__edition__assessment_closes"],
            "is_open": one["nomination__edition__assessment_closes"] > timezone.now(),
            "is_sample": one["nomination__edition__is_sample"],
        },
    }


def _button(state, done, wanted):
    if state == State.RELEASED:
        return _("Nyatakan")
    if state in WRITABLE:
        return _("Nilai") if not done else _("Finalkan") if done == wanted else _("Lanjutkan")
    return _("Lihat") if state == State.FINAL else ""
