"""Which mandatory papers of many nominations do not hold on one day: the same answer as checklist.lapses(), in two queries for all."""

from nominations.legality import faults
from nominations.models import Document
from nominations.models.document import demanded
from ovop_portal.programme.models import DocumentRule


def lapses_of(nominations, edition, on):
    """nomination id → sentences about mandatory papers, asked at the decision, that do not hold on the day `on`; none of them: []."""
    rules = list(DocumentRule.objects.filter(edition=edition, asked_at_decision=True).mandatory().order_by("order", "pk"))
    papers = {}
    current = Document.objects.current().filter(nomination__in=[one.pk for one in nominations], rule__in=rules)
    for document in current:
        papers[document.nomination_id, document.rule_id] = document.as_paper()
    return {
        one.pk: [
            sentence
            for rule in rules
            if rule.commodity_id in (None, one.product.commodity_id)
            for sentence in faults(demanded(rule), papers.get((one.pk, rule.pk)), on)
        ]
        for one in nominations
    }
