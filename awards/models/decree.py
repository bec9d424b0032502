"""The Minister's decree that fixes stars."""

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.enums import Role
from ovop_portal.programme.models import Edition


class DecreeQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.all() if getattr(user, "role", None) in {Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR} else self.none()

    def signing(self):
        """Who signed the newest decree, as fields of the next one; nothing before the first."""
        return self.order_by("-date", "-pk").values("signatory", "position").first() or {}


class Decree(models.Model):
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="decrees", verbose_name=_("periode"))
    number = models.CharField(
        _("nomor keputusan"), max_length=80, unique=True, error_messages={"unique": _("Nomor keputusan ini sudah dipakai.")}
    )
    date = models.DateField(_("tanggal keputusan"))
    signatory = models.CharField(_("ditandatangani oleh"), max_length=120)
    position = models.CharField(_("jabatan"), max_length=120, default=_("Menteri Perindustrian"))

    objects = DecreeQuerySet.as_manager()

    class Meta:
        ordering = ["-date"]
        verbose_name = _("keputusan")
        verbose_name_plural = _("keputusan")

    def __str__(self):
        return _now("Keputusan Nomor %(number)s tanggal %(date)s") % {"number": self.number, "date": date_format(self.date, "j F Y")}
