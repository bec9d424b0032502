"""The work list: my assignments, what needs me first, nothing of anybody else."""

import re

import pytest

from assessments.models import Score
from ovop_portal.accounts.models import Mandate
from ovop_portal.programme.models import Edition
from tests.assessments.reading import rows_of
from tests.building import fill, make_edition, seat


def products(page):
    return re.findall(r'<th scope="row">([^<]+)</th>', page)


def test_what_needs_me_now_stands_first(as_, nominate, assign):
    states = ["final", "recused", "accepted", "released", "reopened", "planned", "cancelled", "expired"]
    nominations = [nominate("eligible", by="garut", product=f"Tenun {state}") for state in states]
    for nomination, state in zip(nominations, states, strict=True):
        assign(nomination, "assessor", state)

    page = as_("assessor").get("/penilaian/").text

    assert products(page) == ["Tenun reopened", "Tenun released", "Tenun accepted", "Tenun final", "Tenun recused"]
    assert "1 menunggu pernyataan · 2 sedang dinilai · 1 final" in page
    assert page.count("btn-primary") == 1


def test_a_row_says_how_far_the_sheet_is_and_what_its_button_does(as_, nominate, assign):
    first, second, third = (nominate("eligible", by="garut", product=name) for name in ("Satu", "Dua", "Tiga"))
    begun, full = assign(first, "assessor", "accepted"), assign(second, "assessor", "accepted")
    assign(third, "assessor", "accepted")
    fill(begun)
    Score.objects.filter(sheet__assignment=begun).exclude(indicator__code__startswith="A").update(points=None)
    fill(full)

    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", as_("assessor").get("/penilaian/").text))

    assert "Satu Kab. Garut Kain Tenun Sedang dinilai 10 dari 25 Lanjutkan Satu" in page
    assert "Dua Kab. Garut Kain Tenun Sedang dinilai 25 dari 25 Finalkan Dua" in page
    assert "Tiga Kab. Garut Kain Tenun Sedang dinilai 0 dari 25 Nilai Tiga" in page


def test_the_deadline_is_told_on_three_clocks(as_, nominate, assign):
    assign(nominate("eligible"), "assessor", "released")

    page = as_("assessor").get("/penilaian/").text

    assert "Dinilai sampai" in page
    for zone in ("WIB", "WITA", "WIT"):
        assert zone in page


def test_others_assignments_are_not_in_my_list(as_, nominate, assign):
    mine, theirs = nominate("eligible", product="Tenun Saya"), nominate("eligible", by="garut", product="Tenun Rekan")
    assign(mine, "assessor", "released")
    assign(theirs, "second", "final")

    for who in ("assessor", "lead", "secretariat", "auditor", "bandung"):
        page = as_(who).get("/penilaian/")
        assert page.status_code == 200
        assert products(page.text) == (["Tenun Saya"] if who == "assessor" else [])
    assert as_(None).get("/penilaian/").status_code == 302


def test_an_empty_list_says_why_and_what_comes(as_, edition):
    page = as_("assessor").get("/penilaian/").text

    assert "Belum ada penugasan" in page
    assert "Anda mendapat pesan begitu ada usulan yang perlu Anda nilai." in page


def test_a_filter_that_leaves_nothing_says_so(as_, nominate, assign):
    assign(nominate("eligible", product="Tenun Saya"), "assessor", "released")
    client = as_("assessor")

    assert products(client.get("/penilaian/?status=released&komoditas=kain_tenun").text) == ["Tenun Saya"]
    page = client.get("/penilaian/?status=final").text
    assert products(page) == []
    assert "Tidak ada penugasan yang cocok" in page


@pytest.mark.parametrize("query", ["status=%00", "status=semua", "komoditas=' OR 1=1", "page=-1", "page=999999999999999999999", "page=x"])
def test_a_hostile_address_of_the_list_is_no_error(as_, nominate, assign, query):
    assign(nominate("eligible"), "assessor", "released")

    assert as_("assessor").get(f"/penilaian/?{query}").status_code == 200


def test_editions_stand_apart_newest_first(as_, nominate, assign, cast, edition):
    assign(nominate("eligible", product="Tenun Kini"), "assessor", "released")
    older = make_edition(2024, "published")
    seat(older, cast.assessor)
    edition_of_last = Edition.objects.get(year=2024)
    nomination = nominate_in_the_past(edition, edition_of_last, cast)
    assign_in_the_past(nomination, cast)

    page = as_("assessor").get("/penilaian/").text

    assert products(page) == ["Tenun Kini", "Tenun Dulu"]
    assert page.index("OVOP 2026") < page.index("OVOP 2024")
    assert "Penilaian ditutup" in page


def nominate_in_the_past(present, past, cast):
    """An eligible nomination moved into an earlier edition."""
    nomination = present.nominations.get()
    product = nomination.product
    product.pk, product.name = None, "Tenun Dulu"
    product.save()
    nomination.pk, nomination.code, nomination.product, nomination.edition = None, "DULU2024", product, past
    nomination.save()
    return nomination


def assign_in_the_past(nomination, cast):
    mandate = Mandate.objects.get(user=cast.assessor, edition=nomination.edition)
    return nomination.assignments.create(mandate=mandate, state="recused")


def test_the_workbook_holds_my_rows_and_nobody_elses(as_, nominate, assign, settings):
    settings.DEMO = False
    mine, theirs = nominate("eligible", product="Tenun Saya"), nominate("eligible", by="garut", product="Tenun Rekan")
    assign(mine, "assessor", "final", points="low")
    assign(mine, "second", "final", points=lambda one: one.maximum)
    assign(theirs, "second", "released")

    head, *rows = rows_of(as_("assessor").get("/penilaian/unduh/"))

    assert head[:3] == ["Periode", "Nomor usulan", "Produk"]
    assert [row[:4] for row in rows] == [[2026, mine.code, "Tenun Saya", "UD Melati Rejeki"]]
    assert rows[0][6:10] == ["Final", 25, 25, 11]


def test_the_workbook_of_sample_data_says_so(as_, nominate, assign, settings):
    settings.DEMO = False
    assign(nominate("eligible"), "assessor", "released")
    Edition.objects.update(is_sample=True)

    assert rows_of(as_("assessor").get("/penilaian/unduh/"))[0][0] == "DATA CONTOH"
    assert "DATA CONTOH" in as_("assessor").get("/penilaian/").text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(as_, nominate, assign, rows, django_assert_num_queries):
    for nomination in [nominate("eligible", by="garut", product=f"Tenun {number}") for number in range(rows)]:
        assign(nomination, "assessor", "accepted")
    client = as_("assessor")

    with django_assert_num_queries(9):
        client.get("/penilaian/")
