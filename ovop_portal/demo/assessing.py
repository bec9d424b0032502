"""The sheets of the sample data: assignments without conflicts, marks from a latent quality and each assessor's severity."""

from dataclasses import dataclass
from datetime import timedelta

from assessments import marks, scoring
from assessments.conflicts import conflicts
from assessments.enums import State
from assessments.models import Assignment, Score, Sheet, Visit
from ovop_portal.demo import words
from ovop_portal.demo.firms import at, first_day
from ovop_portal.programme.models import Indicator
from ovop_portal.workflow import start_in

SHEETS = 3


@dataclass
class Desk:
    """What one edition's team works with: seats with their commodities, the rubric's indicators with their levels, severities."""

    seats: list
    indicators: dict  # commodity id → indicators in reading order
    severity: dict  # seat id → how much lower (−) or higher (+) than its peers it marks, as a share

    @classmethod
    def of(cls, edition, seats, rng):
        rubrics = {row.commodity_id: row.rubric for row in edition.edition_commodities.select_related("rubric")}
        indicators = {
            commodity: list(
                Indicator.objects.filter(group__aspect__rubric=rubric)
                .select_related("group__aspect")
                .prefetch_related("levels")
                .order_by("group__aspect__order", "group__order", "order")
            )
            for commodity, rubric in rubrics.items()
        }
        return cls(seats, indicators, {seat.pk: rng.gauss(0, 0.035) for seat in seats})


def plan(desk, nominations, rng):
    """SHEETS unsaved assignments per nomination: competent, free of conflicts, the least loaded first."""
    load = {seat.pk: 0 for seat in desk.seats}
    competence = {seat.pk: {one.pk for one in seat.commodities.all()} for seat in desk.seats}
    made = []
    for nomination in nominations:
        able = [seat for seat in desk.seats if nomination.product.commodity_id in competence[seat.pk] and not conflicts(seat, nomination)]
        able.sort(key=lambda seat: (load[seat.pk], rng.random()))
        for seat in able[:SHEETS]:
            load[seat.pk] += 1
            made.append(Assignment(nomination=nomination, mandate=seat))
    return made


def state_for(number, edition_is_over, rng):
    """Finished editions are final; in the running one about half is, and every stage before it is met."""
    if edition_is_over:
        return State.FINAL
    return rng.choices(
        [State.FINAL, State.ACCEPTED, State.RELEASED, State.PLANNED, State.RECUSED], [55, 15, 20, 8, 2]
    )[0]  # fmt: skip


def assess(desk, edition, nominations, quality, ledger, people, rng, is_over):
    """Assign, mark and settle; `quality` maps nomination id → latent share 0–1. Returns the standings by nomination id."""
    assignments = plan(desk, nominations, rng)
    opens, closes = first_day(edition.assessment_opens), first_day(edition.assessment_closes)
    last = closes if is_over else opens + timedelta(days=50)
    states = {}
    for number, assignment in enumerate(assignments):
        state = state_for(number, is_over, rng)
        if assignment.mandate.user in (people["penilai"], people["ketua"]) and not is_over:
            state = [State.FINAL, State.RELEASED, State.ACCEPTED][number % 3]
        states.setdefault(state, []).append(assignment)
        assignment.planned_at = at(opens - timedelta(days=6), rng)
        if state != State.PLANNED:
            assignment.released_at = at(opens, rng)
        if state in (State.ACCEPTED, State.FINAL):
            assignment.accepted_at = at(opens + timedelta(days=rng.randrange(1, 9)), rng)
    for state, rows in states.items():
        start_in(Assignment, rows, state)
    _mark(desk, states, quality, rng, opens, last)
    _tell(ledger, assignments, people, rng)
    return {nomination.pk: marks.settle(nomination) for nomination in nominations}


def _mark(desk, states, quality, rng, opens, last):
    begun = [*states.get(State.FINAL, []), *states.get(State.ACCEPTED, [])]
    final = {id(one) for one in states.get(State.FINAL, [])}
    sheets, scores = [], []
    for assignment in begun:
        nomination = assignment.nomination
        is_final = id(assignment) in final
        sheet = Sheet(assignment=assignment, revision=nomination.drawn)
        indicators = desk.indicators[nomination.product.commodity_id]
        done = indicators if is_final else indicators[: rng.randrange(4, len(indicators) - 2)]
        share = quality[nomination.pk] + desk.severity[assignment.mandate_id]
        rows = [_score(sheet, indicator, share, nomination.product.commodity.code, rng) for indicator in done]
        if is_final:
            found = {row.indicator_id: row for row in rows}
            total = scoring.rounded(scoring.sheet_total(marks.marks_of(indicators, found)))
            sheet.total = total
            sheet.note = words.conclusion(rng, min(3, int(total // 15) - 2) if total >= 55 else 0)
            sheet.final_at = at(opens + timedelta(days=rng.randrange(10, max(11, (last - opens).days))), rng)
        sheets.append(sheet)
        scores += rows
    Sheet.objects.bulk_create(sheets, batch_size=500)
    for row in scores:
        row.sheet = row.sheet  # the id that bulk_create gave the sheet
    Score.objects.bulk_create(scores, batch_size=2000)


def _score(sheet, indicator, share, commodity, rng):
    points = [level.points for level in indicator.levels.all()]
    wanted = indicator.maximum * min(1, max(0, rng.gauss(share, 0.16)))
    chosen = min(points, key=lambda one: abs(one - wanted))
    note = words.note(rng, indicator.code, commodity, chosen / indicator.maximum) if rng.randrange(4) == 0 else ""
    return Score(sheet=sheet, indicator=indicator, points=chosen, note=note)


def _tell(ledger, assignments, people, rng):
    lead = people["ketua"]
    for one in assignments:
        ledger.note(one.planned_at, lead, "assessments.plan", one, after=State.PLANNED)
        if one.released_at:
            ledger.note(one.released_at, lead, "assessments.release", one, "", State.PLANNED, State.RELEASED)
        if one.accepted_at:
            ledger.note(
                one.accepted_at, one.mandate.user, "assessments.accept", one, "", State.RELEASED, State.ACCEPTED,
                declared="no conflict", revision=1,
            )  # fmt: skip
        if one.state == State.FINAL:
            ledger.note(
                one.sheet.final_at,
                one.mandate.user,
                "assessments.finalise",
                one,
                "",
                State.ACCEPTED,
                State.FINAL,
                total=str(one.sheet.total),
            )
        if one.state == State.RECUSED:
            note = words.recusal(rng)
            ledger.note(
                at(first_day(one.released_at) + timedelta(days=2), rng),
                one.mandate.user,
                "assessments.recuse",
                one,
                note,
                State.RELEASED,
                State.RECUSED,
            )


def visit(nominations, team, edition, ledger, recorder, rng):
    """A visit for each of these nominations, some days after the assessment opened."""
    rows = []
    for nomination in nominations:
        day = first_day(edition.assessment_opens) + timedelta(days=rng.randrange(12, 45))
        members = ", ".join(f"{seat.user.name} ({seat.institution.name})" for seat in rng.sample(team, 3))
        findings = " ".join(words.visit_findings(rng))
        rows.append(Visit(nomination=nomination, visited_on=day, team=members[:200], findings=findings, recorded_by=recorder))
    Visit.objects.bulk_create(rows)
    for row in rows:
        ledger.note(at(row.visited_on, rng), recorder, "assessments.record_visit", row.nomination, date=row.visited_on.isoformat())
