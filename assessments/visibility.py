"""What this app lets people see of nominations: the accepted files of an assessor, the eligible ones of a lead's edition."""

from django.db.models import Q

from assessments.models import Assignment
from assessments.models.assignment import led_editions
from nominations.enums import State


def nominations_of(user):
    """A Q over nominations."""
    accepted = Assignment.objects.opened_by(user).values("nomination")
    led = Q(edition__in=led_editions(user), state__in=[State.ELIGIBLE, State.LAPSED])
    return Q(pk__in=accepted) | led
