"""One sheet of A4 as a PDF: text in base fonts, lines, curves; written straight into PDF operators, a fraction of a millisecond each."""

import hashlib
import math
import zlib
from datetime import date
from functools import lru_cache

from ovop_portal.demo.papers.metrics import FONTS, SANS, SANS_BOLD, SERIF, text_width, wrap

WIDTH, HEIGHT = 595.28, 841.89  # points
ESCAPES = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})
NAMES = {font: f"/F{place}" for place, font in enumerate(FONTS)}
INK, GREY, PALE = (0.13, 0.13, 0.15), (0.42, 0.42, 0.45), (0.9, 0.9, 0.9)
KAPPA = 0.5523  # how far a curve's handles reach for a quarter of a circle


@lru_cache(maxsize=4096)
def points(*values: float) -> str:
    """Numbers as PDF writes them, two places after the point."""
    return " ".join([f"{value:.2f}" for value in values])


def turned(angle: float, x: float, y: float) -> str:
    """The six numbers that turn by an angle (radians) and move to a place."""
    cosine, sine = math.cos(angle), math.sin(angle)
    return f"{cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {x:.2f} {y:.2f}"


class Sheet:
    """A page under the pen: `y` is where the next line of text goes (points from the foot), `left` and `right` the margins."""

    def __init__(self, left=72.0, right=WIDTH - 72.0, top=HEIGHT - 72.0):
        self.left, self.right, self.y = left, right, top
        self.operators = []

    @property
    def width(self):
        return self.right - self.left

    def draw(self, operators: str):
        """Operators that are ready, such as a mark drawn once for all pages."""
        self.operators.append(operators)

    def write(self, x, y, text, font=SERIF, size=11.0, colour=INK, spread=0.0):
        """One line of text at a place; `spread` is added to every blank, in points."""
        gap = f" {spread:.3f} Tw" if spread else ""
        shade = points(*colour) + " rg"
        safe = text.translate(ESCAPES)
        self.operators.append(f"BT {shade}{gap} {NAMES[font]} {size:g} Tf {x:.2f} {y:.2f} Td ({safe}) Tj{' 0 Tw' if spread else ''} ET")

    def centre(self, text, font=SERIF, size=11.0, colour=INK, leading=None, middle=None):
        """Lines in the middle between the margins, wrapped; moves down."""
        leading = leading or size * 1.25
        middle = middle or (self.left + self.right) / 2
        for line in wrap(text, font, size, self.width):
            self.write(middle - text_width(line, font, size) / 2, self.y, line, font, size, colour)
            self.y -= leading

    def paragraph(self, text, font=SERIF, size=11.0, leading=None, indent=0.0, x=None, width=None, justify=True, after=6.0, colour=INK):
        """Running text between the margins, its first line `indent` points in; moves down, and `after` points more."""
        leading, x = leading or size * 1.32, self.left if x is None else x
        width = self.right - x if width is None else width
        lines = self._lines(text, font, size, width, indent)
        for place, line in enumerate(lines):
            start = indent if place == 0 else 0.0
            blanks, spread = line.count(" "), 0.0
            if justify and blanks and place < len(lines) - 1:
                spread = min((width - start - text_width(line, font, size)) / blanks, size * 0.6)
            self.write(x + start, self.y, line, font, size, colour, spread)
            self.y -= leading
        self.y -= after

    @staticmethod
    def _lines(text, font, size, width, indent):
        if not indent:
            return wrap(text, font, size, width)
        first = wrap(text, font, size, width - indent)[0]
        return [first, *wrap(text[len(first) :], font, size, width)]

    def fields(self, rows, font=SERIF, size=11.0, label=150.0, leading=None, after=6.0, strong=None):
        """Rows of "label : value", values wrapped beside their colon; moves down."""
        leading = leading or size * 1.4
        for name, value in rows:
            self.write(self.left, self.y, name, font, size)
            self.write(self.left + label, self.y, ":", font, size)
            for line in wrap(str(value), strong or font, size, self.width - label - 10):
                self.write(self.left + label + 10, self.y, line, strong or font, size)
                self.y -= leading
        self.y -= after

    def table(self, widths, header, rows, size=9.5, shade=(0.92, 0.92, 0.94), after=10.0):
        """A ruled table whose columns share the width between the margins in the proportion of `widths`; moves down."""
        unit = self.width / sum(widths)
        edges = [self.left]
        for width in widths:
            edges.append(edges[-1] + width * unit)
        high = size * 1.75
        self.y += size
        self.box(self.left, self.y - high, self.width, high, fill=shade)
        top = self.y
        for font, cells in [(SANS_BOLD, header), *((SANS, row) for row in rows)]:
            for edge, after_edge, cell in zip(edges, edges[1:], cells, strict=False):
                lines = wrap(str(cell), font, size, after_edge - edge - 8)
                self.write(edge + 4, self.y - high + size * 0.55, lines[0] if lines else "", font, size)
            self.y -= high
            self.line(self.left, self.y, self.right, self.y, 0.4)
        self.line(self.left, top, self.right, top, 0.4)
        for edge in edges:
            self.line(edge, top, edge, self.y, 0.4)
        self.y -= size + after

    def line(self, x1, y1, x2, y2, thick=0.8, colour=INK):
        self.operators.append(f"{points(*colour)} RG {thick:.2f} w {points(x1, y1)} m {points(x2, y2)} l S")

    def box(self, x, y, width, height, thick=0.8, colour=INK, fill=None):
        """A rectangle from its lower left corner: filled if `fill` is a colour, else outlined."""
        if fill:
            self.operators.append(f"{points(*fill)} rg {points(x, y, width, height)} re f")
        else:
            self.operators.append(f"{points(*colour)} RG {thick:.2f} w {points(x, y, width, height)} re S")

    def pdf(self, title: str, day: date) -> bytes:
        """The whole file; the same sheet gives the same bytes."""
        body = zlib.compress("\n".join(self.operators).encode("cp1252", "replace"), 3)
        return assemble(body, title, day)


