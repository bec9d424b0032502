"""What changed between two rubrics, and in which words. Pure: two contents (rubric_content.py) in, plain values out.

Parts are matched by their codes, those left over by their names; levels by their words, those left over by their points.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from difflib import SequenceMatcher

ADDED, REMOVED, REWORDED, POINTS, NOT_APPLICABLE, MOVED, SOURCE = "added", "removed", "reworded", "points", "na", "moved", "source"
KINDS = (ADDED, REMOVED, REWORDED, POINTS, NOT_APPLICABLE, MOVED, SOURCE)
RUBRIC, ASPECT, GROUP, INDICATOR, LEVEL = "rubric", "aspect", "group", "indicator", "level"
AROUND = {ASPECT: None, GROUP: ASPECT, INDICATOR: GROUP}  # a kind of part → the kind that it stands in

FIELDS = {  # field of a part → the kind of change that it makes
    "code": REWORDED, "name": REWORDED, "source_note": REWORDED, "evidence": REWORDED, "note": REWORDED,
    "na_allowed": NOT_APPLICABLE, "sourcing": SOURCE, "source_url": SOURCE,
}  # fmt: skip
WORDS = re.compile(r"\s*\S+\s*")
TOO_LONG = 250_000  # words of one text × words of the other: from there on nobody compares word by word
ALIKE = 0.3  # texts that share less than this are shown whole, the old one and the new


@dataclass(frozen=True)
class Change:
    """One thing that differs in a part: a field of it, its place, a level (`level` = its points, then and now), or its being there."""

    kind: str
    field: str = ""
    before: object = ""
    after: object = ""
    level: int | None = None


@dataclass(frozen=True)
class Part:
    """A part of the rubric that differs, under the code and name it has now (or had, if it is removed)."""

    what: str
    code: str
    name: str
    changes: tuple[Change, ...]
    levels: tuple = ()  # of an added or removed indicator: what it says


@dataclass(frozen=True)
class Changes:
    """All that differs: parts in reading order, aspects' maxima as (code, name, before, after) with None where there is no such aspect."""

    parts: list[Part] = field(default_factory=list)
    maxima: list[tuple] = field(default_factory=list)

    def __bool__(self):
        return bool(self.parts)

    def counts(self):
        """Kind → how many changes of it, all kinds named."""
        found = [change.kind for part in self.parts for change in part.changes]
        return {kind: found.count(kind) for kind in KINDS}

    def facts(self):
        """The same for the trail: [what, code, kind, field, before, after] rows of JSON values."""
        return [[part.what, part.code, one.kind, one.field, one.before, one.after] for part in self.parts for one in part.changes]


def compare(before, after):
    """Everything that differs between two contents."""
    whole = tuple(_of_fields(before, after, ("name", "source_note")))
    parts = [Part(RUBRIC, "", after["name"], whole)] if whole else []
    rows = {what: (_rows(before, what), _rows(after, what)) for what in AROUND}
    matched = {what: _match(*pair) for what, pair in rows.items()}
    for what, around in AROUND.items():
        parts += _of_kind(what, rows[what], matched[what], _renamed(rows[around], matched[around]) if around else {})
    order = {(what, row["code"]): place for place, (what, row) in enumerate(_in_reading_order(after))}
    parts.sort(key=lambda part: order.get((part.what, part.code), len(order)) if part.what != RUBRIC else -1)
    return Changes(parts, _maxima(rows[ASPECT], matched[ASPECT]))


def marks(before, after):
    """Two texts as one: [("same" | "old" | "new", words)].

    Without the new ones it reads as before, without the old ones as after, but for a space at the end.
    """
    old, new = WORDS.findall(f"{before} ") if before else [], WORDS.findall(f"{after} ") if after else []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if len(old) * len(new) > TOO_LONG or matcher.ratio() < ALIKE:
        return [(kind, text) for kind, text in (("old", before), ("new", after)) if text]
    found = []
    for tag, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if tag == "equal":
            found.append(("same", "".join(old[from_old:to_old])))
            continue
        pieces = (("old", "".join(old[from_old:to_old])), ("new", "".join(new[from_new:to_new])))
        found += [(kind, text) for kind, text in pieces if text]
    return found


# --- matching --------------------------------------------------------------------------------------------------------


def _rows(content, what):
    """[(part, code of the part around it)] of one kind, in reading order."""
    if what == ASPECT:
        return [(aspect, "") for aspect in content["aspects"]]
    groups = [(group, aspect["code"]) for aspect in content["aspects"] for group in aspect["groups"]]
    return groups if what == GROUP else [(one, group["code"]) for group, _aspect in groups for one in group["indicators"]]


