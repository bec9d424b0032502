"""Batik: repeats drawn with curves as a wax pen would, filled with dots and lines, on cream or on dark ground."""

import math
from random import Random

from PIL import Image, ImageChops, ImageDraw

from ovop_portal.demo.pictures.paint import DYES, HEIGHT, WALLS, WIDTH, folds, grain, lit, mix, shadow, tiled, wall

FINE = 3  # how much larger a repeat is drawn


class Repeat:
    """One repeat of a pattern: what crosses an edge comes in again at the other side."""

    def __init__(self, side, ground):
        self.side = side * FINE
        self.image = Image.new("RGB", (self.side, self.side), ground)
        self.draw = ImageDraw.Draw(self.image)

    def shape(self, points, fill=None, outline=None, width=1):
        """A closed shape around points given in finished pixels."""
        for dx in (-self.side, 0, self.side):
            for dy in (-self.side, 0, self.side):
                moved = [(x * FINE + dx, y * FINE + dy) for x, y in points]
                if all(x < 0 for x, _ in moved) or all(x > self.side for x, _ in moved):
                    continue
                if all(y < 0 for _, y in moved) or all(y > self.side for _, y in moved):
                    continue
                if fill:
                    self.draw.polygon(moved, fill=fill)
                if outline:
                    self.draw.line([*moved, moved[0]], fill=outline, width=width * FINE // 2 + 1, joint="curve")

    def polygon(self, points, fill):
        """A shape that is drawn once; whoever draws sees to it that it repeats."""
        self.draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=fill)

    def dot(self, x, y, radius, fill, corners=10):
        self.shape([(x + radius * math.cos(t), y + radius * math.sin(t)) for t in (i * math.tau / corners for i in range(corners))], fill)

    def finished(self):
        return self.image.reduce(FINE)


def petal(x, y, length, width, angle, start=0.12):
    """The outline of a petal that grows from a place in a direction (radians)."""
    points = []
    for side in (1, -1):
        steps = range(9) if side == 1 else range(8, -1, -1)
        for step in steps:
            along = start + (1 - start) * step / 8
            across = side * width / 2 * math.sin(math.pi * (step / 8) ** 0.85)
            points.append((along * length, across))
    cosine, sine = math.cos(angle), math.sin(angle)
    return [(x + u * cosine - v * sine, y + u * sine + v * cosine) for u, v in points]


def kawung(rng, dye, side):
    """Four petals around each crossing, a seed line in each, dots between."""
    light, ink, body = dye.light, dye.dark, rng.choice((dye.main, dye.second))
    repeat = Repeat(side, ink)
    half = side / 2
    for cx, cy in ((0, 0), (half, half)):
        for turn in range(4):
            angle = turn * math.pi / 2 + math.pi / 4
            repeat.shape(petal(cx, cy, half * 1.36, half * 0.74, angle), light)
            repeat.shape(petal(cx, cy, half * 1.22, half * 0.54, angle, 0.22), body)
            for share in (0.52, 0.78):
                x, y = cx + half * 1.2 * share * math.cos(angle), cy + half * 1.2 * share * math.sin(angle)
                repeat.dot(x, y, side / 48, light)
        repeat.dot(cx, cy, side / 20, dye.accent)
    for cx, cy in ((half, 0), (0, half)):
        repeat.dot(cx, cy, side / 26, light)
        for turn in range(4):
            angle = turn * math.pi / 2
            repeat.dot(cx + side / 9 * math.cos(angle), cy + side / 9 * math.sin(angle), side / 60, light)
    return repeat.finished()


def parang(rng, dye, side):
    """Slanting rows of curved blades, parted by rows of small lozenges; along the slant is u, across it v."""
    ground, blade, core = rng.choice(((dye.dark, dye.light, dye.main), (dye.main, dye.light, dye.dark), (dye.light, dye.main, dye.dark)))
    repeat = Repeat(side, ground)
    period = side / math.sqrt(2)
    root = math.sqrt(0.5)

    def lay(points, fill):
        repeat.polygon([((u + v) * root, (v - u) * root) for u, v in points], fill)

    for row in range(-2, 3):
        top = row * period
        lay([(-3 * side, top + period * 0.80), (3 * side, top + period * 0.80), (3 * side, top + period), (-3 * side, top + period)], core)
        for place in range(-12, 13):
            u, step = place * period / 4, period / 4
            for share, fill in ((1.0, blade), (0.55, core), (0.22, blade)):
                lay([(u + x * step, top + y * period) for x, y in _blade(share)], fill)
            middle, size = top + period * 0.90, period * 0.062
            at = u + step / 2
            lay([(at - size * 1.5, middle), (at, middle - size), (at + size * 1.5, middle), (at, middle + size)], blade)
    return repeat.finished()


