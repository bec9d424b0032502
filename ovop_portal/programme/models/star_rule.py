"""From score to star in one edition: thresholds and gates."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

PERCENT = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))]


def _points(label, default, **options):
    return models.DecimalField(label, max_digits=5, decimal_places=2, default=Decimal(default), validators=PERCENT, **options)


class StarRule(models.Model):
    """Thresholds compare the mean of final sheets, rounded once to 0.01, with ≥; `three_c_share` is the gate on aspect C in percent."""

    edition = models.OneToOneField("programme.Edition", models.CASCADE, related_name="star_rule")
    one_from = _points(_("bintang satu mulai"), 55)
    two_from = _points(_("bintang dua mulai"), 70)
    three_from = _points(_("bintang tiga mulai"), 85)
    three_c_share = _points(_("syarat aspek C untuk bintang tiga (%)"), 70)
    visit_from = models.PositiveSmallIntegerField(
        _("kunjungan wajib mulai bintang"), default=2, help_text=_("0: kunjungan tidak disyaratkan."), validators=[MaxValueValidator(3)]
    )
    spread_limit = _points(_("batas selisih antarpenilai"), 15, help_text=_("Selisih di atas batas ini dibahas dalam pleno."))
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("aturan bintang")
        verbose_name_plural = _("aturan bintang")
        constraints = [
            models.CheckConstraint(
                name="thresholds_rise",
                condition=Q(one_from__lt=F("two_from")) & Q(two_from__lt=F("three_from")),
                violation_error_message=_("Ambang harus naik: bintang satu < bintang dua < bintang tiga."),
            )
        ]

    def __str__(self):
        return f"3★ ≥ {self.three_from} · 2★ ≥ {self.two_from} · 1★ ≥ {self.one_from}"
