"""Pottery: vessels turned from a profile, with light from the left, carved or painted bands, on a table before a wall."""

import math
from random import Random

from PIL import Image, ImageChops, ImageFilter

from ovop_portal.demo.pictures.paint import WALLS, Pen, closer, full, lit, mix, oval, shadow, wall

# Body, band, mark; earthenware first, then glazes.
CLAYS = (
    ((176, 96, 58), (126, 60, 36), (226, 196, 154)),
    ((152, 78, 50), (74, 42, 32), (206, 158, 108)),
    ((198, 130, 86), (150, 82, 50), (240, 220, 186)),
    ((88, 74, 66), (48, 40, 38), (190, 160, 122)),
    ((128, 84, 58), (82, 50, 36), (232, 210, 176)),
)
GLAZES = (
    ((122, 148, 136), (70, 96, 90), (232, 232, 214)),
    ((70, 96, 122), (38, 54, 82), (226, 222, 206)),
    ((206, 196, 176), (148, 134, 112), (92, 74, 58)),
    ((142, 96, 48), (86, 54, 28), (236, 214, 160)),
    ((128, 128, 120), (78, 80, 78), (222, 218, 206)),
)
# Half widths from lip to foot, as shares of the widest, at even heights.
PROFILES = {
    "jar": (0.52, 0.44, 0.46, 0.70, 0.92, 1.00, 0.97, 0.86, 0.70, 0.56, 0.50),
    "vase": (0.46, 0.36, 0.32, 0.38, 0.58, 0.82, 0.97, 1.00, 0.90, 0.70, 0.52),
    "bottle": (0.26, 0.20, 0.19, 0.20, 0.30, 0.62, 0.90, 1.00, 0.97, 0.84, 0.66),
    "pot": (0.92, 0.84, 0.82, 0.92, 1.00, 1.00, 0.95, 0.88, 0.78, 0.68, 0.60),
    "bowl": (1.00, 0.99, 0.97, 0.94, 0.89, 0.82, 0.73, 0.62, 0.50, 0.44, 0.46),
    "urn": (0.62, 0.56, 0.60, 0.78, 0.94, 1.00, 0.94, 0.80, 0.60, 0.46, 0.54),
    "cup": (0.96, 0.94, 0.93, 0.93, 0.94, 0.96, 0.98, 1.00, 0.97, 0.84, 0.70),
}


def _half(profile, t):
    """The half width at a height, between the given ones along a smooth curve."""
    place = min(max(t, 0.0), 1.0) * (len(profile) - 1)
    low = min(int(place), len(profile) - 2)
    part = place - low
    before, one, two, after = (profile[min(max(low + step, 0), len(profile) - 1)] for step in (-1, 0, 1, 2))
    square, cube = 2 * before - 5 * one + 4 * two - after, 3 * one - before - 3 * two + after
    return 0.5 * (2 * one + (two - before) * part + square * part**2 + cube * part**3)


