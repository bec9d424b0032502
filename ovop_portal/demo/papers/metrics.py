"""Widths of the letters of five of the base fonts of PDF, in thousandths of the size, for WinAnsi codes 32 to 126 and a few beyond."""

from functools import cache

SANS, SANS_BOLD, SERIF, SERIF_BOLD, SERIF_ITALIC = "Helvetica", "Helvetica-Bold", "Times-Roman", "Times-Bold", "Times-Italic"
FONTS = (SANS, SANS_BOLD, SERIF, SERIF_BOLD, SERIF_ITALIC)

ASCII = {
    SANS: (
        "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 "
        "584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 "
        "611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 "
        "722 500 500 500 334 260 334 584"
    ),
    SANS_BOLD: (
        "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 "
        "584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 "
        "611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 "
        "778 556 556 500 389 280 389 584"
    ),
    SERIF: (
        "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 "
        "564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 "
        "611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 "
        "722 500 500 444 480 200 480 541"
    ),
    SERIF_BOLD: (
        "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 "
        "570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 "
        "667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 "
        "722 500 500 444 394 220 394 520"
    ),
    SERIF_ITALIC: (
        "250 333 420 500 500 833 778 214 333 333 500 675 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 675 "
        "675 675 500 920 611 611 667 722 611 611 722 722 333 444 667 556 833 667 722 611 722 611 500 556 722 611 833 611 556 "
        "556 389 278 389 422 500 333 500 500 444 500 444 278 500 500 278 278 444 278 722 500 500 500 500 389 389 278 500 444 "
        "667 444 444 389 400 275 400 541"
    ),
}
BEYOND = {
    # … ‘ ’ “ ” • – — ° · × é ² ³ ½
    SANS: "1000 222 222 333 333 350 556 1000 400 278 584 556 333 333 834",
    SANS_BOLD: "1000 278 278 500 500 350 556 1000 400 278 584 556 333 333 834",
    SERIF: "1000 333 333 444 444 350 500 1000 400 250 564 444 300 300 750",
    SERIF_BOLD: "1000 333 333 500 500 350 500 1000 400 250 570 444 300 300 750",
    SERIF_ITALIC: "889 333 333 556 556 350 500 889 400 250 675 444 300 300 750",
}
OTHERS = "…‘’“”•–—°·×é²³½"
OTHER_WIDTH = 556  # of any letter that is not listed


@cache
def _table(font):
    widths = {chr(32 + place): int(width) for place, width in enumerate(ASCII[font].split())}
    return widths | dict(zip(OTHERS, map(int, BEYOND[font].split()), strict=True))


@cache
def word_width(word: str, font: str) -> int:
    """The width of a word, in thousandths of the size of its letters."""
    table = _table(font)
    return sum(table.get(letter, OTHER_WIDTH) for letter in word)


def text_width(text: str, font: str, size: float) -> float:
    """The width of a line of text, in points."""
    words = text.split(" ")
    return (sum(word_width(word, font) for word in words) + (len(words) - 1) * word_width(" ", font)) * size / 1000


def wrap(text: str, font: str, size: float, width: float) -> list[str]:
    """The lines of a text that are no wider than `width` points; a word that is wider stands alone."""
    room, blank = width * 1000 / size, word_width(" ", font)
    lines, line, used = [], [], 0
    for word in text.split():
        needed = word_width(word, font)
        if line and used + blank + needed > room:
            lines.append(" ".join(line))
            line, used = [], 0
        used += needed + (blank if line else 0)
        line.append(word)
    return [*lines, " ".join(line)] if line else lines
