"""What happens to a seat in the team when its holder leaves: open assignments are not inherited, the lead assigns anew."""

from django.utils import timezone
from django.utils.translation import ngettext

from assessments.enums import COUNTED, State
from assessments.models import Assignment
from ovop_portal.accounts.models import Mandate
from ovop_portal.audit.trail import record


def open_work(user):
    """Unfinished sheets of this person, as sentences."""
    count = Assignment.objects.filter(mandate__user=user, state__in=COUNTED).exclude(state=State.FINAL).count()
    if not count:
        return []
    return [ngettext("%d lembar penilaian yang belum final", "%d lembar penilaian yang belum final", count) % count]


def leave(leaver, successor, actor):
    """End the leaver's seats; a conflict-free colleague is chosen by the lead, never inherited. Runs inside the caller's unit."""
    seats = list(Mandate.objects.in_force().filter(user=leaver))
    for seat in seats:
        seat.ended_at = timezone.now()
        seat.save(update_fields=["ended_at"])
        record(actor, "assessments.end_seat", seat)
    return len(seats)
