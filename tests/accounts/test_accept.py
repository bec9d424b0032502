"""The page behind an invitation's link: what it shows, what uses it up, what a spent link says."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nominations.models import Nomination
from ovop_portal.accounts import invitations, leaving
from ovop_portal.accounts.models import Invitation, User
from ovop_portal.audit.models import Event
from ovop_portal.kit.logs import hide_secrets
from ovop_portal.notices.models import Message
from ovop_portal.notices.outbox import deliver
from tests.accounts.mail import invite, token_of

time_machine = pytest.importorskip("time_machine", reason="time-machine is in requirements-dev.txt")

GOOD = {"password1": "Kopi-Gayo-Wangi-Pagi", "password2": "Kopi-Gayo-Wangi-Pagi"}


@pytest.fixture
def invitation(cast):
    return invite(cast.secretariat, cast.bandung.organisation)


@pytest.fixture
def link(invitation):
    return f"/akun/undangan/{token_of(Message.objects.get())}/"


def people():
    return User.objects.filter(email="rina@contoh.go.id")


def test_the_page_says_who_is_invited_as_what(client, link):
    page = client.get(link)

    assert page.status_code == 200
    assert all(words in page.text for words in ("Rina Kusuma", "Petugas dinas kabupaten/kota", "Dinas Bandung", "rina@contoh.go.id"))
    assert "no-store" in page["Cache-Control"]


def test_opening_the_link_uses_nothing_up(client, link):
    for _visit in range(3):
        assert client.get(link).status_code == 200

    assert Invitation.objects.get().is_usable
    assert not people().exists()


def test_a_password_makes_the_account_and_signs_in(client, link, invitation):
    response = client.post(link, GOOD)

    assert (response.status_code, response.url) == (302, "/dasbor/")
    user = people().get()
    assert (user.name, user.role, user.organisation, user.is_staff) == ("Rina Kusuma", "regency", invitation.organisation, False)
    assert user.check_password(GOOD["password1"])
    assert client.session["_auth_user_id"] == str(user.pk)
    event = Event.objects.last()
    assert (event.action, event.actor, event.before, event.after) == ("accounts.accept", user, "pending", "used")


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({}, "password1", "tidak boleh kosong"),
        (GOOD | {"password2": "lain lagi sama sekali"}, "password2", "tidak sama"),
        ({"password1": "pendek", "password2": "pendek"}, "password1", "10 karakter"),
        ({"password1": "Rahasia2026!!", "password2": "Rahasia2026!!"}, "password1", "terlalu mudah ditebak"),
        ({"password1": "rina@contoh.go", "password2": "rina@contoh.go"}, "password1", "mirip"),
    ],
)
def test_a_refused_password_leaves_the_link_usable(client, link, typed, field, sentence):
    response = client.post(link, typed)

    assert response.status_code == 422
    assert sentence in " ".join(response.context["form"].errors[field])
    assert Invitation.objects.get().is_usable and not people().exists()
    assert client.post(link, GOOD).status_code == 302


def test_a_used_link_says_what_to_do(client, link):
    client.post(link, GOOD)
    client.logout()

    for response in (client.get(link), client.post(link, GOOD)):
        assert response.status_code == 410
        assert "sudah dipakai" in response.text and "/masuk/" in response.text and "/lupa-sandi/" in response.text
    assert people().count() == 1


def test_a_button_pressed_twice_leads_on_to_the_desk(client, link):
    client.post(link, GOOD)

    assert client.post(link, GOOD).url == "/dasbor/"
    assert people().count() == 1


def test_an_expired_link_says_what_to_do(client, link):
    with time_machine.travel(timezone.localtime() + timedelta(hours=24, seconds=1)):
        response = client.post(link, GOOD)

    assert response.status_code == 410
    assert "kedaluwarsa" in response.text and "mengirim ulang" in response.text
    assert not people().exists()


def test_a_revoked_link_says_what_to_do(client, link, invitation, cast):
    invitations.revoke(cast.secretariat, invitation)

    response = client.post(link, GOOD)

    assert (response.status_code, "dibatalkan" in response.text) == (410, True)
    assert not people().exists()


def test_the_link_sent_before_the_last_one_is_dead(client, link, invitation, cast):
    invitations.resend(cast.secretariat, invitation)

    assert client.get(link).status_code == 404
    assert client.get(f"/akun/undangan/{token_of(Message.objects.first())}/").status_code == 200


@pytest.mark.parametrize("token", ["tidak-ada", "a" * 300, "%00", "' OR 1=1 --", "../../etc"])
def test_a_forged_link_is_not_known(client, link, token):
    response = client.get(f"/akun/undangan/{token}/")

    assert response.status_code == 404
    assert "Tautan ini tidak dikenal" in response.text or "tidak ditemukan" in response.text


def test_an_address_that_got_an_account_meanwhile_is_refused(client, link, cast):
    cast.garut.email = "rina@contoh.go.id"
    cast.garut.save()

    response = client.post(link, GOOD)

    assert response.status_code == 422
    assert "sudah memiliki akun" in response.text
    assert people().get() == cast.garut and Invitation.objects.get().used_at is None


def test_nothing_is_made_when_the_event_cannot_be_written(client, link, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr("ovop_portal.accounts.invitations.record", broken)
    with pytest.raises(RuntimeError):
        client.post(link, GOOD)

    assert Invitation.objects.get().used_at is None and not people().exists()


def test_somebody_else_who_is_signed_in_goes_out_when_the_account_is_made(as_, link):
    client = as_("garut")
    assert client.get(link).status_code == 200

    client.post(link, GOOD)

    assert client.session["_auth_user_id"] == str(people().get().pk)


def test_the_mail_carries_the_link_and_the_outbox_forgets_it(client, link, mailoutbox):
    assert deliver() == (1, 0)

    assert mailoutbox[0].subject == "Undangan ke Portal OVOP"
    assert mailoutbox[0].body.rstrip().endswith(link)
    message = Message.objects.get()
    assert link not in message.link + message.body
    assert client.get(link).status_code == 200


def test_a_first_person_takes_over_what_was_left_when_the_office_was_empty(client, cast, nominate):
    nomination = nominate("submitted")
    leaving.disable(cast.secretariat, cast.bandung)
    assert Nomination.objects.get(pk=nomination.pk).officer == cast.bandung
    Message.objects.all().delete()
    invite(cast.secretariat, cast.bandung.organisation)

    client.post(f"/akun/undangan/{token_of(Message.objects.get())}/", GOOD)

    assert Nomination.objects.get(pk=nomination.pk).officer == people().get()
    assert Event.objects.filter(action="nominations.hand_over", actor=people().get()).count() == 1


def test_a_log_holds_no_link_that_opens_an_account(client, link, caplog, request_lines):
    client.get(link)

    token = link.split("/")[-2]
    lines = [record.getMessage() for record in caplog.records if "undangan" in record.getMessage()]
    assert any("/akun/undangan/…/" in line for line in lines)
    assert [line for line in lines if token in line] == []
    reset = hide_secrets(None, "info", {"event": "GET /lupa-sandi/2-dijqba-6b1759ebb8345e411d833ba3b4f6142b/ 200", "code": 200})
    assert reset == {"event": "GET /lupa-sandi/…/ 200", "code": 200}
    assert hide_secrets(None, "info", {"event": "/usulan/F2USE5YS/isi/ikm/"}) == {"event": "/usulan/F2USE5YS/isi/ikm/"}
