"""The list of nominations: who sees which rows, how it narrows, what it costs, what Excel gets."""

import io

import openpyxl
import pytest
from django.utils import timezone

from nominations.models import Nomination
from tests.building import bring, make_draft


def names(response):
    return {row["name"] for row in response.context["rows"]}


def test_each_desk_sees_its_own_rows(as_, nominate):
    nominate("draft", product="Draf Bandung")
    nominate("submitted", product="Kiriman Bandung")
    nominate("submitted", by="garut", product="Kiriman Garut")
    nominate("submitted", by="jateng", product="Kiriman Semarang")

    assert names(as_("bandung").get("/usulan/")) == {"Draf Bandung", "Kiriman Bandung"}
    assert names(as_("garut").get("/usulan/")) == {"Kiriman Garut"}
    assert names(as_("jabar").get("/usulan/")) == {"Kiriman Bandung", "Kiriman Garut"}
    assert names(as_("jateng").get("/usulan/")) == {"Kiriman Semarang"}
    for who in ("secretariat", "director", "auditor"):
        assert names(as_(who).get("/usulan/")) == {"Kiriman Bandung", "Kiriman Garut", "Kiriman Semarang"}
    for who in ("assessor", "administrator"):
        assert names(as_(who).get("/usulan/")) == set()
    assert as_(None).get("/usulan/").status_code == 302


def test_drafts_of_others_are_counted_and_never_named(as_, nominate):
    draft = nominate("draft", product="Rahasia Dapur")

    for who in ("jabar", "secretariat", "director", "auditor"):
        page = as_(who).get("/usulan/").content.decode()
        assert "1 draf sedang disusun" in page
        assert "Dinas Bandung" in page
        for secret in ("Rahasia Dapur", draft.code, draft.product.ikm.name, draft.product.ikm.nib):
            assert secret not in page
    for who in ("garut", "jateng"):
        assert "draf sedang disusun" not in as_(who).get("/usulan/").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=tenun bandung", {"Tenun Melati"}),
        ("q=tenun garut", {"Tenun Rotan"}),
        ("q=1234567890123", {"Tenun Melati"}),
        ("q=tidak ada", set()),
        ("status=submitted", {"Tenun Melati"}),
        ("status=returned", {"Tenun Rotan"}),
        ("periode=2026", {"Tenun Melati", "Tenun Rotan"}),
        ("komoditas=kain_tenun", {"Tenun Melati", "Tenun Rotan"}),
        ("jenis=re-evaluation", set()),
        ("provinsi=32", {"Tenun Melati", "Tenun Rotan"}),
        ("provinsi=33", set()),
        ("status=salah", {"Tenun Melati", "Tenun Rotan"}),
        ("q=%00", {"Tenun Melati", "Tenun Rotan"}),
        ("page=999", {"Tenun Melati", "Tenun Rotan"}),
    ],
)
def test_the_list_narrows(as_, nominate, query, found):
    nominate("submitted", product="Tenun Melati", nib="1234567890123")
    nominate("returned", by="garut", product="Tenun Rotan")

    response = as_("secretariat").get(f"/usulan/?{query}")

    assert response.status_code == 200
    assert names(response) == found


def test_a_code_finds_its_nomination(as_, nominate):
    nomination = nominate("submitted")
    nominate("submitted", by="garut", product="Lain")

    assert names(as_("secretariat").get(f"/usulan/?q={nomination.code.lower()}")) == {"Tenun Ikat Melati"}


def test_an_office_is_not_asked_for_a_province(as_, nominate):
    nominate("submitted")

    assert names(as_("bandung").get("/usulan/?provinsi=33")) == {"Tenun Ikat Melati"}
    assert "provinsi" not in as_("jabar").get("/usulan/").context["filterset"].form.fields


def test_drafts_stand_first(as_, nominate):
    nominate("submitted", product="Terkirim")
    nominate("draft", product="Draf")

    assert [row["name"] for row in as_("bandung").get("/usulan/").context["rows"]] == ["Draf", "Terkirim"]


def test_an_empty_list_says_why_and_what_to_do(as_, edition):
    assert "Buat usulan pertama" in as_("bandung").get("/usulan/").content.decode()
    assert "Usulan tampil di sini setelah dinas mengirimnya." in as_("secretariat").get("/usulan/").content.decode()
    assert "Tampilkan semua" in as_("bandung").get("/usulan/?q=zzz").content.decode()


