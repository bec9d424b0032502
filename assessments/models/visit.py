"""A visit to the workshop: the gate of two and three stars asks for it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from nominations.models import Nomination


class Visit(models.Model):
    nomination = models.OneToOneField(Nomination, models.PROTECT, related_name="visit", verbose_name=_("usulan"))
    visited_on = models.DateField(_("tanggal kunjungan"))
    team = models.CharField(_("tim kunjungan"), max_length=200, help_text=_("Nama dan lembaga, dipisahkan koma."))
    findings = models.TextField(_("temuan"), max_length=2000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("dicatat oleh"))

    class Meta:
        verbose_name = _("kunjungan")
        verbose_name_plural = _("kunjungan")

    def __str__(self):
        return f"{self.nomination.code} {self.visited_on}"
