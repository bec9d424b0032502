"""Offices are reminded of what they have not sent: 14, 7, 3 and 1 days and 6 hours before their own deadline, once each.

A reminder that was missed is made up for until the next one is due. Nobody is reminded of what they learnt after its instant: a draft
begun, a file returned or more time granted only ten days before the deadline is first recalled seven days before it.
"""

from collections import defaultdict
from datetime import timedelta

from django.db.models import Max, Q
from django.utils import timezone

from nominations import notices
from nominations.enums import State
from nominations.legality import lapsed
from nominations.models import Document, Nomination, checklist
from ovop_portal.accounts.models import User
from ovop_portal.audit.models import Event
from ovop_portal.audit.trail import unit
from ovop_portal.kit import clocks
from ovop_portal.notices.models import Message
from ovop_portal.programme.models import Extension

BEFORE = [timedelta(days=14), timedelta(days=7), timedelta(days=3), timedelta(days=1), timedelta(hours=6)]


def remind(now=None):
    """Write the reminders that are due into the outbox; repeats write nothing. One line for the log."""
    now = now or timezone.now()
    found = _due(now)
    people = defaultdict(list)
    for person in User.objects.filter(is_active=True, organisation__in={office for office, _until in found}).order_by("pk"):
        people[person.organisation_id].append(person)
    wanted = {_key(until, now, person): (person, until, rows) for (office, until), rows in found.items() for person in people[office]}
    told = set(Message.objects.filter(key__in=wanted).values_list("key", flat=True))
    count = sum(_tell(key, *wanted[key], now) for key in wanted if key not in told)
    return f"reminders: {count}" if count else ""


def step(until, now):
    """The last of the intervals whose instant has come, or None before the first and once the deadline is over."""
    if clocks.passed(until, now):
        return None
    return min((one for one in BEFORE if until - one <= now), default=None)


def _key(until, now, person):
    hours = int(step(until, now) / timedelta(hours=1))
    return f"reminder:{until.isoformat()}:{hours}:{person.pk}"


def _due(now):
    """(office id, deadline) → nominations for which a reminder is due."""
    rows = list(
        Nomination.objects.filter(
            state__in=[State.DRAFT, State.RETURNED], edition__screening_closes__gt=now, edition__nomination_opens__lte=now
        )
        .select_related("edition", "office__region", "product__ikm")
        .order_by("pk")
    )
    granted, granted_at = _granted({row.edition_id for row in rows})
    found = defaultdict(list)
    for row in rows:
        until = checklist.limit(row, granted[row.office_id])
        if step(until, now):
            found[row.office_id, until].append(row)
    returned_at = _returned_at([row for group in found.values() for row in group if row.state == State.RETURNED])
    kept = {}
    for (office, until), group in found.items():
        instant = until - step(until, now)
        known = [row for row in group if _known_since(row, until, granted_at, returned_at) <= instant]
        if known:
            kept[office, until] = known
    return kept


def _granted(editions):
    """(office id → {edition id: instant}, (office id or None, instant) → when it was granted), in one query."""
    rows = list(Extension.objects.confirmed().filter(edition__in=editions).order_by("until"))
    offices = {row.office_id for row in rows}
    all_of_them = {row.edition_id: row.until for row in rows if row.office_id is None}
    granted = defaultdict(lambda: all_of_them)
    for office in offices - {None}:
        granted[office] = {row.edition_id: row.until for row in rows if row.office_id in {None, office}}
    return granted, {(row.office_id, row.edition_id, row.until): row.decided_at for row in rows}


def _returned_at(rows):
    """nomination id → when it was returned last."""
    events = Event.objects.filter(
        target_type=Nomination._meta.label_lower, target_id__in=[str(row.pk) for row in rows], action="nominations.return"
    )
    return {int(pk): at for pk, at in events.order_by().values_list("target_id").annotate(Max("at"))}


def _known_since(row, until, granted_at, returned_at):
    """Since when the office knows that this file is due at this instant."""
    instants = [row.created_at, returned_at.get(row.pk) if row.state == State.RETURNED else None]
    instants += [granted_at.get((office, row.edition_id, until)) for office in (None, row.office_id)]
    return max(instant for instant in instants if instant)


@unit()
def _tell(key, person, until, rows, now):
    """Whether this person was told now; what was sent meanwhile is named no more."""
    still = Q(pk__in=[row.pk for row in rows], state__in=[State.DRAFT, State.RETURNED])
    open_ids = set(Nomination.objects.select_for_update().filter(still).values_list("pk", flat=True))
    rows = [row for row in rows if row.pk in open_ids]
    if not rows:
        return False
    zone = rows[0].office.region.get_time_zone_display()
    return notices.reminded(key, person, rows, clocks.in_zone(until, zone), clocks.countdown(until, now), _papers(rows))


def _papers(rows):
    """Mandatory papers of these files that lapse before the stars are decided."""
    papers = Document.objects.current().filter(nomination__in=rows, rule__asked_at_decision=True, expires__isnull=False)
    papers = papers.select_related("rule", "nomination__product", "nomination__edition").order_by("expires", "pk")
    decided = {row.edition_id: row.edition.publication_at.astimezone(clocks.WIB).date() for row in rows}
    return [one for one in papers if one.rule.is_mandatory and lapsed(one.as_paper(), decided[one.nomination.edition_id])]
