"""Who may manage people. tests/accounts/test_permissions.py holds the resulting table."""

import rules
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.enums import OFFICES, Role
from ovop_portal.accounts.models import Mandate
from ovop_portal.audit.words import name_actions, name_states
from ovop_portal.kit.permissions import declare, predicate, role


@predicate
def somebody_else(user, person):
    return user.pk != person.pk


@predicate
def oneself(user, person):
    return user.pk == person.pk


@predicate
def officer(user, person):
    """The person works in a dinas."""
    return person.role in OFFICES


@predicate
def own_office(user, thing):
    """Whoever heads a dinas, asked of a person or an invitation of that dinas."""
    return user.leads_office and thing.organisation_id == user.organisation_id and thing.role == user.role


@rules.predicate
def head(user, obj=None):
    """Whoever heads a dinas, where no person or invitation is named yet."""
    return bool(user is not None and user.is_authenticated and user.leads_office)


def has_mandate(user, edition_id):
    """Whether the person sits in the selection team of this edition."""
    return edition_id in mandates_of(user)


def leads(user, edition_id):
    """Whether the person leads the selection team of this edition."""
    mandate = mandates_of(user).get(edition_id)
    return mandate is not None and mandate.lead


def mandates_of(user):
    """edition id → active mandate; asked once per request and kept on the user."""
    if not user.is_authenticated:
        return {}
    if not hasattr(user, "_mandates"):
        user._mandates = {mandate.edition_id: mandate for mandate in Mandate.objects.of(user)}
    return user._mandates


secretariat = role(Role.SECRETARIAT)
administrator = role(Role.ADMINISTRATOR)

RULES = {
    "see_people": role(Role.SECRETARIAT, Role.AUDITOR, Role.DIRECTOR, Role.REGENCY, Role.PROVINCE),
    "see_everybody": role(Role.SECRETARIAT, Role.AUDITOR, Role.DIRECTOR),
    "see_invitations": role(Role.SECRETARIAT, Role.AUDITOR) | head,
    "see_trail": role(Role.AUDITOR),
    "invite": secretariat | head,
    "invite_many": secretariat,
    "add_office": secretariat,
    "edit_office": secretariat,
    # asked of an invitation
    "invite_into": secretariat | own_office,
    "resend": secretariat | own_office,
    "revoke": secretariat | own_office,
    # asked of a person
    "edit_person": secretariat | own_office,
    "name_head": (secretariat | own_office) & officer,
    "hand_over": (secretariat | own_office | oneself) & officer,
    "disable": (secretariat | own_office) & somebody_else,
    "enable": (secretariat | own_office) & somebody_else,
    # Django's admin: who keeps accounts and reference data, who reads the business rows there
    "administer": administrator,
    "oversee": role(Role.AUDITOR),
}

declare("accounts", RULES)

name_actions(
    "accounts",
    {
        "invite": _("Mengundang petugas"),
        "resend": _("Mengirim ulang undangan"),
        "revoke": _("Membatalkan undangan"),
        "accept": _("Menerima undangan dan membuat akun"),
        "disable": _("Menonaktifkan akun"),
        "enable": _("Mengaktifkan akun kembali"),
        "edit_person": _("Mengubah data petugas"),
        "name_head": _("Menunjuk kepala atau koordinator kantor"),
        "release_head": _("Mengakhiri tugas kepala atau koordinator kantor"),
        "hand_over": _("Menyerahkan pekerjaan kepada rekan"),
        "edit_profile": _("Mengubah profil sendiri"),
        "set_password": _("Mengganti kata sandi"),
        "add_office": _("Menambah organisasi"),
        "edit_office": _("Mengubah organisasi"),
        "administer": _("Mengubah data lewat admin"),
    },
)
name_states(
    {
        "active": _("aktif"),
        "disabled": _("nonaktif"),
        "head": _("kepala atau koordinator kantor"),
        "officer": _("petugas"),
        "pending": _("menunggu"),
        "used": _("dipakai"),
        "expired": _("kedaluwarsa"),
        "revoked": _("dibatalkan"),
    }
)
