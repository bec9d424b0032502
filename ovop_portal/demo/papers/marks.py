"""What makes a sheet look issued and yet plainly a sample: the words DATA CONTOH, letterheads, frames, stamp, signature, matrix code."""

import math
from functools import cache
from itertools import groupby
from random import Random

import segno

from ovop_portal.demo.papers.metrics import SANS, SANS_BOLD, SERIF, SERIF_BOLD, text_width
from ovop_portal.demo.papers.sheet import GREY, HEIGHT, WIDTH, Sheet, circle, points, turned

MARK = "DATA CONTOH"
NOTICE = "DATA CONTOH · lembar peragaan Portal OVOP, bukan dokumen resmi dan tidak berlaku"
STAMP_INK = {"blue": "0.20 0.27 0.62", "violet": "0.40 0.22 0.55", "red": "0.66 0.16 0.18", "green": "0.12 0.40 0.27"}


@cache
def _mark():
    """Large, light and slanted across the page, and in words at its head."""
    scratch = Sheet()
    scratch.box(28, HEIGHT - 31, WIDTH - 56, 15, fill=(0.98, 0.93, 0.82))
    scratch.write(WIDTH / 2 - text_width(NOTICE, SANS_BOLD, 7.5) / 2, HEIGHT - 26.2, NOTICE, SANS_BOLD, 7.5, (0.52, 0.27, 0.05))
    turn, size = math.radians(52), 84
    across = text_width(MARK, SANS_BOLD, size)
    x = WIDTH / 2 - across / 2 * math.cos(turn) + size * 0.35 * math.sin(turn)
    y = HEIGHT / 2 - across / 2 * math.sin(turn) - size * 0.35 * math.cos(turn)
    return f"BT 0.925 0.925 0.93 rg /F1 {size} Tf {turned(turn, x, y)} Tm ({MARK}) Tj ET\n" + "\n".join(scratch.operators)


def start(**margins) -> Sheet:
    """A sheet that says what it is before anything else is written on it."""
    sheet = Sheet(**margins)
    sheet.draw(_mark())
    return sheet


def letterhead(sheet: Sheet, above: str, office: str, address: str, tint=(0.16, 0.28, 0.42)):
    """Emblem of a mountain over waves, the government above, its office, the address, and a double rule."""
    top = sheet.y
    sheet.draw(emblem(sheet.left + 26, top - 22, tint))
    middle = (sheet.left + 60 + sheet.right) / 2
    margins, sheet.left = sheet.left, sheet.left + 60
    sheet.centre(above.upper(), SERIF, 13, middle=middle, leading=17)
    size = min(15.0, max(11.0, 15 * sheet.width / text_width(office.upper(), SERIF_BOLD, 15)))
    sheet.centre(office.upper(), SERIF_BOLD, size, middle=middle, leading=17)
    sheet.centre(address, SERIF, 9, middle=middle, leading=11)
    sheet.left = margins
    sheet.y = min(sheet.y + 2, top - 50)
    sheet.line(sheet.left, sheet.y, sheet.right, sheet.y, 2.2)
    sheet.line(sheet.left, sheet.y - 3.2, sheet.right, sheet.y - 3.2, 0.7)
    sheet.y -= 24


@cache
def emblem(x, y, tint):
    """An invented emblem: a ring, a mountain, two waves."""
    shade = points(*tint)
    ring = f"{shade} RG 1.6 w {circle(x, y, 23)} S 0.6 w {circle(x, y, 19.5)} S"
    hill = f"{shade} rg {x - 14} {y - 5} m {x - 4} {y + 12} l {x + 1} {y + 4} l {x + 5} {y + 9} l {x + 14} {y - 5} l f"
    waves = " ".join(
        f"{shade} RG 1.3 w {x - 13} {y - at} m {x - 8} {y - at + 4} {x - 5} {y - at - 4} {x} {y - at} c "
        f"{x + 5} {y - at + 4} {x + 8} {y - at - 4} {x + 13} {y - at} c S"
        for at in (9, 13)
    )
    return f"{ring} {hill} {waves}"


@cache
def _stamp(ink):
    """A ring with the words of the mark around it and a star inside, about its own middle."""
    shade = STAMP_INK[ink]
    parts = [f"{shade} RG {shade} rg 1.5 w {circle(0, 0, 38)} S 0.6 w {circle(0, 0, 35.5)} S 0.9 w {circle(0, 0, 23)} S"]
    around = f"{MARK}  *  {MARK}  *  "
    turn = math.tau / len(around)
    for place, letter in enumerate(around):
        angle = math.pi / 2 - place * turn
        x, y, lean = 26.5 * math.cos(angle), 26.5 * math.sin(angle), angle - math.pi / 2
        shift = text_width(letter, SANS_BOLD, 7.2) / 2
        x, y = x - shift * math.cos(lean), y - shift * math.sin(lean)
        parts.append(f"BT /F1 7.2 Tf {turned(lean, x, y)} Tm ({letter}) Tj ET")
    star = []
    for corner in range(10):
        radius, angle = (13 if corner % 2 == 0 else 5.4), math.pi / 2 + corner * math.pi / 5
        star.append(f"{radius * math.cos(angle):.2f} {radius * math.sin(angle):.2f} {'l' if corner else 'm'}")
    return "\n".join([*parts, " ".join(star) + " h f"])


