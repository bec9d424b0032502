"""What all pictures share: dyes, grounds, light, shadows, tiles, and smooth shapes drawn large and then made small."""

import math
from functools import lru_cache
from random import Random
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDTH, HEIGHT = 720, 540


class Dye(NamedTuple):
    """Colours from one vat and its neighbours: cloth ground, darkest, main, second, light, accent."""

    ground: tuple
    dark: tuple
    main: tuple
    second: tuple
    light: tuple
    accent: tuple


# Named for what gives the colour.
DYES = {
    "tarum": Dye((233, 224, 204), (24, 33, 58), (40, 62, 104), (104, 134, 160), (238, 231, 214), (178, 94, 54)),
    "mengkudu": Dye((236, 222, 198), (56, 22, 22), (138, 44, 38), (190, 112, 74), (242, 230, 206), (206, 160, 84)),
    "soga": Dye((239, 224, 192), (52, 33, 22), (118, 72, 36), (182, 132, 76), (246, 235, 212), (38, 52, 84)),
    "lumpur": Dye((44, 38, 36), (24, 22, 22), (92, 76, 64), (150, 118, 86), (228, 214, 190), (168, 62, 44)),
    "jalawe": Dye((238, 230, 204), (48, 46, 26), (116, 108, 52), (170, 158, 92), (244, 238, 216), (146, 66, 44)),
    "secang": Dye((244, 228, 216), (70, 28, 40), (158, 66, 78), (208, 138, 126), (248, 238, 228), (64, 72, 96)),
    "kunyit": Dye((40, 34, 44), (26, 22, 30), (176, 122, 38), (212, 166, 78), (240, 220, 164), (142, 46, 42)),
    "ketapang": Dye((226, 220, 200), (34, 40, 32), (70, 86, 62), (132, 142, 104), (238, 234, 216), (170, 104, 52)),
}
WALLS = ((226, 214, 196), (216, 208, 194), (205, 196, 180), (219, 204, 184), (198, 196, 184), (212, 190, 168))


def mix(one, other, share):
    """A colour between two; share 0 is the first, 1 the second."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))


def closer(image, box):
    """The part of the picture within a box, as large as the whole."""
    return image.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC, box=box)


@lru_cache(maxsize=32)
def light_map(strength: int = 34, lean: int = 0):
    """What a window at the upper left does: a soft fall of light to the corners, as a picture to multiply with."""
    wide, high = 96, 72
    rows = bytearray()
    for y in range(high):
        for x in range(wide):
            away = math.hypot((x - wide * (0.40 + lean * 0.1)) / wide, (y - high * 0.36) / high * 0.8)
            rows.append(round(255 - strength * min(away * 1.5, 1.6) ** 2))
    grey = Image.frombytes("L", (wide, high), bytes(rows)).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    return Image.merge("RGB", (grey, grey, grey))


def lit(image, strength=34, lean=0):
    """The picture under the window's light."""
    return ImageChops.multiply(image, light_map(strength, lean))


@lru_cache(maxsize=64)
def _wall(colour, horizon, table):
    image = Image.new("RGB", (WIDTH, HEIGHT), colour)
    if horizon:
        ImageDraw.Draw(image).rectangle((0, horizon, WIDTH, HEIGHT), fill=table)
        soft = Image.new("L", (1, 64))
        soft.putdata([round(90 * (1 - step / 63) ** 2) for step in range(64)])
        edge = soft.resize((WIDTH, 20))
        image.paste(mix(table, (40, 30, 24), 0.6), (0, horizon), edge)
    return image


def wall(colour, horizon=0, table=None):
    """A plain wall, and below `horizon` a table top."""
    return _wall(colour, horizon, table or mix(colour, (120, 86, 58), 0.35)).copy()


