"""Reading a posted sheet and writing it: marks as plain values, both sides of a stale save, one event with what changed."""

from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _

from assessments import marks, scoring
from assessments.models import Assignment, Score
from assessments.workflow import scoring_blockers
from ovop_portal.audit.models import Event
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.permissions import require
from ovop_portal.programme.models import Indicator, Level

NOT_APPLICABLE = "na"  # as the value of a radio button
NOTE_LIMIT = 500
SHEET_NOTE_LIMIT = 2000
RELATED = ["sheet__revision", "mandate__user__organisation", "nomination__edition", "nomination__product__commodity"]


@dataclass(frozen=True)
class Mark:
    """What a sheet says about one indicator; neither points nor "not applicable" means: not marked yet."""

    points: int | None = None
    not_applicable: bool = False
    note: str = ""

    @property
    def is_set(self):
        return self.not_applicable or self.points is not None

    @property
    def level(self):
        """The mark without its note, as the trail keeps it: points, "N/A" or None."""
        return "N/A" if self.not_applicable else self.points


BLANK = Mark()


@dataclass
class Sheet:
    """One sheet as it is stored: its indicators in reading order, (points, words) of their levels, the marks so far by indicator id."""

    assignment: Assignment | None
    indicators: list
    levels: dict
    stored: dict

    def totals(self, given=None):
        """(points so far of 100 as Decimal, number of marked indicators, number of all) of these marks, or of the stored ones."""
        given = self.stored if given is None else given
        points, maxima = scoring.running_total(marks.marks_of(self.indicators, given))
        done = sum(mark.is_set for mark in given.values())
        return scoring.rounded(100 * points / maxima) if maxima else None, done, len(self.indicators)

    def unmarked(self):
        """The indicators that keep the sheet from becoming final."""
        return [one for one in self.indicators if not self.stored.get(one.pk, BLANK).is_set]


@dataclass
class Posted:
    """What a page sent: a mark for every indicator (the stored one where the page is silent), and what was wrong, by field."""

    marks: dict
    note: str
    version: int | None
    key: str
    faults: list = field(default_factory=list)


@dataclass
class Outcome:
    """What became of a save: `errors` and `posted.faults` say why nothing was written; `conflicts` maps indicator id → stored mark."""

    sheet: Sheet
    posted: Posted
    errors: list = field(default_factory=list)
    conflicts: dict = field(default_factory=dict)

    @property
    def is_saved(self):
        return not self.errors and not self.posted.faults


def load(assignment):
    """The sheet of an opened assignment, in three queries."""
    indicators = marks.indicators_of(assignment.nomination)
    levels = _levels(indicators)
    rows = Score.objects.filter(sheet=assignment.sheet).order_by().values_list("indicator_id", "points", "not_applicable", "note")
    return Sheet(assignment, indicators, levels, {row[0]: Mark(*row[1:]) for row in rows})


def blank(rubric):
    """A sheet of nobody's, without a mark, for looking at a rubric; in two queries."""
    indicators = marks.in_reading_order(Indicator.objects.filter(group__aspect__rubric=rubric))
    return Sheet(None, indicators, _levels(indicators), {})


def _levels(indicators):
    """indicator id → [(points, words)], lowest first."""
    levels = {}
    worded = Level.objects.filter(indicator__in=indicators).order_by("points").values_list("indicator_id", "points", "description")
    for indicator, points, words in worded:
        levels.setdefault(indicator, []).append((points, words))
    return levels


def read(data, sheet):
    """What the page says: radio i<id>, text n<id>, and the sheet's own version, key and note."""
    posted = Posted({}, _text(data, "note", sheet.assignment.sheet.note), _number(data.get("version")), data.get("key", "")[:40])
    if len(posted.note) > SHEET_NOTE_LIMIT:
        posted.faults.append(("note", _too_long(_("Catatan umum"), posted.note, SHEET_NOTE_LIMIT)))
    for indicator in sheet.indicators:
        stored = sheet.stored.get(indicator.pk, BLANK)
        note = _text(data, f"n{indicator.pk}", stored.note)
        mark = _chosen(data.get(f"i{indicator.pk}"), indicator, sheet.levels.get(indicator.pk, ()), stored, note)
        if mark is None:
            posted.faults.append((f"i{indicator.pk}", _("%s: pilih salah satu tingkat yang tertulis.") % indicator.code))
        if len(note) > NOTE_LIMIT:
            posted.faults.append((f"n{indicator.pk}", _too_long(_("Catatan %s") % indicator.code, note, NOTE_LIMIT)))
        posted.marks[indicator.pk] = mark or Mark(stored.points, stored.not_applicable, note)
    return posted


