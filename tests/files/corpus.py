"""The corpus: hostile, borderline and good files with what is expected of each, and damaged copies; `python -m tests.files.corpus FOLDER`.

A process of its own makes the files, so that the memory which their making takes is not counted as the portal's.
"""

import functools
import json
import random
import sys
from pathlib import Path

from tests.files import papers, pictures
from tests.files.papers import ANY
from tests.kit import hostile


def quick():
    """(what it is, the name it comes under, how it is made, what is expected) of all that is made in milliseconds."""
    yield from papers.quick()
    yield from pictures.quick()


def costly():
    yield from papers.costly()
    yield from pictures.costly()


@functools.cache
def whole():
    """Good files that are damaged."""
    return [
        hostile.pdf(hostile.signature_field, pages=3),
        hostile.packed(hostile.plain_opening),
        hostile.pdf(linearize=True, pages=2),
        hostile.picture(size=(300, 200)),
        hostile.telephone_photo(size=(200, 100)),
        hostile.picture("PNG", size=(200, 100), mode="RGBA"),
        hostile.picture("WEBP", size=(200, 100)),
    ]


def damaged(count=200):
    """That many copies, each damaged by its own seed: bits turned, cut, blocks written over, put in, taken out, doubled, files joined."""
    for seed in range(count):
        yield f"damaged copy {seed}", ["a.pdf", "foto.jpg"][seed % 2], functools.partial(_damaged, seed), ANY


def _damaged(seed):
    chance = random.Random(seed)
    data = bytearray(chance.choice(whole()))
    at, length = chance.randrange(len(data)), chance.randrange(1, 200)
    match seed % 7:
        case 0:
            for _turn in range(chance.choice([1, 3, 30])):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        case 1:
            del data[at:]
        case 2:
            data[at : at + length] = chance.randbytes(length)
        case 3:
            data[at:at] = chance.randbytes(length)
        case 4:
            del data[at : at + length]
        case 5:
            data[at:at] = data[at : at + 10 * length]
        case 6:
            other = chance.choice(whole())
            data = data[:at] + other[chance.randrange(len(other)) :]
    return bytes(data)


def write(folder):
    """All of it as files 0000, 0001, … and index.json: [what it is, name, file, expected as a list of codes or a word]."""
    index = []
    for number, (what, name, make, expected) in enumerate([*quick(), *costly(), *damaged()]):
        (folder / f"{number:04}").write_bytes(make())
        index.append([what, name, f"{number:04}", sorted(expected) if isinstance(expected, set) else expected])
    (folder / "index.json").write_text(json.dumps(index))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
