"""A line of a desk says as many as the page that its button opens shows, edition by edition."""

from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.models import Standing
from awards.workflow import AWARD
from nominations.models import Document
from ovop_portal.desk.agenda import agenda
from ovop_portal.programme.models import Edition
from tests import building


@pytest.fixture
def two(cast, edition):
    """The edition of 2026 and another that runs beside it."""
    other = building.make_edition(2027, "nomination")
    for user, lead in ((cast.lead, True), (cast.assessor, False), (cast.second, False)):
        building.seat(other, user, lead=lead)
    return edition, other


def brought(cast, edition, officer, state, **options):
    return building.bring(building.make_draft(edition, officer, **options), state, cast)


def judged(cast, edition, nomination, *people, state="final", points="high"):
    building.shift(edition, "assessment")
    nomination.refresh_from_db()
    for person in people:
        mandate = person.mandates.select_related("user__organisation").get(edition=edition)
        building.assign(nomination, mandate, cast, state, points=points)


def shown(page):
    """How many rows a page shows: of its paginator, or all of them."""
    if "without" in page.context:  # the rehearsal of an announcement
        return page.context["total"] + len(page.context["without"])
    found = page.context.get("page")
    return found.paginator.count if hasattr(found, "paginator") else len(page.context["rows"])


def lines(user):
    return [(item.title, item.detail) for item in agenda(user, timezone.now())]


def test_each_edition_has_a_line_of_its_own(cast, two):
    for edition, number in zip(two, (1, 2), strict=True):
        for place in range(number):
            brought(cast, edition, cast.bandung, "endorsed", product=f"Tenun {edition.year} {place}")
    Document.objects.update(received_at=timezone.now())

    assert lines(cast.secretariat) == [
        ("1 usulan menunggu seleksi administrasi", "OVOP 2026."),
        ("2 usulan menunggu seleksi administrasi", "OVOP 2027."),
    ]


def test_one_edition_is_not_named(cast, two):
    brought(cast, two[1], cast.bandung, "endorsed")
    Document.objects.update(received_at=timezone.now())

    assert lines(cast.secretariat) == [("1 usulan menunggu seleksi administrasi", "")]


def test_the_lines_of_the_screening_agree_with_their_lists(as_, cast, two):
    for edition in two:
        for place in range(2):
            brought(cast, edition, cast.bandung, "submitted", product=f"Tenun Kirim {place}")
            brought(cast, edition, cast.garut, "endorsed", product=f"Tenun Siap {place}")
            brought(cast, edition, cast.jabar, "submitted", product=f"Tenun Provinsi {place}")
        passed = brought(cast, edition, cast.jateng, "eligible", product="Tenun Lolos")
        passed.documents.filter(rule__code="product_sample").update(received_at=None)
        brought(cast, edition, cast.bandung, "returned", product="Tenun Kembali")

    agree(as_, cast, "secretariat", {"seleksi administrasi": [4, 4], "contoh produk": [7, 7]})
    agree(as_, cast, "jabar", {"rekomendasi": [2, 2]})


def test_what_the_province_sent_itself_is_in_no_list_of_its_tasks(as_, cast, edition):
    for place in range(2):
        brought(cast, edition, cast.bandung, "submitted", product=f"Tenun {place}")
    brought(cast, edition, cast.jabar, "submitted", product="Tenun Provinsi")

    page = as_("jabar").get(next(item.url for item in agenda(cast.jabar, timezone.now()) if "rekomendasi" in item.title))
    assert shown(page) == 2 and "Tenun Provinsi" not in page.text


def test_the_drafts_of_others_agree_with_the_tally_under_the_list(as_, cast, edition):
    building.make_draft(edition, cast.bandung)
    building.make_draft(edition, cast.garut)
    building.make_draft(edition, cast.jabar, product="Tenun Provinsi")

    item = next(item for item in agenda(cast.jabar, timezone.now()) if "sedang disusun" in item.title)
    assert item.count == len(as_("jabar").get(item.url).context["drafts"]) == 2