def test_a_row_tells_the_one_thing_that_matters_in_its_state(as_, nominate):
    nominate("draft", product="Draf")
    nominate("returned", product="Kembali")
    nominate("submitted", product="Terkirim")

    rows = {row["name"]: row["when"] for row in as_("bandung").get("/usulan/").context["rows"]}

    assert rows["Draf"].startswith("terisi ")
    assert rows["Kembali"].startswith("batas ")
    assert rows["Terkirim"].endswith(str(timezone.localdate().year))


def test_the_year_is_shown_where_it_differs(as_, nominate, edition):
    nominate("submitted")
    assert '<th scope="col">Periode</th>' not in as_("bandung").get("/usulan/").content.decode()

    other = nominate("submitted", product="Lain")
    edition.pk, edition.year, edition.name = None, 2024, "OVOP 2024"
    edition.save()
    Nomination.objects.filter(pk=other.pk).update(edition=edition)
    assert '<th scope="col">Periode</th>' in as_("bandung").get("/usulan/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("who", "queries"), [("bandung", 8), ("jabar", 10), ("secretariat", 10)])
def test_the_list_costs_the_same_however_long(as_, cast, edition, rows, who, queries, django_assert_num_queries):
    for number in range(rows):
        bring(make_draft(edition, cast.bandung, product=f"Tenun {number}"), "submitted", cast)
        make_draft(edition, cast.bandung, product=f"Draf {number}")
    client = as_(who)

    with django_assert_num_queries(queries):
        client.get("/usulan/")


def sheet(response):
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.values]


def test_excel_holds_the_rows_of_the_list(as_, nominate, settings):
    settings.DEMO = False
    nomination = nominate("submitted", product="=1+1")
    nominate("submitted", by="garut", product="Lain")

    head, *rows = sheet(as_("bandung").get("/usulan/unduh/"))

    assert head[:4] == ["Nomor usulan", "Periode", "Produk", "Komoditas"]
    assert [row[:4] for row in rows] == [[nomination.code, 2026, "=1+1", "Kain Tenun"]]
    assert len(sheet(as_("secretariat").get("/usulan/unduh/"))) == 3
    assert len(sheet(as_("secretariat").get("/usulan/unduh/?q=lain"))) == 2


def test_excel_of_sample_data_says_so(as_, nominate, edition, settings):
    settings.DEMO = False
    nominate("submitted")
    edition.is_sample = True
    edition.save()

    assert sheet(as_("bandung").get("/usulan/unduh/"))[0][0] == "DATA CONTOH"
    assert "DATA CONTOH" in as_("bandung").get("/usulan/").content.decode()


@pytest.mark.parametrize("who", ["assessor", "administrator"])
def test_who_has_no_list_downloads_none(as_, edition, who):
    assert as_(who).get("/usulan/unduh/").status_code == 403


def test_addresses_are_read_only(as_, edition):
    assert as_("bandung").post("/usulan/").status_code == 405
    assert as_("bandung").post("/usulan/unduh/").status_code == 405
    assert Nomination.objects.count() == 0


def test_a_slip_of_the_keys_finds_what_was_meant_and_the_page_says_so(as_, nominate):
    nominate("submitted", product="Tenun Melati")

    response = as_("secretariat").get("/usulan/?q=tenunn+melatti")

    assert names(response) == {"Tenun Melati"}
    assert "“tenunn” tidak ditemukan; yang tampil memuat kata yang mirip: <strong>tenun</strong>" in response.text
    assert "“melatti” tidak ditemukan; yang tampil memuat kata yang mirip: <strong>melati</strong>" in response.text


def test_a_draft_of_another_office_lends_no_word(as_, nominate):
    nominate(product="Tenun Rahasiaku")

    response = as_("garut").get("/usulan/?q=rahasiako")

    assert "rahasiaku" not in response.text
    assert "“rahasiako” tidak ditemukan, juga tidak ada kata yang mirip." in response.text


def test_a_renamed_product_and_firm_are_found_by_their_new_names(as_, nominate):
    nomination = nominate(product="Tenun Melati")
    client, ikm = as_("bandung"), nomination.product.ikm
    for step, changed, version in (
        ("produk", {"name": "Tenun Kenanga"}, nomination.product.version),
        ("ikm", {"name": "UD Cempaka"}, ikm.version),
    ):
        page = client.get(f"/usulan/{nomination.code}/isi/{step}/")
        fields = {name: value for name, value in page.context["form"].initial.items() if value is not None}
        assert client.post(f"/usulan/{nomination.code}/isi/{step}/", fields | changed | {"version": version}).status_code == 302

    assert names(client.get("/usulan/?q=kenanga+cempaka")) == {"Tenun Kenanga"}
    assert names(client.get("/usulan/?q=melati")) == set()
