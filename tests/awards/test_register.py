"""The public register: filters of the contract, one scheme at a time, sheets, costs, and nobody signed in."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from awards.indexing import index
from awards.models import Award
from ovop_portal.programme.models import Commodity
from tests.awards.reading import table, workbook


@pytest.fixture
def known(cast, edition):
    """known("Batik Kopi", star=2, …) → a public star of the present scheme, valid, unless said otherwise."""

    def make(product="Tenun Ikat", count=1, **fields):
        today = timezone.localdate()
        usual = {
            "year": 2026, "star": 3, "ikm_name": "UD Melati", "region_id": "32.04", "commodity": Commodity.objects.first(),
            "valid_from": today, "valid_until": today + timedelta(days=700), "visible_from": timezone.now(), "source_url": "https://contoh.id/",
        }  # fmt: skip
        rows = [
            Award(product_name=product, slug=f"s{Award.objects.count()}{place}", **(usual | {"state": "published"} | fields))
            for place in range(count)
        ]
        index(Award.objects.bulk_create(rows))
        return rows[0]

    return make


def names(response):
    return [row[1].rsplit(" UD ", 1)[0] for row in table(response)]


def test_the_register_is_open_to_everybody_and_lists_what_is_valid(client, known):
    known("Tenun Ikat", star=3)
    known("Batik Kopi", star=1)
    known("Anyaman Lama", valid_until=timezone.localdate() - timedelta(days=1))
    known("Gerabah Cabut", state="revoked")
    known("Rendang 2015", year=2015, scheme="1-5", star=5, valid_until=None)

    response = client.get("/bintang/")

    assert response.status_code == 200
    assert table(response) == [
        ["", "Tenun Ikat UD Melati", "Kabupaten Bandung, Jawa Barat", "Kain Tenun", "2026", "Berlaku"],
        ["", "Batik Kopi UD Melati", "Kabupaten Bandung, Jawa Barat", "Kain Tenun", "2026", "Berlaku"],
    ]
    assert 'aria-label="3 bintang dari 3"' in response.text
    assert "<script" not in response.text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status=kedaluwarsa", ["Anyaman Lama"]),
        ("status=dicabut", ["Gerabah Cabut"]),
        ("status=semua", ["Tenun Ikat", "Anyaman Lama", "Gerabah Cabut", "Batik Kopi"]),
        ("bintang=1", ["Batik Kopi"]),
        ("provinsi=33", ["Batik Kopi"]),
        ("provinsi=32", ["Tenun Ikat"]),
        ("komoditas=kain_tenun", ["Tenun Ikat", "Batik Kopi"]),
        ("tahun=2026", ["Tenun Ikat", "Batik Kopi"]),
        ("q=batik", ["Batik Kopi"]),
        ("q=melati+tenun", ["Tenun Ikat"]),
        ("skema=1-5", ["Rendang 2015"]),
        ("skema=1-5&bintang=5", ["Rendang 2015"]),
        ("skema=1-5&bintang=3", []),
        ("skema=1-3&bintang=3", ["Tenun Ikat"]),
    ],
)
def test_filters_follow_the_contract(client, known, query, expected):
    known("Tenun Ikat", star=3)
    known("Batik Kopi", star=1, region_id="33.74")
    known("Anyaman Lama", star=2, valid_until=timezone.localdate() - timedelta(days=1))
    known("Gerabah Cabut", star=2, state="revoked")
    known("Rendang 2015", year=2015, scheme="1-5", star=5, valid_until=None)

    assert names(client.get(f"/bintang/?{query}")) == expected


@pytest.mark.parametrize(
    "query", ["bintang=5", "bintang=abc", "skema=9-9", "status=rahasia", "provinsi=99", "tahun=1900", "komoditas=emas"]
)
def test_a_filter_that_does_not_exist_is_said(client, known, query):
    known()

    response = client.get(f"/bintang/?{query}")

    assert response.status_code == 422
    assert "Pilih salah satu dari daftar." in response.text


@pytest.mark.parametrize("query", ["page=abc", "page=99999", "q=%00", "q=" + "x" * 500, "status=berlaku&status=semua", "skema="])
def test_odd_questions_end_in_no_error(client, known, query):
    known()

    assert client.get(f"/bintang/?{query}").status_code in {200, 422}


def test_nothing_found_says_what_to_do(client, known):
    known()

    assert "Periksa ejaannya, kurangi saringannya" in client.get("/bintang/?q=emas").text


def test_an_empty_register_says_why(client, edition):
    assert "Belum ada bintang yang berlaku" in client.get("/bintang/").text


def test_pages_hold_fifty(client, known):
    known(count=51)

    assert len(table(client.get("/bintang/"))) == 50
    assert len(table(client.get("/bintang/?page=2"))) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_register_costs_four_questions_however_long(client, known, rows, django_assert_num_queries):
    known(count=rows)

    with django_assert_num_queries(4):
        client.get("/bintang/")


def test_the_workbook_holds_the_filtered_rows_and_nothing_inside(client, known):
    known("Tenun Ikat", star=3, valid_from=date(2026, 11, 1), valid_until=date(2028, 10, 31), reason="rahasia pleno", computed_star=2)
    known("Batik Kopi", star=1)

    rows = workbook(client.get("/bintang/unduh/?bintang=3"))

    assert rows[0] == (
        "Tahun", "Skema", "Bintang", "Produk", "IKM", "Komoditas", "Kabupaten/kota", "Provinsi", "Status", "Berlaku sejak",
        "Berlaku sampai", "Keputusan", "Sumber", "Alamat",
    )  # fmt: skip
    assert len(rows) == 2
    assert rows[1][:9] == (2026, "1-3", 3, "Tenun Ikat", "UD Melati", "Kain Tenun", "Kabupaten Bandung", "Jawa Barat", "Berlaku")
    assert "rahasia pleno" not in str(rows)


def test_sample_stars_are_marked(client, known):
    known(is_sample=True)

    assert "DATA CONTOH" in client.get("/bintang/").text
    assert workbook(client.get("/bintang/unduh/"))[0][0] == "DATA CONTOH"


def test_a_public_page_rests_in_no_shared_cache(client, known, as_):
    known()

    assert client.get("/bintang/")["Cache-Control"] == "private, no-cache"
    assert as_("bandung").get("/bintang/")["Cache-Control"] == "private, no-store"


def test_a_province_alone_is_a_place_too(client, known):
    known(region_id="32")

    assert table(client.get("/bintang/?provinsi=32"))[0][2] == "Jawa Barat"


def test_search_engines_find_the_register_and_its_stars(client, known):
    star = known()

    response = client.get("/sitemap.xml")

    assert response["Content-Type"] == "application/xml"
    assert f"/bintang/{star.slug}/</loc>" in response.text
