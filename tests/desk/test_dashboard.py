"""The page of the desk: every role reaches it, every line has one button, the cost is the same however much waits."""

import re

import pytest
from django.urls import reverse

from ovop_portal.audit.models import Event
from tests import building

ADDRESS = reverse("desk:dashboard")
PEOPLE = ["bandung", "jabar", "secretariat", "director", "auditor", "lead", "assessor", "administrator"]


@pytest.fixture
def busy(nominate, assign, award):
    """Something for everybody to do."""
    nominate("returned", product="Tenun Kembali")
    nominate("submitted", by="garut")
    starred, released = nominate("eligible", product="Tenun Bintang"), nominate("eligible", product="Tenun Lolos")
    award("proposed", nomination=starred)
    assign(released, "assessor", "released")


def test_a_stranger_is_sent_to_sign_in(client, db):
    assert client.get(ADDRESS).url == f"{reverse('account_login')}?next={ADDRESS}"


@pytest.mark.parametrize("name", PEOPLE)
def test_every_role_has_a_desk_where_each_line_has_one_button(as_, busy, name):
    page = as_(name).get(ADDRESS)

    assert page.status_code == 200
    items = page.context["items"]
    assert items, name
    main = re.search(r"<main.*</main>", page.text, re.DOTALL)[0]
    assert main.count('class="btn btn-primary"') == 1
    assert main.count('class="btn ') == len(items)
    for item in items:
        assert item.title in main and f'href="{item.url.replace("&", "&amp;")}"' in main


@pytest.mark.parametrize("name", PEOPLE)
def test_each_button_leads_somewhere(as_, busy, name):
    client = as_(name)

    found = {item.url: client.get(item.url, follow=True).status_code for item in client.get(ADDRESS).context["items"]}
    assert found == dict.fromkeys(found, 200)


def test_an_empty_desk_is_warm_and_has_a_way_on(as_, edition):
    page = as_("director").get(ADDRESS)

    assert "Meja Anda bersih" in page.text
    assert reverse("programme:list") in page.text


def test_deadlines_stand_on_three_clocks(as_, edition):
    text = as_("bandung").get(ADDRESS).text

    assert "Tutup" in text and "hari lagi" in text
    assert text.count("WIT<") >= 2
    assert re.search(r"Sampai <time", text)


def test_the_margin_shows_the_next_instants_nearest_first(as_, edition):
    building.make_edition(2028, "preparation")
    rows = as_("bandung").get(ADDRESS).context["schedule"]

    assert len(rows) == 4
    assert [row["at"] for row in rows] == sorted(row["at"] for row in rows)
    assert (rows[0]["edition"], rows[0]["what"]) == ("OVOP 2028", "Pengusulan dibuka")


@pytest.mark.parametrize("name", PEOPLE)
def test_only_the_auditor_reads_the_last_events(as_, nominate, name):
    nominate("submitted")
    page = as_(name).get(ADDRESS)

    assert bool(page.context["events"]) is (name == "auditor")
    assert ("Peristiwa terbaru" in page.text) is (name == "auditor")


def test_nothing_of_another_office_is_on_the_page(as_, nominate):
    nominate("draft", by="garut", product="Tenun Rahasia")
    nominate("returned", by="garut", product="Tenun Rahasia Dua")

    for name in ["bandung", "jabar", "jateng", "secretariat", "director", "assessor", "administrator"]:
        assert "Rahasia" not in as_(name).get(ADDRESS).text, name


@pytest.mark.parametrize(
    ("name", "queries"),
    [("bandung", 6), ("jabar", 9), ("secretariat", 9), ("director", 6), ("auditor", 8), ("lead", 7), ("assessor", 6), ("administrator", 6)],
)
@pytest.mark.parametrize("rows", [1, 3])
def test_a_desk_costs_the_same_however_much_waits(as_, nominate, assign, name, queries, rows, django_assert_num_queries):
    for number in range(rows):
        nominate("draft", product=f"Tenun {number}")
        nominate("returned", product=f"Tenun kembali {number}")
        nominate("submitted", by="garut", product=f"Tenun kirim {number}")
        nominate("endorsed", by="garut", product=f"Tenun rekomendasi {number}")
    for nomination in [nominate("eligible", product=f"Tenun lolos {number}") for number in range(rows)]:
        assign(nomination, "assessor", "released")
    client = as_(name)

    with django_assert_num_queries(queries):
        client.get(ADDRESS)


def test_a_province_officer_with_a_seat_stays_within_ten_queries(as_, cast, nominate, assign, edition, django_assert_max_num_queries):
    building.seat(edition, cast.jateng, lead=True, home="33")
    assign(nominate("eligible", by="garut"), "jateng", "released")
    client = as_("jateng")

    with django_assert_max_num_queries(10):
        page = client.get(ADDRESS)
    assert "1 usulan menunggu pernyataan bebas konflik" in page.text


def test_looking_writes_nothing(as_, nominate):
    nominate("submitted")
    before = Event.objects.count()

    as_("secretariat").get(ADDRESS)
    assert Event.objects.count() == before
    assert as_("secretariat").post(ADDRESS).status_code == 405
