"""The list of editions as a table for Excel."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ovop_portal.programme.models import Edition
from ovop_portal.programme.models.edition import INSTANTS
from ovop_portal.programme.scopes import TALLIES

FIELDS = ["year", "name", "regulation", "nominators", "needs_endorsement", "sheets_wanted", "validity_months", *INSTANTS]


def headings(user):
    """The names of the columns; what higher apps count comes last."""
    counted = [word for word, _numbers in TALLIES.ask(user)]
    return [*(Edition._meta.get_field(name).verbose_name.capitalize() for name in FIELDS), _("Tahap"), *counted]


def rows(editions, user):
    """One tuple of plain values per edition."""
    now, tallies = timezone.now(), TALLIES.ask(user)
    for edition in editions:
        yield [
            *(_value(edition, name) for name in FIELDS),
            edition.phase(now).label,
            *(numbers.get(edition.pk, 0) for _word, numbers in tallies),
        ]


def _value(edition, name):
    if name == "nominators":
        return str(edition.get_nominators_display())
    if name == "needs_endorsement":
        return str(_("ya") if edition.needs_endorsement else _("tidak"))
    return getattr(edition, name)
