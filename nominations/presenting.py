"""Rows ready to be shown: a list of nominations, the tally of drafts, a history, results of a screening, changes between revisions."""

from functools import lru_cache

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from nominations.enums import Result, State
from nominations.models import Nomination
from ovop_portal.audit.models import Event
from ovop_portal.kit.permissions import can
from ovop_portal.kit.templatetags.look import briefly, pill, wib

SENT_ACTS = {
    "nominations.submit": gettext_lazy("Usulan dikirim"),
    "nominations.endorse": gettext_lazy("Direkomendasikan dinas provinsi"),
    "nominations.return": gettext_lazy("Dikembalikan untuk perbaikan"),
    "nominations.pass": gettext_lazy("Dinyatakan lolos administrasi"),
    "nominations.fail": gettext_lazy("Dinyatakan tidak lolos"),
    "nominations.withdraw": gettext_lazy("Usulan ditarik"),
    "nominations.lapse": gettext_lazy("Dinyatakan gugur"),
    "nominations.reinstate": gettext_lazy("Keberatan diterima"),
    "nominations.receive_sample": gettext_lazy("Contoh produk diterima sekretariat"),
}
OWN_ACTS = {
    "nominations.create": gettext_lazy("Draf dibuat"),
    "nominations.document": gettext_lazy("Dokumen disimpan"),
    "nominations.drop_document": gettext_lazy("Dokumen dikeluarkan"),
    "nominations.ask_ikm": gettext_lazy("Konfirmasi IKM diminta"),
    "nominations.ikm_answer": gettext_lazy("IKM menjawab"),
    "nominations.hand_over": gettext_lazy("Petugas penanggung jawab diganti"),
}
CHECKING_ACTS = {"nominations.screen": gettext_lazy("Hasil pemeriksaan diisi")}
UNSENT = {State.DRAFT, State.RETURNED}  # what waits at the office: its row tells how far it is, not when it was sent
TALLY = 50  # drafts named on the list page; the rest is counted


COLUMNS = [
    "code", "state", "readiness", "submitted_at", "return_due", "product__name", "product__ikm__name", "region__name", "edition__year",
    "edition__is_sample",
]  # fmt: skip


def columns_of(keys):
    """What a list shows of the nominations with these keys, in their order."""
    found = {one["pk"]: one for one in Nomination.objects.filter(pk__in=keys).order_by().values("pk", *COLUMNS)}
    return [found[key] for key in keys if key in found]


def list_rows(page):
    """The rows of a list from `values(*COLUMNS)`, each short enough for one line on a wide screen."""
    base = reverse("nominations:list")
    pills = {code: pill(code, label) for code, label in State.choices}
    return [
        {
            "url": f"{base}{one['code']}/",
            "name": one["product__name"],
            "ikm": one["product__ikm__name"],
            "place": briefly(one["region__name"]),
            "year": one["edition__year"],
            "state": pills[one["state"]],
            "sent": one["state"] not in UNSENT and one["submitted_at"] is not None,
            "when": _when(one),
        }
        for one in page.object_list
    ]


def _when(nomination):
    """The one instant or figure that a row of this state must tell."""
    if nomination["state"] == State.DRAFT:
        return _("terisi %d%%") % nomination["readiness"]
    if nomination["state"] == State.RETURNED and nomination["return_due"]:
        return _("batas %s") % date_format(localtime(nomination["return_due"]), "j M H.i")
    return _day(localtime(nomination["submitted_at"]).date(), get_language()) if nomination["submitted_at"] else ""


@lru_cache(maxsize=1000)
def _day(day, language):
    """A day in short; an edition has few of them."""
    del language
    return date_format(day, "j M Y")


def tally(rows):
    """(rows to show, how many more): what others may know of drafts."""
    found = list(rows)
    shown = [
        {
            "office": one["office__name"],
            "commodity": one["product__commodity__name"],
            "readiness": one["readiness"],
            "saved": wib(one["saved_at"]),
        }
        for one in found[:TALLY]
    ]
    return shown, len(found) - len(shown)


def history(nomination, user):
    """Events of components/_timeline.html, newest first: the own office sees its work, the ministry the screening, all what was sent."""
    words = dict(SENT_ACTS)
    if can(user, "nominations.see_draft", nomination):
        words |= OWN_ACTS
    if can(user, "nominations.see_checks", nomination):
        words |= CHECKING_ACTS
    events = Event.objects.about(nomination).filter(action__in=words).for_page().order_by("-seq")
    states = dict(State.choices)
    return [
        {
            "what": words[event.action],
            "who": str(event.actor),
            "at": event.at,
            "note": event.note or event.data.get("name", ""),
            "before": states.get(event.before, ""),
            "after": states.get(event.after, ""),
        }
        for event in events
    ]


def last_note(nomination):
    """The note of the act that led to a state which an office must understand, or ""."""
    action = {State.RETURNED: "return", State.INELIGIBLE: "fail", State.WITHDRAWN: "withdraw", State.LAPSED: "lapse"}.get(nomination.state)
    if action is None:
        return ""
    event = Event.objects.about(nomination).filter(action=f"nominations.{action}").last()
    return event.note if event else ""


def screening(nomination, user):
    """What the screening found, for those who may read it: the ministry always, the office and its province once it is said."""
    said = nomination.state in {State.RETURNED, State.ELIGIBLE, State.INELIGIBLE, State.LAPSED}
    if not can(user, "nominations.see_checks", nomination) and not said:
        return []
    results = dict(Result.choices)
    return [
        {
            "name": item.rule.name,
            "state": item.result,
            "label": results[item.result],
            "reason": item.get_reason_display() if item.reason else "",
            "clause": item.clause,
            "remark": item.remark,
        }
        for item in nomination.current_items()
    ]


def revision_rows(revisions):
    """The revisions of a nomination, newest first, each with its page and its receipt."""
    return [
        {
            "number": one.number,
            "receipt": one.receipt,
            "at": one.sent_at,
            "by": str(one.sent_by),
            "url": reverse("nominations:revision", args=[one.nomination.code, one.number]),
            "receipt_url": reverse("nominations:receipt", args=[one.nomination.code, one.number]),
        }
        for one in revisions
    ]
