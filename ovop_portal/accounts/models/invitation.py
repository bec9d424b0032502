"""A link that makes an account: for one person, once, for 24 hours."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.enums import InvitationState, Role
from ovop_portal.accounts.models.place import Organisation
from ovop_portal.kit.tokens import fingerprint, new_token

LIFETIME = timedelta(hours=24)


def expiry():
    return timezone.now() + LIFETIME


class InvitationQuerySet(models.QuerySet):
    def usable(self):
        return self.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now())

    def in_state(self, state):
        """Rows that are now in this InvitationState."""
        now = timezone.now()
        return {
            InvitationState.PENDING: self.usable(),
            InvitationState.USED: self.filter(used_at__isnull=False),
            InvitationState.EXPIRED: self.filter(used_at=None, revoked_at=None, expires_at__lte=now),
            InvitationState.REVOKED: self.filter(used_at=None, revoked_at__isnull=False),
        }[state]

    def for_list(self):
        return self.select_related("organisation", "invited_by")

    def by_token(self, token):
        return self.filter(token_hash=fingerprint(token))

    def visible_to(self, user):
        """The secretariat invites, the auditor reads; whoever heads a dinas sees those of the own office."""
        if not user.is_authenticated:
            return self.none()
        if user.role in {Role.SECRETARIAT, Role.AUDITOR}:
            return self.all()
        return self.filter(organisation=user.organisation_id, role=user.role) if user.leads_office else self.none()


class Invitation(models.Model):
    email = models.EmailField(_("alamat e-mail"))
    name = models.CharField(_("nama"), max_length=120)
    role = models.CharField(_("peran"), max_length=20, choices=Role.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="invitations", verbose_name=_("organisasi"))
    heads_office = models.BooleanField(_("kepala atau koordinator kantor"), default=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diundang oleh"))
    created_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    expires_at = models.DateTimeField(_("berlaku sampai"), default=expiry)
    used_at = models.DateTimeField(_("dipakai"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("dibatalkan"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("undangan")
        verbose_name_plural = _("undangan")

    def __str__(self):
        return f"{self.name} <{self.email}>"

    def issue(self):
        """Give the invitation a fresh secret and 24 hours; returns the secret, which is not stored."""
        token = new_token()
        self.token_hash, self.expires_at = fingerprint(token), expiry()
        return token

    @property
    def is_usable(self):
        return self.standing == InvitationState.PENDING

    @property
    def standing(self):
        """Where the invitation stands now (InvitationState)."""
        if self.used_at:
            return InvitationState.USED
        if self.revoked_at:
            return InvitationState.REVOKED
        return InvitationState.PENDING if self.expires_at > timezone.now() else InvitationState.EXPIRED
