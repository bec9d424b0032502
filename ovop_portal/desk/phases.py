"""How long each phase of an edition still lasts, for its page: when it runs, what of it is left, which is under way."""

from django.utils.translation import gettext as _

from ovop_portal.kit import clocks
from ovop_portal.programme.timeline import SPANS


def rows(edition, now):
    """One row per phase: label, begins, ends (None: never), left in words, and whether it is under way."""
    return [_row(edition, phase, names, now) for phase, names in SPANS.items()]


def _row(edition, phase, names, now):
    begins, ends = getattr(edition, names[0]), getattr(edition, names[1]) if names[1] else None
    begun, over = clocks.passed(begins, now), ends is not None and clocks.passed(ends, now)
    if not begun:
        left = _("mulai %s") % clocks.time_left(begins, now)
    elif over:
        left = _("sudah selesai")
    else:
        left = clocks.time_left(ends, now) if ends else _("sudah diumumkan")
    return {"label": phase.label, "begins": begins, "ends": ends, "left": left, "current": begun and not over}
