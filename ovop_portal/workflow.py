"""The only code that changes a state: a life declared as a table of transitions, and the one way through it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ovop_portal.audit.models import Event
from ovop_portal.audit.trail import record, unit
from ovop_portal.audit.words import name_buttons
from ovop_portal.kit.permissions import can, require


def _nothing_missing(obj):
    return []


def _no_effect(obj, actor, note, **facts):
    return {}


def _nothing_to_settle(obj, actor):
    return None


def _nobody_told(obj, actor, note):
    return None


@dataclass(frozen=True)
class Transition:
    """One row of a life: name, button, from, to; what is missing, whether a note is needed, what else it writes, whom it tells.

    blockers(obj) → sentences for people; effect(obj, actor, note, **facts) runs in the unit before the row is saved, may set fields
    of `obj` (all are saved) and returns JSON values for the event; settle(obj, actor) runs after it, for what is counted from saved
    rows; notify(obj, actor, note) writes outbox rows and sends nothing.
    """

    name: str
    button: str
    source: Iterable[str]
    target: str
    blockers: Callable = _nothing_missing
    needs_note: bool = False
    effect: Callable = _no_effect
    settle: Callable = _nothing_to_settle
    notify: Callable = _nobody_told
    confirm: str = ""  # what the person is told before pressing
    tone: str = "primary"  # primary | secondary | danger: how heavy the button looks
    inline: bool = True  # False: the button leads to a page of its own that asks for more facts


@dataclass(frozen=True)
class Button:
    """A transition as one person sees it on one object."""

    transition: Transition
    blockers: list = field(default_factory=list)

    @property
    def name(self):
        return self.transition.name

    @property
    def label(self):
        return self.transition.button


class Workflow:
    """The life of one model: `app` is the prefix of its permissions, "app.name" the right to a transition."""

    def __init__(self, app, *transitions):
        self.app = app
        self.transitions = {one.name: one for one in transitions}
        name_buttons(app, {one.name: one.button for one in transitions})

    def __getitem__(self, name):
        return self.transitions[name]

    def __contains__(self, name):
        return name in self.transitions

    def permission(self, transition):
        return f"{self.app}.{transition.name}"

    def available(self, user, obj):
        """The transitions that start here and that this user may press, in the order of the table."""
        return [one for one in self.transitions.values() if obj.state in one.source and can(user, self.permission(one), obj)]

    def buttons(self, user, obj):
        """The same as buttons, each with the sentences that still bar it."""
        return [Button(one, list(one.blockers(obj))) for one in self.available(user, obj)]

    @unit()
    def perform(self, name, obj, actor, note="", key="", **facts):
        """Move `obj` along `name` and return it, fresh and saved.

        Raises DoesNotExist for a row the actor cannot see, PermissionDenied for a forbidden act, ValidationError with code
        "stale", "blocked" or "note". The same press again (same `key`, same actor) returns the object and writes nothing.
        """
        transition = self[name]
        obj = type(obj).objects.visible_to(actor).select_for_update(of=("self",)).get(pk=obj.pk)
        if obj.state not in transition.source and self._repeated(transition, obj, actor, key):
            return obj
        require(actor, self.permission(transition), obj)
        if obj.state not in transition.source:
            raise ValidationError(_("Sudah berstatus “%s”. Muat ulang halaman ini.") % obj.get_state_display(), code="stale")
        if missing := list(transition.blockers(obj)):
            raise ValidationError([ValidationError(sentence, code="blocked") for sentence in missing])
        if transition.needs_note and not note.strip():
            raise ValidationError(_("Catatan wajib diisi: tuliskan alasannya."), code="note")
        before, obj.state = obj.state, transition.target
        details = transition.effect(obj, actor, note, **facts) or {}
        obj.save()
        record(actor, self.permission(transition), obj, note, before=before, after=obj.state, **details, **({"key": key} if key else {}))
        transition.settle(obj, actor)
        transition.notify(obj, actor, note)
        return obj

    def _repeated(self, transition, obj, actor, key):
        if not key or obj.state != transition.target:
            return False
        last = Event.objects.about(obj).filter(action=self.permission(transition), actor=actor).last()
        return last is not None and last.data.get("key") == key


def start_in(model, rows, state):
    """The bulk door for rows made in a later state (imports, sample data): bulk_create with `state`; the caller records the events."""
    for row in rows:
        row.state = state
    return model.objects.bulk_create(rows, batch_size=500)
