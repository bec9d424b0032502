"""Short hands for tests of accounts: an invitation that was sent, and the secret in its mail."""

from ovop_portal.accounts import invitations
from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.models import Invitation


def invite(by, organisation, email="rina@contoh.go.id", role=Role.REGENCY, name="Rina Kusuma"):
    """A saved invitation whose link lies in the outbox."""
    return invitations.invite(by, Invitation(name=name, email=email, role=role, organisation=organisation))


def token_of(message):
    """The secret at the end of the link of an invitation's message."""
    return message.link.removeprefix("/akun/undangan/").rstrip("/")
