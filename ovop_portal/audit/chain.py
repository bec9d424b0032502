"""How the chain is checked: recomputed from the first event, compared with its head and with a root that was printed."""

from dataclasses import dataclass

from ovop_portal.audit.models import GENESIS, Event, Head


@dataclass(frozen=True)
class Fault:
    """The first place where the chain does not hold."""

    seq: int
    reason: str

    def __str__(self):
        return f"peristiwa {self.seq}: {self.reason}"


def parse_root(text):
    """(count, hash) of a root as seal_audit prints it, "count:hash"; ValueError otherwise."""
    count, _, digest = text.strip().partition(":")
    if not count.isdigit() or len(digest) != 64:
        raise ValueError(f"bukan akar rantai: {text!r} (bentuknya jumlah:hash)")
    return int(count), digest


def first_fault(*roots):
    """The first Fault of the whole chain, or None. `roots`: also hold the chain against these printed roots."""
    sealed = dict(parse_root(root) for root in roots)
    expected, previous = 1, GENESIS
    for event in Event.objects.order_by("seq").iterator(chunk_size=2000):
        if event.seq != expected:
            return Fault(expected, f"hilang; berikutnya bernomor {event.seq}")
        if event.prev != previous:
            return Fault(event.seq, "tidak menyambung ke peristiwa sebelumnya")
        if event.digest() != event.hash:
            return Fault(event.seq, "isi tidak sesuai dengan sidik jarinya")
        if sealed.get(event.seq, event.hash) != event.hash:
            return Fault(event.seq, "berbeda dari akar yang pernah dicetak")
        expected, previous = event.seq + 1, event.hash
    return _fault_at_the_end(expected - 1, previous, max(sealed, default=0))


def _fault_at_the_end(count, digest, promised):
    if promised > count:
        return Fault(count + 1, f"hilang; akar yang dicetak menyebut {promised} peristiwa, kini ada {count}")
    head = Head.objects.get(pk=1)
    if (head.seq, head.hash) != (count, digest):
        return Fault(count + 1, f"ujung rantai tercatat pada nomor {head.seq}, kini ada {count}")
    return None
