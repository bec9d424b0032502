"""Whom the life of a nomination tells what; every function writes outbox rows and sends nothing."""

from django.urls import reverse

from nominations.enums import State
from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.models import User
from ovop_portal.notices.outbox import post, post_once


def _officers_of(nomination):
    return User.objects.filter(organisation_id=nomination.office_id, is_active=True)


def _province_of(nomination):
    return User.objects.filter(role=Role.PROVINCE, organisation__region_id=nomination.province_code, is_active=True)


def _secretariat():
    return User.objects.filter(role=Role.SECRETARIAT, is_active=True)


def _tell(kind, people, nomination, actor, note):
    facts = {"nomination": nomination, "product": nomination.product, "actor": actor, "note": note}
    post(kind, [one for one in people if one.pk != actor.pk], link=nomination.get_absolute_url(), **facts)


def submitted(nomination, actor, note):
    """The office keeps a receipt; the province is asked to endorse where the edition wants it, else the secretariat looks."""
    post(
        "nomination_receipt",
        [actor],
        link=nomination.get_absolute_url(),
        nomination=nomination,
        product=nomination.product,
        revision=nomination.revision(),
    )
    waiting = _province_of(nomination) if nomination.needs_endorsement else _secretariat()
    _tell("nomination_submitted", waiting, nomination, actor, note)


def endorsed(nomination, actor, note):
    _tell("nomination_endorsed", [*_officers_of(nomination), *_secretariat()], nomination, actor, note)


def returned(nomination, actor, note):
    _tell("nomination_returned", _officers_of(nomination), nomination, actor, note)


def passed(nomination, actor, note):
    _tell("nomination_eligible", _officers_of(nomination), nomination, actor, note)


def failed(nomination, actor, note):
    _tell("nomination_ineligible", _officers_of(nomination), nomination, actor, note)


def withdrawn(nomination, actor, note):
    if nomination.submitted_at:
        _tell("nomination_withdrawn", [*_province_of(nomination), *_secretariat()], nomination, actor, note)


def lapsed(nomination, actor, note):
    _tell("nomination_lapsed", _officers_of(nomination), nomination, actor, note)


def infected(document, actor, signature):
    """The office hears what to do; so does the secretariat when the nomination is no longer in the office's hands."""
    nomination = document.nomination
    in_their_hands = nomination.state in {State.DRAFT, State.RETURNED}
    people = [*_officers_of(nomination), *([] if in_their_hands else _secretariat())]
    facts = {"nomination": nomination, "product": nomination.product, "paper": document, "signature": signature}
    post("nomination_infected", people, link=nomination.get_absolute_url(), in_their_hands=in_their_hands, **facts)


def answered_by_ikm(confirmation):
    """The office hears what the owner said; nobody of it pressed a button, so everybody of it hears."""
    nomination = confirmation.nomination
    facts = {"nomination": nomination, "product": nomination.product, "confirmation": confirmation}
    post("nomination_answered", list(_officers_of(nomination)), link=nomination.get_absolute_url(), **facts)


def reinstated(nomination, actor, note):
    _tell("nomination_reinstated", _officers_of(nomination), nomination, actor, note)


def reminded(key, person, nominations, until, left, papers):
    """One officer of what the office has not sent yet, in the office's own zone; whether it was not told before."""
    [*_rest, last] = nominations
    return post_once(
        key,
        "nomination_reminder",
        person,
        link=last.get_absolute_url() if len(nominations) == 1 else reverse("nominations:list"),
        nominations=nominations,
        edition=last.edition,
        until=until,
        left=left,
        papers=papers,
    )
