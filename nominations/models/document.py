"""A paper handed in for one rule; a replaced one is kept, because a revision may name it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nominations.enums import ScanState
from nominations.legality import Demanded, Paper
from nominations.models.files import document_path
from ovop_portal.kit import antivirus
from ovop_portal.kit.files import safe_filename
from ovop_portal.kit.storage import private_storage
from ovop_portal.programme.models import DocumentRule


class DocumentQuerySet(models.QuerySet):
    def current(self):
        return self.filter(replaced_at=None)


class Document(models.Model):
    nomination = models.ForeignKey("nominations.Nomination", models.PROTECT, related_name="documents", verbose_name=_("usulan"))
    rule = models.ForeignKey(DocumentRule, models.PROTECT, related_name="documents", verbose_name=_("syarat"))
    code = models.CharField(max_length=16, unique=True, editable=False)
    number = models.CharField(_("nomor"), max_length=80, blank=True)
    issuer = models.CharField(_("penerbit"), max_length=120, blank=True)
    issued = models.DateField(_("tanggal terbit"), null=True, blank=True)
    expires = models.DateField(_("berlaku sampai"), null=True, blank=True, help_text=_("Kosongkan bila berlaku seterusnya."))
    # a file
    file = models.FileField(_("berkas"), storage=private_storage, upload_to=document_path, blank=True)
    file_name = models.CharField(_("nama berkas"), max_length=160, blank=True, editable=False)
    content_type = models.CharField(max_length=60, blank=True, editable=False)
    size = models.PositiveIntegerField(_("ukuran"), default=0, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    scan = models.CharField(_("pemindaian"), max_length=12, choices=ScanState.choices, default=ScanState.NOT_SCANNED, editable=False)
    # a sample
    sent_on = models.DateField(_("tanggal kirim"), null=True, blank=True)
    courier = models.CharField(_("kurir dan nomor resi"), max_length=120, blank=True)
    received_at = models.DateTimeField(_("diterima sekretariat"), null=True, blank=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    # life
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("diunggah oleh"))
    uploaded_at = models.DateTimeField(_("diunggah"), default=timezone.now, editable=False)
    replaced_at = models.DateTimeField(_("diganti"), null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["rule__order", "-uploaded_at"]
        verbose_name = _("dokumen")
        verbose_name_plural = _("dokumen")
        constraints = [
            models.UniqueConstraint(fields=["nomination", "rule"], condition=Q(replaced_at=None), name="one_current_document_per_rule"),
            models.CheckConstraint(
                name="document_issued_before_it_expires",
                condition=Q(issued__isnull=True) | Q(expires__isnull=True) | Q(issued__lte=models.F("expires")),
                violation_error_message=_("Tanggal berlaku tidak boleh mendahului tanggal terbit."),
            ),
        ]

    def __str__(self):
        return f"{self.rule} {self.number}".strip()

    @property
    def is_unsafe(self):
        """Whether the virus scanner has found something in this file: nobody opens it, and the paper counts as not handed in."""
        return self.scan == ScanState.INFECTED

    @property
    def is_held(self):
        """Whether this file still waits for the virus scanner: until then nobody opens it but the office that handed it in."""
        return antivirus.is_on() and bool(self.file) and self.scan == ScanState.NOT_SCANNED

    def attach(self, upload):
        """Take an upload that kit.files.inspect has passed, with its finding in `upload.inspected`; the caller saves the row."""
        found = upload.inspected
        self.file_name = safe_filename(upload.name)
        self.content_type, self.size, self.sha256 = found.content_type, found.size, found.sha256
        self.scan = ScanState.NOT_SCANNED
        self.file.save(f"berkas{found.extension}", upload, save=False)

    def as_paper(self):
        """The plain values that legality.py judges."""
        return Paper(
            number=self.number,
            has_file=bool(self.file) and not self.is_unsafe,
            issued=self.issued,
            expires=self.expires,
            sent_on=self.sent_on,
            courier=self.courier,
            received=self.received_at is not None,
        )


def demanded(rule):
    """A document rule as the plain values that legality.py judges."""
    return Demanded(name=rule.name, kind=rule.kind, mandatory=rule.is_mandatory, expires=rule.expires)
