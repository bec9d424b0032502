"""What the page of a sheet shows, as plain values: aspects → groups → indicators with their worded levels and the chosen one."""

from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from assessments import marks, scoring
from assessments.marking import BLANK, NOT_APPLICABLE

# A hundred of these stand on a page: written here, they cost a fifth of what a template's loop does.
CHOICE = '<label class="level"><input type="radio" name="{}" value="{}"{}{}><span><b>{}</b> {}</span></label>'
CHECKED = mark_safe(" checked")


def aspects_of(sheet, outcome=None):
    """[{code, name, maximum, points, groups: [{name, rows}]}] of the stored marks, or of what a refused save had sent."""
    given = outcome.posted.marks if outcome else sheet.stored
    faults = dict(outcome.posted.faults) if outcome else {}
    conflicts = outcome.conflicts if outcome else {}
    found = []
    for indicator in sheet.indicators:
        group, aspect = indicator.group, indicator.group.aspect
        if not found or found[-1]["code"] != aspect.code:
            found.append({"code": aspect.code, "name": aspect.name, "maximum": aspect.maximum, "points": 0, "groups": []})
        groups = found[-1]["groups"]
        if not groups or groups[-1]["pk"] != group.pk:
            groups.append({"pk": group.pk, "name": group.name, "rows": []})
        mark = given.get(indicator.pk, BLANK)
        found[-1]["points"] += mark.points or 0
        groups[-1]["rows"].append(_row(indicator, sheet.levels.get(indicator.pk, ()), mark, faults, conflicts))
    return found


def _row(indicator, levels, mark, faults, conflicts):
    place, note_place = f"i{indicator.pk}", f"n{indicator.pk}"
    choices = [(str(points), points, words, mark.points == points) for points, words in levels]
    if indicator.na_allowed:
        choices.append((NOT_APPLICABLE, "–", _("Tidak berlaku bagi produk ini"), mark.not_applicable))
    theirs = conflicts.get(indicator.pk)
    return {
        "id": place,
        "note_id": note_place,
        "code": indicator.code,
        "name": indicator.name,
        "maximum": indicator.maximum,
        "evidence": "; ".join(indicator.evidence.split("\n")),
        "choices": format_html_join("", CHOICE, _radios(place, choices)),
        "chosen": next((one for one in choices if one[3]), None),
        "note": mark.note,
        "fault": faults.get(place, ""),
        "note_fault": faults.get(note_place, ""),
        "theirs": _told(theirs, choices) if theirs is not None else "",
        "mine": _told(mark, choices) if theirs is not None else "",
    }


def _radios(place, choices):
    """The radio buttons of one indicator; the first carries the id that links to the indicator name."""
    for number, (value, shown, words, chosen) in enumerate(choices):
        yield place, value, format_html(' id="{}"', place) if not number else "", CHECKED if chosen else "", shown, words


def _told(mark, choices):
    """A mark in words, for the two sides of a stale save."""
    value = NOT_APPLICABLE if mark.not_applicable else str(mark.points)
    words = next((f"{points} · {text}" for code, points, text, _chosen in choices if code == value), _("belum dinilai"))
    return _("%(level)s, catatan “%(note)s”") % {"level": words, "note": mark.note} if mark.note else words


def progress_of(sheet, marks_given=None):
    """{total, done, all}: the running total in points of 100 and how many indicators are marked."""
    total, done, everything = sheet.totals(marks_given)
    return {"total": total if done else None, "done": done, "all": everything}


def shares_of(sheet):
    """[(aspect, points, maximum)] of the stored marks, for the look before a sheet becomes final."""
    rows = {}
    for mark, indicator in zip(marks.marks_of(sheet.indicators, sheet.stored), sheet.indicators, strict=True):
        aspect = indicator.group.aspect
        label, points, maximum = rows.get(aspect.pk, (f"{aspect.code}. {aspect.name}", 0, 0))
        if mark.applicable:
            points, maximum = points + (mark.points or 0), maximum + mark.maximum
        rows[aspect.pk] = (label, points, maximum)
    return list(rows.values())


def exact_total(indicators, scores) -> Decimal:
    """The total of one final sheet, rounded once to 0.01, from its marks."""
    return scoring.rounded(scoring.sheet_total(marks.marks_of(indicators, scores)))
