"""One edition on one page: phases, schedule, star rule, rubrics, document rules, and what is locked and why."""

import pytest
from django.urls import reverse

from ovop_portal.programme import rubrics
from tests import building


def address(year=2026):
    return reverse("programme:detail", args=[year])


@pytest.mark.parametrize("name", ["secretariat", "director", "auditor", "bandung", "jabar", "assessor", "administrator"])
def test_everybody_signed_in_reads_it_and_only_the_secretariat_changes_it(as_, edition, name):
    page = as_(name).get(address())
    doors = [reverse(f"programme:{door}", args=[2026]) for door in ("edit", "copy", "star_rule")]

    assert page.status_code == 200
    assert [door in page.text for door in doors] == [name == "secretariat"] * 3


@pytest.mark.parametrize("year", [2027, 0, 10**30])
def test_an_edition_that_is_not_there_is_a_404(as_, edition, year):
    assert as_("secretariat").get(address(year)).status_code == 404


def test_a_stranger_is_sent_to_sign_in(client, edition):
    assert client.get(address()).url.startswith(reverse("account_login"))


def test_it_says_what_the_edition_asks(as_, edition):
    text = as_("bandung").get(address()).text

    for words in [
        "Kabupaten/kota dan provinsi",
        "Wajib bagi usulan kabupaten/kota",
        "3 orang",
        "24 bulan",
        "Keputusan bupati/wali kota tentang sentra",
        "Permenperin 14/2021; siaran pers OVOP 2024",
        "Nilai tambah",
        "pengiriman, penetapan, penganugerahan",
        "Rubrik Kain Tenun versi 1",
    ]:
        assert words in text


def test_document_rules_stand_under_their_commodity(as_, cast, db):
    rubrics.load()
    building.make_edition(commodities=["makanan_minuman", "kain_batik"])

    tables = as_("bandung").get(address()).context["tables"]
    assert [(title, len(rows)) for title, rows in tables] == [("Semua komoditas", 7), ("Makanan dan Minuman", 4), ("Kain Batik", 1)]
    assert [row["sourcing"]["label"] for row in tables[1][1]] == ["Terbit", "Terbit", "Terbit", "Usulan"]


def test_the_star_rule_is_said_in_words(as_, edition):
    edition.star_rule.visit_from = 2
    edition.star_rule.save()

    stars = {row["name"]: row["asks"] for row in as_("bandung").get(address()).context["stars"]}
    assert stars == {
        "Bintang tiga": "Nilai akhir paling sedikit 85 dari 100, aspek C paling sedikit 70 persen dari nilai maksimumnya, "
        "dan kunjungan lapangan sudah dilakukan.",
        "Bintang dua": "Nilai akhir paling sedikit 70 dari 100, dan kunjungan lapangan sudah dilakukan.",
        "Bintang satu": "Nilai akhir paling sedikit 55 dari 100.",
        "Belum berbintang": "Nilai akhir di bawah 55.",
    }


@pytest.mark.parametrize(
    ("phase", "states"),
    [
        ("preparation", ["next", "next", "next", "next", "next"]),
        ("nomination", ["current", "next", "next", "next", "next"]),
        ("screening", ["done", "current", "next", "next", "next"]),
        ("assessment", ["done", "done", "current", "next", "next"]),
        ("decision", ["done", "done", "done", "current", "next"]),
        ("published", ["done", "done", "done", "done", "done"]),
    ],
)
def test_the_line_of_steps_shows_where_the_edition_stands(as_, cast, rubric, phase, states):
    building.make_edition(phase=phase)

    assert [step["state"] for step in as_("bandung").get(address()).context["steps"]] == states


def test_the_page_says_what_is_locked_and_why(as_, edition):
    text = as_("secretariat").get(address()).text
    assert text.count("pengusulan telah dibuka.") == 1 and "penilaian telah dibuka." not in text

    building.shift(edition, "assessment")
    text = as_("secretariat").get(address()).text
    assert text.count("pengusulan telah dibuka.") == 1 and text.count("penilaian telah dibuka.") == 2


def test_an_edition_without_star_rule_or_commodities_is_still_a_page(as_, cast, rubric):
    edition = building.make_edition(commodities=[])
    edition.star_rule.delete()
    edition.document_rules.all().delete()
    text = as_("secretariat").get(address()).text

    assert "Belum ada komoditas pada periode ini." in text
    assert "Belum ada syarat dokumen pada periode ini." in text
    assert "Belum dibentuk" in text


def test_it_costs_the_same_whatever_it_holds(as_, edition, django_assert_max_num_queries):
    client = as_("secretariat")

    with django_assert_max_num_queries(10):
        client.get(address())
