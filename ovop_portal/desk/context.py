"""What every page's frame needs: the menu of this person, unread messages, whether sample data is shown. Two queries at most."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.permissions import mandates_of
from ovop_portal.notices.models import Message

STAFF = {Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR}
OFFICES = {Role.REGENCY, Role.PROVINCE}
RARE = {"programme:list", "accounts:people", "awards:register"}
NEIGHBOURS = {"/akun/undangan/": "accounts:people", "/akun/kantor/": "accounts:people"}  # pages without an entry of their own


def menu(user):
    """(label, address name) pairs in the order of the work."""
    if not user.is_authenticated:
        return [(_("Daftar bintang"), "awards:register"), (_("Cek bintang"), "awards:check")]
    mandates = mandates_of(user)
    leads = any(mandate.lead for mandate in mandates.values())
    rows = [(_("Meja saya"), "desk:dashboard", True)]
    rows += [
        (_("Usulan"), "nominations:list", user.role in STAFF | OFFICES),
        (_("Seleksi"), "screening:list", user.role in STAFF),
        (_("Penilaian"), "assessments:list", bool(mandates)),
        (_("Penugasan"), "assessments:assignments", user.role in STAFF or leads),
        (_("Pleno"), "assessments:plenary", user.role in STAFF or leads),
        (_("Penetapan"), "awards:decisions", user.role in STAFF or leads),
        (_("Periode"), "programme:list", user.role in STAFF),
        (_("Petugas"), "accounts:people", user.role in STAFF | OFFICES),
        (_("Riwayat"), "audit:list", user.role == Role.AUDITOR),
        (_("Daftar bintang"), "awards:register", True),
    ]
    return [(label, name) for label, name, shown in rows if shown]


def _is_rare(user, name):
    """Staff have a long menu: what they open once a week stands in the account menu, so that a list's button is few stops away."""
    return name in RARE and getattr(user, "role", None) in STAFF


def _current(names, here):
    """The entry to which the present address belongs: the longest address that it starts with, or a neighbour of it."""
    places = {reverse(name): name for name in names} | {place: name for place, name in NEIGHBOURS.items() if name in names}
    return places.get(max((place for place in places if here.startswith(place)), key=len, default=""), "")


def navigation(request):
    """Context of every page. `sample`: the whole portal runs on sample data."""
    user = getattr(request, "user", None)
    if user is None:
        return {"nav": [], "unread": 0, "sample": settings.DEMO}
    rows = [{"label": label, "url": reverse(name), "name": name, "more": _is_rare(user, name)} for label, name in menu(user)]
    current = _current([row["name"] for row in rows], request.path)
    for row in rows:
        row["current"] = row["name"] == current
    unread = Message.objects.visible_to(user).unread().count() if user.is_authenticated else 0
    return {"nav": rows, "unread": unread, "sample": settings.DEMO}
