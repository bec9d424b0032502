"""What the list of editions says of their nominations and stars, each within what the reader may know."""

from django.db.models import Count
from django.utils.translation import gettext as _

from awards.models import Award
from nominations.models import Nomination
from ovop_portal.programme.scopes import TALLIES


@TALLIES.register
def nominations(user):
    """Nominations that this person may see, by edition."""
    rows = Nomination.objects.visible_to(user).order_by().values("edition").annotate(n=Count("pk", distinct=True))
    return _("Usulan"), dict(rows.values_list("edition", "n"))


@TALLIES.register
def stars(user):
    """Stars that the public may see, by edition."""
    rows = Award.objects.published().exclude(nomination=None).order_by().values("nomination__edition").annotate(n=Count("pk"))
    return _("Bintang"), dict(rows.values_list("nomination__edition", "n"))
