"""A part of a form saved: what somebody touched is laid over what is stored now, so nobody's work is lost and no slip stops the rest.

Each touched field comes with the value that it had on the page. Where the stored value is neither that nor what was typed over it, the
person decides; every other change of somebody else stays.
"""

from typing import NamedTuple

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import QueryDict


class Clash(NamedTuple):
    """One field that two people filled differently: both values in words, and the stored one as a form sends it."""

    name: str
    label: str
    mine: str
    theirs: str
    raw: list


class Merged(NamedTuple):
    """`form` is valid and ready to be saved, or None when nothing can be; `refused` is name → sentence; with clashes nothing is saved."""

    form: forms.ModelForm | None
    refused: dict
    clashes: list


def merged(make, posted, before):
    """Lay what was touched over the stored row and lock it; call this inside the transaction that saves.

    `make(data)` builds a VersionedModelForm over one and the same instance; `posted` is a QueryDict with the touched fields and the version
    of the page; `before` says what each touched field held on the page (name → list of strings, or None where the page did not know).
    """
    unbound = make(None)
    row = unbound.lock_row()
    _take_over(unbound.instance, row)
    unbound = make(None)
    there = as_posted(unbound)
    touched = [name for name in there if name in before and not unbound.fields[name].disabled]
    mine = {name: posted.getlist(name) for name in touched}
    stale = posted.get("version") != str(row.version)
    clashes = [_clash(unbound, name, mine[name], there[name]) for name in touched if stale and _clashes(unbound, name, mine, before)]
    if clashes:
        return Merged(None, {}, clashes)
    form = _bound(make, row, there | mine)
    if form.is_valid():
        return Merged(form, {}, [])
    refused = {name: " ".join(errors) for name, errors in form.errors.items()}
    if NON_FIELD_ERRORS not in refused:
        _take_over(form.instance, row)
        form = _bound(make, row, there | {name: value for name, value in mine.items() if name not in refused}, without=refused)
        if form.is_valid():
            return Merged(form, refused, [])
    return Merged(None, refused, [])


def as_posted(form):
    """name → list of strings: what a browser would send of an unbound form that nobody touched. Without the version and files."""
    return {bound.name: _sent(bound) for bound in form if bound.name != "version" and not isinstance(bound.field, forms.FileField)}


def _sent(bound):
    value, widget = bound.value(), bound.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if value else []
    shown = widget.format_value(value)
    if isinstance(shown, list | tuple):
        return [str(one) for one in shown]
    return ["" if shown is None else str(shown)]


def _clashes(form, name, mine, before):
    """Whether the stored value is neither what the page showed nor what was typed over it."""
    theirs = form.get_initial_for_field(form.fields[name], name)
    return _differs(form, name, theirs, mine[name]) and (before[name] is None or _differs(form, name, theirs, before[name]))


def _differs(form, name, initial, sent):
    field, data = form.fields[name], QueryDict(mutable=True)
    data.setlist(name, sent)
    return field.has_changed(initial, field.widget.value_from_datadict(data, {}, name))


def _clash(form, name, mine, theirs):
    field = form.fields[name]
    return Clash(name, str(form[name].label), _words(field, mine), _words(field, theirs), theirs)


def _words(field, sent):
    """What a form sends, as the page shows it: the words of a choice, not its code."""
    words = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    return ", ".join(words.get(one, one) for one in sent if one)


def _bound(make, row, values, without=()):
    data = QueryDict(mutable=True)
    for name, sent in values.items():
        data.setlist(name, sent)
    data["version"] = str(row.version)
    form = make(data)
    form.held = row
    for name in without:
        form.fields.pop(name, None)
    return form


def _take_over(instance, row):
    """The instance as it is stored now; what is cached at its relations stays, because a relation that did not move is not read anew."""
    for field in row._meta.concrete_fields:
        setattr(instance, field.attname, getattr(row, field.attname))
