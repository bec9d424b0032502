"""Tables that leave and enter: Excel for people, CSV for open data, CSV read for imports (Excel: workbooks.py). No cell is a formula."""

import csv
import datetime
import io
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.files import File
from django.http import FileResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ovop_portal.kit.downloads import guarded
from ovop_portal.kit.files import safe_filename

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
CELL = 32_767  # characters that Excel keeps in a cell
NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")  # characters that no workbook may hold
LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # first characters that a spreadsheet may run

MAX_ROWS = 2_000
MAX_BYTES = 2 * 1024 * 1024
BOOK = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}


# --- out -------------------------------------------------------------------------------------------------------------


def xlsx_response(filename: str, headings: Sequence, rows: Iterable[Sequence], mark: str = "") -> FileResponse:
    """A workbook of one sheet, written row by row to a temporary file: any number of rows in constant memory.

    `mark` is a first line over the headings, such as "DATA CONTOH". Text stays text whatever it starts with; numbers, dates and
    instants (on the clock of the current zone) stay values that Excel can sort and add.
    """
    return _book_response(filename, lambda book: _write_sheet(book, headings, rows, mark))


@dataclass(frozen=True)
class Table:
    """One sheet of a workbook that people edit: widths of columns in letters, and for some columns (by place) the words to choose from."""

    name: str
    headings: Sequence
    rows: Iterable[Sequence]
    widths: Sequence[int] = ()
    choices: dict[int, Sequence[str]] = field(default_factory=dict)


def book_response(filename: str, tables: Sequence[Table]) -> FileResponse:
    """A workbook of several sheets to be edited and read back by `workbooks.read_book`: headings in row 1, long text wrapped."""

    def write(book: Workbook) -> None:
        for table in tables:
            _write_table(book, table)

    return _book_response(filename, write)


def _book_response(filename: str, write: Callable[[Workbook], None]) -> FileResponse:
    target = tempfile.TemporaryFile()  # noqa: SIM115 the response closes it
    with Workbook(target, BOOK) as book:
        write(book)
    target.seek(0)
    response = FileResponse(target, as_attachment=True, filename=safe_filename(filename), content_type=XLSX)
    return guarded(response)


