"""An officer leaves: the account is closed at once, open work goes to a colleague, the files stay with the office."""

import pytest

from assessments.models import Assignment
from nominations.models import Nomination
from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.models import Mandate, User
from ovop_portal.audit.chain import first_fault
from ovop_portal.audit.models import Event
from ovop_portal.notices.models import Message
from tests.building import make_user, seat


@pytest.fixture
def deputy(cast):
    return make_user("wakil", Role.REGENCY, cast.bandung.organisation)


def page_of(person, act="nonaktifkan"):
    return f"/akun/petugas/{person.pk}/{act}/"


def active(person):
    return User.objects.get(pk=person.pk).is_active


def test_a_person_without_open_work_is_closed_with_a_note(as_, cast):
    client = as_("secretariat")
    assert "Tidak ada yang perlu dialihkan" in client.get(page_of(cast.garut)).text

    response = client.post(page_of(cast.garut), {"note": "Pindah tugas"})

    assert response.url == f"/akun/petugas/{cast.garut.pk}/"
    assert not active(cast.garut)
    event = Event.objects.get()
    assert (event.action, event.note, event.before, event.after) == ("accounts.disable", "Pindah tugas", "active", "disabled")
    assert "Riwayat akun" in client.get(response.url).text and "Pindah tugas" in client.get(response.url).text


def test_open_work_goes_to_the_colleague_who_is_chosen(as_, cast, nominate, deputy):
    nominations = [nominate("submitted"), nominate("draft", product="Tenun Lurik")]
    Message.objects.all().delete()
    client = as_("secretariat")
    page = client.get(page_of(cast.bandung))
    assert "2 usulan yang belum selesai" in page.text and "Wakil" in page.text

    client.post(page_of(cast.bandung), {"successor": deputy.pk})

    assert not active(cast.bandung)
    assert [one.officer for one in Nomination.objects.filter(pk__in=[one.pk for one in nominations])] == [deputy, deputy]
    assert [one.office for one in Nomination.objects.all()] == [cast.bandung.organisation] * 2
    assert Event.objects.filter(action="nominations.hand_over").count() == 2
    assert Event.objects.get(action="accounts.disable").data == {"moved": 2, "successor": deputy.pk}
    message = Message.objects.get(kind="handover")
    assert message.recipient == deputy and "Bandung" in message.subject
    assert [one.recipient for one in Message.objects.exclude(kind="handover")] == [cast.bandung]
    assert first_fault() is None


def test_without_a_successor_nothing_happens_while_a_colleague_could_take_over(as_, cast, nominate, deputy):
    nomination = nominate("submitted")
    before = Event.objects.count()

    response = as_("secretariat").post(page_of(cast.bandung), {"note": "Pindah"})

    assert response.status_code == 422
    assert "Pilih rekan yang melanjutkan" in response.text and "Pindah" in response.text
    assert active(cast.bandung)
    assert Nomination.objects.get(pk=nomination.pk).officer == cast.bandung
    assert Event.objects.count() == before


@pytest.mark.parametrize("who", ["garut", "jabar", "secretariat", "bandung", "closed", "forged"])
def test_only_an_active_colleague_of_the_same_office_can_take_over(as_, cast, nominate, deputy, who):
    nominate("submitted")
    closed = make_user("tutup", Role.REGENCY, cast.bandung.organisation, is_active=False)
    successor = {"closed": closed.pk, "forged": 10**30}.get(who) or getattr(cast, who).pk

    response = as_("secretariat").post(page_of(cast.bandung), {"successor": successor})

    assert response.status_code == 422
    assert "Penerus harus petugas aktif dari kantor yang sama." in response.text
    assert active(cast.bandung)


def test_the_only_officer_can_be_closed_and_the_work_stays_with_the_office(as_, cast, nominate):
    nomination = nominate("submitted")
    client = as_("secretariat")
    assert "dilanjutkan oleh petugas berikutnya" in client.get(page_of(cast.bandung)).text

    client.post(page_of(cast.bandung), {})

    assert not active(cast.bandung)
    assert Nomination.objects.get(pk=nomination.pk).officer == cast.bandung


def test_a_seat_in_the_team_ends_and_its_sheets_are_not_inherited(as_, cast, nominate, assign):
    assignment = assign(nominate("eligible"), "assessor", "accepted")
    client = as_("secretariat")
    assert "1 lembar penilaian yang belum final" in client.get(page_of(cast.assessor)).text

    client.post(page_of(cast.assessor), {})

    assert not active(cast.assessor)
    assert not Mandate.objects.in_force().filter(user=cast.assessor).exists()
    assert Assignment.objects.get(pk=assignment.pk).mandate.user == cast.assessor


