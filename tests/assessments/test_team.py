"""The plenary's list: place, ties, spread and scale; figures, filters, order and workbook."""

import re
from decimal import Decimal

import pytest

from assessments import ranking
from assessments.models import Standing
from ovop_portal.programme.models import Edition
from tests.assessments.reading import rows_of
from tests.building import make_edition, seat, shift


def rows_on(page):
    """(place, product, total) of each row of the ranking."""
    table = re.search(r'<table class="table-cards table-rank">.*?</table>', page, re.DOTALL)
    found = []
    for row in re.findall(r"<tr>(.*?)</tr>", table[0] if table else "", re.DOTALL)[1:]:
        place = re.search(r'<td class="num place">([^<]*)</td>', row)
        total = re.search(r'data-label="Nilai">([^<]*)</td>', row)
        found.append((place[1] if place else None, re.search(r'class="row-link"[^>]*>([^<]*)<', row)[1], total[1] if total else ""))
    return found


@pytest.fixture
def ranked(nominate, assign):
    """ranked(Satu=[100, 11], Dua=[100]) → nominations with final sheets of about these totals, by name."""

    def make(**totals):
        made = {name: nominate("eligible", by="garut", product=name) for name in totals}
        for name, wanted in totals.items():
            for who, points in zip(["assessor", "second"], wanted, strict=False):
                assign(made[name], who, "final", points="high" if points == 100 else "low")
        return made

    return make


@pytest.mark.parametrize(
    ("who", "status"),
    [("lead", 200), ("secretariat", 200), ("director", 200), ("auditor", 200), ("assessor", 403), ("second", 403), ("bandung", 403),
     ("jabar", 403), ("administrator", 403), (None, 302)],
)  # fmt: skip
def test_who_sees_the_team_page(as_, edition, who, status):
    client = as_(who)

    assert client.get("/pleno/2026/").status_code == status
    export = client.get("/pleno/2026/unduh/")
    export.close()
    assert export.status_code == status
    answer = client.get("/pleno/")
    assert answer.status_code == (302 if status in {200, 302} else status)


def test_the_plenary_opens_at_the_edition_that_is_being_weighed(as_, edition, cast):
    make_edition(2028, "nomination")
    shift(edition, "decision")
    assert as_("secretariat").get("/pleno/")["Location"] == "/pleno/2026/"

    make_edition(2024, "published")
    shift(edition, "published")
    Edition.objects.filter(year=2028).delete()
    assert as_("secretariat").get("/pleno/")["Location"] == "/pleno/2026/"


def test_a_lead_opens_the_edition_that_they_lead(as_, edition, cast):
    seat(make_edition(2028, "assessment"), cast.lead)
    shift(edition, "published")

    assert as_("lead").get("/pleno/")["Location"] == "/pleno/2026/"
    assert as_("lead").get("/pleno/2028/").status_code == 403
    assert as_("lead").get("/pleno/1999/").status_code == 404
    assert as_("lead").get("/pleno/99999999999999999999/").status_code == 404


def test_the_highest_stands_first_and_ties_share_a_place(as_, ranked):
    ranked(Satu=[100, 11], Dua=[100, 100], Tiga=[100, 100], Empat=[11])

    page = as_("secretariat").get("/pleno/2026/").text

    assert rows_on(page) == [("1=", "Dua", "100"), ("1=", "Tiga", "100"), ("3", "Satu", "55,5"), ("4", "Empat", "11")]


def test_what_has_no_total_yet_stands_last_without_a_place(as_, ranked, nominate, assign):
    waiting = nominate("eligible", by="garut", product="Menunggu")
    ranked(Satu=[11])
    assign(waiting, "assessor", "released")

    assert rows_on(as_("secretariat").get("/pleno/2026/").text) == [("1", "Satu", "11"), ("", "Menunggu", "")]
    assert [row[1] for row in rows_on(as_("secretariat").get("/pleno/2026/?urut=nilai-naik").text)] == ["Satu", "Menunggu"]


