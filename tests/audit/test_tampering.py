"""Whatever is done to the events behind the portal's back, verify_audit fails and names the place."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from ovop_portal.accounts.models import User
from ovop_portal.audit import trail, triggers
from ovop_portal.audit.models import Event, Head, Seal

SIZE = 7


@pytest.fixture
def chain(db):
    """Seven events of one actor."""
    actor = User.objects.system()
    for number in range(1, SIZE + 1):
        with trail.unit():
            trail.record(actor, f"test.act{number}", actor, f"catatan {number}", before="a", after="b", step=number)


def run(command, *args):
    out = StringIO()
    call_command(command, *args, stdout=out)
    return out.getvalue().strip()


def sql(statement, *params):
    with triggers.suspended(), connection.cursor() as cursor:
        cursor.execute(statement, params)


def complaint(*args):
    with pytest.raises(CommandError) as failure:
        run("verify_audit", *args)
    return str(failure.value)


def test_an_untouched_chain_passes_and_says_its_root(chain):
    root = run("seal_audit")

    assert root.startswith(f"{SIZE}:")
    assert run("verify_audit") == f"Rantai riwayat utuh: {root}"
    assert run("verify_audit", "--root", root).endswith(root)
    assert run("seal_audit") == root
    assert Seal.objects.count() == 1


COLUMNS = {
    "at": "2020-01-01 00:00:00+00:00",
    "action": "test.other",
    "target_type": "accounts.region",
    "target_id": "99",
    "target_name": "Orang lain",
    "note": "diubah",
    "before": "x",
    "after": "y",
    "data": '{"step": 99}',
    "prev": "f" * 64,
    "hash": "f" * 64,
}


@pytest.mark.parametrize("seq", [1, 4, SIZE])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_change_of_any_column_is_noticed(chain, column, seq):
    sql(f"UPDATE audit_event SET {column} = %s WHERE seq = %s", COLUMNS[column], seq)  # noqa: S608 - names from the list above

    assert f"peristiwa {seq}:" in complaint()


@pytest.mark.parametrize("seq", [1, 4, SIZE])
def test_another_actor_is_noticed(chain, seq):
    other = User.objects.create_superuser("lain@contoh.go.id", "x")
    sql("UPDATE audit_event SET actor_id = %s WHERE seq = %s", other.pk, seq)

    assert f"peristiwa {seq}:" in complaint()


@pytest.mark.parametrize("seq", [1, 4, SIZE])
def test_a_deleted_event_is_noticed(chain, seq):
    sql("DELETE FROM audit_event WHERE seq = %s", seq)

    assert f"peristiwa {seq}:" in complaint()


def test_a_deleted_event_is_noticed_when_the_rest_is_numbered_anew(chain):
    sql("DELETE FROM audit_event WHERE seq = 3")
    for seq in range(4, SIZE + 1):
        sql("UPDATE audit_event SET seq = %s WHERE seq = %s", seq - 1, seq)

    assert "peristiwa 3:" in complaint()


@pytest.mark.parametrize("seq", [1, 3])
def test_two_events_that_changed_places_are_noticed(chain, seq):
    sql("UPDATE audit_event SET seq = 100 WHERE seq = %s", seq)
    sql("UPDATE audit_event SET seq = %s WHERE seq = %s", seq, seq + 1)
    sql("UPDATE audit_event SET seq = %s WHERE seq = 100", seq + 1)

    assert f"peristiwa {seq}:" in complaint()


def insert_forged(seq, prev):
    actor = User.objects.system()
    event = Event(
        seq=seq, at=Event.objects.first().at, actor=actor, action="test.forged", target_type="accounts.user", target_id="1",
        target_name="palsu", prev=prev,
    )  # fmt: skip
    event.hash = event.digest()
    event.save(force_insert=True)
    return event


def test_an_event_put_in_between_is_noticed(chain):
    for seq in range(SIZE, 2, -1):
        sql("UPDATE audit_event SET seq = %s WHERE seq = %s", seq + 1, seq)
    insert_forged(3, Event.objects.get(seq=2).hash)

    assert "peristiwa 4:" in complaint()


def test_an_event_put_at_the_end_behind_the_heads_back_is_noticed(chain):
    insert_forged(SIZE + 1, Event.objects.get(seq=SIZE).hash)

    assert f"kini ada {SIZE + 1}" in complaint()


def test_a_tail_that_was_cut_is_noticed_by_the_head(chain):
    sql("DELETE FROM audit_event WHERE seq > 5")

    assert "peristiwa 6:" in complaint()


def test_a_tail_that_was_cut_with_its_head_is_noticed_by_a_printed_root(chain):
    root = run("seal_audit")
    sql("DELETE FROM audit_event WHERE seq > 5")
    sql("DELETE FROM audit_seal")
    last = Event.objects.get(seq=5)
    Head.objects.update(seq=5, hash=last.hash)

    assert run("verify_audit").endswith(last.hash), "without the root nothing can be missed"
    assert "peristiwa 6:" in complaint("--root", root)


def test_a_tail_that_was_cut_with_its_head_is_noticed_by_the_stored_root(chain):
    run("seal_audit")
    sql("DELETE FROM audit_event WHERE seq > 5")
    Head.objects.update(seq=5, hash=Event.objects.get(seq=5).hash)

    assert "peristiwa 6:" in complaint()


def test_a_history_written_anew_is_noticed_by_a_printed_root(chain):
    root = run("seal_audit")
    sql("DELETE FROM audit_event")
    sql("DELETE FROM audit_seal")
    Head.objects.update(seq=0, hash="0" * 64)
    actor = User.objects.system()
    for number in range(1, SIZE + 1):
        with trail.unit():
            trail.record(actor, f"test.act{number}", actor, "sejarah lain")

    assert run("verify_audit")
    assert f"peristiwa {SIZE}: berbeda dari akar" in complaint("--root", root)


def test_a_root_that_is_none_is_refused_with_its_shape(chain):
    assert "jumlah:hash" in complaint("--root", "tujuh")


def test_a_broken_chain_is_not_sealed(chain):
    sql("UPDATE audit_event SET note = 'lain' WHERE seq = 2")

    with pytest.raises(CommandError, match="peristiwa 2"):
        run("seal_audit")
    assert Seal.objects.count() == 0
