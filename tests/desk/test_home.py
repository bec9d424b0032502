"""The front door: what OVOP is, the figures and the map from the register, the newest products."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from awards.models import Award
from ovop_portal.programme.models import Commodity
from tests.awards.reading import words


@pytest.fixture
def known(cast, edition):
    """known(star=2, region_id="33.74", …) → a public star, valid unless said otherwise."""

    def make(**fields):
        today = timezone.localdate()
        usual = {
            "year": 2026, "star": 3, "product_name": "Tenun Ikat", "ikm_name": "UD Melati", "region_id": "32.04", "state": "published",
            "commodity": Commodity.objects.first(), "valid_from": today, "valid_until": today + timedelta(days=700),
            "visible_from": timezone.now(), "source_url": "https://contoh.id/", "slug": f"s{Award.objects.count()}",
        }  # fmt: skip
        return Award.objects.bulk_create([Award(**(usual | fields))])[0]

    return make


def test_an_empty_portal_explains_itself(client, edition):
    response = client.get("/")

    assert response.status_code == 200
    assert "OVOP (One Village One Product) mengangkat produk khas daerah" in response.text
    assert "Belum ada bintang yang diumumkan" in response.text
    assert response.text.count("<path d=") == 38


def test_figures_count_the_newest_year_by_star_and_province(client, known):
    known(star=3)
    known(star=2, region_id="33.74")
    known(star=2, region_id="33.74")
    known(star=1, year=2024)

    text = words(client.get("/").text)

    assert "bintang 2026 3 provinsi 2 1 2 0" in text
    assert "Jawa Tengah 2 Jawa Barat 1" in text


def test_what_is_history_revoked_or_not_yet_public_counts_nowhere(client, known):
    known()
    known(state="revoked")
    known(valid_until=None)
    known(scheme="1-5", year=2015, star=5)
    known(visible_from=timezone.now() + timedelta(seconds=30))

    assert "bintang 2026 1 provinsi 1 1 0 0" in words(client.get("/").text)


def test_every_number_of_the_map_leads_to_as_many_stars(client, known):
    known()
    known(region_id="33.74")
    known(region_id="33.74")
    known(region_id="33.74", year=2024)
    links = dict(re.findall(r'<li><a href="([^"]+)"><span>[^<]+</span><span class="num">(\d+)</span>', client.get("/").text))

    assert len(links) == 2
    for address, count in links.items():
        page = client.get(address.replace("&amp;", "&"))
        assert page.status_code == 200
        assert f"{count} bintang, berlaku hari ini" in page.text


def test_when_all_stars_have_expired_the_map_still_stands_and_says_so(client, known):
    known(valid_until=timezone.localdate() - timedelta(days=1))

    text = client.get("/").text

    assert "bintang 2026, sudah berakhir" in words(text)
    assert "/bintang/?tahun=2026&amp;provinsi=32&amp;status=kedaluwarsa" in text


def test_the_map_carries_the_credit_that_its_sources_ask_for(client, edition):
    text = client.get("/").text

    assert "Peta skematis, bukan acuan batas wilayah." in text
    assert "GeoNames (CC BY 4.0)" in text


def test_three_newest_products_are_shown_with_their_pictures(client, known):
    for number in range(4):
        known(photo="pictures/x.webp", product_name=f"Tenun {number}")
    known(product_name="Tanpa Foto")

    text = client.get("/").text

    assert text.count("ukuran=kecil") == 3
    assert "Tanpa Foto" not in text


def test_the_search_leads_to_the_register(client, edition):
    assert '<form class="lookup" method="get" action="/bintang/"' in client.get("/").text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_front_door_costs_two_questions_however_many_stars(client, known, rows, django_assert_num_queries):
    for _ in range(rows):
        known(photo="pictures/x.webp")

    with django_assert_num_queries(2):
        response = client.get("/")
    assert "<script" not in response.text
