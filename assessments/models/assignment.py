"""An assignment: one seat of the team × one nomination, kept always."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.enums import COUNTED, OPENED, OWED, SHOWN, State
from nominations.models import Nomination
from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.models import Mandate


def led_editions(user):
    """The editions whose team this person leads, as a subquery."""
    return Mandate.objects.of(user).filter(lead=True).values("edition")


class AssignmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Secretariat, readers and the system see all, a lead those of the own edition, an assessor the own ones once released."""
        if not user.is_authenticated:
            return self.none()
        if user.role in {Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR, Role.SYSTEM}:
            return self.all()
        mine = Q(mandate__user=user, state__in=SHOWN)
        return self.filter(mine | Q(nomination__edition__in=led_editions(user)))

    def of(self, user):
        """My own work list: what was released to me."""
        return self.filter(mandate__user=user, state__in=SHOWN)

    def counted(self):
        return self.filter(state__in=COUNTED)

    def final(self):
        return self.filter(state=State.FINAL)

    def owed_by(self, user):
        """Those whose sheet this person still owes: on their nominations nobody else's marks, totals or counts exist for this person."""
        return self.filter(mandate__user=user, state__in=OWED)

    def opened_by(self, user):
        """Those whose file is open to this assessor: no conflict declared, seat still held."""
        return self.filter(mandate__user=user, mandate__ended_at=None, state__in=OPENED)

    def for_list(self):
        return self.select_related(
            "mandate__user__organisation",
            "mandate__institution",
            "nomination__edition",
            "nomination__product__ikm",
            "nomination__product__commodity",
            "nomination__region__parent",
        )


class Assignment(models.Model):
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="assignments", verbose_name=_("usulan"))
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="assignments", verbose_name=_("penilai"))
    state = models.CharField(_("status"), max_length=12, choices=State.choices, default=State.PLANNED, editable=False)
    planned_at = models.DateTimeField(_("direncanakan"), default=timezone.now, editable=False)
    released_at = models.DateTimeField(_("ditugaskan"), null=True, blank=True, editable=False)
    accepted_at = models.DateTimeField(_("menyatakan bebas konflik"), null=True, blank=True, editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("penugasan")
        verbose_name_plural = _("penugasan")
        indexes = [models.Index(fields=["mandate", "state", "nomination"], name="assignment_by_seat")]
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "mandate"],
                name="assigned_once",
                violation_error_message=_("Penilai ini sudah ditugaskan pada usulan tersebut."),
            )
        ]

    def __str__(self):
        return f"{self.nomination.code} – {self.mandate.user}"

    def get_absolute_url(self):
        return reverse("assessments:sheet", args=[self.pk])

    @property
    def assessor(self):
        return self.mandate.user
