"""Which papers an edition demands for a commodity, on what ground, and when each is asked."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ovop_portal.programme.enums import Demand, DocumentKind, Sourcing


class DocumentRuleQuerySet(models.QuerySet):
    def for_commodity(self, edition_id, commodity_id):
        """The rules of an edition for one commodity: its own and those for all."""
        return self.filter(Q(commodity=None) | Q(commodity=commodity_id), edition=edition_id).order_by("order", "pk")

    def mandatory(self):
        return self.filter(demand=Demand.MANDATORY)


class DocumentRule(models.Model):
    edition = models.ForeignKey("programme.Edition", models.CASCADE, related_name="document_rules", verbose_name=_("periode"))
    commodity = models.ForeignKey(
        "programme.Commodity", models.PROTECT, null=True, blank=True, related_name="document_rules", verbose_name=_("komoditas")
    )
    code = models.SlugField(_("kode"), max_length=40)
    name = models.CharField(_("nama"), max_length=120)
    kind = models.CharField(_("jenis"), max_length=10, choices=DocumentKind.choices, default=DocumentKind.FILE)
    demand = models.CharField(_("sifat"), max_length=10, choices=Demand.choices, default=Demand.MANDATORY)
    clause = models.CharField(_("dasar"), max_length=160, blank=True, help_text=_("Pasal atau sumber syarat ini."))
    issuer = models.CharField(_("diterbitkan oleh"), max_length=120, blank=True)
    help = models.CharField(_("petunjuk"), max_length=200, blank=True)
    expires = models.BooleanField(_("memiliki masa berlaku"), default=False)
    asked_at_submission = models.BooleanField(_("diperiksa saat pengiriman"), default=True)
    asked_at_decision = models.BooleanField(_("diperiksa saat penetapan"), default=True)
    asked_at_ceremony = models.BooleanField(_("diperiksa saat penganugerahan"), default=False)
    sourcing = models.CharField(_("sumber"), max_length=10, choices=Sourcing.choices, default=Sourcing.PROPOSED)
    order = models.PositiveSmallIntegerField(_("urutan"), default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DocumentRuleQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("syarat dokumen")
        verbose_name_plural = _("syarat dokumen")
        constraints = [
            models.UniqueConstraint(fields=["edition", "commodity", "code"], name="document_rule_once"),
            models.UniqueConstraint(fields=["edition", "code"], condition=Q(commodity=None), name="document_rule_for_all_once"),
        ]

    def __str__(self):
        return self.name

    @property
    def is_mandatory(self):
        return self.demand == Demand.MANDATORY
