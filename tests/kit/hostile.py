"""Makes the files that people should not send, and the good ones that look odd: PDF, pictures, archives, as bytes."""

import io
import struct
import zipfile
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, PngImagePlugin

HTML = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
GPS = (6.0, 12.0, 30.0)


def pdf(arrange=None, pages=1, **options):
    """A PDF of blank pages; `arrange(pdf)` puts something into it before it is saved."""
    made = pikepdf.new()
    for _page in range(pages):
        made.add_blank_page()
    if arrange:
        arrange(made)
    target = io.BytesIO()
    made.save(target, **options)
    return target.getvalue()


def packed(arrange):
    """The same with every object inside a compressed object stream: no word of it stands in the bytes."""
    return pdf(arrange, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def opening(**action):
    """arrange: an action that runs when the paper is opened."""

    def arrange(made):
        made.Root.OpenAction = Dictionary(**action)

    return arrange


def javascript(made):
    made.Root.OpenAction = made.make_indirect(Dictionary(S=Name.JavaScript, JS="app.alert(1)"))


def named_javascript(made):
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["x", Dictionary(S=Name.JavaScript, JS="app.alert(1)")])))


def javascript_in_a_field(made):
    field = made.make_indirect(Dictionary(FT=Name.Tx, T="a", AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS="app.alert(1)"))))
    made.Root.AcroForm = Dictionary(Fields=Array([field]))


def nested_javascript(made):
    deep = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    for _level in range(50):
        deep = Dictionary(Next=Array([deep]))
    made.Root.PieceInfo = deep


def link(**action):
    """arrange: a link on the page with this action."""

    def arrange(made):
        made.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=Dictionary(**action))])

    return arrange


def annotation(subtype):
    def arrange(made):
        made.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name(subtype), Rect=Array([0, 0, 9, 9]))])

    return arrange


def embedded(made):
    made.attachments["program.exe"] = b"MZ\x90\x00"


def empty_name_trees(made):
    made.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([])), JavaScript=Dictionary(Names=Array([])))


def xfa(made):
    made.Root.AcroForm = Dictionary(Fields=Array([]), XFA=made.make_stream(b"<xdp/>"))


def foreign_stream(made):
    made.Root.Away = made.make_stream(b"", Dictionary(F=r"\\server\share\x"))


def page_trigger(made):
    made.pages[0].AA = Dictionary(O=Dictionary(S=Name.URI, URI="http://contoh.invalid/"))


def plain_opening(made):
    made.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([made.pages[0].obj, Name.Fit]))


def signature_field(made):
    value = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), ByteRange=Array([0, 1, 2, 3]), Contents="00")
    made.Root.AcroForm = Dictionary(SigFlags=3, Fields=Array([made.make_indirect(Dictionary(FT=Name.Sig, T="s", V=value))]))


def written_with_escapes():
    """A name written as /J#61vaScript, which no search over the bytes finds."""
    data = pdf(javascript, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return data.replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS ", b"/#4aS ")


def object_stream_bomb():
    """An object stream of 450 MB in 0.4 MB of file: blanks, and JavaScript behind them."""
    packer = zlib.compressobj(9)
    blanks = (packer.compress(b" " * 1_000_000) for _part in range(450))
    body = b"".join([packer.compress(b"3 0 "), *blanks, packer.compress(b"<</S/JavaScript/JS(app.alert(1))>>"), packer.flush()])
    parts = [
        b"%PDF-1.5\n",
        b"1 0 obj<</Type/Catalog/Pages 2 0 R/X 3 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[5 0 R]/Count 1>>endobj\n",
        b"4 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(body) + body + b"\nendstream endobj\n",
        b"5 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n",
    ]
    starts = [sum(map(len, parts[:index])) for index in range(1, 5)]
    where = sum(map(len, parts))
    rows = [(0, 0, 65_535), (1, starts[0], 0), (1, starts[1], 0), (2, 4, 0), (1, starts[2], 0), (1, starts[3], 0), (1, where, 0)]
    table = b"".join(struct.pack(">BIH", *row) for row in rows)
    xref = b"6 0 obj<</Type/XRef/Size 7/W[1 4 2]/Root 1 0 R/Length %d>>stream\n" % len(table) + table + b"\nendstream endobj\n"
    return b"".join(parts) + xref + b"startxref\n%d\n%%%%EOF\n" % where


def nested_arrays(depth):
    """JavaScript inside that many arrays, in a file that is otherwise in order."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/X 4 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>>>",
        b"[" * depth + b"<</S/JavaScript/JS(app.alert(1))>>" + b"]" * depth,
    ]
    made, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return made + b"xref\n0 5\n0000000000 65535 f \n%btrailer<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF\n" % (rows, len(made))


# --- pictures --------------------------------------------------------------------------------------------------------


def picture(kind="JPEG", size=(60, 40), mode="RGB", colour="red", **options):
    target = io.BytesIO()
    Image.new(mode, size, colour).save(target, kind, **options)
    return target.getvalue()


def telephone_photo(size=(60, 40)):
    """A JPEG lying on its side, with the place where it was taken and a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90°
    exif[0x010F] = "Telepon Rahasia"
    exif.get_ifd(0x8825).update({1: "S", 2: GPS, 3: "E", 4: (106.0, 49.0, 12.0)})
    return picture(size=size, exif=exif, comment=b"rumah pemilik")


def two_in_one():
    """What many telephones call .jpg: a JPEG with a second one behind it (MPO)."""
    target = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(target, "MPO", save_all=True, append_images=[Image.new("RGB", (30, 20), "blue")])
    return target.getvalue()


def png_of(width, height, rows=b""):
    """A PNG whose header says any size; its pixels are zeros, as many as asked."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def png_bomb(side=50_000):
    """50,000 × 50,000 pixels, whole and valid, in 0.3 MB."""
    packer = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    return png_of(side, side, b"".join(packer.compress(row) for _row in range(side)) + packer.flush())


def png_text_bomb():
    """A small PNG with a compressed text of 100 MB."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", " " * 100_000_000, zip=True)
    return picture("PNG", pnginfo=info)


def archive():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("word/document.xml", "<x/>")
    return target.getvalue()
