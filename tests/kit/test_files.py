"""What an upload may be: good files pass, each bad one is refused with the sentence that mends it."""

import hashlib
import io
import warnings

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Name
from PIL import Image, ImageCms, ImageFile

from ovop_portal.kit import confined, files, pictures, storage
from tests.kit import hostile

MB = 1024 * 1024


def upload(data, name="berkas.pdf"):
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def refusal(data, name="berkas.pdf", **options):
    file = upload(data, name)
    with pytest.raises(ValidationError) as caught:
        files.inspect(file, **options)
    (sentence,) = caught.value.messages
    return caught.value.code, sentence


# --- good files ------------------------------------------------------------------------------------------------------

GOOD = {
    "a PDF": (hostile.pdf(), "application/pdf", ".pdf"),
    "a PDF of 200 pages": (hostile.pdf(pages=200), "application/pdf", ".pdf"),
    "a PDF in object streams": (hostile.packed(None), "application/pdf", ".pdf"),
    "a PDF that opens at a page": (hostile.pdf(hostile.plain_opening), "application/pdf", ".pdf"),
    "a PDF with a link to the web": (hostile.pdf(hostile.link(S=Name.URI, URI="https://contoh.go.id/")), "application/pdf", ".pdf"),
    "a PDF with a signature": (hostile.pdf(hostile.signature_field), "application/pdf", ".pdf"),
    "a PDF with empty name trees": (hostile.pdf(hostile.empty_name_trees), "application/pdf", ".pdf"),
    "a PDF that nobody may change": (hostile.pdf(encryption=pikepdf.Encryption(owner="rahasia", user="")), "application/pdf", ".pdf"),
    "a PDF with blanks behind its end": (hostile.pdf() + b"\0\r\n" * 100, "application/pdf", ".pdf"),
    "a JPEG": (hostile.picture(), "image/jpeg", ".jpg"),
    "a JPEG in CMYK": (hostile.picture(mode="CMYK"), "image/jpeg", ".jpg"),
    "a telephone's photo": (hostile.telephone_photo(), "image/jpeg", ".jpg"),
    "a JPEG with a second picture": (hostile.two_in_one(), "image/jpeg", ".jpg"),
    "a PNG": (hostile.picture("PNG", mode="RGBA"), "image/png", ".png"),
    "a WebP": (hostile.picture("WEBP"), "image/webp", ".webp"),
}


@pytest.mark.parametrize(("data", "content_type", "extension"), GOOD.values(), ids=GOOD)
def test_a_good_file_is_taken_and_left_ready_to_be_saved(data, content_type, extension):
    file = upload(data)
    assert files.inspect(file) == files.Inspected(content_type, extension, len(data), hashlib.sha256(data).hexdigest())
    assert file.read() == data


def test_the_content_decides_and_not_the_name_or_what_the_browser_says():
    assert files.inspect(upload(hostile.picture("PNG"), "keputusan.pdf")).extension == ".png"


def test_ten_megabytes_are_taken_to_the_last_byte():
    data = hostile.pdf(lambda made: setattr(made.Root, "X", made.make_stream(bytes(9 * MB))), compress_streams=False)
    head, end = data[: data.rindex(b"startxref")], data[data.rindex(b"startxref") :]
    padded = head + b"%" + b"0" * (10 * MB - len(data) - 2) + b"\n" + end
    assert len(padded) == 10 * MB
    assert files.inspect(upload(padded)).size == 10 * MB
    assert refusal(padded + b"\n")[0] == "too_big"


# --- size and type ---------------------------------------------------------------------------------------------------


def test_an_empty_file_is_refused():
    assert refusal(b"") == ("empty", "Berkas ini kosong (0 byte). Periksa berkas aslinya, lalu unggah lagi.")


@pytest.mark.parametrize(("size", "shown"), [(11 * MB, "11"), (10 * MB + 1, "10,1"), (12_345_678, "11,8")])
def test_a_file_over_the_limit_learns_its_size(size, shown):
    sentence = f"Berkas ini {shown} MB; paling besar 10 MB. Perkecil, misalnya pindai ulang dengan 150 dpi, lalu unggah lagi."
    assert refusal(b"%PDF-" + bytes(size - 5)) == ("too_big", sentence)


