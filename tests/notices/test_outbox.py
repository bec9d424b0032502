"""The outbox against a real relay: nothing is lost, nothing is sent twice, a repeat carries the same Message-ID."""

import threading
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from ovop_portal.notices import outbox, periodic
from ovop_portal.notices.models import Message
from ovop_portal.notices.outbox import MAX_TRIES, deliver, post, put
from tests.notices.relay import running

time_machine = pytest.importorskip("time_machine", reason="time-machine is in requirements-dev.txt")

State = Message.State


@pytest.fixture
def relay(settings):
    with running() as relay:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", relay.port, 0.3
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        yield relay


def message(name="rina"):
    return put("kabar", f"{name}@contoh.go.id", f"Kabar untuk {name}", "Isi pesan.")[0]


def later(minutes):
    return time_machine.travel(timezone.localtime() + timedelta(minutes=minutes))


def fresh(row):
    return Message.objects.get(pk=row.pk)


def test_a_message_is_sent_once(db, relay):
    row = message()

    assert deliver() == (1, 0)
    assert deliver() == (0, 0)

    taken = relay.taken[0]
    assert len(relay.taken) == 1
    assert (taken["To"], taken["Subject"], taken["Message-ID"]) == ("rina@contoh.go.id", "Kabar untuk rina", row.message_id)
    assert "Isi pesan." in taken.get_payload(decode=True).decode()
    assert (fresh(row).state, fresh(row).tries) == (State.SENT, 1)
    assert fresh(row).sent_at is not None


@pytest.mark.parametrize("mood", ["refuses", "hangs up before taking", "is slow"])
def test_a_relay_in_trouble_loses_nothing_and_gets_the_same_message_later(db, relay, mood):
    row = message()
    relay.mood = mood

    assert deliver() == (0, 1)
    assert (fresh(row).state, fresh(row).tries) == (State.PENDING, 1)
    assert fresh(row).error
    assert deliver() == (0, 0)  # not at once again

    relay.mood = "works"
    with later(3):
        assert deliver() == (1, 0)
    assert [one["Message-ID"] for one in relay.taken] == [row.message_id]
    assert (fresh(row).state, fresh(row).error) == (State.SENT, "")


def test_a_relay_that_hangs_up_after_taking_gets_a_repeat_with_the_same_id(db, relay):
    """Nobody can know that it was taken; the same Message-ID lets the receiver's side drop the double."""
    row = message()
    relay.mood = "hangs up after taking"
    assert deliver() == (0, 1)

    relay.mood = "works"
    with later(3):
        assert deliver() == (1, 0)

    assert [one["Message-ID"] for one in relay.taken] == [row.message_id, row.message_id]


