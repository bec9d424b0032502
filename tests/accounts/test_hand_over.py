"""Open work goes to a colleague although nobody leaves: chosen, shown, confirmed, told."""

import pytest

from nominations.models import Nomination
from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.models import User
from ovop_portal.audit.chain import first_fault
from ovop_portal.audit.models import Event
from ovop_portal.notices.models import Message
from tests.building import make_user


def page_of(person):
    return f"/akun/petugas/{person.pk}/serahkan/"


def key(nomination):
    return f"usulan-{nomination.pk}"


def officers(*nominations):
    return [Nomination.objects.get(pk=one.pk).officer for one in nominations]


@pytest.fixture
def work(cast, head, nominate):
    """A sent nomination and a draft of the officer bandung; nothing in the outbox."""
    rows = nominate("submitted", product="Tenun Sutra"), nominate("draft", product="Tenun Rahasia")
    Message.objects.all().delete()
    return rows


def test_the_page_lists_what_can_move_and_the_person_leads_to_it(as_head, cast, work):
    assert page_of(cast.bandung) in as_head.get(f"/akun/petugas/{cast.bandung.pk}/").text

    page = as_head.get(page_of(cast.bandung))
    assert "Tenun Sutra · UD Melati Rejeki (OVOP 2026 · " in page.text and "Tenun Rahasia" in page.text
    assert page.context["form"]["items"].value() == [key(one) for one in work]


def test_a_preview_moves_nothing(as_head, head, cast, work):
    before = Event.objects.count()

    page = as_head.post(page_of(cast.bandung), {"items": [key(work[0])], "successor": head.pk, "note": "Cuti"})

    assert page.status_code == 200
    assert "1 usulan beralih kepada Kepala?" in page.text and "Tenun Sutra" in page.text and "Tenun Rahasia" not in page.text
    assert officers(*work) == [cast.bandung, cast.bandung]
    assert (Event.objects.count(), Message.objects.count()) == (before, 0)


def test_what_was_confirmed_moves_and_both_are_told(as_, cast, head, work):
    client = as_("secretariat")

    response = client.post(page_of(cast.bandung), {"items": [key(work[0])], "successor": head.pk, "note": "Cuti", "sure": "1"})

    assert response.url == f"/akun/petugas/{cast.bandung.pk}/"
    assert officers(*work) == [head, cast.bandung]
    assert User.objects.get(pk=cast.bandung.pk).is_active
    given, told = Event.objects.order_by("-seq")[1], Event.objects.order_by("-seq")[0]
    assert (given.action, given.data) == ("nominations.hand_over", {"from": cast.bandung.pk, "to": head.pk})
    assert (told.action, told.note, told.data) == ("accounts.hand_over", "Cuti", {"moved": 1, "successor": head.pk})
    messages = {one.recipient: one for one in Message.objects.all()}
    assert set(messages) == {head, cast.bandung}
    assert "1 usulan dari Bandung beralih kepada Anda" in messages[head].subject and "Tenun Sutra" in messages[head].body
    assert "dilanjutkan oleh Kepala" in messages[cast.bandung].subject
    assert first_fault() is None


def test_an_officer_hands_the_own_work_to_a_colleague(as_, cast, head, work):
    as_("bandung").post(page_of(cast.bandung), {"items": [key(one) for one in work], "successor": head.pk, "sure": "1"})

    assert officers(*work) == [head, head]
    assert list(Message.objects.values_list("recipient__name", flat=True)) == ["Kepala"]


