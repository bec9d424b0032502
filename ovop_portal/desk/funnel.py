"""From draft to star: how many nominations of an edition came how far, in all, by commodity, by province. Plain values in and out."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

STAGES = {
    "begun": _("Disusun"),
    "sent": _("Dikirim"),
    "eligible": _("Lolos"),
    "assessed": _("Selesai dinilai"),
    "starred": _("Berbintang"),
}


@dataclass(frozen=True)
class Line:
    """One group: each stage counts whoever reached it, so that every number holds the ones after it. `draft` is not sent yet."""

    name: str
    draft: int
    sent: int
    eligible: int
    assessed: int
    starred: int

    @property
    def begun(self):
        return self.draft + self.sent

    @property
    def counts(self):
        """The numbers in the order of STAGES."""
        return [getattr(self, stage) for stage in STAGES]


def rows_of(pulse, passed):
    """(stage, commodity, province, n) of everything that was counted; `passed` are the states of a file that went through."""
    yield from (("draft", *_place(row)) for row in pulse.drafts)
    yield from (("sent", *_place(row)) for row in pulse.sent)
    yield from (("eligible", *_place(row)) for row in pulse.sent if row["state"] in passed)
    yield from (("assessed", *_place(row)) for row in pulse.assessed)
    yield from (("starred", *_place(row)) for row in pulse.starred)


def _place(row):
    return row["commodity_pk"], row["province"], row["n"]


def overall(rows):
    """All groups as one line."""
    counts = Counter()
    for stage, _commodity, _province, n in rows:
        counts[stage] += n
    return _line("", counts)


def by_commodity(rows, names):
    """One line per commodity of `names` ([(id, name)]), in that order, those without a nomination too."""
    counts = _counted(rows, 1)
    return [_line(name, counts.get(pk, {})) for pk, name in names]


def by_province(rows, names):
    """One line per province that has begun anything, the most first; `names`: {code: name}."""
    lines = [_line(names[code], counts) for code, counts in _counted(rows, 2).items()]
    return sorted(lines, key=lambda line: (*(-n for n in line.counts), line.name))


def _counted(rows, key):
    found = {}
    for row in rows:
        found.setdefault(row[key], Counter())[row[0]] += row[3]
    return found


def _line(name, counts):
    return Line(name, *(counts.get(stage, 0) for stage in ("draft", "sent", "eligible", "assessed", "starred")))
