"""What the portal's journeys need out of a database with the demo, as JSON: sessions, sheets, drafts, stars."""

import json
from random import Random

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db.models import Count  # noqa: E402

from assessments.enums import WRITABLE  # noqa: E402
from assessments.models import Assignment  # noqa: E402
from awards.models import Award  # noqa: E402
from nominations.models import Nomination  # noqa: E402
from ovop_portal.accounts.models import Region, User  # noqa: E402
from ovop_portal.demo import nominating  # noqa: E402
from ovop_portal.demo.firms import Workshop  # noqa: E402
from ovop_portal.programme.models import Commodity, Edition, Indicator  # noqa: E402

SESSIONS = 24
DRAFTS = 24
VARIANTS = 7  # ways to fill a sheet; no divisor of the number of sheets, so that the same sheet is never filled the same way twice running
PEOPLE = {"secretariat": "sekretariat@contoh.go.id", "assessor": "penilai@contoh.go.id", "office": "garut@contoh.go.id"}


def sessions(user):
    """Keys of signed-in sessions of a person."""
    keys = []
    for _ in range(SESSIONS):
        session = SessionStore()
        session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session.create()
        keys.append(session.session_key)
    return keys


def sheets(assessor):
    """(assignments that this assessor may write, ways to fill their indicators): of one commodity, whose fields are alike."""
    rows = Assignment.objects.filter(mandate__user=assessor, nomination__edition__year=2026, state__in=WRITABLE)
    commodity = rows.values_list("nomination__product__commodity").annotate(n=Count("pk")).order_by("-n")[0][0]
    found = list(rows.filter(nomination__product__commodity=commodity).order_by("pk").values_list("pk", flat=True))
    while len(found) % VARIANTS == 0:
        found.pop()
    rubric = Edition.objects.get(year=2026).edition_commodities.get(commodity=commodity).rubric
    indicators = Indicator.objects.filter(group__aspect__rubric=rubric).prefetch_related("levels")
    levels = {one.pk: [level.points for level in one.levels.all()] for one in indicators}
    rng = Random(1)
    return found, [{f"i{pk}": str(rng.choice(points)) for pk, points in levels.items()} for _ in range(VARIANTS)]


def drafts(officer):
    """Codes of drafts of this officer's region in the open edition; as many as are missing are made."""
    edition = Edition.objects.get(year=2028)
    rows = Nomination.objects.filter(edition=edition, officer=officer, state="draft", sentra__isnull=False)
    missing = DRAFTS - rows.count()
    if missing > 0:
        workshop = Workshop(Random(2), {commodity.code: commodity for commodity in Commodity.objects.all()})
        region = Region.objects.select_related("parent").get(code=officer.organisation.region_id)
        rules = list(edition.document_rules.all())
        for product in nominating.new_firms(workshop, [region] * missing, edition.year):
            nominating.draft(workshop, edition, product, rules, complete=True)
    return list(rows.order_by("pk").values_list("code", flat=True)[:DRAFTS])


def main():
    people = {role: User.objects.get(email=email) for role, email in PEOPLE.items()}
    writable, marks = sheets(people["assessor"])
    pools = {f"session_{role}": sessions(user) for role, user in people.items()}
    pools |= {"sheet": writable, "marks": marks, "draft": drafts(people["office"])}
    pools["star"] = list(Award.objects.published().order_by("pk").values_list("slug", flat=True)[:24])
    pools["rows"] = Nomination.objects.visible_to(people["secretariat"]).count()
    print(json.dumps(pools))


if __name__ == "__main__":
    main()
