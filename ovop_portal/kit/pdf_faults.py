"""What is wrong with a PDF: its objects are walked in a process of their own, with limits on memory and time.

A file that makes the parser crash or swell takes down that process and nothing else. Objects are walked as the parser sees them, so
neither an object stream nor a name written as /J#61vaScript hides anything; what the parser had to give up on (a limit, a stream that
does not unpack) is refused, since another reader may see what was not seen here. A file that is encrypted but opens without a password
is walked like any other.
"""

import io
import re

import pikepdf

from ovop_portal.kit.confined import Fell, confined

MAX_PAGES = 200

ACTIONS = {  # /S of an action dictionary → fault
    "/JavaScript": "javascript",
    "/Rendition": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/RichMediaExecute": "media",
    "/Launch": "launch",
    "/GoToR": "external",
    "/GoToE": "embedded",
    "/ImportData": "external",
    "/SubmitForm": "external",
}
KEYS = {"/JS": "javascript", "/EF": "embedded", "/Collection": "embedded", "/XFA": "xfa"}
NAME_TREES = {"/JavaScript": "javascript", "/EmbeddedFiles": "embedded"}  # an empty tree does no harm
ANNOTATIONS = {"/FileAttachment": "embedded", "/RichMedia": "media", "/Movie": "media", "/Sound": "media", "/3D": "media"}
HARMLESS_WHEN_OPENED = {"/GoTo", "/Named"}
INTERESTING = {*KEYS, *NAME_TREES, "/S", "/URI", "/Subtype", "/Type", "/F", "/OpenAction", "/AA"}
UNSEEN = re.compile(r"error decoding|unfilterable|limits? (error|exceeded)|giving up|bad_alloc|(?<!treated )as null")  # in qpdf's warnings


def fault_in_child(data: bytes) -> str | None:
    """The fault of a PDF, found in a child process; "complex" when the child ran out of time or memory or crashed."""
    try:
        return confined(_word, data).decode("ascii", "replace") or None
    except Fell:
        return "complex"


def _word(data: bytes) -> bytes:
    return (fault_of(data) or "").encode()


def fault_of(data: bytes) -> str | None:
    """The first fault found: locked, broken, no_pages, too_many_pages, or the kind of active content; None for a plain paper."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pages = len(pdf.pages)
            if not pages:
                return "no_pages"
            if pages > MAX_PAGES:
                return "too_many_pages"
            return _active(pdf) or _unseen(pdf)
    except pikepdf.PasswordError:
        return "locked"
    except MemoryError:
        return "complex"
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError) as error:
        return "locked" if "encrypt" in str(error).lower() else "broken"


def _active(pdf: pikepdf.Pdf) -> str | None:
    for top in pdf.objects:
        stack = [top]
        while stack:
            thing = stack.pop()
            kind = getattr(thing, "_type_code", None)
            if kind == pikepdf.ObjectType.array:
                stack.extend(child for child in thing if _to_walk(child))
            elif kind in (pikepdf.ObjectType.dictionary, pikepdf.ObjectType.stream):
                if fault := _fault_of_dictionary(thing, kind):
                    return fault
                stack.extend(child for _key, child in thing.items() if _to_walk(child))
    return None


def _unseen(pdf: pikepdf.Pdf) -> str | None:
    return "complex" if any(UNSEEN.search(warning) for warning in pdf.get_warnings()) else None


def _to_walk(child: object) -> bool:
    """Direct containers only: indirect objects come by themselves, which also ends every loop."""
    return isinstance(child, pikepdf.Object) and not child.is_indirect


def _fault_of_dictionary(thing: pikepdf.Object, kind: pikepdf.ObjectType) -> str | None:
    keys = INTERESTING.intersection(thing.keys())
    if not keys:
        return None
    for key, fault in KEYS.items():
        if key in keys:
            return fault
    for key, fault in NAME_TREES.items():
        if key in keys and not _is_empty_tree(thing[key]):
            return fault
    if "/S" in keys and (fault := _fault_of_action(thing, keys)):
        return fault
    if "/Subtype" in keys and (fault := ANNOTATIONS.get(_text(thing["/Subtype"]))):
        return fault
    if "/Type" in keys and _text(thing["/Type"]) == "/EmbeddedFile":
        return "embedded"
    if kind == pikepdf.ObjectType.stream and "/F" in keys:
        return "external"  # a stream whose bytes lie in another file
    return _fault_of_triggers(thing, keys)


def _fault_of_action(action: pikepdf.Object, keys: set[str]) -> str | None:
    kind = _text(action["/S"])
    if kind == "/URI" and "/URI" in keys and _text(action["/URI"]).strip().lower().startswith(("file:", "\\\\", "//", "javascript:")):
        return "external"
    return ACTIONS.get(kind)


def _fault_of_triggers(thing: pikepdf.Object, keys: set[str]) -> str | None:
    """What runs by itself, when the paper or a page is opened, may only lead to a place in the paper."""
    triggered = [thing["/OpenAction"]] if "/OpenAction" in keys else []
    if "/AA" in keys and isinstance(thing["/AA"], pikepdf.Dictionary):
        triggered += [action for _key, action in thing["/AA"].items()]
    for action in triggered:
        if isinstance(action, pikepdf.Dictionary) and _text(action.get("/S", "/GoTo")) not in HARMLESS_WHEN_OPENED:
            return ACTIONS.get(_text(action["/S"]), "external")
    return None


def _is_empty_tree(tree: pikepdf.Object) -> bool:
    if not isinstance(tree, pikepdf.Dictionary) or "/Kids" in tree:
        return False
    return "/Names" in tree and isinstance(tree["/Names"], pikepdf.Array) and len(tree["/Names"]) == 0


def _text(value: object) -> str:
    try:
        return str(value)
    except (UnicodeError, TypeError, ValueError, NotImplementedError):
        return ""
