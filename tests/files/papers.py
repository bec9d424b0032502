"""PDFs of the corpus: name → (how it is made, what is expected: OK, ANY, or the codes of which one must come)."""

import functools
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.kit import hostile

OK, ANY = "ok", "any"
JS = {"S": Name.JavaScript, "JS": "app.alert(1)"}


def raw(*objects, header=b"%PDF-1.4\n", root=1, extra=b""):
    """A PDF of these bodies with a right table, whatever nonsense they say."""
    made, starts = header, []
    for number, body in enumerate(objects, 1):
        starts.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Root %d 0 R/Size %d%b>>\nstartxref\n%d\n%%%%EOF\n"
    return made + table % (size, rows, root, size, extra, len(made))


PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>>>"
CATALOG, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


# --- where a script may stand -------------------------------------------------------------------------------------------


def on_annotation(**keys):
    def arrange(made):
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), **keys)
        made.pages[0].Annots = Array([made.make_indirect(note)])

    return arrange


def at(place, **keys):
    """arrange: these keys on the catalog ("Root") or on the first page ("page")."""

    def arrange(made):
        target = made.Root if place == "Root" else made.pages[0].obj
        for key, value in keys.items():
            target[f"/{key}"] = value

    return arrange


def in_outline(made):
    item = made.make_indirect(Dictionary(Title="Bab 1", A=Dictionary(**JS)))
    made.Root.Outlines = made.make_indirect(Dictionary(Type=Name.Outlines, First=item, Last=item, Count=1))


def in_parted_tree(made):
    leaf = made.make_indirect(Dictionary(Limits=Array(["a", "a"]), Names=Array(["a", Dictionary(**JS)])))
    made.Root.Names = Dictionary(JavaScript=Dictionary(Kids=Array([leaf])))


def as_stream(made):
    made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=made.make_stream(b"app.alert(1)"))


def in_widget(made):
    act = Dictionary(**JS)
    widget = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="a", Rect=Array([0, 0, 9, 9]), AA=Dictionary(K=act, F=act))
    made.pages[0].Annots = Array([made.make_indirect(widget)])
    made.Root.AcroForm = Dictionary(Fields=Array([made.pages[0].Annots[0]]))


SCRIPTS = {
    "when opened": at("Root", OpenAction=Dictionary(**JS)),
    "when closed": at("Root", AA=Dictionary(WC=Dictionary(**JS))),
    "when printed": at("Root", AA=Dictionary(WP=Dictionary(**JS))),
    "when a page is turned": at("page", AA=Dictionary(O=Dictionary(**JS))),
    "when a page is left": at("page", AA=Dictionary(C=Dictionary(**JS))),
    "on a link": on_annotation(A=Dictionary(**JS)),
    "under the pointer": on_annotation(AA=Dictionary(E=Dictionary(**JS))),
    "behind a harmless step": on_annotation(A=Dictionary(S=Name.URI, URI="https://contoh.go.id", Next=Dictionary(**JS))),
    "behind two harmless steps": at(
        "Root", OpenAction=Dictionary(S=Name.Named, N=Name.NextPage, Next=Array([Dictionary(S=Name.Named, Next=Dictionary(**JS))]))
    ),
    "in a field": hostile.javascript_in_a_field,
    "in a widget": in_widget,
    "by name": hostile.named_javascript,
    "by name in a tree of parts": in_parted_tree,
    "in the outline": in_outline,
    "as a stream": as_stream,
    "deep inside": hostile.nested_javascript,
    "beside a rendition": on_annotation(A=Dictionary(S=Name.Rendition, OP=0, JS="app.alert(1)")),
}  # fmt: skip


