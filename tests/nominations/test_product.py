"""The step of the product: its facts and its picture, which is kept by itself."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from nominations.models import Nomination, Product
from ovop_portal.audit.models import Event
from tests.kit import hostile

PRODUCT = {
    "name": "Tenun Ikat Melati", "story": "Cerita baru.", "uniqueness": "Motif melati.", "process": "Ditenun.", "raw_material": "Kapas",
    "raw_material_origin": "Sukamaju", "local_share": "90", "supply_years": "4", "packaging": "Kotak", "price_from": "Rp250.000",
    "price_to": "900.000",
}  # fmt: skip


def picture(size=(60, 40), kind="JPEG", name="foto.jpg"):
    target = io.BytesIO()
    Image.new("RGB", size, (150, 90, 60)).save(target, kind)
    return SimpleUploadedFile(name, target.getvalue())


def post(client, nomination, **data):
    return client.post(f"/usulan/{nomination.code}/isi/produk/", PRODUCT | {"version": nomination.product.version} | data)


def stored():
    return Product.objects.get().photo.name


def test_facts_and_picture_are_saved_together(as_, nominate):
    nomination = nominate()

    response = post(as_("bandung"), nomination, picture=picture(), lanjut="1")

    product = Product.objects.get()
    assert response.url == f"/usulan/{nomination.code}/isi/produksi/"
    assert (product.story, product.local_share, product.price_from, product.version) == ("Cerita baru.", 90, 250000, 2)
    with product.photo.open("rb") as file:
        assert file.read(16)[8:12] == b"WEBP"
    assert list(Event.objects.filter(action__startswith="nominations.").values_list("action", flat=True)) == [
        "nominations.photo", "nominations.save",
    ]  # fmt: skip


def test_without_a_new_picture_the_old_one_stays(as_, nominate):
    nomination = nominate()
    before = stored()

    assert post(as_("bandung"), nomination).status_code == 302
    assert stored() == before


def test_a_good_picture_is_kept_when_a_field_is_refused(as_, nominate):
    nomination = nominate()
    before = stored()

    response = post(as_("bandung"), nomination, picture=picture(), local_share="140", story="Ketikan yang panjang")
    page = response.content.decode()

    assert response.status_code == 422
    assert "Isi angka 0 sampai 100." in page
    assert "Foto sudah tersimpan; perbaiki isian yang ditandai." in page
    assert "Ketikan yang panjang" in page
    assert stored() != before
    assert Product.objects.get().story == "Ditenun sejak tiga generasi."


def test_good_facts_are_kept_when_the_picture_is_refused(as_, nominate):
    nomination = nominate()
    before = stored()

    response = post(as_("bandung"), nomination, picture=SimpleUploadedFile("foto.jpg", b"<html><body>halo</body></html>"))
    page = response.content.decode()

    assert response.status_code == 422
    assert "Berkas ini sebenarnya halaman HTML, bukan JPEG." in page
    assert "Isian sudah tersimpan; tinggal fotonya." in page
    assert "Foto harus dipilih lagi" in page
    assert stored() == before
    assert Product.objects.get().story == "Cerita baru."
    assert post(as_("bandung"), nomination, version=response.context["form"]["version"].value(), story="Lagi").status_code == 302


def bomb():
    return SimpleUploadedFile("foto.png", hostile.png_bomb())


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (bomb, "Gambar ini lebih dari 50 megapiksel. Perkecil ukurannya, lalu unggah lagi."),
        (lambda: SimpleUploadedFile("foto.jpg", b""), "Berkas ini kosong (0 byte)."),
        (lambda: SimpleUploadedFile("foto.jpg", b"\xff\xd8\xff" + b"0" * (11 * 1024 * 1024)), "paling besar 10 MB"),
        (lambda: SimpleUploadedFile("foto.jpg", b"\xff\xd8\xff rusak"), "Gambar ini rusak atau terpotong."),
        (lambda: SimpleUploadedFile("foto.pdf", b"%PDF-1.4 bukan gambar"), "sebenarnya PDF"),
    ],
)
def test_a_bad_picture_is_refused_with_the_mend(as_, nominate, upload, sentence):
    nomination = nominate()
    before = stored()

    response = post(as_("bandung"), nomination, picture=upload())

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert stored() == before


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"price_from": "900.001"}, "Harga terendah tidak boleh melebihi harga tertinggi."),
        ({"name": ""}, None),
        ({"local_share": "delapan"}, "Angka ini tidak terbaca."),
        ({"story": "x" * 2001}, None),
    ],
)
def test_a_slip_is_named_and_nothing_is_saved(as_, nominate, wrong, sentence):
    nomination = nominate()
    before = list(Product.objects.values()), list(Nomination.objects.values())

    response = post(as_("bandung"), nomination, **wrong)

    assert response.status_code == 422
    if sentence:
        assert sentence in response.content.decode()
    assert (list(Product.objects.values()), list(Nomination.objects.values())) == before


def test_the_name_of_another_product_of_the_firm_is_refused(as_, nominate):
    nomination = nominate()
    product = nomination.product
    product.pk, product.name, product.photo = None, "Tenun Kedua", ""
    product.save()

    response = as_("bandung").post(f"/usulan/{nomination.code}/isi/produk/", PRODUCT | {"version": "1", "name": "Tenun Kedua"})

    assert response.status_code == 422
    assert "IKM ini sudah memiliki produk dengan nama tersebut." in response.content.decode()


def test_a_stale_edit_shows_both_values(as_, nominate):
    nomination = nominate()
    Product.objects.update(story="Dari tab pertama", version=2)

    response = post(as_("bandung"), nomination, story="Dari tab kedua")

    assert response.status_code == 422
    assert ("Cerita produk", "Dari tab kedua", "Dari tab pertama") in [tuple(row) for row in response.context["form"].conflicts]
    assert Product.objects.get().story == "Dari tab pertama"


def test_a_picture_after_sending_is_refused(as_, nominate):
    nomination = nominate("submitted")
    before = stored()

    assert post(as_("bandung"), nomination, picture=picture()).status_code == 422
    assert stored() == before


def test_what_an_office_changes_later_leaves_the_sent_revision_alone(as_, nominate):
    nomination = nominate("returned")
    sent = nomination.revision().content

    post(as_("bandung"), nomination, picture=picture(), story="Sesudah dikembalikan")

    assert nomination.revision().content == sent
    assert nomination.revision().is_intact()
