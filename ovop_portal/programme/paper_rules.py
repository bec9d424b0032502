"""Document rules as the secretariat keeps them: their code, their order, what keeps one from being removed."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.references import references, sentence
from ovop_portal.programme.commodities import code_from
from ovop_portal.programme.models import DocumentRule, Edition

UP, DOWN = "naik", "turun"


def rivals(rule):
    """The other rules that a nomination may meet beside this one: for a rule for all, every rule of the edition."""
    others = DocumentRule.objects.filter(edition=rule.edition_id).exclude(pk=rule.pk)
    return others if rule.commodity_id is None else others.for_commodity(rule.edition_id, rule.commodity_id)


def free_code(rule):
    """A code from the rule's name that no rival has; "" where the name gives none."""
    wanted = code_from(rule.name, limit=36)
    taken = set(rivals(rule).values_list("code", flat=True))
    names = [wanted, *(f"{wanted}_{number}" for number in range(2, 100))] if wanted else []
    return next((name for name in names if name not in taken), "")


def next_place(edition):
    """Where a new rule stands: after all others."""
    last = edition.document_rules.order_by("-order").first()
    return last.order + 1 if last else 1


def bar_to_removing(rule):
    """The sentence that says why the rule stays, or "" while nothing answers it."""
    if not (found := references(rule)):
        return ""
    return _("“%(name)s” sudah dirujuk (%(what)s) dan tidak dapat dihapus.") % {"name": rule.name, "what": sentence(found)}


@unit()
def remove(actor, rule):
    """Remove a rule that no document answers yet. Raises ValidationError with the reason otherwise."""
    rule = DocumentRule.objects.select_for_update(of=("self",)).get(pk=rule.pk)
    if bar := bar_to_removing(rule):
        raise ValidationError(bar, code="used")
    record(actor, "programme.delete_rule", rule.edition, rule=rule.code, name=rule.name)
    rule.delete()


@unit()
def move(actor, rule, direction):
    """Let the rule change places with its neighbour under the same heading; at the end of it nothing moves. Returns whether it moved."""
    Edition.objects.select_for_update(of=("self",)).get(pk=rule.edition_id)  # two who sort at once wait for each other
    rules = list(DocumentRule.objects.filter(edition=rule.edition_id).order_by("order", "pk"))
    group = [one for one in rules if one.commodity_id == rule.commodity_id]
    place = next((number for number, one in enumerate(group) if one.pk == rule.pk), None)
    beside = None if place is None else place + (-1 if direction == UP else 1)
    if beside is None or not 0 <= beside < len(group):
        return False
    here, there = rules.index(group[place]), rules.index(group[beside])
    rules[here], rules[there] = rules[there], rules[here]
    for order, one in enumerate(rules, start=1):
        one.order = order
    DocumentRule.objects.bulk_update(rules, ["order"])
    record(actor, "programme.move_rule", rule.edition, rule=rule.code, direction=direction)
    return True