def test_plans_for_the_seat_are_cancelled_with_it(as_, cast, nominate, assign):
    ikat, lurik = nominate("eligible"), nominate("eligible", product="Tenun Lurik")
    planned, final = assign(ikat, "assessor", "planned"), assign(lurik, "assessor", "final")
    client = as_("secretariat")
    assert "1 rencana penugasan, yang dibatalkan" in client.get(page_of(cast.assessor)).text

    client.post(page_of(cast.assessor), {})

    assert dict(Assignment.objects.values_list("pk", "state")) == {planned.pk: "cancelled", final.pk: "final"}
    cancelled = Event.objects.get(action="assessments.cancel")
    assert (cancelled.actor, cancelled.note) == (cast.secretariat, "Mandat penilainya berakhir: akunnya dinonaktifkan.")
    assert Event.objects.get(action="assessments.end_seat").data == {"dropped": 1}
    assert planned.nomination.standing.sheets_due == 0
    assert first_fault() is None


def test_a_head_who_closes_a_colleague_with_a_seat_leaves_its_plans_to_the_system(as_, cast, edition, nominate, assign):
    User.objects.filter(pk=cast.bandung.pk).update(heads_office=True)
    cast.deputy = make_user("wakil", Role.REGENCY, cast.bandung.organisation)
    seat(edition, cast.deputy, home="32")
    planned = assign(nominate("eligible", by="jateng"), "deputy", "planned")

    response = as_("bandung").post(page_of(cast.deputy), {"successor": cast.bandung.pk})

    assert response.status_code == 302
    assert not active(cast.deputy)
    assert Assignment.objects.get(pk=planned.pk).state == "cancelled"
    assert Event.objects.get(action="assessments.cancel").actor == User.objects.system()
    assert Event.objects.get(action="assessments.end_seat").actor == cast.bandung


def test_the_open_session_of_a_closed_account_ends(as_, cast, client):
    elsewhere = type(client)()
    elsewhere.force_login(cast.garut)
    as_("secretariat").post(page_of(cast.garut), {})

    assert elsewhere.get("/akun/").url == "/masuk/?next=/akun/"


def test_closing_twice_is_refused(as_, cast):
    client = as_("secretariat")
    client.post(page_of(cast.garut), {})

    response = client.post(page_of(cast.garut), {})

    assert (response.status_code, "sudah nonaktif" in response.text) == (422, True)
    assert Event.objects.count() == 1


def test_an_account_is_opened_again(as_, cast):
    client = as_("secretariat")
    client.post(page_of(cast.garut), {})

    response = client.post(page_of(cast.garut, "aktifkan"))

    assert response.url == f"/akun/petugas/{cast.garut.pk}/"
    assert active(cast.garut)
    assert (Event.objects.last().action, Event.objects.last().after) == ("accounts.enable", "active")


def test_opening_an_open_account_is_refused(as_, cast):
    response = as_("secretariat").post(page_of(cast.garut, "aktifkan"))

    assert (response.status_code, "sudah aktif" in response.text) == (422, True)
    assert Event.objects.count() == 0


@pytest.mark.parametrize("act", ["nonaktifkan", "aktifkan"])
def test_nobody_closes_or_opens_the_own_account(as_, cast, act):
    assert as_("secretariat").post(page_of(cast.secretariat, act)).status_code == 403
    assert active(cast.secretariat)


@pytest.mark.parametrize(("name", "status"), [("auditor", 403), ("director", 403), ("garut", 404), ("jabar", 404), ("lead", 404)])
@pytest.mark.parametrize("act", ["nonaktifkan", "aktifkan"])
def test_others_cannot_close_or_open_accounts(as_, cast, name, status, act):
    assert as_(name).post(page_of(cast.bandung, act)).status_code == status
    assert active(cast.bandung)
    assert Event.objects.count() == 0


def test_a_colleague_sees_but_does_not_close(as_, cast, deputy):
    assert as_("bandung").post(page_of(deputy), {}).status_code == 403
    assert active(deputy)


def test_opening_needs_a_press_of_the_button(as_, cast):
    assert as_("secretariat").get(page_of(cast.garut, "aktifkan")).status_code == 405


def test_nothing_moves_when_an_event_cannot_be_written(as_, cast, nominate, deputy, monkeypatch):
    nomination = nominate("submitted")
    messages = Message.objects.count()

    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr("ovop_portal.accounts.leaving.record", broken)
    with pytest.raises(RuntimeError):
        as_("secretariat").post(page_of(cast.bandung), {"successor": deputy.pk})

    assert active(cast.bandung)
    assert Nomination.objects.get(pk=nomination.pk).officer == cast.bandung
    assert Message.objects.count() == messages
