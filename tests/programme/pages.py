"""What a person would post from a page of an edition: the values that the form shows."""

from ovop_portal.kit.clocks import WIB
from ovop_portal.kit.forms import DateTimeInput


def typed(instant):
    """An instant as the browser's picker posts it."""
    return DateTimeInput().format_value(instant.astimezone(WIB))


def posted(form):
    """The form as it would come back unchanged; a locked field is not posted, as in a browser."""
    data = {"version": form.initial.get("version", "")}
    for name, field in form.fields.items():
        if not field.disabled and name != "version":
            value = form[name].value()
            data[name] = "on" if value is True else field.widget.format_value(value)
    return {name: value[0] if isinstance(value, list) else value for name, value in data.items() if value not in (None, False)}


def stored(row):
    """Every stored value of a row but its version."""
    return {field.name: field.value_from_object(row) for field in row._meta.concrete_fields if field.name != "version"}
