"""Whether a paper satisfies its rule on a day: pure functions over plain values; the same ones serve the checklist and the verdict."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Demanded:
    """What a document rule asks, as plain values. kind: file | number | sample."""

    name: str
    kind: str
    mandatory: bool
    expires: bool = False


@dataclass(frozen=True)
class Paper:
    """What was handed in for it; a missing paper is None instead."""

    number: str = ""
    has_file: bool = False
    issued: date | None = None
    expires: date | None = None
    sent_on: date | None = None
    courier: str = ""
    received: bool = False


def day(value):
    """A date in words: 24 November 2026."""
    return date_format(value, "j F Y")


def faults(rule, paper, on):
    """The sentences that say why `paper` does not satisfy `rule` on the day `on` (a date); empty when it does.

    A sample satisfies its rule with a promise (date and courier) until its receipt is asked by `sample_fault`.
    """
    name = rule.name
    if paper is None:
        return [_("%s belum diunggah.") % name if rule.kind == "file" else _("%s belum diisi.") % name]
    if rule.kind == "sample":
        if paper.received or (paper.sent_on and paper.courier):
            return []
        return [_("%s: isi tanggal kirim dan kurirnya.") % name]
    found = []
    if rule.kind == "file" and not paper.has_file:
        found.append(_("%s belum diunggah.") % name)
    if not paper.number:
        found.append(_("%s: nomornya belum diisi.") % name)
    if paper.issued and paper.issued > on:
        found.append(_("%(name)s: tanggal terbit %(day)s belum tiba. Periksa tanggalnya.") % {"name": name, "day": day(paper.issued)})
    if rule.expires and not paper.expires:
        found.append(_("%s: tanggal akhir masa berlaku belum diisi.") % name)
    if paper.expires and paper.expires < on:
        found.append(_("%(name)s berakhir pada %(day)s. Perpanjang lalu unggah yang baru.") % {"name": name, "day": day(paper.expires)})
    return found


def lapsed(paper, on):
    """Whether the paper's validity ended before the day `on`."""
    return bool(paper and paper.expires and paper.expires < on)


def sample_fault(rule, paper):
    """The sentence for a sample whose receipt is not recorded yet, or None."""
    if rule.kind != "sample" or (paper and paper.received):
        return None
    return _("%s belum dicatat diterima oleh sekretariat.") % rule.name
