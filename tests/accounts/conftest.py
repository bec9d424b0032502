"""Fixtures of the tests of accounts."""

import pytest

from ovop_portal.accounts.enums import Role
from tests.building import make_user


@pytest.fixture(autouse=True)
def _no_sample_marks(settings):
    settings.DEMO = False


@pytest.fixture
def head(cast):
    """Whoever heads the office of Bandung; the officer bandung works there too."""
    return make_user("kepala", Role.REGENCY, cast.bandung.organisation, heads_office=True)


@pytest.fixture
def as_head(client, head):
    client.force_login(head)
    return client
