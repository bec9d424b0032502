"""How long a star is worth something: pure date arithmetic."""

import calendar
from datetime import date, timedelta


def months_later(start, months):
    """The last day of a validity of `months` months that begins on the date `start`: 2026-11-24 + 24 → 2028-11-23.

    A day that the target month lacks counts as its last day (31 August + 6 → 28 February).
    """
    index = start.month - 1 + months
    year, month = start.year + index // 12, index % 12 + 1
    last = calendar.monthrange(year, month)[1]
    if start.day > last:
        return date(year, month, last)
    return date(year, month, start.day) - timedelta(days=1)
