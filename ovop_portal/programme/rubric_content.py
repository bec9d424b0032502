"""What a rubric says, as one plain value: read from its rows, written to them whole, and its fingerprint.

    {"name", "source_note", "aspects": [{"code", "name", "sourcing", "source_url", "note", "groups": [{"code", "name", "indicators": [
        {"code", "name", "na_allowed", "evidence", "sourcing", "source_url", "note", "levels": [[points, words], …]}]}]}]}

Maxima are not part of it: that of an indicator is its highest level, those of groups and aspects are sums.
"""

import hashlib
import json

from ovop_portal.programme.models import Aspect, Indicator, IndicatorGroup, Level

SHARED = ("code", "name", "sourcing", "source_url", "note")
MAX_LEVELS = 11  # of one indicator: 0 to 10
MAX_INDICATORS = 120
MAX_POINTS = 100


def of(rubric):
    """The content of a rubric; free of queries after `with_indicators()`."""
    return {
        "name": rubric.name,
        "source_note": rubric.source_note,
        "aspects": [
            {name: getattr(aspect, name) for name in SHARED}
            | {"groups": [{"code": group.code, "name": group.name, "indicators": _indicators(group)} for group in aspect.groups.all()]}
            for aspect in rubric.aspects.all()
        ],
    }


def _indicators(group):
    return [
        {name: getattr(one, name) for name in SHARED}
        | {
            "na_allowed": one.na_allowed,
            "evidence": one.evidence,
            "levels": [[level.points, level.description] for level in one.levels.all()],
        }
        for one in group.indicators.all()
    ]


def write(rubric, content):
    """Make the rows of a rubric say this and nothing else; the caller saves the rubric itself."""
    rubric.name, rubric.source_note = content["name"], content["source_note"]
    rubric.aspects.all().delete()
    aspects, groups, indicators, levels = [], [], [], []
    for place, aspect in enumerate(content["aspects"]):
        row = Aspect(rubric=rubric, order=place, maximum=maximum_of_aspect(aspect), **{name: aspect[name] for name in SHARED})
        aspects.append(row)
        for at, group in enumerate(aspect["groups"]):
            box = IndicatorGroup(aspect=row, order=at, maximum=maximum_of_group(group), code=group["code"], name=group["name"])
            groups.append(box)
            for number, one in enumerate(group["indicators"]):
                indicator = _indicator(box, number, one)
                indicators.append(indicator)
                levels += [Level(indicator=indicator, points=points, description=words) for points, words in one["levels"]]
    for model, rows in [(Aspect, aspects), (IndicatorGroup, groups), (Indicator, indicators), (Level, levels)]:
        model.objects.bulk_create(rows)


def _indicator(group, number, one):
    kept = {name: one[name] for name in (*SHARED, "na_allowed", "evidence")}
    return Indicator(group=group, order=number, maximum=maximum_of(one), **kept)


def empty(name, source_note=""):
    return {"name": name, "source_note": source_note, "aspects": []}


def indicators(content):
    """(aspect, group, indicator) of each indicator in reading order."""
    for aspect in content["aspects"]:
        for group in aspect["groups"]:
            for one in group["indicators"]:
                yield aspect, group, one


def maximum_of(indicator):
    return max((points for points, _words in indicator["levels"]), default=0)


def maximum_of_group(group):
    return sum(maximum_of(one) for one in group["indicators"])


def maximum_of_aspect(aspect):
    return sum(maximum_of_group(group) for group in aspect["groups"])


def total(content):
    """Points of a sheet with every highest level: the programme's rubrics give 100."""
    return sum(maximum_of_aspect(aspect) for aspect in content["aspects"])


def counts(content):
    """How much it holds, for the trail and the confirmations."""
    groups = [group for aspect in content["aspects"] for group in aspect["groups"]]
    ones = [one for group in groups for one in group["indicators"]]
    return {
        "aspects": len(content["aspects"]),
        "groups": len(groups),
        "indicators": len(ones),
        "levels": sum(len(one["levels"]) for one in ones),
        "points": total(content),
    }


def digest(content):
    """SHA-256 of the canonical JSON: equal exactly when two rubrics say the same."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
