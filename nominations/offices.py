"""What an office keeps when one of its officers leaves: files belong to the office, a colleague answers for them."""

from django.utils.translation import ngettext

from nominations.models import Nomination
from ovop_portal.audit.trail import record


def open_work(user):
    """What is open at this officer's desk, as sentences."""
    count = Nomination.objects.open().filter(officer=user).count()
    return [ngettext("%d usulan yang belum selesai", "%d usulan yang belum selesai", count) % count] if count else []


def hand_over(leaver, successor, actor):
    """Give every open nomination of the leaver to the successor; with nobody to take over it stays with the office."""
    if successor is None:
        return 0
    rows = list(Nomination.objects.open().filter(officer=leaver).select_related("product"))
    for nomination in rows:
        nomination.officer = successor
        record(actor, "nominations.hand_over", nomination, **{"from": leaver.pk, "to": successor.pk})
    Nomination.objects.bulk_update(rows, ["officer"])
    return len(rows)
