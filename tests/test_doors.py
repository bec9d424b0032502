"""The doors of the tests: what is repeated is what was walked, to the last row and file, and only for a test that wrote nothing itself."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction

from nominations.models import Nomination
from ovop_portal.audit.chain import first_fault
from tests import building
from tests.doors import FRESH, Doors
from tests.test_journey import everything

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="where keys are not given anew, every door is walked")


def eligible(cast, edition):
    return building.bring(building.make_draft(edition, cast.bandung), "eligible", cast)


def pass_through(walks, walk):
    """(rows, files) after a door was passed; afterwards all is as before."""
    with transaction.atomic():
        doors = Doors(walks)
        with connection.execute_wrapper(doors):
            nomination = doors.through("eligible", walk, Nomination)
        assert nomination.state == "eligible" and first_fault() is None
        papers = {path.name: path.read_bytes() for path in Path(settings.PRIVATE_ROOT).rglob("*") if path.is_file()}
        rows = everything()
        for path in Path(settings.PRIVATE_ROOT).rglob("*.*"):
            path.unlink()
        transaction.set_rollback(True)
    return rows, papers


def test_what_is_repeated_is_what_was_walked(cast, edition):
    walks = {}
    walked = pass_through(walks, lambda: eligible(cast, edition))
    repeated = pass_through(walks, lambda: pytest.fail("walked a second time"))

    assert repeated == walked
    assert len(walked[1]) == 3  # the photo and two papers


def test_who_wrote_before_walks_by_itself(cast, edition, nominate, walks, doors):
    before = len(walks)
    assert not doors.touched
    cast.bandung.save()

    assert doors.touched
    assert nominate("eligible").state == "eligible"
    assert len(walks) == before


def test_a_walk_is_not_repeated_after_its_time(cast, edition):
    walks = {}
    pass_through(walks, lambda: eligible(cast, edition))
    (old,) = walks.values()
    old.began -= FRESH
    pass_through(walks, lambda: eligible(cast, edition))

    (new,) = walks.values()
    assert new is not old
