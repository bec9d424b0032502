"""One part of a rubric put, moved or taken away. Pure: a content (rubric_content.py) in, another one out, the given one untouched.

A part is named by its kind and its code; codes are unique over the whole rubric, which the forms hold.
"""

import copy

ASPECT, GROUP, INDICATOR = "aspect", "group", "indicator"
CHILDREN = {ASPECT: "groups", GROUP: "indicators"}


class Gone(LookupError):
    """There is no part of this kind and code (any more)."""


def find(content, kind, code):
    """(the part, code of the part around it): the code is "" for an aspect."""
    siblings, place, parent = _locate(content, kind, code)
    return siblings[place], parent


def codes(content, kind):
    return [part["code"] for _siblings, part, _parent in _walk(content, kind)]


def parents(content, kind):
    """(code, name) of each part that may hold one of this kind."""
    around = {GROUP: ASPECT, INDICATOR: GROUP}[kind]
    return [(part["code"], part["name"]) for _siblings, part, _parent in _walk(content, around)]


def put(content, kind, code, parent, values):
    """The part with new values (`code` "": a new one), in its place, or last in another `parent`. Raises Gone."""
    changed = copy.deepcopy(content)
    if code:
        siblings, place, stood_in = _locate(changed, kind, code)
        part = siblings[place] | values
        if stood_in == parent:
            siblings[place] = part
            return changed
        del siblings[place]
    else:
        part = ({CHILDREN[kind]: []} if kind in CHILDREN else {}) | values
    _home(changed, kind, parent).append(part)
    return changed


def move(content, kind, code, step):
    """The part one place up (-1) or down (+1) among its siblings; at either end nothing changes. Raises Gone."""
    changed = copy.deepcopy(content)
    siblings, place, _parent = _locate(changed, kind, code)
    target = place + step
    if 0 <= target < len(siblings):
        siblings[place], siblings[target] = siblings[target], siblings[place]
    return changed


def remove(content, kind, code):
    """Without the part and all that it holds. Raises Gone."""
    changed = copy.deepcopy(content)
    siblings, place, _parent = _locate(changed, kind, code)
    del siblings[place]
    return changed


def _walk(content, kind):
    """(siblings, part, code of the parent) of every part of a kind."""
    for aspect in content["aspects"]:
        if kind == ASPECT:
            yield content["aspects"], aspect, ""
            continue
        for group in aspect["groups"]:
            if kind == GROUP:
                yield aspect["groups"], group, aspect["code"]
                continue
            for one in group["indicators"]:
                yield group["indicators"], one, group["code"]


def _locate(content, kind, code):
    for siblings, part, parent in _walk(content, kind):
        if part["code"] == code:
            return siblings, next(place for place, one in enumerate(siblings) if one is part), parent
    raise Gone(f"{kind} {code}")


def _home(content, kind, parent):
    if kind == ASPECT:
        return content["aspects"]
    around = {GROUP: ASPECT, INDICATOR: GROUP}[kind]
    siblings, place, _parent = _locate(content, around, parent)
    return siblings[place][CHILDREN[around]]


def holds(part):
    """How many indicators go with a part when it is taken away; 0 for an indicator."""
    groups = part.get("groups", [part])
    return sum(len(group.get("indicators", ())) for group in groups)
