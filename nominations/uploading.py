"""Files that arrive in parts over a bad line: begun, continued where they stopped, whole, or swept away after a day.

What a part adds is on the disk before its row says so; bytes beyond what the row says are those of a write that was cut off, and go.
"""

import hashlib
import os
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from nominations.enums import ScanState
from nominations.models import Document, Upload
from nominations.models.upload import folder
from ovop_portal.audit.trail import unit
from ovop_portal.kit.files import LIMIT, safe_filename

KEPT = timedelta(days=1)
ON_THE_WAY = 20 * LIMIT  # bytes of unfinished uploads of one office
PART = 1024 * 1024  # bytes of one part at most


class OutOfStep(Exception):
    """A part that does not begin where the file ends; `received` says where that is."""

    def __init__(self, received):
        super().__init__(received)
        self.received = received


def begin(nomination, rule, user, name, size, sha256=""):
    """The upload of this file for this place: one begun before goes on; content that the own office holds already is there at once.

    `size` in bytes, `sha256` in hexadecimal or "". Writes inside the caller's unit. ValidationError when it is not taken.
    """
    if not 0 < size <= LIMIT:
        message = _("Berkas ini kosong (0 byte).") if not size else _("Berkas ini lebih dari 10 MB. Perkecil, misalnya pindai 150 dpi.")
        raise ValidationError(message, code="size")
    mine = Upload.objects.filter(nomination=nomination, rule=rule, size=size, sha256=sha256)
    if sha256 and (begun := mine.first()):
        return begun
    upload = Upload(nomination=nomination, rule=rule, begun_by=user, file_name=safe_filename(name), size=size, sha256=sha256)
    if known := _known(nomination.office_id, size, sha256):
        _write(upload, 0, known)
        upload.received = size
    elif _on_the_way(nomination.office_id) + size > ON_THE_WAY:
        message = _("Terlalu banyak unggahan kantor Anda yang belum selesai. Selesaikan atau tunggu sehari, lalu unggah lagi.")
        raise ValidationError(message, code="too_many")
    upload.save()
    return upload


def append(upload, offset, data):
    """Add one part, which begins at byte `offset`; the upload as it is afterwards. Writes inside the caller's unit."""
    upload = Upload.objects.select_for_update(of=("self",)).get(pk=upload.pk)
    if offset != upload.received or offset + len(data) > upload.size:
        raise OutOfStep(upload.received)
    _write(upload, offset, data)
    upload.received += len(data)
    upload.save(update_fields=["received"])
    return upload


def whole(upload):
    """The finished file as a form takes it. ValidationError when it is not what its sender promised; then it must be sent anew."""
    data = upload.path.read_bytes()[: upload.size] if upload.path.exists() else b""
    if len(data) != upload.size or (upload.sha256 and hashlib.sha256(data).hexdigest() != upload.sha256):
        raise ValidationError(_("Berkas ini tidak sampai dengan utuh. Pilih berkasnya sekali lagi."), code="damaged")
    return SimpleUploadedFile(upload.file_name, data)


def drop(upload):
    """Forget an upload and its parts."""
    upload.delete()
    upload.path.unlink(missing_ok=True)


def sweep(now=None):
    """Forget what has not become a paper within a day, and parts that no row knows."""
    before = (now or timezone.now()) - KEPT
    old = list(Upload.objects.filter(begun_at__lt=before))
    for upload in old:
        with unit():
            drop(upload)
    known = set(Upload.objects.values_list("code", flat=True))
    lost = [path for path in folder().glob("*") if path.name not in known and path.stat().st_mtime < before.timestamp()]
    for path in lost:
        path.unlink(missing_ok=True)
    return f"uploads: {len(old)} given up, {len(lost)} lost parts" if old or lost else ""


def _write(upload, offset, data):
    """Put the part on the disk, synced; whatever stood behind `offset` goes."""
    folder().mkdir(parents=True, exist_ok=True, mode=0o750)
    descriptor = os.open(upload.path, os.O_WRONLY | os.O_CREAT, 0o640)
    with os.fdopen(descriptor, "wb") as file:
        file.truncate(offset)
        file.seek(offset)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _known(office, size, sha256):
    """The content, when a paper of this office holds it; papers of others are not asked, for the answer would tell who holds what."""
    same = Document.objects.filter(nomination__office=office, size=size, sha256=sha256).exclude(scan=ScanState.INFECTED).exclude(file="")
    paper = same.first() if sha256 else None
    if paper is None:
        return None
    with paper.file.storage.open(paper.file.name, "rb") as file:
        return file.read()


def _on_the_way(office):
    return Upload.objects.filter(nomination__office=office).aggregate(size=Sum("size"))["size"] or 0
