"""Around the second of a deadline, in the three zones: nothing late is taken, nothing in time is refused, whatever set the instant."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from nominations.models import Nomination, Revision, checklist
from ovop_portal.accounts import regions
from ovop_portal.accounts.enums import OrganisationKind, Role
from ovop_portal.accounts.models import Organisation
from ovop_portal.programme.enums import ExtensionState
from ovop_portal.programme.models import Extension
from tests import building

time_machine = pytest.importorskip("time_machine", reason="time-machine is in requirements-dev.txt")

ZONES = {"WIB": ("32.04", "Asia/Jakarta"), "WITA": ("73.71", "Asia/Makassar"), "WIT": ("91.71", "Asia/Jayapura")}
IN_TIME = [-2, -1.5, -1, -0.5, -0.001, -0.000001]
LATE = [0, 0.000001, 0.001, 0.5, 1, 1.5, 2]
ODD = {"second": 37, "microsecond": 123457}  # no deadline of this test lies on a round second


class UndoneError(Exception):
    """Takes back what a press did, so that the next one finds the same draft."""


@pytest.fixture
def officer(cast, zone):
    """An officer of the dinas of this zone."""
    code, name = ZONES[zone]
    regions.load(only=[code[:2], code])
    office, _ = Organisation.objects.get_or_create(
        region_id=code, defaults={"name": f"Dinas {name}", "kind": OrganisationKind.REGENCY_OFFICE}
    )
    assert office.region.time_zone == name
    return building.make_user(f"petugas.{zone.lower()}", Role.REGENCY, office)


def granted(edition, cast, until, office=None):
    return Extension.objects.create(
        edition=edition, office=office, until=until, reason="Banjir", proposed_by=cast.secretariat, decided_by=cast.colleague,
        decided_at=timezone.now(), state=ExtensionState.CONFIRMED, previous=edition.nomination_closes,
    )  # fmt: skip


def set_closing(nomination, cast, instant):
    nomination.edition.nomination_closes = instant
    nomination.edition.save()
    return nomination


def set_extension(nomination, cast, instant):
    nomination = set_closing(nomination, cast, instant - datetime.timedelta(days=3))
    granted(nomination.edition, cast, instant, nomination.office)
    return nomination


def set_extension_for_all(nomination, cast, instant):
    nomination = set_closing(nomination, cast, instant - datetime.timedelta(days=3))
    granted(nomination.edition, cast, instant)
    return nomination


def set_repair(nomination, cast, instant):
    nomination = building.bring(nomination, "returned", cast)
    Nomination.objects.filter(pk=nomination.pk).update(return_due=instant)
    return Nomination.objects.get(pk=nomination.pk)


WAYS = [set_closing, set_extension, set_extension_for_all, set_repair]


def press(client, nomination, officer, instant):
    """What the address of the button answers at this instant: (status, instant written down, page); nothing of it is kept."""
    answer = None
    try:
        with time_machine.travel(instant, tick=False), transaction.atomic():
            client.force_login(officer)
            page = client.post(f"/usulan/{nomination.code}/aksi/submit/", {"key": "satu"})
            sent = Revision.objects.filter(nomination=nomination).order_by("-number").first()
            answer = page.status_code, sent and sent.sent_at, page
            raise UndoneError
    except UndoneError:
        return answer


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("zone", ZONES)
def test_nothing_late_is_taken_and_nothing_in_time_refused(client, cast, edition, officer, zone, way):
    instant = (timezone.now() + datetime.timedelta(days=10)).astimezone(datetime.UTC).replace(**ODD)
    nomination = way(building.make_draft(edition, officer), cast, instant)
    before = Revision.objects.count()
    assert checklist.until(Nomination.objects.get(pk=nomination.pk)) == instant

    refused_in_time = [step for step in IN_TIME if press(client, nomination, officer, instant + datetime.timedelta(seconds=step))[0] != 302]
    answers = {step: press(client, nomination, officer, instant + datetime.timedelta(seconds=step)) for step in LATE}
    taken_late = [step for step, (status, _sent, _page) in answers.items() if status != 422]

    assert (taken_late, refused_in_time) == ([], [])
    assert "Batas perbaikan berakhir" in answers[1][2].text or "Pengusulan ditutup pada" in answers[1][2].text
    assert Nomination.objects.get(pk=nomination.pk).state == nomination.state
    assert Revision.objects.count() == before


@pytest.mark.parametrize("zone", ["WIT"])
def test_the_receipt_bears_the_instant_that_was_judged(client, cast, edition, officer, zone):
    instant = timezone.now() + datetime.timedelta(days=10)
    nomination = set_closing(building.make_draft(edition, officer), cast, instant)

    status, sent, _page = press(client, nomination, officer, instant - datetime.timedelta(microseconds=1))

    assert (status, sent) == (302, instant - datetime.timedelta(microseconds=1))


def test_a_press_that_waits_past_the_deadline_is_late(nominate, cast, edition, monkeypatch):
    """The checklist was asked in time, the instant that would be written is not: nothing is sent."""
    nomination = set_closing(nominate(), cast, timezone.now() + datetime.timedelta(days=10))
    instant = nomination.edition.nomination_closes

    with time_machine.travel(instant - datetime.timedelta(seconds=1), tick=False) as traveller:
        gaps = Nomination.gaps
        monkeypatch.setattr(Nomination, "gaps", lambda self: [*gaps(self), *(traveller.shift(2) or [])])
        with pytest.raises(ValidationError, match="Pengusulan ditutup pada"):
            building.NOMINATION.perform("submit", nomination, cast.bandung)

    assert Nomination.objects.get().state == "draft"
    assert not Revision.objects.exists()


def test_more_time_for_one_office_is_no_time_for_another(nominate, cast, edition):
    edition.nomination_closes = timezone.now() - datetime.timedelta(minutes=1)
    mine, theirs = nominate(), nominate(by="garut")
    edition.save()
    granted(edition, cast, timezone.now() + datetime.timedelta(days=1), cast.bandung.organisation)
    mine.edition = theirs.edition = edition

    assert checklist.closed(mine) is None
    assert checklist.closed(theirs).startswith("Pengusulan ditutup pada")


@pytest.mark.parametrize("state", [ExtensionState.PROPOSED, ExtensionState.REJECTED])
def test_what_is_only_proposed_or_was_rejected_gives_no_time(nominate, cast, edition, state):
    nomination = nominate()
    row = granted(edition, cast, edition.nomination_closes + datetime.timedelta(days=1), cast.bandung.organisation)
    decided = {"decided_by": None, "decided_at": None} if state == ExtensionState.PROPOSED else {}
    Extension.objects.filter(pk=row.pk).update(state=state, **decided)

    assert checklist.until(nomination) == edition.nomination_closes


def test_more_time_never_shortens(nominate, cast, edition):
    nomination = nominate()
    granted(edition, cast, edition.nomination_closes + datetime.timedelta(days=1))
    edition.nomination_closes += datetime.timedelta(days=2)
    edition.save()

    assert checklist.until(Nomination.objects.get(pk=nomination.pk)) == edition.nomination_closes


def test_a_closed_edition_is_open_for_an_office_with_more_time(as_, cast, edition):
    edition.nomination_closes = timezone.now() - datetime.timedelta(minutes=1)
    edition.save()
    granted(edition, cast, timezone.now() + datetime.timedelta(days=1), cast.bandung.organisation)

    assert [one.year for one, _until in as_("bandung").get("/usulan/baru/").context["doors"]] == [2026]
    assert "doors" not in as_("garut").get("/usulan/baru/").context
