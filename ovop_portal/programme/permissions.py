"""Who may change what an edition is made of."""

from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.enums import Role
from ovop_portal.audit.words import name_actions
from ovop_portal.kit.permissions import declare, role

RULES = {
    "copy": role(Role.SECRETARIAT),
    "edit": role(Role.SECRETARIAT),
}

declare("programme", RULES)

name_actions(
    "programme",
    {
        "copy": _("Membuat periode"),
        "edit": _("Mengubah periode"),
        "edit_star_rule": _("Mengubah aturan bintang"),
    },
)
