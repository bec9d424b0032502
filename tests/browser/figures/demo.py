"""What the places need out of a database with the sample data, as JSON: a session for each person, and one object of each kind."""

import json

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from assessments.models import Assignment  # noqa: E402
from awards.models import Certificate  # noqa: E402
from nominations.models import Nomination  # noqa: E402
from ovop_portal.accounts.models import User  # noqa: E402
from ovop_portal.programme.models import Commodity, Edition  # noqa: E402

PEOPLE = {
    "office": "garut", "province": "jabar", "secretariat": "sekretariat", "director": "direktur", "lead": "ketua", "assessor": "penilai",
    "auditor": "auditor",
}  # fmt: skip
YEAR, STARRED, OPEN = 2026, 2024, 2028


def session(user):
    """The key of a session of somebody who signed in."""
    store = SessionStore()
    store[SESSION_KEY], store[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store.create()
    return store.session_key


def facts():
    people = {role: User.objects.get(email=f"{name}@contoh.go.id") for role, name in PEOPLE.items()}
    certificate = Certificate.objects.filter(award__state="published").select_related("award").earliest("pk")
    mine = Assignment.objects.filter(mandate__user=people["assessor"], nomination__edition__year=YEAR).order_by("pk")
    own = Nomination.objects.filter(office=people["office"].organisation, edition__year=OPEN).order_by("pk")
    return {
        "sessions": {role: session(user) for role, user in people.items()},
        "year": YEAR, "starred": STARRED, "star": certificate.award.slug, "certificate": certificate.code,
        "draft": own.filter(state="draft", sentra__isnull=False).first().code, "sent": own.exclude(state="draft").first().code,
        "screened": Nomination.objects.filter(edition__year=OPEN, state__in=["submitted", "endorsed"]).earliest("pk").code,
        "released": mine.filter(state="released").first().pk, "sheet": mine.filter(state="accepted").first().pk,
        "commodity": Commodity.objects.get(code="kain_tenun").pk,
        "rubric": Edition.objects.get(year=YEAR).edition_commodities.first().rubric_id,
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(facts()))
