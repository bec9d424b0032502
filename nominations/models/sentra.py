"""A sentra: a cluster of at least five units of one kind, designated by the head of the region."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nominations.models.ikm import RegionalQuerySet
from ovop_portal.accounts.models import Region
from ovop_portal.programme.models import Commodity


class Sentra(models.Model):
    name = models.CharField(_("nama sentra"), max_length=120)
    region = models.ForeignKey(Region, models.PROTECT, related_name="sentras", verbose_name=_("kabupaten/kota"))
    commodity = models.ForeignKey(Commodity, models.PROTECT, related_name="sentras", verbose_name=_("komoditas"))
    decree_number = models.CharField(_("nomor keputusan penetapan"), max_length=80, blank=True)
    decree_date = models.DateField(_("tanggal keputusan"), null=True, blank=True)
    decree_signatory = models.CharField(_("ditandatangani oleh"), max_length=120, blank=True, help_text=_("Misalnya Bupati Garut."))
    units = models.PositiveIntegerField(
        _("jumlah unit usaha"),
        null=True,
        blank=True,
        validators=[MinValueValidator(5, _("Sentra terdiri dari paling sedikit 5 unit usaha."))],
    )
    workers = models.PositiveIntegerField(_("jumlah tenaga kerja sentra"), null=True, blank=True)
    place = models.CharField(_("desa/kecamatan"), max_length=120, blank=True)
    association = models.CharField(_("kelompok/koperasi"), max_length=120, blank=True)
    facilities = models.CharField(_("fasilitas bersama"), max_length=200, blank=True, help_text=_("UPT, rumah kemasan, dapur bersama."))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RegionalQuerySet.as_manager()

    REQUIRED = ["decree_number", "decree_date", "decree_signatory", "units", "place"]

    class Meta:
        ordering = ["name"]
        verbose_name = _("sentra")
        verbose_name_plural = _("sentra")
        constraints = [
            models.UniqueConstraint(
                fields=["region", "name"],
                name="sentra_once_per_region",
                violation_error_message=_("Sentra dengan nama ini sudah ada di kabupaten/kota tersebut."),
            ),
            models.CheckConstraint(
                name="sentra_has_five_units",
                condition=Q(units__isnull=True) | Q(units__gte=5),
                violation_error_message=_("Sentra terdiri dari paling sedikit 5 unit usaha."),
            ),
        ]

    def __str__(self):
        return self.name
