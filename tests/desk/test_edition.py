"""How a whole edition stands: the funnel, the days left, what is late and at whose desk; nothing of a star before it is public."""

import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from assessments.models import Assignment, Standing
from awards.models import Award
from nominations.models import Nomination
from ovop_portal.audit.models import Event
from ovop_portal.programme.models import Commodity, Edition
from tests import building

PAGE = "/dasbor/2026/"
READERS = ["secretariat", "director", "auditor"]


def late(page):
    """{(desk, what): (how many late, detail)}."""
    return {(line.desk, line.what): (line.late, line.detail) for line in page.context["late"]}


def age(nomination, days):
    Nomination.objects.filter(pk=nomination.pk).update(submitted_at=timezone.now() - timedelta(days=days))


@pytest.fixture
def full(nominate, award):
    """Bandung: a draft, one sent, one through and assessed; Garut: one returned, one published star."""
    nominate("draft", product="Tenun Rahasia")
    nominate("submitted", product="Tenun Sutra")
    nominate("returned", by="garut", product="Tenun Kembali")
    proposed, public = nominate("eligible", product="Tenun Pleno"), nominate("eligible", by="garut", product="Tenun Bintang")
    award("proposed", nomination=proposed)
    award("published", nomination=public)


# --- the funnel ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", READERS)
def test_each_stage_counts_whoever_reached_it(as_, full, name):
    page = as_(name).get(PAGE)

    assert page.context["whole"].counts == [5, 4, 2, 2, 1]
    assert page.context["whole"].draft == 1
    assert [(line.name, line.counts) for line in page.context["commodities"]] == [("Kain Tenun", [5, 4, 2, 2, 1])]
    assert [(line.name, line.counts) for line in page.context["provinces"]] == [("Jawa Barat", [5, 4, 2, 2, 1])]


def test_provinces_stand_apart_the_most_first_and_a_commodity_without_nominations_is_a_line_of_zeros(as_, nominate, edition):
    other = Commodity.objects.exclude(code="kain_tenun").first() or Commodity.objects.create(code="gerabah", name="Gerabah", order=9)
    edition.edition_commodities.create(commodity=other, rubric=edition.edition_commodities.first().rubric)
    nominate("submitted", by="jateng")
    nominate("draft")
    nominate("submitted", by="garut")

    page = as_("director").get(PAGE)
    assert [(line.name, line.begun) for line in page.context["provinces"]] == [("Jawa Barat", 2), ("Jawa Tengah", 1)]
    assert {line.name: line.begun for line in page.context["commodities"]} == {"Kain Tenun": 3, other.name: 0}


def test_another_edition_counts_nowhere(as_, nominate, edition):
    nominate("submitted")
    building.make_edition(2028, "preparation")

    page = as_("secretariat").get("/dasbor/2028/")
    assert (page.context["whole"].begun, page.context["late"]) == (0, [])
    assert "Belum ada usulan" in page.text


@pytest.mark.parametrize("name", READERS)
def test_a_star_counts_from_the_second_in_which_it_is_public(as_, award, name):
    star = award("published", visible_from=timezone.now() + timedelta(hours=1))
    client = as_(name)

    assert client.get(PAGE).context["whole"].starred == 0
    Award.objects.filter(pk=star.pk).update(visible_from=timezone.now() - timedelta(seconds=1))
    assert client.get(PAGE).context["whole"].starred == 1


@pytest.mark.parametrize("state", ["recommended", "proposed", "decided"])
@pytest.mark.parametrize("name", READERS)
def test_the_page_says_the_same_whatever_star_is_on_its_way(as_, award, name, state):
    star = award(state)
    client = as_(name)
    found = []
    for value in (0, 1, 3):
        Award.objects.filter(pk=star.pk).update(star=value, computed_star=value)
        Standing.objects.update(total=40 + 20 * value, star=value, spread=value, plenary=bool(value))
        found.append(re.sub(r"nonce=\S+|csrfmiddlewaretoken\S+|value=\"\w{64}\"", "", client.get(PAGE).text))

    assert found[0] == found[1] == found[2]


def test_no_product_firm_or_code_of_a_draft_is_on_the_page(as_, full):
    code = Nomination.objects.get(product__name="Tenun Rahasia").code

    for name in READERS:
        text = as_(name).get(PAGE).text
        assert "Rahasia" not in text and code not in text


def test_the_drawings_have_a_title_and_a_text_and_the_tables_say_the_same(as_, full):
    text = as_("secretariat").get(PAGE).text

    drawings = re.findall(r'<svg class="plot[^>]*role="img" aria-labelledby="(\S+) (\S+)"', text)
    assert [one[0] for one in drawings] == ["corong-title", "komoditas-title", "provinsi-title"]
    for title, words in drawings:
        assert f'<title id="{title}">' in text and f'<desc id="{words}">' in text
    assert '<td class="num" data-label="Lolos">2</td>' in text


