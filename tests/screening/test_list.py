"""The work list: whose turn it is, how far each file is, narrowed down within one edition, and the same as a long table."""

import io
import re
from contextlib import closing
from datetime import timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from nominations.models import Nomination
from ovop_portal.programme.models import Commodity
from tests import building
from tests.screening import reading


def rows(response):
    """The list as words: ["Siap diperiksa", ["Tenun A …", …], …]."""
    found = []
    for css, row in re.findall(r'<tr( class="group")?>(.*?)</tr>', response.text.partition("<tbody>")[2], flags=re.DOTALL):
        cells = [reading.words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.DOTALL)]
        found.append(cells[0] if css else cells)
    return found


def names(response):
    return [row[0] for row in rows(response) if isinstance(row, list)]


def workbook(response):
    content = b"".join(response.streaming_content)
    response.close()  # the temporary file
    return list(load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))


@pytest.fixture
def work(nominate):
    """One file in each turn: waiting for the province, returned, ready twice (the older one last made), decided."""
    made = {name: nominate(state, product=f"Tenun {name}") for name, state in
            {"A": "submitted", "B": "returned", "C": "endorsed", "D": "endorsed", "E": "eligible"}.items()}  # fmt: skip
    Nomination.objects.filter(pk=made["D"].pk).update(submitted_at=timezone.now() - timedelta(days=9))
    return made


def test_what_needs_me_stands_on_top_the_oldest_first(as_, work):
    page = as_("secretariat").get("/seleksi/")

    assert [row if isinstance(row, str) else row[0] for row in rows(page)] == [
        "Siap diperiksa",
        "Tenun D",
        "Tenun C",
        "Menunggu rekomendasi provinsi",
        "Tenun A",
        "Dikembalikan untuk perbaikan",
        "Tenun B",
    ]
    assert "2 siap diperiksa · 1 menunggu provinsi · 1 dikembalikan · 1 diputus" in reading.words(page.text)


def test_a_row_says_how_far_the_file_is(as_, nominate, cast, save):
    nomination = nominate("endorsed")
    save(nomination, {"sentra_decree": "met", "nomination_letter": "not_met"})

    row = rows(as_("secretariat").get("/seleksi/"))[1]

    assert row[4:6] == ["2 dari 3 1 ditolak", "belum"]
    nomination.documents.filter(rule__code="product_sample").update(received_at=timezone.now(), received_by=cast.secretariat)
    assert rows(as_("secretariat").get("/seleksi/"))[1][5] == "diterima"


def test_a_returned_file_says_until_when_and_whether_it_is_late(as_, nominate):
    nomination = nominate("returned")
    due = timezone.now() + timedelta(days=2)
    Nomination.objects.update(return_due=due)
    assert "terlambat" not in as_("secretariat").get("/seleksi/").text

    Nomination.objects.filter(pk=nomination.pk).update(return_due=timezone.now() - timedelta(minutes=1))

    page = as_("secretariat").get("/seleksi/")
    assert re.fullmatch(r"s\.d\. \d+ \w+ 20\d\d \d\d\.\d\d terlambat", rows(page)[1][7])
    assert "1 dikembalikan (1 terlambat)" in reading.words(page.text)


NARROWED = [
    ("status=siap", ["Tenun D", "Tenun C"]),
    ("status=menunggu", ["Tenun A"]),
    ("status=kembali", ["Tenun B"]),
    ("status=eligible", ["Tenun E"]),
    ("status=semua", ["Tenun D", "Tenun C", "Tenun A", "Tenun B", "Tenun E"]),
    ("q=tenun+c", ["Tenun C"]),
    ("komoditas=kain_tenun&provinsi=32&status=siap", ["Tenun D", "Tenun C"]),
    ("provinsi=33", []),
    ("komoditas=gerabah", []),
    ("komoditas=gerabah&status=semua", []),
    ("periode=2026&status=menunggu", ["Tenun A"]),
]


def test_the_list_is_narrowed_down(as_, work):
    Commodity.objects.get_or_create(code="gerabah", defaults={"name": "Gerabah"})
    client = as_("secretariat")

    for query, found in NARROWED:
        page = client.get(f"/seleksi/?{query}")
        assert (query, names(page)) == (query, found)
        assert ("Tidak ada usulan yang cocok" in page.text) == (not found)


