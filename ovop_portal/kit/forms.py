"""Forms that refuse what the database refuses, show both sides of a stale edit, and read numbers as people here write them.

A view saves a versioned form so, and can then not lose a race, because validation has locked the row:

    with audit.unit():
        if form.is_valid():
            form.save()
            record(…)
"""

import datetime
import re
from contextlib import nullcontext
from decimal import Decimal
from typing import NamedTuple

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import connections, transaction
from django.db.models import F, Q
from django.forms.models import model_to_dict
from django.utils.formats import date_format
from django.utils.timezone import template_localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

STALE = _("Data ini sudah diubah orang lain sejak Anda membukanya. Bandingkan kedua isian di bawah; menyimpan lagi memakai isian Anda.")
OPTIONAL = _("(opsional)")  # said by templates/bootstrap5/field.html beside the label, not in it


class Conflict(NamedTuple):
    """One field that two people filled differently: its label, what was typed here, what is stored meanwhile."""

    label: str
    mine: str
    theirs: str


def posted(request):
    """What a form is bound to: everything that was posted, an empty post too, or None for a page that is only opened."""
    return request.POST if request.method == "POST" else None


def helper(submit=None):
    """For `{% crispy form %}` inside the page's own <form method="post">: brings the CSRF token; `submit` is the button's word, if any."""
    made = FormHelper()
    made.form_tag = False
    if submit:
        made.add_input(Submit("simpan", submit))
    return made


# --- widgets and fields ----------------------------------------------------------------------------------------------


class DateInput(forms.DateInput):
    """The browser's own date picker; the value goes out as it must come in, "2026-11-24"."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class DateTimeInput(forms.DateTimeInput):
    """The browser's own picker of a day and time, on the clock of the current zone (say which one beside it)."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")

    def format_value(self, value):
        """With its seconds where it has any, so that saving a form does not cut 23.59:59 down to 23.59."""
        has_seconds = isinstance(value, datetime.datetime) and value.second
        return value.strftime("%Y-%m-%dT%H:%M:%S") if has_seconds else super().format_value(value)


PICKERS = {forms.DateInput: DateInput, forms.DateTimeInput: DateTimeInput}