def test_the_funnel_is_downloaded(as_, full):
    response = as_("auditor").get(f"{PAGE}unduh/")

    rows = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True)
    rows = [row for row in rows if row[0] != "DATA CONTOH"]
    assert rows == [
        ("Kelompok", "Nama", "Disusun", "Dikirim", "Lolos", "Selesai dinilai", "Berbintang", "Masih draf"),
        ("Semua", None, 5, 4, 2, 2, 1, 1),
        ("Komoditas", "Kain Tenun", 5, 4, 2, 2, 1, 1),
        ("Provinsi", "Jawa Barat", 5, 4, 2, 2, 1, 1),
    ]


# --- the days left ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phase", "current", "left"),
    [
        ("preparation", [], ["mulai", "mulai", "mulai", "mulai", "mulai"]),
        ("nomination", ["Pengusulan"], ["19 hari lagi", "mulai", "mulai", "mulai", "mulai"]),
        ("assessment", ["Penilaian"], ["sudah selesai", "sudah selesai", "29 hari lagi", "mulai", "mulai"]),
        ("decision", ["Penetapan"], ["sudah selesai", "sudah selesai", "sudah selesai", "19 hari lagi", "mulai"]),
        ("published", ["Hasil diumumkan"], ["sudah selesai"] * 4 + ["sudah diumumkan"]),
    ],
)
def test_each_phase_says_what_is_left_of_it(as_, edition, phase, current, left):
    building.shift(edition, phase)
    rows = as_("director").get(PAGE).context["phases"]

    assert [row["label"] for row in rows if row["current"]] == current
    assert [row["left"].startswith(word) for row, word in zip(rows, left, strict=True)] == [True] * 5


# --- what is late ----------------------------------------------------------------------------------------------------


def test_a_correction_is_named_when_its_day_has_passed_or_is_near(as_, nominate):
    rows = [nominate("returned", by="garut", product=f"Tenun {n}") for n in range(4)]
    now = timezone.now()
    for row, hours in zip(rows, (-1, 71, 73, 200), strict=True):
        Nomination.objects.filter(pk=row.pk).update(return_due=now + timedelta(hours=hours))

    found = late(as_("secretariat").get(PAGE))
    assert found == {("Dinas di Jawa Barat", "4 usulan dikembalikan"): (1, "1 lewat batas waktunya, 1 berakhir dalam 3 hari")}
    Nomination.objects.update(return_due=now + timedelta(days=4))
    assert late(as_("secretariat").get(PAGE)) == {}


def test_an_endorsement_is_named_after_a_week_at_its_province(as_, nominate, edition):
    old, new = nominate("submitted"), nominate("submitted", by="garut")
    age(old, 8)
    age(new, 6)

    page = as_("director").get(PAGE)
    assert late(page) == {("Dinas provinsi Jawa Barat", "2 usulan menunggu rekomendasi"): (1, "1 lebih dari 7 hari")}
    age(old, 6)
    assert late(as_("director").get(PAGE)) == {}


def test_a_province_that_nominates_waits_for_the_secretariat_and_not_for_itself(as_, nominate, edition):
    age(nominate("submitted", by="jabar"), 9)
    age(nominate("endorsed"), 2)

    found = late(as_("secretariat").get(PAGE))
    assert found == {("Sekretariat", "2 usulan menunggu seleksi administrasi"): (1, "yang tertua dikirim 9 hari lalu")}
    Edition.objects.update(screening_closes=timezone.now() - timedelta(seconds=1), nomination_closes=timezone.now() - timedelta(days=1))
    assert late(as_("secretariat").get(PAGE)) == {
        ("Sekretariat", "2 usulan menunggu seleksi administrasi"): (2, "yang tertua dikirim 9 hari lalu; masa seleksi sudah lewat")
    }


def test_sheets_are_counted_by_institution_and_late_when_the_assessment_is_over(as_, nominate, assign, edition):
    first, second = nominate("eligible"), nominate("eligible", by="garut")
    assign(first, "assessor", "released")
    assign(second, "assessor", "accepted")
    assign(first, "second", "accepted")
    assign(second, "second", "final")

    assert late(as_("secretariat").get(PAGE)) == {
        ("Asosiasi Tenun Contoh", "2 usulan sedang dinilai"): (0, "1 belum menyatakan bebas konflik, 1 lembar belum final"),
        ("Universitas Contoh", "1 usulan sedang dinilai"): (0, "1 lembar belum final"),
    }
    Assignment.objects.update(released_at=timezone.now() - timedelta(days=8))
    assert {line.desk: line.late for line in as_("secretariat").get(PAGE).context["late"]} == {
        "Asosiasi Tenun Contoh": 1,
        "Universitas Contoh": 0,
    }
    building.shift(edition, "decision")
    assert [line.late for line in as_("secretariat").get(PAGE).context["late"]] == [2, 1]


