"""Regions by their Kemendagri code, and the organisations that answer for them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.enums import OrganisationKind, TimeZone


class RegionQuerySet(models.QuerySet):
    def provinces(self):
        return self.filter(parent=None)

    def regencies(self):
        return self.exclude(parent=None)

    def inside(self, prefix):
        """The region with this code and everything under it; an empty prefix is nowhere, not everywhere."""
        return self.filter(Q(code=prefix) | Q(code__startswith=f"{prefix}.")) if prefix else self.none()


class Region(models.Model):
    """A province ("32") or a kabupaten/kota ("32.04"); codes are text, never numbers."""

    code = models.CharField(_("kode Kemendagri"), max_length=5, primary_key=True)
    name = models.CharField(_("nama"), max_length=80)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("provinsi"))
    time_zone = models.CharField(_("zona waktu"), max_length=20, choices=TimeZone.choices)
    island_group = models.CharField(_("kelompok pulau"), max_length=40, blank=True)
    latitude = models.DecimalField(_("lintang"), max_digits=7, decimal_places=3, null=True, blank=True)
    longitude = models.DecimalField(_("bujur"), max_digits=7, decimal_places=3, null=True, blank=True)
    valid_until = models.DateField(_("berlaku sampai"), null=True, blank=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("wilayah")
        verbose_name_plural = _("wilayah")
        constraints = [
            models.CheckConstraint(
                name="region_code_is_dotted",
                condition=Q(parent=None, code__regex=r"^[0-9]{2}$") | Q(parent__isnull=False, code__regex=r"^[0-9]{2}[.][0-9]{2}$"),
                violation_error_message=_("Kode wilayah berbentuk 32 (provinsi) atau 32.04 (kabupaten/kota)."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def province_code(self):
        return self.code[:2]


class OrganisationQuerySet(models.QuerySet):
    def without_people(self):
        """Organisations in which nobody can sign in."""
        return self.exclude(people__is_active=True)

    def for_list(self):
        return self.select_related("region__parent")


class Organisation(models.Model):
    """An office, ministry, balai, association, university or inspectorate."""

    name = models.CharField(_("nama"), max_length=160, unique=True)
    kind = models.CharField(_("jenis"), max_length=20, choices=OrganisationKind.choices)
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="organisations", verbose_name=_("wilayah"))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisasi")
        verbose_name_plural = _("organisasi")
        constraints = [
            models.CheckConstraint(
                name="office_answers_for_a_region",
                condition=~Q(kind__in=[OrganisationKind.REGENCY_OFFICE, OrganisationKind.PROVINCE_OFFICE]) | Q(region__isnull=False),
                violation_error_message=_("Dinas harus memiliki wilayah."),
            ),
            models.UniqueConstraint(
                fields=["region"],
                condition=Q(kind__in=[OrganisationKind.REGENCY_OFFICE, OrganisationKind.PROVINCE_OFFICE]),
                name="one_office_per_region",
                violation_error_message=_("Wilayah ini sudah memiliki dinas."),
            ),
        ]

    def __str__(self):
        return self.name
