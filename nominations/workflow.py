"""The life of a nomination, declared once. Buttons, permissions, audit, help page and tests all read this table."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nominations import notices
from nominations.enums import Result
from nominations.enums import State as S
from nominations.models import Nomination, ScreeningItem, checklist
from nominations.models.revision import draw
from ovop_portal.workflow import Transition, Workflow


def send(nomination, actor, note, **facts):
    """Draw the revision that will be judged; results of papers that did not change are carried over.

    The instant that is written is itself held against the deadline: no receipt bears a time after it.
    """
    now = timezone.now()
    if barred := checklist.closed(nomination, now):
        raise ValidationError(barred, code="blocked")
    before = nomination.revision()
    nomination.submitted_at = nomination.submitted_at or now
    nomination.return_due, nomination.readiness, nomination.endorsed_by = None, 100, None
    revision = draw(nomination, before.number + 1 if before else 1, actor, now)
    revision.save()
    if before:
        _carry_over(before, revision)
    return {"revision": revision.number, "sha256": revision.sha256}


def _carry_over(before, revision):
    old, new = before.content["documents"], revision.content["documents"]
    for item in before.screening.filter(result=Result.MET).select_related("rule"):
        if old.get(item.rule.code) == new.get(item.rule.code):
            item.pk, item.revision = None, revision
            item.save(force_insert=True)


def endorse(nomination, actor, note, **facts):
    nomination.endorsed_by = actor
    return {}


def give_back(nomination, actor, note, due=None, **facts):
    if due is None or due <= timezone.now():
        raise ValidationError(gettext("Batas perbaikan harus diisi dengan waktu yang akan datang."), code="due")
    if due > nomination.edition.screening_closes:
        limit = checklist.moment(nomination.edition.screening_closes)
        raise ValidationError(gettext("Batas perbaikan paling lambat %s, saat seleksi administrasi selesai.") % limit, code="due")
    nomination.return_due = due
    return {"due": due.isoformat()}


def judge(nomination, actor, note, **facts):
    nomination.screened_by = actor
    return {"items": {item.rule.code: item.result for item in nomination.current_items()}}


def lapse_blockers(nomination):
    if checklist.lapses(nomination, timezone.localdate()):
        return []
    return [gettext("Semua dokumen wajib masih berlaku; usulan tidak dapat dinyatakan gugur.")]


def reopen(nomination, actor, note, **facts):
    """An upheld objection starts the screening anew: the refused items are asked again."""
    dropped = ScreeningItem.objects.filter(revision=nomination.revision()).exclude(result=Result.MET)
    codes = list(dropped.values_list("rule__code", flat=True))
    dropped.delete()
    nomination.screened_by = None
    return {"asked_again": codes}


# fmt: off
NOMINATION = Workflow(
    "nominations",
    #          name         button                          from                          to
    Transition("submit",    _("Kirim usulan"),              {S.DRAFT, S.RETURNED},        S.SUBMITTED,
               blockers=Nomination.missing,                 effect=send,                  notify=notices.submitted,
               inline=False),
    Transition("endorse",   _("Rekomendasikan"),            {S.SUBMITTED},                S.ENDORSED,
               effect=endorse,                              notify=notices.endorsed,
               confirm=_("Dengan merekomendasikan, provinsi menyatakan telah memeriksa usulan ini.")),
    Transition("pass",      _("Nyatakan lolos"),            {S.SUBMITTED, S.ENDORSED},    S.ELIGIBLE,
               blockers=Nomination.unmet,                   effect=judge,                 notify=notices.passed),
    Transition("return",    _("Kembalikan untuk perbaikan"), {S.SUBMITTED, S.ENDORSED},   S.RETURNED,
               needs_note=True,                             effect=give_back,             notify=notices.returned,
               tone="secondary",                            inline=False),
    Transition("fail",      _("Nyatakan tidak lolos"),      {S.SUBMITTED, S.ENDORSED},    S.INELIGIBLE,
               blockers=Nomination.refusals, needs_note=True, effect=judge,               notify=notices.failed,
               tone="danger"),
    Transition("withdraw",  _("Tarik usulan"),              {S.DRAFT, S.SUBMITTED, S.ENDORSED, S.RETURNED, S.ELIGIBLE}, S.WITHDRAWN,
               needs_note=True,                             notify=notices.withdrawn,     tone="danger",
               confirm=_("Usulan yang ditarik tidak dapat dikirim lagi pada periode ini.")),
    Transition("lapse",     _("Nyatakan gugur"),            {S.ELIGIBLE},                 S.LAPSED,
               blockers=lapse_blockers, needs_note=True,    notify=notices.lapsed,        tone="danger"),
    Transition("reinstate", _("Terima keberatan"),          {S.INELIGIBLE},               S.SUBMITTED,
               needs_note=True,                             effect=reopen,                notify=notices.reinstated,
               tone="secondary"),
)
# fmt: on
