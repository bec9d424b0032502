"""What waits at one person's desk, in numbers: each group is one plain GROUP BY, asked when a line of the agenda first wants it.

Which act a group waits for is decided here over a few dozen rows and not in SQL: filtered aggregates cost Django more time to write
than the database to answer.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Avg, BooleanField, Case, Count, F, FilteredRelation, Min, Q, When

from assessments.enums import State as AssignmentState
from assessments.models import Assignment
from awards.enums import State as AwardState
from awards.models import Award
from nominations.enums import State
from nominations.models import Nomination
from nominations.screening_queue import SAMPLE_STATES, awaited_samples
from ovop_portal.accounts.enums import OrganisationKind, Role
from ovop_portal.accounts.permissions import mandates_of
from ovop_portal.audit import facts
from ovop_portal.audit.models import Event
from ovop_portal.kit import clocks
from ovop_portal.kit.permissions import can
from ovop_portal.notices.models import Message
from ovop_portal.programme.enums import ExtensionState
from ovop_portal.programme.models import Edition

SHOWN = 20  # rows of one's own that are read at all; the list holds the rest
EVENTS = 5  # of the trail, on the auditor's desk
WITH_OFFICES = [State.SUBMITTED, State.ENDORSED]  # at the province or the secretariat
STANDING = ["sheets_due", "sheets_final", "star", "plenary"]
MORE = ["id", "office_id", "until", "reason", "state", "proposed_by_id"]  # of an extension, beside its edition
STAR_ACTS = {AwardState.RECOMMENDED: "propose", AwardState.PROPOSED: "decide", AwardState.DECIDED: "publish"}
SHEET_ACTS = {AssignmentState.RELEASED: "declare", AssignmentState.ACCEPTED: "score", AssignmentState.FINAL: "final"}


@dataclass
class Tally:
    """Rows of one edition that wait for one act: how many, since when, until when, and where to begin."""

    edition: Edition
    n: int = 0
    since: date | datetime | None = None
    until: datetime | None = None
    first: str | int | None = None

    def add(self, row, until):
        """A group of rows: a dict with n, and since and first where they are known."""
        self.n += row["n"]
        self.since = _least(self.since, row.get("since"))
        self.until = _least(self.until, until)
        self.first = _least(self.first, row.get("first"))


class Tallies:
    """The tallies of one act, one per edition: a line's number is then the number of rows in the list that it leads to."""

    def __init__(self):
        self._by_edition = {}

    def add(self, row, edition, until):
        self._by_edition.setdefault(edition.pk, Tally(edition)).add(row, until)

    def __iter__(self):
        """The oldest edition first."""
        return iter(sorted(self._by_edition.values(), key=lambda tally: tally.edition.year))

    def __len__(self):
        return len(self._by_edition)

    @property
    def n(self):
        return sum(tally.n for tally in self)


def _least(one, other):
    return min((value for value in (one, other) if value is not None), default=None)


def _tallies(*acts):
    return {act: Tallies() for act in acts}


