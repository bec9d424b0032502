"""A seat in the selection team of one edition."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.models.place import Organisation, Region


class MandateQuerySet(models.QuerySet):
    def of(self, user):
        """The active mandates of a signed-in person."""
        return self.filter(user=user, ended_at=None) if user.is_authenticated else self.none()

    def in_force(self):
        return self.filter(ended_at=None)


class Mandate(models.Model):
    """Who assesses which commodities in an edition, for which institution, and whose nominees are barred (home province)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mandates", verbose_name=_("penilai"))
    edition = models.ForeignKey("programme.Edition", models.PROTECT, related_name="mandates", verbose_name=_("periode"))
    institution = models.ForeignKey(Organisation, models.PROTECT, related_name="mandates", verbose_name=_("lembaga"))
    commodities = models.ManyToManyField("programme.Commodity", related_name="mandates", verbose_name=_("komoditas"))
    home_province = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to=Q(parent=None),
        verbose_name=_("provinsi asal"),
        help_text=_("Kosong untuk lembaga nasional. Usulan dari provinsi ini tidak dapat ditugaskan kepadanya."),
    )
    lead = models.BooleanField(_("ketua tim"), default=False)
    ended_at = models.DateTimeField(_("berakhir"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ["user__name"]
        verbose_name = _("mandat")
        verbose_name_plural = _("mandat")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "edition"],
                name="one_mandate_per_edition",
                violation_error_message=_("Orang ini sudah memiliki mandat pada periode ini."),
            )
        ]

    def __str__(self):
        return f"{self.user} – {self.institution}"
