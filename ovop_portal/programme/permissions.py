"""Who may change what an edition is made of."""

from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.enums import Role
from ovop_portal.audit.words import name_actions
from ovop_portal.kit.permissions import declare, role

RULES = {
    "copy": role(Role.SECRETARIAT),
    "edit": role(Role.SECRETARIAT),
    # commodities, and the desk's own pages of an edition: its commodities, document rules and team
    "see_setup": role(Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR),
    "keep_commodities": role(Role.SECRETARIAT),
    "seat": role(Role.SECRETARIAT),
}

declare("programme", RULES)

name_actions(
    "programme",
    {
        "copy": _("Membuat periode"),
        "edit": _("Mengubah periode"),
        "edit_star_rule": _("Mengubah aturan bintang"),
        "add_commodity": _("Menambah komoditas"),
        "edit_commodity": _("Mengubah komoditas"),
        "delete_commodity": _("Menghapus komoditas"),
        "edit_commodities": _("Mengubah komoditas periode"),
        "add_rule": _("Menambah syarat dokumen"),
        "edit_rule": _("Mengubah syarat dokumen"),
        "delete_rule": _("Menghapus syarat dokumen"),
        "move_rule": _("Mengubah urutan syarat dokumen"),
        "seat": _("Mendudukkan penilai"),
        "edit_seat": _("Mengubah mandat penilai"),
        "end_seat": _("Mengakhiri mandat penilai"),
        "reinstate_seat": _("Memulihkan mandat penilai"),
    },
)
