"""The final sheets of one nomination side by side: a matrix of indicators × assessors, and a strip on the scale from 0 to 100."""

from collections import Counter

from django.db.models import F
from django.utils.translation import gettext as _

from assessments import marks, scoring
from assessments.enums import State
from assessments.models import Assignment, Score, Standing
from assessments.sheet_page import exact_total
from ovop_portal.kit.templatetags.look import points

LEFT, SCALE, FLOOR, STEP = 12, 2.96, 80, 12  # of the strip, in units of its viewBox 320 × 100


def standing_for(user, nomination):
    """The standing, if this person may see other people's marks on the nomination; else None."""
    return Standing.objects.visible_to(user).filter(nomination=nomination).first()


def sheets_of(nomination):
    """Final sheets as dicts in the order of their assignments: pk, sheet_pk, name, institution, user, sheet__note, sheet__final_at."""
    rows = Assignment.objects.final().filter(nomination=nomination).order_by("pk")
    return list(
        rows.values(
            "pk", "sheet__note", "sheet__final_at", sheet_pk=F("sheet"), name=F("mandate__user__name"),
            institution=F("mandate__institution__name"), user=F("mandate__user"),
        )
    )  # fmt: skip


def others_of(nomination, user):
    """What an assessor sees of the colleagues after the own sheet is final: institution and total."""
    rows = Assignment.objects.final().filter(nomination=nomination).exclude(mandate__user=user).order_by("pk")
    return [(one[0], points(one[1])) for one in rows.values_list("mandate__institution__name", "sheet__total")]


def matrix_of(nomination):
    """{"sheets": heads of the columns, "aspects": rows under their aspects} of all final sheets, in three queries."""
    sheets, indicators = sheets_of(nomination), marks.indicators_of(nomination)
    by_sheet = {one["sheet_pk"]: {} for one in sheets}
    for score in Score.objects.filter(sheet__assignment__nomination=nomination, sheet__assignment__state=State.FINAL).order_by():
        if score.sheet_id in by_sheet:
            by_sheet[score.sheet_id][score.indicator_id] = score
    for one in sheets:
        one["exact"] = exact_total(indicators, by_sheet[one["sheet_pk"]])
        one["total"] = points(one["exact"])
    columns = [by_sheet[one["sheet_pk"]] for one in sheets]
    return {"sheets": sheets, "aspects": _aspects(indicators, columns)}


def _aspects(indicators, columns):
    found = []
    for indicator in indicators:
        aspect = indicator.group.aspect
        if not found or found[-1]["code"] != aspect.code:
            shares = [_share(indicators, column, aspect.code) for column in columns]
            found.append({"code": aspect.code, "name": aspect.name, "maximum": aspect.maximum, "shares": shares, "rows": []})
        found[-1]["rows"].append(_row(indicator, [column.get(indicator.pk) for column in columns]))
    return found


def _row(indicator, scores):
    given = [score.points for score in scores if score and score.points is not None]
    return {
        "code": indicator.code,
        "name": indicator.name,
        "maximum": indicator.maximum,
        "cells": [_cell(score) for score in scores],
        "notes": [(place, score.note) for place, score in enumerate(scores, start=1) if score and score.note],
        "apart": bool(given) and max(given) - min(given) > indicator.maximum / 2,
    }


def _cell(score):
    if score is None or score.not_applicable:
        return _("TB") if score else "–"
    return "–" if score.points is None else str(score.points)


def _share(indicators, column, code):
    share = scoring.aspect_share(marks.marks_of(indicators, column), code)
    return _("%s%%") % points(scoring.rounded(share))


def strip_of(sheets, standing, rule):
    """Coordinates of the strip as ready texts: thresholds, the span from lowest to highest, a dot per sheet, the mean."""
    totals = [one["exact"] for one in sheets]
    seen = Counter()
    dots = []
    for place, total in enumerate(totals, start=1):
        near = round(total / 4)
        dots.append({"x": _x(total), "y": str(FLOOR - STEP // 2 - STEP * seen[near]), "label": f"{place}: {points(total)}"})
        seen[near] += 1
    limits = [(rule.one_from, 1), (rule.two_from, 2), (rule.three_from, 3)]
    return {
        "from": _x(0),
        "to": _x(100),
        "floor": str(FLOOR),
        "limits": [{"x": _x(limit), "words": points(limit), "star": star} for limit, star in limits],
        "low": _x(min(totals)),
        "width": f"{max(1, float(max(totals) - min(totals)) * SCALE):.1f}",
        "dots": dots,
        "mean": _x(standing.total),
        "words": _("%(n)d lembar, dari %(low)s sampai %(high)s, rata-rata %(mean)s dari 100.")
        % {"n": len(totals), "low": points(min(totals)), "high": points(max(totals)), "mean": points(standing.total)},
    }


def _x(total):
    return f"{LEFT + float(total) * SCALE:.1f}"
