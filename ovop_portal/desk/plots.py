"""Lines of the funnel as bars: where each rectangle of the drawing stands, in a view box of WIDTH."""

from ovop_portal.desk.funnel import STAGES

WIDTH = 320
ROW, BAR, TEXT = 40, 10, 15  # height of a line with its words, of its bar, where the words stand
SHOWN = 12  # lines of a drawing; the table holds them all


def funnel(line):
    """The stages under each other, each bar a part of the first."""
    most = max(line.counts) or 1
    rows = [
        {"label": label, "value": n, "y": place * ROW, "bars": [{"width": _width(n, most), "level": place}]}
        for place, (label, n) in enumerate(zip(STAGES.values(), line.counts, strict=True))
    ]
    return {"rows": _drawn(rows), "width": WIDTH, "height": len(rows) * ROW}


def nested(lines):
    """A bar per line on one scale, the later stages drawn over the earlier ones; the values in words at its end."""
    lines = lines[:SHOWN]
    most = max((max(line.counts) for line in lines), default=0) or 1
    rows = [
        {
            "label": line.name,
            "value": " · ".join(str(n) for n in line.counts),
            "y": place * ROW,
            "bars": [{"width": _width(n, most), "level": level} for level, n in enumerate(line.counts) if n],
        }
        for place, line in enumerate(lines)
    ]
    return {"rows": _drawn(rows), "width": WIDTH, "height": len(rows) * ROW}


def legend():
    """[(level, stage)] as the bars are coloured."""
    return list(enumerate(STAGES.values()))


def _drawn(rows):
    return [row | {"text_y": row["y"] + TEXT, "bar_y": row["y"] + TEXT + 7, "bar": BAR} for row in rows]


def _width(n, most):
    """Nothing is drawn as nothing, and the least is still seen."""
    return max(round(WIDTH * n / most), 2) if n else 0
