"""The certificate of a published star: the random code that its QR carries."""

import secrets

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from awards.models.award import Award


def new_code():
    """160 random bits in 27 URL-safe letters: nobody finds it by trying."""
    return secrets.token_urlsafe(20)


class Certificate(models.Model):
    award = models.OneToOneField(Award, models.PROTECT, related_name="certificate", verbose_name=_("bintang"))
    code = models.CharField(_("kode"), max_length=40, unique=True, default=new_code, editable=False)
    number = models.CharField(_("nomor piagam"), max_length=40, unique=True)
    issued_at = models.DateTimeField(_("diterbitkan"), auto_now_add=True)

    class Meta:
        verbose_name = _("piagam")
        verbose_name_plural = _("piagam")

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("awards:verify", args=[self.code])
