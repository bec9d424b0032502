"""One file on the desk of the screening: its papers, its items, what was carried over, what is wrong by the calendar."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nominations import facts
from nominations.differences import changed_papers
from nominations.enums import Result, State
from nominations.legality import Paper, day, faults, lapsed
from nominations.models import Nomination
from nominations.models.checklist import rules_of
from nominations.models.document import demanded
from ovop_portal.audit.models import Event
from ovop_portal.programme.enums import DocumentKind

SHOWN_AS_PICTURE = {"image/jpeg", "image/png", "image/webp"}


@dataclass
class Desk:
    """What is judged: the revision sent last, the rules it answers, its papers (by code of the rule) and items (by id of the rule)."""

    nomination: Nomination
    revisions: list  # newest first
    rules: list
    papers: dict
    items: dict

    @property
    def revision(self):
        return self.revisions[0]

    @property
    def before(self):
        """The revision before the present one, or None."""
        return self.revisions[1] if len(self.revisions) > 1 else None

    @cached_property
    def changed(self):
        """code of the rule → what happened to its paper since the revision before."""
        return changed_papers(self.before.content, self.revision.content) if self.before else {}

    def judged(self, rule):
        """Whether the rule is a row to be filled in: mandatory, handed in, or judged already."""
        return rule.is_mandatory or rule.code in self.papers or rule.pk in self.items

    def open_rules(self):
        """The rules that still wait for a result, in order; a mandatory sample does not hold up a file, it may come later."""
        return [rule for rule in self.rules if self.judged(rule) and rule.pk not in self.items and rule.kind != DocumentKind.SAMPLE]

    def after(self, code):
        """Where a person goes on after the rule with this code: the next open one, behind the last the first; None when all are judged."""
        waiting = self.open_rules()
        places = {rule.code: place for place, rule in enumerate(self.rules)}
        later = [rule for rule in waiting if places[rule.code] > places.get(code, -1)]
        return next(iter(later or waiting), None)

    def progress(self):
        """(judged, all) over the mandatory papers, samples left out, as the work list counts."""
        wanted = [rule for rule in self.rules if rule.is_mandatory and rule.kind != DocumentKind.SAMPLE]
        return sum(rule.pk in self.items for rule in wanted), len(wanted)


def load(nomination, user):
    """The Desk of a sent nomination, in five queries."""
    revisions = list(nomination.revisions.select_related("sent_by").order_by("-number"))
    for one in revisions:
        one.nomination = nomination
    return Desk(
        nomination=nomination,
        revisions=revisions,
        rules=list(rules_of(nomination)),
        papers={paper["rule"]: paper for paper in facts.papers(revisions[0], user)},
        items={item.rule_id: item for item in revisions[0].screening.select_related("rule", "checked_by")},
    )


def hints(rule, paper, edition, on=None):
    """What the calendar and the rule say about a paper (a dict of facts.papers, or None), as sentences; the person decides."""
    on = on or timezone.localdate()
    if paper is None and not rule.is_mandatory:
        return []
    plain = as_paper(paper)
    found = faults(demanded(rule), plain, on)
    decided_on = timezone.localdate(edition.publication_at)
    if rule.asked_at_decision and not lapsed(plain, on) and lapsed(plain, decided_on):
        words = {"end": day(plain.expires), "day": day(decided_on)}
        found.append(_("Berakhir pada %(end)s, sebelum penetapan (%(day)s).") % words)
    return found


def as_paper(paper):
    """A dict of facts.papers as the plain values that legality.py judges, or None."""
    if paper is None:
        return None
    return Paper(
        number=paper["number"],
        has_file=bool(paper["file_name"]),
        issued=paper["issued"],
        expires=paper["expires"],
        sent_on=paper["sent_on"],
        courier=paper["courier"],
        received=paper["received_at"] is not None,
    )


def mark(desk, rule):
    """(tone, word) of what happened to the paper since the revision before, or None."""
    if desk.before is None:
        return None
    if change := desk.changed.get(rule.code):
        return "back", {"new": _("baru"), "replaced": _("diganti"), "dropped": _("dikeluarkan")}[change]
    item = desk.items.get(rule.pk)
    if item and item.checked_at < desk.revision.sent_at:
        return "neutral", _("dari revisi %d") % _revision_at(desk, item.checked_at)
    return None


def _revision_at(desk, instant):
    """The number of the revision that was on the desk at this instant."""
    return next((one.number for one in desk.revisions if one.sent_at <= instant), desk.revisions[-1].number)


def rows(desk, query=""):
    """One dict per rule: what is demanded, the paper that was sent, hints, what was decided; `form` is added by the view."""
    return [row(desk, rule, query) for rule in desk.rules]


def row(desk, rule, query=""):
    paper, item = desk.papers.get(rule.code), desk.items.get(rule.pk)
    return {
        "code": rule.code,
        "rule": rule,
        "name": rule.name,
        "demand": rule.demand,
        "is_sample": rule.kind == DocumentKind.SAMPLE,
        "paper": paper,
        "facts": facts_line(paper),
        "hints": hints(rule, paper, desk.nomination.edition),
        "mark": mark(desk, rule),
        "judged": desk.judged(rule),
        "item": item,
        "url": f"{reverse('screening:desk', args=[desk.nomination.code])}?dokumen={rule.code}{'&' if query else ''}{query}",
    }


def facts_line(paper):
    """Number, issuer and dates of a paper in one line; "" when nothing was handed in."""
    if paper is None:
        return ""
    parts = [
        _("nomor %s") % paper["number"] if paper["number"] else "",
        paper["issuer"],
        _("terbit %s") % day(paper["issued"]) if paper["issued"] else "",
        _("berlaku sampai %s") % day(paper["expires"]) if paper["expires"] else "",
        _("dikirim %s") % day(paper["sent_on"]) if paper["sent_on"] else "",
        paper["courier"],
        _("diterima %s") % day(timezone.localdate(paper["received_at"])) if paper["received_at"] else "",
    ]
    return " · ".join(part for part in parts if part)


def chosen(desk, code):
    """The rule whose paper is shown: the one asked for, else the first that waits, else the first with a paper, else the first."""
    named = next((rule for rule in desk.rules if rule.code == code), None)
    return named or desk.after("") or next((rule for rule in desk.rules if rule.code in desk.papers), None) or next(iter(desk.rules), None)


def shown_as(paper):
    """How the viewer shows a paper: "picture", "frame", or "nothing" where there is no file to show."""
    if paper is None or not paper["url"]:
        return "nothing"
    return "picture" if paper["content_type"] in SHOWN_AS_PICTURE else "frame"


def wanting(desk, results=(Result.NOT_MET, Result.UNCLEAR)):
    """A line for each item with one of these results, ready to be the note of a verdict."""
    return "\n".join(_line(desk.items[rule.pk]) for rule in desk.rules if rule.pk in desk.items and desk.items[rule.pk].result in results)


def _line(item):
    said = item.get_reason_display() or item.get_result_display()
    clause = f" ({item.clause})" if item.clause else ""
    return f"{item.rule.name}: {said}{clause}." + (f" {item.remark}" if item.remark else "")


def last_verdict(nomination):
    """The event that led to the present state, with its note, when that was a verdict of the screening; else None."""
    names = {State.RETURNED: "return", State.ELIGIBLE: "pass", State.INELIGIBLE: "fail", State.LAPSED: "lapse"}
    if nomination.state not in names:
        return None
    rows = Event.objects.about(nomination).filter(action=f"nominations.{names[nomination.state]}").for_page()
    return rows.order_by("-seq").first()


def last_return(nomination):
    """The event of the last return, with its note, or None."""
    return Event.objects.about(nomination).filter(action="nominations.return").order_by("-seq").first()
