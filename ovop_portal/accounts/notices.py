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


def handed_items(holder, successor, actor, names):
    """Some of the open work changed hands; the one who gave it stays. Whoever did it knows already."""
    facts = {"holder": holder, "successor": successor, "actor": actor, "names": names}
    people = [person for person in (successor, holder) if person != actor]
    for person in people:
        POST.ask("handover_items", [person], link=reverse("nominations:list"), received=person == successor, **facts)


def disabled(person, actor):
    POST.ask("account_disabled", [person], organisation=person.organisation, actor=actor)


def enabled(person, actor):
    POST.ask("account_enabled", [person], link=reverse("desk:dashboard"), actor=actor)


def changed(person, actor, words):
    """Name or telephone number, changed by somebody else: the new values."""
    POST.ask("account_changed", [person], link=reverse("accounts:profile"), actor=actor, words=words)


def head_named(person, actor):
    POST.ask("head_named", [person], link=reverse("accounts:people"), organisation=person.organisation, actor=actor)


def head_released(person, actor):
    POST.ask("head_released", [person], link=reverse("accounts:people"), organisation=person.organisation, actor=actor)