def circle(x, y, radius):
    """The path of a circle, without a stroke."""
    reach = radius * KAPPA
    path, (dx, dy) = [points(x + radius, y) + " m"], (radius, 0.0)
    for _ in range(4):
        nx, ny = -dy, dx  # a quarter turn on
        share = reach / radius
        path.append(points(x + dx + nx * share, y + dy + ny * share, x + nx + dx * share, y + ny + dy * share, x + nx, y + ny) + " c")
        dx, dy = nx, ny
    return " ".join(path)


def _objects():
    """The objects that every file has: catalogue, pages, page and fonts; the content is object 4, the information the last."""
    fonts = " ".join(f"{NAMES[font]} {5 + place} 0 R" for place, font in enumerate(FONTS))
    yield b"<</Type/Catalog/Pages 2 0 R/Lang(id-ID)>>"
    yield b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    yield (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<<{fonts}>>/ProcSet[/PDF/Text]>>/Contents 4 0 R>>"
    ).encode()
    yield b""
    for font in FONTS:
        yield f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>".encode()


OBJECTS = tuple(_objects())


def assemble(body: bytes, title: str, day: date) -> bytes:
    """A PDF 1.4 around one compressed stream of content."""
    subject = title.encode("cp1252", "replace").translate(None, b"\\()")
    parts = list(OBJECTS)
    parts[3] = b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(body), body)
    parts.append(
        b"<</Title(%s)/Producer(Portal OVOP)/Subject(DATA CONTOH)/CreationDate(D:%s)>>" % (subject, day.strftime("%Y%m%d").encode())
    )
    out, offsets, place = [b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"], [], 15
    for number, part in enumerate(parts, 1):
        piece = b"%d 0 obj\n%s\nendobj\n" % (number, part)
        offsets.append(place)
        out.append(piece)
        place += len(piece)
    name = hashlib.md5(body, usedforsecurity=False).hexdigest().encode()
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(parts) + 1
    out.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, rows))
    out.append(
        b"trailer\n<</Size %d/Root 1 0 R/Info %d 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n" % (count, count - 1, name, name, place)
    )
    return b"".join(out)
