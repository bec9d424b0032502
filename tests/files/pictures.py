"""Pictures and foreign files of the corpus: name → (how it is made, what is expected)."""

import gzip
import io
import struct
import zlib

from PIL import Image

from tests.files.papers import ANY, OK
from tests.kit import hostile

picture = hostile.picture


def chunk(name, body, wrong=0):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body) ^ wrong)


def png(*chunks, head=(40, 30, 8, 2, 0, 0, 0)):
    """A PNG of red, green or whatever its head says, with these chunks before its pixels."""
    width, height, depth, colour = head[:4]
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(colour, 1)
    row = b"\0" + b"\x7f" * ((width * depth * channels + 7) // 8)
    body = zlib.compress(row * height)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", *head))
        + b"".join(chunks)
        + chunk(b"IDAT", body)
        + chunk(b"IEND", b"")
    )


def jpeg_of(width, height):
    """A small JPEG whose header says another size."""
    data = bytearray(picture())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def webp_of(width, height):
    """A WebP whose canvas says another size."""
    data = bytearray(picture("WEBP", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"))
    at = data.index(b"VP8X") + 12
    data[at : at + 6] = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return bytes(data)


def moving(kind):
    target = io.BytesIO()
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "blue", "green")]
    frames[0].save(target, kind, save_all=True, append_images=frames[1:], duration=100)
    return target.getvalue()


