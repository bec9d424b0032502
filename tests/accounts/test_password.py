"""A lost password comes back by mail, once, within an hour; a known one is changed by its owner."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from ovop_portal.audit.models import Event
from ovop_portal.notices.models import Message
from ovop_portal.notices.outbox import deliver
from tests.building import PASSWORD

time_machine = pytest.importorskip("time_machine", reason="time-machine is in requirements-dev.txt")

NEW = "Kopi-Gayo-Wangi-Pagi"
ASK = "/lupa-sandi/"


@pytest.fixture
def counted(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}


def link_in(text, settings):
    found = re.search(re.escape(settings.PUBLIC_URL) + r"(/lupa-sandi/\S+)", text)
    return found.group(1)


@pytest.fixture
def link(client, cast, settings):
    """The link that the officer of Bandung received."""
    client.post(ASK, {"email": "bandung@contoh.go.id"})
    assert deliver() == (1, 0)
    return link_in(mail.outbox[0].body, settings)


def choose(client, link, password=NEW, again=None):
    form = client.get(link)
    return client.post(form.url, {"password1": password, "password2": again or password}) if form.status_code == 302 else form


def test_the_whole_way_from_the_form_to_the_new_password(client, cast, link):
    message = mail.outbox[0]
    assert (message.to, message.subject) == (["bandung@contoh.go.id"], "[Portal OVOP] Membuat kata sandi baru")
    assert "satu jam" in message.body

    assert choose(client, link).url == "/lupa-sandi/selesai/"
    assert "Masuklah dengan kata sandi baru" in client.get("/lupa-sandi/selesai/").text

    cast.bandung.refresh_from_db()
    assert cast.bandung.check_password(NEW)
    assert client.post("/masuk/", {"login": "bandung@contoh.go.id", "password": PASSWORD}).status_code == 200
    assert client.post("/masuk/", {"login": "bandung@contoh.go.id", "password": NEW}).status_code == 302
    assert list(Event.objects.values_list("action", "actor", "target_id")) == [
        ("accounts.set_password", cast.bandung.pk, str(cast.bandung.pk))
    ]


def test_the_owner_is_told_that_the_password_changed(client, link):
    choose(client, link)
    deliver()

    assert mail.outbox[-1].subject == "[Portal OVOP] Kata sandi akun Anda diganti"


def test_a_link_works_once(client, cast, link):
    choose(client, link)

    again = choose(client, link, "Sandi-Lain-Yang-Panjang")

    assert "Tautan tidak berlaku lagi" in again.text
    cast.bandung.refresh_from_db()
    assert cast.bandung.check_password(NEW)


def test_opening_the_link_uses_nothing_up(client, link):
    client.get(client.get(link).url)
    client.get(client.get(link).url)

    assert choose(client, link).url == "/lupa-sandi/selesai/"


def test_a_link_is_dead_after_an_hour(client, cast, link):
    with time_machine.travel(timezone.localtime() + timedelta(minutes=61)):
        assert "Tautan tidak berlaku lagi" in client.get(link, follow=True).text
    cast.bandung.refresh_from_db()
    assert cast.bandung.check_password(PASSWORD)


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        (NEW, "lain lagi panjang", "Anda harus mengetikkan kata sandi yang sama setiap kali."),
        ("pendek", "pendek", "10 karakter"),
        ("Indonesia2026!", "Indonesia2026!", "terlalu mudah ditebak"),
        ("74839201735", "74839201735", "angka"),
        ("bandung@contoh", "bandung@contoh", "terlalu mirip"),
    ],
)
def test_a_poor_password_is_refused_with_a_sentence(client, cast, link, password, again, sentence):
    response = choose(client, link, password, again)

    assert response.status_code == 200
    assert sentence in " ".join(text for texts in response.context["form"].errors.values() for text in texts)
    cast.bandung.refresh_from_db()
    assert cast.bandung.check_password(PASSWORD)
    assert Event.objects.count() == 0


@pytest.mark.parametrize("link", ["/lupa-sandi/1-abc-0123456789/", "/lupa-sandi/zzzzzzzzzzzzzz-abc/", "/lupa-sandi/1-set-password/"])
def test_a_forged_link_is_answered_in_words(client, cast, link):
    assert "Tautan tidak berlaku lagi" in client.get(link).text


@pytest.mark.parametrize("email", ["bandung@contoh.go.id", "siapa@contoh.go.id", "tutup@contoh.go.id"], ids=["known", "unknown", "closed"])
def test_the_answer_is_the_same_for_every_address(client, cast, email):
    if email.startswith("tutup"):
        cast.garut.email, cast.garut.is_active = email, False
        cast.garut.save()

    response = client.post(ASK, {"email": email})

    assert (response.status_code, response.url) == (302, "/lupa-sandi/terkirim/")
    assert "Kalau alamat itu terdaftar" in client.get(response.url).text
    assert email not in client.get(response.url).text
    assert Message.objects.count() == (1 if email.startswith("bandung") else 0)


def test_a_misspelt_address_is_named_and_kept(client, db):
    response = client.post(ASK, {"email": "bukan alamat"})

    assert response.status_code == 200
    assert "bukan alamat" in response.text and response.context["form"].errors["email"]


def test_a_flood_of_requests_for_one_address_is_stopped(client, cast, counted):
    answers = [client.post(ASK, {"email": "bandung@contoh.go.id"}).status_code for _attempt in range(6)]

    assert answers == [302, 302, 302, 302, 302, 429]
    assert Message.objects.count() == 5
    assert "Tunggu" in client.post(ASK, {"email": "bandung@contoh.go.id"}).text


def test_a_flood_for_an_unknown_address_is_stopped_just_the_same(client, cast, counted):
    assert [client.post(ASK, {"email": "siapa@contoh.go.id"}).status_code for _attempt in range(6)] == [302, 302, 302, 302, 302, 429]


def test_the_link_leads_to_the_portals_own_address_whatever_the_host_header_says(client, cast, settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.PUBLIC_URL = "https://ovop.contoh.go.id"

    client.post(ASK, {"email": "bandung@contoh.go.id"}, headers={"host": "jahat.example"})

    body = Message.objects.get().body
    assert "https://ovop.contoh.go.id/lupa-sandi/" in body and "jahat" not in body


def test_the_secret_link_is_forgotten_once_it_is_sent(link):
    message = Message.objects.get()

    assert message.state == "sent"
    assert link not in message.body + message.link


def test_the_link_is_shown_to_nobody_in_the_portal(as_, client, cast):
    client.post(ASK, {"email": "bandung@contoh.go.id"})

    assert "Membuat kata sandi baru" not in as_("bandung").get("/pemberitahuan/").text


def test_changing_the_password_keeps_this_session_and_ends_the_others(client, cast, as_):
    elsewhere = type(client)()
    elsewhere.force_login(cast.bandung)
    here = as_("bandung")

    response = here.post("/akun/sandi/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    assert (response.status_code, response.url) == (302, "/akun/")
    assert here.get("/akun/").status_code == 200
    assert elsewhere.get("/akun/").status_code == 302
    cast.bandung.refresh_from_db()
    assert cast.bandung.check_password(NEW)
    assert Event.objects.get().action == "accounts.set_password"


def test_changing_the_password_asks_for_the_present_one(as_, cast):
    client = as_("bandung")
    assert "Ganti kata sandi" in client.get("/akun/sandi/").text

    response = client.post("/akun/sandi/", {"oldpassword": "bukan ini", "password1": NEW, "password2": NEW})

    assert response.status_code == 200 and response.context["form"].errors["oldpassword"]
    cast.bandung.refresh_from_db()
    assert cast.bandung.check_password(PASSWORD)
    assert Event.objects.count() == 0


def test_a_password_is_not_changed_when_its_event_cannot_be_written(as_, cast, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr("ovop_portal.accounts.adapter.record", broken)
    with pytest.raises(RuntimeError):
        as_("bandung").post("/akun/sandi/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})

    cast.bandung.refresh_from_db()
    assert cast.bandung.check_password(PASSWORD)


def test_an_account_made_in_the_admin_gets_its_first_password_by_mail(client, cast, settings):
    cast.bandung.set_unusable_password()
    cast.bandung.save()
    client.post(ASK, {"email": "bandung@contoh.go.id"})

    assert choose(client, link_in(Message.objects.get().body, settings)).url == "/lupa-sandi/selesai/"
