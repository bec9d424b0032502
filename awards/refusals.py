"""Why a person may not press a button of a star, in words; permissions.py decides, this only explains."""

from django.utils.translation import gettext as _

from awards.enums import State
from awards.permissions import assessed_it, decided_it, proposed_it


def why_not(user, name, award):
    """The sentence on the page of a forbidden act."""
    if name in {"propose", "decide"} and assessed_it(user, award):
        return _("Anda menilai usulan ini, jadi Anda tidak dapat mengajukan maupun menetapkan bintangnya. Mintalah rekan lain.")
    if name == "decide" and proposed_it(user, award):
        return _("Anda yang mengajukan bintang ini. Penetapannya harus dilakukan orang lain.")
    if name == "undo" and decided_it(user, award):
        return _("Anda yang menetapkan bintang ini. Pembatalannya harus dilakukan orang lain.")
    return _("Langkah ini bukan wewenang peran Anda.")


def barred_keys(user, award):
    """The same, said on the page before the person tries: only for the two keys, and only while they are open."""
    if award.state in {State.RECOMMENDED, State.PROPOSED} and assessed_it(user, award):
        return why_not(user, "propose", award)
    return ""
