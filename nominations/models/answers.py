"""What the form asks about production, people, market and management of one nomination."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from nominations.enums import Habit, Reach


def _count(label, **options):
    return models.PositiveIntegerField(label, null=True, blank=True, **options)


def _money(label, **options):
    return models.PositiveBigIntegerField(label, null=True, blank=True, **options)


class Answers(models.Model):
    nomination = models.OneToOneField("nominations.Nomination", models.CASCADE, related_name="answers")
    # production
    capacity = models.CharField(_("kapasitas per bulan"), max_length=80, blank=True, help_text=_("Misalnya 400 lembar."))
    output_before = models.CharField(_("produksi dua tahun lalu"), max_length=80, blank=True)
    output_last = models.CharField(_("produksi tahun lalu"), max_length=80, blank=True)
    value_added = models.PositiveSmallIntegerField(
        _("nilai tambah (%)"), null=True, blank=True, validators=[MaxValueValidator(1000, _("Isi angka 0 sampai 1000."))]
    )
    equipment = models.TextField(_("peralatan"), max_length=600, blank=True)
    waste = models.TextField(_("penanganan limbah"), max_length=600, blank=True)
    # people
    workers_women = _count(_("tenaga kerja perempuan"))
    workers_men = _count(_("tenaga kerja laki-laki"))
    workers_family = _count(_("di antaranya anggota keluarga"))
    partners = _count(_("perajin mitra"))
    training = models.TextField(_("pelatihan yang pernah diikuti"), max_length=600, blank=True)
    # market
    turnover_before = _money(_("omzet dua tahun lalu (Rp)"))
    turnover_last = _money(_("omzet tahun lalu (Rp)"))
    reach = models.CharField(_("jangkauan pasar terjauh"), max_length=10, choices=Reach.choices, blank=True)
    channels = models.CharField(_("saluran penjualan"), max_length=200, blank=True)
    exhibitions = models.TextField(_("pameran dua tahun terakhir"), max_length=600, blank=True)
    export_countries = models.CharField(_("negara tujuan ekspor"), max_length=200, blank=True)
    export_value = _money(_("nilai ekspor setahun (Rp)"))
    # management
    organisation_chart = models.CharField(_("struktur organisasi"), max_length=10, choices=Habit.choices, blank=True)
    procedures = models.CharField(_("SOP dan uraian tugas"), max_length=10, choices=Habit.choices, blank=True)
    bookkeeping = models.CharField(_("pembukuan"), max_length=10, choices=Habit.choices, blank=True)
    capital = models.CharField(_("sumber modal"), max_length=160, blank=True)
    history = models.TextField(_("penghargaan dan bantuan yang pernah diterima"), max_length=600, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    REQUIRED_PRODUCTION = ["capacity", "output_last", "value_added", "equipment", "waste", "workers_women", "workers_men"]
    REQUIRED_MARKET = ["turnover_last", "reach", "channels", "organisation_chart", "procedures", "bookkeeping", "capital"]

    class Meta:
        verbose_name = _("isian usulan")
        verbose_name_plural = _("isian usulan")

    def __str__(self):
        return str(self.nomination)