def test_a_seat_that_ended_is_the_leads_to_mend(as_, cast, nominate, assign):
    assign(nominate("eligible"), "assessor", "released")
    cast.assessor.mandates.update(ended_at=timezone.now())

    assert late(as_("director").get(PAGE)) == {
        ("Ketua tim: mandat penilai Asosiasi Tenun Contoh berakhir", "1 usulan sedang dinilai"): (1, "1 belum menyatakan bebas konflik")
    }


def test_whoever_still_owes_a_sheet_hears_nothing_of_the_others_on_it(as_, cast, edition, nominate, assign):
    building.seat(edition, cast.secretariat)
    nomination = nominate("eligible")
    assign(nomination, "secretariat", "accepted")
    assign(nomination, "assessor", "released")
    client = as_("secretariat")
    before = late(client.get(PAGE))
    other = Assignment.objects.get(nomination=nomination, mandate__user=cast.assessor)

    assert before == {}
    Assignment.objects.filter(pk=other.pk).update(state="final")
    assert late(client.get(PAGE)) == before
    assert client.get(PAGE).context["whole"].assessed == 0


def test_a_star_waits_for_a_hand_and_the_line_says_how_many_only(as_, nominate, award, edition):
    award("proposed")

    for name in READERS:
        page = as_(name).get(PAGE)
        assert late(page) == {("Direktur (pejabat penetap)", "1 bintang menunggu penetapan"): (0, "")}
    building.shift(edition, "published")
    assert late(as_("director").get(PAGE)) == {
        ("Direktur (pejabat penetap)", "1 bintang menunggu penetapan"): (1, "hari pengumuman sudah lewat")
    }


def rows_behind(page):
    """How many rows the list behind a line shows."""
    if "page" in page.context and hasattr(page.context["page"], "paginator"):
        return page.context["page"].paginator.count
    return len(page.context["rows"])


@pytest.mark.parametrize("name", READERS)
def test_each_line_leads_to_as_many_rows_as_it_says(as_, nominate, assign, award, edition, name):
    for number in range(2):
        nominate("returned", by="garut", product=f"Tenun Kembali {number}")
        age(nominate("submitted", product=f"Tenun Kirim {number}"), 9)
    nominate("endorsed", by="garut", product="Tenun Siap")
    nominate("submitted", by="jateng", product="Tenun Jateng")
    Nomination.objects.filter(state="returned").update(return_due=timezone.now())
    starred, going, other = (nominate("eligible", product=f"Tenun Lolos {n}") for n in range(3))
    award("proposed", nomination=starred)
    assign(going, "assessor", "released")
    assign(going, "second", "accepted")
    assign(other, "second", "released")
    client = as_(name)

    lines = client.get(PAGE).context["late"]
    assert len(lines) == 6
    for line in lines:
        assert rows_behind(client.get(line.url)) == int(line.what.split()[0]), line


def test_the_latest_stands_on_top(as_, nominate):
    for number in range(3):
        age(nominate("submitted", by="garut", product=f"Tenun {number}"), 10)
    nominate("endorsed", product="Tenun Siap")

    assert [line.late for line in as_("director").get(PAGE).context["late"]] == [3, 0]


# --- the page --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["bandung", "jabar", "lead", "assessor", "administrator"])
def test_others_do_not_see_it(as_, edition, name):
    assert [as_(name).get(path).status_code for path in (PAGE, f"{PAGE}unduh/")] == [403, 403]


@pytest.mark.parametrize("year", ["1999", "0", "9" * 30])
def test_a_year_without_an_edition_is_not_there(as_, edition, year):
    assert as_("secretariat").get(f"/dasbor/{year}/").status_code == 404


def test_looking_writes_nothing_and_takes_no_post(as_, full):
    before = Event.objects.count()
    client = as_("secretariat")

    client.get(PAGE)
    assert (client.post(PAGE).status_code, Event.objects.count()) == (405, before)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("rows", [3, 30])
def test_it_costs_the_same_however_many_nominations(as_, cast, edition, name, rows, django_assert_num_queries):
    for number in range(rows // 3):
        building.make_draft(edition, cast.bandung, product=f"Tenun Draf {number}")
        sent = [building.make_draft(edition, who, product=f"Tenun Kirim {number}") for who in (cast.garut, cast.jateng)]
        for nomination in sent:
            building.bring(nomination, "submitted", cast)
            age(nomination, 9)
    client = as_(name)

    with django_assert_num_queries(13):
        page = client.get(PAGE)
    assert page.context["whole"].begun == rows
    assert len(page.content) < 60_000


def test_the_desk_and_the_edition_lead_to_it(as_, edition):
    for name in READERS:
        client = as_(name)
        for path in (reverse("desk:dashboard"), "/periode/2026/"):
            assert f'href="{PAGE}"' in client.get(path).text, (name, path)
    assert PAGE not in as_("jabar").get("/periode/2026/").text + as_("jabar").get(reverse("desk:dashboard")).text