def test_a_relay_that_is_away_for_days_loses_nothing(db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with running() as relay:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", relay.port, 0.3
    row = message()

    for hours in range(0, 72, 6):
        with later(60 * hours):
            assert deliver() == (0, 0)
    assert (fresh(row).state, fresh(row).tries) == (State.PENDING, 0)

    with running() as relay:
        settings.EMAIL_PORT = relay.port
        assert deliver() == (1, 0)
    assert relay.taken[0]["Message-ID"] == row.message_id


def test_a_round_speaks_to_the_relay_over_one_connection(db, relay):
    for number in range(5):
        message(f"orang{number}")

    assert deliver() == (5, 0)
    assert relay.connections == 1


def test_a_round_goes_on_over_a_new_connection_after_a_cut_line(db, relay, monkeypatch):
    rows = [message(name) for name in ("rina", "budi")]
    send = EmailMessage.send

    def cut_the_first(mail, **options):
        relay.mood = "hangs up before taking" if mail.to == ["rina@contoh.go.id"] else "works"
        return send(mail, **options)

    monkeypatch.setattr(EmailMessage, "send", cut_the_first)

    assert deliver() == (1, 1)
    assert [one["Message-ID"] for one in relay.taken] == [rows[1].message_id]


def test_one_bad_address_does_not_hold_up_the_others(db, relay):
    bad = put("kabar", "bukan alamat\r\nBcc: lain@contoh.go.id", "Kabar", "Isi")[0]
    good = message()

    assert deliver() == (1, 1)

    assert (fresh(bad).state, fresh(good).state) == (State.PENDING, State.SENT)
    assert [one["To"] for one in relay.taken] == ["rina@contoh.go.id"]


def test_the_pauses_grow_and_end(db, relay):
    row = message()
    relay.mood = "refuses"
    pauses, now = [], timezone.localtime()
    for _try in range(MAX_TRIES):
        with time_machine.travel(now, tick=False):
            assert deliver() == (0, 1)
        pauses.append((fresh(row).next_try_at - now) / timedelta(minutes=1))
        now = timezone.localtime(fresh(row).next_try_at)

    assert pauses == [2, 4, 8, 16, 32, 64, 128, 256]
    assert (fresh(row).state, fresh(row).tries) == (State.FAILED, MAX_TRIES)
    with time_machine.travel(now + timedelta(days=30)):
        assert deliver() == (0, 0)


def test_a_secret_link_is_forgotten_when_it_fails_for_good(db, relay):
    row = put("invitation", "rina@contoh.go.id", "Undangan", "https://ovop/akun/undangan/k8s9d7f6/")[0]
    Message.objects.update(tries=MAX_TRIES - 1)
    relay.mood = "refuses"

    deliver()

    assert (fresh(row).state, "k8s9d7f6" in fresh(row).body) == (State.FAILED, False)


def test_a_worker_that_died_gives_its_message_back(db, relay):
    row = message()
    leased = outbox._lease(row.pk)
    assert leased.tries == 1
    assert deliver() == (0, 0)

    with later(6):
        assert deliver() == (1, 0)
    assert len(relay.taken) == 1


def test_a_worker_that_starts_while_another_is_sending_leaves_its_message_alone(db, relay, monkeypatch):
    row, send, inner = message(), EmailMessage.send, []

    def send_and_let_another_worker_run(mail, **options):
        inner.append(deliver())
        return send(mail, **options)

    monkeypatch.setattr(EmailMessage, "send", send_and_let_another_worker_run)

    assert deliver() == (1, 0)
    assert inner == [(0, 0)]
    assert [one["Message-ID"] for one in relay.taken] == [row.message_id]


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_every_message_once(relay):
    rows = [message(f"orang{number}") for number in range(12)]
    results, barrier = [], threading.Barrier(2)

    def work():
        try:
            barrier.wait()
            results.append(deliver())
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _worker in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()

    assert sum(sent for sent, _failed in results) == 12
    assert sorted(one["Message-ID"] for one in relay.taken) == sorted(row.message_id for row in rows)


@pytest.mark.django_db(transaction=True)
def test_a_message_of_an_act_that_failed_was_never_written(relay):
    with pytest.raises(RuntimeError), transaction.atomic():
        message()
        raise RuntimeError("the act failed")

    assert deliver() == (0, 0)
    assert relay.connections == 0


def test_a_message_is_plain_text_with_its_link(cast, relay, settings):
    settings.PUBLIC_URL = "https://ovop.contoh.go.id"
    cast.bandung.name, cast.garut.name = "Ibu Nia's & <Rekan>", "Pak\r\nBudi"

    row = post("handover", [cast.jabar, cast.jabar], link="/dasbor/", leaver=cast.bandung, successor=cast.jabar, actor=cast.garut)[0]
    deliver()

    assert Message.objects.count() == 1  # a person named twice is told once
    assert (row.recipient, row.address) == (cast.jabar, "jabar@contoh.go.id")
    assert row.subject == "Pekerjaan Ibu Nia's & <Rekan> beralih kepada Anda"
    assert "Nia's & <Rekan>" in row.body
    assert relay.taken[0].get_payload(decode=True).decode().rstrip().endswith("https://ovop.contoh.go.id/dasbor/")


def test_a_subject_is_one_line_of_at_most_200_letters(db, relay):
    row = put("kabar", "rina@contoh.go.id", "Kabar\r\nBcc: jahat@contoh.go.id " + "x" * 300, "Isi")[0]

    assert deliver() == (1, 0)
    assert row.subject.startswith("Kabar Bcc: jahat") and len(row.subject) == 200
    assert relay.taken[0]["Bcc"] is None


def test_run_periodic_sends_what_is_due_and_says_so(transactional_db, relay):
    message()

    call_command("run_periodic")
    assert len(relay.taken) == 1
    assert periodic.send_mail() == ""

    message("budi")
    assert periodic.send_mail() == "mail: 1 sent, 0 failed"


def test_run_periodic_may_run_again_and_again(transactional_db, relay):
    message()
    for _run in range(3):
        call_command("run_periodic")

    assert len(relay.taken) == 1
