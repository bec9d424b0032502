"""Planning and releasing who assesses what: additive, previewed, and the single act in a loop."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from assessments import marks
from assessments.conflicts import conflicts, outside_competence
from assessments.enums import State
from assessments.models import Assignment
from assessments.workflow import ASSIGNMENT, barred_from_release
from nominations.enums import State as NominationState
from nominations.legality import sample_fault
from nominations.models import Document, Nomination
from nominations.models.document import demanded
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.permissions import require
from ovop_portal.programme.enums import DocumentKind
from ovop_portal.programme.models import DocumentRule


@dataclass
class Preview:
    """What planning would do: pairs to add, pairs that exist already, pairs that are barred with the sentence why."""

    add: list = field(default_factory=list)
    exists: list = field(default_factory=list)
    barred: list = field(default_factory=list)
    states: dict = field(default_factory=dict)  # (nomination id, mandate id) of the existing pairs → state of the assignment


def preview(mandates, nominations):
    """Look at every pair and change nothing. Needs user.organisation and commodities loaded on the mandates."""
    taken = Assignment.objects.filter(mandate__in=mandates, nomination__in=nominations)
    found = Preview(states={(row[0], row[1]): row[2] for row in taken.values_list("nomination_id", "mandate_id", "state")})
    for nomination in nominations:
        for mandate in mandates:
            if (nomination.pk, mandate.pk) in found.states:
                found.exists.append((nomination, mandate))
            elif why := barring(mandate, nomination):
                found.barred.append((nomination, mandate, why))
            else:
                found.add.append((nomination, mandate))
    return found


def barring(mandate, nomination):
    """The first sentence that keeps this seat from being planned on this nomination, or None."""
    if mandate.edition_id != nomination.edition_id or mandate.ended_at is not None:
        return gettext("Mandat ini tidak berlaku pada periode usulan tersebut.")
    if nomination.state != NominationState.ELIGIBLE:
        return gettext("Usulan ini tidak berstatus lolos administrasi.")
    return next(iter(conflicts(mandate, nomination)), None) or outside_competence(mandate, nomination)


@unit()
def plan(actor, mandates, nominations):
    """Add the pairs that the preview allows, one event each; existing and barred pairs stay as they are. Returns the preview."""
    locked = Nomination.objects.select_for_update(of=("self",)).filter(pk__in=[nomination.pk for nomination in nominations])
    list(locked.order_by("pk").values_list("pk"))  # two leads who plan the same pair wait for each other
    found = preview(mandates, nominations)
    for nomination, mandate in found.add:
        require(actor, "assessments.plan", nomination.edition)
        assignment = Assignment.objects.create(nomination=nomination, mandate=mandate)
        record(actor, "assessments.plan", assignment, after=assignment.state)
    for nomination in {nomination.pk: nomination for nomination, _ in found.add}.values():
        marks.settle(nomination)
    return found


def release_faults(assignments):
    """assignment id → the sentences of `release_blockers`, for many planned assignments in two queries. Needs for_list() loaded."""
    rules = list(
        DocumentRule.objects.mandatory().filter(edition__in={one.nomination.edition_id for one in assignments}, kind=DocumentKind.SAMPLE)
    )
    rows = Document.objects.current().filter(rule__in=rules, nomination__in={one.nomination_id for one in assignments})
    papers = {(row.nomination_id, row.rule_id): row.as_paper() for row in rows}
    return {one.pk: _release_faults(one, rules, papers) for one in assignments}


def _release_faults(assignment, rules, papers):
    nomination = assignment.nomination
    asked = [
        rule for rule in rules if rule.edition_id == nomination.edition_id and rule.commodity_id in {None, nomination.product.commodity_id}
    ]
    samples = [sample_fault(demanded(rule), papers.get((nomination.pk, rule.pk))) for rule in asked]
    return barred_from_release(assignment, [sentence for sentence in samples if sentence])


def release(actor, assignments):
    """Release each in its own unit of work: (the released, [(assignment, sentences)] of those that stayed planned)."""
    done, refused = [], []
    for assignment in assignments:
        if assignment.state != State.PLANNED:
            continue
        try:
            done.append(ASSIGNMENT.perform("release", assignment, actor))
        except ValidationError as error:
            refused.append((assignment, error.messages))
    return done, refused
