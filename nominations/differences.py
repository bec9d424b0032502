"""What changed between two revisions of a nomination: plain values first, then the same in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from nominations import facts
from nominations.models import Answers, Document, Ikm, Product, Sentra

MODELS = {"ikm": Ikm, "sentra": Sentra, "product": Product, "answers": Answers}
DOCUMENTS = "documents"
UNSHOWN = {"name", "file_name"}  # of a document: the rule's name, and a name that says nothing about the bytes
EMPTY = (None, "")
AGAIN = "code"  # a paper handed in anew has another code, even if nothing else in it differs


@dataclass(frozen=True)
class Difference:
    """One value that differs. Of a document, `paper` is the code of its rule; an added or dropped one has the field "" and the dicts."""

    section: str
    field: str
    before: object
    after: object
    paper: str = ""


def differences(before, after):
    """Every Difference between two contents of revisions (JSON values), in the order in which a revision lists them."""
    found = [
        Difference(section, name, old, new)
        for section in MODELS
        for name, old, new in _unequal(before.get(section) or {}, after.get(section) or {})
    ]
    for code, old, new in _unequal(before.get(DOCUMENTS) or {}, after.get(DOCUMENTS) or {}):
        found += _in_paper(code, old, new)
    return found


def changed_papers(before, after):
    """code of the rule → "new", "replaced" or "dropped", for every paper that is not the same in both contents."""
    return {
        code: "dropped" if new is None else "new" if old is None else "replaced"
        for code, old, new in _unequal(before.get(DOCUMENTS) or {}, after.get(DOCUMENTS) or {})
    }


def in_words(before, after):
    """The same as rows for a page: {"title", "label", "before", "after"}; an empty value is ""."""
    return [_row(one, before, after) for one in differences(before, after)]


def _unequal(old, new):
    """(key, old value, new value) wherever they differ; None and "" are the same emptiness, 0 is an answer."""
    keys = [*new, *(key for key in old if key not in new)]
    return [(key, old.get(key), new.get(key)) for key in keys if not _same(old.get(key), new.get(key))]


def _same(one, other):
    return one == other or (one in EMPTY and other in EMPTY)


def _in_paper(code, old, new):
    if old is None or new is None:
        return [Difference(DOCUMENTS, "", old, new, code)]
    found = [(name, mine, theirs) for name, mine, theirs in _unequal(old, new) if name not in UNSHOWN]
    told = [row for row in found if row[0] != AGAIN] or found
    return [Difference(DOCUMENTS, name, mine, theirs, code) for name, mine, theirs in told]


def _row(one, before, after):
    if one.section == DOCUMENTS:
        return _paper_row(one, before[DOCUMENTS].get(one.paper), after[DOCUMENTS].get(one.paper))
    title = {"ikm": _("IKM"), "sentra": _("Sentra"), "product": _("Produk"), "answers": _("Isian usulan")}[one.section]
    if one.field == "photo":
        return _words(title, _("Foto produk"), _("ada") if one.before else "", _("diganti") if one.before else _("ada"))
    if one.field in {"region", "commodity"}:
        return _words(title, {"region": _("Kabupaten/kota"), "commodity": _("Komoditas")}[one.field], one.before, one.after)
    field = MODELS[one.section]._meta.get_field(one.field)
    return _words(title, facts.label_of(field), facts.in_words(field, one.before), facts.in_words(field, one.after))


def _paper_row(one, old, new):
    title = (new or old)["name"]
    if not one.field:
        return _words(title, _("Dokumen"), _summary(old), _summary(new))
    if one.field == AGAIN:
        return _words(title, _("Dokumen"), "", _("diunggah ulang, isinya sama"))
    if one.field == "sha256":
        return _words(title, _("Berkas"), old["file_name"], new["file_name"])
    field = Document._meta.get_field(one.field)
    return _words(title, facts.label_of(field), facts.in_words(field, one.before), facts.in_words(field, one.after))


def _summary(paper):
    """One paper in a line, or "" for none."""
    if paper is None:
        return ""
    return " · ".join(str(paper[name]) for name in ("number", "file_name", "courier") if paper.get(name)) or _("ada")


def _words(title, label, before, after):
    return {"title": title, "label": label, "before": before or "", "after": after or ""}
