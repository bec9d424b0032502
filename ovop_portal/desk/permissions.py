"""Who sees how a whole edition stands."""

from ovop_portal.accounts.enums import Role
from ovop_portal.kit.permissions import declare, role

RULES = {"see_edition": role(Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR)}

declare("desk", RULES)
