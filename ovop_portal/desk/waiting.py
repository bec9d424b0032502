"""What waits at one person's desk, in numbers: each group is one query, asked when a line of the agenda first wants it."""

from datetime import timedelta
from functools import cached_property

from django.db.models import Avg, Count, F, Min, Q

from assessments.enums import State as AssignmentState
from assessments.models import Assignment
from awards.enums import State as AwardState
from awards.models import Award
from awards.progress import COMPLETE
from nominations.enums import State
from nominations.models import Document, Nomination
from nominations.screening_queue import AWAITS_ENDORSEMENT
from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.permissions import mandates_of
from ovop_portal.audit import facts
from ovop_portal.audit.models import Event
from ovop_portal.notices.models import Message
from ovop_portal.programme.enums import DocumentKind
from ovop_portal.programme.models import Edition

SHOWN = 20  # rows of one's own that are read at all; the list holds the rest
EVENTS = 5  # of the trail, on the auditor's desk
TO_SCREEN = Q(state__in=[State.SUBMITTED, State.ENDORSED]) & ~AWAITS_ENDORSEMENT
AFTER_SENDING = [State.SUBMITTED, State.ENDORSED, State.ELIGIBLE]
UNDELIVERED = timedelta(minutes=30)


def tally(when, edition, since, until, first="pk"):
    """Aggregates of the rows that match: n, since (oldest), until (nearest end), year (of the oldest edition), first (where to begin).

    `edition` is the path from a row to its edition, `until` the instant of it that ends the waiting.
    """
    return {
        "n": Count("pk", filter=when),
        "since": Min(since, filter=when),
        "until": Min(f"{edition}__{until}", filter=when),
        "year": Min(f"{edition}__year", filter=when),
        "first": Min(first, filter=when),
    }


def named(**tallies):
    """One flat dict of aggregates from several tallies; `apart` takes it apart again."""
    return {f"{name}__{part}": expression for name, parts in tallies.items() for part, expression in parts.items()}


def apart(row):
    """{"screen__n": 3, …} → {"screen": {"n": 3, …}}."""
    found = {}
    for key, value in row.items():
        name, _dash, part = key.partition("__")
        found.setdefault(name, {})[part] = value
    return found


