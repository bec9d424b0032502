"""Commodities, and which of them an edition takes with which rubric."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Commodity(models.Model):
    code = models.SlugField(_("kode"), max_length=30, unique=True)
    name = models.CharField(_("nama"), max_length=60)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)
    kbli_prefixes = models.CharField(
        _("awalan KBLI"), max_length=60, blank=True, help_text=_("Dipisahkan koma, misalnya “10,11”. Kosong: tidak diperiksa.")
    )

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["order", "name"]
        verbose_name = _("komoditas")
        verbose_name_plural = _("komoditas")

    def __str__(self):
        return self.name

    def takes_kbli(self, kbli):
        """Whether this KBLI code belongs to the commodity; anything does where no prefix is set."""
        prefixes = [one.strip() for one in self.kbli_prefixes.split(",") if one.strip()]
        return not prefixes or any(kbli.startswith(one) for one in prefixes)


class EditionCommodity(models.Model):
    """A commodity of an edition, judged with one version of its rubric."""

    edition = models.ForeignKey("programme.Edition", models.CASCADE, related_name="edition_commodities")
    commodity = models.ForeignKey(Commodity, models.PROTECT, related_name="edition_commodities", verbose_name=_("komoditas"))
    rubric = models.ForeignKey("programme.Rubric", models.PROTECT, related_name="edition_commodities", verbose_name=_("rubrik"))

    class Meta:
        ordering = ["commodity__order"]
        verbose_name = _("komoditas periode")
        verbose_name_plural = _("komoditas periode")
        constraints = [models.UniqueConstraint(fields=["edition", "commodity"], name="commodity_once_per_edition")]

    def __str__(self):
        return f"{self.edition} – {self.commodity}"
