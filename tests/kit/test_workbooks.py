"""Workbooks that come back: read as they were written, refused in sentences, whatever a stranger made of them."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from ovop_portal.kit import workbooks
from ovop_portal.kit.sheets import Row, Table, book_response
from ovop_portal.kit.workbooks import read_book

pytestmark = pytest.mark.django_db  # the end of a response looks at the connection

WANTED = {"Isi": (["Kode", "Nilai"], ["Catatan"])}


def upload(data, name="isi.xlsx"):
    return SimpleUploadedFile(name, data)


def packed(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def made(*rows, name="Isi", headings=("Kode", "Nilai", "Catatan")):
    book = Workbook()
    book.active.title = name
    for row in (headings, *rows):
        book.active.append(row)
    return packed(book)


def sent(tables):
    response = book_response("isi.xlsx", tables)
    data = b"".join(response.streaming_content)
    response.close()
    return data


def repacked(data, change):
    """The workbook with its parts changed: change(name, text) → text, or None to drop the part; {name: text} for further ones."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)))
    return file.getvalue()


def refused(data, name="isi.xlsx"):
    with pytest.raises(ValidationError) as refusal:
        read_book(upload(data, name), WANTED)
    return " ".join(refusal.value.messages)


def test_what_was_written_is_read_back():
    rows = [["A1", 3, "=1+1"], ["A2", 4, "dua\nbaris"], ["_x0041_", 0, "ya"]]
    data = sent([Table("Petunjuk", ["Baca"], [["dahulu"]]), Table("Isi", ["Kode", "Nilai", "Catatan"], rows)])

    found = read_book(upload(data), WANTED)
    assert [list(row.cells.values()) for row in found["Isi"]] == [["A1", "3", "=1+1"], ["A2", "4", "dua\nbaris"], ["_x0041_", "0", "ya"]]


def test_columns_stand_in_any_order_and_empty_rows_are_left_out():
    data = made((None, None, None), ("catatan", 2.0, " A1 "), ("", 1.5, True), headings=("catatan", "NILAI", " kode "))

    assert read_book(upload(data), WANTED)["Isi"] == [
        Row(3, {"Kode": "A1", "Nilai": "2", "Catatan": "catatan"}),
        Row(4, {"Kode": "ya", "Nilai": "1.5", "Catatan": ""}),
    ]


def test_words_to_choose_from_are_offered_in_their_column():
    data = sent([Table("Isi", ["Kode", "Boleh"], [["A", "ya"]], choices={1: ["ya", "tidak"]})])
    [rule] = load_workbook(io.BytesIO(data))["Isi"].data_validations.dataValidation

    assert rule.formula1 == '"ya,tidak"' and "B2" in str(rule.sqref)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "kosong (0 byte)"),
        (b"PK\x03\x04" + b"0" * workbooks.MAX_BYTES, "paling besar 1 MB"),
        (b"\xd0\xcf\x11\xe0rest", "Excel lama (.xls) atau terkunci sandi"),
        (b"kode,nilai\nA,1\n", "bukan buku kerja Excel"),
        (b"PK\x03\x04 no archive at all", "rusak dan tidak dapat dibuka"),
        (made(("A", 1))[:-200], "rusak"),
        (made(("A", 1), name="Lain"), "Lembar “Isi” tidak ada"),
        (made(("A", 1), headings=("Kode", "Angka")), "Lembar Isi: Baris 1: kolom “Nilai” tidak ada."),
        (made(("A", 1), headings=("Kode", "Nilai", "Kode")), "kolom “Kode” ada lebih dari sekali"),
        (made(("=1+1", 1)), "Lembar Isi, baris 2, kolom Kode: berisi rumus."),
        (made(("#REF!", 1)), "Lembar Isi, baris 2, kolom Kode: berisi galat Excel."),
        (made(*[("A", 1)] * workbooks.MAX_ROWS), "memuat isi sesudah baris 2000"),
    ],
)
def test_a_refusal_names_what_to_mend(data, sentence):
    assert sentence in refused(data)


def test_a_bomb_is_not_unpacked():
    file = io.BytesIO(made(("A", 1)))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"0" * (workbooks.MAX_UNPACKED + 1))

    assert "terlalu besar" in refused(file.getvalue())


def test_a_lie_about_the_size_unpacks_no_more_than_it_says():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<a>" + b"0" * (workbooks.MAX_UNPACKED + 1))
    size = (workbooks.MAX_UNPACKED + 4).to_bytes(4, "little")
    data = file.getvalue().replace(size, (10).to_bytes(4, "little"))

    assert data != file.getvalue()
    assert "rusak" in refused(data)


def test_macros_are_refused():
    file = io.BytesIO(made(("A", 1)))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"program")

    assert "memuat makro" in refused(file.getvalue())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_that_grow_are_refused(encoding):
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)
    data = repacked(made(("A", 1)), lambda name, text: bomb if name.endswith("sheet1.xml") else text)

    assert "rusak" in refused(data)


@pytest.mark.parametrize("part", ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
@pytest.mark.parametrize("text", [b"", b"<", b"<a/>", b"<worksheet><sheetData><row r='x'/></sheetData></worksheet>"])
def test_a_broken_part_is_a_sentence_or_is_not_needed(part, text):
    data = repacked(made(("A", 1)), lambda name, old: text if name == part else old)

    try:
        found = read_book(upload(data), WANTED)
    except ValidationError as refusal:
        assert refusal.messages
    else:
        assert part == "xl/styles.xml" and len(found["Isi"]) == 1


@pytest.mark.parametrize(("row", "refusal"), [(1_048_576, "sesudah baris"), (10**12, "")])
def test_a_cell_at_the_end_of_the_world_costs_little(row, refusal):
    line = f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>jauh</t></is></c></row></sheetData>'.encode()
    data = repacked(made(("A", 1)), lambda name, text: text.replace(b"</sheetData>", line) if name.endswith("sheet1.xml") else text)

    if refusal:
        assert refusal in refused(data)
    else:
        assert len(read_book(upload(data), WANTED)["Isi"]) == 1
