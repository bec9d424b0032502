"""What the trail promises while events are written: one chain, one order, all or nothing, an actor always."""

import pytest
from django.db import DatabaseError, connection, transaction

from ovop_portal.accounts.models import Region, User
from ovop_portal.audit import trail, triggers
from ovop_portal.audit.chain import first_fault
from ovop_portal.audit.models import GENESIS, Event, Head


@pytest.fixture
def actor(db):
    return User.objects.system()


def test_events_are_chained_in_the_order_in_which_their_units_end(actor):
    with trail.unit():
        trail.record(actor, "test.first", actor, "satu", before="a", after="b", data_kept=[1, "dua"])
    with trail.unit():
        trail.record(actor, "test.second", actor)
        trail.record(actor, "test.third", actor)

    first, second, third = Event.objects.all()
    assert [event.seq for event in (first, second, third)] == [1, 2, 3]
    assert (first.prev, second.prev, third.prev) == (GENESIS, first.hash, second.hash)
    assert (first.action, first.before, first.after, first.data) == ("test.first", "a", "b", {"data_kept": [1, "dua"]})
    assert Head.objects.values_list("seq", "hash").get() == (3, third.hash)
    assert first_fault() is None


def test_an_event_outside_a_unit_is_an_error(actor):
    with pytest.raises(trail.OutsideUnit):
        trail.record(actor, "test.lost", actor)


def test_an_event_without_an_actor_is_an_error(actor):
    with pytest.raises(ValueError, match="actor"), trail.unit():
        trail.record(None, "test.nobody", actor)

    assert Event.objects.count() == 0


def test_a_unit_that_fails_leaves_neither_rows_nor_events(actor):
    with pytest.raises(RuntimeError), trail.unit():
        Region.objects.create(code="99", name="Percobaan", time_zone="Asia/Jakarta")
        trail.record(actor, "test.failed", actor)
        raise RuntimeError

    assert (Region.objects.count(), Event.objects.count()) == (0, 0)
    with trail.unit():
        trail.record(actor, "test.after", actor)
    assert Event.objects.get().seq == 1


def test_an_inner_unit_that_fails_takes_its_own_rows_and_events_along(actor):
    with trail.unit():
        trail.record(actor, "test.outer", actor)
        with pytest.raises(RuntimeError), trail.unit():
            Region.objects.create(code="99", name="Percobaan", time_zone="Asia/Jakarta")
            trail.record(actor, "test.inner", actor)
            raise RuntimeError
        trail.record(actor, "test.outer_again", actor)

    assert list(Event.objects.values_list("action", flat=True)) == ["test.outer", "test.outer_again"]
    assert Region.objects.count() == 0


def test_the_bulk_door_makes_the_same_chain(actor):
    with trail.unit():
        trail.record_many({"actor": actor, "action": "test.bulk", "obj": actor, "after": str(number)} for number in range(2500))

    assert Event.objects.count() == 2500
    assert list(Event.objects.values_list("after", flat=True)[:3]) == ["0", "1", "2"]
    assert first_fault() is None


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_event SET note = 'lain'",
        "DELETE FROM audit_event",
        "UPDATE audit_seal SET seq = 0",
        "DELETE FROM audit_seal",
        "TRUNCATE audit_event",
    ],
)
def test_the_database_itself_bars_changes(actor, sql):
    if sql.startswith("TRUNCATE") and connection.vendor == "sqlite":
        sql = "DELETE FROM audit_event WHERE seq >= 1"  # SQLite knows no TRUNCATE; its DELETE is barred row by row
    with trail.unit():
        trail.record(actor, "test.kept", actor)
    connection.cursor().execute("INSERT INTO audit_seal (seq, hash, at) VALUES (%s, %s, %s)", [1, "0" * 64, "2026-11-24 00:00:00+00:00"])

    if connection.vendor == "postgresql":
        connection.cursor().execute(triggers.SETTLE)  # PostgreSQL would refuse TRUNCATE for checks still to come, before any trigger

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql)

    assert Event.objects.get().action == "test.kept"


@pytest.mark.django_db(transaction=True)
def test_the_triggers_are_on_in_transactional_tests_too():
    actor = User.objects.system()
    with trail.unit():
        trail.record(actor, "test.kept", actor)

    with pytest.raises(DatabaseError, match="append-only"):
        Event.objects.update(note="lain")


def test_marks_that_no_database_stores_are_taken_out(actor):
    with trail.unit():
        trail.record(actor, "test.zero", actor, "baris\x00kosong")

    assert Event.objects.get().note == "bariskosong"
    assert first_fault() is None