def _blade(share):
    """A bent blade between two rows, 0.04 to 0.76 across; `share` makes it slimmer about its spine."""
    there, back = [], []
    for step in range(13):
        t = step / 12
        across = 0.40 + (t - 0.5) * 0.70 * (0.55 + 0.45 * share)
        spine = 0.55 * math.sin((t - 0.5) * math.pi * 1.25)
        wide = (0.30 * math.sin(math.pi * min(t * 1.25, 1)) ** 0.8 + 0.10) * share * (1 if t < 0.94 else 0.3)
        there.append((spine + wide, across))
        back.append((spine - wide, across))
    return there + back[::-1]


def ceplok(rng, dye, side):
    """Rosettes in a lattice, each of many petals, with small crosses in the gaps."""
    dark = rng.randrange(2)
    ground, ink = (dye.dark, dye.light) if dark else (dye.ground, dye.dark)
    repeat = Repeat(side, ground)
    half, petals = side / 2, rng.choice((8, 12, 16))
    for cx, cy in ((0, 0), (half, half)):
        frame = [(cx + half * 0.92 * math.cos(t), cy + half * 0.92 * math.sin(t)) for t in (i * math.tau / 4 for i in range(4))]
        repeat.shape(frame, None, mix(ink, ground, 0.3), 3)
        for turn in range(petals):
            leaf = petal(cx, cy, half * 0.62, half * 3.0 / petals, turn * math.tau / petals, 0.3)
            repeat.shape(leaf, dye.main if turn % 2 else dye.second)
        for turn in range(petals):
            angle = (turn + 0.5) * math.tau / petals
            repeat.dot(cx + half * 0.5 * math.cos(angle), cy + half * 0.5 * math.sin(angle), side / 70, ink)
        repeat.dot(cx, cy, half * 0.2, dye.accent)
        repeat.dot(cx, cy, half * 0.1, ink)
    for cx, cy in ((half, 0), (0, half)):
        for turn in range(4):
            repeat.shape(petal(cx, cy, half * 0.28, half * 0.14, turn * math.pi / 2), dye.accent)
    return repeat.finished()


CROWNS = (
    (0.0, 0.0, 0.18),
    (0.14, -0.04, 0.14),
    (-0.14, 0.01, 0.14),
    (0.25, 0.02, 0.10),
    (-0.25, 0.04, 0.10),
    (0.04, -0.11, 0.13),
    (0.33, 0.05, 0.07),
)


def clouds(rng, dye, side):
    """Heaped clouds, each drawn in several lines one inside the other, small flowers between."""
    repeat = Repeat(side, dye.dark)
    rings = ((dye.light, 0), (dye.main, 0.011), (dye.light, 0.032), (mix(dye.main, dye.light, 0.4), 0.041), (dye.light, 0.062))
    for cx, cy, size, turn in ((side * 0.30, side * 0.28, side * 1.0, 1), (side * 0.78, side * 0.78, side * 0.92, -1)):
        for tone, inset in rings:
            for dx, dy, radius in CROWNS:
                repeat.dot(cx + dx * turn * size, cy + dy * size, max(radius * size - inset * side, 1), tone, 28)
    for cx, cy in ((side * 0.84, side * 0.26), (side * 0.26, side * 0.80)):
        _flower(repeat, cx, cy, side * 0.075, 6, dye.accent, dye.light, dye.light)
    return repeat.finished()


def _flower(repeat, x, y, size, petals, fill, ink, heart, turn=0.0):
    """An open flower: each petal edged in ink, a ringed heart."""
    for number in range(petals):
        angle = turn + number * math.tau / petals
        repeat.shape(petal(x, y, size * 1.12, size * 4.2 / petals, angle, 0.05), ink)
        repeat.shape(petal(x, y, size, size * 3.3 / petals, angle, 0.10), fill)
    repeat.dot(x, y, size * 0.30, ink)
    repeat.dot(x, y, size * 0.20, heart)


