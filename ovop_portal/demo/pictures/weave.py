"""Woven cloth: bands of stepped lozenges, zigzags and stripes whose edges feather as those of tied and dyed yarn do."""

from random import Random

from PIL import Image, ImageChops, ImageDraw

from ovop_portal.demo.pictures.paint import DYES, HEIGHT, WALLS, WIDTH, folds, grain, lit, mix, shadow, tiled, wall

GROUND, DARK, MAIN, SECOND, LIGHT, ACCENT = range(6)
THREAD = 3  # pixels
# Colours from the heart of a lozenge outwards, then of the one that stands between.
RINGS = (
    ((ACCENT, LIGHT, DARK, DARK, LIGHT, MAIN, MAIN, SECOND), (LIGHT, DARK, ACCENT, DARK, MAIN)),
    ((LIGHT, DARK, ACCENT, ACCENT, DARK, LIGHT, DARK, MAIN), (ACCENT, LIGHT, DARK, DARK)),
    ((DARK, SECOND, LIGHT, MAIN, LIGHT, DARK, ACCENT, DARK), (SECOND, LIGHT, MAIN, DARK)),
    ((MAIN, LIGHT, MAIN, DARK, SECOND, DARK, LIGHT, DARK), (LIGHT, ACCENT, LIGHT, DARK)),
)


def _palette(dye):
    return [channel for colour in dye for channel in colour]


def _lozenges(rng, wide, high, rings):
    """Rows of colour numbers for one repeat, `wide` by `high` threads, alike in its four quarters."""
    inner, outer = rings
    step, hook = rng.choice((1, 2, 2, 3)), rng.randrange(3)
    quarter = []
    for y in range(high // 2):
        row = bytearray()
        for x in range(wide // 2):
            near = (x // step * step) / (wide / 2) + (y // step * step) / (high / 2)
            if near < 1:
                colour = inner[int(near * len(inner))]
            else:
                colour = outer[min(int((2 - near) * len(outer)), len(outer) - 1)]
            if hook == 1 and 0.42 < near < 0.58 and (x // 2 + y // 2) % 3 == 0:
                colour = LIGHT
            elif hook == 2 and 0.72 < near < 0.86 and (x // 2) % 4 < 2:
                colour = ACCENT
            row.append(colour)
        quarter.append(bytes(row[::-1] + row))
    return quarter[::-1] + quarter


def _zigzag(rng, wide, high):
    """A low band: chevrons over a plain ground, edged by a line on both sides."""
    ground, ink, other = rng.choice(((DARK, LIGHT, ACCENT), (MAIN, LIGHT, DARK), (ACCENT, DARK, LIGHT)))
    rows = []
    for y in range(high):
        row = bytearray()
        for x in range(wide):
            up = abs(x % (high * 2) - high)
            away = abs(up - y)
            row.append(ink if away < 2 else other if away == 4 else ground)
        rows.append(bytes([LIGHT]) * wide if y in (0, high - 1) else bytes(row))
    return rows


def _stripes(rng, high):
    """Plain threads of changing colour, one thread wide and `high` long."""
    rows, at = [], 0
    while at < high:
        run = rng.choice((1, 1, 2, 2, 3, 5, 8))
        rows += [bytes([rng.choice((DARK, MAIN, MAIN, SECOND, LIGHT, ACCENT))])] * run
        at += run
    return rows[:high]


def _feathered(rng, rows, dye, jitter):
    """The repeat as a picture: every warp thread a little out of step with its neighbours."""
    wide, high = len(rows[0]), len(rows)
    columns = []
    drift = 0
    for x in range(wide):
        drift = max(-jitter, min(jitter, drift + rng.choice((-1, 0, 0, 1))))
        column = bytes(row[x] for row in rows)
        columns.append(column[drift:] + column[:drift])
    image = Image.frombytes("P", (high, wide), b"".join(columns)).transpose(Image.Transpose.TRANSPOSE)
    image.putpalette(_palette(dye))
    return image.resize((wide * THREAD, high * THREAD), Image.Resampling.NEAREST).convert("RGB")


def _bands(rng, dye):
    """What the cloth is made of from selvedge to selvedge: pictures of repeats, the widest in the middle, its sides mirrored."""
    field = _lozenges(rng, rng.choice((32, 38, 46)), rng.choice((30, 36, 40, 46)) * 2, rng.choice(RINGS))
    narrow = _lozenges(rng, rng.choice((16, 20, 24)), rng.choice((20, 24, 28)), rng.choice(RINGS))
    low = rng.choice((9, 11, 13))
    zigzag = _zigzag(rng, low * 4, low)
    half = [_stripes(rng, rng.choice((8, 14))), zigzag, _stripes(rng, rng.choice((5, 9))), narrow, zigzag[::-1], _stripes(rng, 5)]
    order = [*half, field, *(part[::-1] for part in reversed(half))]
    return [_feathered(rng, rows, dye, 0 if len(rows[0]) == 1 else 1 if len(rows) < 40 else 2) for rows in order]


def cloth(rng: Random, dye, width: int, height: int) -> Image.Image:
    """A flat piece of cloth, its bands running from left to right, the widest in the middle."""
    piece = Image.new("RGB", (width, height), rng.choice((dye.main, dye.dark)))
    bands = _bands(rng, dye)
    y = (height - sum(band.height for band in bands)) // 2
    for band in bands:
        piece.paste(tiled(band, (width, band.height)), (0, y))
        y += band.height
    return piece


def _fringe(rng, image, dye, left, right, y):
    """Loose warp ends below the cloth, knotted in small tassels."""
    draw = ImageDraw.Draw(image)
    for x in range(left, right, 4):
        colour = mix(rng.choice((dye.dark, dye.main, dye.light, dye.second)), (40, 30, 26), 0.15)
        draw.line((x, y, x + rng.randrange(-3, 4), y + rng.randrange(34, 48)), fill=colour, width=2)
    for x in range(left + 6, right - 6, 20):
        draw.ellipse((x, y + 12, x + 7, y + 19), fill=mix(dye.dark, dye.main, 0.3))


def paint(rng: Random, craft: str = "") -> Image.Image:
    """A hanging cloth with its fringe, a pair of cloths side by side, or the cloth alone from edge to edge."""
    dye = DYES[rng.choice(("tarum", "mengkudu", "soga", "lumpur", "kunyit", "jalawe", "secang", "ketapang"))]
    scene = rng.choice(("hanging", "hanging", "pair", "whole"))
    if scene == "whole":
        image = ImageChops.multiply(cloth(rng, dye, WIDTH, HEIGHT), grain())
        return lit(ImageChops.multiply(image, folds(rng.randrange(8), 34)), 52)
    image = wall(rng.choice(WALLS))
    edges = ((84, 636),) if scene == "hanging" else ((50, 366), (396, 672))
    for number, (left, right) in enumerate(edges):
        foot = 448 - 56 * number
        piece = cloth(rng, dye, foot, right - left).transpose(Image.Transpose.ROTATE_90)
        mask = Image.new("L", (WIDTH, HEIGHT))
        ImageDraw.Draw(mask).rectangle((left, 0, right - 1, foot + 32), fill=255)
        shadow(image, mask, (12, 8), 14, 110)
        _fringe(rng, image, dye, left + 2, right - 2, foot)
        piece = ImageChops.multiply(piece, grain().crop((0, 0, *piece.size)))
        image.paste(ImageChops.multiply(piece, folds(rng.randrange(8)).crop((left, 0, right, foot))), (left, 0))
        if scene == "pair":
            dye = DYES[rng.choice(("tarum", "mengkudu", "soga", "jalawe"))]
    return lit(image, 40)
