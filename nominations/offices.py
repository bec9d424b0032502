"""What an office keeps when one of its officers leaves or is busy: files belong to the office, a colleague answers for them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nominations.enums import State
from nominations.models import Nomination
from ovop_portal.accounts.handover import Item
from ovop_portal.audit.trail import record

PREFIX = "usulan-"


def open_work(user):
    """What is open at this officer's desk, as sentences."""
    count = Nomination.objects.open().filter(officer=user).count()
    return [ngettext("%d usulan yang belum selesai", "%d usulan yang belum selesai", count) % count] if count else []


def hand_over(leaver, successor, actor):
    """Give every open nomination of the leaver to the successor; with nobody to take over it stays with the office."""
    if successor is None:
        return 0
    rows = list(Nomination.objects.open().filter(officer=leaver).select_related("product"))
    return len(_move(rows, leaver, successor, actor))


def items(holder, reader):
    """The open nominations of an officer; of a draft that the reader may not open only its commodity and how far it is."""
    rows = Nomination.objects.open().filter(officer=holder).select_related("product__ikm", "product__commodity", "edition")
    visible = set(Nomination.objects.visible_to(reader).filter(officer=holder).values_list("pk", flat=True))
    return [_item(row, row.pk in visible) for row in rows.order_by("edition__year", "pk")]


def give(holder, successor, actor, keys):
    """Move those of the holder's open nominations that the keys name; returns their names, as the actor may see them."""
    numbers = [int(digits) for key in keys if (digits := key.removeprefix(PREFIX)).isdecimal() and len(digits) < 10]
    rows = Nomination.objects.open().filter(officer=holder, pk__in=numbers).select_related("product__ikm", "product__commodity", "edition")
    rows = list(rows.select_for_update(of=("self",)).order_by("pk"))
    visible = set(Nomination.objects.visible_to(actor).filter(pk__in=numbers).values_list("pk", flat=True))
    _move(rows, holder, successor, actor)
    return [_item(row, row.pk in visible).name for row in rows]


def _move(rows, holder, successor, actor):
    for nomination in rows:
        nomination.officer = successor
        record(actor, "nominations.hand_over", nomination, **{"from": holder.pk, "to": successor.pk})
    Nomination.objects.bulk_update(rows, ["officer"])
    return rows


def _item(row, is_visible):
    detail = row.get_state_display()
    if row.state == State.DRAFT:
        detail = _("%(state)s, siap %(percent)d persen") % {"state": detail, "percent": row.readiness}
    name = f"{row.product.name} · {row.product.ikm.name}" if is_visible else _("Draf %s") % row.product.commodity.name
    return Item(f"{PREFIX}{row.pk}", name, f"{row.edition.name} · {detail}")
