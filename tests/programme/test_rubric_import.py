"""A rubric as a workbook, out and in: nothing lost on the way, every fault named by its cell, all of it or nothing."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from ovop_portal.audit.models import Event
from ovop_portal.kit.workbooks import read_book
from ovop_portal.programme import rubric_content, rubric_drafts, rubrics
from ovop_portal.programme.models import Rubric
from ovop_portal.programme.rubric_changes import compare
from ovop_portal.programme.rubric_import_forms import SHEETS, content_of, pack
from tests import building
from tests.programme.rubric_contents import fresh, indicator, said, small, small_draft


@pytest.fixture
def draft(cast, edition, rubric):
    """A small draft."""
    return small_draft(cast, rubric.commodity)


@pytest.fixture
def address(draft):
    return reverse("programme:rubric_import", args=[draft.pk])


def exported(client, rubric):
    """The bytes of the workbook that the page gives."""
    response = client.get(reverse("programme:rubric_book", args=[rubric.pk]))
    data = b"".join(response.streaming_content)
    response.close()
    return data


def book(data, change):
    """The workbook with a change made in Excel: change(workbook)."""
    found = load_workbook(io.BytesIO(data))
    change(found)
    file = io.BytesIO()
    found.save(file)
    return file.getvalue()


def upload(data, name="rubrik.xlsx"):
    return SimpleUploadedFile(name, data)


def cells(sheet):
    """Heading → column number of a sheet."""
    return {cell.value: cell.column for cell in sheet[1]}


def put(sheet, row, heading, value):
    sheet.cell(row, cells(sheet)[heading]).value = value


# --- out and in again ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["makanan_minuman", "kain_tenun", "kain_batik", "anyaman", "gerabah"])
@pytest.mark.parametrize("through_excel", [False, True], ids=["as it came", "saved by a spreadsheet"])
def test_out_and_in_again_is_no_difference(as_, db, code, through_excel):
    loaded = rubrics.load(only=[code])[0]
    data = exported(as_("auditor"), loaded)
    found = content_of(read_book(upload(book(data, lambda book: None) if through_excel else data), SHEETS))

    assert not compare(said(loaded), found)
    assert found == said(loaded)


def test_odd_texts_survive(as_, draft, cast):
    content = small()
    content["source_note"] = "=1+1\nbaris kedua"
    odd = [(1, "_x0041_ dan “kutip” & <tanda>"), (2, "+62 → 100%"), (3, "ö"), (4, "ya"), (5, "3"), (6, "'='"), (7, "2026-01-01")]
    content["aspects"][0]["groups"][0]["indicators"][0] = indicator("A1.1", *odd, na_allowed=True, evidence="Nota\nFoto", note="x" * 1000)
    with building.unit():
        rubric_drafts.keep(cast.secretariat, rubric_drafts.locked(cast.secretariat, draft.pk), content)

    assert content_of(read_book(upload(exported(as_("secretariat"), draft)), SHEETS)) == content


def test_the_workbook_explains_itself(as_, draft):
    found = load_workbook(io.BytesIO(exported(as_("secretariat"), draft)))

    assert found.sheetnames == ["Petunjuk", "Rubrik", "Aspek", "Kelompok", "Indikator"]
    assert "Lembar Indikator memuat satu indikator per baris" in found["Petunjuk"]["A2"].value
    assert [cell.value for cell in found["Indikator"][2]][:8] == ["A1", "A1.1", "Indikator A1.1", "tidak", 0, "Tidak ada", 20, "Ada"]
    assert found["Indikator"].data_validations.count == 2


# --- looked at, confirmed --------------------------------------------------------------------------------------------


def changed_in_excel(data):
    def change(found):
        sheet = found["Indikator"]
        put(sheet, 2, "Uraian 2", "Ada dan lengkap")
        sheet.append(["C1", "C1.2", "Kemasan", "ya", 0, "Polos", 10, "Berlabel"])

    return book(data, change)


def test_a_file_is_shown_first_and_writes_nothing(as_, draft, address):
    client, events = as_("secretariat"), Event.objects.count()
    page = client.post(address, {"file": upload(changed_in_excel(exported(client, draft)))})

    assert page.status_code == 200
    assert page.context["told"]["counts"] == [(1, "ditambahkan"), (1, "kalimat diubah")]
    assert "Belum ada yang disimpan." in page.text and "<ins>dan lengkap </ins>" in page.text
    assert "Jumlah nilai paling tinggi 110 dari 100; lebih 10 poin." in page.text
    assert (said(draft), Event.objects.count(), fresh(draft).version) == (small(), events, draft.version)


def test_what_was_shown_and_is_confirmed_replaces_the_draft_in_one_event(as_, draft, address, cast):
    client, events = as_("secretariat"), Event.objects.count()
    packed = client.post(address, {"file": upload(changed_in_excel(exported(client, draft)))}).context["packed"]
    response = client.post(address, {"packed": packed}, follow=True)

    assert response.redirect_chain == [(reverse("programme:rubric_edit", args=[draft.pk]), 302)]
    expected = small()
    expected["aspects"][0]["groups"][0]["indicators"][0]["levels"][1][1] = "Ada dan lengkap"
    added = indicator("C1.2", (0, "Polos"), (10, "Berlabel"), name="Kemasan", na_allowed=True, evidence="")
    expected["aspects"][1]["groups"][0]["indicators"].append(added)
    assert said(draft) == expected
    event = Event.objects.latest("seq")
    assert (Event.objects.count(), event.action, event.actor) == (events + 1, "programme.import_rubric", cast.secretariat)
    assert (event.data["indicators"], event.data["version"]) == (4, draft.version + 1)
    assert event.data["digest"] == rubric_content.digest(expected)
    assert (event.data["differences"]["added"], event.data["differences"]["reworded"]) == (1, 1)


def test_a_file_without_a_difference_says_so(as_, draft, address):
    client = as_("secretariat")
    page = client.post(address, {"file": upload(exported(client, draft))})

    assert "Tidak ada perbedaan: kedua isi sama." in page.text
    assert "Ganti isi draf" not in page.text


def test_a_rubric_of_another_commodity_fills_an_empty_draft(as_, draft, address):
    gerabah = rubrics.load(only=["gerabah"])[0]
    client = as_("secretariat")
    packed = client.post(address, {"file": upload(exported(client, gerabah))}).context["packed"]
    client.post(address, {"packed": packed})

    assert said(draft) == said(gerabah)


def test_a_draft_that_changed_meanwhile_is_shown_anew(as_, draft, address, cast):
    client = as_("secretariat")
    packed = client.post(address, {"file": upload(changed_in_excel(exported(client, draft)))}).context["packed"]
    with building.unit():
        rubric_drafts.keep(cast.colleague, rubric_drafts.locked(cast.colleague, draft.pk), small() | {"name": "Nama rekan"})
    page = client.post(address, {"packed": packed})

    assert (page.status_code, "Draf ini sudah diubah sejak halaman Anda dibuka." in page.text) == (422, True)
    assert "Nama rekan" in page.text
    assert said(draft)["name"] == "Nama rekan"
    client.post(address, {"packed": page.context["packed"]})
    assert len(fresh(draft).indicators()) == 4


@pytest.mark.parametrize("packed", ["", "x", "a:b:c", "é" * 10, "\x00"])
def test_an_altered_confirmation_is_refused(as_, draft, address, packed):
    page = as_("secretariat").post(address, {"packed": packed})

    assert (page.status_code, "Pratinjau ini sudah tidak berlaku." in page.text) == (422, True)
    assert said(draft) == small()


def test_a_confirmation_for_another_rubric_is_refused(as_, draft, address, rubric):
    page = as_("secretariat").post(address, {"packed": pack(rubric, said(rubric))})

    assert (page.status_code, "Pratinjau ini milik rubrik lain." in page.text) == (422, True)
    assert said(draft) == small()


def test_without_its_event_nothing_is_written(as_, draft, address, monkeypatch):
    client = as_("secretariat")
    packed = client.post(address, {"file": upload(changed_in_excel(exported(client, draft)))}).context["packed"]

    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr("ovop_portal.programme.rubric_drafts.record", broken)
    with pytest.raises(RuntimeError):
        client.post(address, {"packed": packed})
    assert (said(draft), fresh(draft).version) == (small(), draft.version)


# --- refused ---------------------------------------------------------------------------------------------------------

FAULTS = [
    ("Indikator", 2, "Nilai 1", "banyak", "Lembar Indikator, baris 2, kolom Nilai 1: Angka ini tidak terbaca."),
    ("Indikator", 3, "Nilai 2", 1.5, "Lembar Indikator, baris 3, kolom Nilai 2: Tulis angka bulat"),
    ("Indikator", 3, "Nilai 2", 101, "Lembar Indikator, baris 3, kolom Nilai 2: Paling banyak 100."),
    ("Indikator", 2, "Nilai 2", 0, "Lembar Indikator, baris 2, kolom Nilai 2: Nilai 0 sudah ada pada tingkat lain."),
    ("Indikator", 2, "Nilai 1", None, "Lembar Indikator, baris 2, kolom Nilai 1: Isi nilainya, atau kosongkan uraiannya."),
    ("Indikator", 2, "Uraian 1", "x" * 301, "Lembar Indikator, baris 2, kolom Uraian 1: Pastikan"),
    ("Indikator", 2, "Uraian 1", "=A1", "Lembar Indikator, baris 2, kolom Uraian 1: berisi rumus."),
    ("Indikator", 4, "Kode", "A1.1", "Lembar Indikator, baris 4, kolom Kode: kode ini sudah ada pada baris 2."),
    ("Indikator", 4, "Kode", "C 1", "Lembar Indikator, baris 4, kolom Kode: Pakai huruf, angka"),
    ("Indikator", 4, "Kode", None, "Lembar Indikator, baris 4, kolom Kode: Bidang ini tidak boleh kosong."),
    ("Indikator", 4, "Kelompok", "Z9", "Lembar Indikator, baris 4, kolom Kelompok: “Z9” tidak ada pada lembar Kelompok."),
    ("Indikator", 4, "Nama indikator", "", "Lembar Indikator, baris 4, kolom Nama indikator: Bidang ini tidak boleh kosong."),
    ("Indikator", 2, "Boleh tidak berlaku", "mungkin", "Lembar Indikator, baris 2, kolom Boleh tidak berlaku: tulis ya atau tidak."),
    ("Indikator", 2, "Sumber", "katanya", "Lembar Indikator, baris 2, kolom Sumber: pilih salah satu: Terbit, Sebagian terbit, Usulan."),
    ("Indikator", 2, "Alamat sumber", "javascript:1", "Lembar Indikator, baris 2, kolom Alamat sumber: Masukkan URL yang valid."),
    ("Kelompok", 2, "Aspek", "Z", "Lembar Kelompok, baris 2, kolom Aspek: “Z” tidak ada pada lembar Aspek."),
    ("Aspek", 2, "Kode", "ABCDE", "Lembar Aspek, baris 2, kolom Kode: Pastikan"),
    ("Aspek", 3, "Nama aspek", "#REF!", "Lembar Aspek, baris 3, kolom Nama aspek: berisi galat Excel."),
    ("Rubrik", 2, "Isi", None, "Lembar Rubrik, baris 2, kolom Isi: Bidang ini tidak boleh kosong."),
    ("Indikator", 1, "Nilai 1", "Angka", "Lembar Indikator: Baris 1: kolom “Nilai 1” tidak ada."),
]


@pytest.mark.parametrize(("sheet", "row", "heading", "value", "sentence"), FAULTS, ids=[fault[-1][7:60] for fault in FAULTS])
def test_a_fault_is_named_by_its_cell_and_nothing_is_written(as_, draft, address, sheet, row, heading, value, sentence):
    client, events = as_("secretariat"), Event.objects.count()
    data = book(exported(client, draft), lambda found: put(found[sheet], row, heading, value))
    page = client.post(address, {"file": upload(data)})

    assert page.status_code == 422
    assert sentence in " ".join(page.context["form"].errors["file"])
    assert "Belum ada yang disimpan" in page.text
    assert (said(draft), Event.objects.count(), fresh(draft).version) == (small(), events, draft.version)


def test_all_faults_are_told_at_once_up_to_fifty(as_, draft):
    def change(found):
        put(found["Aspek"], 2, "Kode", "A B")
        for row in range(2, 100):
            found["Indikator"].cell(row, 2).value = "tidak boleh"

    data = book(exported(as_("secretariat"), draft), change)
    with pytest.raises(ValidationError) as refusal:
        content_of(read_book(upload(data), SHEETS))
    assert len(refusal.value.messages) == 50
    assert refusal.value.messages[0].startswith("Lembar Aspek, baris 2, kolom Kode:")


def test_more_rows_than_a_rubric_has_are_refused(as_, draft, address):
    client = as_("secretariat")
    data = book(exported(client, draft), lambda found: [found["Indikator"].append(["A1", f"X{number}", "X"]) for number in range(130)])

    assert "Lembar Indikator: paling banyak 120 baris." in client.post(address, {"file": upload(data)}).text


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "rubrik.xlsx", "Berkas ini kosong (0 byte)."),
        (b"kode;nilai", "rubrik.csv", "Pilih buku kerja Excel (.xlsx)."),
        (b"kode;nilai", "rubrik.xlsx", "Berkas ini bukan buku kerja Excel (.xlsx)."),
        (b"PK\x03\x04rusak", "rubrik.xlsx", "Buku kerja ini rusak"),
    ],
)
def test_a_file_of_another_kind_is_refused(as_, draft, address, data, name, sentence):
    page = as_("secretariat").post(address, {"file": upload(data, name)})

    assert (page.status_code, sentence in page.text) == (422, True)
    assert said(draft) == small()


def test_no_file_at_all_is_refused(as_, draft, address):
    assert as_("secretariat").post(address).status_code == 422


@pytest.mark.parametrize("name", ["director", "auditor"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_secretariat_uploads(as_, draft, address, name, method):
    assert getattr(as_(name), method)(address).status_code == 403
    assert Rubric.objects.drafts().get() == draft
