"""A sheet: one assessor's marks on one revision; every change is an event of the trail."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assessments.enums import State
from assessments.models.assignment import Assignment
from nominations.models import Revision
from ovop_portal.accounts.enums import Role
from ovop_portal.programme.models import Indicator


class SheetQuerySet(models.QuerySet):
    def visible_to(self, user):
        """My own; readers see all; the lead and the secretariat see others through standing.py, once they owe no sheet themselves."""
        if not user.is_authenticated:
            return self.none()
        if user.role in {Role.DIRECTOR, Role.AUDITOR}:
            return self.all()
        return self.filter(assignment__mandate__user=user)

    def final(self):
        return self.filter(assignment__state=State.FINAL)


class Sheet(models.Model):
    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="sheet", verbose_name=_("penugasan"))
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="sheets", verbose_name=_("revisi yang dinilai"))
    total = models.DecimalField(_("nilai"), max_digits=9, decimal_places=6, null=True, blank=True, editable=False)
    note = models.TextField(_("catatan umum"), max_length=2000, blank=True)
    saved_at = models.DateTimeField(_("terakhir disimpan"), auto_now=True)
    final_at = models.DateTimeField(_("final"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("lembar penilaian")
        verbose_name_plural = _("lembar penilaian")

    def __str__(self):
        return str(self.assignment)


class Score(models.Model):
    """One level of one indicator; no row means: not marked yet, which is never zero."""

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="scores", verbose_name=_("lembar"))
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+", verbose_name=_("indikator"))
    points = models.PositiveSmallIntegerField(_("nilai"), null=True, blank=True)
    not_applicable = models.BooleanField(_("tidak berlaku"), default=False)
    note = models.CharField(_("catatan"), max_length=500, blank=True)

    class Meta:
        ordering = ["indicator__order"]
        verbose_name = _("nilai")
        verbose_name_plural = _("nilai")
        constraints = [
            models.UniqueConstraint(fields=["sheet", "indicator"], name="one_score_per_indicator"),
            models.CheckConstraint(name="not_applicable_has_no_points", condition=Q(not_applicable=False) | Q(points=None)),
        ]

    def __str__(self):
        return f"{self.indicator.code}: {self.points}"
