"""Whom the life of an assignment tells what; every function writes outbox rows and sends nothing."""

from django.urls import reverse

from ovop_portal.accounts.models import User
from ovop_portal.notices.outbox import post


def _lead_of(assignment):
    edition = assignment.nomination.edition_id
    return User.objects.filter(mandates__edition=edition, mandates__lead=True, mandates__ended_at=None, is_active=True)


def _facts(assignment, note):
    return {"assignment": assignment, "nomination": assignment.nomination, "product": assignment.nomination.product, "note": note}


def released(assignment, actor, note):
    post("assignment_released", [assignment.assessor], link=assignment.get_absolute_url(), **_facts(assignment, note))


def recused(assignment, actor, note):
    link = reverse("assessments:roster", args=[assignment.nomination.code])
    post("assignment_recused", _lead_of(assignment), link=link, **_facts(assignment, note))


def reopened(assignment, actor, note):
    facts = _facts(assignment, note) | {"until": assignment.nomination.edition.publication_at}
    post("assignment_reopened", [assignment.assessor], link=assignment.get_absolute_url(), **facts)
