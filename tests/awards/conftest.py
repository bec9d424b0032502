"""Doors of the tests about stars."""

import pytest

from tests import building


@pytest.fixture(autouse=True)
def _real_data(settings):
    """What is marked as sample here is so by its edition, not because the whole portal is."""
    settings.DEMO = False


@pytest.fixture
def stars(cast, edition, nominate, assign):
    """stars("published", "proposed", points="low") → one star per state, each of a nomination of its own, named A, B, C, …"""

    def make(*states, points="high", visible_from=None, **options):
        made = [nominate("eligible", product=f"Tenun {chr(65 + place)}", **options) for place, _ in enumerate(states)]
        for nomination in made:
            assign(nomination, "assessor", "final", points=points)
        return [
            building.make_award(nomination, cast, state, visible_from=visible_from) for nomination, state in zip(made, states, strict=True)
        ]

    return make


@pytest.fixture
def press(as_):
    """press("secretariat", "propose", award, star=2, note="…") → the response."""

    def post(who, name, award, **data):
        return as_(who).post(f"/penetapan/bintang/{award.pk}/aksi/{name}/", data)

    return post
