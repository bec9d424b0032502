"""Who heads a dinas: while anybody works there, whoever gives the task up names the next."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ovop_portal.accounts import notices
from ovop_portal.accounts.enums import OFFICES
from ovop_portal.accounts.models import Invitation, Organisation, User
from ovop_portal.audit.trail import record
from ovop_portal.kit.permissions import require

NAME_THE_NEXT = gettext_lazy("Pilih kepala atau koordinator berikutnya. Kantor yang memiliki petugas selalu memiliki satu.")


def hold(organisation_id):
    """Lock the office until the unit ends, so that two people never lay the task down at once."""
    Organisation.objects.select_for_update(of=("self",)).filter(pk=organisation_id).first()


def heirs(person):
    """The colleagues among whom the next head is chosen; nobody where the task is not in this person's hands alone."""
    colleagues = User.objects.colleagues_of(person)
    if not (person.is_active and person.leads_office) or colleagues.filter(heads_office=True).exists():
        return User.objects.none()
    return colleagues


def must_pass_on(person):
    """Whether the next head has to be named before this person stops: the only one, and somebody is there to follow."""
    return heirs(person).exists()


def is_only_one(person):
    """Whether no colleague heads the office beside this person."""
    return person.leads_office and not User.objects.colleagues_of(person).filter(heads_office=True).exists()


def is_vacant(office):
    """Whether whoever comes next is the first: nobody can sign in, and no head has been invited."""
    waiting = Invitation.objects.usable().filter(organisation=office, heads_office=True)
    return not User.objects.filter(organisation=office, is_active=True).exists() and not waiting.exists()


def vacant(offices):
    """The same for many: the primary keys among these, in two queries."""
    staffed = User.objects.filter(organisation__in=offices, is_active=True).values_list("organisation_id", flat=True)
    waiting = Invitation.objects.usable().filter(organisation__in=offices, heads_office=True).values_list("organisation_id", flat=True)
    return set(offices) - set(staffed) - set(waiting)


def first_of(role, office):
    """Whether somebody invited in this role becomes the head as the first person of a dinas."""
    return role in OFFICES and is_vacant(office)


def pass_on(actor, person, heir):
    """The heir heads the office from now on; the person's own task is ended by whoever calls this."""
    if not heirs(person).filter(pk=heir.pk).exists():
        raise ValidationError(_("Kepala atau koordinator berikutnya harus petugas aktif dari kantor yang sama."), code="heir")
    name(actor, heir)


def name(actor, person):
    """Give the task to somebody of a dinas. Runs inside the caller's unit."""
    require(actor, "accounts.name_head", person)
    person.heads_office = True
    person.save(update_fields=["heads_office"])
    tell_named(actor, person)


def tell_named(actor, person):
    """The event and the message for a task that was just given."""
    record(actor, "accounts.name_head", person, before="officer", after="head")
    if person != actor:
        notices.head_named(person, actor)


def tell_released(actor, person):
    """The event and the message for a task that was just taken."""
    record(actor, "accounts.release_head", person, before="head", after="officer")
    if person != actor and person.is_active:
        notices.head_released(person, actor)
