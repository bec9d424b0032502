"""A new edition from an earlier one: its instants moved by whole years, its commodities, document rules and star rule copied."""

import re

from django.db.models import Max, Q

from ovop_portal.audit.models import Event
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.clocks import WIB
from ovop_portal.programme.models import Commodity, DocumentRule, Edition, EditionCommodity, StarRule
from ovop_portal.programme.models.edition import INSTANTS

SETTINGS = ("regulation", "nominators", "needs_endorsement", "sheets_wanted", "validity_months", "is_sample")


def moved(instant, years):
    """The same day and time `years` later on Jakarta's clock; 29 February becomes the 28th where there is none."""
    local = instant.astimezone(WIB)
    try:
        return local.replace(year=local.year + years)
    except ValueError:
        return local.replace(year=local.year + years, day=28)


def moved_instants(source, year):
    """Name → instant of an edition of this year that keeps the calendar of `source`."""
    return {name: moved(getattr(source, name), year - source.year) for name in INSTANTS}


def proposal(source, year):
    """An unsaved edition of this year, as the form shows it first."""
    name = source.name.replace(str(source.year), str(year)) if str(source.year) in source.name else f"OVOP {year}"
    kept = {field: getattr(source, field) for field in SETTINGS}
    return Edition(year=year, name=name, copied_from=source, **kept, **moved_instants(source, year))


def renamed(typed, proposed, year):
    """The proposed name where only the year of what was typed is another one; else what was typed."""
    return proposed if re.sub(r"[0-9]{4}", str(year), typed) == proposed else typed


def has_newer_rubrics(source):
    """Whether a rubric of the edition has a later version."""
    newest = _newest(source)
    return any(row.rubric.number < newest[row.commodity_id] for row in source.edition_commodities.select_related("rubric"))


@unit()
def copy(actor, source, edition, *, newest_rubrics=False, key=""):
    """Save the edition with all that hangs on it, and one event."""
    edition.save()
    commodities = EditionCommodity.objects.bulk_create(_commodities(source, edition, newest_rubrics))
    rules = DocumentRule.objects.bulk_create(_renewed(rule, edition) for rule in source.document_rules.order_by("order", "pk"))
    star_rule = _renewed(getattr(source, "star_rule", None) or StarRule(), edition)
    star_rule.version = 1
    star_rule.save()
    facts = {"from": source.year, "rubrics": {row.commodity.code: row.rubric.number for row in commodities}, "rules": len(rules)}
    record(actor, "programme.copy", edition, key=key, **facts)
    return edition


def copied_before(actor, key):
    """The edition that the same person made with the same rendered form, or None."""
    if not key:
        return None
    event = Event.objects.filter(action="programme.copy", actor=actor, data__key=key).first()
    return Edition.objects.filter(pk=event.target_id).first() if event else None


def _newest(source):
    """commodity id → number of its latest rubric in force; a draft is none."""
    in_force = Q(rubrics__published_at__isnull=False)
    rows = Commodity.objects.filter(editions=source).annotate(newest=Max("rubrics__number", filter=in_force))
    return dict(rows.values_list("pk", "newest"))


def _commodities(source, edition, newest_rubrics):
    newest = _newest(source) if newest_rubrics else {}
    for row in source.edition_commodities.select_related("commodity", "rubric"):
        rubric = row.commodity.rubrics.get(number=newest[row.commodity_id]) if newest_rubrics else row.rubric
        yield EditionCommodity(edition=edition, commodity=row.commodity, rubric=rubric)


def _renewed(row, edition):
    """The row as a new one of this edition."""
    row.pk, row.edition = None, edition
    row._state.adding = True
    return row
