"""The screening of one revision: one result per rule, with reason, clause and remark; the verdict follows from the items."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nominations.enums import Reason, Result
from ovop_portal.programme.models import DocumentRule


class ScreeningItem(models.Model):
    revision = models.ForeignKey("nominations.Revision", models.PROTECT, related_name="screening", verbose_name=_("revisi"))
    rule = models.ForeignKey(DocumentRule, models.PROTECT, related_name="+", verbose_name=_("syarat"))
    result = models.CharField(_("hasil"), max_length=10, choices=Result.choices)
    reason = models.CharField(_("alasan"), max_length=20, choices=Reason.choices, blank=True)
    clause = models.CharField(_("dasar"), max_length=160, blank=True)
    remark = models.CharField(_("catatan"), max_length=400, blank=True)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diperiksa oleh"))
    checked_at = models.DateTimeField(_("diperiksa"))

    class Meta:
        ordering = ["rule__order"]
        verbose_name = _("butir seleksi administrasi")
        verbose_name_plural = _("butir seleksi administrasi")
        constraints = [
            models.UniqueConstraint(fields=["revision", "rule"], name="one_result_per_rule"),
            models.CheckConstraint(
                name="a_refused_item_has_a_reason",
                condition=~Q(result=Result.NOT_MET) | ~Q(reason=""),
                violation_error_message=_("Butir yang tidak terpenuhi harus memiliki alasan."),
            ),
        ]

    def __str__(self):
        return f"{self.rule}: {self.get_result_display()}"