class Vessel:
    """One vessel: where it stands, how large it is, from what profile, of what clay."""

    def __init__(self, kind, middle, foot, high, widest, clay):
        self.profile, self.middle, self.foot, self.high, self.widest = PROFILES[kind], middle, foot, high, widest
        self.body, self.band, self.mark = clay
        self.tilt = 0.17  # how much of a circle is seen from above

    def half(self, t):
        return self.widest * _half(self.profile, t)

    def y(self, t):
        return self.foot - self.high * (1 - t)

    def box(self):
        reach = self.widest * 1.04
        return (self.middle - reach, self.y(0) - reach * self.tilt, self.middle + reach, self.foot + reach * self.tilt)

    def outline(self, pen):
        steps = [step / 48 for step in range(49)]
        left = [(self.middle - self.half(t), self.y(t)) for t in steps]
        pen.polygon(left + [(self.middle + self.half(t), self.y(t)) for t in reversed(steps)])
        for t in (0, 1):
            pen.ellipse(self.disc(t, self.half(t)))

    def disc(self, t, reach):
        return oval(self.middle, self.y(t), reach, reach * self.tilt)

    def arc(self, t, steps=40):
        """Points along the near side of the vessel at a height, from left to right."""
        reach = self.half(t)
        low = reach * self.tilt
        angles = [math.pi - math.pi * step / steps for step in range(steps + 1)]
        return [(self.middle + reach * math.cos(angle), self.y(t) + low * math.sin(angle)) for angle in angles]

    def ring(self, pen, top, bottom, fill):
        """A band around the vessel between two heights, out to its very sides."""
        sides = [top + (bottom - top) * step / 12 for step in range(13)]
        right = [(self.middle + self.half(t) + 2, self.y(t)) for t in sides]
        left = [(self.middle - self.half(t) - 2, self.y(t)) for t in reversed(sides)]
        pen.polygon([*self.arc(top), *right, *self.arc(bottom)[::-1], *left], fill)

    def around(self, t, u):
        """A point on the near side: u runs from -1 at the left edge to 1 at the right, even around the vessel."""
        reach = self.half(t)
        angle = u * math.pi / 2
        return self.middle + reach * math.sin(angle), self.y(t) + reach * self.tilt * math.cos(angle)


def _zigzag(vessel, pen, top, bottom, fill, count):
    step = 2 / count
    for number in range(count):
        left = -1 + number * step
        corners = (vessel.around(bottom, left), vessel.around(top, left + step / 2), vessel.around(bottom, left + step))
        pen.polygon(corners, fill)


def _lozenges(vessel, pen, top, bottom, fill, count):
    step, middle = 2 / count, (top + bottom) / 2
    for number in range(count):
        at = -1 + (number + 0.5) * step
        near = step * 0.36
        corners = (vessel.around(top, at), vessel.around(middle, at + near), vessel.around(bottom, at), vessel.around(middle, at - near))
        pen.polygon(corners, fill)


def _waves(vessel, pen, top, bottom, fill, count):
    middle, sway = (top + bottom) / 2, (bottom - top) * 0.34
    points = [vessel.around(middle + sway * math.sin(step / 120 * count * math.pi), -1 + step / 60) for step in range(121)]
    pen.line(points, fill, 5)


def _dots(vessel, pen, top, bottom, fill, count):
    middle, size = (top + bottom) / 2, (bottom - top) * vessel.high * 0.26
    for number in range(count * 2):
        u = -1 + (number + 0.5) / count
        x, y = vessel.around(middle, u)
        flat = size * max(math.cos(u * math.pi / 2), 0.15)
        pen.ellipse(oval(x, y, flat, size), fill)


def _petals(vessel, pen, top, bottom, fill, count):
    step = 2 / count
    for number in range(count):
        at = -1 + (number + 0.5) * step
        points = []
        for side in (-1, 1):
            for part in range(9)[:: 1 if side < 0 else -1]:
                t = part / 8
                reach = step * 0.44 * math.sin(math.pi * (0.12 + 0.88 * t) * 0.62)
                points.append(vessel.around(top + (bottom - top) * t, at + side * reach))
        pen.polygon(points, fill)


ORNAMENTS = (_zigzag, _lozenges, _waves, _dots, _petals)


BANDS = (((0.30, 0.44), (0.50, 0.58)), ((0.36, 0.56),), ((0.26, 0.34), (0.40, 0.56), (0.62, 0.68)), ((0.44, 0.60), (0.66, 0.72)))