def test_the_order_by_spread_has_no_places(as_, ranked):
    ranked(Satu=[100, 11], Dua=[100, 100])

    page = as_("secretariat").get("/pleno/2026/?urut=selisih").text

    assert rows_on(page) == [(None, "Satu", "55,5"), (None, "Dua", "100")]
    assert 'aria-sort="descending"' in page
    assert rows_on(as_("secretariat").get("/pleno/2026/?urut=selisih-naik").text)[0][1] == "Dua"
    assert rows_on(as_("secretariat").get("/pleno/2026/?urut=%27x").text)[0][1] == "Dua"


def test_a_row_tells_spread_computed_star_and_the_case_for_the_plenary(as_, ranked):
    ranked(Satu=[100, 11])

    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", as_("director").get("/pleno/2026/").text))

    assert "Satu Kab. Garut Kain Tenun 55,5 50 89 1 bintang 2/2 Pleno" in page
    assert "1 dari 1 usulan lengkap · 1 perlu pleno" in page
    assert "2 dari 2 lembar final" in page


def test_the_figures_say_what_nobody_is_assigned_to(as_, ranked, nominate):
    nominate("eligible", product="Tanpa penilai")
    ranked(Satu=[100])

    page = as_("secretariat").get("/pleno/2026/").text

    assert "1 belum punya penilai" in page
    assert 'href="/penugasan/?periode=2026&amp;status=belum"' in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [("bintang=3", ["Dua"]), ("bintang=0", ["Tiga"]), ("tanda=pleno", ["Satu"]), ("tanda=lengkap", ["Dua", "Satu", "Tiga"]),
     ("tanda=kurang", []), ("provinsi=32", ["Dua", "Satu", "Tiga"]), ("provinsi=33", []),
     ("komoditas=kain_tenun", ["Dua", "Satu", "Tiga"])],
)  # fmt: skip
def test_filters_leave_what_they_say(as_, ranked, query, expected):
    ranked(Satu=[100, 11], Dua=[100], Tiga=[11])

    page = as_("secretariat").get(f"/pleno/2026/?{query}").text

    assert [row[1] for row in rows_on(page)] == expected
    assert ("Tidak ada usulan yang cocok" in page) == (expected == [])


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=99999999999999999999", "page=²", "bintang=%00", "provinsi=%27"])
def test_a_hostile_address_is_no_error(as_, ranked, query):
    ranked(Satu=[100])

    assert as_("secretariat").get(f"/pleno/2026/?{query}").status_code == 200


def test_an_edition_without_assignments_says_where_to_begin(as_, edition):
    page = as_("lead").get("/pleno/2026/").text

    assert "Belum ada penugasan pada periode ini" in page
    assert 'href="/penugasan/"' in page


def test_places_go_on_over_pages_and_ties_reach_across(ranked, cast, edition, monkeypatch):
    ranked(A=[100], B=[100], C=[100], D=[11], E=[11])
    monkeypatch.setattr(ranking, "PAGE", 2)
    standings = ranking.standings_of(cast.secretariat, edition)

    places = [[row["place"] for row in ranking.page_of(standings, "nilai", number, 5, 2026)[1]] for number in (1, 2, 3)]

    assert places == [["1=", "1="], ["1=", "4="], ["4="]]
    assert ranking.page_of(standings, "nilai", 99, 5, 2026)[0].number == 3


def test_the_workbook_has_the_same_rows_in_the_same_order(as_, ranked, settings):
    settings.DEMO = False
    ranked(Satu=[100, 11], Dua=[100])

    head, *rows = rows_of(as_("auditor").get("/pleno/2026/unduh/?urut=selisih"))

    assert [(row[1], row[7], row[9], row[10], row[11]) for row in rows] == [("Satu", 55.5, 89, 1, "ya"), ("Dua", 100, 0, 3, "tidak")]
    assert head[7] == "Nilai (dari 100)"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(as_, ranked, rows, django_assert_num_queries):
    ranked(**{f"Tenun {number}": [100, 11] for number in range(rows)})
    client = as_("lead")

    with django_assert_num_queries(10):
        client.get("/pleno/2026/")


def test_a_standing_is_the_mean_of_final_sheets_rounded_once(ranked):
    ranked(Satu=[100, 11])

    standing = Standing.objects.get()
    assert (standing.total, standing.spread, standing.c_share) == (Decimal("55.50"), Decimal("89.00"), Decimal("50.00"))
    assert standing.plenary
    assert "Selisih antarlembar 89,00 melebihi batas 15,00." in standing.reasons
