"""Planning who assesses what: additive, previewed, and the single act in a loop."""

from dataclasses import dataclass, field

from assessments import marks
from assessments.conflicts import conflicts, outside_competence
from assessments.models import Assignment
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.permissions import require


@dataclass
class Preview:
    """What planning would do: pairs to add, pairs that exist already, pairs that are barred with the sentence why."""

    add: list = field(default_factory=list)
    exists: list = field(default_factory=list)
    barred: list = field(default_factory=list)


def preview(mandates, nominations):
    """Look at every pair and change nothing. Needs user.organisation and commodities loaded on the mandates."""
    taken = set(
        Assignment.objects.filter(mandate__in=mandates, nomination__in=nominations).values_list("nomination_id", "mandate_id")
    )
    found = Preview()
    for nomination in nominations:
        for mandate in mandates:
            why = conflicts(mandate, nomination) or [outside_competence(mandate, nomination)]
            if (nomination.pk, mandate.pk) in taken:
                found.exists.append((nomination, mandate))
            elif why[0]:
                found.barred.append((nomination, mandate, why[0]))
            else:
                found.add.append((nomination, mandate))
    return found


@unit()
def plan(actor, mandates, nominations):
    """Add the pairs that the preview allows, one event each; existing and barred pairs stay as they are. Returns the preview."""
    found = preview(mandates, nominations)
    for nomination, mandate in found.add:
        require(actor, "assessments.plan", nomination.edition)
        assignment = Assignment.objects.create(nomination=nomination, mandate=mandate)
        record(actor, "assessments.plan", assignment, after=assignment.state)
    for nomination in {nomination.pk: nomination for nomination, _ in found.add}.values():
        marks.settle(nomination)
    return found