class Waiting:
    """The numbers of one person at one instant."""

    def __init__(self, user, now):
        self.user, self.now = user, now

    @cached_property
    def all_editions(self):
        """Primary key → edition."""
        return {edition.pk: edition for edition in self._with_more_time}

    @cached_property
    def _with_more_time(self):
        """Every edition, once for each extension that still runs or waits, else once; one query for both."""
        alive = Q(extensions__until__gt=self.now, extensions__state__in=[ExtensionState.PROPOSED, ExtensionState.CONFIRMED])
        rows = Edition.objects.visible_to(self.user).annotate(more=FilteredRelation("extensions", condition=alive))
        columns = {f"more_{name}": F(f"more__{name}") for name in MORE} | {"more_office_name": F("more__office__name")}
        return list(rows.annotate(**columns).order_by("nomination_closes", "more__until", "more__pk"))

    @cached_property
    def extensions(self):
        """More time that I may know of, the one that ends first on top; needs no query of its own."""
        rows = [row for row in self._with_more_time if row.more_id is not None]
        if not can(self.user, "programme.see_setup"):
            rows = [row for row in rows if row.more_state == ExtensionState.CONFIRMED]
        return rows

    @cached_property
    def granted(self):
        """edition id → the latest instant that my office was granted, as `Extension.objects.granted` would say of those that still run."""
        offices = {None, self.user.organisation_id}
        mine = [row for row in self.extensions if row.more_state == ExtensionState.CONFIRMED and row.more_office_id in offices]
        return {row.pk: row.more_until for row in mine}

    def until(self, edition):
        """When nominating ends for my office."""
        return edition.closes_for(self.granted)

    @property
    def editions(self):
        """Editions that are not over, the one that closes first on top."""
        return [edition for edition in self.all_editions.values() if edition.publication_at > self.now]

    @cached_property
    def own(self):
        """Returned nominations and drafts of my office that can still be sent, the nearest deadline first."""
        rows = Nomination.objects.visible_to(self.user).filter(office=self.user.organisation_id)
        still = [edition.pk for edition in self.all_editions.values() if not clocks.passed(self.until(edition), self.now)]
        sendable = Q(state=State.RETURNED) | Q(state=State.DRAFT, edition__in=still)
        rows = rows.filter(sendable).select_related("edition", "product__ikm")
        return list(rows.order_by(F("return_due").asc(nulls_last=True), "-readiness", "pk")[:SHOWN])

    @cached_property
    def received(self):
        """What came in and waits for the province, the screening, assessors, a recommendation, the plenary (of editions that I lead)."""
        found = _tallies("endorse", "screen", "short", "ready", "plenary")
        states = [*WITH_OFFICES, State.ELIGIBLE] if self.hands_out else WITH_OFFICES
        rows = Nomination.objects.visible_to(self.user).filter(state__in=states).order_by()
        columns = ["edition", "state", "office__kind", "award__state", *(f"standing__{name}" for name in STANDING)]
        if self.led:
            mine = Assignment.objects.owed_by(self.user).values("nomination")
            rows = rows.annotate(owed=Case(When(pk__in=mine, then=True), default=False, output_field=BooleanField()))
            columns.append("owed")
        for row in rows.values(*columns).annotate(n=Count("pk"), since=Min("submitted_at"), first=Min("code")):
            edition = self.all_editions[row["edition"]]
            if row["state"] == State.ELIGIBLE:
                row["since"] = None  # when it was sent says nothing of how long this has waited
            for act, until in self._acts(row, edition):
                found[act].add(row, edition, until)
        return found

    def _acts(self, row, edition):
        """What a group of sent nominations waits for, each with the instant by which."""
        if row["state"] != State.ELIGIBLE:
            asked = edition.needs_endorsement and row["office__kind"] == OrganisationKind.REGENCY_OFFICE
            yield "endorse" if asked and row["state"] == State.SUBMITTED else "screen", edition.screening_closes
            return
        due, final, star, plenary = (row[f"standing__{name}"] for name in STANDING)
        undecided = row["award__state"] in {None, AwardState.RECOMMENDED}
        if undecided and (edition.pk in self.led or self.user.role == Role.SECRETARIAT):
            if (due or 0) < edition.sheets_wanted and edition.assessment_closes >= self.now:
                yield "short", edition.assessment_closes
            if row["award__state"] is None and due and due == final and star is not None:
                yield "ready", edition.publication_at
        if edition.pk in self.led and plenary and undecided and not row["owed"]:  # nothing of others before my own sheet is final
            yield "plenary", edition.publication_at

    @cached_property
    def drafts(self):
        """Drafts of other offices that I may know of: how many, how ready on average, how many complete."""
        rows = Nomination.objects.tally_for(self.user).exclude(office=self.user.organisation_id)
        return rows.order_by().aggregate(
            n=Count("pk"), ready=Avg("readiness"), complete=Count("pk", filter=Q(readiness=100)), offices=Count("office", distinct=True)
        )

    @cached_property
    def samples(self):
        """Files with a sample that was sent and whose receipt nobody has recorded."""
        found = Tallies()
        rows = awaited_samples().filter(nomination__state__in=SAMPLE_STATES).order_by().values("nomination__edition")
        for row in rows.annotate(n=Count("nomination", distinct=True), since=Min("sent_on"), first=Min("nomination__code")):
            found.add(row, self.all_editions[row["nomination__edition"]], None)
        return found

    @cached_property
    def led(self):
        """The editions that I lead."""
        return {pk for pk, mandate in mandates_of(self.user).items() if mandate.lead}

    @property
    def hands_out(self):
        """Whether eligible files and planned assignments ask anything of this person."""
        return bool(self.led) or self.user.role == Role.SECRETARIAT

    @cached_property
    def assignments(self):
        """Planned ones to hand out (only who may do it sees any), and my own by what they want of me."""
        found = _tallies("planned", "early", "declare", "score", "reopened", "final")
        seats = [mandate.pk for mandate in mandates_of(self.user).values()]
        wanted = ~Q(state=AssignmentState.PLANNED) & Q(mandate__in=seats)
        if self.hands_out:
            wanted |= Q(state=AssignmentState.PLANNED, nomination__state=State.ELIGIBLE)
        rows = Assignment.objects.visible_to(self.user).filter(wanted)
        rows = rows.order_by().values("nomination__edition", "state")
        oldest = {f"oldest_{name}": Min(name) for name in ("planned_at", "released_at", "accepted_at")}
        for row in rows.annotate(n=Count("pk"), first=Min("pk"), **oldest):
            edition = self.all_editions[row["nomination__edition"]]
            act, since, until = self._sheet_act(row["state"], edition)
            if act:
                found[act].add(row | {"since": row[f"oldest_{since}"]}, edition, until)
        return found

    def _sheet_act(self, state, edition):
        """(act, name of the instant since when, until when); no act where nothing is asked any more or of me."""
        if state == AssignmentState.REOPENED and edition.publication_at > self.now:
            return "reopened", "accepted_at", edition.publication_at
        if edition.assessment_closes < self.now:
            return None, "", None
        if state == AssignmentState.PLANNED:
            return "planned", "planned_at", edition.assessment_closes
        if edition.assessment_opens > self.now:
            return "early" if state == AssignmentState.RELEASED else None, "released_at", edition.assessment_opens
        return SHEET_ACTS.get(state), "accepted_at" if state == AssignmentState.ACCEPTED else "released_at", edition.assessment_closes

    @cached_property
    def stars(self):
        """Stars by the hand they wait for; none whose marks this person may not see yet."""
        found = _tallies(*STAR_ACTS.values())
        rows = Award.objects.visible_to(self.user).filter(state__in=STAR_ACTS, nomination__isnull=False).order_by()
        rows = rows.exclude(nomination__in=Assignment.objects.owed_by(self.user).values("nomination"))
        for row in rows.values("nomination__edition", "state").annotate(n=Count("pk")):
            edition = self.all_editions[row["nomination__edition"]]
            found[STAR_ACTS[row["state"]]].add(row, edition, edition.publication_at)
        return found

    @cached_property
    def trail(self):
        """Where the chain ends, its last events (newest first), and what was sealed last."""
        events = list(Event.objects.visible_to(self.user).for_page().order_by("-seq")[:EVENTS])
        return facts.chain() | {"last": events[0] if events else None, "events": events}

    @cached_property
    def mail(self):
        """Messages that failed for good, or that have waited too long."""
        return Message.objects.undelivered(self.now).aggregate(n=Count("pk"), since=Min("created_at"))
