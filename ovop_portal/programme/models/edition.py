"""An edition (periode): the year, the regulation, the instants of its phases."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ovop_portal.kit import clocks
from ovop_portal.programme.enums import Nominators, Phase

INSTANTS = (
    "nomination_opens",
    "nomination_closes",
    "screening_closes",
    "assessment_opens",
    "assessment_closes",
    "publication_at",
)


class EditionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Every signed-in person may know which editions exist."""
        return self.all() if user.is_authenticated else self.none()

    def open_for_nomination(self, now=None):
        now = now or timezone.now()
        return self.filter(nomination_opens__lte=now, nomination_closes__gt=now)


def _in_order(earlier, later, sentence):
    return models.CheckConstraint(
        name=f"{earlier}_before_{later}", condition=Q(**{f"{earlier}__lt": F(later)}), violation_error_message=sentence
    )


class Edition(models.Model):
    year = models.PositiveSmallIntegerField(_("tahun"), unique=True)
    name = models.CharField(_("nama"), max_length=120)
    regulation = models.CharField(_("dasar hukum"), max_length=200, help_text=_("Peraturan yang berlaku bagi periode ini."))
    nominators = models.CharField(_("pengusul"), max_length=10, choices=Nominators.choices, default=Nominators.BOTH)
    needs_endorsement = models.BooleanField(
        _("perlu rekomendasi provinsi"),
        default=True,
        help_text=_("Usulan kabupaten/kota harus direkomendasikan dinas provinsi sebelum dinyatakan lolos."),
    )
    nomination_opens = models.DateTimeField(_("pengusulan dibuka"))
    nomination_closes = models.DateTimeField(_("pengusulan ditutup"))
    screening_closes = models.DateTimeField(_("seleksi administrasi selesai"))
    assessment_opens = models.DateTimeField(_("penilaian dibuka"))
    assessment_closes = models.DateTimeField(_("penilaian ditutup"))
    publication_at = models.DateTimeField(_("pengumuman"))
    sheets_wanted = models.PositiveSmallIntegerField(_("lembar per usulan"), default=3)
    validity_months = models.PositiveSmallIntegerField(_("masa berlaku bintang (bulan)"), default=24)
    is_sample = models.BooleanField(_("data contoh"), default=False, editable=False)
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    commodities = models.ManyToManyField("programme.Commodity", through="programme.EditionCommodity", related_name="editions")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-year"]
        verbose_name = _("periode")
        verbose_name_plural = _("periode")
        constraints = [
            _in_order("nomination_opens", "nomination_closes", _("Pengusulan harus ditutup sesudah dibuka.")),
            _in_order("nomination_closes", "screening_closes", _("Seleksi administrasi harus selesai sesudah pengusulan ditutup.")),
            _in_order("assessment_opens", "assessment_closes", _("Penilaian harus ditutup sesudah dibuka.")),
            _in_order("assessment_closes", "publication_at", _("Pengumuman harus sesudah penilaian ditutup.")),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("programme:detail", args=[self.year])

    def has_begun(self, instant, now=None):
        """Whether the phase that starts at this named instant has begun."""
        return getattr(self, instant) <= (now or timezone.now())

    def accepts_nominations(self, now=None):
        """True from the very instant of the opening up to that of the closing, when it is closed (kit.clocks says why)."""
        return clocks.during(self.nomination_opens, self.nomination_closes, now)

    def closes_for(self, granted):
        """When nominating ends for an office that was granted this: edition id → instant, as `Extension.objects.granted` gives it."""
        return max(self.nomination_closes, granted.get(self.pk, self.nomination_closes))

    def accepts_scores(self, now=None):
        return clocks.during(self.assessment_opens, self.assessment_closes, now)

    def phase(self, now=None):
        """Where the edition stands (Phase); phases may overlap, the latest that has begun is named."""
        now = now or timezone.now()
        if now >= self.publication_at:
            return Phase.PUBLISHED
        if now >= self.assessment_closes:
            return Phase.DECISION
        if now >= self.assessment_opens:
            return Phase.ASSESSMENT
        if now >= self.nomination_closes:
            return Phase.SCREENING
        return Phase.NOMINATION if now >= self.nomination_opens else Phase.PREPARATION
