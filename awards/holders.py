"""What lower apps ask about stars: who holds one, and whether one is already on its way to the decree."""

from django.utils.translation import gettext as _

from awards.enums import State
from awards.models import Award


def holds_or_held(product):
    """Whether this product has, or had, a published star."""
    return Award.objects.published().filter(nomination__product=product).exists()


def star_under_way(assignment):
    """The sentence that keeps a final sheet closed, or None."""
    if Award.objects.filter(nomination=assignment.nomination_id).exclude(state=State.RECOMMENDED).exists():
        return _("Bintang usulan ini sudah diajukan; kembalikan pengajuannya terlebih dahulu.")
    return None


def settled():
    """The nominations whose star is proposed or further: the plenary has spoken."""
    return Award.objects.filter(nomination__isnull=False).exclude(state=State.RECOMMENDED).values("nomination")