class Waiting:
    """The numbers of one person at one instant."""

    def __init__(self, user, now):
        self.user, self.now = user, now

    @cached_property
    def editions(self):
        """Editions that are not over, the one that closes first on top."""
        running = Edition.objects.visible_to(self.user).filter(publication_at__gt=self.now)
        return list(running.order_by("nomination_closes"))

    @cached_property
    def own(self):
        """Returned nominations and drafts of my office that can still be sent, the nearest deadline first."""
        rows = Nomination.objects.visible_to(self.user).filter(office=self.user.organisation_id)
        sendable = Q(state=State.RETURNED) | Q(state=State.DRAFT, edition__nomination_closes__gte=self.now)
        rows = rows.filter(sendable).select_related("edition", "product__ikm")
        return list(rows.order_by(F("return_due").asc(nulls_last=True), "-readiness", "pk")[:SHOWN])

    @cached_property
    def received(self):
        """What came in and waits for the province, the screening, assessors, a recommendation, the plenary (of editions that I lead)."""
        led = Q(edition__in=self.seats[1])
        eligible = (Q() if self.user.role == Role.SECRETARIAT else led) & Q(state=State.ELIGIBLE, award=None)
        lacking = Q(standing=None) | Q(standing__sheets_due__lt=F("edition__sheets_wanted"))
        endorse = AWAITS_ENDORSEMENT & ~Q(office=self.user.organisation_id)
        short = eligible & lacking & Q(edition__assessment_closes__gte=self.now)
        undecided = Q(award=None) | Q(award__state=AwardState.RECOMMENDED)
        owed = Q(pk__in=Assignment.objects.owed_by(self.user).values("nomination"))  # nothing of others before my own sheet is final
        plenary = led & Q(state=State.ELIGIBLE, standing__plenary=True) & undecided & ~owed
        row = Nomination.objects.visible_to(self.user).aggregate(
            **named(
                endorse=tally(endorse, "edition", "submitted_at", "screening_closes", "code"),
                screen=tally(TO_SCREEN, "edition", "submitted_at", "screening_closes", "code"),
                short=tally(short, "edition", "submitted_at", "assessment_closes", "code"),
                ready=tally(eligible & COMPLETE, "edition", "submitted_at", "publication_at", "code"),
                plenary=tally(plenary, "edition", "standing__counted_at", "publication_at", "code"),
            )
        )
        return apart(row)

    @cached_property
    def drafts(self):
        """Drafts of other offices that I may know of: how many, how ready on average, how many complete."""
        rows = Nomination.objects.tally_for(self.user).exclude(office=self.user.organisation_id)
        return rows.order_by().aggregate(
            n=Count("pk"), ready=Avg("readiness"), complete=Count("pk", filter=Q(readiness=100)), offices=Count("office", distinct=True)
        )

    @cached_property
    def samples(self):
        """Samples that were sent and whose receipt nobody has recorded."""
        sent = Document.objects.current().filter(rule__kind=DocumentKind.SAMPLE, sent_on__isnull=False, received_at=None)
        return sent.filter(nomination__state__in=AFTER_SENDING).aggregate(
            n=Count("pk"), since=Min("sent_on"), first=Min("nomination__code"), year=Min("nomination__edition__year")
        )

    @cached_property
    def seats(self):
        """Primary keys of my mandates, and the editions that I lead."""
        mandates = mandates_of(self.user).values()
        return [one.pk for one in mandates], [one.edition_id for one in mandates if one.lead]

    @cached_property
    def assignments(self):
        """Planned ones to hand out (only who may do it sees any), and my own by what they want of me."""
        mine, _led = self.seats
        own, edition = Q(mandate__in=mine, mandate__ended_at=None), "nomination__edition"
        coming = Q(**{f"{edition}__assessment_opens__gt": self.now})
        window = ~coming & Q(**{f"{edition}__assessment_closes__gte": self.now})
        reopened = Q(state=AssignmentState.REOPENED, **{f"{edition}__publication_at__gt": self.now})
        planned = Q(state=AssignmentState.PLANNED, nomination__state=State.ELIGIBLE)
        row = Assignment.objects.visible_to(self.user).aggregate(
            **named(
                planned=tally(planned & (window | coming), edition, "planned_at", "assessment_closes"),
                early=tally(own & coming & Q(state=AssignmentState.RELEASED), edition, "released_at", "assessment_opens"),
                declare=tally(own & window & Q(state=AssignmentState.RELEASED), edition, "released_at", "assessment_closes"),
                score=tally(own & window & Q(state=AssignmentState.ACCEPTED), edition, "accepted_at", "assessment_closes"),
                reopened=tally(own & reopened, edition, "accepted_at", "publication_at"),
                final=tally(own & window & Q(state=AssignmentState.FINAL), edition, "released_at", "assessment_closes"),
            )
        )
        return apart(row)

    @cached_property
    def stars(self):
        """Stars by the hand they wait for."""
        rows = Award.objects.visible_to(self.user).filter(nomination__isnull=False)
        states = {"propose": AwardState.RECOMMENDED, "decide": AwardState.PROPOSED, "publish": AwardState.DECIDED}
        parts = {
            name: {
                "n": Count("pk", filter=Q(state=state)),
                "year": Min("year", filter=Q(state=state)),
                "until": Min("nomination__edition__publication_at", filter=Q(state=state)),
            }
            for name, state in states.items()
        }
        return apart(rows.aggregate(**named(**parts)))

    @cached_property
    def trail(self):
        """Where the chain ends, its last events (newest first), and what was sealed last."""
        events = list(Event.objects.visible_to(self.user).for_page().order_by("-seq")[:EVENTS])
        return facts.chain() | {"last": events[0] if events else None, "events": events}

    @cached_property
    def mail(self):
        """Messages that failed for good, or that have waited too long."""
        late = Q(state=Message.State.PENDING, next_try_at__lte=self.now - UNDELIVERED)
        return Message.objects.filter(Q(state=Message.State.FAILED) | late).aggregate(n=Count("pk"), since=Min("created_at"))
