"""A rubric as versioned data: aspects, groups, indicators, worded levels."""

from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.enums import Role
from ovop_portal.programme.enums import Sourcing

READ_DRAFTS = {Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR}


class RubricQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Every signed-in person may read what is judged; a draft is seen by the ministry alone."""
        if not user.is_authenticated:
            return self.none()
        return self.all() if user.role in READ_DRAFTS else self.published()

    def published(self):
        return self.exclude(published_at=None)

    def drafts(self):
        return self.filter(published_at=None)

    def newest(self):
        """The highest version in force, or None; asked of one commodity's rubrics."""
        return self.published().order_by("-number").first()

    def with_indicators(self):
        """Everything that a sheet shows, in four more queries."""
        indicators = Indicator.objects.prefetch_related("levels")
        return self.select_related("commodity").prefetch_related(
            Prefetch("aspects__groups", IndicatorGroup.objects.prefetch_related(Prefetch("indicators", indicators)))
        )


class Rubric(models.Model):
    commodity = models.ForeignKey("programme.Commodity", models.PROTECT, related_name="rubrics", verbose_name=_("komoditas"))
    number = models.PositiveSmallIntegerField(_("versi"), default=1)
    name = models.CharField(_("nama"), max_length=120)
    source_note = models.TextField(_("catatan sumber"), blank=True)
    digest = models.CharField(_("sidik jari isi"), max_length=64, blank=True, editable=False)
    based_on = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("disusun dari versi")
    )
    published_at = models.DateTimeField(_("diberlakukan"), null=True, blank=True, editable=False)  # empty: a draft, which no edition takes
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = RubricQuerySet.as_manager()

    class Meta:
        ordering = ["commodity__order", "-number"]
        verbose_name = _("rubrik")
        verbose_name_plural = _("rubrik")
        constraints = [
            models.UniqueConstraint(fields=["commodity", "number"], name="rubric_version_once"),
            models.UniqueConstraint(
                fields=["commodity"],
                condition=Q(published_at=None),
                name="one_draft_per_commodity",
                violation_error_message=_("Komoditas ini sudah memiliki draf rubrik."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("programme:rubric", args=[self.pk])

    @property
    def is_draft(self):
        """Not in force yet: may be changed, and no edition takes it."""
        return self.published_at is None

    def indicators(self):
        """Its indicators in reading order; free of queries after with_indicators()."""
        return [one for aspect in self.aspects.all() for group in aspect.groups.all() for one in group.indicators.all()]


class Aspect(models.Model):
    rubric = models.ForeignKey(Rubric, models.CASCADE, related_name="aspects")
    code = models.CharField(_("kode"), max_length=4)
    name = models.CharField(_("nama"), max_length=120)
    maximum = models.PositiveSmallIntegerField(_("nilai maksimum"))
    sourcing = models.CharField(_("sumber"), max_length=10, choices=Sourcing.choices, default=Sourcing.PROPOSED)
    source_url = models.URLField(_("alamat sumber"), max_length=400, blank=True)
    note = models.TextField(_("catatan"), blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        verbose_name = _("aspek")
        verbose_name_plural = _("aspek")
        constraints = [models.UniqueConstraint(fields=["rubric", "code"], name="aspect_once")]

    def __str__(self):
        return f"{self.code}. {self.name}"


class IndicatorGroup(models.Model):
    aspect = models.ForeignKey(Aspect, models.CASCADE, related_name="groups")
    code = models.CharField(_("kode"), max_length=6)
    name = models.CharField(_("nama"), max_length=120)
    maximum = models.PositiveSmallIntegerField(_("nilai maksimum"))
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        verbose_name = _("kelompok indikator")
        verbose_name_plural = _("kelompok indikator")
        constraints = [models.UniqueConstraint(fields=["aspect", "code"], name="group_once")]

    def __str__(self):
        return f"{self.code} {self.name}"


class Indicator(models.Model):
    group = models.ForeignKey(IndicatorGroup, models.CASCADE, related_name="indicators")
    code = models.CharField(_("kode"), max_length=8)
    name = models.CharField(_("nama"), max_length=160)
    maximum = models.PositiveSmallIntegerField(_("nilai maksimum"))
    na_allowed = models.BooleanField(_("boleh tidak berlaku"), default=False)
    evidence = models.TextField(_("petunjuk bukti"), blank=True, help_text=_("Satu bukti per baris."))
    sourcing = models.CharField(_("sumber"), max_length=10, choices=Sourcing.choices, default=Sourcing.PROPOSED)
    source_url = models.URLField(_("alamat sumber"), max_length=400, blank=True)
    note = models.TextField(_("catatan"), blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        verbose_name = _("indikator")
        verbose_name_plural = _("indikator")
        constraints = [models.UniqueConstraint(fields=["group", "code"], name="indicator_once")]

    def __str__(self):
        return f"{self.code} {self.name}"


class Level(models.Model):
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="levels")
    points = models.PositiveSmallIntegerField(_("nilai"))
    description = models.CharField(_("uraian"), max_length=300)

    class Meta:
        ordering = ["points"]
        verbose_name = _("tingkat")
        verbose_name_plural = _("tingkat")
        constraints = [models.UniqueConstraint(fields=["indicator", "points"], name="level_once")]

    def __str__(self):
        return f"{self.points}: {self.description}"