def _ornament(rng, vessel):
    """The outside of a vessel with one to three bands and their marks, as a picture of the vessel's box."""
    pen = Pen(vessel.box(), "RGB", vessel.body)
    if rng.randrange(3) == 0:  # dipped: the lower part in another colour
        vessel.ring(pen, rng.uniform(0.45, 0.62), 1.08, mix(vessel.band, vessel.body, 0.25))
    for top, bottom in rng.choice(BANDS):
        vessel.ring(pen, top - 0.014, bottom + 0.014, vessel.mark)
        vessel.ring(pen, top, bottom, vessel.band)
        rng.choice(ORNAMENTS)(vessel, pen, top + 0.012, bottom - 0.012, vessel.mark, rng.choice((9, 11, 14)))
    return pen.finished()


def _lights(vessel, size):
    """How round the vessel is: light from the left, a faint reflection at the right edge; alike in each column."""
    row = bytearray()
    for x in range(size[0]):
        u = x / size[0] * 2.08 - 1.04
        inside = max(1 - u * u, 0.0) ** 0.5
        value = 0.34 + 0.66 * max(0.0, -0.45 * u + 0.86 * inside) + (0.08 if 0.82 < u < 0.95 else 0)
        row.append(round(255 * min(value, 1.0)))
    light = Image.frombytes("L", (size[0], 1), bytes(row)).resize(size)
    return Image.merge("RGB", (light, light, light))


def place(rng, image, vessel, glazed):
    pen = Pen(vessel.box())
    vessel.outline(pen)
    mask, corner = pen.finished(), (pen.left, pen.top)
    pool = Pen(vessel.disc(1, vessel.half(1) * 1.25))
    pool.ellipse(vessel.disc(1, vessel.half(1) * 1.25))
    shadow(image, full(pool.finished(), (pool.left, pool.top)), (44, 4), 16, 170)
    body = _ornament(rng, vessel)
    image.paste(ImageChops.multiply(body, _lights(vessel, body.size)), corner, mask)
    for t, reach, colour in ((0, 1.0, mix(vessel.body, (255, 240, 214), 0.14)), (0.004, 0.86, mix(vessel.body, (22, 16, 14), 0.72))):
        box = vessel.disc(t, vessel.half(t) * reach)
        edge = Pen(box)
        edge.ellipse(box)
        edge.lay(image, colour)
    if glazed:
        gleam = Pen(vessel.box())
        gleam.ellipse(oval(vessel.middle - vessel.widest * 0.42, vessel.y(0.5), 12, vessel.high * 0.13), 96)
        spot = ImageChops.multiply(gleam.finished().filter(ImageFilter.GaussianBlur(7)), mask)
        image.paste((255, 252, 244), corner, spot)


GROUPS = (
    (("jar", 360, 452, 330, 168),),
    (("vase", 250, 446, 322, 118), ("pot", 478, 470, 168, 116)),
    (("urn", 300, 448, 300, 134), ("bottle", 516, 452, 262, 84)),
    (("bottle", 196, 440, 268, 82), ("jar", 372, 456, 236, 118), ("bowl", 566, 470, 104, 108)),
    (("bowl", 250, 470, 130, 142), ("vase", 470, 446, 316, 108)),
    (("pot", 360, 462, 252, 190),),
    (("cup", 206, 470, 116, 62), ("bottle", 366, 452, 268, 96), ("cup", 530, 474, 116, 62)),
    (("urn", 360, 452, 336, 158),),
)


def paint(rng: Random, craft: str = "") -> Image.Image:
    """One to three vessels of one clay; "Keramik" is glazed, all else earthenware."""
    glazed = craft == "Keramik" or (not craft and rng.randrange(3) == 0)
    horizon = rng.randrange(356, 388)
    image = wall(rng.choice(WALLS), horizon)
    clay = rng.choice(GLAZES if glazed else CLAYS)
    for kind, middle, foot, high, widest in rng.choice(GROUPS):
        moved = (middle + rng.randrange(-14, 15), foot, high + rng.randrange(-12, 13), widest + rng.randrange(-8, 9))
        place(rng, image, Vessel(kind, *moved, clay), glazed)
    return lit(closer(image, (40, 60, 680, 540)), 34)