def _write_table(book: Workbook, table: Table) -> None:
    bold, plain = book.add_format({"bold": True, "text_wrap": True, "valign": "top"}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(table.name)
    for column, width in enumerate(table.widths):
        sheet.set_column(column, column, width)
    for column, heading in enumerate(table.headings):
        sheet.write_string(0, column, str(heading), bold)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(table.rows, 1):
        for column, value in enumerate(row):
            _write_cell(sheet, number, column, value, {}, plain)
    for column, words in table.choices.items():
        sheet.data_validation(1, column, MAX_ROWS, column, {"validate": "list", "source": [str(word) for word in words]})


def csv_response(filename: str, headings: Sequence, rows: Iterable[Sequence]) -> StreamingHttpResponse:
    """Open data: comma, UTF-8 without BOM, CRLF, streamed. Text that a spreadsheet could run is preceded by an apostrophe."""
    response = StreamingHttpResponse(_csv_lines(headings, rows), content_type=CSV)
    response["Content-Disposition"] = content_disposition_header(True, safe_filename(filename))
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _write_sheet(book: Workbook, headings: Sequence, rows: Iterable[Sequence], mark: str) -> None:
    bold = book.add_format({"bold": True})
    formats = {
        datetime.datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        datetime.date: book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    sheet = book.add_worksheet()
    top = 1 if mark else 0
    if mark:
        sheet.write_string(0, 0, mark, bold)
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, max(10, min(40, len(str(heading)) + 4)))
        sheet.write_string(top, column, str(heading), bold)
    sheet.freeze_panes(top + 1, 0)
    last = top
    for last, row in enumerate(rows, top + 1):  # noqa: B007 the last number is needed below
        for column, value in enumerate(row):
            _write_cell(sheet, last, column, value, formats)
    if headings:
        sheet.autofilter(top, 0, last, len(headings) - 1)


def _write_cell(sheet: Worksheet, row: int, column: int, value: object, formats: dict[type, Format], plain: Format | None = None) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_string(row, column, yes_no(value), plain)
    elif isinstance(value, int | float | Decimal) and abs(value) < 10**15:
        sheet.write_number(row, column, value, plain)
    elif isinstance(value, datetime.datetime) and value.year >= 1900:
        local = timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
        sheet.write_datetime(row, column, local, formats[datetime.datetime])
    elif isinstance(value, datetime.date) and value.year >= 1900:  # Excel knows no day before
        sheet.write_datetime(row, column, value, formats[datetime.date])
    else:
        sheet.write_string(row, column, NOT_XML.sub("", str(value))[:CELL], plain)


LINES_AT_ONCE = 200  # sent together: a line by itself would cost more to send than to write


class _Line:
    """What csv.writer writes to: hands back each line instead of keeping it."""

    def write(self, text: str) -> str:
        return text


def _csv_lines(headings: Sequence, rows: Iterable[Sequence]) -> Iterator[str]:
    writer = csv.writer(_Line())
    lines = [writer.writerow([_csv_cell(heading) for heading in headings])]
    for row in rows:
        lines.append(writer.writerow([_csv_cell(value) for value in row]))
        if len(lines) == LINES_AT_ONCE:
            yield "".join(lines)
            lines.clear()
    yield "".join(lines)


def _csv_cell(value: object) -> str:
    if type(value) is str:
        return f"'{value}" if value.startswith(LIVE) else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, datetime.datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).isoformat(timespec="seconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if text.startswith(LIVE) else text


def yes_no(value: bool) -> str:
    return gettext("ya") if value else gettext("tidak")


# --- in --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """One line of an import: its number in the file (the headings are row 1) and its cells by column, stripped."""

    number: int
    cells: dict[str, str]


def read_csv(upload: File, columns: Sequence[str], optional: Sequence[str] = ()) -> list[Row]:
    """The rows of an uploaded CSV under its headings `columns` (+ `optional`), or a ValidationError with one sentence per fault.

    UTF-8, with or without BOM, or Windows-1252; comma or semicolon, as the line of headings has it; headings in any order and case;
    further columns are left out, empty lines skipped. At most 2,000 rows and 2 MB. An apostrophe that `csv_response` put before a
    sign is taken away again.
    """
    text = _decoded(upload)
    delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        lines = [(number, line) for number, line in enumerate(reader, 1) if number == 1 or any(cell.strip() for cell in line)]
    except csv.Error as error:
        message = _("Baris %(row)d tidak terbaca sebagai CSV; periksa tanda kutipnya.")
        raise ValidationError(message, code="csv", params={"row": reader.line_num}) from error
    found = places(lines[0][1] if lines else [], columns, optional)
    if len(lines) < 2:
        raise ValidationError(_("Berkas ini hanya memuat judul kolom. Isi sedikitnya satu baris."), code="no_rows")
    if len(lines) - 1 > MAX_ROWS:
        message = _("Berkas ini memuat %(rows)d baris; paling banyak %(limit)d. Bagi menjadi beberapa berkas.")
        raise ValidationError(message, code="too_many_rows", params={"rows": len(lines) - 1, "limit": MAX_ROWS})
    _check_widths(lines)
    return [Row(number, {name: _cell(line[place]) for name, place in found.items()}) for number, line in lines[1:]]


def _decoded(upload: File) -> str:
    if not upload.size:
        raise ValidationError(_("Berkas ini kosong (0 byte). Periksa berkas aslinya, lalu unggah lagi."), code="empty")
    if upload.size > MAX_BYTES:
        raise ValidationError(_("Berkas CSV paling besar 2 MB. Bagi menjadi beberapa berkas."), code="too_big")
    upload.seek(0)
    data = upload.read(MAX_BYTES + 1)
    upload.seek(0)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise ValidationError(_("Berkas ini buku kerja Excel, bukan CSV. Simpan sebagai CSV (UTF-8), lalu unggah lagi."), code="excel")
    if b"\0" in data:
        raise ValidationError(_("Berkas ini bukan teks CSV. Simpan sebagai CSV (UTF-8), lalu unggah lagi."), code="not_text")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError(_("Huruf dalam berkas ini tidak terbaca. Simpan sebagai CSV (UTF-8), lalu unggah lagi."), code="encoding")


def places(line: list[str], columns: Sequence[str], optional: Sequence[str]) -> dict[str, int]:
    """Column → its place in the line, or what is wrong with the headings."""
    found = [_heading(cell) for cell in line]
    faults = []
    if missing := [name for name in columns if _heading(name) not in found]:
        faults.append(gettext("Baris 1: kolom %(names)s tidak ada.") % {"names": ", ".join(f"“{name}”" for name in missing)})
    wanted = [*columns, *optional]
    if doubled := [name for name in wanted if found.count(_heading(name)) > 1]:
        faults.append(gettext("Baris 1: kolom %(names)s ada lebih dari sekali.") % {"names": ", ".join(f"“{name}”" for name in doubled)})
    if faults:
        raise ValidationError(faults, code="headings")
    return {name: found.index(_heading(name)) for name in wanted if _heading(name) in found}


def _heading(text: str) -> str:
    return " ".join(text.split()).casefold()


def _check_widths(lines: list[tuple[int, list[str]]]) -> None:
    wanted = len(lines[0][1])
    message = gettext("Baris %(row)d berisi %(found)d kolom, seharusnya %(wanted)d; periksa tanda pemisah dan tanda kutipnya.")
    faults = [message % {"row": number, "found": len(line), "wanted": wanted} for number, line in lines[1:] if len(line) != wanted]
    if faults:
        raise ValidationError(faults[:20], code="width")


def _cell(text: str) -> str:
    text = text.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(LIVE) else text
