"""What points to a row: the reason, in words, why it is not deleted any more."""

from django.db.models import Model
from django.utils.translation import gettext as _


def references(row: Model) -> list[tuple[str, int]]:
    """(plural name of the kind, how many) of all rows that name this one, in one query for each kind; empty: nothing does."""
    found = []
    for relation in row._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and not relation.concrete) or _counted_elsewhere(relation):
            continue
        count = relation.related_model._base_manager.filter(**{relation.field.name: row.pk}).count()
        if count:
            found.append((str(relation.related_model._meta.verbose_name_plural), count))
    return found


def sentence(found: list[tuple[str, int]]) -> str:
    """The same as words: "3 produk, 1 rubrik"; empty when nothing points here."""
    return ", ".join(_("%(count)d %(kind)s") % {"count": count, "kind": kind} for kind, count in found)


def _counted_elsewhere(relation):
    """The two halves of a many-to-many: its own table when it has none with a name, else that table alone."""
    if relation.many_to_many:
        return not relation.through._meta.auto_created
    return bool(relation.related_model._meta.auto_created)
