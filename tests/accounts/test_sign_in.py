"""The door: who gets in, what a stranger learns, where one lands, how one leaves."""

import pytest
from django.urls import reverse

from ovop_portal.audit.models import Event
from tests.building import PASSWORD

LOGIN = "/masuk/"


@pytest.fixture
def counted(settings):
    """Attempts are counted in the shared cache, as in life."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}


def sign_in(client, email="bandung@contoh.go.id", password=PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def errors_of(response):
    return [text for texts in response.context["form"].errors.values() for text in texts]


def test_the_right_password_leads_to_the_desk(client, cast):
    response = sign_in(client)

    assert (response.status_code, response.url) == (302, reverse("desk:dashboard"))
    assert client.session["_auth_user_id"] == str(cast.bandung.pk)


def test_the_address_may_be_typed_in_capitals(client, cast):
    assert sign_in(client, "Bandung@Contoh.go.id").status_code == 302


def test_signing_in_gives_a_new_session_key(client, cast):
    client.get(LOGIN)
    client.session.save()
    before = client.session.session_key

    sign_in(client)

    assert client.session.session_key != before


@pytest.mark.parametrize(
    ("email", "password"), [("bandung@contoh.go.id", "salah sekali"), ("siapa@contoh.go.id", PASSWORD)], ids=["wrong password", "unknown"]
)
def test_a_refusal_says_the_same_whether_or_not_the_account_exists(client, cast, email, password):
    response = sign_in(client, email, password)

    assert response.status_code == 200
    assert errors_of(response) == errors_of(sign_in(client, "lain@contoh.go.id", "sesuatu yang lain"))
    assert "_auth_user_id" not in client.session
    assert email in response.text  # what was typed is kept


def test_a_closed_account_does_not_get_in(client, cast):
    cast.bandung.is_active = False
    cast.bandung.save()

    response = sign_in(client)

    assert "_auth_user_id" not in client.session
    wrong = sign_in(client, password="salah sekali")
    assert errors_of(wrong) == errors_of(sign_in(client, "siapa@contoh.go.id", "salah sekali"))
    assert response.status_code == 302 and response.url == reverse("account_inactive")
    assert "dinonaktifkan" in client.get(response.url).text


def test_the_system_actor_cannot_sign_in(client, cast):
    assert "_auth_user_id" not in client.session
    assert sign_in(client, "sistem@portal.invalid", "!").status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_page_asked_before_signing_in_is_shown_afterwards(client, cast):
    asked = client.get(reverse("accounts:profile"))
    assert asked.url == f"{LOGIN}?next={reverse('accounts:profile')}"
    page = client.get(asked.url)
    assert 'name="next" value="/akun/"' in page.text

    assert sign_in(client, next=reverse("accounts:profile")).url == reverse("accounts:profile")


@pytest.mark.parametrize(
    "target", ["https://jahat.example/", "//jahat.example/", "/\\jahat.example", "javascript:alert(1)", "https:jahat.example"]
)
def test_next_never_leads_out_of_the_portal(client, cast, target):
    assert client.get(LOGIN, {"next": target}).status_code == 200
    assert sign_in(client, next=target).url == reverse("desk:dashboard")


def test_a_signed_in_person_is_led_on_from_the_door(as_):
    assert as_("bandung").get(LOGIN).url == reverse("desk:dashboard")


def test_leaving_needs_a_press_of_the_button(as_):
    client = as_("bandung")

    assert "Keluar dari portal?" in client.get("/keluar/").text
    assert "_auth_user_id" in client.session

    assert client.post("/keluar/").url == reverse("desk:home")
    assert "_auth_user_id" not in client.session


def test_a_session_ends_at_the_next_request_after_its_account_is_closed(as_, cast):
    client = as_("bandung")
    assert client.get(reverse("accounts:profile")).status_code == 200

    cast.bandung.is_active = False
    cast.bandung.save()

    assert client.get(reverse("accounts:profile")).url == f"{LOGIN}?next={reverse('accounts:profile')}"


def test_no_address_lets_anybody_sign_up(client, db):
    assert [client.get(path).status_code for path in ("/daftar/", "/accounts/signup/", "/akun/signup/")] != [200, 200, 200]
    assert "account_signup" not in client.get(LOGIN).text


def test_five_wrong_passwords_stop_the_account_for_a_while_and_no_one_else(client, cast, counted):
    for _attempt in range(5):
        assert errors_of(sign_in(client, password="salah sekali")) != []
    stopped = sign_in(client)

    assert "_auth_user_id" not in client.session
    assert errors_of(stopped) == ["Terlalu banyak percobaan masuk yang gagal. Coba lagi nanti."]
    assert sign_in(client, "garut@contoh.go.id").status_code == 302


def test_guessing_an_unknown_address_stops_just_the_same(client, cast, counted):
    answers = [errors_of(sign_in(client, "siapa@contoh.go.id", "salah sekali")) for _attempt in range(6)]

    assert answers[5] == ["Terlalu banyak percobaan masuk yang gagal. Coba lagi nanti."]
    assert answers[0] == answers[4] != answers[5]


def test_a_flood_of_forms_is_answered_with_a_page_in_words(client, db, counted, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "3/m/ip"}

    answers = [sign_in(client, f"orang{number}@contoh.go.id", "salah sekali") for number in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert "Terlalu banyak percobaan" in answers[3].text


def test_a_password_typed_again_is_asked_for_in_words(as_):
    client = as_("bandung")

    assert "Tulis kata sandi sekali lagi" in client.get("/akun/masuk-ulang/").text
    assert client.post("/akun/masuk-ulang/", {"password": "salah"}).status_code == 200
    assert client.post("/akun/masuk-ulang/", {"password": PASSWORD}).status_code == 302


def test_signing_in_and_out_writes_no_event(client, cast):
    sign_in(client)
    client.post("/keluar/")

    assert Event.objects.count() == 0
