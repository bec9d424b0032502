"""Who may manage people. tests/accounts/test_permissions.py holds the resulting table."""

from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.models import Mandate
from ovop_portal.kit.permissions import declare, predicate, role


@predicate
def somebody_else(user, person):
    return user.pk != person.pk


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


RULES = {
    "invite": role(Role.SECRETARIAT),
    "see_people": role(Role.SECRETARIAT, Role.AUDITOR, Role.DIRECTOR, Role.REGENCY, Role.PROVINCE),
    "disable": role(Role.SECRETARIAT) & somebody_else,
    "enable": role(Role.SECRETARIAT) & somebody_else,
    "see_trail": role(Role.AUDITOR),
}

declare("accounts", RULES)
