"""Food and drink: a pack, jar, bottle or box, and beside it a bowl or plate of what is in it, on a table with a leaf or a cloth."""

import math
from random import Random
from typing import NamedTuple

from PIL import Image, ImageChops

from ovop_portal.demo.pictures.paint import DYES, WALLS, Pen, closer, full, lit, mix, oval, shadow, wall
from ovop_portal.demo.pictures.pottery import CLAYS, GLAZES, Vessel, place

CLEAR = (0, 0, 0, 0)


class Dish(NamedTuple):
    """How a kind of food is shown: its pack, its pieces, and the colours that these may have."""

    pack: str
    piece: str
    colours: tuple
    size: float = 1.0


DISHES = {
    "Keripik": Dish("pouch", "disc", ((226, 178, 92), (214, 148, 66), (192, 84, 46), (232, 206, 140))),
    "Kerupuk": Dish("pouch", "disc", ((238, 220, 178), (228, 190, 130), (214, 150, 98)), 1.35),
    "Kopi": Dish("pouch", "bean", ((74, 46, 30), (92, 58, 36), (58, 36, 26)), 0.8),
    "Abon": Dish("jar", "floss", ((190, 128, 66), (168, 100, 48), (206, 152, 86))),
    "Olahan Daging": Dish("box", "chunk", ((96, 50, 30), (82, 42, 28), (120, 64, 36))),
    "Olahan Ikan": Dish("pouch", "stick", ((196, 136, 74), (178, 112, 60), (212, 164, 104))),
    "Sambal": Dish("jar", "grain", ((172, 44, 28), (150, 34, 24), (196, 72, 34))),
    "Bumbu Masak": Dish("jar", "chunk", ((110, 66, 48), (92, 54, 42)), 0.8),
    "Dodol dan Manisan": Dish("box", "bar", ((122, 70, 40), (150, 92, 48), (186, 132, 66), (96, 120, 62))),
    "Kue Tradisional": Dish("box", "disc", ((226, 184, 116), (208, 158, 90), (238, 210, 156)), 1.1),
    "Gula dan Garam Rakyat": Dish("pouch", "grain", ((176, 116, 58), (196, 140, 76), (158, 98, 48))),
    "Minuman": Dish("bottle", "fruit", ((196, 120, 40), (166, 52, 44), (214, 166, 60), (120, 130, 52))),
    "Minyak Pangan": Dish("bottle", "fruit", ((226, 196, 110), (186, 62, 34))),
    "Madu": Dish("bottle", "chunk", ((206, 134, 36), (184, 108, 28))),
    "Cokelat": Dish("box", "bar", ((70, 40, 28), (88, 52, 34), (112, 66, 40))),
    "Olahan Sagu": Dish("box", "bar", ((222, 190, 142), (206, 166, 112), (186, 140, 88))),
}
LEAF, RIB = (84, 116, 66), (132, 154, 92)


def _blob(pen, x, y, rx, ry, angle, colour, edge=None, corners=12, rough=None):
    """A roundish thing, turned; `rough` makes its outline uneven."""
    cosine, sine = math.cos(angle), math.sin(angle)
    points = []
    for number in range(corners):
        turn = number * math.tau / corners
        wobble = 1 + (rough.uniform(-0.13, 0.13) if rough else 0)
        u, v = rx * wobble * math.cos(turn), ry * wobble * math.sin(turn)
        points.append((x + u * cosine - v * sine, y + u * sine + v * cosine))
    pen.polygon(points, (*colour, 255))
    if edge:
        pen.line([*points, points[0]], (*edge, 255), 1.2)


