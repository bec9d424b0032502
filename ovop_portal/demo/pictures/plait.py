"""Plaited fibre: strips that pass over and under each other, as a mat, a round tray, a basket or a bag."""

import math
from functools import lru_cache
from random import Random

from PIL import Image, ImageChops, ImageDraw

from ovop_portal.demo.pictures.paint import HEIGHT, WALLS, WIDTH, Pen, full, lit, mix, oval, shadow, tiled, wall

# Natural fibre, its shade, and up to three dyed strips.
FIBRES = (
    ((222, 190, 134), (150, 108, 60), ((124, 62, 36), (64, 52, 40), (176, 128, 62))),
    ((206, 172, 118), (132, 98, 58), ((152, 52, 42), (58, 44, 36), (206, 150, 66))),
    ((216, 200, 150), (140, 122, 76), ((86, 98, 56), (52, 58, 40), (158, 140, 70))),
    ((196, 150, 98), (116, 78, 46), ((70, 40, 26), (40, 30, 24), (150, 96, 52))),
    ((226, 208, 168), (156, 132, 92), ((48, 70, 98), (36, 44, 62), (150, 96, 60))),
    ((210, 182, 140), (136, 106, 72), ((138, 60, 76), (72, 38, 48), (194, 140, 96))),
)


@lru_cache(maxsize=256)
def _strip(colour, pitch, runs):
    """A strip over `runs` crossings: rounded across, its fibres along it, a little darker where it dips under at both ends."""
    wide, reach = round(pitch * 0.86), round(pitch * 0.12)
    length = pitch * runs + 2 * reach
    column = Image.new("RGB", (1, wide))
    for y in range(wide):
        rise = math.sin(math.pi * (y + 0.5) / wide) ** 0.55
        gleam = (0.30, 0.10, 0.22, 0.05)[y % 4]
        column.putpixel((0, y), mix(mix(colour, (28, 20, 14), 0.62), mix(colour, (255, 244, 220), gleam), rise))
    row = bytearray(b"\xff" * length)
    for x in range(pitch // 3):
        row[x] = row[-1 - x] = round(255 * (0.66 + 0.34 * (x + 1) / (pitch // 3)))
    ends = Image.frombytes("L", (length, 1), bytes(row)).resize((length, wide))
    return ImageChops.multiply(column.resize((length, wide)), Image.merge("RGB", (ends,) * 3))


@lru_cache(maxsize=256)
def _upright(colour, pitch, runs):
    return _strip(colour, pitch, runs).transpose(Image.Transpose.ROTATE_90)


def _runs(line):
    """Start and length of each run of crossings where a strip lies on top; the line closes upon itself."""
    count = len(line)
    starts = [place for place in range(count) if line[place] and not line[place - 1]]
    for start in starts:
        length = 1
        while line[(start + length) % count]:
            length += 1
        yield start, length


def _over(kind, column, row):
    """Whether the strip that runs across lies on top at a crossing."""
    if kind == "plain":
        return (column + row) % 2 == 0
    if kind == "twill":
        return (column + row) % 4 < 2
    if kind == "herring":
        return ((column + row) if row // 4 % 2 == 0 else (column - row - 1)) % 4 < 2
    return (abs(column % 12 - 6) + abs(row % 12 - 6)) % 4 < 2  # lozenge


def weave(rng: Random, fibre, cells=24, pitch=18, kind="") -> Image.Image:
    """One repeat of plaiting, `cells` strips each way, `pitch` pixels apart."""
    natural, shade, dyed = fibre
    kind = kind or rng.choice(("plain", "twill", "herring", "lozenge"))
    image = Image.new("RGB", (cells * pitch, cells * pitch), mix(shade, (30, 20, 14), 0.5))
    plan = rng.choice(("plain", "stripes", "one way", "checks"))
    period = rng.choice((6, 8, 12))
    across, along = [natural] * cells, [natural] * cells
    for place in range(cells):
        near = place % period
        if plan in ("stripes", "checks") and near in (0, 1):
            across[place] = dyed[0]
        if plan in ("one way", "checks") and near in (0, 1):
            along[place] = dyed[0] if plan == "checks" else dyed[2]
        if plan == "one way":
            across[place] = mix(natural, shade, 0.25)
        if plan == "checks" and near == 3:
            across[place] = along[place] = dyed[1]
    if plan == "plain" and kind != "plain":
        along = [dyed[0]] * cells
    over = [[_over(kind, column, row) for column in range(cells)] for row in range(cells)]
    _lay(image, pitch, across, along, over)
    return image


def _lay(image, pitch, across, along, over):
    """The strips of one repeat, each run of crossings in one piece; what leaves at one edge comes in at the other."""
    cells, reach, inset = len(across), round(pitch * 0.12), round(pitch * 0.07)
    for row in range(cells):
        for start, length in _runs(over[row]):
            for shift in (0, -cells) if start + length >= cells else (0,):
                image.paste(_strip(across[row], pitch, length), ((start + shift) * pitch - reach, row * pitch + inset))
    for column in range(cells):
        for start, length in _runs([not over[row][column] for row in range(cells)]):
            for shift in (0, -cells) if start + length >= cells else (0,):
                image.paste(_upright(along[column], pitch, length), (column * pitch + inset, (start + shift) * pitch - reach))


def _rim(image, box, colours, stitches, thick):
    """A bound edge around an ellipse: short slanting stitches, one beside the other."""
    left, top, right, bottom = box
    cx, cy, rx, ry = (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2
    half = thick / 2
    pen = Pen((left - thick, top - thick, right + thick, bottom + thick), "RGBA", (0, 0, 0, 0))
    for number in range(stitches):
        one, two = number * math.tau / stitches, (number + 1.15) * math.tau / stitches
        corners = ((one, half), (two, half), (two + 0.02, -half), (one + 0.02, -half))
        colour = colours[number % len(colours)]
        pen.polygon(
            [(cx + (rx + reach) * math.cos(angle), cy + (ry + reach) * math.sin(angle)) for angle, reach in corners], (*colour, 255)
        )
    pen.lay(image)


def _tray(rng, image, fibre):
    """A round tray seen from above, a little tilted, its rim bound."""
    rx = rng.randrange(214, 246)
    box = oval(WIDTH / 2, HEIGHT / 2, rx, rx * 0.94)
    pen = Pen(box)
    pen.ellipse(box)
    mask = full(pen.finished(), (pen.left, pen.top))
    shadow(image, mask, (16, 20), 18, 130)
    repeat = weave(rng, fibre, 24, rng.choice((16, 20, 24)))
    if rng.randrange(2):
        face = tiled(repeat, (880, 880)).rotate(45, Image.Resampling.BILINEAR).crop((80, 170, 80 + WIDTH, 170 + HEIGHT))
    else:
        face = tiled(repeat, (WIDTH, HEIGHT))
    image.paste(_hollow(face, box), (0, 0), mask)
    natural, shade, dyed = fibre
    colours = (mix(natural, shade, 0.15), mix(natural, shade, 0.5), mix(natural, shade, 0.3), dyed[0] if rng.randrange(2) else shade)
    _rim(image, box, colours, 132, 24)


def _hollow(face, box):
    """Shade inside a shallow dish: darker at the upper left, where the rim stands before the light."""
    left, top, right, bottom = (round(edge / 6) for edge in box)
    small = Image.new("L", (WIDTH // 6, HEIGHT // 6), 150)
    draw = ImageDraw.Draw(small)
    for step in range(14):
        draw.ellipse((left + step * 1.6 + 2, top + step * 1.6 + 2, right - step * 0.5, bottom - step * 0.5), fill=158 + step * 7)
    grey = small.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    return ImageChops.multiply(face, Image.merge("RGB", (grey, grey, grey)))


def _basket(rng, image, fibre, horizon):
    """A standing basket or bag with one or two handles."""
    natural, shade, dyed = fibre
    top, foot = rng.randrange(196, 236), horizon + rng.randrange(56, 84)
    upper, lower = rng.randrange(168, 204), rng.randrange(120, 190)
    middle = WIDTH / 2
    bow = rng.uniform(-0.05, 0.16)

    def half(t):
        return upper + (lower - upper) * t + bow * 190 * math.sin(math.pi * t)

    steps = [step / 24 for step in range(25)]
    body = [(middle - half(t), top + (foot - top) * t) for t in steps]
    body += [(middle + half(t), top + (foot - top) * t) for t in reversed(steps)]

    mouth = oval(middle, top, upper, 26)
    widest = max(x for x, _ in body) - middle + 4
    pen = Pen((middle - widest, top - 30, middle + widest, foot + 26))
    pen.polygon(body)
    pen.ellipse(oval(middle, foot, half(1), 22))
    pen.ellipse(mouth)
    mask = full(pen.finished(), (pen.left, pen.top))
    _handles(rng, image, fibre, middle, upper, top)
    shadow(image, mask, (28, 12), 20, 130)
    face = tiled(weave(rng, fibre, 24, rng.choice((14, 16, 20))), (WIDTH, HEIGHT))
    turn = [min(max((x - middle + widest) / widest * 0.45 + 0.16, 0), 1) for x in range(WIDTH)]
    row = bytes(round(255 * (0.46 + 0.54 * math.sin(math.pi * part))) for part in turn)
    round_light = Image.frombytes("L", (WIDTH, 1), row).resize((WIDTH, HEIGHT))
    image.paste(ImageChops.multiply(face, Image.merge("RGB", (round_light,) * 3)), (0, 0), mask)
    hole = Pen(mouth)
    hole.ellipse(mouth)
    hole.lay(image, mix(shade, (26, 18, 12), 0.72))
    _rim(image, mouth, (natural, mix(natural, shade, 0.45), dyed[0]), 96, 17)


def _handles(rng, image, fibre, middle, upper, top):
    """One bow over the whole mouth, or two smaller ones."""
    natural, shade, _ = fibre
    bows = ((middle - upper * 0.86, middle + upper * 0.86, 150),)
    if rng.randrange(2):
        bows = ((middle - upper * 0.66, middle + upper * 0.40, 118), (middle - upper * 0.48, middle + upper * 0.58, 104))
    pen = Pen((bows[0][0] - 12, top - 164, bows[-1][1] + 12, top + 12), "RGBA", (0, 0, 0, 0))
    for left, right, high in bows:
        for step in range(70):
            t = math.pi * step / 69
            x, y = (left + right) / 2 - (right - left) / 2 * math.cos(t), top - high * math.sin(t) ** 0.8
            pen.ellipse(oval(x, y, 7.5, 7.5), (*mix(natural, shade, 0.15 if step % 2 else 0.55), 255))
    pen.lay(image)


def _mat(rng, image, fibre):
    """A mat rolled out, with a plain border, its lower edge in view."""
    left, top, right, foot = 46, -20, WIDTH - 46, HEIGHT - rng.randrange(40, 84)
    mask = Image.new("L", (WIDTH, HEIGHT))
    ImageDraw.Draw(mask).rectangle((left, 0, right, foot), fill=255)
    shadow(image, mask, (8, 12), 12, 120)
    image.paste(tiled(weave(rng, fibre, 24, rng.choice((16, 20, 24))), (WIDTH, HEIGHT)), (0, 0), mask)
    edge = weave(rng, (mix(fibre[0], fibre[1], 0.35), fibre[1], fibre[2]), 4, 15, "twill")
    for box in ((left, foot - 44, right, foot), (left, top, left + 44, foot), (right - 44, top, right, foot)):
        image.paste(tiled(edge, (box[2] - box[0], box[3] - box[1])), box[:2])


def paint(rng: Random, craft: str = "") -> Image.Image:
    """A mat, a tray or a basket; net bags ("Noken") are always shown as a bag."""
    fibre = rng.choice(FIBRES)
    scene = "basket" if craft == "Noken" else rng.choice(("mat", "tray", "tray", "basket", "basket", "whole"))
    if scene == "whole":
        return lit(tiled(weave(rng, fibre, 24, rng.choice((24, 28, 32))), (WIDTH, HEIGHT)), 60)
    horizon = rng.randrange(372, 404) if scene == "basket" else 0
    image = wall(rng.choice(WALLS), horizon)
    if scene == "basket":
        _basket(rng, image, fibre, horizon)
    else:
        (_tray if scene == "tray" else _mat)(rng, image, fibre)
    return lit(image, 34)
