"""The stored result of one nomination, written whenever a sheet becomes final or stops counting."""

from django.db import models
from django.db.models import OuterRef, Q
from django.utils.translation import gettext_lazy as _

from assessments.models.assignment import Assignment, led_editions
from nominations.models import Nomination
from ovop_portal.accounts.enums import Role
from ovop_portal.programme.models import Edition


def pending_for(user):
    """Nominations on which this person still owes the own sheet: until then nobody else's marks exist for them."""
    return Assignment.objects.owed_by(user).filter(nomination=OuterRef("nomination"))


class StandingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """For the ministry and the lead all, for an assessor those with the own final sheet; none on which the own sheet is owed."""
        if not user.is_authenticated:
            return self.none()
        open_eyes = self.exclude(nomination__in=Assignment.objects.owed_by(user).values("nomination"))
        if user.role in {Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR}:
            return open_eyes
        mine = Assignment.objects.final().filter(mandate__user=user).values("nomination")
        return open_eyes.filter(Q(edition__in=led_editions(user)) | Q(nomination__in=mine))


class Standing(models.Model):
    """Means over the final sheets, each rounded once to 0.01; `star` is computed, a recommendation and no decision.

    `edition` repeats the nomination's, so that one index gives an edition's order and another its progress.
    """

    nomination = models.OneToOneField(Nomination, models.PROTECT, related_name="standing", verbose_name=_("usulan"))
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+", editable=False, verbose_name=_("periode"))
    sheets_final = models.PositiveSmallIntegerField(_("lembar final"), default=0)
    sheets_due = models.PositiveSmallIntegerField(_("lembar ditugaskan"), default=0)
    total = models.DecimalField(_("nilai"), max_digits=5, decimal_places=2, null=True, blank=True)
    c_share = models.DecimalField(_("aspek C (%)"), max_digits=5, decimal_places=2, null=True, blank=True)
    spread = models.DecimalField(_("selisih"), max_digits=5, decimal_places=2, null=True, blank=True)
    star = models.PositiveSmallIntegerField(_("bintang terhitung"), null=True, blank=True)
    plenary = models.BooleanField(_("perlu pleno"), default=False)
    reasons = models.JSONField(_("alasan"), default=list, help_text=_("Kalimat dari aturan bintang dan pleno."))
    counted_at = models.DateTimeField(_("dihitung"), auto_now=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("hasil sementara")
        verbose_name_plural = _("hasil sementara")
        indexes = [
            models.Index(fields=["edition", "-total"], name="standing_by_total"),
            models.Index(fields=["edition", "sheets_due", "sheets_final", "plenary", "nomination"], name="standing_progress"),
        ]

    def __str__(self):
        return f"{self.nomination.code}: {self.total}"

    @property
    def is_complete(self):
        """Every sheet that is expected is final, and there is at least one."""
        return 0 < self.sheets_final == self.sheets_due
