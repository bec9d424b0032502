"""The public page of one star, its picture and its certificate."""

import io
import re
from datetime import timedelta

import pytest
import segno
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone
from PIL import Image

from awards import pictures, qr
from awards.models import Award
from awards.workflow import AWARD
from ovop_portal.workflow import start_in
from tests import building
from tests.awards.reading import words


def a_photo(width=1200, height=900):
    target = io.BytesIO()
    Image.radial_gradient("L").resize((width, height)).convert("RGB").save(target, "WEBP", quality=80)
    return target.getvalue()


@pytest.fixture
def star(award):
    """A public star whose product has a real picture."""
    made = award("published")
    made.photo = storages["private"].save("pictures/foto.webp", ContentFile(a_photo()))
    made.save()
    return made


def test_the_page_says_who_what_where_by_which_decree_and_until_when(client, star):
    response = client.get(star.get_absolute_url())
    text = words(response.text)

    for said in [
        "Tenun Ikat Melati", "UD Melati Rejeki", "Kabupaten Bandung, Jawa Barat", "Kain Tenun", "Berlaku", "Ditenun sejak tiga generasi.",
        "Keputusan Nomor 2026/OVOP/1 tanggal", "Menteri Contoh, Menteri Perindustrian", "Lihat piagam",
    ]:  # fmt: skip
        assert said in text
    assert 'aria-label="3 bintang dari 3"' in response.text
    assert f'<link rel="canonical" href="http://127.0.0.1:8000/bintang/{star.slug}/">' in response.text
    assert '<meta name="description" content="Tenun Ikat Melati dari UD Melati Rejeki' in response.text
    assert "<script" not in response.text


def test_nothing_of_the_way_there_stands_on_the_public_page(client, award):
    star = award("published", star=2)

    text = client.get(star.get_absolute_url()).text

    for secret in [
        "Keunikan motif diakui pleno",
        "Secretariat",
        "Director",
        "terhitung",
        "100",
        star.nomination.product.ikm.nib,
        "Sri Wahyuni",
    ]:
        assert secret not in text


def test_a_page_costs_two_questions(client, star, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get(star.get_absolute_url())


def test_a_product_that_never_had_a_star_has_no_page(client, award):
    award("published", points="low")

    assert client.get(f"/bintang/{Award.objects.get().slug}/").status_code == 404


def test_an_expired_and_a_revoked_star_say_so(client, award, cast):
    star = award("published")
    Award.objects.update(valid_until=timezone.localdate() - timedelta(days=1))
    assert "(sudah berakhir)" in client.get(star.get_absolute_url()).text

    AWARD.perform("revoke", star, cast.director, "Izin dicabut")
    text = client.get(star.get_absolute_url()).text
    assert "Dicabut: produk ini tidak lagi berbintang." in text
    assert "Izin dicabut" not in text


def test_earlier_stars_of_the_same_product_are_told(client, star, cast, rubric):
    earlier = building.make_edition(2024, phase="nomination")
    building.seat(earlier, cast.assessor)
    nomination = star.nomination
    today = timezone.localdate()
    before = type(nomination).objects.create(
        edition=earlier, product=nomination.product, office=nomination.office, region=nomination.region, officer=nomination.officer
    )
    past = Award(
        nomination=before, year=2024, star=1, ikm_name=star.ikm_name, product_name="Tenun Ikat Melati", region=star.region, slug="lama2024",
        source_url="https://contoh.id/", visible_from=timezone.now(), valid_from=today - timedelta(days=900),
        valid_until=today - timedelta(days=170),
    )  # fmt: skip
    start_in(Award, [past], "published")

    assert 'href="/bintang/lama2024/"' in client.get(star.get_absolute_url()).text
    assert f'href="/bintang/{star.slug}/"' in client.get("/bintang/lama2024/").text


# --- picture ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("query", "size"), [("", "besar"), ("?ukuran=kecil", "kecil"), ("?ukuran=raksasa", "besar")])
def test_the_picture_comes_small_and_may_be_kept_an_hour(client, star, query, size):
    response = client.get(f"/bintang/{star.slug}/foto/{query}")
    data = b"".join(response.streaming_content)
    width, height, limit = pictures.SIZES[size]

    assert (response.status_code, response["Content-Type"], response["Cache-Control"]) == (200, "image/webp", "public, max-age=3600")
    assert Image.open(io.BytesIO(data)).size == (width, height)
    assert len(data) <= limit


def test_cloth_seen_from_near_weighs_no_more(star):
    target = io.BytesIO()
    Image.effect_noise((1200, 900), 90).convert("RGB").save(target, "WEBP", quality=60)
    star.photo = storages["private"].save("pictures/kain.webp", ContentFile(target.getvalue()))

    for size, (_width, _height, limit) in pictures.SIZES.items():
        storage, name = pictures.sized(star.photo, size)
        assert storage.size(name) <= limit


def test_a_picture_is_made_once(star):
    storage, name = pictures.sized(star.photo, "kecil")
    before = storage.get_modified_time(name)

    assert pictures.sized(star.photo, "kecil") == (storage, name)
    assert storage.get_modified_time(name) == before
    assert len(storage.listdir("pictures")[1]) == 2


def test_a_star_without_a_picture_has_none(client, star):
    Award.objects.update(photo="")

    assert client.get(f"/bintang/{star.slug}/foto/").status_code == 404
    assert f"/bintang/{star.slug}/foto/" not in client.get(star.get_absolute_url()).text


def test_a_lost_picture_is_not_found(client, star):
    storages["private"].delete(star.photo)

    assert client.get(f"/bintang/{star.slug}/foto/").status_code == 404


# --- certificate -----------------------------------------------------------------------------------------------------


def test_the_certificate_names_all_that_was_awarded(client, star):
    response = client.get(f"/bintang/{star.slug}/piagam/")
    text = words(response.text)

    for said in [
        "Piagam Penghargaan", "UD Melati Rejeki", "Kabupaten Bandung, Jawa Barat", "Tenun Ikat Melati", "3 bintang dari 3",
        "Keputusan Menteri Perindustrian Nomor 2026/OVOP/1 tanggal", "Menteri Contoh", f"Nomor piagam OVOP/2026/{star.nomination.code}",
        star.certificate.code,
    ]:  # fmt: skip
        assert said in text
    assert "DATA CONTOH" not in text


def test_the_qr_carries_the_address_of_the_verification(client, star):
    address = f"http://127.0.0.1:8000/cek/{star.certificate.code}/"
    path = re.search(r'<path[^>]* d="([^"]+)"', segno.make(address, error="m", micro=False).svg_inline(border=4, omitsize=True))[1]

    assert qr.address(star.certificate) == address
    assert path in client.get(f"/bintang/{star.slug}/piagam/").text


def test_a_certificate_of_sample_data_is_marked(client, star):
    Award.objects.update(is_sample=True)

    assert "DATA CONTOH" in client.get(f"/bintang/{star.slug}/piagam/").text


def test_a_certificate_that_is_worth_nothing_any_more_says_so(client, star, cast):
    AWARD.perform("revoke", star, cast.director, "Izin dicabut")

    assert '<p class="stamp">Dicabut</p>' in client.get(f"/bintang/{star.slug}/piagam/").text
