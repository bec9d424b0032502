"""Who may change what an edition is made of."""

from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.enums import Role
from ovop_portal.audit.words import name_actions, name_states
from ovop_portal.kit.permissions import declare, predicate, role


@predicate
def proposed_it(user, extension):
    return extension.proposed_by_id == user.pk


RULES = {
    "copy": role(Role.SECRETARIAT),
    "edit": role(Role.SECRETARIAT),
    # commodities, and the desk's own pages of an edition: its commodities, document rules and team
    "see_setup": role(Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR),
    "keep_commodities": role(Role.SECRETARIAT),
    "seat": role(Role.SECRETARIAT),
    # drafts of rubrics; that a rubric in force changes no more is said by rubric_drafts.py
    "edit_rubric": role(Role.SECRETARIAT),
    "publish_rubric": role(Role.SECRETARIAT),
    # more time to send: one person proposes, another decides
    "propose_extension": role(Role.SECRETARIAT),
    "confirm_extension": role(Role.SECRETARIAT) & ~proposed_it,
    "reject_extension": role(Role.SECRETARIAT) & ~proposed_it,
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
        "draft_rubric": _("Membuka draf rubrik"),
        "edit_rubric": _("Mengubah draf rubrik"),
        "import_rubric": _("Mengisi draf rubrik dari berkas"),
        "publish_rubric": _("Memberlakukan rubrik"),
        "discard_rubric": _("Membuang draf rubrik"),
        "propose_extension": _("Mengusulkan perpanjangan waktu"),
        "confirm_extension": _("Memberlakukan perpanjangan waktu"),
        "reject_extension": _("Menolak perpanjangan waktu"),
    },
)

name_states({"draft": _("draf"), "in_force": _("berlaku")})  # of a rubric
