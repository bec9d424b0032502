"""What an upload may be: decided by its content, read with its real parser; every refusal says how to mend the file."""

import hashlib
import io
import math
import re
import unicodedata
import zipfile
from collections.abc import Collection
from dataclasses import dataclass

import puremagic
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from ovop_portal.kit import pictures
from ovop_portal.kit.pdf_faults import MAX_PAGES, fault_in_child
from ovop_portal.kit.storage import private_storage, random_name

__all__ = ["PAPERS", "PICTURES", "Inspected", "clean_picture", "inspect", "private_storage", "random_name", "safe_filename"]

PICTURES = frozenset({"jpeg", "png", "webp"})
PAPERS = frozenset({"pdf"}) | PICTURES
LIMIT = 10 * 1024 * 1024  # bytes
MAX_FILENAME = 120  # characters

CONTENT_TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
EXTENSIONS = {"pdf": ".pdf", "jpeg": ".jpg", "png": ".png", "webp": ".webp"}
CLAIMS = {"pdf": "pdf", "jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp"}  # what a name says it is
LABELS = {"pdf": "PDF", "jpeg": "JPEG", "png": "PNG", "webp": "WebP"}

HTML = re.compile(rb"<\s*(!doctype\s+html|html|head|body|script|iframe|svg)\b", re.IGNORECASE)
SNIFFED = 1024  # bytes at either end in which a reader looks for another kind of file

# What a file really is, by the extension that puremagic gives it.
FOREIGN = {
    ".html": _("halaman HTML"),
    ".htm": _("halaman HTML"),
    ".svg": _("gambar SVG"),
    ".heif": _("foto HEIC"),
    ".heic": _("foto HEIC"),
    ".avif": _("gambar AVIF"),
    ".gif": _("gambar GIF"),
    ".bmp": _("gambar BMP"),
    ".tif": _("gambar TIFF"),
    ".tiff": _("gambar TIFF"),
    ".docx": _("dokumen Office atau arsip ZIP"),
    ".zip": _("dokumen Office atau arsip ZIP"),
    ".doc": _("dokumen Word lama"),
    ".rtf": _("dokumen RTF"),
    ".xml": _("dokumen XML"),
    ".rar": _("arsip RAR"),
    ".7z": _("arsip 7z"),
    ".exe": _("program"),
    ".mp4": _("video"),
}

PDF_FAULTS = {
    "locked": _("PDF ini dikunci dengan kata sandi. Hapus kata sandinya, atau cetak ulang ke PDF, lalu unggah lagi."),
    "broken": _("PDF ini rusak dan tidak dapat dibuka. Buat ulang PDF-nya dari dokumen asli atau pindai ulang, lalu unggah lagi."),
    "cut": _("PDF ini terpotong atau memuat data lain di ujungnya. Buat ulang PDF-nya, lalu unggah lagi."),
    "no_pages": _("PDF ini tidak memuat halaman. Periksa berkasnya, lalu unggah yang berisi."),
    "too_many_pages": _("PDF ini lebih dari %(pages)d halaman. Unggah hanya halaman yang diperlukan."),
    "javascript": _("PDF ini memuat program (JavaScript). Cetak ulang ke PDF agar programnya hilang, lalu unggah lagi."),
    "launch": _("PDF ini menjalankan program lain saat dibuka. Cetak ulang ke PDF, lalu unggah lagi."),
    "embedded": _("PDF ini memuat berkas lain di dalamnya. Cetak ulang ke PDF tanpa lampiran, lalu unggah lagi."),
    "external": _("PDF ini mengambil atau mengirim data ke luar. Cetak ulang ke PDF, lalu unggah lagi."),
    "media": _("PDF ini memuat suara, video, atau objek tiga dimensi. Cetak ulang ke PDF, lalu unggah lagi."),
    "xfa": _("PDF ini formulir isian dinamis (XFA). Isi lalu cetak ke PDF, kemudian unggah hasil cetaknya."),
    "complex": _("PDF ini rusak atau terlalu rumit untuk diperiksa. Cetak ulang ke PDF, lalu unggah lagi."),
}

PICTURE_FAULTS = {
    "too_many_pixels": _("Gambar ini lebih dari %(limit)d megapiksel. Perkecil ukurannya, lalu unggah lagi."),
    "broken": _("Gambar ini rusak atau terpotong. Buka di aplikasi foto, simpan ulang sebagai JPEG, lalu unggah lagi."),
}


@dataclass(frozen=True)
class Inspected:
    """What was found: the true type, the extension to store it under (".pdf"), its size in bytes and its SHA-256 in hexadecimal."""

    content_type: str
    extension: str
    size: int
    sha256: str


def inspect(upload: File, kinds: Collection[str] = PAPERS, limit: int = LIMIT) -> Inspected:
    """The upload as it truly is, or a ValidationError that says what to mend. Leaves the upload rewound, ready to be saved."""
    data = _read(upload, limit)
    kind = _kind(data)
    if kind is None or kind not in kinds:
        raise _not_wanted(data, kind, getattr(upload, "name", "") or "", kinds)
    if _hides_another(data, kind):
        message = _("Berkas ini memuat berkas lain di dalamnya. Simpan ulang sebagai %(kind)s baru, lalu unggah lagi.")
        raise ValidationError(message, code="polyglot", params={"kind": LABELS[kind]})
    if kind == "pdf":
        _check_pdf(data)
    else:
        _check_picture(data, kind)
    return Inspected(CONTENT_TYPES[kind], EXTENSIONS[kind], len(data), hashlib.sha256(data).hexdigest())


