"""The work of the screening: which files wait for whom, how far each is, and which one comes next."""

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nominations.enums import Result, State
from nominations.models import Document, Nomination, Revision, ScreeningItem
from ovop_portal.accounts.enums import OrganisationKind
from ovop_portal.programme.enums import DocumentKind
from ovop_portal.programme.models import DocumentRule

READY, WAITING, RETURNED, OVER = 1, 2, 3, 4  # whose turn it is, in the order of the work list
TURNS = {
    READY: gettext_lazy("Siap diperiksa"),
    WAITING: gettext_lazy("Menunggu rekomendasi provinsi"),
    RETURNED: gettext_lazy("Dikembalikan untuk perbaikan"),
    OVER: gettext_lazy("Sudah diputus"),
}
SAMPLE_STATES = (State.SUBMITTED, State.ENDORSED, State.ELIGIBLE)  # in which the receipt of a sample is still of use
AWAITS_ENDORSEMENT = Q(state=State.SUBMITTED, edition__needs_endorsement=True, office__kind=OrganisationKind.REGENCY_OFFICE)


def turn():
    """An expression: READY, WAITING, RETURNED or OVER."""
    return Case(
        When(AWAITS_ENDORSEMENT, then=Value(WAITING)),
        When(state__in=[State.SUBMITTED, State.ENDORSED], then=Value(READY)),
        When(state=State.RETURNED, then=Value(RETURNED)),
        default=Value(OVER),
        output_field=IntegerField(),
    )


def queue(user):
    """Every sent nomination that the user sees, with its turn; what needs the secretariat stands first, the oldest on top."""
    return Nomination.objects.visible_to(user).annotate(turn=turn()).order_by("turn", "submitted_at", "pk")


def awaited_samples():
    """Samples that were sent and whose receipt nobody has recorded; by ids of rules, so that the index of current papers is used."""
    rules = DocumentRule.objects.filter(kind=DocumentKind.SAMPLE).values("pk")
    return Document.objects.current().filter(rule__in=rules, sent_on__isnull=False, received_at=None)


def latest_revision():
    """An expression: the id of the revision sent last."""
    return Subquery(Revision.objects.filter(nomination=OuterRef("pk")).order_by("-number").values("pk")[:1])


def with_progress(rows):
    """All that a row of the work list shows: mandatory papers asked, judged and refused, and what became of the sample."""
    ours = Q(commodity=None) | Q(commodity=OuterRef("product__commodity"))
    rules = DocumentRule.objects.mandatory().filter(ours, edition=OuterRef("edition"))
    items = ScreeningItem.objects.filter(revision=OuterRef("latest"), rule__in=rules_on_paper())
    samples = Document.objects.current().filter(nomination=OuterRef("pk"), rule__kind=DocumentKind.SAMPLE)
    return rows.for_list().annotate(
        latest=latest_revision(),
        asked=_count(rules.exclude(kind=DocumentKind.SAMPLE), "edition"),
        judged=_count(items, "revision"),
        refused=_count(items.filter(result=Result.NOT_MET), "revision"),
        sample_sent=Exists(samples),
        sample_open=Exists(samples.filter(received_at=None)),
    )


def rules_on_paper():
    """The rules whose items are counted as progress: mandatory, and no physical sample."""
    return DocumentRule.objects.mandatory().exclude(kind=DocumentKind.SAMPLE)


def _count(rows, by):
    counted = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def tally(rows, now=None):
    """How many of `queue()` stand where: {"ready", "waiting", "returned", "late", "over"}, in one query."""
    now = now or timezone.now()
    names = {"ready": READY, "waiting": WAITING, "returned": RETURNED, "over": OVER}
    counts = {name: Count("pk", filter=Q(turn=code)) for name, code in names.items()}
    return rows.order_by().aggregate(**counts, late=Count("pk", filter=Q(turn=RETURNED, return_due__lt=now)))


def following(rows, nomination):
    """The next file that is ready among `rows` (of `queue()`): the one sent after this one, else the oldest; None when all is done."""
    ready = rows.filter(turn=READY).exclude(pk=nomination.pk).order_by("submitted_at", "pk").select_related("product")
    after = Q(submitted_at__gt=nomination.submitted_at) | Q(submitted_at=nomination.submitted_at, pk__gt=nomination.pk)
    return ready.order_by(Case(When(after, then=0), default=1, output_field=IntegerField()), "submitted_at", "pk").first()


def list_rows(page, query="", now=None):
    """[(heading of a turn, rows)] of one page of `with_progress()`, as plain values; `query` is carried into each link."""
    now = now or timezone.now()
    base, states, tail = reverse("screening:list"), dict(State.choices), f"?{query}" if query else ""
    groups = []
    for one in page.object_list:
        if not groups or groups[-1]["turn"] != one.turn:
            groups.append({"turn": one.turn, "heading": TURNS[one.turn], "rows": []})
        late = one.turn == RETURNED and one.return_due is not None and one.return_due < now
        groups[-1]["rows"].append(
            {
                "url": f"{base}{one.code}/{tail}",
                "name": one.product.name,
                "ikm": one.product.ikm.name,
                "place": one.region.name,
                "commodity": one.product.commodity.name,
                "judged": _("%(done)d dari %(all)d") % {"done": one.judged, "all": one.asked},
                "refused": one.refused,
                "sample": _sample(one),
                "state": one.state,
                "label": states[one.state],
                "when": _when(one),
                "late": late,
            }
        )
    return groups


def _sample(one):
    if not one.sample_sent:
        return "–"
    return _("belum") if one.sample_open else _("diterima")


def _when(one):
    """The one instant that a row of this turn must tell, short."""
    if one.turn == RETURNED and one.return_due:
        return _("s.d. %s") % date_format(timezone.localtime(one.return_due), "j M Y H.i")
    return date_format(timezone.localtime(one.submitted_at), "j M Y")
