"""The document rules of an edition as tables: those for all commodities first, then each commodity's own."""

from django.utils.translation import gettext as _

from ovop_portal.programme.enums import Sourcing

SOURCING_TONES = {Sourcing.PUBLISHED: "good", Sourcing.PARTLY: "waiting", Sourcing.PROPOSED: "neutral"}


def tables(edition):
    """[(heading, rows)] in one query; rows are ready strings."""
    sections = {}
    for rule in edition.document_rules.select_related("commodity").order_by("commodity__order", "order", "pk"):
        sections.setdefault(rule.commodity, []).append(_row(rule))
    common = sections.pop(None, None)
    named = [(commodity.name, rows) for commodity, rows in sections.items()]
    return [(_("Semua komoditas"), common), *named] if common else named


def sourcing(row):
    """Where a rule, aspect or indicator comes from, for `{% pill … %}`."""
    return {"state": row.sourcing, "label": row.get_sourcing_display(), "tone": SOURCING_TONES[row.sourcing]}


def _row(rule):
    return {
        "pk": rule.pk,
        "code": rule.code,
        "name": rule.name,
        "help": rule.help,
        "kind": rule.get_kind_display(),
        "demand": rule.get_demand_display(),
        "mandatory": rule.is_mandatory,
        "clause": rule.clause or "–",
        "issuer": rule.issuer or "–",
        "asked": ", ".join(_asked(rule)) or "–",
        "expires": _("dengan masa berlaku") if rule.expires else "",
        "sourcing": sourcing(rule),
    }


def _asked(rule):
    moments = [
        (rule.asked_at_submission, _("pengiriman")),
        (rule.asked_at_decision, _("penetapan")),
        (rule.asked_at_ceremony, _("penganugerahan")),
    ]
    return [word for asked, word in moments if asked]