def clean_picture(upload: File, max_side: int = 1600) -> bytes:
    """The picture as a new WebP, upright, in sRGB, no side longer than `max_side` pixels, without EXIF, GPS, comments or profile."""
    data = _read(upload, LIMIT)
    kind = _kind(data)
    if kind not in PICTURES:
        raise _not_wanted(data, kind, getattr(upload, "name", "") or "", PICTURES)
    try:
        return pictures.cleaned_in_child(data, kind, max_side)
    except pictures.Faulty as fault:
        raise _faulty_picture(str(fault)) from fault


def safe_filename(text: str, fallback: str = "berkas") -> str:
    """A name for a download: no folders, control or direction characters, quotes or leading dots; at most 120 characters."""
    plain = unicodedata.normalize("NFC", str(text or ""))
    plain = "".join(" " if character.isspace() else character for character in plain)
    plain = "".join(character for character in plain if unicodedata.category(character)[0] != "C")
    plain = re.sub(r'[\\/:*?"<>|;%]+', "-", plain)
    plain = re.sub(r"\s+", " ", plain).strip(" .-")
    stem, dot, extension = plain.rpartition(".")
    if dot and re.fullmatch(r"[A-Za-z0-9]{1,8}", extension):
        return f"{stem[: MAX_FILENAME - len(extension) - 1].rstrip(' .-') or fallback}.{extension}"
    return plain[:MAX_FILENAME].rstrip(" .-") or fallback


# --- reading ---------------------------------------------------------------------------------------------------------


def _read(upload: File, limit: int) -> bytes:
    if not upload.size:
        raise ValidationError(_("Berkas ini kosong (0 byte). Periksa berkas aslinya, lalu unggah lagi."), code="empty")
    if upload.size > limit:
        message = _("Berkas ini %(size)s MB; paling besar %(limit)s MB. Perkecil, misalnya pindai ulang dengan 150 dpi, lalu unggah lagi.")
        raise ValidationError(message, code="too_big", params={"size": _megabytes(upload.size), "limit": _megabytes(limit)})
    upload.seek(0)
    data = upload.read(limit + 1)
    upload.seek(0)
    return data


def _megabytes(size: int) -> str:
    """Rounded up, so that a file over the limit never reads as the limit: 10 MB + 1 byte is "10,1"."""
    tenths = math.ceil(size * 10 / (1024 * 1024))
    return f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)


def _kind(data: bytes) -> str | None:
    """By the first bytes, at offset 0 and nowhere else."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return None


def _not_wanted(data: bytes, kind: str | None, name: str, kinds: Collection[str]) -> ValidationError:
    """ "Berkas ini sebenarnya halaman HTML, bukan PDF. Simpan ulang sebagai PDF lalu unggah lagi." """
    claimed = CLAIMS.get(name.rpartition(".")[2].lower())
    wanted = LABELS[claimed] if claimed in kinds else _listed([LABELS[each] for each in LABELS if each in kinds])
    really = LABELS.get(kind) or _foreign(data)
    if really is None:
        message = _("Berkas ini bukan %(wanted)s. Simpan ulang sebagai %(wanted)s lalu unggah lagi.")
    else:
        message = _("Berkas ini sebenarnya %(really)s, bukan %(wanted)s. Simpan ulang sebagai %(wanted)s lalu unggah lagi.")
    return ValidationError(message, code="wrong_type", params={"really": really, "wanted": wanted})


def _foreign(data: bytes) -> object | None:
    """The name of a kind of file that is never taken, or None."""
    head = data[:SNIFFED]
    if re.search(rb"<\s*svg\b", head, re.IGNORECASE) and not re.search(rb"<\s*(!doctype\s+html|html)\b", head, re.IGNORECASE):
        return FOREIGN[".svg"]
    if HTML.search(head):
        return FOREIGN[".html"]
    try:
        matches = puremagic.magic_string(data)
    except (puremagic.PureError, ValueError):
        return None
    return next((FOREIGN[match.extension] for match in matches if match.extension in FOREIGN), None)


def _listed(labels: list[str]) -> str:
    if len(labels) == 1:
        return labels[0]
    return str(_("%(first)s, atau %(last)s")) % {"first": ", ".join(labels[:-1]), "last": labels[-1]}


def _hides_another(data: bytes, kind: str) -> bool:
    """Whether another reader would take the same bytes for a web page, a PDF or an archive."""
    head, tail = data[:SNIFFED], data[-SNIFFED:]
    if HTML.search(head) or HTML.search(tail):
        return True
    if kind != "pdf" and b"%PDF-" in head:
        return True
    return zipfile.is_zipfile(io.BytesIO(data))


# --- parsers ---------------------------------------------------------------------------------------------------------


def _check_pdf(data: bytes) -> None:
    fault = "cut" if b"%%EOF" not in data[-SNIFFED:] else fault_in_child(data)
    if fault:
        fault = fault if fault in PDF_FAULTS else "complex"  # the child has met the stranger's file: what it says is looked up
        raise ValidationError(PDF_FAULTS[fault], code=fault, params={"pages": MAX_PAGES})


def _check_picture(data: bytes, kind: str) -> None:
    if fault := pictures.fault_in_child(data, kind):
        raise _faulty_picture(fault)


def _faulty_picture(fault: str) -> ValidationError:
    return ValidationError(PICTURE_FAULTS[fault], code=fault, params={"limit": pictures.MAX_PIXELS // 1_000_000})
