"""The five journeys of a person through the portal, counted in clicks, pages and words typed: figures 19 to 23."""

import pytest

from nominations.models import Nomination
from ovop_portal.programme.models import Commodity
from tests import building
from tests.browser.eyes import WIDTHS
from tests.browser.figures import journeys

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_nomination_with_its_papers_is_sent_in_four_pages_and_clicks_beside_those_that_ask(windows, portal, cast, edition, files):
    way = journeys.nominate(windows(cast.bandung), portal, str(Commodity.objects.get().pk), files)

    assert Nomination.objects.get().state == "submitted"
    assert way["overhead"]["pages"] <= 4
    assert way["overhead"]["clicks"] <= 4


@pytest.mark.parametrize("width", WIDTHS)
def test_a_sheet_is_scored_with_a_click_each_and_the_next_one_opens(windows, portal, cast, edition, nominate, assign, width):
    sheets = [assign(one, state="accepted") for one in [nominate("eligible"), nominate("eligible")]]
    page = windows(cast.assessor, width)

    way = journeys.score(page, portal)
    assert way == {"clicks": way["criteria"] + 2, "pages": 3, "criteria": 25, "between": 0}
    assert [one.sheet.scores.count() for one in sheets] == [25, 0]
    if width == 1200:
        assert journeys.type_scores(page, f"{portal}/penilaian/{sheets[1].pk}/") == {"criteria": 25, "keys": 26}
        assert sheets[1].sheet.scores.count() == 25
    beside = journeys.beside(page, f"{portal}/penilaian/{sheets[0].pk}/", phone=width == 390)
    assert beside["taps"] == (1 if width == 390 else 0)
    assert beside["together"] or width == 390


def test_the_highest_ranked_is_found_with_two_clicks(windows, portal, cast, edition, nominate, assign):
    rows = [nominate("eligible") for _ in range(3)]
    for nomination, points in zip(rows, ["high", "high", "low"], strict=True):
        assign(nomination, state="final", points=points)

    way = journeys.find_highest(windows(cast.secretariat), portal)
    assert way == {"clicks": 2, "pages": 3, "menu": 0, "told": ["Urutan", "=", "Selisih", "/100"]}


def test_a_star_goes_from_a_proposal_to_the_public_within_four_pages_and_the_one_that_says_so(windows, portal, cast, edition, award):
    building.make_decree(building.make_edition(2024, "published"), number="2024/OVOP/1")  # who signed then, signs again
    star = award("proposed")

    way = journeys.publish(windows(cast.director), windows(cast.secretariat), portal, edition.year)
    star.refresh_from_db()
    assert star.state == "published"
    assert way == {"clicks": 3, "pages": 5, "typed": 2, "preview": True}