def cut(data, part):
    return data[: len(data) * part // 100]


def turned(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif.get_ifd(0x8825).update({1: "S", 2: hostile.GPS, 3: "E", 4: (106.0, 49.0, 12.0)})
    return picture(size=(64, 48), exif=exif)


def inside(data, marker, body):
    """A JPEG with a segment of its own behind its first bytes."""
    return data[:2] + b"\xff" + marker + struct.pack(">H", len(body) + 2) + body + data[2:]


GOOD = {
    "a JPEG": picture,
    "a photo with its place": hostile.telephone_photo,
    "a photo with a second one": hostile.two_in_one,
    "a JPEG in CMYK": lambda: picture(mode="CMYK"),
    "a grey JPEG": lambda: picture(mode="L"),
    "a JPEG in steps": lambda: picture(size=(300, 200), progressive=True),
    "a JPEG with a broken profile": lambda: picture(icc_profile=b"tidak ada"),
    "a JPEG with 60 kB of EXIF": lambda: inside(picture(), b"\xe1", b"Exif\0\0" + b"\xff" * 60_000),
    "a JPEG with 2,000 comments": lambda: picture()[:2] + b"\xff\xfe\0\x04ab" * 2_000 + picture()[2:],
    "a JPEG with zeros behind": lambda: picture() + bytes(5_000),
    "one pixel": lambda: picture(size=(1, 1)),
    "a line of 20,000 pixels": lambda: picture("PNG", size=(20_000, 1)),
    "a column of 20,000 pixels": lambda: picture("PNG", size=(1, 20_000)),
    "a PNG": lambda: picture("PNG"),
    "a PNG one can see through": lambda: picture("PNG", mode="RGBA", colour=(9, 9, 9, 9)),
    "a grey PNG of 16 bits": lambda: picture("PNG", mode="I;16", colour=7),
    "a PNG of 16 bits": lambda: png(head=(40, 30, 16, 2, 0, 0, 0)),
    "a PNG of 16 bits one can see through": lambda: png(head=(40, 30, 16, 6, 0, 0, 0)),
    "a PNG of one bit": lambda: picture("PNG", mode="1", colour=1),
    "a PNG with a palette": lambda: picture("PNG", mode="P", colour=3),
    "a PNG that moves": lambda: moving("PNG"),
    "a WebP": lambda: picture("WEBP"),
    "a WebP without loss": lambda: picture("WEBP", lossless=True),
    "a WebP that moves": lambda: moving("WEBP"),
    **{f"a photo turned by rule {number}": (lambda number=number: turned(number)) for number in (0, 1, 2, 3, 4, 5, 7, 8, 99)},
}
REFUSED = {
    "PNG of 65,535 × 65,535 by its header": (lambda: hostile.png_of(65_535, 65_535), {"too_many_pixels"}),
    "PNG of 2^31 pixels a side": (lambda: hostile.png_of(2**31 - 1, 2**31 - 1), {"too_many_pixels", "broken"}),
    "JPEG of 65,500 × 65,500 by its header": (lambda: jpeg_of(65_500, 65_500), {"too_many_pixels"}),
    "JPEG of 65,535 × 65,535 by its header": (lambda: jpeg_of(65_535, 65_535), {"too_many_pixels", "broken"}),
    "WebP of 16,383 × 16,383 by its header": (lambda: webp_of(16_383, 16_383), {"too_many_pixels", "broken"}),
    "JPEG without width": (lambda: jpeg_of(0, 40), {"broken"}),
    "PNG without height": (lambda: hostile.png_of(40, 0), {"broken"}),
    "PNG with a wrong sum": (lambda: png(chunk(b"tEXt", b"a\0b", wrong=1)), {"broken"}),
    "PNG of 3 bits": (lambda: png(head=(40, 30, 3, 2, 0, 0, 0)), {"broken"}),
    "PNG that is its signature": (lambda: b"\x89PNG\r\n\x1a\n", {"broken"}),
    "JPEG that is its first bytes": (lambda: b"\xff\xd8\xff\xe0", {"broken"}),
    "WebP that is its first bytes": (lambda: b"RIFF\x04\0\0\0WEBP", {"broken"}),
    **{
        f"{kind} cut at {part} %": (lambda kind=kind, part=part: cut(picture(kind, size=(400, 300)), part), {"broken"})
        for kind in ("JPEG", "PNG", "WEBP")
        for part in (10, 50, 90)
    },
    "JPEG with a script in its comment": (lambda: picture(comment=b"<script>alert(1)</script>"), {"polyglot"}),
    "JPEG with a web page behind": (lambda: picture() + hostile.HTML, {"polyglot"}),
    "JPEG with a PDF in its comment": (lambda: picture(comment=hostile.pdf()), {"polyglot"}),
    "JPEG with an archive behind": (lambda: picture() + hostile.archive(), {"polyglot"}),
    "PNG with an archive behind": (lambda: picture("PNG") + hostile.archive(), {"polyglot"}),
    "PNG with a script in its text": (lambda: png(chunk(b"tEXt", b"Comment\0<script>alert(1)</script>")), {"polyglot"}),
    "WebP with a web page behind": (lambda: picture("WEBP") + hostile.HTML, {"polyglot"}),
    "PDF with a web page in its head": (lambda: hostile.pdf().replace(b"\n", b"\n%" + hostile.HTML + b"\n", 1), {"polyglot"}),
    "PDF with a web page behind": (lambda: hostile.pdf() + hostile.HTML + b"\n%%EOF\n", {"polyglot"}),
    "PDF with an archive behind": (lambda: hostile.pdf() + hostile.archive(), {"polyglot"}),
}  # fmt: skip
ODD = {
    "PNG with a profile of 100 MB": (lambda: png(chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(100_000_000), 9))), ANY),
    "PNG with broken pixels and right sums": (lambda: hostile.png_of(40, 30, b"bukan zlib"), ANY),
    "PNG with 2,000 empty parts": (lambda: png(*[chunk(b"IDAT", b"")] * 2_000), ANY),
}
FOREIGN = {
    "web page": ("a.html", hostile.HTML),
    "web page as PDF": ("a.pdf", hostile.HTML),
    "web page as JPEG": ("a.jpg", b"\r\n <HTML><script>alert(1)</script>"),
    "web page before a PDF": ("a.pdf", hostile.HTML + hostile.pdf()),
    "drawing": ("a.svg", hostile.SVG),
    "drawing as PNG": ("a.png", hostile.SVG),
    "packed drawing": ("a.svgz", gzip.compress(hostile.SVG)),
    "GIF that is a script": ("a.gif", b"GIF89a=1;alert(document.domain)//" + bytes(40)),
    "GIF as JPEG": ("a.jpg", picture("GIF")),
    "BMP": ("a.bmp", picture("BMP")),
    "TIFF": ("a.tif", picture("TIFF")),
    "icon": ("a.ico", picture("ICO")),
    "HEIC": ("a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    "AVIF": ("a.jpg", b"\0\0\0\x18ftypavif\0\0\0\0mif1avif"),
    "film": ("a.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"),
    "RIFF that is a sound": ("a.webp", b"RIFF\x24\0\0\0WAVEfmt "),
    "archive": ("a.zip", hostile.archive()),
    "archive as PDF": ("a.pdf", hostile.archive()),
    "archive before a PDF": ("a.pdf", hostile.archive() + hostile.pdf()),
    "old Word": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "RTF": ("a.pdf", b"{\\rtf1 halo}"),
    "PostScript": ("a.pdf", b"%!PS-Adobe-3.0\nshowpage\n"),
    "program of Windows": ("a.pdf", b"MZ\x90\0" + bytes(60)),
    "program of Linux": ("a.pdf", b"\x7fELF\x02\x01\x01" + bytes(60)),
    "script of a shell": ("a.pdf", b"#!/bin/sh\nrm -rf /\n"),
    "script of a server": ("a.jpg", b"<?php system($_GET['c']); ?>"),
    "script of a browser": ("a.js", b"alert(1)"),
    "XML that unpacks": ("a.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'),
    "mail with a page": ("a.pdf", b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>halo"),
    "text": ("a.txt", b"halo"),
    "one byte": ("a.pdf", b"%"),
    "one zero": ("a.pdf", b"\0"),
    "a megabyte of zeros": ("a.pdf", bytes(1_000_000)),
    "PDF behind a line": ("a.pdf", b"\n" + hostile.pdf()),
    "PDF behind a mark of order": ("a.pdf", b"\xef\xbb\xbf" + hostile.pdf()),
    "letters of another alphabet": ("a.pdf", "﷽".encode("utf-16") * 50),
}
NAMES = [
    "../../../etc/passwd", "..\\..\\win.ini", "/etc/cron.d/x.pdf", "\u202efdp.exe", "nol\0byte.pdf", "a" * 300 + ".pdf", "🧵🪡 tenun.pdf",
    'a"; filename="b.html', "baris\r\nSet-Cookie: x=1.pdf", ".htaccess", "CON.pdf", "a.pdf.exe", "<script>alert(1)</script>.pdf",
    "{{ 7|add:7 }}{% load x %}.pdf", "%2e%2e%2fa.pdf", "=cmd|' /C calc'!A1.pdf", "   .pdf", "ａ．ｐｄｆ",
    "é" * 200 + ".pdf", "a\u200b\u2066.pdf",
]  # fmt: skip


def quick():
    for name, make in GOOD.items():
        yield f"picture: {name}", "foto.jpg", make, OK
    for name, (make, expected) in (REFUSED | ODD).items():
        yield f"picture: {name}", "foto.jpg", make, expected
    for name, (file_name, data) in FOREIGN.items():
        yield f"foreign: {name}", file_name, lambda data=data: data, {"wrong_type"}
    yield "foreign: nothing", "a.pdf", bytes, {"empty"}
    yield "extension: a PNG called PDF", "a.pdf", lambda: picture("PNG"), OK
    yield "extension: a JPEG called PNG", "a.png", picture, OK
    yield "extension: a WebP called HTML", "a.html", lambda: picture("WEBP"), OK
    yield "extension: a PDF called HTML", "a.html", hostile.pdf, OK
    for number, name in enumerate(NAMES):
        yield f"name {number}", name, hostile.pdf, OK


def costly():
    yield "picture: a PNG of 50,000 × 50,000", "foto.png", hostile.png_bomb, {"too_many_pixels"}
    yield "picture: a text of 100 MB", "foto.png", hostile.png_text_bomb, {"broken"}
