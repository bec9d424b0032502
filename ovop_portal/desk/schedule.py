"""The next instants of the editions that are under way, for the margin of every desk."""

from django.urls import reverse
from django.utils.translation import gettext as _

from ovop_portal.kit import clocks
from ovop_portal.programme.enums import ExtensionState
from ovop_portal.programme.models import Edition
from ovop_portal.programme.models.edition import INSTANTS

SHOWN = 4


def more_time(waiting):
    """More time that still runs: for my own office first, then what ends first; rows of one query with the editions."""
    own = {None, waiting.user.organisation_id}
    rows = [row for row in waiting.extensions if row.more_state == ExtensionState.CONFIRMED]
    rows.sort(key=lambda row: row.more_office_id not in own)
    return [
        {
            "edition": row,
            "url": reverse("programme:extension", args=[row.year, row.more_id]),
            "whom": row.more_office_name or _("Semua dinas"),
            "until": row.more_until,
            "reason": row.more_reason,
        }
        for row in rows[:SHOWN]
    ]


def ahead(editions, now):
    """The nearest instants first: edition, what happens, when, how long it is still to go."""
    found = sorted(
        (getattr(edition, name), edition.name, name)
        for edition in editions
        for name in INSTANTS
        if not clocks.passed(getattr(edition, name), now)
    )
    return [
        {
            "edition": edition,
            "what": Edition._meta.get_field(name).verbose_name.capitalize(),
            "at": instant,
            "left": clocks.time_left(instant, now),
        }
        for instant, edition, name in found[:SHOWN]
    ]
