"""What is still missing of a draft, to hand to the IKM: by who provides it, on paper or as a message."""

from urllib.parse import quote

from django.utils.translation import gettext as _

from nominations.models import checklist
from nominations.models.checklist import moment

NO_ISSUER = ""  # what the office fills in itself


def groups(gaps):
    """[(who provides it, sentences)]: each issuer of papers in the order of the gaps, what has no issuer last."""
    found = {}
    for gap in gaps:
        found.setdefault(gap.issuer, []).append(gap.sentence)
    answers = found.pop(NO_ISSUER, [])
    papers = [(_("Dari %s") % issuer, sentences) for issuer, sentences in found.items()]
    return [*papers, *([(_("Keterangan yang diisi dinas bersama IKM"), answers)] if answers else [])]


def message(nomination, gaps, ready, due):
    """The list as the text of a chat: whom it is for, what is missing, until when, from whom."""
    ikm = nomination.product.ikm
    opening = _("Yth. %(owner)s (%(ikm)s)") if ikm.owner else _("Yth. %(ikm)s")
    lines = [
        opening % {"owner": ikm.owner, "ikm": ikm.name},
        "",
        _("Usulan %(edition)s untuk produk *%(product)s* sudah %(ready)d%% siap. Mohon bantu lengkapi:")
        % {"edition": nomination.edition.name, "product": nomination.product.name, "ready": ready},
        *(f"{number}. {_line(gap)}" for number, gap in enumerate(gaps, 1)),
        "",
        _("Paling lambat %s.") % moment(due),
        str(nomination.office.name),
    ]
    return "\n".join(lines)


def _line(gap):
    return _("%(sentence)s (dari %(issuer)s)") % {"sentence": gap.sentence, "issuer": gap.issuer} if gap.issuer else gap.sentence


def chat(text, phone=""):
    """An address that opens WhatsApp with this text, to this number when it is known."""
    return f"https://wa.me/{phone.removeprefix('+')}?text={quote(text)}"


def sheet(nomination):
    """What the page shows."""
    gaps, ready = nomination.gaps(), checklist.readiness(nomination)  # as of today: a paper may have lapsed since the last save
    due = checklist.until(nomination)
    text = message(nomination, gaps, ready, due)
    return {
        "ready": ready,
        "groups": groups(gaps),
        "count": len(gaps),
        "barred": checklist.closed(nomination),
        "due": due,
        "text": text,
        "chat": chat(text, nomination.product.ikm.phone),
    }
