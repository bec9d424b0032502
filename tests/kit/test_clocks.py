"""Deadlines: instants with a half-open edge, shown on the three clocks of the country."""

import datetime

import pytest
from django.utils import translation

from ovop_portal.kit import clocks

CLOSES = datetime.datetime(2026, 11, 24, 23, 59, tzinfo=clocks.WIB)
UTC = datetime.UTC


def later(seconds):
    return CLOSES + datetime.timedelta(seconds=seconds)


@pytest.mark.parametrize(("seconds", "over"), [(-2, False), (-1, False), (-0.000001, False), (0, True), (0.15, True), (1, True), (2, True)])
def test_a_deadline_is_over_at_its_instant_and_not_a_moment_earlier(seconds, over):
    assert clocks.passed(CLOSES, later(seconds)) is over


@pytest.mark.parametrize("zone", clocks.ZONES.values())
def test_the_zone_in_which_an_instant_is_written_does_not_matter(zone):
    assert clocks.passed(CLOSES.astimezone(zone), later(1).astimezone(UTC))
    assert not clocks.passed(CLOSES.astimezone(zone), later(-1).astimezone(UTC))


@pytest.mark.parametrize(("seconds", "inside"), [(-86_401, False), (-86_400, True), (-1, True), (0, False)])
def test_a_period_contains_its_opening_and_not_its_closing(seconds, inside):
    assert clocks.during(later(-86_400), CLOSES, later(seconds)) is inside


def test_without_an_instant_the_clock_of_the_machine_decides():
    assert clocks.passed(datetime.datetime(2020, 1, 1, tzinfo=UTC))
    assert not clocks.passed(datetime.datetime(2999, 1, 1, tzinfo=UTC))


def test_an_instant_without_a_zone_is_an_error():
    with pytest.raises(ValueError, match="knows its zone"):
        clocks.passed(datetime.datetime(2026, 11, 24, 23, 59), CLOSES)
    with pytest.raises(ValueError, match="knows its zone"):
        clocks.passed(CLOSES, datetime.datetime(2026, 11, 24, 23, 59))


def test_an_instant_is_shown_in_all_zones_where_the_day_may_differ():
    assert clocks.in_zones(CLOSES) == [
        ("WIB", "24 November 2026 pukul 23.59"),
        ("WITA", "25 November 2026 pukul 00.59"),
        ("WIT", "25 November 2026 pukul 01.59"),
    ]
    assert clocks.in_zones_line(CLOSES) == "24 November 2026, 23.59 WIB · 25 November 2026, 00.59 WITA · 25 November 2026, 01.59 WIT"
    assert clocks.in_zone(CLOSES, "WIT") == "25 November 2026, 01.59 WIT"


def test_months_are_indonesian_and_days_without_zero():
    august = datetime.datetime(2026, 8, 1, 1, 5, tzinfo=UTC)
    with translation.override("id"):
        assert clocks.in_zone(august) == "1 Agustus 2026, 08.05 WIB"


@pytest.mark.parametrize(("now", "days"), [((24, 0, 0), 0), ((24, 23, 59), 0), ((23, 23, 59), 1), ((25, 0, 0), -1), ((10, 12, 0), 14)])
def test_days_left_are_days_of_the_calendar(now, days):
    day, hour, minute = now
    assert clocks.days_left(CLOSES, datetime.datetime(2026, 11, day, hour, minute, tzinfo=clocks.WIB)) == days


def test_today_depends_on_the_zone_that_is_asked():
    now = datetime.datetime(2026, 11, 24, 15, 30, tzinfo=UTC)  # 22.30 of the 24th in WIB, 00.30 of the 25th in WIT
    assert clocks.days_left(now, CLOSES - datetime.timedelta(days=1), clocks.WIB) == 1
    assert clocks.days_left(CLOSES, now, clocks.WIT) == 0


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (12 * 86_400 + 3_599, "12 hari lagi"),
        (48 * 3_600, "2 hari lagi"),
        (48 * 3_600 - 1, "47 jam lagi"),
        (3_600, "1 jam lagi"),
        (3_599, "59 menit lagi"),
        (60, "1 menit lagi"),
        (59, "kurang dari satu menit lagi"),
        (0, "sudah ditutup"),
        (-1, "sudah ditutup"),
    ],
)
def test_the_time_left_never_promises_more_than_there_is(seconds, words):
    assert clocks.time_left(CLOSES, later(-seconds)) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3 * 86_400 + 4 * 3_600 + 3_599, "sisa 3 hari 4 jam"),
        (3 * 86_400 + 3_599, "sisa 3 hari"),
        (86_400, "sisa 1 hari"),
        (86_399, "sisa 23 jam 59 menit"),
        (4 * 3_600 + 12 * 60, "sisa 4 jam 12 menit"),
        (4 * 3_600 + 59, "sisa 4 jam"),
        (3_599, "sisa 59 menit"),
        (59, "sisa kurang dari satu menit"),
        (0.000001, "sisa kurang dari satu menit"),
        (0, "waktu habis"),
        (-1, "waktu habis"),
    ],
)
def test_the_countdown_names_two_units_and_never_more_than_is_left(seconds, words):
    assert clocks.countdown(CLOSES, later(-seconds)) == words
