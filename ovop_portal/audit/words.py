"""The trail in words: what an action, a kind of object and a state are called, for people who read history."""

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst

_ACTIONS = {}  # "app.action" → words
_STATES = {}  # code → words, for objects whose model has no field `state`


def name_actions(app, words):
    """Say what the actions of an app are called: {"invite": _("Mengundang petugas")}; a word said by hand wins over a button's."""
    _ACTIONS.update({f"{app}.{name}": word for name, word in words.items()})


def name_buttons(app, words):
    """The labels of a workflow's buttons, for the actions that nobody has named otherwise."""
    for name, word in words.items():
        _ACTIONS.setdefault(f"{app}.{name}", word)


def name_states(words):
    """Say what `before` and `after` are called for objects whose model has no `state`: {"disabled": _("nonaktif")}."""
    _STATES.update(words)


def action(code):
    """ "accounts.invite" in words; an action that nobody named is shown by its code rather than not at all."""
    return str(_ACTIONS.get(code, code))


def action_choices():
    """(code, words) of all named actions, in the order of the words."""
    return sorted(((code, str(word)) for code, word in _ACTIONS.items()), key=lambda pair: (pair[1].casefold(), pair[0]))


def kind(target_type):
    """ "nominations.nomination" in words: the verbose name of the model."""
    try:
        return capfirst(str(apps.get_model(target_type)._meta.verbose_name))
    except (LookupError, ValueError):
        return target_type


def state(target_type, code):
    """`before` or `after` of an event in words, where the model of the object or its app knows them, else as it was written."""
    if not code:
        return ""
    try:
        choices = dict(apps.get_model(target_type)._meta.get_field("state").flatchoices)
    except (LookupError, ValueError, FieldDoesNotExist):
        return str(_STATES.get(code, code))
    return str(choices.get(code, code))
