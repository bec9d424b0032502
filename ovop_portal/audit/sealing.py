"""The root of the chain, written down: by hand, or once a day by the clock."""

from datetime import timedelta

from django.utils import timezone

from ovop_portal.audit.chain import first_fault
from ovop_portal.audit.models import Head, Seal

EVERY = timedelta(days=1)


class Broken(ValueError):
    """A chain that does not hold is not sealed; the text names the first fault."""


def seal():
    """Check the whole chain and store its root, unless this very root is stored already; returns the head."""
    if fault := first_fault():
        raise Broken(str(fault))
    head = Head.objects.get(pk=1)
    if not Seal.objects.filter(seq=head.seq, hash=head.hash).exists():
        Seal.objects.create(seq=head.seq, hash=head.hash)
    return head


def seal_daily():
    """For the clock: seal when the last seal is a day old and something happened since; a line for the log, or nothing."""
    last, head = Seal.objects.order_by("-at").first(), Head.objects.get(pk=1)
    if head.seq == 0 or (last and (last.seq == head.seq or last.at > timezone.now() - EVERY)):
        return ""
    return f"trail sealed at {seal()}"
