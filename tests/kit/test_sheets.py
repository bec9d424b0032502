"""Tables out and in: Excel and CSV never hold a live formula, an import says which row is wrong."""

import csv
import datetime
import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy

from ovop_portal.kit import sheets

LIVE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", '=cmd|" /C calc"!A0', '=HYPERLINK("http://contoh.invalid")']
PLAIN = ["Kain Tenun", "1.234", "0812", "https://contoh.go.id", "a=b", "'kutip", "koma, titik; “kutip”"]


def book(*arguments, **options):
    """The only sheet of the workbook, and the raw file."""
    response = sheets.xlsx_response(*arguments, **options)
    data = b"".join(response)
    response.file_to_stream.close()
    return openpyxl.load_workbook(io.BytesIO(data)).active, data, response


def values(sheet):
    return [[cell.value for cell in row] for row in sheet.rows]


def upload(text, name="impor.csv"):
    return SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())


def refusal(text, *arguments, **options):
    with pytest.raises(ValidationError) as caught:
        sheets.read_csv(upload(text), *arguments, **options)
    return caught.value.messages


# --- Excel -----------------------------------------------------------------------------------------------------------


def test_a_workbook_has_its_headings_on_top_and_values_below():
    evening = datetime.datetime(2026, 11, 24, 16, 59, tzinfo=datetime.UTC)
    sheet, _data, response = book(
        "Usulan 2026.xlsx",
        ["Nama", gettext_lazy("Nilai"), "Tanggal", "Waktu", "Lolos", "NIB"],
        [
            [
                "Tenun Contoh",
                Decimal("82.50"),
                datetime.date(2026, 11, 24),
                evening,
                True,
                "0123456789012",
            ],
            [None, 7, "", datetime.datetime(2026, 1, 2, 3, 4), False, gettext_lazy("tidak ada")],
        ],
    )
    assert values(sheet) == [
        ["Nama", "Nilai", "Tanggal", "Waktu", "Lolos", "NIB"],
        ["Tenun Contoh", 82.5, datetime.datetime(2026, 11, 24), datetime.datetime(2026, 11, 24, 23, 59), "ya", "0123456789012"],
        [None, 7, None, datetime.datetime(2026, 1, 2, 3, 4), "tidak", "tidak ada"],
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:F3")
    assert [cell.font.bold for cell in sheet[1]] == [True] * 6
    assert sheet["A2"].font.bold is False
    assert response["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert response["Content-Disposition"] == 'attachment; filename="Usulan 2026.xlsx"'
    assert response["Cache-Control"] == "private, no-store"


def test_a_mark_stands_over_everything():
    sheet, _data, _response = book("a.xlsx", ["Nama"], [["Tenun"]], mark="DATA CONTOH")
    assert values(sheet) == [["DATA CONTOH"], ["Nama"], ["Tenun"]]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A3", "A2:A3")
    assert sheet["A1"].font.bold is True


def test_a_workbook_without_rows_still_has_its_headings():
    sheet, _data, _response = book("a.xlsx", ["Nama", "Nilai"], [])
    assert values(sheet) == [["Nama", "Nilai"]]


@pytest.mark.parametrize("text", LIVE + PLAIN)
def test_text_in_a_workbook_stays_text(text):
    sheet, data, _response = book("a.xlsx", [text], [[text]], mark=text)
    cells = [sheet[place] for place in ("A1", "A2", "A3")]
    assert [cell.data_type for cell in cells] == ["s", "s", "s"]
    assert [cell.value.replace("_x000D_", "\r") for cell in cells] == [text] * 3
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert not [name for name in parts.namelist() if "rels" in name and b"http://contoh" in parts.read(name)]


def test_odd_cells_do_not_break_a_workbook():
    odd = ["x" * 40_000, 10**20, float("nan"), float("inf"), datetime.date(1, 1, 1), "a\x00\x1f\ufffe\ud800b", "😀"]
    sheet, _data, _response = book("a.xlsx", ["a"], [[value] for value in odd])
    found = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert found == ["x" * 32_767, str(10**20), "nan", "inf", "0001-01-01", "a_x0000__x001F_b", "😀"]


def test_many_rows_come_from_an_iterator():
    sheet, _data, _response = book("a.xlsx", ["n"], ([number] for number in range(3_000)))
    assert (sheet.max_row, sheet["A3001"].value) == (3_001, 2_999)


# --- CSV out ---------------------------------------------------------------------------------------------------------


def test_open_data_is_plain_csv_in_utf_8():
    response = sheets.csv_response(
        "bintang.csv", ["Nama", "Nilai"], [["Tenun, Baduy", Decimal("82.50")], ['"kutip"', None], ["Batik", True]]
    )
    assert response.streaming
    assert b"".join(response).decode() == 'Nama,Nilai\r\n"Tenun, Baduy",82.50\r\n"""kutip""",\r\nBatik,ya\r\n'
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="bintang.csv"'
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("text", LIVE)
def test_no_cell_of_a_csv_is_live_and_our_own_import_reads_it_back(text):
    data = b"".join(sheets.csv_response("a.csv", ["Nama", text], [[text, "x"]]))
    ((first, heading), (cell, _x)) = csv.reader(io.StringIO(data.decode(), newline=""))
    assert (first, heading, cell) == ("Nama", f"'{text}", f"'{text}")
    (row,) = sheets.read_csv(upload(data), ["Nama"])
    assert row.cells["Nama"].strip() == text.strip()


def test_numbers_dates_and_instants_stay_what_they_are():
    row = [-5, Decimal("-0.5"), datetime.date(2026, 1, 2), datetime.datetime(2026, 1, 2, 3, 4, tzinfo=datetime.UTC)]
    lines = b"".join(sheets.csv_response("a.csv", ["a", "b", "c", "d"], [row])).decode().splitlines()
    assert lines[1] == "-5,-0.5,2026-01-02,2026-01-02T10:04:00+07:00"


# --- CSV in ----------------------------------------------------------------------------------------------------------

COLUMNS = ["Nama", "Alamat surel"]
ROW = sheets.Row(2, {"Nama": "Siti Contoh", "Alamat surel": "siti@contoh.go.id"})


@pytest.mark.parametrize(
    "text",
    [
        "Nama,Alamat surel\nSiti Contoh,siti@contoh.go.id\n",
        "\ufeffNama;Alamat surel\r\nSiti Contoh;siti@contoh.go.id\r\n",
        "nama, ALAMAT  SUREL \nSiti Contoh , siti@contoh.go.id",
        '"Alamat surel","Keterangan","Nama"\n"siti@contoh.go.id","a, b","Siti Contoh"\n',
        "Nama,Alamat surel\nSiti Contoh,siti@contoh.go.id\n,\n\n",
    ],
)
def test_an_import_may_be_written_in_several_ways(text):
    assert sheets.read_csv(upload(text), COLUMNS) == [ROW]


def test_rows_keep_the_number_they_have_in_the_file():
    rows = sheets.read_csv(upload("Nama\nA\n\n,\nB\n".replace(",", "")), ["Nama"])
    assert [(row.number, row.cells["Nama"]) for row in rows] == [(2, "A"), (5, "B")]


def test_an_import_from_an_older_excel_is_read():
    assert sheets.read_csv(upload("Nama\nCafé – “Désa”\n".encode("cp1252")), ["Nama"])[0].cells["Nama"] == "Café – “Désa”"


def test_columns_may_be_optional():
    assert sheets.read_csv(upload("Nama,Telepon\nA,1\n"), ["Nama"], optional=["Telepon", "Wilayah"])[0].cells == {
        "Nama": "A",
        "Telepon": "1",
    }


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (b"", ["Berkas ini kosong (0 byte). Periksa berkas aslinya, lalu unggah lagi."]),
        (b"Nama\n" + b"x" * (2 * 1024 * 1024), ["Berkas CSV paling besar 2 MB. Bagi menjadi beberapa berkas."]),
        (b"PK\x03\x04xxxx", ["Berkas ini buku kerja Excel, bukan CSV. Simpan sebagai CSV (UTF-8), lalu unggah lagi."]),
        (b"Nama\n\0\0", ["Berkas ini bukan teks CSV. Simpan sebagai CSV (UTF-8), lalu unggah lagi."]),
        (b"Nama\n\x81\x8d", ["Huruf dalam berkas ini tidak terbaca. Simpan sebagai CSV (UTF-8), lalu unggah lagi."]),
        ("Surel\nx\n", ["Baris 1: kolom “Nama”, “Alamat surel” tidak ada."]),
        ("Nama,Alamat surel,nama\nx,y,z\n", ["Baris 1: kolom “Nama” ada lebih dari sekali."]),
        ("Nama,Alamat surel\n", ["Berkas ini hanya memuat judul kolom. Isi sedikitnya satu baris."]),
        ("\n\n", ["Baris 1: kolom “Nama”, “Alamat surel” tidak ada."]),
        (
            "Nama,Alamat surel\nA,b,c\nA,b\nA\n",
            [
                "Baris 2 berisi 3 kolom, seharusnya 2; periksa tanda pemisah dan tanda kutipnya.",
                "Baris 4 berisi 1 kolom, seharusnya 2; periksa tanda pemisah dan tanda kutipnya.",
            ],
        ),
        ('Nama,Alamat surel\nA,"b\n', ["Baris 2 tidak terbaca sebagai CSV; periksa tanda kutipnya."]),
        ("Nama,Alamat surel\nA," + "b" * 200_000 + "\n", ["Baris 2 tidak terbaca sebagai CSV; periksa tanda kutipnya."]),
        ("Nama,Alamat surel\n" + "A,b\n" * 2_001, ["Berkas ini memuat 2001 baris; paling banyak 2000. Bagi menjadi beberapa berkas."]),
    ],
)
def test_a_wrong_import_says_what_to_mend(text, sentences):
    assert refusal(text, COLUMNS) == sentences


def test_two_thousand_rows_are_taken():
    assert len(sheets.read_csv(upload("Nama\n" + "A\n" * 2_000), ["Nama"])) == 2_000


@pytest.mark.parametrize("seed", range(30))
def test_any_bytes_are_read_or_refused_and_never_an_error(seed):
    noise = bytes((index * (seed + 3) * 37 + index // 7) % 256 for index in range(400)).replace(b"\0", b"" if seed % 2 else b"\0")
    try:
        sheets.read_csv(upload(b"Nama,Alamat surel\n" + noise), COLUMNS)
    except ValidationError as error:
        assert error.messages
