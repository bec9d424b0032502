"""What a begun phase depends on and may no longer change, each with the sentence that says why. docs/decisions/0002-freezing.md argues it.

Pure: an edition's instants and a `now` in, field → sentence out; no query, no clock.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from ovop_portal.kit import clocks

# instant whose passing freezes → (what has happened then, the fields that it freezes)
FREEZES = {
    "nomination_opens": (
        gettext_noop("pengusulan telah dibuka"),
        ("regulation", "nominators", "needs_endorsement", "document_rules", "commodities", "nomination_opens"),
    ),
    "nomination_closes": (gettext_noop("pengusulan telah ditutup"), ("nomination_closes",)),
    "screening_closes": (gettext_noop("seleksi administrasi telah selesai"), ("screening_closes",)),
    "assessment_opens": (
        gettext_noop("penilaian telah dibuka"),
        ("assessment_opens", "rubrics", "star_rule", "sheets_wanted"),
    ),
    "assessment_closes": (gettext_noop("penilaian telah ditutup"), ("assessment_closes", "validity_months")),
    "publication_at": (gettext_noop("hasil telah diumumkan"), ("publication_at", "name")),
}

# a closing that people already rely on → the instant since which they do
PROMISED = {
    "nomination_closes": "nomination_opens",
    "screening_closes": "nomination_opens",
    "assessment_closes": "assessment_opens",
}


@dataclass(frozen=True)
class Limit:
    """An instant that may still be moved, but not before `earliest`."""

    earliest: datetime
    sentence: str


def frozen(edition, now):
    """Field (or "document_rules", "commodities", "rubrics", "star_rule") → why it is locked: "Terkunci sejak 1 Maret 2026: …"."""
    return {
        field: _("Terkunci sejak %(day)s: %(event)s.") % {"day": _day(getattr(edition, instant)), "event": _(event)}
        for instant, (event, fields) in FREEZES.items()
        if getattr(edition, instant) <= now
        for field in fields
    }


def limits(edition, now):
    """Instant → Limit, for closings of a begun phase: they may be put off, never brought forward."""
    locked = frozen(edition, now)
    return {
        field: Limit(
            getattr(edition, field),
            _("Hanya dapat diundur, tidak dapat dimajukan: %s.") % _(FREEZES[since][0]),
        )
        for field, since in PROMISED.items()
        if field not in locked and getattr(edition, since) <= now
    }


def _day(instant):
    return date_format(instant.astimezone(clocks.WIB), clocks.DATE)