def _piece(rng, pen, kind, x, y, size, colour):
    """One piece of food with a lighter face or a darker edge."""
    dark, light, angle = mix(colour, (40, 20, 10), 0.34), mix(colour, (255, 240, 210), 0.34), rng.uniform(-0.9, 0.9)
    if kind == "disc":
        flat = rng.uniform(0.45, 0.9)
        _blob(pen, x, y + 1.5, 17 * size, 17 * size * flat, angle, dark, None, 14, rng)
        _blob(pen, x, y, 16 * size, 15 * size * flat, angle, colour, None, 14, rng)
        _blob(pen, x - 3 * size, y - 2 * size, 7 * size, 5 * size * flat, angle, light)
    elif kind == "bean":
        _blob(pen, x, y, 11 * size, 7.5 * size, angle, colour, dark)
        dx, dy = 8 * size * math.cos(angle), 8 * size * math.sin(angle)
        pen.line([(x - dx, y - dy), (x + dx, y + dy)], (*mix(colour, (20, 10, 6), 0.6), 255), 1.4)
    elif kind == "floss":
        for _ in range(3):
            bend, turn = rng.uniform(-7, 7), rng.uniform(-1.2, 1.2)
            a = (x - 15 * math.cos(turn), y - 9 * math.sin(turn))
            pen.line(
                [a, (x, y + bend * 0.5), (x + 15 * math.cos(turn), y + 9 * math.sin(turn))], (*rng.choice((colour, dark, light)), 255), 1.8
            )
    elif kind == "grain":
        _blob(pen, x, y, 8 * size, 6 * size, angle, rng.choice((colour, dark, colour, light)), None, 7, rng)
    elif kind == "stick":
        _blob(pen, x, y + 1.5, 23 * size, 6.5 * size, angle, dark, None, 10, rng)
        _blob(pen, x, y, 22 * size, 5.5 * size, angle, colour, None, 10, rng)
        _blob(pen, x - 2, y - 1.5, 14 * size, 2 * size, angle, light)
    elif kind == "fruit":
        _blob(pen, x, y, 15 * size, 14 * size, angle, colour, dark)
        _blob(pen, x - 5 * size, y - 5 * size, 4 * size, 3 * size, angle, light)
    else:  # chunk, bar
        long, high, corners, rough = (19, 12, 6, rng) if kind == "chunk" else (24, 9, 8, None)
        _blob(pen, x, y + 2, long * size, high * size, angle * 0.5, dark, None, corners, rough)
        _blob(pen, x, y, long * size * 0.94, high * size * 0.9, angle * 0.5, colour, None, corners, rough)
        _blob(pen, x - 3, y - 3, long * size * 0.5, high * size * 0.3, angle * 0.5, light)


def _heap(rng, image, dish, x, y, rx, high, count):
    """Pieces heaped on a round rim: those behind and above first."""
    pen = Pen((x - rx - 40, y - high - 46, x + rx + 40, y + rx * 0.17 + 46), "RGBA", CLEAR)
    seats = []
    for _ in range(count):
        u = rng.uniform(-1, 1)
        top = high * (1 - u * u) ** 0.7
        seats.append((y + rx * 0.12 * (1 - u * u) - rng.random() ** 0.8 * (top + rx * 0.1), x + u * rx * 0.86))
    colour = rng.choice(dish.colours)
    for low, at in sorted(seats):
        near = mix(colour, rng.choice(dish.colours), rng.choice((0, 0, 0.35)))
        _piece(rng, pen, dish.piece, at, low, dish.size * rng.uniform(0.85, 1.1), near)
    pen.lay(image)


def _sheen(size, lean=0.5, depth=0.34):
    """Light across something upright and a little round, as a picture to multiply with."""
    wide = size[0]
    row = bytes(round(255 * (1 - depth * min(abs(x / wide - lean) * 1.6, 1) ** 1.7)) for x in range(wide))
    grey = Image.frombytes("L", (wide, 1), row).resize(size)
    return Image.merge("RGB", (grey, grey, grey))


def _stand(image, pen, foot, half, lean=0.42, depth=0.40):
    """Set something drawn on the table: its shadow on the ground, its own light."""
    done = pen.finished()
    corner, alpha = (pen.left, pen.top), done.getchannel("A")
    middle = pen.left + done.width / 2
    pool = oval(middle, foot - 2, half, 11)
    ground = Pen(pool)
    ground.ellipse(pool)
    shadow(image, full(ground.finished(), (ground.left, ground.top)), (32, 4), 12, 190)
    image.paste(ImageChops.multiply(done.convert("RGB"), _sheen(done.size, lean, depth)), corner, alpha)


