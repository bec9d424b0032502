"""More time to send: for one office or for all, proposed by one person of the secretariat and confirmed by another."""

from django.conf import settings
from django.db import models
from django.db.models import F, Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.models import Organisation
from ovop_portal.programme.enums import ExtensionState
from ovop_portal.programme.models.edition import Edition

MINISTRY = (Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR)


class ExtensionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What was granted is known to everybody signed in; what is only proposed, or was rejected, to the ministry."""
        if not user.is_authenticated:
            return self.none()
        return self if user.role in MINISTRY else self.confirmed()

    def confirmed(self):
        return self.filter(state=ExtensionState.CONFIRMED)

    def counting_for(self, office_id):
        """What was granted to this office, alone or with all others."""
        return self.confirmed().filter(Q(office=None) | Q(office=office_id))

    def granted(self, office_id):
        """edition id → the latest instant that this office was granted; in one query."""
        return dict(self.counting_for(office_id).order_by().values_list("edition").annotate(Max("until")))

    def for_list(self):
        return self.select_related("edition", "office", "proposed_by", "decided_by")


def _one_open(fields, condition, name):
    return models.UniqueConstraint(
        fields=fields,
        condition=condition & Q(state=ExtensionState.PROPOSED),
        name=name,
        violation_error_message=_("Sudah ada usulan perpanjangan yang sama dan menunggu konfirmasi."),
    )


class Extension(models.Model):
    """A later instant until which an office, or every office, may send; confirmed, it is never taken back."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="extensions", verbose_name=_("periode"))
    office = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="extensions", verbose_name=_("dinas"),
        help_text=_("Kosong berarti semua dinas."),
    )  # fmt: skip
    until = models.DateTimeField(_("batas kirim yang baru"))
    reason = models.CharField(_("alasan"), max_length=500)
    state = models.CharField(_("status"), max_length=10, choices=ExtensionState.choices, default=ExtensionState.PROPOSED, editable=False)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("pengusul"), editable=False)
    proposed_at = models.DateTimeField(_("diajukan"), default=timezone.now, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("diputuskan oleh"), editable=False
    )
    decided_at = models.DateTimeField(_("diputuskan"), null=True, editable=False)
    previous = models.DateTimeField(_("batas kirim sebelumnya"), null=True, editable=False)  # as it was when this was confirmed

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        verbose_name = _("perpanjangan waktu")
        verbose_name_plural = _("perpanjangan waktu")
        constraints = [
            models.CheckConstraint(
                name="extension_takes_two_people",
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                violation_error_message=_("Perpanjangan harus dikonfirmasi orang lain, bukan pengusulnya."),
            ),
            models.CheckConstraint(
                name="extension_is_decided_by_somebody",
                condition=Q(state=ExtensionState.PROPOSED, decided_by=None, decided_at=None)
                | Q(state__in=[ExtensionState.CONFIRMED, ExtensionState.REJECTED], decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="extension_only_adds_time",
                condition=~Q(state=ExtensionState.CONFIRMED) | Q(previous__isnull=False, previous__lt=F("until")),
            ),
            models.CheckConstraint(name="extension_has_a_reason", condition=~Q(reason="")),
            _one_open(["edition", "office"], Q(office__isnull=False), "one_open_extension_per_office"),
            _one_open(["edition"], Q(office=None), "one_open_extension_for_all"),
        ]

    def __str__(self):
        return f"{self.edition}: {self.whom}"

    def get_absolute_url(self):
        return reverse("programme:extension", args=[self.edition.year, self.pk])

    @property
    def whom(self):
        """For whom it counts, in words."""
        return self.office.name if self.office_id else _now("semua dinas")