class Pen:
    """Draws in the picture's own pixels on a canvas that is twice as large and begins at a corner; made small, its edges are soft."""

    def __init__(self, box, mode="L", ground=0):
        self.left, self.top, right, bottom = (round(edge) for edge in box)
        self.canvas = Image.new(mode, ((right - self.left) * 2, (bottom - self.top) * 2), ground)
        self.draw = ImageDraw.Draw(self.canvas)

    def _at(self, x, y):
        return ((x - self.left) * 2, (y - self.top) * 2)

    def polygon(self, points, fill=255):
        self.draw.polygon([self._at(x, y) for x, y in points], fill=fill)

    def ellipse(self, box, fill=255):
        self.draw.ellipse([*self._at(*box[:2]), *self._at(*box[2:])], fill=fill)

    def rectangle(self, box, fill=255, radius=0):
        corners = [*self._at(*box[:2]), *self._at(*box[2:])]
        if radius:
            self.draw.rounded_rectangle(corners, radius * 2, fill=fill)
        else:
            self.draw.rectangle(corners, fill=fill)

    def line(self, points, fill=255, width=2.0):
        self.draw.line([self._at(x, y) for x, y in points], fill=fill, width=round(width * 2), joint="curve")

    def finished(self):
        return self.canvas.reduce(2)

    def lay(self, image, colour=None):
        """Put what was drawn on a picture: a mask in a colour, or a picture with its own transparency."""
        done, corner = self.finished(), (self.left, self.top)
        if colour is None:
            image.paste(done, corner, done.getchannel("A"))
        else:
            image.paste(colour, corner, done)


def full(mask, corner):
    """A small mask at its place on a mask of the whole picture."""
    whole = Image.new("L", (WIDTH, HEIGHT))
    whole.paste(mask, corner)
    return whole


def oval(x, y, rx, ry):
    """The box around an ellipse."""
    return (x - rx, y - ry, x + rx, y + ry)


def shadow(image, mask, offset=(12, 12), blur=12, depth=96, tint=(44, 30, 22)):
    """A soft shadow of a mask, laid on the picture before the thing itself is; offset in steps of 4 pixels."""
    small, (dx, dy) = mask.reduce(4), (offset[0] // 4, offset[1] // 4)
    moved = Image.new("L", small.size)
    moved.paste(small.resize((small.width, small.height + dy)) if small.crop((0, 0, small.width, 1)).getbbox() else small, (dx, 0))
    if not small.crop((0, 0, small.width, 1)).getbbox():
        moved = ImageChops.offset(moved, 0, dy)
    soft = moved.filter(ImageFilter.GaussianBlur(blur / 4)).point([value * depth // 255 for value in range(256)])
    image.paste(tint, (0, 0), soft.resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR))


def tiled(tile, size):
    """A picture of `size` covered with a tile; the cover doubles, so that many tiles cost few pastes."""
    wide, high = size
    cover = Image.new(tile.mode, size)
    cover.paste(tile, (0, 0))
    done = tile.width
    while done < wide:
        cover.paste(cover.crop((0, 0, min(done, wide - done), tile.height)), (done, 0))
        done *= 2
    done = tile.height
    while done < high:
        cover.paste(cover.crop((0, 0, wide, min(done, high - done))), (0, done))
        done *= 2
    return cover


@lru_cache(maxsize=8)
def grain(width=WIDTH, height=HEIGHT, pitch=3, depth=26):
    """Threads crossing: a fine grid to multiply with, a little uneven as hand-spun yarn is."""
    rng = Random(pitch)
    cell = 48
    tile = Image.new("L", (cell * pitch, cell * pitch), 255)
    draw = ImageDraw.Draw(tile)
    for step in range(cell):
        draw.line((0, step * pitch, cell * pitch, step * pitch), fill=255 - rng.randrange(depth // 2, depth))
    across = Image.new("L", tile.size, 255)
    draw = ImageDraw.Draw(across)
    for step in range(cell):
        draw.line((step * pitch, 0, step * pitch, cell * pitch), fill=255 - rng.randrange(depth // 3, depth))
    both = tiled(ImageChops.multiply(tile, across), (width, height))
    return Image.merge("RGB", (both, both, both))


@lru_cache(maxsize=16)
def folds(seed: int, depth: int = 44):
    """How light plays over hanging cloth: broad upright waves, as a picture to multiply with."""
    rng = Random(seed)
    waves = [(rng.uniform(1.2, 5.5), rng.uniform(0, 6.28), rng.uniform(0.4, 1)) for _ in range(3)]
    row = bytearray()
    for x in range(180):
        value = sum(size * math.sin(x / 180 * math.tau * pitch + start) for pitch, start, size in waves) / sum(size for *_, size in waves)
        row.append(round(255 - depth * (0.5 + 0.5 * value) ** 1.6))
    grey = Image.frombytes("L", (180, 1), bytes(row)).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    return Image.merge("RGB", (grey, grey, grey))
