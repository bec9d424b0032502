"""How far an edition's stars are: one figure per stage, and what waits at each."""

from django.db.models import Count, F, Q

from awards.enums import State
from awards.models import Award
from nominations.enums import State as NominationState
from nominations.models import Nomination

COMPLETE = Q(standing__sheets_due__gt=0, standing__sheets_final=F("standing__sheets_due"), standing__star__isnull=False)


def progress(edition, user):
    """{"eligible", "assessed", "ready", one count per state, "stars": {3: …, 0: …}} in two queries.

    `ready`: complete and not recommended yet. Stars whose marks the user may not see yet are in no count of stars.
    """
    nominations = Nomination.objects.visible_to(user).filter(edition=edition, state=NominationState.ELIGIBLE)
    found = nominations.aggregate(
        eligible=Count("pk"), assessed=Count("pk", filter=COMPLETE), ready=Count("pk", filter=COMPLETE & Q(award=None))
    )
    found |= {str(state): 0 for state in State.values} | {"stars": {3: 0, 2: 0, 1: 0, 0: 0}}
    rows = Award.objects.visible_to(user).for_desk(user).filter(nomination__edition=edition).order_by()
    for row in rows.values("state", "star", "owed").annotate(count=Count("pk")):
        found[row["state"]] += row["count"]
        if not row["owed"]:
            found["stars"][row["star"]] += row["count"]
    return found