def vines(rng, dye, side):
    """A winding stem with leaves and open flowers, dots strewn over the ground."""
    dark = rng.randrange(2)
    ground, ink = (dye.dark, dye.light) if dark else (dye.ground, dye.dark)
    leaf, bloom = (dye.second, dye.accent) if dark else (dye.main, dye.accent)
    repeat = Repeat(side, ground)
    for number in range(110):
        repeat.dot(number * 0.618034 % 1 * side, (number + 0.5) / 110 * side, side / 170, mix(ink, ground, 0.5), 6)
    for row in range(2):
        sway = [(x, side * (0.25 + row * 0.5 + 0.10 * math.sin(x / side * math.tau + row * math.pi))) for x in range(-4, side + 5, 3)]
        repeat.shape([(x, y - side / 120) for x, y in sway] + [(x, y + side / 120) for x, y in reversed(sway)], ink)
        for place in range(10):
            x = (place + 0.5) * side / 10
            y = side * (0.25 + row * 0.5 + 0.10 * math.sin(x / side * math.tau + row * math.pi))
            angle = 1.0 if place % 2 else -1.0
            repeat.shape(petal(x, y, side * 0.150, side * 0.068, angle), ink)
            repeat.shape(petal(x, y, side * 0.138, side * 0.048, angle), leaf)
            repeat.shape(petal(x, y, side * 0.110, side * 0.012, angle, 0.2), ink)
        _flower(repeat, side * (0.25 + row * 0.5), side * (0.36 + row * 0.5), side * 0.135, 8, bloom, ink, dye.light, 0.2)
        _flower(repeat, side * (0.75 - row * 0.5), side * (0.10 + row * 0.5), side * 0.070, 6, mix(bloom, leaf, 0.5), ink, dye.light)
    return repeat.finished()


def star(rng, dye, side):
    """Small star flowers strewn like a night sky, after the pattern of love that grows again."""
    repeat = Repeat(side, dye.dark)
    half = side / 2
    for number, (cx, cy) in enumerate(((0, 0), (half, 0), (0, half), (half, half))):
        colour = (dye.light, dye.second, dye.second, dye.light)[number]
        for turn in range(8):
            long = turn % 2 == 0
            repeat.shape(petal(cx, cy, half * (0.36 if long else 0.24), half * 0.13, turn * math.pi / 4), colour)
        repeat.dot(cx, cy, half * 0.06, dye.accent)
        for turn in range(12):
            angle = turn * math.tau / 12
            repeat.dot(cx + half * 0.43 * math.cos(angle), cy + half * 0.43 * math.sin(angle), side / 110, mix(dye.light, dye.dark, 0.25))
    return repeat.finished()


PATTERNS = (kawung, parang, ceplok, clouds, vines, star)


def _points(dye, width):
    """A border of tall triangles with lines inside, as along the end of a long cloth."""
    high, wide = 104, 48
    tile = Image.new("RGB", (wide * FINE, high * FINE), dye.dark)
    draw = ImageDraw.Draw(tile)
    for ring, colour in enumerate((dye.light, dye.main, dye.light, dye.accent)):
        lean, foot = ring * 7 * FINE, (high - 8) * FINE
        draw.polygon([(lean * 0.7, foot), (wide * FINE / 2, 6 * FINE + lean * 2.1), (wide * FINE - lean * 0.7, foot)], fill=colour)
    draw.rectangle((0, (high - 7) * FINE, wide * FINE, (high - 3) * FINE), fill=dye.accent)
    draw.ellipse((wide * FINE / 2 - 9, 72 * FINE, wide * FINE / 2 + 9, 72 * FINE + 18), fill=dye.dark)
    return tiled(tile.reduce(FINE), (width, high))


def cloth(rng: Random, dye, width: int, height: int) -> Image.Image:
    """A flat piece of batik, in two cases of three with a border of triangles at one edge."""
    pattern = rng.choice(PATTERNS)
    piece = tiled(pattern(rng, dye, rng.choice((138, 156, 174, 192))), (width, height))
    if rng.randrange(3):
        border = _points(dye, width)
        piece.paste(border.transpose(Image.Transpose.FLIP_TOP_BOTTOM) if rng.randrange(2) else border, (0, height - border.height))
    return piece


def paint(rng: Random, craft: str = "") -> Image.Image:
    """A cloth from edge to edge, hung on a line, or folded once so that its two halves show."""
    dye = DYES[rng.choice(("soga", "soga", "tarum", "mengkudu", "jalawe", "secang", "ketapang", "tarum"))]
    scene = rng.choice(("whole", "hanging", "folded"))
    if scene == "whole":
        image = ImageChops.multiply(cloth(rng, dye, WIDTH, HEIGHT), grain(pitch=2, depth=16))
        return lit(ImageChops.multiply(image, folds(rng.randrange(8), 30)), 56)
    image = wall(rng.choice(WALLS))
    edges = ((66, 654, 480),) if scene == "hanging" else ((66, 420, 494), (322, 660, 400))
    for left, right, foot in edges:
        piece = ImageChops.multiply(cloth(rng, dye, right - left, foot), grain(pitch=2, depth=16).crop((0, 0, right - left, foot)))
        mask = Image.new("L", (WIDTH, HEIGHT))
        ImageDraw.Draw(mask).rectangle((left, 0, right - 1, foot), fill=255)
        shadow(image, mask, (12, 12), 14, 120)
        image.paste(ImageChops.multiply(piece, folds(rng.randrange(8)).crop((left, 0, right, foot))), (left, 0))
    return lit(image, 40)
