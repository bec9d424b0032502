"""One second before its instant a star exists nowhere in public; one second after, every page agrees."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from awards.models import Award
from awards.tasks import tell_offices
from tests.awards.reading import workbook

CANARY = "Tenun Rahasia Sembilan"


@pytest.fixture
def star(award, monkeypatch):
    """Decided, published for later, with a name that appears nowhere else; from here on the clock stands still."""
    made = award("published", product=CANARY, visible_from=timezone.now() + timedelta(days=1))
    now = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return made


def opens_in(seconds):
    Award.objects.update(visible_from=timezone.now() + timedelta(seconds=seconds))


def lists(client):
    """Every public list, as text."""
    pages = {
        page: client.get(page).text
        for page in ["/", "/bintang/", "/bintang/?status=semua", f"/bintang/?q={CANARY}&status=semua", "/sitemap.xml"]
    }
    return pages | {"/bintang/unduh/": str(workbook(client.get("/bintang/unduh/?status=semua")))}


def single(star):
    """Every public address of one star."""
    return [f"/bintang/{star.slug}/", f"/bintang/{star.slug}/foto/", f"/bintang/{star.slug}/piagam/", f"/cek/{star.certificate.code}/"]


def questions(star):
    """Every way to ask about it by hand."""
    return [star.certificate.number, f"http://127.0.0.1:8000/bintang/{star.slug}/"]


def unknown(address, star):
    """The same address of a star that never was."""
    return address.replace(star.slug, "zzzzzzzzzz").replace(star.certificate.code, "z" * len(star.certificate.code))


@pytest.mark.parametrize("state", ["recommended", "proposed", "decided"])
def test_a_star_on_its_way_is_in_no_public_list(client, award, state):
    award(state, product=CANARY)

    for page, text in lists(client).items():
        assert CANARY not in text.replace(f"q={CANARY}", "").replace(f'value="{CANARY}"', "").replace(f"<strong>{CANARY}</strong>", ""), (
            page
        )


def test_one_second_before_no_list_shows_it_and_all_look_as_if_it_never_was(client, star):
    opens_in(1)
    with_it = lists(client)
    Award.objects.update(visible_from=timezone.now() + timedelta(days=900))

    assert with_it == lists(client)
    for page in ["/", "/bintang/", "/sitemap.xml", "/bintang/unduh/"]:
        assert CANARY not in with_it[page]
    assert star.slug not in "".join(with_it.values())


def test_one_second_before_every_address_answers_as_for_a_star_that_never_was(client, star):
    opens_in(1)

    for address in single(star):
        answer, other = client.get(address), client.get(unknown(address, star))
        assert (address, answer.status_code, other.status_code) == (address, 404, 404)
        assert answer.content == other.content
        assert {name: value for name, value in answer.items() if name != "Date"} == dict(other.items())
    for typed in questions(star):
        answer, other = client.get("/cek/", {"kode": typed}), client.get("/cek/", {"kode": "OVOP/1999/ZZZZZZZZ"})
        assert (answer.status_code, answer.content) == (404, other.content)


def test_before_the_instant_the_map_counts_nothing(client, star):
    opens_in(1)

    text = client.get("/").text
    assert "Belum ada bintang yang diumumkan" in text
    assert "level-" not in text


@pytest.mark.parametrize("who", ["bandung", "jabar", "garut", "assessor"])
def test_being_signed_in_opens_nothing_earlier(as_, star, who):
    opens_in(1)
    client = as_(who)

    assert [client.get(address).status_code for address in single(star)] == [404] * 4
    assert client.get(f"/penetapan/bintang/{star.pk}/").status_code == 404


def test_one_second_after_all_agree(client, star):
    opens_in(-1)

    for address in single(star):
        answer = client.get(address)
        assert (address, answer.status_code, len(b"".join(answer)) > 0) == (address, 200, True)
    texts = lists(client)
    for page, text in texts.items():
        assert CANARY in text or star.slug in text or page == "/", page
    assert CANARY in texts["/"]
    assert re.search(r'class="level-1" d="[^"]+"><title>Jawa Barat: 1</title>', texts["/"])
    assert [client.get("/cek/", {"kode": typed}).url for typed in questions(star)] == [f"/bintang/{star.slug}/"] * 2


def test_the_office_is_told_after_the_instant_and_not_before(star, cast):
    opens_in(1)
    tell_offices()
    assert not cast.bandung.messages.filter(kind="award_published").exists()

    opens_in(-1)
    tell_offices()
    tell_offices()
    message = cast.bandung.messages.get(kind="award_published")
    assert message.subject == f"Selamat: {CANARY} memperoleh 3 bintang OVOP"
    assert "ditetapkan dengan Keputusan Menteri Perindustrian Nomor 2026/OVOP/1" in message.body
