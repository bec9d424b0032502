"""Who may change what an edition is made of."""

from ovop_portal.accounts.enums import Role
from ovop_portal.kit.permissions import declare, role

RULES = {
    "copy": role(Role.SECRETARIAT),
    "edit": role(Role.SECRETARIAT),
}

declare("programme", RULES)
