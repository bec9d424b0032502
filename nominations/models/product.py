"""A product: what an IKM makes in one commodity."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from nominations.models.files import picture_path
from nominations.models.ikm import Ikm
from ovop_portal.accounts.enums import Role
from ovop_portal.kit.storage import private_storage
from ovop_portal.programme.models import Commodity


class ProductQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The products of the IKM that this user sees."""
        if getattr(user, "role", None) is None:
            return self.none()
        if user.role in {Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR}:
            return self.all()
        return self.filter(ikm__in=Ikm.objects.visible_to(user))


class Product(models.Model):
    ikm = models.ForeignKey(Ikm, models.PROTECT, related_name="products", verbose_name=_("IKM"))
    commodity = models.ForeignKey(Commodity, models.PROTECT, related_name="products", verbose_name=_("komoditas"))
    name = models.CharField(_("nama produk"), max_length=120)
    story = models.TextField(_("cerita produk"), max_length=2000, blank=True, help_text=_("Asal-usul dan hubungannya dengan daerah."))
    uniqueness = models.TextField(_("keunikan"), max_length=1000, blank=True, help_text=_("Motif, desain, resep, kearifan lokal."))
    process = models.TextField(_("proses pembuatan"), max_length=2000, blank=True)
    raw_material = models.CharField(_("bahan baku utama"), max_length=160, blank=True)
    raw_material_origin = models.CharField(_("asal bahan baku"), max_length=160, blank=True)
    local_share = models.PositiveSmallIntegerField(
        _("bahan baku dari kabupaten/kota sendiri (%)"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100, _("Isi angka 0 sampai 100."))],
    )
    supply_years = models.PositiveSmallIntegerField(_("jaminan pasokan (tahun)"), null=True, blank=True)
    packaging = models.CharField(_("kemasan dan label"), max_length=300, blank=True)
    price_from = models.PositiveIntegerField(_("harga terendah (Rp)"), null=True, blank=True)
    price_to = models.PositiveIntegerField(_("harga tertinggi (Rp)"), null=True, blank=True)
    photo = models.FileField(_("foto produk"), storage=private_storage, upload_to=picture_path, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ProductQuerySet.as_manager()

    REQUIRED = [
        "story",
        "uniqueness",
        "process",
        "raw_material",
        "raw_material_origin",
        "local_share",
        "supply_years",
        "packaging",
        "photo",
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("produk")
        verbose_name_plural = _("produk")
        constraints = [
            models.UniqueConstraint(
                fields=["ikm", "name"],
                name="product_once_per_ikm",
                violation_error_message=_("IKM ini sudah memiliki produk dengan nama tersebut."),
            ),
            models.CheckConstraint(
                name="prices_in_order",
                condition=models.Q(price_from__isnull=True)
                | models.Q(price_to__isnull=True)
                | models.Q(price_from__lte=models.F("price_to")),
                violation_error_message=_("Harga terendah tidak boleh melebihi harga tertinggi."),
            ),
        ]

    def __str__(self):
        return self.name