def escaped(arrange):
    data = hostile.pdf(arrange, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return data.replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS ", b"/#4aS ")


WAYS = {
    "plain": hostile.pdf,
    "in object streams": hostile.packed,
    "with escaped names": escaped,
    "behind an owner's lock": lambda arrange: hostile.pdf(arrange, encryption=pikepdf.Encryption(owner="rahasia", user="")),
    "for the web": lambda arrange: hostile.pdf(arrange, linearize=True),
}

# --- what else a PDF may do ---------------------------------------------------------------------------------------------


def associated_file(made):
    made.Root.AF = Array([Dictionary(Type=Name.Filespec, F="a.exe", EF=Dictionary(F=made.make_stream(b"MZ")))])


def submits_itself(made):
    made.pages[0].AA = Dictionary(O=Dictionary(S=Name.SubmitForm, F="http://contoh.invalid"))


ACTS = {
    "starts a program": (hostile.opening(S=Name.Launch, F="cmd.exe"), {"launch"}),
    "starts a program of Windows": (hostile.opening(S=Name.Launch, Win=Dictionary(F="cmd.exe", P="/c calc")), {"launch"}),
    "has a link that starts a program": (hostile.link(S=Name.Launch, F="cmd.exe"), {"launch"}),
    "has a link that sends a form": (hostile.link(S=Name.SubmitForm, F="http://contoh.invalid"), {"external"}),
    "sends a form when opened": (submits_itself, {"external"}),
    "fetches data": (hostile.link(S=Name.ImportData, F="x"), {"external"}),
    "leads into another file": (hostile.opening(S=Name.GoToR, F=r"\\server\x", D=Array([0, Name.Fit])), {"external"}),
    "leads into an embedded file": (hostile.link(S=Name.GoToE), {"embedded"}),
    "opens the web by itself": (hostile.opening(S=Name.URI, URI="http://contoh.invalid"), {"external"}),
    "opens the web when turned": (hostile.page_trigger, {"external"}),
    "links into the machine": (hostile.link(S=Name.URI, URI="file:///etc/passwd"), {"external"}),
    "links to a share": (hostile.link(S=Name.URI, URI=r"\\server\share"), {"external"}),
    "links to a script": (hostile.link(S=Name.URI, URI=" JavaScript:alert(1)"), {"external"}),
    "plays a rendition": (hostile.opening(S=Name.Rendition), {"media"}),
    "plays a film": (hostile.annotation("/Movie"), {"media"}),
    "plays a sound": (hostile.opening(S=Name.Sound), {"media"}),
    "holds rich media": (hostile.annotation("/RichMedia"), {"media"}),
    "holds a space": (hostile.annotation("/3D"), {"media"}),
    "holds an attachment": (hostile.annotation("/FileAttachment"), {"embedded"}),
    "holds a program": (hostile.embedded, {"embedded"}),
    "holds an associated file": (associated_file, {"embedded"}),
    "is a portfolio": (at("Root", Collection=Dictionary()), {"embedded"}),
    "is a dynamic form": (hostile.xfa, {"xfa"}),
    "has a stream elsewhere": (hostile.foreign_stream, {"external"}),
}

# --- good ones, and those that are merely odd ---------------------------------------------------------------------------


def sized(*box):
    return at("page", MediaBox=Array(box))


def form(made):
    made.Root.AcroForm = Dictionary(Fields=Array([made.make_indirect(Dictionary(FT=Name.Tx, T="nama", V="Sri"))]))


def deep_pages(depth):
    """A page under that many levels of page trees."""
    objects = [CATALOG]
    for level in range(depth):
        parent = b"/Parent %d 0 R" % (level + 1) if level else b""
        objects.append(b"<</Type/Pages%b/Kids[%d 0 R]/Count 1>>" % (parent, level + 3))
    return raw(*objects, b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]/Resources<<>>>>" % (depth + 1))


def big():
    return hostile.pdf(lambda made: setattr(made.Root, "X", made.make_stream(bytes(9_000_000))), compress_streams=False)


def content_bomb():
    """A page whose drawing unpacks to 300 MB of blanks."""
    packer = zlib.compressobj(9)
    body = b"".join([*(packer.compress(b" " * 1_000_000) for _part in range(300)), packer.flush()])
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(body), body)
    return raw(CATALOG, PAGES, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>", stream)


LOCK = functools.partial(pikepdf.Encryption, owner="rahasia")
GOOD = {
    "one page": hostile.pdf,
    "200 pages": lambda: hostile.pdf(pages=200),
    "object streams": lambda: hostile.packed(None),
    "for the web": lambda: hostile.pdf(linearize=True),
    "a link to the web": lambda: hostile.pdf(hostile.link(S=Name.URI, URI="https://contoh.go.id/")),
    "a link to a mailbox": lambda: hostile.pdf(hostile.link(S=Name.URI, URI="mailto:dinas@contoh.go.id")),
    "an opening at a page": lambda: hostile.pdf(hostile.plain_opening),
    "a named opening": lambda: hostile.pdf(hostile.opening(S=Name.Named, N=Name.FirstPage)),
    "a signature": lambda: hostile.pdf(hostile.signature_field),
    "a plain form": lambda: hostile.pdf(form),
    "empty name trees": lambda: hostile.pdf(hostile.empty_name_trees),
    "an owner's lock": lambda: hostile.pdf(encryption=LOCK(user="")),
    "an owner's older lock": lambda: hostile.pdf(encryption=LOCK(user="", R=4)),
    "blanks behind its end": lambda: hostile.pdf() + b"\0\r\n" * 100,
    "version 2.0": lambda: hostile.pdf(force_version="2.0"),
    "a box as large as a field": lambda: hostile.pdf(sized(0, 0, 10_000_000, 10_000_000)),
    "a box upside down": lambda: hostile.pdf(sized(200, 200, 0, 0)),
    "100 levels of pages": lambda: deep_pages(100),
    "nine megabytes": big,
    "words of a script in its title": lambda: hostile.pdf(lambda made: made.docinfo.update({"/Title": "Pelatihan JavaScript /JS /Launch"})),
}
ODD = {  # either answer is right, none may be an error
    "a drawing of 300 MB": (content_bomb, ANY),
    "5,000 levels of pages": (lambda: deep_pages(5_000), ANY),
    "a tag in its title": (lambda: hostile.pdf(lambda made: made.docinfo.update({"/Title": "Judul <script>"})), ANY),
    "no box": (lambda: raw(CATALOG, PAGES, b"<</Type/Page/Parent 2 0 R>>"), ANY),
    "a box of words": (lambda: raw(CATALOG, PAGES, b"<</Type/Page/Parent 2 0 R/MediaBox[/A(b)null true]>>"), ANY),
    "a count of a billion": (lambda: raw(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1000000000>>", PAGE), ANY),
    "a negative count": (lambda: raw(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count -1>>", PAGE), ANY),
    "a table that leads to itself": (lambda: raw(CATALOG, PAGES, PAGE, extra=b"/Prev 9"), ANY),
    "a lock without its key": (lambda: raw(CATALOG, PAGES, PAGE, extra=b"/Encrypt 9 0 R"), ANY),
    "two ends": (lambda: hostile.pdf() + hostile.pdf(), ANY),
}
TREELESS = {"broken", "no_pages", "complex"}
UNKNOWN_LOCK = (CATALOG, PAGES, PAGE, b"<</Filter/Lain/V 9>>")
REFUSED = {
    "a password": (lambda: hostile.pdf(encryption=LOCK(user="rahasia")), {"locked"}),
    "an older password": (lambda: hostile.pdf(encryption=LOCK(user="rahasia", R=4)), {"locked"}),
    "an unknown lock": (lambda: raw(*UNKNOWN_LOCK, extra=b"/Encrypt 4 0 R/ID[(a)(a)]"), {"locked", "broken"}),
    "no pages": (lambda: hostile.pdf(pages=0), {"no_pages"}),
    "201 pages": (lambda: hostile.pdf(pages=201), {"too_many_pages"}),
    "a page tree that bites its tail": (lambda: raw(CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), TREELESS),
    "two page trees that bite each other": (
        lambda: raw(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"), TREELESS,
    ),
    "a page tree that is a number": (lambda: raw(b"<</Type/Catalog/Pages 7>>"), {"broken", "no_pages"}),
    "a catalog that is a text": (lambda: raw(b"(halo)"), TREELESS),
    "no objects at all": (lambda: b"%PDF-1.7\n" + bytes(2_000) + b"\n%%EOF\n", {"broken"}),
    "a head alone": (lambda: b"%PDF-1.7", {"cut"}),
    "a head and an end": (lambda: b"%PDF-1.7\n%%EOF", {"broken", "no_pages"}),
    "half of it": (lambda: hostile.pdf(pages=50)[:3_000], {"cut"}),
    "other data behind its end": (lambda: hostile.pdf() + b"x" * 2_000, {"cut"}),
    "600 nested arrays": (lambda: hostile.nested_arrays(600), {"complex", "javascript"}),
    "20,000 nested arrays": (lambda: hostile.nested_arrays(20_000), {"complex", "javascript"}),
    "11 megabytes": (lambda: b"%PDF-" + bytes(11 * 1024 * 1024), {"too_big"}),
}  # fmt: skip
COSTLY = {
    "an object stream of 450 MB": (hostile.object_stream_bomb, {"complex"}),
    "10,000 pages": (lambda: hostile.pdf(pages=10_000), {"too_many_pages"}),
}


def quick():
    for place, arrange in SCRIPTS.items():
        for way, make in WAYS.items():
            yield f"PDF: script {place}, {way}", "a.pdf", functools.partial(make, arrange), {"javascript", "media"}
    for act, (arrange, codes) in ACTS.items():
        for way in ("plain", "in object streams"):
            yield f"PDF: {act}, {way}", "a.pdf", functools.partial(WAYS[way], arrange), codes
    for name, make in GOOD.items():
        yield f"PDF: {name}", "a.pdf", make, OK
    for name, (make, expected) in (ODD | REFUSED).items():
        yield f"PDF: {name}", "a.pdf", make, expected


def costly():
    for name, (make, expected) in COSTLY.items():
        yield f"PDF: {name}", "a.pdf", make, expected
