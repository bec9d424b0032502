"""Whom the life of a star tells what. Nothing about a star leaves before its publication."""

from ovop_portal.accounts.models import User
from ovop_portal.notices.outbox import post


def tell(award):
    """The office learns the result, none included; called by the clock once the star is public (tasks.py)."""
    officers = User.objects.filter(organisation=award.nomination.office_id, is_active=True)
    post("award_published", officers, link=award.nomination.get_absolute_url(), award=award, nomination=award.nomination)


def revoked(award, actor, note):
    if award.nomination_id:
        officers = User.objects.filter(organisation=award.nomination.office_id, is_active=True)
        post("award_revoked", officers, link=award.nomination.get_absolute_url(), award=award, note=note)
