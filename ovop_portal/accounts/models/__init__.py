"""People, the offices they answer for, and their mandates in the selection team."""

from ovop_portal.accounts.models.invitation import Invitation
from ovop_portal.accounts.models.mandate import Mandate
from ovop_portal.accounts.models.place import Organisation, Region
from ovop_portal.accounts.models.user import User

__all__ = ["Invitation", "Mandate", "Organisation", "Region", "User"]
