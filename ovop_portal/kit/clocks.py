"""One clock: a deadline is an instant, compared in one place and shown in the three zones of the country together.

A period is half open: it contains the instant at which it opens and no longer the instant at which it closes. What closes at 23.59 WIB
still takes 23.58:59.999 and refuses 23.59:00, as it refuses a submission one second later.
"""

import datetime
import math
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_noop, ngettext

WIB = ZoneInfo("Asia/Jakarta")
WITA = ZoneInfo("Asia/Makassar")
WIT = ZoneInfo("Asia/Jayapura")
ZONES = {"WIB": WIB, "WITA": WITA, "WIT": WIT}  # abbreviations are names here, the same in every language

DATE = "j F Y"
TIME = gettext_noop("H.i")  # a format, not a sentence: other languages may want "H:i"


def passed(instant: datetime.datetime, now: datetime.datetime | None = None) -> bool:
    """Whether a deadline is over: at the very instant it already is. Both instants must know their zone."""
    return _aware(instant) <= _aware(now or timezone.now())


def during(opens: datetime.datetime, closes: datetime.datetime, now: datetime.datetime | None = None) -> bool:
    """Whether `now` lies in the half-open period from `opens` up to, but without, `closes`."""
    now = now or timezone.now()
    return passed(opens, now) and not passed(closes, now)


def in_zones(instant: datetime.datetime) -> list[tuple[str, str]]:
    """The instant on the clock of each zone: [("WIB", "24 November 2026 pukul 23.59"), ("WITA", …), ("WIT", …)]."""
    return [(label, _date_and_time(instant, zone)) for label, zone in ZONES.items()]


def in_zones_line(instant: datetime.datetime) -> str:
    """The same in one line: "24 November 2026, 23.59 WIB · 25 November 2026, 00.59 WITA · 25 November 2026, 01.59 WIT"."""
    return " · ".join(in_zone(instant, label) for label in ZONES)


def in_zone(instant: datetime.datetime, label: str = "WIB") -> str:
    """The instant on one clock, which is named: "24 November 2026, 23.59 WIB"."""
    local = _aware(instant).astimezone(ZONES[label])
    return f"{date_format(local, DATE)}, {date_format(local, gettext(TIME))} {label}"


def days_left(instant: datetime.datetime, now: datetime.datetime | None = None, zone: datetime.tzinfo = WIB) -> int:
    """Calendar days of `zone` from today to the day of the instant: 0 is today, 1 tomorrow, -1 yesterday."""
    today = _aware(now or timezone.now()).astimezone(zone).date()
    return (_aware(instant).astimezone(zone).date() - today).days


def time_left(instant: datetime.datetime, now: datetime.datetime | None = None) -> str:
    """How long a deadline is away, in words, never more than is left: "12 hari lagi", "5 jam lagi", "3 menit lagi", "sudah ditutup"."""
    now = now or timezone.now()
    if passed(instant, now):
        return gettext("sudah ditutup")
    minutes = math.floor((instant - now) / datetime.timedelta(minutes=1))
    if minutes >= 48 * 60:
        return ngettext("%(n)d hari lagi", "%(n)d hari lagi", minutes // 1440) % {"n": minutes // 1440}
    if minutes >= 60:
        return ngettext("%(n)d jam lagi", "%(n)d jam lagi", minutes // 60) % {"n": minutes // 60}
    if minutes >= 1:
        return ngettext("%(n)d menit lagi", "%(n)d menit lagi", minutes) % {"n": minutes}
    return gettext("kurang dari satu menit lagi")


def countdown(instant: datetime.datetime, now: datetime.datetime | None = None) -> str:
    """What is left of the time, in its two largest units, rounded down: "sisa 3 hari 4 jam", "sisa 4 jam 12 menit", "waktu habis"."""
    now = now or timezone.now()
    if passed(instant, now):
        return gettext("waktu habis")
    minutes = math.floor((instant - now) / datetime.timedelta(minutes=1))
    parts = [
        ngettext("%(n)d hari", "%(n)d hari", minutes // 1440) % {"n": minutes // 1440} if minutes >= 1440 else "",
        ngettext("%(n)d jam", "%(n)d jam", minutes // 60 % 24) % {"n": minutes // 60 % 24} if minutes // 60 % 24 else "",
        ngettext("%(n)d menit", "%(n)d menit", minutes % 60) % {"n": minutes % 60} if minutes < 1440 and minutes % 60 else "",
    ]
    return gettext("sisa %s") % (" ".join(filter(None, parts)) or gettext("kurang dari satu menit"))


def _date_and_time(instant: datetime.datetime, zone: datetime.tzinfo) -> str:
    local = _aware(instant).astimezone(zone)
    return gettext("%(date)s pukul %(time)s") % {"date": date_format(local, DATE), "time": date_format(local, gettext(TIME))}


def _aware(instant: datetime.datetime) -> datetime.datetime:
    if timezone.is_naive(instant):
        raise ValueError("a deadline is an instant: give a datetime that knows its zone")
    return instant
