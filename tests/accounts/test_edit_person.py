"""Correcting somebody's data, and who heads an office: it never stays without a head while somebody works there."""

import threading

import pytest

from ovop_portal.accounts import headship
from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.models import User
from ovop_portal.audit.models import Event
from ovop_portal.notices.models import Message
from tests.building import make_user
from tests.threads import at_once, only_on_postgresql


def page_of(person):
    return f"/akun/petugas/{person.pk}/ubah/"


def filled(client, person, **changed):
    """What the page would send back, with some values changed; None leaves a field out, as an empty tick does."""
    form = client.get(page_of(person)).context["form"]
    values = {name: form[name].value() for name in form.fields}
    values["heads_office"] = "on" if values.get("heads_office") else None
    return {name: value for name, value in (values | changed).items() if value is not None}


def stored(person):
    return User.objects.values_list("name", "phone", "heads_office").get(pk=person.pk)


def test_a_head_corrects_name_and_number_and_the_person_is_told(as_head, head, cast):
    response = as_head.post(page_of(cast.bandung), filled(as_head, cast.bandung, name="Bandung Raya", phone="0812 3456 7890"))

    assert response.url == f"/akun/petugas/{cast.bandung.pk}/"
    assert stored(cast.bandung) == ("Bandung Raya", "+6281234567890", False)
    event = Event.objects.get()
    assert (event.actor, event.action, event.data) == (head, "accounts.edit_person", {"changed": ["name", "phone"]})
    message = Message.objects.get()
    assert (message.recipient, message.kind) == (cast.bandung, "account_changed")
    assert "Bandung Raya" in message.body and "+62 812-3456-7890" in message.body


def test_the_secretariat_corrects_anybody(as_, cast):
    client = as_("secretariat")
    for person in (cast.garut, cast.jabar, cast.assessor, cast.director):
        client.post(page_of(person), filled(client, person, name="Nama Baru"))

    assert User.objects.filter(name="Nama Baru").count() == 4


def test_an_officer_who_heads_nothing_corrects_nobody(as_, cast, head):
    before = stored(head)
    client = as_("bandung")

    assert [client.get(page_of(head)).status_code, client.post(page_of(head), {"name": "X"}).status_code] == [403, 403]
    assert stored(head) == before


def test_role_office_and_address_are_never_changed_here(as_head, cast):
    forged = {"role": Role.DIRECTOR, "organisation": cast.garut.organisation_id, "email": "x@contoh.go.id", "is_staff": "on"}

    as_head.post(page_of(cast.bandung), filled(as_head, cast.bandung, name="Baru", **forged))

    person = User.objects.get(pk=cast.bandung.pk)
    assert (person.name, person.role, person.organisation, person.email, person.is_staff) == (
        "Baru", Role.REGENCY, cast.bandung.organisation, "bandung@contoh.go.id", False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "A" * 121}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"phone": "bukan nomor"}, "phone"),
        ({"phone": "9" * 40}, "phone"),
    ],
)
def test_a_fault_is_named_and_nothing_is_written(as_head, cast, changed, field):
    before = stored(cast.bandung)

    response = as_head.post(page_of(cast.bandung), filled(as_head, cast.bandung, **changed))

    assert response.status_code == 422 and response.context["form"].errors[field]
    assert (stored(cast.bandung), Event.objects.count(), Message.objects.count()) == (before, 0, 0)


# --- two people at once ----------------------------------------------------------------------------------------------


def test_a_stale_edit_shows_both_values_and_saving_again_is_a_decision(as_head, cast):
    mine = filled(as_head, cast.bandung, name="Ketikan Saya")
    User.objects.filter(pk=cast.bandung.pk).update(name="Tersimpan Dahulu")

    response = as_head.post(page_of(cast.bandung), mine)

    assert response.status_code == 422
    assert "Ketikan Saya" in response.text and "Tersimpan Dahulu" in response.text
    assert stored(cast.bandung)[0] == "Tersimpan Dahulu" and Event.objects.count() == 0
    again = mine | {"version": response.context["form"].data["version"]}
    assert as_head.post(page_of(cast.bandung), again).status_code == 302
    assert stored(cast.bandung)[0] == "Ketikan Saya"


def test_a_button_pressed_twice_does_no_harm(as_head, cast):
    typed = filled(as_head, cast.bandung, name="Sekali Saja")

    answers = [as_head.post(page_of(cast.bandung), typed).status_code for _press in range(2)]

    assert (answers, stored(cast.bandung)[0]) == ([302, 302], "Sekali Saja")
    assert (Event.objects.count(), Message.objects.count()) == (1, 1)


@pytest.mark.parametrize("version", ["", "x", "9" * 40, "-1"])
def test_a_forged_version_is_stale_and_overwrites_nothing(as_head, cast, version):
    response = as_head.post(page_of(cast.bandung), filled(as_head, cast.bandung, name="Lain", version=version))

    assert (response.status_code, stored(cast.bandung)[0]) == (422, "Bandung")


# --- who heads the office --------------------------------------------------------------------------------------------


