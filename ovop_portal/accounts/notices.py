"""What people are told about accounts. The outbox stands above this app and hands its doors in."""

from django.urls import reverse

from ovop_portal.kit.scopes import Hook

# each: post(kind, people, link="", **facts) writes one outbox row per person, in the running transaction
POST = Hook("post")
# each: put(kind, address, subject, body) writes one outbox row whose words are ready
PUT = Hook("put")


def invited(invitation, token):
    """The link goes to the invited address alone; only its fingerprint stays with the invitation."""
    POST.ask("invitation", [invitation.email], link=reverse("accounts:accept", args=[token]), invitation=invitation)


def handed_over(leaver, successor, actor):
    facts = {"leaver": leaver, "successor": successor, "actor": actor}
    POST.ask("handover", [successor], link=reverse("desk:dashboard"), **facts)