WRONG = {
    "HTML": (hostile.HTML, "a.pdf", "Berkas ini sebenarnya halaman HTML, bukan PDF. Simpan ulang sebagai PDF lalu unggah lagi."),
    "HTML after blanks": (
        b" \r\n" + hostile.HTML,
        "a.PDF",
        "Berkas ini sebenarnya halaman HTML, bukan PDF. Simpan ulang sebagai PDF lalu unggah lagi.",
    ),
    "HTML before a PDF": (
        hostile.HTML + hostile.pdf(),
        "a.pdf",
        "Berkas ini sebenarnya halaman HTML, bukan PDF. Simpan ulang sebagai PDF lalu unggah lagi.",
    ),
    "SVG": (hostile.SVG, "a.jpg", "Berkas ini sebenarnya gambar SVG, bukan JPEG. Simpan ulang sebagai JPEG lalu unggah lagi."),
    "SVG by its name": (
        hostile.SVG,
        "a.svg",
        "Berkas ini sebenarnya gambar SVG, bukan PDF, JPEG, PNG, atau WebP. "
        "Simpan ulang sebagai PDF, JPEG, PNG, atau WebP lalu unggah lagi.",
    ),
    "Word": (
        hostile.archive(),
        "a.pdf",
        "Berkas ini sebenarnya dokumen Office atau arsip ZIP, bukan PDF. Simpan ulang sebagai PDF lalu unggah lagi.",
    ),
    "HEIC": (
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        "a.jpg",
        "Berkas ini sebenarnya foto HEIC, bukan JPEG. Simpan ulang sebagai JPEG lalu unggah lagi.",
    ),
    "GIF": (hostile.picture("GIF"), "a.png", "Berkas ini sebenarnya gambar GIF, bukan PNG. Simpan ulang sebagai PNG lalu unggah lagi."),
    "a program": (b"MZ\x90\0" + bytes(60), "a.pdf", "Berkas ini sebenarnya program, bukan PDF. Simpan ulang sebagai PDF lalu unggah lagi."),
    "text": (b"halo", "a.pdf", "Berkas ini bukan PDF. Simpan ulang sebagai PDF lalu unggah lagi."),
    "one byte": (b"%", "a.pdf", "Berkas ini bukan PDF. Simpan ulang sebagai PDF lalu unggah lagi."),
}


@pytest.mark.parametrize(("data", "name", "sentence"), WRONG.values(), ids=WRONG)
def test_another_kind_of_file_learns_what_it_is_and_what_is_wanted(data, name, sentence):
    assert refusal(data, name) == ("wrong_type", sentence)


def test_a_field_may_want_pictures_only():
    sentence = "Berkas ini sebenarnya PDF, bukan JPEG, PNG, atau WebP. Simpan ulang sebagai JPEG, PNG, atau WebP lalu unggah lagi."
    assert refusal(hostile.pdf(), kinds=files.PICTURES) == ("wrong_type", sentence)
    assert (
        refusal(hostile.picture(), "a.jpg", kinds={"pdf"})[1]
        == "Berkas ini sebenarnya JPEG, bukan PDF. Simpan ulang sebagai PDF lalu unggah lagi."
    )


POLYGLOTS = {
    "a web page in the head of a PDF": hostile.pdf().replace(b"\n", b"\n%" + hostile.HTML + b"\n", 1),
    "a web page behind a PDF": hostile.pdf() + hostile.HTML,
    "a web page behind a PDF with an end of its own": hostile.pdf() + hostile.HTML + b"\n%%EOF\n",
    "an archive behind a PDF": hostile.pdf() + hostile.archive(),
    "a script in the comment of a JPEG": hostile.picture(comment=b"<script>alert(1)</script>"),
    "a PDF in the comment of a JPEG": hostile.picture(comment=hostile.pdf()),
    "an archive behind a PNG": hostile.picture("PNG") + hostile.archive(),
    "a web page behind a WebP": hostile.picture("WEBP") + hostile.HTML,
}


@pytest.mark.parametrize("data", POLYGLOTS.values(), ids=POLYGLOTS)
def test_a_file_that_is_two_things_is_refused(data):
    code, sentence = refusal(data)
    assert code == "polyglot"
    assert sentence.startswith("Berkas ini memuat berkas lain di dalamnya. Simpan ulang sebagai ")


# --- damage ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(15))
def test_a_damaged_copy_is_taken_or_refused_and_never_an_error(seed):
    for whole in (
        hostile.packed(hostile.signature_field),
        hostile.picture(size=(300, 200)),
        hostile.picture("PNG"),
        hostile.picture("WEBP"),
    ):
        data = bytearray(whole)
        for step in range(3):
            data[(seed * 7_919 + step * 104_729) % len(data)] ^= 1 << (seed % 8)
        file = upload(bytes(data))
        try:
            found = files.inspect(file)
        except ValidationError as error:
            assert error.messages
        else:
            assert found.size == len(whole)


