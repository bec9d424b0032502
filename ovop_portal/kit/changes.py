"""What a form changed, as the trail keeps it: field → [before, after] in plain text."""

from django.db.models import Model


def changes(form):
    """The changed fields of a valid form; rows by their name, several of them in one line. Read it before saving."""
    names = [name for name in form.changed_data if name != "version"]
    return {name: [plain(form, name, form.initial.get(name)), plain(form, name, form.cleaned_data[name])] for name in names}


def plain(form, name, value):
    """One value as text: a chosen row by its name, whether the form holds the row or only its key."""
    queryset = getattr(form.fields[name], "queryset", None)
    if queryset is None:
        return value.isoformat() if hasattr(value, "isoformat") else str(value)
    if value is None or value == "":
        return ""
    several = not isinstance(value, Model) and hasattr(value, "__iter__") and not isinstance(value, str)
    rows = value if several else [value]
    keys = [getattr(row, "pk", row) for row in rows]
    return ", ".join(sorted(str(row) for row in queryset.model._default_manager.filter(pk__in=keys)))