def _label(rng, pen, box, dye, paper=None):
    """A printed label without words: a band of pattern, an emblem, lines that stand for text; dark paper is printed in light colours."""
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    paper = paper or rng.choice((dye.light, dye.ground))
    ink, second = (dye.dark, dye.main) if sum(paper) > 380 else (dye.light, dye.light)
    pen.rectangle(box, (*paper, 255), radius=4)
    count = max(round(wide / 15), 4)
    step = wide / count
    for number in range(count):
        x = left + (number + 0.5) * step
        for y in (top + step * 0.75, bottom - step * 0.75):
            lozenge = ((x - step * 0.44, y), (x, y - step * 0.44), (x + step * 0.44, y), (x, y + step * 0.44))
            pen.polygon(lozenge, (*(second if number % 2 else dye.accent), 255))
    middle, centre, reach = (left + right) / 2, top + high * 0.42, min(wide, high) * 0.19
    pen.ellipse(oval(middle, centre, reach, reach), (*second, 255))
    petals = rng.choice((5, 6, 8))
    for number in range(petals):
        turn = number * math.tau / petals
        at = (middle + reach * 0.46 * math.cos(turn), centre + reach * 0.46 * math.sin(turn))
        _blob(pen, *at, reach * 0.32, reach * 0.17, turn, paper)
    for line, share in enumerate((0.52, 0.34)):
        y = top + high * (0.70 + 0.08 * line)
        pen.rectangle((middle - wide * share / 2, y - 2.2, middle + wide * share / 2, y + 2.2), (*ink, 255))


def _pouch(rng, image, dish, dye, x, foot):
    """A standing pouch: sealed top, tear notches, rounded foot; plain kraft or dyed, with a window in some."""
    half, high = rng.randrange(84, 102), rng.randrange(236, 272)
    top = foot - high
    skin = rng.choice(((188, 146, 98), dye.main, dye.dark, (232, 224, 208)))
    pen = Pen((x - half - 4, top - 4, x + half + 4, foot + 10), "RGBA", CLEAR)
    sides = [(x - half, top), (x + half, top), (x + half - 3, top + 40), (x + half + 2, foot - 60), (x + half - 8, foot)]
    floor = [(x + (half - 8) * math.cos(t), foot + 8 * math.sin(t)) for t in (step * math.pi / 12 for step in range(13))]
    pen.polygon([*sides, *floor, (x - half + 8, foot), (x - half - 2, foot - 60), (x - half + 3, top + 40)], (*skin, 255))
    for y in (top + 4, top + 9, top + 14):
        pen.line(((x - half + 3, y), (x + half - 3, y)), (*mix(skin, (20, 14, 10), 0.22), 255), 1)
    pen.line(((x - half + 4, top + 32), (x + half - 4, top + 32)), (*mix(skin, (255, 250, 240), 0.3), 255), 1.5)
    if rng.randrange(2):
        window = (x - half * 0.5, foot - 74, x + half * 0.5, foot - 26)
        pen.rectangle(window, (*mix(rng.choice(dish.colours), (30, 18, 10), 0.25), 255), radius=22)
        for _ in range(26):
            at = (rng.uniform(window[0] + 14, window[2] - 14), rng.uniform(window[1] + 10, window[3] - 10))
            _piece(rng, pen, dish.piece, *at, 0.42, rng.choice(dish.colours))
    paper = rng.choice((dye.main, dye.dark)) if sum(skin) > 600 else None
    _label(rng, pen, (x - half + 17, top + 50, x + half - 17, foot - 88), dye, paper)
    _stand(image, pen, foot + 6, half * 0.96)


