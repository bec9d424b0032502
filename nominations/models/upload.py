"""A file on its way to a draft, in parts; it becomes a paper or a picture when its last part has come."""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from ovop_portal.programme.models import DocumentRule


def upload_code():
    """A code that cannot be guessed: the address of an upload."""
    return get_random_string(24, "abcdefghjkmnpqrstuvwxyz23456789")


class Upload(models.Model):
    nomination = models.ForeignKey("nominations.Nomination", models.CASCADE, related_name="uploads", verbose_name=_("usulan"))
    rule = models.ForeignKey(DocumentRule, models.CASCADE, null=True, related_name="+", verbose_name=_("syarat"))  # none: the photo
    code = models.CharField(max_length=24, unique=True, default=upload_code, editable=False)
    file_name = models.CharField(_("nama berkas"), max_length=160)
    size = models.PositiveIntegerField(_("ukuran"))
    received = models.PositiveIntegerField(_("sudah diterima"), default=0)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)  # as the sender promised it
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("diunggah oleh"))
    begun_at = models.DateTimeField(_("mulai diunggah"), default=timezone.now)

    class Meta:
        ordering = ["-begun_at"]
        verbose_name = _("unggahan")
        verbose_name_plural = _("unggahan")
        constraints = [models.CheckConstraint(name="no_upload_grows_past_its_size", condition=Q(received__lte=F("size")))]

    def __str__(self):
        return self.file_name

    @property
    def is_whole(self):
        return self.received == self.size

    @property
    def path(self):
        """Where its parts lie until they are a file: beside the private files, on this machine."""
        return folder() / self.code


def folder():
    return Path(settings.PRIVATE_ROOT) / "unggahan"
