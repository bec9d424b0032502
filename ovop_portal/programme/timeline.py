"""The phases of an edition as people read them: the line of steps, the schedule, what comes next."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ovop_portal.kit import clocks
from ovop_portal.programme.enums import Phase
from ovop_portal.programme.models import Edition
from ovop_portal.programme.models.edition import INSTANTS

# phase → the instants between which it runs; the announcement has no end
SPANS = {
    Phase.NOMINATION: ("nomination_opens", "nomination_closes"),
    Phase.SCREENING: ("nomination_closes", "screening_closes"),
    Phase.ASSESSMENT: ("assessment_opens", "assessment_closes"),
    Phase.DECISION: ("assessment_closes", "publication_at"),
    Phase.PUBLISHED: ("publication_at", None),
}
TONES = {
    Phase.PREPARATION: "neutral",
    Phase.NOMINATION: "active",
    Phase.SCREENING: "active",
    Phase.ASSESSMENT: "active",
    Phase.DECISION: "waiting",
    Phase.PUBLISHED: "done",
}


def pill(edition, now):
    """Code, word and tone of the present phase, for `{% pill … %}`."""
    phase = edition.phase(now)
    return {"state": phase.value, "label": phase.label, "tone": TONES[phase]}


def steps(edition, now):
    """The phases for components/_steps.html: over, under way (two may overlap) or still to come, each with its dates."""
    return [_step(edition, phase, begins, ends, now) for phase, (begins, ends) in SPANS.items()]


def schedule(edition, now):
    """The six instants: name, when, how long it is still to go."""
    return [
        {
            "label": Edition._meta.get_field(name).verbose_name.capitalize(),
            "at": getattr(edition, name),
            "left": _("sudah lewat") if clocks.passed(getattr(edition, name), now) else clocks.time_left(getattr(edition, name), now),
        }
        for name in INSTANTS
    ]


def next_instant(edition, now):
    """(name, words, instant) of what comes next in this edition, or None when all is over."""
    ahead = [(getattr(edition, name), name) for name in INSTANTS if not clocks.passed(getattr(edition, name), now)]
    if not ahead:
        return None
    instant, name = min(ahead)
    return name, Edition._meta.get_field(name).verbose_name.capitalize(), instant


def _step(edition, phase, begins, ends, now):
    start, end = getattr(edition, begins), getattr(edition, ends) if ends else None
    if now < start:
        return {"label": phase.label, "state": "next", "detail": _("mulai %s") % _day(start)}
    if end is None or now >= end:
        return {"label": phase.label, "state": "done", "detail": _day(end or start)}
    return {"label": phase.label, "state": "current", "detail": _("sampai %s") % _day(end)}


def _day(instant):
    return date_format(instant.astimezone(clocks.WIB), clocks.DATE)
