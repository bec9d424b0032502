"""An award: the star of one nomination, its way to the decree, and what the public may know of it."""

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, Q, When
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from assessments.models.standing import pending_for
from awards.enums import EVERYTHING, STARS, Scheme, Standing, State
from awards.models.decree import Decree
from nominations.models import Nomination
from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.models import Mandate, Region
from ovop_portal.programme.models import Commodity


def new_slug():
    """The address of a star in the register: ten letters and digits, given at publication."""
    return get_random_string(10, "abcdefghjkmnpqrstuvwxyz23456789")


def place_of(region):
    """Where something comes from: "Kabupaten Garut, Jawa Barat"; a province alone where no more is known."""
    return f"{region.name}, {region.parent.name}" if region.parent_id else region.name


class AwardQuerySet(models.QuerySet):
    def published(self, now=None):
        """The one door to everything public: published (or revoked later), its instant has come, at least one star."""
        return self.filter(state__in=EVERYTHING, visible_from__lte=now or timezone.now(), star__gte=1)

    def visible_to(self, user):
        """The ministry sees all, a lead the own edition's; an office its own only after publication, none included."""
        if not user.is_authenticated:
            return self.none()
        if user.role in {Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR}:
            return self.all()
        led = Mandate.objects.of(user).filter(lead=True).values("edition")
        return self.filter(Q(nomination__edition__in=led) | self._of_office(user))

    def _of_office(self, user):
        if not user.scope or user.role not in {Role.REGENCY, Role.PROVINCE}:
            return Q(pk__in=())
        out = Q(state__in=EVERYTHING, visible_from__lte=timezone.now())
        own = Q(nomination__office=user.organisation_id)
        return out & (own | Q(region__code__startswith=f"{user.scope}.") if user.role == Role.PROVINCE else own)

    def with_standing(self, standing, today=None):
        """Published rows that are worth this (awards.enums.Standing) today."""
        today = today or timezone.localdate()
        expired = Q(state=State.PUBLISHED, valid_until__lt=today)
        return {
            Standing.VALID: self.filter(state=State.PUBLISHED, valid_until__gte=today),
            Standing.EXPIRED: self.filter(expired),
            Standing.REVOKED: self.filter(state=State.REVOKED),
            Standing.HISTORIC: self.filter(state=State.PUBLISHED, valid_until=None),
        }[standing]

    def for_list(self):
        return self.select_related("commodity", "region__parent", "nomination__edition", "decree")

    def for_desk(self, user):
        """Rows of the decision desk with their standing, highest total first.

        `owed`: this person's own sheet is open there, so that no mark of others may show, and none may steer the order.
        """
        rows = self.filter(nomination__isnull=False).for_list().select_related("nomination__standing")
        rows = rows.annotate(owed=Exists(pending_for(user)))
        rows = rows.annotate(shown_total=Case(When(owed=False, then=F("nomination__standing__total"))))
        return rows.order_by(F("shown_total").desc(nulls_last=True), "nomination__code")


class Award(models.Model):
    """Names, region and story are copied from the judged revision: the register shows what was awarded, whatever changes later."""

    nomination = models.OneToOneField(Nomination, models.PROTECT, null=True, blank=True, related_name="award", verbose_name=_("usulan"))
    year = models.PositiveSmallIntegerField(_("tahun"))
    scheme = models.CharField(_("skema"), max_length=3, choices=Scheme.choices, default=Scheme.THREE)
    state = models.CharField(_("status"), max_length=12, choices=State.choices, default=State.RECOMMENDED, editable=False)
    computed_star = models.PositiveSmallIntegerField(_("bintang terhitung"), null=True, blank=True)
    star = models.PositiveSmallIntegerField(_("bintang"), help_text=_("0: belum berbintang."))
    reason = models.TextField(_("alasan penyimpangan"), blank=True, help_text=_("Wajib bila bintang berbeda dari yang terhitung."))
    # what was awarded
    ikm_name = models.CharField(_("IKM"), max_length=120)
    product_name = models.CharField(_("produk"), max_length=120)
    commodity = models.ForeignKey(Commodity, models.PROTECT, null=True, blank=True, related_name="awards", verbose_name=_("komoditas"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="awards", verbose_name=_("kabupaten/kota"))
    story = models.TextField(_("cerita"), blank=True)
    photo = models.CharField(max_length=200, blank=True, editable=False)
    # who and when
    recommended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decree = models.ForeignKey(Decree, models.PROTECT, null=True, blank=True, related_name="awards", verbose_name=_("keputusan"))
    valid_from = models.DateField(_("berlaku sejak"), null=True, blank=True)
    valid_until = models.DateField(_("berlaku sampai"), null=True, blank=True)
    visible_from = models.DateTimeField(_("diumumkan"), null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True, editable=False)  # when the office's message was written
    slug = models.CharField(max_length=16, unique=True, null=True, editable=False)  # noqa: DJ001  unique, given late
    source_url = models.URLField(_("sumber"), max_length=400, blank=True)
    is_sample = models.BooleanField(_("data contoh"), default=False)

    objects = AwardQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-star", "product_name"]
        verbose_name = _("bintang")
        verbose_name_plural = _("bintang")
        indexes = [models.Index(fields=["scheme", "state", "visible_from"], name="award_public")]
        constraints = [
            models.CheckConstraint(
                name="star_fits_its_scheme",
                condition=Q(scheme=Scheme.THREE, star__lte=3) | Q(scheme=Scheme.FIVE, star__range=(1, 5)),
                violation_error_message=_("Bintang tidak sesuai dengan skemanya."),
            ),
            models.CheckConstraint(
                name="two_keys_are_two_people",
                condition=Q(proposed_by=None) | Q(decided_by=None) | ~Q(proposed_by=models.F("decided_by")),
                violation_error_message=_("Yang mengajukan tidak boleh menetapkan."),
            ),
            models.CheckConstraint(
                name="a_public_star_has_an_instant_and_a_slug",
                condition=~Q(state__in=EVERYTHING) | Q(visible_from__isnull=False, slug__isnull=False),
            ),
            models.CheckConstraint(
                name="a_decided_star_has_a_decree_or_a_source",
                condition=Q(state__in=[State.RECOMMENDED, State.PROPOSED]) | Q(decree__isnull=False) | ~Q(source_url=""),
            ),
            models.CheckConstraint(
                name="another_star_than_computed_has_a_reason",
                condition=Q(computed_star=None) | Q(star=models.F("computed_star")) | ~Q(reason=""),
                violation_error_message=_("Bintang yang berbeda dari yang terhitung harus memiliki alasan."),
            ),
        ]

    def __str__(self):
        return f"{self.product_name} – {self.ikm_name} ({self.year})"

    def get_absolute_url(self):
        return reverse("awards:star", args=[self.slug])

    @property
    def out_of(self):
        """How many stars the scheme has."""
        return STARS[self.scheme]

    @property
    def place(self):
        return place_of(self.region)

    @property
    def is_public(self):
        """The same answer as `published()`, for a row at hand."""
        return self.state in EVERYTHING and self.visible_from <= timezone.now() and self.star >= 1

    def standing(self, today=None):
        """What the star is worth today."""
        if self.state == State.REVOKED:
            return Standing.REVOKED
        if self.valid_until is None:
            return Standing.HISTORIC
        return Standing.EXPIRED if self.valid_until < (today or timezone.localdate()) else Standing.VALID