class NumberInput(forms.TextInput):
    """A number with dots between thousands and a comma before decimals: a text box with the digits' keyboard."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "decimal", "autocomplete": "off"} | (attrs or {}))

    def format_value(self, value):
        return shown_number(value) if isinstance(value, int | float | Decimal) else value


class NumberField(forms.DecimalField):
    """A decimal typed as "1.234.567,5", "1234567,5" or "1234567.5"."""

    widget = NumberInput

    def to_python(self, value):
        if isinstance(value, str):
            value = read_number(value) if value.strip() else ""
        return super().to_python(value)

    def widget_attrs(self, widget):
        return {}


class WholeNumberField(NumberField):
    """A whole number typed as "1.234.567", "1234567" or "1 234 567"."""

    def __init__(self, **kwargs):
        super().__init__(**{"max_digits": 15, "decimal_places": 0} | kwargs)

    def to_python(self, value):
        number = super().to_python(value)
        if number is not None and number != int(number):
            raise ValidationError(_("Tulis angka bulat, tanpa desimal, misalnya 1.234.567."), code="whole")
        return number

    def clean(self, value):
        number = super().clean(value)  # Django's own validators of a decimal want one
        return None if number is None else int(number)

    def widget_attrs(self, widget):
        return {"inputmode": "numeric"}


class RupiahField(WholeNumberField):
    """Whole rupiah: "Rp1.234.567", "1.234.567", "1234567,00"."""

    def to_python(self, value):
        if isinstance(value, str):
            value = re.sub(r"^\s*(rp\.?|idr)\s*|,(-|00)\s*$", "", value, flags=re.IGNORECASE)
        return super().to_python(value)


class VersionField(forms.IntegerField):
    """The hidden version of a row; one that is missing or forged is simply not the stored one."""

    widget = forms.HiddenInput

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError:
            return None


class NormalisedField(forms.CharField):
    """Text that is stored in one form only, through a function of `identifiers`: NormalisedField(clean_nib, label="NIB")."""

    def __init__(self, normalise, **kwargs):
        self.normalise = normalise
        super().__init__(**kwargs)

    def to_python(self, value):
        text = super().to_python(value)
        return text if text in self.empty_values else self.normalise(text)


def read_number(text):
    """The number in a text as Indonesians write it; a single dot that cannot stand between thousands is taken as a decimal point.

    "1.234" is one thousand two hundred and thirty-four, "12.5" and "12,5" are twelve and a half, "1.23.4" is refused.
    """
    plain = re.sub(r"\s", "", text)
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?", plain, re.ASCII):
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[+-]?\d+,\d+", plain, re.ASCII):
        plain = plain.replace(",", ".")
    elif not re.fullmatch(r"[+-]?\d+(\.\d+)?", plain, re.ASCII):
        raise ValidationError(_("Angka ini tidak terbaca. Tulis seperti 1.234.567 atau 12,5."), code="number")
    return Decimal(plain)


def shown_number(value):
    """A number as `read_number` reads it back: 1234567.5 is "1.234.567,5"."""
    whole, _point, decimals = f"{Decimal(str(value)):,f}".partition(".")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


# --- model forms -----------------------------------------------------------------------------------------------------


class ConstrainedModelForm(forms.ModelForm):
    """A ModelForm that also asks the constraints that touch a field it does not show, so none of them ends in a 500.

    Set what is not shown on the instance first: `Form(request.POST, instance=Product(ikm=ikm))`. A fault stands at the one shown field
    that its constraint names, or at the top of the form. Dates get the browser's picker.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if picker := PICKERS.get(type(field.widget)):
                field.widget = picker(field.widget.attrs)
                field.widget.is_required = field.required

    @property
    def helper(self):
        return helper()

    def _post_clean(self):
        super()._post_clean()
        faulty = {name for name in self.errors if name != NON_FIELD_ERRORS}
        left_out, unchanged = self._get_validation_exclusions(), self._unchanged()
        for model, constraints in self.instance.get_constraints():
            using = self.instance._state.db or model._default_manager.db
            for constraint in constraints:
                names = _names_in(constraint)
                if names & left_out and not names & faulty and not names <= unchanged:  # all others were asked by Django
                    self._ask(constraint, model, names, using)

    def _get_validation_exclusions(self):
        """What a row holds already was judged when it was written, and is not asked again."""
        return super()._get_validation_exclusions() | self._unchanged()

    def _unchanged(self):
        return set() if self.instance._state.adding else set(self.fields) - set(self.changed_data)

    def _ask(self, constraint, model, names, using):
        try:
            constraint.validate(model, self.instance, using=using)
        except ValidationError as error:
            shown = [name for name in self.fields if name in names and not self.fields[name].widget.is_hidden]
            self.add_error(shown[0] if len(shown) == 1 else None, error.messages)