def stamp(sheet: Sheet, x: float, y: float, ink: str = "blue", lean: float = 0.12):
    """The stamp with its middle at a place, slightly askew."""
    sheet.draw(f"q {turned(lean, x, y)} cm\n{_stamp(ink)}\nQ")


def scribble(sheet: Sheet, x: float, y: float, seed: str):
    """A signature that is nobody's: a few loops of a pen, the same for the same name."""
    rng = Random(seed)  # strings seed by their own hash of bytes, the same everywhere
    parts, at = [f"0.12 0.16 0.45 RG 1.1 w {x:.2f} {y:.2f} m"], x
    for _ in range(rng.randrange(4, 7)):
        reach, rise = rng.uniform(10, 22), rng.uniform(10, 26)
        loop = (at + reach * 0.1, y + rise, at + reach * 1.5, y + rng.uniform(-14, rise), at + reach * 0.7, y + rng.uniform(-5, 5))
        parts.append(points(*loop) + " c")
        at += reach * 0.7
    parts.append(points(at + rng.uniform(16, 40), y + rng.uniform(-4, 8)) + " l S")
    sheet.draw(" ".join(parts))


def sign(sheet: Sheet, place: str, role: str, name: str, ink="blue", x=None, extra="", font=SERIF):
    """Place and date, office, stamp, signature and name, right of the middle; moves down."""
    x = sheet.left + sheet.width * 0.54 if x is None else x
    bold = SERIF_BOLD if font == SERIF else SANS_BOLD
    sheet.write(x, sheet.y, place, font, 11)
    sheet.write(x, sheet.y - 15, role + ",", font, 11)
    stamp(sheet, x - 36, sheet.y - 52, ink, lean=0.05 + 0.25 * (len(name) % 5) / 5)
    scribble(sheet, x + 4, sheet.y - 58, name)
    sheet.write(x, sheet.y - 86, name, bold, 11)
    sheet.line(x, sheet.y - 88.5, x + text_width(name, bold, 11), sheet.y - 88.5, 0.6)
    if extra:
        sheet.write(x, sheet.y - 101, extra, font, 9.5, GREY)
    sheet.y -= 116


@cache
def _code():
    """The modules of a matrix code that says, when read, that the sheet is a sample; one unit each, from its lower left corner."""
    rows = [bytes(row) for row in segno.make(NOTICE, error="m", micro=False).matrix]
    size = len(rows)
    squares = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                squares.append(f"{x} {size - 1 - y} {length} 1 re")
            x += length
    return size, " ".join(squares) + " f"


def code(sheet: Sheet, x: float, y: float, side: float = 64.0):
    """The matrix code with its lower left corner at a place."""
    size, squares = _code()
    unit = side / size
    sheet.draw(f"q 1 1 1 rg {x - 4:.2f} {y - 4:.2f} {side + 8:.2f} {side + 8:.2f} re f 0.1 0.1 0.12 rg")
    sheet.draw(f"{unit:.4f} 0 0 {unit:.4f} {x:.2f} {y:.2f} cm {squares} Q")


def frame(sheet: Sheet, colour, inset=40.0, corners=True):
    """A double border with small squares at the corners, as certificates have."""
    low, wide, high = inset, WIDTH - 2 * inset, HEIGHT - 2 * inset - 6
    sheet.box(low, low, wide, high, 2.6, colour)
    sheet.box(low + 6, low + 6, wide - 12, high - 12, 0.7, colour)
    if corners:
        for x in (low + 1, low + wide - 13):
            for y in (low + 1, low + high - 13):
                sheet.box(x, y, 12, 12, fill=colour)
                sheet.box(x + 3, y + 3, 6, 6, fill=(1, 1, 1))


def foot(sheet: Sheet, text: str, colour=GREY):
    """A line in small letters at the foot of the sheet."""
    sheet.write((sheet.left + sheet.right) / 2 - text_width(text, SANS, 7.5) / 2, 54, text, SANS, 7.5, colour)


def settle(sheet: Sheet, y: float):
    """Go down to a height, so that what closes a certificate stands at its foot; never up."""
    sheet.y = min(sheet.y, y)
