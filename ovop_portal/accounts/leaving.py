"""What happens when an officer leaves: the account is closed at once, open work goes to a colleague, files stay with the office."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ovop_portal.accounts import notices
from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.handover import HANDOVER, OPEN_WORK
from ovop_portal.accounts.models import User
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.permissions import require

OFFICES = {Role.REGENCY, Role.PROVINCE}  # their work belongs to the office, so a colleague takes it over


def open_work(person):
    """What is open at this person's desk, as sentences."""
    return [sentence for sentences in OPEN_WORK.ask(person) for sentence in sentences]


def successors(person):
    """Active colleagues who can take the work over."""
    if person.role not in OFFICES:
        return User.objects.none()
    return User.objects.filter(organisation=person.organisation_id, role=person.role, is_active=True).exclude(pk=person.pk)


def must_hand_over(person):
    """Whether a successor has to be named: there is open work of an office, and somebody who can take it."""
    return bool(open_work(person)) and successors(person).exists()


@unit()
def disable(actor, person, successor=None, note=""):
    """Close the account and hand its open work over; sessions end at their next request."""
    person = _locked(actor, person)
    require(actor, "accounts.disable", person)
    if not person.is_active:
        raise ValidationError(_("Akun ini sudah nonaktif."), code="stale")
    if successor is None and must_hand_over(person):
        raise ValidationError(_("Pilih rekan yang melanjutkan pekerjaan yang belum selesai."), code="successor")
    if successor is not None and not successors(person).filter(pk=successor.pk).exists():
        raise ValidationError(_("Penerus harus petugas aktif dari kantor yang sama."), code="successor")
    moved = sum(HANDOVER.ask(person, successor, actor))
    person.is_active = False
    person.save(update_fields=["is_active"])
    facts = {"successor": successor.pk} if successor else {}
    record(actor, "accounts.disable", person, note, before="active", after="disabled", moved=moved, **facts)
    if successor and moved:
        notices.handed_over(person, successor, actor)
    return person


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
    return person


def _locked(actor, person):
    return User.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person.pk)
