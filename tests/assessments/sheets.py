"""What tests of sheets share: the posted form of a sheet, and what is stored of it."""

from assessments.marks import indicators_of
from assessments.models import Score, Sheet


def form_of(assignment, points=None, **more):
    """What a page would post: the stored version, and these points for every indicator, or only those of a dict code → points."""
    data = {"version": Sheet.objects.get(assignment=assignment).version, "key": "tab-1", "act": "save"}
    for indicator in indicators_of(assignment.nomination):
        chosen = points.get(indicator.code) if isinstance(points, dict) else indicator.maximum if points == "high" else points
        if chosen is not None:
            data[f"i{indicator.pk}"] = chosen
    return data | more


def place(assignment, code, letter="i"):
    """The name of the field of an indicator."""
    return f"{letter}{next(one.pk for one in indicators_of(assignment.nomination) if one.code == code)}"


def stored(assignment):
    """{code: points, "N/A" or None} of the stored sheet."""
    rows = Score.objects.filter(sheet__assignment=assignment).select_related("indicator")
    return {row.indicator.code: "N/A" if row.not_applicable else row.points for row in rows}