def _in_reading_order(content):
    for aspect in content["aspects"]:
        yield ASPECT, aspect
        for group in aspect["groups"]:
            yield GROUP, group
            for one in group["indicators"]:
                yield INDICATOR, one


def _match(old, new):
    """{place in new: place in old}: first what has the same code, then what has the same name."""
    found = {}
    for key in ("code", "name"):
        free = {}
        for place, (part, _parent) in enumerate(old):
            if place not in found.values():
                free.setdefault(part[key].casefold(), []).append(place)
        for place, (part, _parent) in enumerate(new):
            if place not in found and free.get(part[key].casefold()):
                found[place] = free[part[key].casefold()].pop(0)
    return found


def _renamed(rows, pairs):
    """Code of a part → the code it has now: a group with a new code does not move its indicators."""
    old, new = rows
    return {old[then][0]["code"]: new[place][0]["code"] for place, then in pairs.items()}


def _of_kind(what, rows, pairs, renamed):
    """Parts of one kind that differ, the removed ones last."""
    old, new = rows
    moved = _moved(rows, pairs, renamed)
    for place, (part, _parent) in enumerate(new):
        if place not in pairs:
            yield Part(what, part["code"], part["name"], (Change(ADDED),), _told(part))
            continue
        was = old[pairs[place]][0]
        if changes := [*_of_fields(was, part, FIELDS), *_of_levels(was, part), *moved.get(place, ())]:
            yield Part(what, part["code"], part["name"], tuple(changes))
    for place, (part, _parent) in enumerate(old):
        if place not in pairs.values():
            yield Part(what, part["code"], part["name"], (Change(REMOVED),), _told(part))


def _told(part):
    return tuple((points, words) for points, words in part.get("levels", ()))


def _moved(rows, pairs, renamed):
    """{place in new: [Change]} for parts that stand in another part, or on another place among those that stayed beside them."""
    old, new = rows
    found, stayed = {}, {}
    for place, then in pairs.items():
        parent, was = new[place][1], renamed.get(old[then][1], old[then][1])
        if parent != was:
            found[place] = [Change(MOVED, "parent", old[then][1], parent)]
        else:
            stayed.setdefault(parent, []).append((place, then))
    for siblings in stayed.values():
        siblings.sort()
        kept = _longest_rise([then for _place, then in siblings])
        ranks = sorted(then for _place, then in siblings)
        for number, (place, then) in enumerate(siblings):
            if number not in kept:
                found[place] = [Change(MOVED, "order", ranks.index(then) + 1, number + 1)]
    return found


def _longest_rise(values):
    """Places of a longest rising run: what is not in it has moved."""
    tops, last, before = [], [], {}
    for place, value in enumerate(values):
        at = bisect_left(tops, value)
        tops[at : at + 1], last[at : at + 1] = [value], [place]
        before[place] = last[at - 1] if at else None
    found, place = set(), last[-1] if last else None
    while place is not None:
        found.add(place)
        place = before[place]
    return found


# --- comparing -------------------------------------------------------------------------------------------------------


def _of_fields(was, now, names):
    for name in names:
        if name in now and was[name] != now[name]:
            yield Change(FIELDS[name], name, was[name], now[name])


def _of_levels(was, now):
    """Levels whose words stay and whose points change, then those whose points stay and whose words change, then the others."""
    old, new = [tuple(one) for one in was.get("levels", ())], [tuple(one) for one in now.get("levels", ())]
    old, new = [one for one in old if one not in new], [one for one in new if one not in old]
    for points, words in list(new):
        if same := next((one for one in old if one[1] == words), None):
            yield Change(POINTS, LEVEL, same[0], points, points)
            old.remove(same)
            new.remove((points, words))
    for points, words in list(new):
        if same := next((one for one in old if one[0] == points), None):
            yield Change(REWORDED, LEVEL, same[1], words, points)
            old.remove(same)
            new.remove((points, words))
    yield from (Change(ADDED, LEVEL, "", words, points) for points, words in new)
    yield from (Change(REMOVED, LEVEL, words, "", points) for points, words in old)


def _maxima(rows, pairs):
    old, new = rows
    found = []
    for place, (part, _around) in enumerate(new):
        then = _sum(old[pairs[place]][0]) if place in pairs else None
        found.append((part["code"], part["name"], then, _sum(part)))
    gone = [part for place, (part, _around) in enumerate(old) if place not in pairs.values()]
    return [*found, *((part["code"], part["name"], _sum(part), None) for part in gone)]


def _sum(aspect):
    levels = [one["levels"] for group in aspect["groups"] for one in group["indicators"]]
    return sum(max((points for points, _words in one), default=0) for one in levels)