@unit()
def save(actor, pk, data):
    """Write what the page sent, all of it or nothing; an Outcome says which.

    Assignment.DoesNotExist for a row this person cannot see, 403 for a sheet that is not theirs to write.

    Conflict and window are asked again. A page that shows an older version of the sheet is refused where its values differ from the
    stored ones, and gets both; the same values sent twice write nothing. One event holds each changed indicator as [old, new].
    """
    rows = Assignment.objects.visible_to(actor).select_related(*RELATED).select_for_update(of=("self",))
    assignment = rows.get(pk=pk)
    require(actor, "assessments.score", assignment)
    sheet = load(assignment)
    posted = read(data, sheet)
    outcome = Outcome(sheet, posted, errors=scoring_blockers(assignment))
    if outcome.is_saved:
        outcome.conflicts = _conflicts(sheet, posted)
        if outcome.conflicts:
            outcome.errors = [stale_sentence()]
        else:
            _write(actor, sheet, posted)
    return outcome


def stale_sentence():
    return _("Lembar ini sudah diubah di jendela atau perangkat lain. Bandingkan isian di bawah; menyimpan lagi memakai isian Anda.")


def _write(actor, sheet, posted):
    row, assignment = sheet.assignment.sheet, sheet.assignment
    changed = _differing(sheet, posted)
    if not changed and posted.note == row.note:
        return
    scores = [Score(sheet=row, indicator=one, **asdict(mark)) for one, _old, mark in changed]
    Score.objects.bulk_create(
        scores, update_conflicts=True, unique_fields=["sheet", "indicator"], update_fields=["points", "not_applicable", "note"]
    )
    facts = {
        "marks": {one.code: [old.level, mark.level] for one, old, mark in changed if old.level != mark.level},
        "notes": {one.code: [old.note, mark.note] for one, old, mark in changed if old.note != mark.note},
    }
    if posted.note != row.note:
        facts["note_of_sheet"] = [row.note, posted.note]
    row.note, row.version = posted.note, row.version + 1
    row.save(update_fields=["note", "version", "saved_at"])
    record(actor, "assessments.score", assignment, version=row.version, key=posted.key, **{name: one for name, one in facts.items() if one})
    sheet.stored |= {one.pk: mark for one, _old, mark in changed}


def _differing(sheet, posted):
    """(indicator, stored mark, posted mark) of every indicator whose posted mark is not the stored one."""
    pairs = ((one, sheet.stored.get(one.pk, BLANK), posted.marks[one.pk]) for one in sheet.indicators)
    return [(one, old, new) for one, old, new in pairs if old != new]


def _conflicts(sheet, posted):
    """Nothing when the page shows the present version, or when all newer versions were saved by this very page (its key says so)."""
    row = sheet.assignment.sheet
    if posted.version == row.version:
        return {}
    differing = {one.pk: old for one, old, _new in _differing(sheet, posted)}
    if posted.note != row.note:
        differing["note"] = row.note
    return {} if not differing or _saved_by_this_page(sheet, posted) else differing


def _saved_by_this_page(sheet, posted):
    if not posted.key or posted.version is None:
        return False
    behind = sheet.assignment.sheet.version - posted.version
    events = Event.objects.about(sheet.assignment).filter(action="assessments.score").order_by("-seq")[: max(0, behind)]
    later = [event.data for event in events if event.data.get("version", 0) > posted.version]
    return len(later) == behind and all(data.get("key") == posted.key for data in later)


def _chosen(value, indicator, levels, stored, note):
    """The mark that a radio's value stands for; None for a value that the sheet does not offer."""
    if value in (None, ""):
        return Mark(stored.points, stored.not_applicable, note)
    if value == NOT_APPLICABLE and indicator.na_allowed:
        return Mark(None, True, note)
    points = _number(value)
    return Mark(points, False, note) if points in {one for one, _words in levels} else None


def _text(data, name, stored):
    value = data.get(name)
    return stored if value is None else value.replace("\x00", "").replace("\r\n", "\n").strip()


def _number(value):
    """A whole number that a page sent, else None."""
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _too_long(name, text, limit):
    return _("%(name)s terlalu panjang: %(length)d dari %(limit)d huruf. Ringkas catatannya.") % {
        "name": name, "length": len(text), "limit": limit,
    }  # fmt: skip
