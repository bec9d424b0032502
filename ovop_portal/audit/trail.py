"""How events are written: collected while a unit of work runs, appended to the chain as its last act."""

import threading
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from ovop_portal.audit.models import Event, Head

_open = threading.local()
BATCH = 1000


class OutsideUnit(RuntimeError):
    """record() was called where nothing would append what it collects."""


@contextmanager
def unit():
    """One unit of work: all of its rows and all of its events, or none.

    The outermost unit appends: it locks the single row of the chain's head as its last lock, so that two units never wait
    for each other crosswise. A unit inside another is a savepoint; when it fails, its events go with its rows.
    """
    outer = getattr(_open, "events", None)
    if outer is not None:
        kept = len(outer)
        try:
            with transaction.atomic():
                yield
        except BaseException:
            del outer[kept:]
            raise
        return
    _open.events = []
    try:
        with transaction.atomic():
            yield
            _append(_open.events)
    finally:
        _open.events = None


def record(actor, action, obj, note="", *, before="", after="", at=None, **data):
    """Collect one event of the running unit. `data` holds JSON values only (no floats, no dates)."""
    events = getattr(_open, "events", None)
    if events is None:
        raise OutsideUnit(f"{action}: record() belongs inside `with audit.unit():`")
    if actor is None or actor.pk is None:
        raise ValueError(f"{action}: an event needs an actor with an account")
    event = Event(
        actor_id=actor.pk,
        action=action,
        target_type=obj._meta.label_lower,
        target_id=str(obj.pk),
        target_name=_clean(str(obj))[:200],
        note=_clean(note),
        before=str(before),
        after=str(after),
        data=data,
        at=at or timezone.now(),
    )
    events.append(event)
    return event


def record_many(rows):
    """The bulk door: `rows` are dicts of record()'s arguments; the same checks, the same chain."""
    for row in rows:
        record(**row)


def _clean(text):
    return text.replace("\x00", "")


def _append(events):
    if not events:
        return
    head = Head.objects.select_for_update().get(pk=1)
    for event in events:
        event.seq = head.seq + 1
        event.prev = head.hash
        event.hash = event.digest()
        head.seq, head.hash = event.seq, event.hash
    Event.objects.bulk_create(events, batch_size=BATCH)
    head.save(update_fields=["seq", "hash"])