def test_the_lines_of_the_team_agree_with_their_pages(as_, cast, two):
    for edition in two:
        done, open_case, planned, lapsed, bare, settled = (
            brought(cast, edition, cast.bandung, "eligible", product=f"Tenun {name}") for name in "ABCDEF"
        )
        judged(cast, edition, done, cast.assessor, cast.second)
        judged(cast, edition, open_case, cast.assessor, points="high")
        judged(cast, edition, open_case, cast.second, points="low")
        judged(cast, edition, planned, cast.assessor, cast.second, state="planned")
        judged(cast, edition, settled, cast.assessor)
        Standing.objects.filter(nomination__in=[settled, open_case]).update(plenary=True)
        settled.refresh_from_db()
        building.make_award(settled, cast, "proposed")

    everything = {"siap dikirim": [2, 2], "belum lengkap penilainya": [5, 5], "belum direkomendasikan": [2, 2]}
    agree(as_, cast, "secretariat", everything)
    agree(as_, cast, "lead", everything | {"pleno": [1, 1]})


def test_the_lines_of_my_own_sheets_lead_to_lists_that_agree(as_, cast, two):
    for edition, number in zip(two, (2, 3), strict=True):
        rows = [brought(cast, edition, cast.bandung, "eligible", product=f"Tenun {place}") for place in range(3 * number)]
        for place, nomination in enumerate(rows):
            judged(cast, edition, nomination, cast.assessor, state=("released", "accepted", "reopened")[place % 3])

    items, client = agenda(cast.assessor, timezone.now()), as_("assessor")
    assert [(item.count, len(client.get(item.listing).context["page"].object_list)) for item in items] == [(2, 2), (3, 3)] * 3
    assert items[0].listing in client.get("/dasbor/").text.replace("&amp;", "&")


def test_a_line_of_one_sheet_has_no_list(cast, edition):
    judged(cast, edition, brought(cast, edition, cast.bandung, "eligible"), cast.assessor, state="released")

    [item] = agenda(cast.assessor, timezone.now())
    assert (item.count, item.listing) == (1, "")


@pytest.mark.parametrize("year", ["2026 ", "20", "abcd", "²027", "99999", "0" * 40, "a\x00"])
def test_a_forged_year_of_the_work_list_is_no_accident(as_, cast, edition, year):
    assert as_("assessor").get("/penilaian/", {"periode": year}).status_code == 200


@pytest.mark.parametrize(("state", "name", "word"), [
    ("recommended", "secretariat", "menunggu diajukan"),
    ("proposed", "director", "menunggu penetapan"),
    ("decided", "secretariat", "siap diumumkan"),
])  # fmt: skip
def test_the_lines_of_the_stars_agree_with_their_pages(as_, cast, two, state, name, word):
    Edition.objects.update(sheets_wanted=1)
    for number, edition in enumerate(two, 1):
        rows = [brought(cast, edition, cast.bandung, "eligible", product=f"Tenun {place}") for place in range(number)]
        for nomination in rows:
            judged(cast, edition, nomination, cast.assessor)
            nomination.refresh_from_db()
            star = building.make_award(nomination, cast, "proposed" if state == "decided" else state)
            if state == "decided":
                AWARD.perform("decide", star, cast.director, "", decree=building.make_decree(edition, f"{edition.year}/OVOP/9"))

    agree(as_, cast, name, {word: [1, 2]})


def test_a_desk_with_two_editions_costs_what_one_costs(as_, cast, two, django_assert_num_queries):
    for edition in two:
        brought(cast, edition, cast.bandung, "endorsed", product=f"Tenun {edition.year}")
    client = as_("secretariat")

    with django_assert_num_queries(9):
        assert len(client.get("/dasbor/").context["items"]) == 4


def test_an_edition_that_is_over_asks_for_nothing_but_what_is_still_open(as_, cast, edition):
    nomination = brought(cast, edition, cast.bandung, "eligible")
    judged(cast, edition, nomination, cast.assessor)
    Edition.objects.update(assessment_closes=timezone.now() - timedelta(days=1), publication_at=timezone.now() + timedelta(days=1))

    assert [title for title, _ in lines(cast.secretariat)] == ["1 usulan selesai dinilai, belum direkomendasikan"]


def agree(as_, cast, name, wanted):
    """The lines whose title holds a word say these numbers, oldest edition first, and their pages show as many rows."""
    items = agenda(type(cast.lead).objects.get(pk=getattr(cast, name).pk), timezone.now())
    client = as_(name)
    for word, numbers in wanted.items():
        found = [item for item in items if word in item.title]
        assert [item.count for item in found] == numbers, word
        assert [shown(client.get(item.url)) for item in found] == numbers, (word, [item.url for item in found])
