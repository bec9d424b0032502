"""What the clock does for stars: offices are told at the instant at which a star becomes public, not when it was prepared."""

from django.utils import timezone

from awards import notices
from awards.enums import State
from awards.models import Award
from ovop_portal.audit.trail import unit


def tell_offices():
    """Write the outbox rows of stars whose instant has come and whose office was not told yet; repeats write nothing."""
    due = Award.objects.filter(state=State.PUBLISHED, visible_from__lte=timezone.now(), nomination__isnull=False, told_at=None)
    count = 0
    for pk in due.values_list("pk", flat=True):
        with unit():
            award = Award.objects.select_for_update(of=("self",)).filter(pk=pk, told_at=None).first()
            if award is None:
                continue
            notices.tell(award)
            award.told_at = timezone.now()
            award.save(update_fields=["told_at"])
            count += 1
    return f"stars told: {count}" if count else ""
