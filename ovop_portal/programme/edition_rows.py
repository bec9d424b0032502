"""The rows of the list of editions, as ready strings; what they hold of nominations and stars is asked of the higher apps."""

from django.db.models import Count, Q
from django.utils.translation import ngettext

from ovop_portal.programme import timeline
from ovop_portal.programme.scopes import TALLIES


def with_counts(editions):
    """Editions with `commodity_count` and `team_count`, in one query."""
    return editions.annotate(
        commodity_count=Count("edition_commodities", distinct=True),
        team_count=Count("mandates", filter=Q(mandates__ended_at=None), distinct=True),
    ).order_by("-year")


def rows(editions, user, now):
    """One dict per edition: link, name, regulation, phase, next instant, counts (word → number)."""
    tallies = TALLIES.ask(user)
    return [_row(edition, tallies, now) for edition in editions]


def _row(edition, tallies, now):
    ahead = timeline.next_instant(edition, now)
    return {
        "url": edition.get_absolute_url(),
        "year": edition.year,
        "name": edition.name,
        "regulation": edition.regulation,
        "sample": edition.is_sample,
        "phase": timeline.pill(edition, now),
        "next": {"what": ahead[1], "at": ahead[2]} if ahead else None,
        "counts": [(word, numbers.get(edition.pk, 0)) for word, numbers in tallies],
        "made_of": ngettext("%d komoditas", "%d komoditas", edition.commodity_count) % edition.commodity_count,
        "team": ngettext("%d penilai", "%d penilai", edition.team_count) % edition.team_count,
    }
