"""The difference between two rubrics as a page tells it: one line for each change, old and new words marked."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ovop_portal.programme.enums import Sourcing
from ovop_portal.programme.rubric_changes import (
    ADDED,
    ASPECT,
    GROUP,
    INDICATOR,
    LEVEL,
    MOVED,
    NOT_APPLICABLE,
    POINTS,
    REMOVED,
    REWORDED,
    RUBRIC,
    SOURCE,
    marks,
)

KINDS = {  # kind of a change → (word, tone of its pill)
    ADDED: (gettext_lazy("ditambahkan"), "good"),
    REMOVED: (gettext_lazy("dihapus"), "bad"),
    REWORDED: (gettext_lazy("kalimat diubah"), "active"),
    POINTS: (gettext_lazy("nilai diubah"), "waiting"),
    NOT_APPLICABLE: (gettext_lazy("“tidak berlaku” diubah"), "waiting"),
    MOVED: (gettext_lazy("dipindahkan"), "neutral"),
    SOURCE: (gettext_lazy("sumber diubah"), "neutral"),
}
PARTS = {
    RUBRIC: gettext_lazy("Rubrik"),
    ASPECT: gettext_lazy("Aspek"),
    GROUP: gettext_lazy("Kelompok"),
    INDICATOR: gettext_lazy("Indikator"),
}
FIELDS = {
    "code": gettext_lazy("Kode"),
    "name": gettext_lazy("Nama"),
    "source_note": gettext_lazy("Catatan sumber"),
    "evidence": gettext_lazy("Petunjuk bukti"),
    "note": gettext_lazy("Catatan"),
    "na_allowed": gettext_lazy("Boleh tidak berlaku"),
    "sourcing": gettext_lazy("Sumber"),
    "source_url": gettext_lazy("Alamat sumber"),
    "parent": gettext_lazy("Tempat"),
    "order": gettext_lazy("Urutan"),
}


def told(changes):
    """{"counts": [(number, word)], "maxima": rows of aspects and their sum, "parts": […]} of a Changes; parts empty: they say the same."""
    return {
        "counts": [(number, KINDS[kind][0]) for kind, number in changes.counts().items() if number],
        "maxima": _maxima(changes.maxima),
        "parts": [_part(part) for part in changes.parts],
    }


def _maxima(rows):
    """[(aspect, before, after, whether they differ)] with the sum last."""
    named = [(f"{code}. {name}", before, after) for code, name, before, after in rows]
    sums = [sum(row[place] or 0 for row in named) for place in (1, 2)]
    return [(name, _number(old), _number(new), old != new) for name, old, new in [*named, (_("Jumlah"), *sums)]]


def _number(value):
    return "–" if value is None else str(value)


def _part(part):
    kinds = list(dict.fromkeys(change.kind for change in part.changes))
    whole = part.changes[0].kind if part.changes[0].field == "" else ""
    return {
        "title": f"{PARTS[part.what]} {part.code}".strip(),
        "name": part.name,
        "pills": [{"state": kind, "label": KINDS[kind][0], "tone": KINDS[kind][1]} for kind in kinds],
        "lines": _levels(part, whole) if whole else [_line(change) for change in part.changes],
    }


def _levels(part, kind):
    """The levels of an indicator that came or went as a whole."""
    mark = {ADDED: "new", REMOVED: "old"}[kind]
    return [(_level(points), [(mark, words)]) for points, words in part.levels]


def _level(points):
    return _("Tingkat %d") % points


def _line(change):
    """(label, marks) of one change."""
    if change.field == LEVEL:
        if change.kind == POINTS:
            return _("Nilai tingkat"), [("old", str(change.before)), ("new", str(change.after))]
        return _level(change.level), marks(change.before, change.after)
    if change.kind == REWORDED:
        return FIELDS[change.field], marks(change.before, change.after)
    pieces = [("old", _value(change.field, change.before)), ("new", _value(change.field, change.after))]
    return FIELDS[change.field], [(kind, text) for kind, text in pieces if text]


def _value(name, value):
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    if name == "sourcing":
        return str(Sourcing(value).label)
    if name == "order":
        return _("ke-%d") % value
    return str(value)