def test_the_filters_go_along_to_the_desk(as_, work):
    page = as_("secretariat").get("/seleksi/?provinsi=32&status=siap")

    assert f'href="/seleksi/{work["C"].code}/?status=siap&amp;provinsi=32"' in page.text


def test_a_misspelt_filter_is_no_error(as_, work):
    client = as_("secretariat")

    for query in ("status=lulus", "periode=1999", "periode=x", "provinsi=9;drop", "page=zz", "komoditas=", "q=%00"):
        assert client.get(f"/seleksi/?{query}").status_code == 200


def test_without_a_choice_the_newest_edition_that_has_begun_is_shown(as_, work, edition):
    building.make_edition(2028, "preparation")

    assert "Tenun C" in as_("secretariat").get("/seleksi/").text
    assert "Tenun C" not in as_("secretariat").get("/seleksi/?periode=2028").text


def test_htmx_gets_the_table_alone(as_, work):
    part = as_("secretariat").get("/seleksi/?status=siap", headers={"HX-Request": "true"})

    assert part.text.strip().startswith('<div id="daftar">')
    assert names(part) == ["Tenun D", "Tenun C"]


def test_an_empty_list_says_why_and_what_to_do(as_, cast):
    assert "Belum ada usulan untuk diperiksa" in as_("secretariat").get("/seleksi/").text


def test_a_list_where_all_is_decided_leads_to_the_results(as_, nominate):
    nominate("eligible")

    page = as_("secretariat").get("/seleksi/")

    assert "Semua usulan sudah diputus" in page.text
    assert 'href="?periode=2026&amp;status=semua"' in page.text


def test_who_may_see_the_work(as_, work):
    expected = {"secretariat": 200, "director": 200, "auditor": 200, "bandung": 403, "jabar": 403, "assessor": 403, "administrator": 403}

    assert {who: as_(who).get("/seleksi/").status_code for who in expected} == expected
    for who, status in expected.items():
        with closing(as_(who).get("/seleksi/unduh/")) as response:
            assert response.status_code == status
    assert as_(None).get("/seleksi/").url.startswith("/masuk/")


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long(as_, nominate, cast, number, django_assert_num_queries):
    for place in range(number):
        building.screen(nominate("endorsed", product=f"Tenun {place}"), cast.secretariat)
    client = as_("secretariat")

    with django_assert_num_queries(10):
        assert len(names(client.get("/seleksi/"))) == number


@pytest.mark.parametrize("number", [1, 3])
def test_the_table_for_excel_costs_the_same_however_long(as_, nominate, cast, number, django_assert_num_queries):
    for place in range(number):
        building.screen(nominate("endorsed", product=f"Tenun {place}"), cast.secretariat)
    client = as_("secretariat")

    with django_assert_num_queries(9):
        assert len(workbook(client.get("/seleksi/unduh/"))) == 1 + 7 * number


def test_the_results_leave_as_one_row_per_rule(as_, nominate, save, cast):
    nomination = nominate("endorsed")
    save(nomination, {"sentra_decree": "met", "nomination_letter": "not_met"}, remark={"nomination_letter": "=1+1"})

    response = as_("secretariat").get("/seleksi/unduh/")

    head, *table = workbook(response)
    found = [dict(zip(head, row, strict=True)) for row in table]
    assert 'filename="hasil-seleksi-2026.xlsx"' in response["Content-Disposition"]
    assert [row["Kode syarat"] for row in found] == [
        "sentra_decree", "nomination_letter", "industry_legality", "product_sample", "group_decree", "trademark", "environment",
    ]  # fmt: skip
    assert {row["Nomor usulan"] for row in found} == {nomination.code}
    letter = found[1]
    assert [letter[name] for name in ("Hasil", "Alasan", "Catatan", "Sifat", "Diperiksa oleh")] == [
        "Tidak terpenuhi", "Berkas tidak lengkap atau tidak terbaca", "=1+1", "Wajib", str(cast.secretariat),
    ]  # fmt: skip
    assert found[2]["Hasil"] is None


def test_only_the_narrowed_rows_leave_and_sample_data_is_marked(as_, work, edition):
    edition.is_sample = True
    edition.save()

    table = workbook(as_("auditor").get("/seleksi/unduh/?status=menunggu"))

    assert table[0][0] == "DATA CONTOH"
    assert {row[0] for row in table[2:]} == {work["A"].code}
