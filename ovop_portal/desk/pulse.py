"""What is known of one edition in numbers: one grouped query per question, however many nominations there are.

Every question starts from what the reader may see. Nothing here reads a total or the star of a nomination: what counts as starred comes
through the door of the public register, so that before the announcement it is nothing for anybody. Sheets on nominations on which the
reader still owes the own sheet are left out.
"""

from datetime import timedelta
from functools import cached_property

from django.db.models import Count, F, Min, Q
from django.db.models.functions import Substr

from assessments.enums import State as SheetState
from assessments.filters import STILL_OPEN
from assessments.models import Assignment, Standing
from awards.enums import State as AwardState
from awards.models import Award
from nominations.enums import State
from nominations.models import Nomination
from ovop_portal.accounts.models import Region

SLOW = timedelta(days=7)  # how long a file may lie at one desk before somebody asks
SOON = timedelta(days=3)  # how near the end of a correction is worth a call
OUT = (AwardState.PUBLISHED, AwardState.REVOKED)
PASSED = (State.ELIGIBLE, State.LAPSED)


def _grouped(rows, path="", also=()):
    """The rows by commodity and province (and the columns `also`), counted; `path` leads to their nomination.

    Ids alone: joined to thousands of rows, the names of a few groups cost as much again as the counting.
    """
    province = Substr(f"{path}region", 1, 2)  # "32.04" lies in "32"
    rows = rows.order_by().values(*also, commodity_pk=F(f"{path}product__commodity"), province=province)
    return rows.annotate(n=Count("pk"))


class Pulse:
    """The numbers of one edition for one reader at one instant."""

    def __init__(self, edition, user, now):
        self.edition, self.user, self.now = edition, user, now

    @cached_property
    def commodities(self):
        """[(id, name)] of the edition, in its order."""
        return list(self.edition.commodities.order_by("order", "name").values_list("pk", "name"))

    @cached_property
    def provinces(self):
        """{code: name} of all provinces."""
        return dict(Region.objects.provinces().values_list("code", "name"))

    @cached_property
    def drafts(self):
        """Drafts that the reader may know of: commodity_pk, province (its code), n."""
        rows = Nomination.objects.filter(edition=self.edition).tally_for(self.user)
        return list(_grouped(rows))

    @cached_property
    def sent(self):
        """Sent files, by state and kind of office besides: n, since, slow (sent over a week ago), overdue and soon (corrections)."""
        rows = Nomination.objects.visible_to(self.user).filter(edition=self.edition, submitted_at__isnull=False)
        returned = Q(state=State.RETURNED)
        return list(
            _grouped(rows, also=("state", "office__kind")).annotate(
                since=Min("submitted_at"),
                slow=Count("pk", filter=Q(submitted_at__lt=self.now - SLOW)),
                overdue=Count("pk", filter=returned & Q(return_due__lte=self.now)),
                soon=Count("pk", filter=returned & Q(return_due__gt=self.now, return_due__lte=self.now + SOON)),
            )
        )

    @cached_property
    def assessed(self):
        """Files whose expected sheets are all final."""
        rows = Standing.objects.visible_to(self.user).filter(edition=self.edition, nomination__state__in=PASSED)
        rows = rows.filter(sheets_due__gt=0, sheets_final=F("sheets_due"))
        return list(_grouped(rows, "nomination__"))

    @cached_property
    def starred(self):
        """Stars that the public sees."""
        rows = Award.objects.published(self.now).filter(nomination__edition=self.edition)
        return list(_grouped(rows, "nomination__"))

    @cached_property
    def sheets(self):
        """Open sheets by institution; `ended`: the seat is over, so the lead has to act. files, declare, score, slow (files), since."""
        owed = Assignment.objects.owed_by(self.user).filter(nomination__edition=self.edition).values("nomination")
        rows = Assignment.objects.visible_to(self.user).filter(mandate__edition=self.edition, nomination__state=State.ELIGIBLE)
        rows = rows.filter(state__in=STILL_OPEN).exclude(nomination__in=owed).order_by()
        columns = {"institution": F("mandate__institution"), "name": F("mandate__institution__name"), "ended": F("mandate__ended_at")}
        return list(
            rows.values(**columns).annotate(
                files=Count("nomination", distinct=True),
                declare=Count("pk", filter=Q(state=SheetState.RELEASED)),
                score=Count("pk", filter=~Q(state=SheetState.RELEASED)),
                slow=Count("nomination", distinct=True, filter=Q(state=SheetState.RELEASED, released_at__lt=self.now - SLOW)),
                since=Min("released_at"),
            )
        )

    @cached_property
    def stars(self):
        """How many stars wait for each hand: {state: n}; which stars they are is not asked."""
        rows = Award.objects.visible_to(self.user).filter(nomination__edition=self.edition).exclude(state__in=OUT).order_by()
        return dict(rows.values_list("state").annotate(n=Count("pk")))