def test_a_head_names_a_second_head(as_head, cast):
    as_head.post(page_of(cast.bandung), filled(as_head, cast.bandung, heads_office="on"))

    assert stored(cast.bandung)[2] is True
    assert (Event.objects.get().action, Event.objects.get().after) == ("accounts.name_head", "head")
    assert (Message.objects.get().kind, Message.objects.get().recipient) == ("head_named", cast.bandung)


def test_a_head_does_not_lay_the_task_down_without_naming_the_next(as_head, head, cast):
    response = as_head.post(page_of(head), filled(as_head, head, heads_office=None))

    assert response.status_code == 422
    assert "Pilih kepala atau koordinator berikutnya" in response.text
    assert (stored(head)[2], Event.objects.count()) == (True, 0)


def test_a_head_hands_the_task_over_and_may_nothing_from_then_on(as_head, head, cast):
    as_head.post(page_of(head), filled(as_head, head, heads_office=None, heir=cast.bandung.pk))

    assert (stored(head)[2], stored(cast.bandung)[2]) == (False, True)
    assert list(Event.objects.order_by("seq").values_list("action", "target_name")) == [
        ("accounts.name_head", "Bandung"),
        ("accounts.release_head", "Kepala"),
    ]
    assert list(Message.objects.values_list("kind", "recipient__name")) == [("head_named", "Bandung")]
    assert as_head.get(page_of(cast.bandung)).status_code == 403


def test_a_second_head_lays_the_task_down_freely_and_is_told(as_head, cast):
    User.objects.filter(pk=cast.bandung.pk).update(heads_office=True)

    as_head.post(page_of(cast.bandung), filled(as_head, cast.bandung, heads_office=None))

    assert stored(cast.bandung)[2] is False
    assert (Message.objects.get().kind, Message.objects.get().recipient) == ("head_released", cast.bandung)


@pytest.mark.django_db(transaction=True)
def test_two_heads_who_lay_the_task_down_at_once_leave_one(client, cast, head, monkeypatch):
    only_on_postgresql()
    User.objects.filter(pk=cast.bandung.pk).update(heads_office=True)
    pair = [User.objects.get(pk=one.pk) for one in (head, cast.bandung)]
    clients = [type(client)() for _ in pair]
    for one, person in zip(clients, pair, strict=True):
        one.force_login(person)
    typed = [filled(one, person, heads_office=None) for one, person in zip(clients, pair, strict=True)]
    both_asked, hold = threading.Barrier(2), headship.hold

    def hold_together(office):
        both_asked.wait(timeout=20)  # both pages were made while there were two heads
        hold(office)

    monkeypatch.setattr(headship, "hold", hold_together)
    answers = at_once(lambda place: clients[place].post(page_of(pair[place]), typed[place]), 2)

    assert sorted(answer.status_code for answer in answers) == [302, 422]
    assert "yang lain baru saja berhenti" in next(answer.text for answer in answers if answer.status_code == 422)
    assert User.objects.filter(organisation=head.organisation, heads_office=True).count() == 1
    assert Event.objects.filter(action="accounts.release_head").count() == 1


def test_the_only_person_of_an_office_stays_its_head(as_, cast):
    User.objects.filter(pk=cast.garut.pk).update(heads_office=True)
    client = as_("secretariat")

    response = client.post(page_of(cast.garut), filled(client, cast.garut, heads_office=None))

    assert (response.status_code, "satu-satunya di kantornya" in response.text) == (422, True)
    assert stored(cast.garut)[2] is True


@pytest.mark.parametrize("who", ["garut", "jabar", "head", "closed", "forged"])
def test_only_an_active_colleague_heads_next(as_head, head, cast, who):
    closed = make_user("tutup", Role.REGENCY, head.organisation, is_active=False)
    heir = {"head": head.pk, "closed": closed.pk, "forged": 10**30}.get(who) or getattr(cast, who).pk

    response = as_head.post(page_of(head), filled(as_head, head, heads_office=None, heir=heir))

    assert (response.status_code, stored(head)[2], Event.objects.count()) == (422, True, 0)


def test_naming_the_next_while_keeping_the_task_is_asked_back(as_head, head, cast):
    response = as_head.post(page_of(head), filled(as_head, head, heir=cast.bandung.pk))

    assert (response.status_code, stored(cast.bandung)[2]) == (422, False)
    assert "Hapus dahulu centang" in response.text


@pytest.mark.parametrize("name", ["assessor", "director"])
def test_nobody_is_made_head_of_what_is_no_dinas(as_, cast, name):
    person = getattr(cast, name)
    client = as_("secretariat")

    client.post(page_of(person), filled(client, person, heads_office="on", name="Baru"))

    assert stored(person) == ("Baru", "", False)


def test_nothing_is_written_when_an_event_cannot_be(as_head, head, cast, monkeypatch):
    typed = filled(as_head, head, heads_office=None, heir=cast.bandung.pk)

    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr("ovop_portal.accounts.headship.record", broken)
    with pytest.raises(RuntimeError):
        as_head.post(page_of(head), typed)

    assert (stored(head)[2], stored(cast.bandung)[2], Message.objects.count()) == (True, False, 0)
