"""A nomination: one product in one edition, once."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from nominations import scopes
from nominations.enums import Kind, State
from nominations.models import checklist
from nominations.models.product import Product
from nominations.models.sentra import Sentra
from ovop_portal.accounts.enums import OFFICES, OrganisationKind, Role
from ovop_portal.accounts.models import Organisation, Region
from ovop_portal.programme.models import Edition

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0, 1, I, O: read aloud without doubt
OPEN = (State.DRAFT, State.SUBMITTED, State.ENDORSED, State.RETURNED)


def new_code():
    """A public id that cannot be counted up: eight letters and digits."""
    return get_random_string(8, ALPHABET)


class NominationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Rows that exist for this user. Every view and export starts here."""
        match getattr(user, "role", None):
            case None:
                return self.none()
            case Role.REGENCY:
                return self.filter(office=user.organisation_id)
            case Role.PROVINCE:
                own = Q(office=user.organisation_id)
                regencies = Q(region__code__startswith=f"{user.scope}.") if user.scope else scopes.NOBODY
                return self.filter(own | regencies & Q(submitted_at__isnull=False) | scopes.registered(user))
            case Role.SECRETARIAT | Role.DIRECTOR | Role.AUDITOR:
                return self.filter(submitted_at__isnull=False)
        return self.filter(scopes.registered(user))

    def tally_for(self, user):
        """What others may know of drafts: office, commodity, readiness, last saved; no product, no firm, no code."""
        drafts = self.filter(state=State.DRAFT)
        match getattr(user, "role", None):
            case Role.PROVINCE if user.scope:
                drafts = drafts.filter(Q(region=user.scope) | Q(region__code__startswith=f"{user.scope}."))
            case Role.SECRETARIAT | Role.DIRECTOR | Role.AUDITOR:
                pass
            case _:
                drafts = drafts.none()
        return drafts.values("office__name", "product__commodity__name", "readiness", "saved_at").order_by("office__name", "pk")

    def in_order_for(self, user):
        """The latest first; an office's own drafts above all. Who sees no drafts gets the order of the index."""
        if user.role in OFFICES:
            return self.order_by(F("submitted_at").desc(nulls_first=True), "-pk")
        return self.order_by("-submitted_at", "-pk")

    def for_list(self):
        """All that a row of a list shows, in one query."""
        return self.select_related("edition", "product__ikm", "product__commodity", "region__parent", "office")

    def open(self):
        return self.filter(state__in=OPEN)


class Nomination(models.Model):
    code = models.CharField(_("nomor usulan"), max_length=12, unique=True, default=new_code, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="nominations", verbose_name=_("periode"))
    product = models.ForeignKey(Product, models.PROTECT, related_name="nominations", verbose_name=_("produk"))
    sentra = models.ForeignKey(Sentra, models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name=_("sentra"))
    kind = models.CharField(_("jenis"), max_length=14, choices=Kind.choices, default=Kind.NEW, editable=False)
    office = models.ForeignKey(Organisation, models.PROTECT, related_name="nominations", verbose_name=_("pengusul"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="nominations", verbose_name=_("kabupaten/kota"))
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="nominations", verbose_name=_("petugas penanggung jawab")
    )
    state = models.CharField(_("status"), max_length=20, choices=State.choices, default=State.DRAFT, editable=False)
    readiness = models.PositiveSmallIntegerField(_("kesiapan (%)"), default=0, editable=False)
    created_at = models.DateTimeField(_("dibuat"), default=timezone.now, editable=False)
    saved_at = models.DateTimeField(_("terakhir disimpan"), auto_now=True)
    submitted_at = models.DateTimeField(_("dikirim"), null=True, blank=True, editable=False)
    endorsed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    screened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    return_due = models.DateTimeField(_("batas perbaikan"), null=True, blank=True, editable=False)

    objects = NominationQuerySet.as_manager()

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        verbose_name = _("usulan")
        verbose_name_plural = _("usulan")
        indexes = [
            models.Index(fields=["edition", "state", "-submitted_at", "-id"], name="nomination_by_state"),
            models.Index(fields=["edition", "-submitted_at", "-id"], name="nomination_by_edition"),
            models.Index(fields=["office", "state"], name="nomination_by_office"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "product"],
                name="nomination_once_per_edition",
                violation_error_message=_("Produk ini sudah diusulkan pada periode yang sama."),
            ),
            models.CheckConstraint(
                name="a_sent_nomination_has_an_instant_and_a_sentra",
                condition=Q(state__in=[State.DRAFT, State.WITHDRAWN]) | Q(submitted_at__isnull=False, sentra__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.product}"

    def get_absolute_url(self):
        return reverse("nominations:detail", args=[self.code])

    @property
    def needs_endorsement(self):
        """Whether a province must recommend it: the edition asks, and a kabupaten/kota nominated."""
        return self.edition.needs_endorsement and self.office.kind == OrganisationKind.REGENCY_OFFICE

    @property
    def province_code(self):
        return self.region_id[:2]

    def revision(self):
        """The revision sent last, or None."""
        return self.revisions.order_by("-number").first()

    def current_items(self):
        """The screening items of the revision sent last."""
        revision = self.revision()
        return list(revision.screening.select_related("rule", "checked_by")) if revision else []

    def gaps(self):
        """What the office still owes before sending, with the step where each is mended."""
        return checklist.gaps(self)

    def missing(self):
        """What bars sending, in words shown on the page: the closed door first, then the gaps."""
        barred = checklist.closed(self)
        return [*([barred] if barred else []), *(str(gap) for gap in self.gaps())]

    def unmet(self):
        """What bars "lolos", in words."""
        return checklist.unmet(self)

    def refusals(self):
        """What bars "tidak lolos", in words."""
        return checklist.refusals(self)