# --- pictures --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [hostile.png_bomb, lambda: hostile.png_of(65_500, 65_500)], ids=["50,000", "65,500 by its header"])
def test_a_photo_bomb_is_refused_before_it_is_decoded(make, monkeypatch):
    data, decoded = make(), []
    assert len(data) < 0.5 * MB
    assert refusal(data, "foto.png") == ("too_many_pixels", "Gambar ini lebih dari 50 megapiksel. Perkecil ukurannya, lalu unggah lagi.")
    with pytest.raises(ValidationError):
        files.clean_picture(upload(data, "foto.png"))
    monkeypatch.setattr(ImageFile.ImageFile, "load", decoded.append)
    monkeypatch.setattr(ImageFile.ImageFile, "verify", decoded.append)
    assert pictures.checked(data, "png") == pictures.cleaned(data, "png", 1600) == b"too_many_pixels"
    assert decoded == []


def test_a_picture_just_over_the_limit_is_refused_too_even_where_warnings_are_off():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert pictures.checked(hostile.png_of(10_000, 5_001), "png") == b"too_many_pixels"
        assert pictures.checked(hostile.png_of(10_000, 5_000), "png") == b""


def test_a_text_bomb_in_a_picture_is_refused():
    assert refusal(hostile.png_text_bomb(), "foto.png")[0] == "broken"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_cut_picture_is_refused(kind):
    whole = hostile.picture(kind, size=(400, 300), colour="green")
    sentence = "Gambar ini rusak atau terpotong. Buka di aplikasi foto, simpan ulang sebagai JPEG, lalu unggah lagi."
    assert refusal(whole[: len(whole) // 2], "foto.jpg") == ("broken", sentence)


def test_a_cleaned_picture_has_lost_the_place_and_stands_upright():
    photo = hostile.telephone_photo(size=(3_000, 2_000))
    assert Image.open(io.BytesIO(photo)).getexif().get_ifd(0x8825)[2] == hostile.GPS
    cleaned = files.clean_picture(upload(photo, "foto.jpg"))
    with Image.open(io.BytesIO(cleaned)) as image:
        assert (image.format, image.size, dict(image.getexif())) == ("WEBP", (1_067, 1_600), {})
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(image.info)
    assert b"Telepon" not in cleaned
    assert b"rumah" not in cleaned


def test_the_portals_own_process_opens_no_picture(monkeypatch):
    def opens(*args, **kwargs):
        raise AssertionError("a stranger's picture was opened here")

    monkeypatch.setattr(Image, "open", opens)
    for kind in ("JPEG", "PNG", "WEBP"):
        assert files.inspect(upload(hostile.picture(kind))).size > 0
        assert files.clean_picture(upload(hostile.picture(kind)))[8:12] == b"WEBP"


def test_a_child_that_falls_or_lies_leaves_a_refusal(monkeypatch):
    monkeypatch.setattr(confined, "WALL_SECONDS", 0)
    assert refusal(hostile.picture(), "foto.jpg")[0] == "broken"
    for answer in (b"no fault of ours", b"\xff" * 50, b"RIFF0000WAVE", b"<script>"):
        monkeypatch.setattr(pictures, "confined", lambda *args, answer=answer, **kwargs: answer)
        assert refusal(hostile.picture(), "foto.jpg")[0] == "broken"
        with pytest.raises(ValidationError):
            files.clean_picture(upload(hostile.picture(), "foto.jpg"))


def test_a_large_grey_picture_of_sixteen_bits_keeps_its_tones():
    grey = Image.linear_gradient("L").convert("I").point(lambda value: value * 257).convert("I;16").resize((4_000, 3_000), Image.NEAREST)
    target = io.BytesIO()
    grey.save(target, "PNG")
    with Image.open(io.BytesIO(files.clean_picture(upload(target.getvalue(), "pindaian.png")))) as image:
        shades = image.convert("L")
        assert [abs(shades.getpixel((800, y)) - y * 255 // 1_200) < 8 for y in (50, 600, 1_150)] == [True] * 3


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGB"), ("PNG", "RGBA"), ("WEBP", "RGB")])
def test_a_photo_of_fifty_megapixels_fits_into_the_child(kind, mode):
    options = {"lossless": True, "method": 0} if kind == "WEBP" else {}
    photo = hostile.picture(kind, size=(8_160, 6_120), mode=mode, **options)
    assert files.inspect(upload(photo)).size == len(photo)
    with Image.open(io.BytesIO(files.clean_picture(upload(photo)))) as image:
        assert image.size == (1_600, 1_200)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "CMYK", "I;16"])
def test_every_kind_of_pixel_becomes_a_webp(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    cleaned = files.clean_picture(upload(hostile.picture(kind, mode=mode, colour=0), "foto.png"), max_side=30)
    with Image.open(io.BytesIO(cleaned)) as image:
        assert image.size == (30, 20)


def test_transparency_is_kept():
    cleaned = files.clean_picture(upload(hostile.picture("PNG", mode="RGBA", colour=(255, 0, 0, 0)), "foto.png"))
    with Image.open(io.BytesIO(cleaned)) as image:
        assert image.convert("RGBA").getpixel((1, 1))[3] == 0


def test_colours_of_another_profile_become_those_of_the_web():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    cleaned = files.clean_picture(upload(hostile.picture(icc_profile=profile, colour=(200, 30, 30)), "foto.jpg"))
    with Image.open(io.BytesIO(cleaned)) as image:
        assert "icc_profile" not in image.info
        assert all(abs(got - given) < 12 for got, given in zip(image.convert("RGB").getpixel((30, 20)), (200, 30, 30), strict=True))


def test_a_broken_colour_profile_does_no_harm():
    cleaned = files.clean_picture(upload(hostile.picture(icc_profile=b"tidak ada"), "foto.jpg"))
    with Image.open(io.BytesIO(cleaned)) as image:
        assert "icc_profile" not in image.info


def test_a_small_picture_is_not_enlarged():
    with Image.open(io.BytesIO(files.clean_picture(upload(hostile.picture(), "foto.jpg")))) as image:
        assert image.size == (60, 40)


@pytest.mark.parametrize("data", [hostile.HTML, hostile.SVG, hostile.pdf(), b"", b"\xff\xd8\xff" + bytes(50)])
def test_what_is_no_picture_cannot_be_cleaned(data):
    with pytest.raises(ValidationError):
        files.clean_picture(upload(data, "foto.jpg"))


# --- names and places ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("Surat usulan – Kain Tenun.pdf", "Surat usulan – Kain Tenun.pdf"),
        ("../../etc/passwd", "etc-passwd"),
        ("..\\..\\win.ini", "win.ini"),
        ('a"; filename="jahat.html', "a- filename=-jahat.html"),
        ("baris\r\nSet-Cookie: x=1.pdf", "baris Set-Cookie- x=1.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("nol\0byte.pdf", "nolbyte.pdf"),
        (".htaccess", "htaccess"),
        ("   ", "berkas"),
        ("", "berkas"),
        (None, "berkas"),
        (".pdf", "pdf"),
        ("{{ 7|add:7 }}.pdf", "{{ 7-add-7 }}.pdf"),
    ],
)
def test_a_name_for_a_download_is_only_a_name(given, safe):
    assert files.safe_filename(given) == safe


def test_a_long_name_keeps_its_extension():
    name = files.safe_filename("a" * 5_000 + ".pdf")
    assert (len(name), name[-5:]) == (120, "a.pdf")
    assert len(files.safe_filename("b" * 5_000)) == 120


def test_stored_names_are_random_and_spread():
    names = {storage.random_name(".pdf") for _index in range(500)}
    assert len(names) == 500
    name = names.pop()
    folder, _slash, file = name.partition("/")
    assert (len(folder), len(file), file[:2], file[-4:]) == (2, 36, folder, ".pdf")


def test_private_files_have_no_address(tmp_path):
    with pytest.raises(ValueError, match="has no address"):
        storage.DurableFileSystemStorage(location=tmp_path).url("ab/abc.pdf")


def test_private_files_lie_where_the_settings_say(tmp_path):
    name = files.private_storage().save("ab/abc.pdf", upload(b"isi"))
    assert (tmp_path / "private" / name).read_bytes() == b"isi"


def test_a_durable_file_is_synced_with_its_folder_before_save_returns(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(storage, "_sync", synced.append)
    disk = storage.DurableFileSystemStorage(location=tmp_path, base_url=None)
    disk.syncs_each = True
    name = disk.save("ab/abc.pdf", upload(b"isi"))
    assert synced == [str(tmp_path / "ab/abc.pdf"), str(tmp_path / "ab")]
    monkeypatch.undo()
    with disk.open(disk.save("cd/cde.pdf", upload(b"isi dua"))) as file:
        assert (name, file.read()) == ("ab/abc.pdf", b"isi dua")


def test_thousands_of_files_are_synced_once_at_the_end(monkeypatch):
    synced = []
    disk = storage.private_storage()
    monkeypatch.setattr(type(disk), "syncs_each", True)
    monkeypatch.setattr(storage, "_sync", synced.append)
    monkeypatch.setattr(storage.os, "sync", lambda: synced.append("everything"))

    with storage.synced_at_the_end():
        disk.save("ab/abc.pdf", upload(b"isi"))
        assert synced == []
    assert synced == ["everything"]

    disk.save("cd/cde.pdf", upload(b"isi dua"))
    assert len(synced) == 3
