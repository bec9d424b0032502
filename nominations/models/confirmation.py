"""What the owner of an IKM says to the file that an office made of it: asked by a link, answered once, without an account."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nominations.enums import OwnerSays
from ovop_portal.kit.tokens import fingerprint, new_token

LIFETIME = timedelta(days=14)


def expiry():
    return timezone.now() + LIFETIME


class ConfirmationQuerySet(models.QuerySet):
    def waiting(self, now=None):
        return self.filter(answered_at=None, withdrawn_at=None, expires_at__gt=now or timezone.now())

    def by_token(self, token):
        return self.filter(token_hash=fingerprint(token))


class Confirmation(models.Model):
    nomination = models.ForeignKey("nominations.Nomination", models.PROTECT, related_name="confirmations", verbose_name=_("usulan"))
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diminta oleh"))
    asked_at = models.DateTimeField(_("diminta"), default=timezone.now)
    expires_at = models.DateTimeField(_("berlaku sampai"), default=expiry)
    withdrawn_at = models.DateTimeField(_("dibatalkan"), null=True, blank=True)
    answered_at = models.DateTimeField(_("dijawab"), null=True, blank=True)
    answer = models.CharField(_("jawaban"), max_length=10, choices=OwnerSays.choices, blank=True)
    name = models.CharField(_("nama"), max_length=120, blank=True)
    words = models.TextField(_("yang keliru"), max_length=2000, blank=True)
    consents = models.BooleanField(_("menyetujui pemakaian data"), default=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)  # of what was read, as a revision counts it

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = _("konfirmasi IKM")
        verbose_name_plural = _("konfirmasi IKM")
        constraints = [
            models.UniqueConstraint(
                fields=["nomination"], condition=Q(answered_at=None, withdrawn_at=None), name="one_open_confirmation_per_nomination"
            ),
            models.CheckConstraint(
                name="an_answered_confirmation_says_what_and_who",
                condition=Q(answered_at=None, answer="") | Q(answered_at__isnull=False) & ~Q(answer="") & ~Q(name=""),
            ),
        ]

    def __str__(self):
        return f"{self.nomination.code} {self.asked_at:%Y-%m-%d}"

    def issue(self):
        """Give it a fresh secret; returns the secret, which is not stored."""
        token = new_token()
        self.token_hash = fingerprint(token)
        return token

    @property
    def is_open(self):
        return self.answered_at is None and self.withdrawn_at is None and self.expires_at > timezone.now()
