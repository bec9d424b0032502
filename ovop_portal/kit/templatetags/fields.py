"""Form controls, the words beside them, the error summary's links and the filters in force. See docs/look.md."""

from django import forms, template
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

register = template.Library()

SELECTED = mark_safe(" selected")  # noqa: S308  a word of our own
CONTROL = {"select": "form-select", "checkbox": "form-check-input", "radio": "form-check-input"}


def _css(bound, kind):
    """Class of the control: what the form set, Bootstrap's own, and whether it was refused."""
    given = bound.field.widget.attrs.get("class", "")
    return " ".join(filter(None, [given, CONTROL.get(kind, "form-control"), "is-invalid" if bound.errors else ""]))


@register.simple_tag
def control(bound, **attrs):
    """`{% control field %}`: the control of a field, dressed; `placeholder=False` takes an attribute away."""
    if bound.field.widget.attrs.get("placeholder") == bound.label:
        attrs.setdefault("placeholder", False)  # the label already says it
    attrs = {"class": _css(bound, getattr(bound.field.widget, "input_type", ""))} | attrs
    return _select(bound, attrs) if type(bound.field.widget) is forms.Select else bound.as_widget(attrs=attrs)


def _select(bound, attrs):
    """What the widget's templates would write, a template per option cheaper; choices in groups are left to them."""
    widget, chosen = bound.field.widget, bound.field.widget.format_value(bound.value())
    choices = list(widget.choices)
    if any(isinstance(label, list | tuple) for _value, label in choices):
        return bound.as_widget(attrs=attrs)
    attrs = widget.build_attrs(widget.attrs, {"id": bound.auto_id} | bound.build_widget_attrs(attrs, widget))
    options = format_html_join(
        "", '<option value="{}"{}>{}</option>',
        (("" if value is None else value, SELECTED if _is(value, chosen) else "", label) for value, label in choices),
    )  # fmt: skip
    return format_html('<select name="{}"{}>{}</select>', bound.html_name, flatatt(attrs), options)


def _is(value, chosen):
    return str("" if value is None else value) in chosen


@register.simple_tag
def choice(bound, widget):
    """`{% choice field option %}`: one radio button or check box of a group, dressed."""
    widget.data["attrs"]["class"] = _css(bound, "radio")
    return widget.tag()


@register.simple_tag
def field_word(bound):
    """Whether the field may stay empty, in words: " (opsional)", or what the form says instead in `field.word`."""
    word = getattr(bound.field, "word", "" if bound.field.required else gettext("(opsional)"))
    return format_html(' <span class="optional">{}</span>', word) if word else ""


def _target(bound):
    """The id that a link to this field must name: the first choice of a group of radio buttons, else the field itself."""
    return bound.id_for_label or (f"{bound.auto_id}_0" if bound.auto_id else "")


@register.simple_tag
def error_links(*sources):
    """Rows of the error summary from forms, lists of sentences, or lists of (id, sentence): {"target", "label", "text"}."""
    rows = []
    for source in sources:
        if not source:
            continue
        if hasattr(source, "forms") and hasattr(source, "non_form_errors"):
            rows += error_links(list(source.non_form_errors()), *source.forms)
        elif hasattr(source, "non_field_errors"):
            rows += [{"target": "", "label": "", "text": text} for text in source.non_field_errors()]
            rows += [
                {"target": _target(bound), "label": str(bound.label).rstrip(".:"), "text": text}
                for bound in source
                if not bound.is_hidden or bound.errors
                for text in bound.errors
            ]
        elif isinstance(source, str):
            rows.append({"target": "", "label": "", "text": source})
        else:
            rows += [
                {"target": row[0], "label": "", "text": row[1]}
                if isinstance(row, tuple | list)
                else {"target": "", "label": "", "text": row}
                for row in source
            ]
    return rows


def _said(bound, value):
    """What a person chose, in words."""
    choices = getattr(bound.field, "choices", None)
    if choices is None:
        return value
    return next((str(text) for key, text in choices if str(key) == str(value)), value)


@register.simple_tag(takes_context=True)
def active_filters(context, form):
    """The filters in force, each with the address of the same list without it: {"label", "value", "url"}."""
    query = context["request"].GET
    rows = []
    for bound in form:
        for value in query.getlist(bound.html_name):
            if value == "":
                continue
            rest = query.copy()
            rest.setlist(bound.html_name, [other for other in query.getlist(bound.html_name) if other != value])
            rest.pop("page", None)
            rows.append({"label": bound.label, "value": _said(bound, value), "url": "?" + rest.urlencode()})
    return rows
