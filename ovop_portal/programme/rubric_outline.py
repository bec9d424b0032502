"""A draft as its editor shows it: every part on one line, with what a press needs. Pure: a content (rubric_content.py) in."""

from django.utils.translation import gettext as _

from ovop_portal.programme import rubric_content
from ovop_portal.programme.rubric_editing import ASPECT, GROUP, INDICATOR

SLUGS = {"aspek": ASPECT, "kelompok": GROUP, "indikator": INDICATOR}  # in addresses → kind of a part
WORDS = {kind: slug for slug, kind in SLUGS.items()}


def outline(content):
    """[aspect] → "groups" → "indicators", each {"slug", "code", "name", "maximum", "first", "last"}."""
    return _siblings(content["aspects"], _aspect)


def _siblings(parts, tell):
    last = len(parts) - 1
    return [tell(part) | {"code": part["code"], "name": part["name"], "first": not at, "last": at == last} for at, part in enumerate(parts)]


def _aspect(aspect):
    groups = _siblings(aspect["groups"], _group)
    return {"slug": WORDS[ASPECT], "maximum": rubric_content.maximum_of_aspect(aspect), "groups": groups}


def _group(group):
    indicators = _siblings(group["indicators"], _indicator)
    return {"slug": WORDS[GROUP], "maximum": rubric_content.maximum_of_group(group), "indicators": indicators}


def _indicator(one):
    points = [str(points) for points, _words in one["levels"]]
    levels = _("nilai %s") % " · ".join(points) if points else _("belum ada tingkat")
    return {"slug": WORDS[INDICATOR], "maximum": rubric_content.maximum_of(one), "levels": levels, "na_allowed": one["na_allowed"]}
