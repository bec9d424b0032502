"""A rubric as it is read and printed: aspects, groups, indicators with worded levels, evidence and the mark of their source."""

from urllib.parse import urlsplit

from ovop_portal.programme.paper_table import sourcing

WHOLE = "-all"  # how the data file names the only group of an aspect


def sheet(rubric):
    """The rubric as plain dicts; free of queries after `with_indicators()`."""
    aspects = [_aspect(aspect) for aspect in rubric.aspects.all()]
    indicators = [one for aspect in aspects for group in aspect["groups"] for one in group["indicators"]]
    return {
        "aspects": aspects,
        "count": len(indicators),
        "maximum": sum(one["maximum"] for one in indicators),
        "least": sum(one["levels"][0][0] for one in indicators if one["levels"]),
    }


def _aspect(aspect):
    return {
        "code": aspect.code,
        "name": aspect.name,
        "maximum": aspect.maximum,
        "note": aspect.note,
        "sourcing": sourcing(aspect),
        "source": _source(aspect.source_url),
        "groups": [_group(group) for group in aspect.groups.all()],
    }


def _group(group):
    indicators = [_indicator(one) for one in group.indicators.all()]
    code = "" if group.code.endswith(WHOLE) else group.code
    return {"code": code, "name": group.name, "maximum": group.maximum, "indicators": indicators}


def _indicator(one):
    return {
        "code": one.code,
        "name": one.name,
        "maximum": one.maximum,
        "na_allowed": one.na_allowed,
        "levels": [(level.points, level.description) for level in one.levels.all()],
        "evidence": one.evidence.splitlines(),
        "note": one.note,
        "sourcing": sourcing(one),
        "source": _source(one.source_url),
    }


def _source(url):
    """Address and the name of its site, or None."""
    return {"url": url, "site": urlsplit(url).netloc.removeprefix("www.")} if url else None
