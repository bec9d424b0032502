"""The next instants of the editions that are under way, for the margin of every desk."""

from ovop_portal.kit import clocks
from ovop_portal.programme.models import Edition
from ovop_portal.programme.models.edition import INSTANTS

SHOWN = 4


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
