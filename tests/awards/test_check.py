"""Verification: what a code, an address and a printed number answer, and what guessing earns."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.utils import timezone

from awards.models import Award
from awards.workflow import AWARD
from tests.awards.reading import words


def test_the_question_is_open_to_everybody(client, db):
    response = client.get("/cek/")

    assert response.status_code == 200
    assert "Apakah bintang ini asli?" in response.text
    assert "<script" not in response.text


def test_a_real_code_says_that_it_is_valid(client, award):
    star = award("published")

    response = client.get(f"/cek/{star.certificate.code}/")

    text = words(response.text)
    for said in ["Tercatat dan berlaku", "Tenun Ikat Melati", "UD Melati Rejeki", "2026/OVOP/1", f"OVOP/2026/{star.nomination.code}"]:
        assert said in text
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("private, no-store", "noindex")


def test_an_expired_and_a_revoked_star_are_told(client, award, cast):
    star = award("published")
    Award.objects.update(valid_until=timezone.localdate() - timedelta(days=1))
    assert "masa berlakunya sudah berakhir" in client.get(f"/cek/{star.certificate.code}/").text

    AWARD.perform("revoke", star, cast.director, "Izin dicabut")
    text = client.get(f"/cek/{star.certificate.code}/").text
    assert "bintangnya sudah dicabut" in text
    assert "Tercatat dan berlaku" not in text


def test_a_verification_costs_one_question(client, award, django_assert_num_queries):
    star = award("published")

    with django_assert_num_queries(1):
        client.get(f"/cek/{star.certificate.code}/")


@pytest.mark.parametrize("code", ["tidakada", "A" * 64, "%27%20OR%201=1", "..", "%F0%9F%8C%9F"])
def test_an_unknown_code_is_not_found_and_says_what_to_do(client, db, code):
    response = client.get(f"/cek/{code}/")

    assert response.status_code == 404
    assert "tidak" in response.text


@pytest.mark.parametrize(
    "typed",
    [
        "{code}",
        "  {code}  ",
        "http://127.0.0.1:8000/cek/{code}/",
        "127.0.0.1:8000/cek/{code}",
        "https://ovop.contoh.go.id/cek/{code}/?utm=x",
    ],
)
def test_a_code_or_its_address_leads_to_the_answer(client, award, typed):
    code = award("published").certificate.code

    response = client.get("/cek/", {"kode": typed.format(code=code)})

    assert (response.status_code, response.url) == (302, f"/cek/{code}/")


def test_a_printed_number_leads_to_public_facts_alone(client, award):
    star = award("published")

    response = client.get("/cek/", {"kode": star.certificate.number.lower()})

    assert (response.status_code, response.url) == (302, f"/bintang/{star.slug}/")


def test_the_address_of_a_star_leads_there(client, award):
    star = award("published")

    assert client.get("/cek/", {"kode": f"http://127.0.0.1:8000/bintang/{star.slug}/piagam/"}).url == f"/bintang/{star.slug}/"


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [
        ("", 422, "Isi kode, alamat, atau nomor piagamnya."),
        ("<script>", 422, "Ini bukan kode, alamat, atau nomor piagam OVOP."),
        ("x" * 400, 422, "Pastikan nilai ini mengandung paling banyak 300 karakter"),
        ("OVOP/2026/ZZZZZZZZ", 404, "Piagam ini tidak dikenal"),
        ("http://127.0.0.1:8000/bintang/zzzzzzzzzz/", 404, "Piagam ini tidak dikenal"),
    ],
)
def test_what_leads_nowhere_is_said(client, db, typed, status, sentence):
    response = client.get("/cek/", {"kode": typed})

    assert response.status_code == status
    assert sentence in response.text


@pytest.fixture
def remembered(settings, monkeypatch):
    """A cache that keeps things, as in life, and a minute that does not end meanwhile."""
    minute = timezone.now()
    monkeypatch.setattr("awards.views.checking.timezone", SimpleNamespace(now=lambda: minute))
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "cek"}}
    cache.clear()
    yield
    cache.clear()


def test_guessing_is_stopped_and_real_codes_go_on(client, award, remembered):
    star = award("published")

    answers = [client.get(f"/cek/salah{number}/").status_code for number in range(31)]

    assert answers == [404] * 30 + [429]
    assert "Tunggu satu menit" in client.get("/cek/salah/").text
    assert client.get("/cek/", {"kode": "OVOP/2026/ZZZZZZZZ"}).status_code == 429
    assert client.get(f"/cek/{star.certificate.code}/").status_code == 200
    assert client.get("/cek/salah/", REMOTE_ADDR="10.1.2.3").status_code == 404
