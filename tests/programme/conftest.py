"""Fixtures of the tests of the programme."""

import pytest

from ovop_portal.accounts.enums import OrganisationKind, Role
from ovop_portal.accounts.models import Organisation
from tests import building


@pytest.fixture
def woven(edition):
    return edition.commodities.get()


@pytest.fixture
def newcomer(cast):
    """Somebody of a balai in Jawa Timur who has no seat yet."""
    balai = Organisation.objects.create(name="Balai Surabaya", kind=OrganisationKind.BALAI, region_id="35.78")
    return building.make_user("wulan", Role.EXPERT, balai)


@pytest.fixture
def later(edition):
    """An edition after the present one, not open yet and without a team."""
    return building.make_edition(2028, "preparation")
