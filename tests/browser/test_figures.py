"""The figures that are no times, on every kind of page at two widths, lists with fifty rows. `make figures` measures all of them."""

import pytest

from tests import world as worlds
from tests.browser import crowd
from tests.browser.eyes import MEASURE, WIDTHS, Eyes
from tests.browser.figures import asking
from tests.browser.figures.network import Line
from tests.browser.figures.places import PLACES
from tests.browser.figures.table import FIGURES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What axe, controls, errors and weights say, the story and tests/test_weight.py say of more pages.
ASKED = {"3", "5b", "6", "10", "12", "16", "17", "26", "26b", "27"}
FALLS_SHORT = {f"16 rows on the first screen of a staff list, riwayat at 1200: {rows}" for rows in (11, 12)}


@pytest.mark.slow
def test_every_kind_of_page_keeps_its_figures(windows, portal, cast, edition):
    facts = crowd.facts(crowd.gather(worlds.build(cast, edition)))
    found = {}
    for who in dict.fromkeys(place.who for place in PLACES):
        page = windows(cast.bandung if who == "office" else getattr(cast, who, None))
        line = Line(page, slow=False)
        for place in (one for one in PLACES if one.who == who):
            wire = line.visit(portal + place.path.format(**facts), "load")
            found[place.name] = {width: look(page, place, width) | {"cold": wire} for width in WIDTHS}

    assert {sentence for figure in FIGURES if figure.number in ASKED for sentence in figure.sentences(found)} <= FALLS_SHORT
    full = {place.name for place in PLACES if place.full and found[place.name][1200]["of"] >= 50}
    assert full >= {"daftar usulan", "tim penilai", "petugas", "kantor", "kantor yang perlu petugas"}


def look(page, place, width):
    page.set_viewport_size(Eyes.size(width))
    seen = asking.facts(page) | {"over": page.evaluate(MEASURE)["overflow"]}
    return seen | {"stops": [asking.tab_stops(page, place.aim, skip=True)] if place.stops and width == 1200 else None}
