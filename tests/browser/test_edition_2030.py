"""The secretariat sets up edition 2030 with a sixth commodity through the pages alone, in a real Chromium; an assessor scores in it."""

import openpyxl
import pytest

from assessments.models import Assignment
from ovop_portal.programme.models import Commodity, Edition
from tests import building
from tests.browser.hands import fill, follow, press, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COFFEE = {"name": "Kopi Nusantara", "kbli_prefixes": "1076"}
PERMIT = "Sertifikat indikasi geografis kopi"
PARTS = [  # what is typed into the editor: (link, values)
    ("Tambah aspek", {"code": "A", "name": "Bahan baku dan kebun"}),
    ("Tambah kelompok dalam aspek A", {"code": "A1", "name": "Asal biji"}),
    (
        "Tambah indikator dalam A1",
        {"code": "A1.1", "name": "Biji berasal dari daerah sendiri", "evidence": "Nota pembelian biji", "points_0": "0",
         "words_0": "Kurang dari separuh", "points_1": "20", "words_1": "Lebih dari separuh", "points_2": "40", "words_2": "Seluruhnya"},
    ),
]  # fmt: skip
ROWS = {  # what is written below the rows of the portal's own workbook: sheet → rows by heading
    "Aspek": [{"Kode": "C", "Nama aspek": "Mutu dan cita rasa"}],
    "Kelompok": [{"Aspek": "C", "Kode": "C1", "Nama kelompok": "Uji cita rasa"}],
    "Indikator": [
        {"Kelompok": "C1", "Kode": "C1.1", "Nama indikator": "Nilai uji cita rasa", "Boleh tidak berlaku": "tidak", "Nilai 1": 0,
         "Uraian 1": "Belum diuji", "Nilai 2": 25, "Uraian 2": "80 sampai 84", "Nilai 3": 40, "Uraian 3": "85 ke atas"},
        {"Kelompok": "C1", "Kode": "C1.2", "Nama indikator": "Mutu tetap dari panen ke panen", "Boleh tidak berlaku": "tidak",
         "Nilai 1": 0, "Uraian 1": "Tidak dicatat", "Nilai 2": 20, "Uraian 2": "Dicatat setiap panen"},
    ],
}  # fmt: skip


@pytest.mark.slow
def test_the_secretariat_sets_up_2030_with_a_sixth_commodity_and_an_assessor_scores_in_it(eyes, cast, edition, tmp_path):
    page = sign_in(eyes, cast, "secretariat")
    add_coffee(eyes, page)
    write_rubric(eyes, page, tmp_path / "rubrik-kopi.xlsx")
    copy_to_2030(eyes, page)
    take_coffee(eyes, page)
    demand_a_paper(eyes, page)
    raise_the_bar(eyes, page)
    seat_team(eyes, page, cast)
    assert eyes.faults == []

    assignment = hand_out(cast, edition)
    score(eyes, cast, assignment)
    assignment.refresh_from_db()
    assert (assignment.state, assignment.sheet.total) == ("final", 100)
    assert assignment.nomination.standing.star == 3
    assert eyes.faults == []


def add_coffee(eyes, page):
    """From the list of editions to a commodity that has no rubric yet."""
    eyes.open("/periode/")
    eyes.look("daftar periode")
    follow(page, "Komoditas")
    eyes.look("daftar komoditas")
    follow(page, "Tambah komoditas")
    press(page, "Simpan komoditas")
    eyes.look("komoditas baru ditolak")
    fill(page, COFFEE)
    press(page, "Simpan komoditas")
    eyes.look("komoditas tanpa rubrik")
    assert "Belum ada rubrik." in page.inner_text("main")


def write_rubric(eyes, page, book):
    """The first parts by the forms of the editor, the others in Excel."""
    press(page, "Susun rubriknya")
    eyes.look("draf kosong")
    for link, values in PARTS:
        follow(page, link)
        eyes.look(link)
        fill(page, values)
        press(page, "Simpan dalam draf")
    assert "Jumlah nilai paling tinggi 40 dari 100." in page.inner_text("main")
    eyes.look("draf yang belum lengkap")
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh sebagai Excel").click()
    download.value.save_as(book)
    add_rows(book)
    page.get_by_role("link", name="Unggah dari Excel").click()
    eyes.look("unggah rubrik")
    page.locator("main [name=file]").set_input_files(book)
    press(page, "Periksa berkas")
    eyes.look("buku kerja diperiksa")
    press(page, "Ganti isi draf dengan buku kerja ini")
    assert "Jumlah nilai paling tinggi 100 dari 100." in page.inner_text("main")
    eyes.look("draf lengkap")
    follow(page, "Lihat seperti penilai")
    eyes.look("latihan")
    page.go_back()
    follow(page, "Periksa dan berlakukan")
    eyes.look("memberlakukan rubrik")
    press(page, "Berlakukan rubrik ini")
    eyes.look("rubrik yang berlaku")
    assert Commodity.objects.get(name=COFFEE["name"]).rubrics.published().get().number == 1


