"""The fixed vocabularies of an edition and its rules."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Nominators(models.TextChoices):
    """Which level of government may nominate in an edition."""

    REGENCY = "regency", _("Kabupaten/kota")
    PROVINCE = "province", _("Provinsi")
    BOTH = "both", _("Kabupaten/kota dan provinsi")


class Demand(models.TextChoices):
    MANDATORY = "mandatory", _("Wajib")
    ASKED = "asked", _("Diminta")
    BONUS = "bonus", _("Nilai tambah")


class DocumentKind(models.TextChoices):
    FILE = "file", _("Berkas")
    NUMBER = "number", _("Nomor")
    SAMPLE = "sample", _("Contoh fisik")


class Sourcing(models.TextChoices):
    """Where a rule or an indicator comes from; shown beside it."""

    PUBLISHED = "published", _("Terbit")
    PARTLY = "partly", _("Sebagian terbit")
    PROPOSED = "proposed", _("Usulan")


class Phase(models.TextChoices):
    PREPARATION = "preparation", _("Persiapan")
    NOMINATION = "nomination", _("Pengusulan")
    SCREENING = "screening", _("Seleksi administrasi")
    ASSESSMENT = "assessment", _("Penilaian")
    DECISION = "decision", _("Penetapan")
    PUBLISHED = "published", _("Hasil diumumkan")


class ExtensionState(models.TextChoices):
    PROPOSED = "proposed", _("Menunggu konfirmasi")
    CONFIRMED = "confirmed", _("Berlaku")
    REJECTED = "rejected", _("Ditolak")


GATE_ASPECT = "C"  # the aspect of a rubric whose share opens three stars; one without it cannot be scored
