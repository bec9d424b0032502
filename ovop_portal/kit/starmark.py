"""The star mark as SVG: a folded five-pointed star in three states (full, empty, historic), in a row of three or of five."""

import math
from functools import lru_cache

LIGHT, DARK, EDGE = "#dfab2e", "#946300", "#857b70"
# The mark of the portal: the O of OVOP as a ring of woven bands, round a star. favicon.svg and icons.svg hold the same drawing.
BRAND = (
    '<path fill="#9a3b1e" d="'
    "M10.9 1.2A15.6 15.6 0 0 1 20.6 1.1L19.0 6.2A10.2 10.2 0 0 0 12.7 6.4z"
    "M28.5 6.6A15.6 15.6 0 0 1 31.6 15.7L26.2 15.8A10.2 10.2 0 0 0 24.1 9.9z"
    "M28.8 24.9A15.6 15.6 0 0 1 21.1 30.8L19.3 25.6A10.2 10.2 0 0 0 24.4 21.9z"
    "M11.4 30.9A15.6 15.6 0 0 1 3.5 25.4L7.9 22.1A10.2 10.2 0 0 0 13.0 25.8z"
    "M0.4 16.3A15.6 15.6 0 0 1 3.2 7.1L7.6 10.1A10.2 10.2 0 0 0 5.8 16.2z"
    '"/>'
    '<path fill="#c9805f" d="'
    "M20.3 2.0A14.6 14.6 0 0 1 27.7 7.2L24.9 9.3A11.2 11.2 0 0 0 19.3 5.3z"
    "M30.6 15.7A14.6 14.6 0 0 1 28.0 24.4L25.2 22.4A11.2 11.2 0 0 0 27.2 15.8z"
    "M20.8 29.8A14.6 14.6 0 0 1 11.7 30.0L12.7 26.7A11.2 11.2 0 0 0 19.6 26.6z"
    "M4.3 24.8A14.6 14.6 0 0 1 1.4 16.3L4.8 16.2A11.2 11.2 0 0 0 7.1 22.7z"
    "M4.0 7.6A14.6 14.6 0 0 1 11.2 2.2L12.4 5.4A11.2 11.2 0 0 0 6.8 9.6z"
    '"/>'
    '<path fill="#dfab2e" stroke="#946300" stroke-width=".8" stroke-linejoin="round" d="'
    "M16.0 8.7L17.9 13.6L23.2 14.0L19.1 17.3L20.5 22.4L16.0 19.6L11.5 22.4L12.9 17.3L8.8 14.0L14.1 13.6z"
    '"/>'
)

STEP = 22  # from one star to the next; a star is 20 wide
CENTRE, OUTER, INNER = 10.0, 9.4, 4.1


def points():
    """The ten corners of a star, from the top clockwise, tips at even places."""
    corners = []
    for place in range(10):
        radius = INNER if place % 2 else OUTER
        angle = math.radians(36 * place - 90)
        corners.append((CENTRE + radius * math.cos(angle), CENTRE + 0.6 + radius * math.sin(angle)))
    return corners


def _number(value):
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _offset(start, end):
    return f"{_number(end[0] - start[0])} {_number(end[1] - start[1])}"


def _outline(shift):
    corners = points()
    start = (corners[0][0] + shift, corners[0][1])
    path = " ".join(_offset(corners[place], corners[place + 1]) for place in range(9))
    return f"M{_number(start[0])} {_number(start[1])}l{path}z"


def _folds(shift):
    """The darker half of each arm: centre, tip, the inner corner after it."""
    corners, centre = points(), (CENTRE, CENTRE + 0.6)
    parts = []
    for tip in range(0, 10, 2):
        beside = corners[tip + 1]
        start = f"M{_number(centre[0] + shift)} {_number(centre[1])}"
        parts.append(f"{start}l{_offset(centre, corners[tip])} {_offset(corners[tip], beside)}z")
    return "".join(parts)


@lru_cache(maxsize=32)
def drawing(full, of, historic=False):
    """The inside of the SVG for `full` of `of` stars; width is `width(of)`, height 20."""
    if not 0 <= full <= of:
        raise ValueError(f"{full} of {of} stars cannot be drawn")
    filled = "".join(_outline(STEP * place) for place in range(full))
    empty = "".join(_outline(STEP * place) for place in range(full, of))
    parts = []
    if empty:
        parts.append(f'<path fill="none" stroke="{EDGE}" stroke-linejoin="round" d="{empty}"/>')
    if filled and historic:
        parts.append(f'<path fill="#f3e2b3" stroke="{DARK}" stroke-width="1.4" stroke-linejoin="round" d="{filled}"/>')
    elif filled:
        folds = "".join(_folds(STEP * place) for place in range(full))
        parts.append(f'<path fill="{LIGHT}" stroke="{DARK}" stroke-linejoin="round" d="{filled}"/><path fill="{DARK}" d="{folds}"/>')
    return "".join(parts)


def width(of):
    """Width of a row of `of` stars in the units of its view box."""
    return STEP * of - 2


def symbols():
    """The symbols of the sprite: s0-3 … s3-3 for the present scale, s0-5 … s5-5 for the historic one."""
    rows = [(full, 3, False) for full in range(4)] + [(full, 5, True) for full in range(6)]
    return "\n".join(
        f'<symbol id="s{full}-{of}" viewBox="0 0 {width(of)} 20">{drawing(full, of, historic)}</symbol>' for full, of, historic in rows
    )