def add_rows(path):
    """Write ROWS below what stands in the workbook, each value under its heading."""
    book = openpyxl.load_workbook(path)
    for name, rows in ROWS.items():
        headings = [cell.value for cell in book[name][1]]
        for row in rows:
            book[name].append([row.get(heading) for heading in headings])
    book.save(path)


def copy_to_2030(eyes, page):
    eyes.open("/periode/2026/")
    eyes.look("periode 2026")
    follow(page, "Salin ke periode baru")
    fill(page, {"year": "2030"})
    press(page, "Sesuaikan jadwal dengan tahun ini")
    eyes.look("salin periode")
    press(page, "Buat periode")
    assert "OVOP 2030 sudah dibuat." in page.inner_text("main")
    eyes.look("periode 2030")


def take_coffee(eyes, page):
    """Coffee comes in, woven cloth stays out."""
    follow(page, "Ubah komoditas dan rubrik")
    page.get_by_label(COFFEE["name"]).select_option(index=1)
    page.get_by_label("Kain Tenun").select_option("")
    press(page, "Simpan komoditas periode")
    eyes.look("komoditas periode")
    assert [one.name for one in Edition.objects.get(year=2030).commodities.all()] == [COFFEE["name"]]


def demand_a_paper(eyes, page):
    eyes.open("/periode/2030/")
    follow(page, "Ubah syarat dokumen")
    eyes.look("syarat dokumen")
    follow(page, "Tambah syarat")
    fill(page, {"name": PERMIT, "issuer": "DJKI", "clause": "UU 20/2016", "commodity": str(Commodity.objects.get(name=COFFEE["name"]).pk)})
    eyes.look("syarat baru")
    press(page, "Simpan syarat")
    assert PERMIT in page.inner_text("main")


def raise_the_bar(eyes, page):
    eyes.open("/periode/2030/bintang/")
    fill(page, {"three_from": "95"})
    eyes.look("aturan bintang")
    press(page, "Simpan aturan bintang")
    assert Edition.objects.get(year=2030).star_rule.three_from == 95


def seat_team(eyes, page, cast):
    eyes.open("/periode/2030/")
    follow(page, "Atur tim penilai")
    eyes.look("tim kosong")
    follow(page, "Tambah penilai")
    page.locator("main [name=q]").fill(cast.assessor.email)
    press(page, "Cari")
    eyes.look("cari penilai")
    follow(page, cast.assessor.name)
    eyes.look("dudukkan penilai")
    page.get_by_label(COFFEE["name"]).check()
    press(page, "Dudukkan dalam tim")
    eyes.look("tim 2030")


def hand_out(cast, edition):
    """Time passes: an office nominates with the new paper, the file is found eligible and handed to the assessor."""
    later = Edition.objects.get(year=2030)
    building.shift(edition, "published")
    building.shift(later, "nomination")
    draft = building.make_draft(later, cast.bandung, Commodity.objects.get(name=COFFEE["name"]).code, "Kopi Gunung Halu")
    assert draft.documents.filter(rule__name=PERMIT).count() == 1
    nomination = building.bring(draft, "eligible", cast)
    building.shift(later, "assessment")
    nomination.refresh_from_db()
    return building.assign(nomination, cast.assessor.mandates.select_related("user__organisation").get(edition=later), cast)


def score(eyes, cast, assignment):
    page = sign_in(eyes, cast, "assessor")
    eyes.open("/penilaian/")
    follow(page, "Kopi Gunung Halu")
    press(page, "Saya bebas konflik")
    eyes.look("lembar kopi")
    for maximum in ("Seluruhnya", "85 ke atas", "Dicatat setiap panen"):
        page.get_by_label(maximum).check()
    press(page, "Simpan dan periksa sebelum final")
    eyes.look("lembar kopi sebelum final")
    press(page, "Jadikan final")
    eyes.look("lembar kopi final")
    assert Assignment.objects.get(pk=assignment.pk).state == "final"
