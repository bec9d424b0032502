"""The papers of a nomination as slots, one per rule: what is asked, what is there, what is wrong with it."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nominations.enums import Result
from nominations.legality import day, faults
from nominations.models.checklist import papers_of, rules_of
from nominations.models.document import demanded
from ovop_portal.programme.enums import Demand, DocumentKind


def slots(nomination, on=None):
    """One dict per rule, in order, with the keys of components/_document.html and `demand`."""
    papers, remarks, today = papers_of(nomination), remarks_of(nomination), on or timezone.localdate()
    return [slot(nomination, rule, papers.get(rule.pk), remarks.get(rule.pk, ""), today) for rule in rules_of(nomination)]


def groups(nomination):
    """[(title, what it means, slots)] by how much the papers are wanted; a group without slots is left out."""
    rows = slots(nomination)
    titles = [
        (Demand.MANDATORY, _("Wajib"), _("Tanpa dokumen ini usulan tidak dapat dikirim.")),
        (Demand.ASKED, _("Diminta"), _("Usulan dapat dikirim tanpa dokumen ini, tetapi tim penilai akan menanyakannya.")),
        (Demand.BONUS, _("Nilai tambah"), _("Dokumen yang memperkuat usulan bila ada.")),
    ]
    found = [(title, text, [row for row in rows if row["demand"] == demand]) for demand, title, text in titles]
    return [group for group in found if group[2]]


def slot(nomination, rule, paper, remark, today):
    wrong = [] if paper is None and not rule.is_mandatory else faults(demanded(rule), paper.as_paper() if paper else None, today)
    state, label = state_of(rule, paper, wrong)
    return {
        "id": f"dokumen-{rule.code}",
        "demand": rule.demand,
        "title": rule.name,
        "state": state,
        "label": label,
        "number": paper.number if paper else "",
        "issuer": paper.issuer if paper else "",
        "issued": paper.issued if paper else None,
        "expires": paper.expires if paper else None,
        "size": paper.size if paper and paper.file else 0,
        "url": reverse("nominations:file", args=[paper.code]) if paper and paper.file and not paper.is_unsafe else "",
        "hint": _hint(rule, paper),
        "reason": " ".join([*([_("Catatan pemeriksa: %s") % remark] if remark else []), *_found_in(paper), *(wrong if paper else [])]),
        "action_url": reverse("nominations:document", args=[nomination.code, rule.code]),
        "action": _action(rule, paper),
    }


def state_of(rule, paper, wrong):
    """(code, word) of a slot."""
    if paper is None:
        return ("missing", _("Belum ada")) if rule.is_mandatory else ("off", _("Tidak dilampirkan"))
    if wrong:
        return "not_met", _("Perlu diperbaiki")
    if rule.kind == DocumentKind.SAMPLE:
        return ("received", _("Diterima")) if paper.received_at else ("promised", _("Akan dikirim"))
    return "valid", _("Lengkap")


def remarks_of(nomination):
    """rule id → what the screening of the last revision found wanting, for the office that repairs."""
    items = [item for item in nomination.current_items() if item.result != Result.MET]
    return {item.rule_id: item.remark or item.get_reason_display() or item.get_result_display() for item in items}


def _found_in(paper):
    """What the virus scanner has found, and what to do about it."""
    if paper is None or not paper.is_unsafe:
        return []
    return [
        _(
            "Pemindai virus menandai berkas yang Anda unggah berbahaya; berkas itu tidak dapat dibuka siapa pun. Jangan buka berkas "
            "aslinya. Bersihkan komputer dengan antivirus, pindai ulang dokumen kertasnya, lalu unggah berkas yang baru."
        )
    ]


def _scanned(paper):
    """How far the virus scanner is with this file, said only where somebody has to know."""
    if paper.is_held:
        return _("Sedang diperiksa pemindai virus; sampai selesai hanya dinas Anda yang dapat membukanya.")
    return ""


def _hint(rule, paper):
    if rule.kind == DocumentKind.SAMPLE and paper and paper.sent_on:
        return _("Dikirim %(day)s · %(courier)s") % {"day": day(paper.sent_on), "courier": paper.courier or _("kurir belum diisi")}
    if paper:
        return _scanned(paper)
    parts = [rule.help, _("Diterbitkan oleh %s.") % rule.issuer if rule.issuer else ""]
    return " ".join(part for part in parts if part)


def _action(rule, paper):
    if paper is None:
        return _("Unggah") if rule.kind == DocumentKind.FILE else _("Isi")
    return _("Perbaiki")
