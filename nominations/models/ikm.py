"""A firm (IKM): one row for life, known by its NIB, belonging to the office of its address."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nominations.enums import Gender, Scale
from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.models import Region

NIB = RegexValidator(r"^\d{13}\Z", _("NIB terdiri dari 13 angka, tanpa huruf."))
KBLI = RegexValidator(r"^\d{5}\Z", _("KBLI terdiri dari 5 angka."))


class RegionalQuerySet(models.QuerySet):
    """Rows with a `region`: an office sees those of its own region, the ministry all, others none."""

    def visible_to(self, user):
        match getattr(user, "role", None):
            case Role.REGENCY:
                return self.filter(region=user.scope)
            case Role.PROVINCE:
                return self.filter(Q(region=user.scope) | Q(region__code__startswith=f"{user.scope}.")) if user.scope else self.none()
            case Role.SECRETARIAT | Role.DIRECTOR | Role.AUDITOR:
                return self.all()
        return self.none()


class Ikm(models.Model):
    nib = models.CharField(_("NIB"), max_length=13, unique=True, validators=[NIB], error_messages={"unique": _("NIB ini sudah terdaftar.")})
    name = models.CharField(_("nama IKM"), max_length=120)
    region = models.ForeignKey(Region, models.PROTECT, related_name="ikms", verbose_name=_("kabupaten/kota"))
    kbli = models.CharField(_("KBLI"), max_length=5, blank=True, validators=[KBLI], help_text=_("Lima angka, misalnya 13134."))
    brand = models.CharField(_("merek"), max_length=80, blank=True)
    owner = models.CharField(_("nama pemilik"), max_length=120, blank=True)
    owner_gender = models.CharField(_("jenis kelamin pemilik"), max_length=10, choices=Gender.choices, blank=True)
    address = models.CharField(_("alamat (jalan, RT/RW)"), max_length=200, blank=True)
    village = models.CharField(_("desa/kelurahan"), max_length=80, blank=True)
    district = models.CharField(_("kecamatan"), max_length=80, blank=True)
    phone = models.CharField(_("nomor telepon/WhatsApp"), max_length=20, blank=True)
    email = models.EmailField(_("alamat e-mail"), blank=True)
    scale = models.CharField(_("skala usaha"), max_length=10, choices=Scale.choices, blank=True)
    founded = models.PositiveSmallIntegerField(_("tahun berdiri"), null=True, blank=True)
    joined_sentra = models.PositiveSmallIntegerField(_("tahun bergabung dengan sentra"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RegionalQuerySet.as_manager()

    REQUIRED = ["kbli", "owner", "owner_gender", "address", "village", "district", "phone", "scale", "founded", "joined_sentra"]

    class Meta:
        ordering = ["name"]
        verbose_name = _("IKM")
        verbose_name_plural = _("IKM")
        constraints = [
            models.CheckConstraint(
                name="nib_has_13_digits",
                condition=Q(nib__regex=r"^[0-9]{13}$"),
                violation_error_message=_("NIB terdiri dari 13 angka, tanpa huruf."),
            )
        ]

    def __str__(self):
        return self.name