def _jar(rng, image, dish, dye, x, foot):
    """A glass jar with a metal lid and a label around its belly."""
    half, high = rng.randrange(70, 84), rng.randrange(168, 196)
    top, inside = foot - high, rng.choice(dish.colours)
    pen = Pen((x - half - 6, top - 8, x + half + 6, foot + 8), "RGBA", CLEAR)
    pen.rectangle((x - half, top + 24, x + half, foot + 5), (*mix(inside, (235, 235, 228), 0.25), 255), radius=20)
    pen.rectangle((x - half + 6, top + 40, x + half - 6, foot), (*inside, 255), radius=16)
    for _ in range(110):
        at = (rng.uniform(x - half + 14, x + half - 14), rng.uniform(top + 50, foot - 10))
        _piece(rng, pen, dish.piece if dish.piece in ("grain", "floss") else "grain", *at, 0.55, rng.choice(dish.colours))
    _label(rng, pen, (x - half + 2, top + 62, x + half - 2, foot - 26), dye)
    cap = rng.choice(((196, 170, 112), (60, 52, 48), (176, 172, 164), dye.main))
    pen.rectangle((x - half + 4, top - 4, x + half - 4, top + 28), (*cap, 255), radius=6)
    for y in (top + 6, top + 14, top + 21):
        pen.line(((x - half + 6, y), (x + half - 6, y)), (*mix(cap, (20, 16, 12), 0.25), 255), 1)
    pen.rectangle((x - half + 11, top + 44, x - half + 17, foot - 18), (255, 255, 255, 110), radius=3)
    _stand(image, pen, foot + 4, half * 0.95)


def _bottle(rng, image, dish, dye, x, foot):
    """A slim bottle, its drink seen through the glass, with cap and label."""
    half, high = rng.randrange(46, 56), rng.randrange(256, 290)
    top, drink = foot - high, rng.choice(dish.colours)
    pen = Pen((x - half - 6, top - 6, x + half + 6, foot + 8), "RGBA", CLEAR)
    glass = mix(drink, (240, 240, 232), 0.3)
    neck = half * 0.36
    side = [
        (neck, top + 20),
        (neck, top + 66),
        (neck + 6, top + 78),
        (half - 8, top + 104),
        (half, top + 128),
        (half, foot - 8),
        (half - 6, foot + 4),
    ]
    for inset, colour in ((0, glass), (5, drink)):
        outline = [(x + reach - inset, y) for reach, y in side] + [(x - reach + inset, y) for reach, y in reversed(side)]
        pen.polygon(outline if not inset else [(px, max(py, top + 58)) for px, py in outline], (*colour, 255))
    _label(rng, pen, (x - half + 1, top + 142, x + half - 1, foot - 34), dye)
    pen.rectangle((x - neck - 3, top - 2, x + neck + 3, top + 26), (*rng.choice(((62, 48, 40), (188, 158, 96), dye.dark)), 255), radius=4)
    pen.rectangle((x - half + 9, top + 124, x - half + 14, foot - 26), (255, 255, 255, 120), radius=2)
    _stand(image, pen, foot + 3, half * 0.98, 0.44, 0.5)


def _box(rng, image, dish, dye, x, foot):
    """A gift box seen a little from above, its lid patterned."""
    half, high, deep = rng.randrange(104, 124), rng.randrange(120, 148), rng.randrange(34, 46)
    top = foot - high
    skin = rng.choice((dye.main, dye.dark, dye.accent))
    pen = Pen((x - half - 4, top - deep - 4, x + half + 4, foot + 4), "RGBA", CLEAR)
    pen.polygon(
        ((x - half, top), (x - half + 22, top - deep), (x + half - 22, top - deep), (x + half, top)),
        (*mix(skin, (255, 245, 225), 0.26), 255),
    )
    for number in range(7):
        at = x - half + 44 + number * (2 * half - 88) / 6
        lozenge = ((at - 10, top - deep / 2), (at, top - deep + 7), (at + 10, top - deep / 2), (at, top - 7))
        pen.polygon(lozenge, (*mix(skin, dye.light, 0.62), 255))
    pen.rectangle((x - half, top, x + half, foot), (*skin, 255))
    pen.line(((x - half, top + 1), (x + half, top + 1)), (*mix(skin, (255, 245, 225), 0.45), 255), 2)
    _label(rng, pen, (x - half * 0.62, top + 18, x + half * 0.62, foot - 16), dye)
    _stand(image, pen, foot + 2, half * 1.02, 0.40, 0.30)


PACKS = {"pouch": _pouch, "jar": _jar, "bottle": _bottle, "box": _box}


