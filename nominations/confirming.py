"""The IKM confirms: asking by a link, the one answer, and where that stands beside what the file says now."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from nominations import notices
from nominations.enums import OwnerSays
from nominations.facts import as_it_stands
from nominations.models import Confirmation, Nomination
from ovop_portal.accounts.models import User
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.permissions import require
from ovop_portal.kit.templatetags.look import wib


@unit()
def ask(actor, nomination):
    """(confirmation, secret of its link); a link sent before dies."""
    nomination = Nomination.objects.select_for_update(of=("self",)).get(pk=nomination.pk)
    require(actor, "nominations.ask_ikm", nomination)
    nomination.confirmations.filter(answered_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now())
    confirmation = Confirmation(nomination=nomination, asked_by=actor)
    token = confirmation.issue()
    confirmation.save()
    record(actor, "nominations.ask_ikm", nomination)
    return confirmation, token


@unit()
def withdraw(actor, nomination):
    """The link that waits works no longer."""
    require(actor, "nominations.ask_ikm", nomination)
    if nomination.confirmations.filter(answered_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        record(actor, "nominations.withdraw_question", nomination)


@unit()
def answer(token, said, read):
    """Use the link up. `said` are fields of Confirmation; `read` is the sha256 of what the page showed.

    ValidationError with the code "spent" when the link works no longer, with "changed" when the file says something else by now.
    """
    confirmation = Confirmation.objects.by_token(token).select_for_update(of=("self",)).select_related("nomination__product__ikm").first()
    if confirmation is None or not confirmation.is_open:
        raise ValidationError(_("Tautan ini sudah tidak berlaku."), code="spent")
    if read != as_it_stands(confirmation.nomination).sha256:
        raise ValidationError(_("Dinas baru saja mengubah isian ini. Baca sekali lagi di bawah, lalu jawab."), code="changed")
    for name, value in said.items():
        setattr(confirmation, name, value)
    confirmation.sha256, confirmation.answered_at = read, timezone.now()
    confirmation.save()
    facts = {"answer": confirmation.answer, "name": confirmation.name, "consents": confirmation.consents, "read": read}
    record(User.objects.system(), "nominations.ikm_answer", confirmation.nomination, confirmation.words, **facts)
    notices.answered_by_ikm(confirmation)
    return confirmation


def standing(nomination):
    """{"state", "label", "told", "words", "consents"} of the last question, or None when the owner was never asked.

    `state` is a word of docs/look.md; an answer to another content than the present one is said to be that.
    """
    last = nomination.confirmations.filter(withdrawn_at=None).order_by("-asked_at").first()
    if last is None:
        return None
    if last.answered_at is None:
        if last.is_open:
            return _shown("pending", _("Menunggu IKM"), _("Diminta %(at)s; tautan berlaku sampai %(until)s.") % _times(last))
        return _shown("expired", _("Belum dijawab"), _("Tautan berakhir pada %(until)s tanpa jawaban.") % _times(last))
    told = _("Dijawab %(name)s pada %(at)s.") % {"name": last.name, "at": wib(last.answered_at)}
    if last.answer == OwnerSays.WRONG:
        return _shown("objected", _("IKM berkeberatan"), told, last)
    if last.sha256 != as_it_stands(nomination).sha256:
        return _shown(
            "unclear", _("Isian berubah sesudahnya"), f"{told} {_('Isian diubah setelah itu; minta konfirmasi sekali lagi.')}", last
        )
    return _shown("confirmed", _("Dibenarkan IKM"), told, last)


def _times(last):
    return {"at": wib(last.asked_at), "until": wib(last.expires_at)}


def _shown(state, label, told, last=None):
    return {
        "state": state,
        "label": label,
        "told": told,
        "words": last.words if last else "",
        "consents": last.consents if last else None,
    }
