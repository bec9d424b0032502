"""From a link to an account: inviting, sending again, revoking, accepting; the secret itself is in the mail alone."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from ovop_portal.accounts import notices
from ovop_portal.accounts.enums import InvitationState as S
from ovop_portal.accounts.handover import HANDOVER
from ovop_portal.accounts.models import Invitation, User
from ovop_portal.audit.models import Event
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.permissions import require


def obstacle(email):
    """The sentence that bars a new invitation to this address, or None."""
    if User.objects.filter(email__iexact=email).exists():
        return _("Alamat e-mail ini sudah memiliki akun. Cari namanya pada daftar petugas.")
    if Invitation.objects.usable().filter(email__iexact=email).exists():
        return _("Undangan untuk alamat ini masih menunggu. Kirim ulang dari daftar undangan bila pesannya tidak sampai.")
    return None


def repeated(actor, key):
    """Whether this actor has sent the form with this key already: the button was pressed twice."""
    return bool(key) and Event.objects.filter(actor=actor, action="accounts.invite", data__key=key).exists()


@unit()
def invite(actor, invitation, key=""):
    """Save an invitation that was not saved yet and send its link."""
    require(actor, "accounts.invite_into", invitation)
    if sentence := obstacle(invitation.email):
        raise ValidationError(sentence, code="taken")
    invitation.invited_by = actor
    token = invitation.issue()
    invitation.save()
    facts = {"role": invitation.role, "organisation": invitation.organisation_id}
    facts |= ({"key": key} if key else {}) | ({"heads_office": True} if invitation.heads_office else {})
    record(actor, "accounts.invite", invitation, after=S.PENDING, **facts)
    notices.invited(invitation, token)
    return invitation


@unit()
def invite_all(actor, invitations):
    """Invite in a loop: all or, when one is barred, none."""
    return [invite(actor, invitation) for invitation in invitations]


@unit()
def resend(actor, invitation):
    """A fresh secret and 24 hours more; the link sent before is dead."""
    invitation = _locked(actor, invitation)
    require(actor, "accounts.resend", invitation)
    before = invitation.standing
    if before in {S.USED, S.REVOKED}:
        sentence = _("Undangan ini sudah %s; tidak dapat dikirim ulang. Buat undangan baru bila perlu.")
        raise ValidationError(sentence % before.label.lower(), code="stale")
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise ValidationError(_("Alamat e-mail ini sudah memiliki akun."), code="taken")
    token = invitation.issue()
    invitation.save(update_fields=["token_hash", "expires_at"])
    record(actor, "accounts.resend", invitation, before=before, after=S.PENDING)
    notices.invited(invitation, token)
    return invitation


@unit()
def revoke(actor, invitation):
    """The link is dead; the row stays."""
    invitation = _locked(actor, invitation)
    require(actor, "accounts.revoke", invitation)
    before = invitation.standing
    if before != S.PENDING:
        raise ValidationError(_("Undangan ini sudah %s; tidak ada yang perlu dibatalkan.") % before.label.lower(), code="stale")
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])
    record(actor, "accounts.revoke", invitation, before=before, after=S.REVOKED)
    return invitation


@unit()
def accept(token, password):
    """Make the account of the invited person and return it; ValidationError when the link is spent or the address has an account."""
    invitation = Invitation.objects.usable().by_token(token).select_for_update(of=("self",)).first()
    if invitation is None:
        raise ValidationError(_("Tautan undangan ini tidak berlaku lagi."), code="spent")
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise ValidationError(_("Alamat e-mail ini sudah memiliki akun. Masuklah dengan akun itu."), code="taken")
    user = User.objects.create_user(
        invitation.email, password, name=invitation.name, role=invitation.role, organisation_id=invitation.organisation_id,
        heads_office=invitation.heads_office,
    )  # fmt: skip
    invitation.used_at = timezone.now()
    invitation.save(update_fields=["used_at"])
    record(user, "accounts.accept", invitation, before=S.PENDING, after=S.USED, user=user.pk)
    _take_over(user)
    return user


def _take_over(newcomer):
    """What colleagues left behind while the office had nobody else."""
    for leaver in User.objects.filter(organisation=newcomer.organisation_id, role=newcomer.role, is_active=False):
        HANDOVER.ask(leaver, newcomer, newcomer)


def _locked(actor, invitation):
    return Invitation.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=invitation.pk)
