"""What a nomination still owes: before it is sent (`gaps`), before it is declared eligible (`unmet`); both as sentences."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from nominations.enums import Result, State, Step
from nominations.legality import faults, sample_fault
from nominations.models.answers import Answers
from nominations.models.document import demanded
from nominations.models.ikm import Ikm
from nominations.models.product import Product
from nominations.models.sentra import Sentra
from ovop_portal.kit import clocks
from ovop_portal.programme.enums import DocumentKind
from ovop_portal.programme.models import DocumentRule, Extension


@dataclass(frozen=True)
class Gap:
    """One missing thing: the step where it is mended, the sentence, the office that issues it (papers only)."""

    step: str
    sentence: str
    issuer: str = ""

    def __str__(self):
        return self.sentence


def moment(instant):
    """An instant in words in Jakarta's zone; pages show all three zones."""
    return date_format(timezone.localtime(instant), "j F Y H.i") + " WIB"


def rules_of(nomination):
    """The document rules that this nomination answers."""
    return DocumentRule.objects.for_commodity(nomination.edition_id, nomination.product.commodity_id)


def papers_of(nomination):
    """rule id → current document."""
    return {document.rule_id: document for document in nomination.documents.current()}


def _asked_at_submission(nomination):
    """The mandatory rules that are asked before sending."""
    return list(rules_of(nomination).mandatory().filter(asked_at_submission=True))


def gaps(nomination, on=None, rules=None):
    """Everything that is still missing before sending, in the order of the steps; `rules` are those asked at submission, if known."""
    rules = _asked_at_submission(nomination) if rules is None else rules
    found = [
        *_empty(Step.IKM, nomination.product.ikm, Ikm.REQUIRED),
        *_kbli_gap(nomination.product),
        *_sentra_gaps(nomination),
        *_empty(Step.PRODUCT, nomination.product, Product.REQUIRED),
        *_empty(Step.PRODUCTION, nomination.answers, Answers.REQUIRED_PRODUCTION),
        *_empty(Step.MARKET, nomination.answers, Answers.REQUIRED_MARKET),
        *_paper_gaps(nomination, rules, on or timezone.localdate()),
    ]
    return found


def readiness(nomination):
    """0–100, whole percent of all that is asked, rounded down so that 100 means nothing is missing."""
    rules = _asked_at_submission(nomination)
    fields = (Ikm.REQUIRED, Sentra.REQUIRED, Product.REQUIRED, Answers.REQUIRED_PRODUCTION, Answers.REQUIRED_MARKET)
    asked = sum(len(one) for one in fields) + len(rules)
    return max(0, 100 - -(-100 * len(gaps(nomination, rules=rules)) // asked))


def until(nomination):
    """The one instant from which this office can no longer send this nomination; what refuses, shows and reminds asks here.

    It is the limit of a repair where it was returned, else the closing of the edition; more time granted to the office counts for both.
    """
    return limit(nomination, Extension.objects.granted(nomination.office_id))


def limit(nomination, granted):
    """The same for many nominations of one office; `granted`: edition id → the latest instant, as `Extension.objects.granted` gives it."""
    due = nomination.return_due
    return nomination.edition.closes_for(granted) if due is None else max(due, granted.get(nomination.edition_id, due))


def closed(nomination, now=None):
    """The sentence that says why nothing can be sent any more, or None."""
    now = now or timezone.now()
    edition, returned = nomination.edition, nomination.return_due is not None
    if not returned and not clocks.passed(edition.nomination_opens, now):
        return _("Pengusulan dibuka pada %s.") % moment(edition.nomination_opens)
    if not clocks.passed(instant := until(nomination), now):
        return None
    if returned:
        return _("Batas perbaikan berakhir pada %s. Hubungi sekretariat.") % moment(instant)
    return _("Pengusulan ditutup pada %s. Usulan ini tersimpan sebagai draf.") % moment(instant)


def unmet(nomination):
    """Why the nomination cannot be declared eligible yet: endorsement, items without a result, items not met."""
    found = []
    if nomination.needs_endorsement and nomination.state == State.SUBMITTED:
        found.append(_("Usulan belum direkomendasikan dinas provinsi."))
    items = {item.rule_id: item for item in nomination.current_items()}
    papers = papers_of(nomination)
    for rule in rules_of(nomination).mandatory():
        item = items.get(rule.pk)
        if item is None and rule.kind == DocumentKind.SAMPLE:
            found += faults(demanded(rule), _paper(papers, rule), timezone.localdate())
        elif item is None:
            found.append(_("%s belum diperiksa.") % rule.name)
        elif item.result != Result.MET:
            found.append(_("%(name)s: %(result)s.") % {"name": rule.name, "result": item.get_result_display().lower()})
    return found


def refusals(nomination):
    """Why the nomination cannot be declared ineligible: no mandatory item is refused."""
    mandatory = set(rules_of(nomination).mandatory().values_list("pk", flat=True))
    if any(item.result == Result.NOT_MET and item.rule_id in mandatory for item in nomination.current_items()):
        return []
    return [_("Belum ada syarat wajib yang dinyatakan tidak terpenuhi. Isi hasil pemeriksaan terlebih dahulu.")]


def lapses(nomination, on):
    """Mandatory papers asked at the decision that do not hold on the day `on`, as sentences."""
    papers = papers_of(nomination)
    return [
        sentence
        for rule in rules_of(nomination).mandatory().filter(asked_at_decision=True)
        for sentence in faults(demanded(rule), _paper(papers, rule), on)
    ]


def samples_outstanding(nomination):
    """Mandatory samples whose receipt is not recorded, as sentences."""
    papers = papers_of(nomination)
    sentences = (sample_fault(demanded(rule), _paper(papers, rule)) for rule in rules_of(nomination).mandatory())
    return [sentence for sentence in sentences if sentence]


def _paper(papers, rule):
    document = papers.get(rule.pk)
    return document.as_paper() if document else None


def _empty(step, row, fields):
    return [
        Gap(step, _("%s belum diisi.") % capfirst(row._meta.get_field(name).verbose_name))
        for name in fields
        if not getattr(row, name) and getattr(row, name) != 0
    ]


def _kbli_gap(product):
    kbli, commodity = product.ikm.kbli, product.commodity
    if not kbli or commodity.takes_kbli(kbli):
        return []
    facts = {"kbli": kbli, "commodity": commodity.name.lower(), "prefixes": commodity.kbli_prefixes.replace(",", ", ")}
    return [Gap(Step.IKM, _("KBLI %(kbli)s bukan industri %(commodity)s (KBLI berawalan %(prefixes)s). Periksa KBLI pada NIB.") % facts)]


def _sentra_gaps(nomination):
    if nomination.sentra is None:
        return [Gap(Step.SENTRA, _("Sentra belum dipilih."))]
    return _empty(Step.SENTRA, nomination.sentra, Sentra.REQUIRED)


def _paper_gaps(nomination, rules, on):
    papers = papers_of(nomination)
    return [Gap(Step.DOCUMENTS, sentence, rule.issuer) for rule in rules for sentence in faults(demanded(rule), _paper(papers, rule), on)]
