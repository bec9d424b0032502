"""Eight writers at once: one chain without gaps, and nobody waits for another crosswise."""

import pytest

from ovop_portal.accounts.models import Region, User
from ovop_portal.audit import trail
from ovop_portal.audit.chain import first_fault
from ovop_portal.audit.models import Event
from tests.threads import at_once, only_on_postgresql

THREADS = 8
EVENTS = 100


@pytest.fixture
def on_postgresql(transactional_db):
    only_on_postgresql()


def test_eight_threads_make_one_chain(on_postgresql):
    actor = User.objects.system()

    def write(number):
        for step in range(EVENTS):
            with trail.unit():
                trail.record(actor, "test.thread", actor, after=f"{number}-{step}")

    assert at_once(write, THREADS) == [None] * THREADS
    assert Event.objects.count() == THREADS * EVENTS
    assert list(Event.objects.values_list("seq", flat=True)) == list(range(1, THREADS * EVENTS + 1))
    assert first_fault() is None


def test_recording_before_or_after_locking_a_row_never_deadlocks(on_postgresql):
    """Half of the threads record first and then lock the row, half lock first: with a chain locked early this would deadlock."""
    actor = User.objects.system()
    Region.objects.create(code="99", name="Percobaan", time_zone="Asia/Jakarta")

    def touch():
        Region.objects.select_for_update().get(code="99").save()

    def write(number):
        for _ in range(EVENTS // 4):
            with trail.unit():
                if number % 2:
                    trail.record(actor, "test.first", actor)
                    touch()
                else:
                    touch()
                    trail.record(actor, "test.last", actor)

    assert at_once(write, THREADS) == [None] * THREADS
    assert Event.objects.count() == THREADS * (EVENTS // 4)
    assert first_fault() is None
