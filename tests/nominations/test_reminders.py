"""Offices are reminded before their own deadline: once each, in their zone, until they have sent."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from nominations.models import Document, Nomination
from nominations.reminders import BEFORE, remind, step
from ovop_portal.accounts.models import Region
from ovop_portal.notices.models import Message
from ovop_portal.programme.models import Edition
from tests import building
from tests.threads import at_once, only_on_postgresql

time_machine = pytest.importorskip("time_machine", reason="time-machine is in requirements-dev.txt")

CLOSES = datetime(2026, 11, 24, 16, 59, tzinfo=UTC)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def closes(edition):
    """The closing of the edition, sixteen days from now."""
    edition.nomination_closes = timezone.now() + 16 * DAY
    edition.screening_closes = edition.nomination_closes + 10 * DAY
    edition.save()
    return edition.nomination_closes


def at(instant):
    return time_machine.travel(instant, tick=False)


def told(kind="nomination_reminder"):
    return [mail.recipient.name for mail in Message.objects.filter(kind=kind).order_by("pk")]


@pytest.mark.parametrize(
    ("left", "due"),
    [
        (15 * DAY, None),
        (14 * DAY + timedelta(microseconds=1), None),
        (14 * DAY, 14 * DAY),
        (7 * DAY + HOUR, 14 * DAY),
        (7 * DAY, 7 * DAY),
        (3 * DAY, 3 * DAY),
        (DAY, DAY),
        (7 * HOUR, DAY),
        (6 * HOUR, 6 * HOUR),
        (timedelta(microseconds=1), 6 * HOUR),
        (timedelta(0), None),
        (-DAY, None),
    ],
)
def test_the_last_interval_whose_instant_has_come_is_due(left, due):
    assert step(CLOSES, CLOSES - left) == due


def test_five_reminders_come_each_at_its_instant_and_once(nominate, closes):
    nominate()
    came, instant = [], closes - 15 * DAY
    while instant < closes + DAY:  # the job runs every hour, and twice each time
        with at(instant):
            before = len(told())
            remind()
            assert remind() == ""
            came += [closes - instant] * (len(told()) - before)
        instant += HOUR

    assert came == BEFORE
    assert told() == ["Bandung"] * 5


def test_a_job_that_was_down_makes_up_for_the_last_one_alone(nominate, closes):
    nominate()

    with at(closes - 2 * DAY):
        assert remind() == "reminders: 1"
    assert [mail.subject for mail in Message.objects.filter(kind="nomination_reminder")] == [
        "Sisa 2 hari: 1 usulan OVOP 2026 belum dikirim"
    ]


def test_sending_stops_them(nominate, closes, cast):
    first, second = nominate(product="Tenun Satu"), nominate(product="Tenun Dua")
    with at(closes - 7 * DAY):
        remind()
        building.NOMINATION.perform("submit", first, cast.bandung)
    with at(closes - 3 * DAY):
        remind()
        building.NOMINATION.perform("submit", second, cast.bandung)
    with at(closes - DAY):
        assert remind() == ""

    early, late = Message.objects.filter(kind="nomination_reminder").order_by("pk")
    assert "Tenun Satu" in early.body and "Tenun Dua" in early.body
    assert "Tenun Satu" not in late.body and "Tenun Dua" in late.body
    assert late.link == second.get_absolute_url() and early.link == "/usulan/"


@pytest.mark.parametrize(("zone", "hours"), [("WIB", 7), ("WITA", 8), ("WIT", 9)])
def test_a_reminder_speaks_in_the_zone_of_the_office(nominate, closes, cast, zone, hours):
    names = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
    Region.objects.filter(pk="32.04").update(time_zone=names[zone])
    nominate()
    with at(closes - DAY):
        remind()

    local = (closes + timedelta(hours=hours)).astimezone(UTC)
    assert f"{local:%H.%M} {zone} (sisa 1 hari)" in Message.objects.get(kind="nomination_reminder").body


def test_a_returned_file_is_due_at_its_own_limit(nominate, closes):
    nomination = nominate("returned")
    due = timezone.now() + 5 * DAY
    Nomination.objects.update(return_due=due)
    with at(due - 4 * DAY):  # it was returned less than seven days before its limit
        assert remind() == ""
    with at(due - 3 * DAY):
        assert remind() == "reminders: 1"

    mail = Message.objects.get(kind="nomination_reminder")
    assert "dikembalikan untuk perbaikan" in mail.body and mail.link == nomination.get_absolute_url()


def test_a_draft_begun_late_is_first_recalled_at_the_next_interval(nominate, closes):
    nominate()
    Nomination.objects.update(created_at=closes - 10 * DAY)
    with at(closes - 9 * DAY):
        assert remind() == ""
    with at(closes - 7 * DAY):
        assert remind() == "reminders: 1"


def test_more_time_moves_them_for_that_office_alone(nominate, closes, cast, edition):
    nominate(), nominate(by="garut")
    with at(closes - DAY):
        building.extend(edition, cast, cast.bandung.organisation, closes + 5 * DAY)
        remind()
        assert told() == ["Garut"]
    with at(closes + 2 * DAY):
        remind()
    assert told() == ["Garut", "Bandung"]


def test_papers_that_lapse_before_the_decision_are_named(nominate, closes, edition):
    nominate(product="Tenun Kawung")
    last = Edition.objects.get().publication_at.astimezone(UTC).date() - 5 * DAY
    changed = Document.objects.filter(rule__asked_at_decision=True, rule__demand="mandatory", rule__kind="file")
    assert changed.update(expires=last) > 0
    with at(closes - DAY):
        remind()

    body = Message.objects.get(kind="nomination_reminder").body
    assert "Dokumen yang berakhir sebelum penetapan" in body and "Tenun Kawung: " in body
    assert "{{" not in body and "&" not in body


def test_papers_that_hold_are_not_named(nominate, closes):
    nominate()
    with at(closes - DAY):
        remind()

    assert "berakhir sebelum penetapan" not in Message.objects.get(kind="nomination_reminder").body


def test_a_sent_file_a_closed_account_and_a_passed_deadline_get_none(nominate, closes, cast):
    nominate("submitted")
    nominate(by="garut")
    cast.garut.is_active = False
    cast.garut.save()
    nominate(by="jabar")

    with at(closes):
        assert remind() == ""
    with at(closes - DAY):
        remind()
    assert told() == ["Jabar"]


@pytest.mark.parametrize("offices", [1, 3])
def test_a_run_without_a_new_reminder_costs_the_same_however_many_drafts(nominate, closes, offices, django_assert_num_queries):
    for who in ("bandung", "garut", "jabar")[:offices]:
        nominate(by=who)
    with at(closes - DAY):
        remind()
        with django_assert_num_queries(4):
            remind()


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_each_officer_once(cast, edition, nominate):
    only_on_postgresql()
    Edition.objects.update(nomination_closes=timezone.now() + 2 * DAY)
    nominate(), nominate(by="garut")
    Nomination.objects.update(created_at=timezone.now() - 5 * DAY)

    lines = at_once(lambda _number: remind(), 4)
    assert sorted(told()) == ["Bandung", "Garut"]
    assert sum(int(line.removeprefix("reminders: ") or 0) for line in lines) == 2
