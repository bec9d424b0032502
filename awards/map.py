"""The map of the provinces: the shapes of data/provinsi38.svg (source and licence: NOTICE), read once, coloured on the server."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

FILE = Path(__file__).parent / "data" / "provinsi38.svg"
SVG = "{http://www.w3.org/2000/svg}"
SCALE = 1.5  # steps of the drawing per unit of the file: two thirds of a unit are finer than a screen shows, and weigh half
WIDTH, HEIGHT = 1500, 563
FLOORS = (1, 2, 4, 8)  # least number of stars of level 1, 2, 3, 4


@dataclass(frozen=True)
class Shape:
    """A province as it is drawn: Kemendagri code, name, path data in the view box 0 0 WIDTH HEIGHT."""

    code: str
    name: str
    path: str


@lru_cache(maxsize=1)
def shapes():
    """The 38 provinces in the order of their codes."""
    root = ElementTree.parse(FILE).getroot()  # noqa: S314  our own file
    found = [Shape(one.get("data-kode"), one.find(f"{SVG}title").text, _coarse(one.get("d"))) for one in root.iter(f"{SVG}path")]
    return tuple(sorted(found, key=lambda shape: shape.code))


def level(count):
    """The class of the map for a number of stars: 0 (none) to 4."""
    return sum(count >= floor for floor in FLOORS)


def legend():
    """[(level, "2–3")] of the levels with a colour."""
    upper = [floor - 1 for floor in FLOORS[1:]]
    words = [str(low) if low == high else f"{low}–{high}" for low, high in zip(FLOORS, upper, strict=False)]
    return list(enumerate([*words, f"{FLOORS[-1]}+"], start=1))


def _coarse(path):
    """Path data with absolute starts and relative whole steps: rounded against the drawn point, so that errors do not add up."""
    return "".join(_ring(part) for part in path.split("z") if part.strip())


def _ring(part):
    numbers = [float(number) for number in re.findall(r"-?[0-9.]+", part)]
    x, y = numbers[0], numbers[1]
    here = start = (round(x * SCALE), round(y * SCALE))
    steps = []
    for right, down in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + right, y + down
        there = (round(x * SCALE), round(y * SCALE))
        if there != here:
            steps += [there[0] - here[0], there[1] - here[1]]
            here = there
    if len(steps) < 4:
        return f"M{start[0]} {start[1]}h1v1z"  # an islet smaller than the steps stays a dot
    words = "".join(f"{step}" if step < 0 or place == 0 else f" {step}" for place, step in enumerate(steps))
    return f"M{start[0]} {start[1]}l{words}z"
