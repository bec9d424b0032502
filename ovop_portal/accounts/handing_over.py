"""Open work goes to a colleague although nobody leaves: what can be given, and giving it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ovop_portal.accounts import notices
from ovop_portal.accounts.handover import GIVE, ITEMS
from ovop_portal.accounts.models import User
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.permissions import require

MOVED = gettext_lazy("Ada usulan yang sudah selesai atau sudah berpindah tangan. Periksa daftarnya, lalu serahkan lagi.")


def items(holder, reader):
    """What this person could give to a colleague, in words that the reader may see."""
    return [item for found in ITEMS.ask(holder, reader) for item in found]


@unit()
def give(actor, holder, successor, keys, note=""):
    """Give these items of the holder to the successor, all or none; returns their names."""
    holder = User.objects.visible_to(actor).get(pk=holder.pk)
    require(actor, "accounts.hand_over", holder)
    if not User.objects.colleagues_of(holder).filter(pk=successor.pk).exists():
        raise ValidationError(_("Penerus harus petugas aktif dari kantor yang sama."), code="successor")
    names = [name for given in GIVE.ask(holder, successor, actor, keys) for name in given]
    if not keys or len(names) != len(set(keys)):
        raise ValidationError(
            _("Ada usulan yang sudah selesai atau sudah berpindah tangan. Periksa daftarnya, lalu serahkan lagi."), code="stale"
        )
    record(actor, "accounts.hand_over", holder, note, moved=len(names), successor=successor.pk)
    notices.handed_items(holder, successor, actor, names)
    return names
