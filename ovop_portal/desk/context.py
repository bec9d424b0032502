"""What every page's frame needs: the menu of this person, unread messages, whether sample data is shown. Two queries at most."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.permissions import mandates_of
from ovop_portal.notices.models import Message

STAFF = {Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR}
OFFICES = {Role.REGENCY, Role.PROVINCE}


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


def navigation(request):
    """Context of every page. `sample`: the whole portal runs on sample data."""
    user = getattr(request, "user", None)
    if user is None:
        return {"nav": [], "unread": 0, "sample": settings.DEMO}
    here = request.path
    rows = [{"label": label, "url": reverse(name)} for label, name in menu(user)]
    current = max((row["url"] for row in rows if here.startswith(row["url"])), key=len, default="")
    for row in rows:
        row["current"] = row["url"] == current
    unread = Message.objects.visible_to(user).unread().count() if user.is_authenticated else 0
    return {"nav": rows, "unread": unread, "sample": settings.DEMO}
