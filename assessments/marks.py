"""Between the database and the arithmetic: a sheet's rows as marks, a star rule as a scoring rule, a nomination's standing."""

from django.utils import timezone
from django.utils.translation import gettext

from assessments import scoring
from assessments.enums import COUNTED, State
from assessments.models import Assignment, Score, Standing, Visit
from nominations.models import Nomination, checklist
from ovop_portal.programme.enums import GATE_ASPECT
from ovop_portal.programme.models import Indicator, StarRule


def indicators_of(nomination):
    """The indicators of the nomination's rubric in reading order, each with its aspect's code as `aspect_code`."""
    rows = Indicator.objects.filter(
        group__aspect__rubric__edition_commodities__edition=nomination.edition_id,
        group__aspect__rubric__edition_commodities__commodity=nomination.product.commodity_id,
    )
    return in_reading_order(rows)


def in_reading_order(indicators):
    """As a sheet lists them, each with its group and aspect."""
    return list(indicators.select_related("group__aspect").order_by("group__aspect__order", "group__order", "order"))


def marks_of(indicators, scores):
    """IndicatorMarks of one sheet; `scores` maps indicator id → Score, an absent one is an unmarked indicator."""
    marks = []
    for indicator in indicators:
        score = scores.get(indicator.pk)
        marks.append(
            scoring.IndicatorMark(
                code=indicator.code,
                aspect=indicator.group.aspect.code,
                points=score.points if score else None,
                maximum=indicator.maximum,
                applicable=not (score and score.not_applicable),
            )
        )
    return marks


def scoring_rule(star_rule):
    """programme.StarRule as the plain rule that scoring.py computes with."""
    return scoring.Rule(
        three=star_rule.three_from,
        two=star_rule.two_from,
        one=star_rule.one_from,
        c_share=star_rule.three_c_share,
        spread_limit=star_rule.spread_limit,
        visit_from=star_rule.visit_from or scoring.NEVER,
    )


def final_marks(nomination, indicators):
    """One list of marks per final, counted sheet of the nomination."""
    by_sheet = {}
    rows = Score.objects.filter(sheet__assignment__nomination=nomination, sheet__assignment__state=State.FINAL)
    for score in rows:
        by_sheet.setdefault(score.sheet_id, {})[score.indicator_id] = score
    return [marks_of(indicators, scores) for scores in by_sheet.values()]


def gates_of(nomination, c_share, on=None):
    """What the star needs beside points, on the day `on` (default today)."""
    return scoring.Gates(
        documents_valid=not checklist.lapses(nomination, on or timezone.localdate()),
        visited=Visit.objects.filter(nomination=nomination).exists(),
        c_share=c_share,
    )


def verdict(nomination, marks, rule, on=None):
    """(Combined, Verdict, plenary reasons) of a nomination over its final sheets; None without a sheet."""
    if not marks:
        return None
    totals = [scoring.sheet_total(one) for one in marks]
    shares = [scoring.aspect_share(one, GATE_ASPECT) for one in marks]
    combined = scoring.combine(totals, shares)
    star = scoring.star(combined.total, rule, gates_of(nomination, combined.c_share, on))
    return combined, star, scoring.needs_plenary(totals, rule)


def settle(nomination):
    """Count the nomination anew and store its standing; runs inside the caller's unit.

    The nomination's row is locked first: of two sheets that become final at once, the later count sees both.
    """
    Nomination.objects.select_for_update(of=("self",)).get(pk=nomination.pk)
    states = list(Assignment.objects.filter(nomination=nomination, state__in=COUNTED).values_list("state", flat=True))
    standing = Standing.objects.filter(nomination=nomination).first() or Standing(nomination=nomination, edition_id=nomination.edition_id)
    standing.sheets_due, standing.sheets_final = len(states), states.count(State.FINAL)
    rule = scoring_rule(StarRule.objects.get(edition=nomination.edition_id))
    found = verdict(nomination, final_marks(nomination, indicators_of(nomination)), rule) if standing.sheets_final else None
    if found is None:
        standing.total = standing.c_share = standing.spread = standing.star = None
        standing.plenary, standing.reasons = False, []
    else:
        combined, star, plenary = found
        standing.total, standing.c_share, standing.spread = combined.total, combined.c_share, combined.spread
        standing.star, standing.plenary = star.star, bool(plenary)
        standing.reasons = [scoring.sentence(reason, gettext) for reason in (*star.reasons, *plenary)]
    standing.save()
    return standing
