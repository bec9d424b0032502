"""Excel workbooks that come back: read within bounds, sheet by sheet, every fault named by its cell."""

import datetime
import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from ovop_portal.kit.sheets import MAX_ROWS, Row, places, yes_no

MAX_BYTES = 1024 * 1024  # as uploaded
MAX_UNPACKED = 12 * 1024 * 1024
MAX_PARTS = 100  # files inside
MAX_COLUMNS = 60
LAST_ROW = 1_048_576  # that Excel knows
SHOWN_FAULTS = 50
UNREADABLE = {"f": gettext_noop("berisi rumus. Tulis hasilnya saja."), "e": gettext_noop("berisi galat Excel. Tulis isinya.")}


def read_book(upload: File, sheets: dict[str, tuple[Sequence[str], Sequence[str]]]) -> dict[str, list[Row]]:
    """The rows of these sheets, {name: (columns, optional columns)}, or a ValidationError with one sentence per fault.

    Cells come as text (3.0 is "3"), empty rows are left out, further sheets and columns ignored. Refused: anything that is no .xlsx,
    macros, more than 1 MB, 12 MB unpacked, formulas, cells with an error. A cell is named: "Lembar X, baris 14, kolom Nilai: …".
    """
    data = _packed(upload)
    _check_parts(data)
    try:
        found = _read(data, sheets)
    except ValidationError:
        raise
    except Exception as error:  # the file is a stranger's: whatever its parser stumbles over, it is unreadable
        raise ValidationError(
            _("Buku kerja ini rusak atau tidak terbaca. Simpan ulang sebagai Excel (.xlsx), lalu unggah lagi.")
        ) from error
    return found


def at(sheet: str, row: int, column: str, sentence: str) -> str:
    """A fault with its place in front."""
    place = {"sheet": sheet, "row": row, "column": column, "sentence": sentence}
    return gettext("Lembar %(sheet)s, baris %(row)d, kolom %(column)s: %(sentence)s") % place


def _packed(upload: File) -> bytes:
    if not upload.size:
        raise ValidationError(_("Berkas ini kosong (0 byte). Periksa berkas aslinya, lalu unggah lagi."), code="empty")
    if upload.size > MAX_BYTES:
        raise ValidationError(_("Buku kerja paling besar 1 MB. Hapus gambar dan lembar yang tidak diperlukan."), code="too_big")
    upload.seek(0)
    data = upload.read(MAX_BYTES + 1)
    upload.seek(0)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        message = _("Berkas ini buku kerja Excel lama (.xls) atau terkunci sandi. Simpan sebagai .xlsx tanpa sandi, lalu unggah lagi.")
        raise ValidationError(message, code="old")
    if not data.startswith(b"PK\x03\x04"):
        raise ValidationError(
            _("Berkas ini bukan buku kerja Excel (.xlsx). Unduh rubriknya, ubah di sana, lalu unggah lagi."), code="not_xlsx"
        )
    return data


def _check_parts(data: bytes) -> None:
    """Before any parser meets it: how large it unpacks, whether it brings macros or entities that grow."""
    broken = ValidationError(_("Buku kerja ini rusak dan tidak dapat dibuka. Simpan ulang sebagai .xlsx, lalu unggah lagi."), code="broken")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                message = _("Isi buku kerja ini terlalu besar. Salin lembarnya ke buku kerja baru, lalu unggah lagi.")
                raise ValidationError(message, code="bomb")
            if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
                message = _("Buku kerja ini memuat makro. Simpan sebagai “Excel Workbook (.xlsx)” tanpa makro, lalu unggah lagi.")
                raise ValidationError(message, code="macros")
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    text = archive.read(part)
                    if b"\0" in text or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                        raise broken
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise broken from error


def _read(data: bytes, sheets: dict[str, tuple[Sequence[str], Sequence[str]]]) -> dict[str, list[Row]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about extensions that nobody reads here
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        named = {name.strip().casefold(): name for name in book.sheetnames}
        missing = [f"“{name}”" for name in sheets if name.casefold() not in named]
        if missing:
            message = _("Lembar %(names)s tidak ada. Pakai buku kerja yang diunduh dari portal ini.")
            raise ValidationError(message, code="sheets", params={"names": ", ".join(missing)})
        found, faults = {}, []
        for name, (columns, optional) in sheets.items():
            found[name] = _rows(name, book[named[name.casefold()]], columns, optional, faults)
        if faults:
            raise ValidationError(faults[:SHOWN_FAULTS], code="cells")
        return found
    finally:
        book.close()


def _rows(name: str, sheet: object, columns: Sequence[str], optional: Sequence[str], faults: list[str]) -> list[Row]:
    lines = _lines(name, sheet)
    _number, headings = next(lines, (1, ()))
    try:
        found = places([_text(cell.value) for cell in headings], columns, optional)
    except ValidationError as error:
        faults += [gettext("Lembar %(sheet)s: %(sentence)s") % {"sheet": name, "sentence": sentence} for sentence in error.messages]
        return []
    rows = []
    for number, line in lines:
        cells = {}
        for column, place in found.items():
            cell = line[place]
            if cell.data_type in ("f", "e"):
                kind = (
                    gettext("berisi rumus. Tulis hasilnya saja.") if cell.data_type == "f" else gettext("berisi galat Excel. Tulis isinya.")
                )
                faults.append(at(name, number, column, kind))
            cells[column] = _text(cell.value)
        if any(cells.values()):
            rows.append(Row(number, cells))
    return rows


def _lines(name: str, sheet: object) -> Iterator[tuple[int, tuple]]:
    """(number, cells) of row 1 and of each row that holds anything."""
    blank = None
    for number, line in enumerate(sheet.iter_rows(max_row=LAST_ROW, max_col=MAX_COLUMNS), 1):
        if line is blank:
            continue  # openpyxl fills gaps with one and the same row
        if number > 1 and all(cell.value is None for cell in line):
            blank = line
            continue
        if number > MAX_ROWS:
            message = _("Lembar %(sheet)s memuat isi sesudah baris %(limit)d. Hapus baris yang tidak diperlukan.")
            raise ValidationError(message, code="too_many_rows", params={"sheet": name, "limit": MAX_ROWS})
        yield number, line


def _text(value: object) -> str:
    """A cell as it would have been typed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return unescape(str(value)).replace("\r\n", "\n").strip()
