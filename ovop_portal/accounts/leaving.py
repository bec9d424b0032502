"""What happens when an officer leaves: the account is closed at once, open work and the office itself go to colleagues."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ovop_portal.accounts import headship, notices
from ovop_portal.accounts.handover import HANDOVER, OPEN_WORK
from ovop_portal.accounts.models import User
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.permissions import require


def open_work(person):
    """What is open at this person's desk, as sentences."""
    return [sentence for sentences in OPEN_WORK.ask(person) for sentence in sentences]


def successors(person):
    """Active colleagues who can take the work over."""
    return User.objects.colleagues_of(person)


def must_hand_over(person):
    """Whether a successor has to be named: there is open work of an office, and somebody who can take it."""
    return bool(open_work(person)) and successors(person).exists()


@unit()
def disable(actor, person, successor=None, note="", heir=None):
    """Close the account, hand its open work and its office over; sessions end at their next request."""
    headship.hold(person.organisation_id)
    person = _locked(actor, person)
    require(actor, "accounts.disable", person)
    _refuse(person, successor, heir)
    facts = {"successor": successor.pk} if successor else {}
    if heir is not None:
        headship.pass_on(actor, person, heir)
        person.heads_office = False
        facts["heir"] = heir.pk
    moved = sum(HANDOVER.ask(person, successor, actor))
    person.is_active = False
    person.save(update_fields=["is_active", "heads_office"])
    record(actor, "accounts.disable", person, note, before="active", after="disabled", moved=moved, **facts)
    notices.disabled(person, actor)
    if successor and moved:
        notices.handed_over(person, successor, actor)
    return person


def _refuse(person, successor, heir):
    """Say why the account cannot be closed like this."""
    if not person.is_active:
        raise ValidationError(_("Akun ini sudah nonaktif."), code="stale")
    if successor is None and must_hand_over(person):
        raise ValidationError(_("Pilih rekan yang melanjutkan pekerjaan yang belum selesai."), code="successor")
    if successor is not None and not successors(person).filter(pk=successor.pk).exists():
        raise ValidationError(_("Penerus harus petugas aktif dari kantor yang sama."), code="successor")
    if heir is None and headship.must_pass_on(person):
        raise ValidationError(str(headship.NAME_THE_NEXT), code="heir")


@unit()
def enable(actor, person):
    """Open the account again; work that was handed over and mandates that ended stay as they are."""
    person = _locked(actor, person)
    require(actor, "accounts.enable", person)
    if person.is_active:
        raise ValidationError(_("Akun ini sudah aktif."), code="stale")
    person.is_active = True
    person.save(update_fields=["is_active"])
    record(actor, "accounts.enable", person, before="disabled", after="active")
    notices.enabled(person, actor)
    return person


def _locked(actor, person):
    return User.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person.pk)