class VersionedModelForm(ConstrainedModelForm):
    """Two people never overwrite each other unseen: the page carries the version that it shows, saving raises it.

    The model has `version = PositiveIntegerField(default=1)`. A stale form has an error with the code "stale" and `conflicts`; shown
    again it carries the newer version, so that saving once more, with both values in sight, is a decision. A stale form that holds
    nothing but what is stored already (a button pressed twice) is no conflict. Only fields of the form are written, so a state that
    moved meanwhile stays moved; name further fields that the view has set in `save(also=[…])`.
    """

    version = VersionField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.conflicts = []
        self.held = None  # the row as it is stored now, where the caller has locked it already
        self.initial["version"] = self.instance.version

    def clean(self):
        cleaned = super().clean()
        if self.instance._state.adding:
            return cleaned
        stored = self.held or self.lock_row()
        if stored is None:
            raise ValidationError(_("Data ini sudah tidak ada. Kembali ke daftar."), code="gone")
        if stored.version != self.cleaned_data.get("version"):
            conflicts = self._differences(stored)
            self._carry(stored.version)
            if conflicts:
                self.conflicts = conflicts
                raise ValidationError(STALE, code="stale")
        return cleaned

    def save(self, commit=True, also=()):
        if self.instance._state.adding or not commit or self.errors:
            return super().save(commit)
        held = self.cleaned_data["version"]
        manager = type(self.instance)._base_manager
        several = self.instance._meta.many_to_many  # one statement alone needs no transaction of its own
        with transaction.atomic() if several else nullcontext():
            self.instance.version = held + 1
            values = {field.attname: field.pre_save(self.instance, add=False) for field in self._written(also)}
            if not manager.filter(pk=self.instance.pk, version=held).update(**values):
                self.instance.version = held
                raise ValidationError(STALE, code="stale")
            self._save_m2m()
        return self.instance

    def lock_row(self):
        """The row as it is now; locked for the rest of the transaction, if there is one."""
        rows = type(self.instance)._base_manager.filter(pk=self.instance.pk)
        if connections[rows.db].in_atomic_block:
            rows = rows.select_for_update(of=("self",))
        return rows.first()

    def _carry(self, version):
        """From here on the form knows the newer version: when it is shown again, and when it is saved."""
        self.cleaned_data["version"] = version
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(version)

    def _differences(self, stored):
        found = []
        for name, theirs in model_to_dict(stored, fields=[name for name in self.fields if name != "version"]).items():
            field, bound = self.fields[name], self[name]
            if isinstance(theirs, datetime.datetime):
                theirs = theirs.replace(microsecond=0)  # no picker keeps them
            if field.has_changed(theirs, bound.data):
                mine = bound.data if name in self.errors else _shown(field, self.cleaned_data.get(name))
                found.append(Conflict(str(bound.label), str(mine or ""), _shown(field, theirs)))
        return found

    def _written(self, also):
        """The columns of the form, those that the view names, and the stamps of time."""
        names = {*self.cleaned_data, *also, "version"}
        return [one for one in self._meta.model._meta.concrete_fields if one.name in names or getattr(one, "auto_now", False)]


def _names_in(constraint):
    """The fields that a constraint speaks of."""
    names = set(getattr(constraint, "fields", ()))
    for expression in getattr(constraint, "expressions", ()):
        names |= set(_references(expression))
    if isinstance(condition := getattr(constraint, "condition", None), Q):
        names |= condition.referenced_base_fields
    return names


def _references(expression):
    if isinstance(expression, F):
        yield expression.name.split("__")[0]
    else:
        for part in expression.get_source_expressions():
            yield from _references(part)


def _shown(field, value):
    """A value of a form field as people read it on the page."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return gettext("ya") if value else gettext("tidak")
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(sorted(str(each) for each in field.queryset.filter(pk__in=[getattr(one, "pk", one) for one in value])))
    if isinstance(field, forms.ModelChoiceField):
        return str(field.queryset.filter(pk=getattr(value, "pk", value)).first() or "")
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))
    if isinstance(value, datetime.datetime):
        return date_format(template_localtime(value), "DATETIME_FORMAT")
    if isinstance(value, datetime.date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(field, NumberField):
        return shown_number(value)
    return str(value)


# --- locked fields ---------------------------------------------------------------------------------------------------


def lock(form, reasons):
    """Show these fields greyed, each with its reason under it."""
    for name in form.fields.keys() & reasons.keys():
        field = form.fields[name]
        field.disabled, field.help_text, field.word = True, reasons[name], _("(terkunci)")


def refuse_forged(form, reasons):
    """A locked field keeps its value; whoever posts another one is told so, and nothing is saved."""
    for name in form.fields.keys() & reasons.keys():
        field, place = form.fields[name], form.add_prefix(name)
        if place not in form.data:
            continue
        field.disabled = False
        changed = field.has_changed(form.get_initial_for_field(field, name), field.widget.value_from_datadict(form.data, form.files, place))
        field.disabled = True
        if changed:
            form.add_error(name, ValidationError(gettext("%s Isian lain tidak diterima.") % reasons[name], code="frozen"))