def _leaf(rng, image, x, y, flip):
    """A banana leaf lying on the table, torn along its veins."""
    long, wide = rng.randrange(300, 360), rng.randrange(58, 74)
    pen = Pen((x - long, y - wide, x + long, y + wide), "RGBA", CLEAR)

    def spot(t, side):
        """A point of the leaf: t from stalk to tip, side from -1 over the rib (0) to 1."""
        return x + flip * (t - 0.5) * 1.96 * long, y + side * wide * math.sin(math.pi * t) ** 0.62 + 8 * math.sin(t * 3)

    edge = [spot(step / 24, 1) for step in range(25)] + [spot(step / 24, -1) for step in range(24, -1, -1)]
    pen.polygon(edge, (*mix(LEAF, (40, 60, 30), rng.uniform(0, 0.3)), 255))
    for step in range(1, 26):
        for side in (0.94, -0.94):
            (tip, high), stem = spot(step / 26, side), spot(step / 26, 0)
            pen.line((stem, (tip + flip * 16, high)), (*mix(LEAF, RIB, 0.4), 255), 1)
    pen.line([spot(step / 20, 0) for step in range(21)], (*RIB, 255), 4)
    pen.lay(image)


def _plate(rng, image, dish, x, y):
    """A flat plate with a low heap."""
    rx = rng.randrange(132, 152)
    clay = rng.choice(GLAZES)
    pool = oval(x, y + 10, rx * 0.9, 22)
    ground = Pen(pool)
    ground.ellipse(pool)
    shadow(image, full(ground.finished(), (ground.left, ground.top)), (28, 8), 14, 170)
    pen = Pen((x - rx - 4, y - 44, x + rx + 4, y + 46), "RGBA", CLEAR)
    pen.ellipse(oval(x, y + 7, rx, 34), (*mix(clay[0], (30, 22, 16), 0.45), 255))
    pen.ellipse(oval(x, y, rx, 34), (*clay[0], 255))
    pen.ellipse(oval(x, y + 1, rx * 0.8, 25), (*mix(clay[0], (30, 22, 16), 0.16), 255))
    pen.lay(image)
    _heap(rng, image, dish, x, y - 4, rx * 0.66, rng.randrange(34, 52), 90 if dish.piece in ("grain", "floss") else 34)


def _bowl(rng, image, dish, x, foot):
    """A bowl from a potter, heaped."""
    vessel = Vessel("bowl", x, foot, rng.randrange(92, 110), rng.randrange(122, 142), rng.choice(CLAYS + GLAZES))
    place(rng, image, vessel, False)
    count = 190 if dish.piece in ("grain", "floss", "bean") else 70
    _heap(rng, image, dish, x, vessel.y(0), vessel.half(0) * 0.94, rng.randrange(36, 58), count)


def paint(rng: Random, craft: str = "") -> Image.Image:
    """A still life of one food; `craft` is one of DISHES (Product.craft), otherwise the seed chooses."""
    dish = DISHES.get(craft) or DISHES[rng.choice(tuple(DISHES))]
    dye = DYES[rng.choice(("tarum", "mengkudu", "soga", "jalawe", "secang", "ketapang"))]
    horizon = rng.randrange(330, 366)
    colour = rng.choice(WALLS)
    image = wall(colour, horizon, mix(colour, rng.choice(((120, 86, 58), (96, 70, 52), (150, 120, 92))), 0.42))
    flip = rng.choice((-1, 1))
    if rng.randrange(3):
        _leaf(rng, image, 360 + flip * rng.randrange(10, 60), 452, flip)
    pack = PACKS[dish.pack]
    served = _plate if dish.piece in ("bar", "chunk", "stick", "fruit") else _bowl
    if dish.pack in ("jar", "bottle") and rng.randrange(2):
        pack(rng, image, dish, dye, 360 - flip * 200, 432)
        pack(rng, image, dish, dye, 360 - flip * 72, 446)
        served(rng, image, dish, 360 + flip * 130, 468)
    else:
        pack(rng, image, dish, dye, 360 - flip * 138, 440)
        served(rng, image, dish, 360 + flip * 118, 468)
    if rng.randrange(2):
        pen = Pen((60, 470, 660, 530), "RGBA", CLEAR)
        for _ in range(rng.randrange(3, 7)):
            _piece(
                rng, pen, dish.piece, 360 + flip * rng.uniform(-60, 250), rng.uniform(490, 510), dish.size * 0.9, rng.choice(dish.colours)
            )
        pen.lay(image)
    return lit(closer(image, (50, 75, 670, 540)), 34)
