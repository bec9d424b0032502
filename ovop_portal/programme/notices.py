"""Whom more time to send is told; every function writes outbox rows and sends nothing."""

from ovop_portal.accounts.enums import OFFICES, Role
from ovop_portal.accounts.models import User
from ovop_portal.notices.outbox import post
from ovop_portal.programme.enums import Nominators

LEVELS = {Nominators.REGENCY: {Role.REGENCY}, Nominators.PROVINCE: {Role.PROVINCE}, Nominators.BOTH: OFFICES}


def _tell(kind, people, extension, **context):
    post(kind, people, link=extension.get_absolute_url(), extension=extension, edition=extension.edition, **context)


def extension_proposed(extension):
    """Everybody who may be the second person."""
    people = User.objects.filter(role=Role.SECRETARIAT, is_active=True).exclude(pk=extension.proposed_by_id)
    _tell("extension_proposed", people, extension)


def extension_confirmed(extension, actor, note):
    """The offices whose deadline moved, and who asked for it."""
    offices = User.objects.filter(is_active=True, role__in=LEVELS[extension.edition.nominators])
    if extension.office_id:
        offices = offices.filter(organisation=extension.office_id)
    _tell("extension_confirmed", [*offices.order_by("pk"), extension.proposed_by], extension)


def extension_rejected(extension, actor, note):
    _tell("extension_rejected", [extension.proposed_by], extension, actor=actor, note=note)