def test_the_secretariat_learns_nothing_of_a_draft_by_giving_it(as_, cast, head, work):
    client = as_("secretariat")
    page = client.get(page_of(cast.bandung))

    assert "Draf Kain Tenun" in page.text and "Rahasia" not in page.text and work[1].code not in page.text
    client.post(page_of(cast.bandung), {"items": [key(work[1])], "successor": head.pk, "sure": "1"})
    assert officers(work[1]) == [head]
    assert "Rahasia" not in client.get(f"/akun/petugas/{cast.bandung.pk}/").text


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        ([], "Pilih sedikitnya satu usulan"),
        (["usulan-99999"], "Periksa daftarnya"),
        (["usulan-" + "9" * 40], "Periksa daftarnya"),
        (["lembar-1"], "Periksa daftarnya"),
        (["\x00"], "Periksa daftarnya"),
        (["own", "own"], "sekali saja"),
    ],
)
def test_what_cannot_move_is_refused(as_head, head, cast, work, items, sentence):
    before = Event.objects.count()
    items = [key(work[0]) if one == "own" else one for one in items]

    response = as_head.post(page_of(cast.bandung), {"items": items, "successor": head.pk, "sure": "1"})

    assert (response.status_code, sentence in response.text) == (422, True)
    assert (officers(*work), Event.objects.count()) == ([cast.bandung, cast.bandung], before)


@pytest.mark.parametrize("who", ["", "garut", "jabar", "bandung", "secretariat", "closed", "forged"])
def test_only_an_active_colleague_takes_over(as_head, cast, work, who):
    closed = make_user("tutup", Role.REGENCY, cast.bandung.organisation, is_active=False)
    successor = {"": "", "closed": closed.pk, "forged": 10**30}.get(who, 0) if who in {"", "closed", "forged"} else getattr(cast, who).pk

    response = as_head.post(page_of(cast.bandung), {"items": [key(work[0])], "successor": successor, "sure": "1"})

    assert (response.status_code, officers(*work)) == (422, [cast.bandung, cast.bandung])


def test_work_of_somebody_else_is_not_taken_along(as_head, head, cast, nominate, work):
    foreign = nominate("submitted", by="garut")

    response = as_head.post(page_of(cast.bandung), {"items": [key(foreign)], "successor": head.pk, "sure": "1"})

    assert (response.status_code, officers(foreign)) == (422, [cast.garut])


def test_what_was_decided_meanwhile_bars_the_whole_press(as_head, head, cast, work):
    posted = {"items": [key(one) for one in work], "successor": head.pk, "sure": "1"}
    Nomination.objects.filter(pk=work[0].pk).update(officer=head)

    response = as_head.post(page_of(cast.bandung), posted)

    assert (response.status_code, officers(work[1])) == (422, [cast.bandung])


def test_an_office_of_one_is_told_to_invite_first(as_, cast, nominate):
    nominate("submitted", by="garut")
    client = as_("secretariat")

    assert "Belum ada rekan yang dapat melanjutkan" in client.get(page_of(cast.garut)).text
    assert page_of(cast.garut) not in client.get(f"/akun/petugas/{cast.garut.pk}/").text


def test_nothing_to_give_is_said(as_head, cast):
    assert "Tidak ada yang perlu diserahkan" in as_head.get(page_of(cast.bandung)).text


@pytest.mark.parametrize(("name", "status"), [("director", 403), ("auditor", 403), ("garut", 404), ("jabar", 404), ("assessor", 404)])
def test_others_hand_nothing_over(as_, cast, head, work, name, status):
    response = as_(name).post(page_of(cast.bandung), {"items": [key(work[0])], "successor": head.pk, "sure": "1"})

    assert (response.status_code, officers(work[0])) == (status, [cast.bandung])


def test_the_sheets_of_the_team_are_never_handed_over(as_, cast, edition):
    assert as_("secretariat").get(page_of(cast.assessor)).status_code == 403


def test_nothing_moves_when_an_event_cannot_be_written(as_head, head, cast, work, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr("ovop_portal.accounts.handing_over.record", broken)
    with pytest.raises(RuntimeError):
        as_head.post(page_of(cast.bandung), {"items": [key(work[0])], "successor": head.pk, "sure": "1"})

    assert (officers(*work), Message.objects.count()) == ([cast.bandung, cast.bandung], 0)
