"""Hundreds of hostile, odd, good and damaged files at the door: none is an error, none is served unsafely, each good one is taken."""

import gc
import io
import json
import subprocess
import sys
import time
import unicodedata

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from nominations.models import Document, Product
from ovop_portal.kit import files
from tests.files import corpus
from tests.kit import hostile
from tests.nominations.test_product import PRODUCT

BOUND = 10  # seconds that one file may take: safety, not speed
GROWTH = 100 * 1024  # kB that the portal's process may grow by over all of them
TYPES = {"application/pdf", "image/jpeg", "image/png", "image/webp"}


def found(data, name):
    """The code of the refusal, or "ok"."""
    try:
        assert files.inspect(SimpleUploadedFile("x", data)).size == len(data), name
    except ValidationError as error:
        assert error.messages[0].endswith("."), name
        return error.code
    return "ok"


def is_right(code, expected):
    return expected == "any" or code == expected or code in expected


# --- the quick part: what is decided ----------------------------------------------------------------------------------------


def test_the_corpus_is_as_large_as_promised():
    rows = [*corpus.quick(), *corpus.costly()]

    assert len(rows) >= 150 and len({what for what, *_rest in rows}) == len(rows)
    assert len(list(corpus.damaged())) == 200
    assert sum(isinstance(expected, set) for *_rest, expected in rows) >= 150
    assert sum(expected == "ok" for *_rest, expected in rows) >= 60


def test_damage_is_the_same_each_time_and_damages():
    first, again = ([make() for _what, _name, make, _expected in corpus.damaged(30)] for _time in range(2))

    assert first == again
    assert not set(first) & set(corpus.whole())


@pytest.mark.slow
def test_each_file_is_taken_or_refused_as_it_deserves():
    wrong = []
    for what, name, make, expected in corpus.quick():
        code = found(make(), name)
        if not is_right(code, expected):
            wrong.append((what, code, expected))

    assert wrong == []


@pytest.mark.slow
def test_damaged_copies_are_taken_or_refused_and_never_an_error():
    codes = [found(make(), what) for what, _name, make, _expected in corpus.damaged(70)]

    assert {"ok", "broken", "wrong_type"} <= set(codes)


# --- the whole of it, through the real addresses ------------------------------------------------------------------------------


def memory():
    """kB of this process that are in memory."""
    gc.collect()
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def send(client, address, field, name, data, facts):
    """A form as a hostile browser packs it: the name goes as it is."""
    fields = "".join(f'--batas\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in facts.items())
    head = f'--batas\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\nContent-Type: text/html\r\n\r\n'
    body = b"".join([fields.encode(), head.encode(), data, b"\r\n--batas--\r\n"])
    return client.generic("POST", address, body, "multipart/form-data; boundary=batas")


def unsafe(response, data):
    """What is wrong with how a file leaves, as words."""
    body = b"".join(response.streaming_content)
    wrong = []
    if response["Content-Type"] not in TYPES or files.CONTENT_TYPES[files._kind(body)] != response["Content-Type"]:
        wrong.append(f"type {response['Content-Type']}")
    if data is not None and body != data:
        wrong.append("other bytes")
    if (response["X-Content-Type-Options"], response["Cache-Control"]) != ("nosniff", "private, no-store"):
        wrong.append("headers")
    if "sandbox" not in response["Content-Security-Policy"] or "script-src" in response["Content-Security-Policy"]:
        wrong.append("policy")
    disposition = response["Content-Disposition"]
    if not disposition.startswith(("inline; filename", "attachment; filename")) or not disposition.isprintable() or ".." in disposition:
        wrong.append(f"disposition {disposition}")
    return wrong


def is_plain(name):
    """A name without a way out of its folder, without anything that is not seen."""
    return name and not set(name) & set('/\\"<>|:*?') and not any(unicodedata.category(one)[0] == "C" for one in name) and len(name) <= 120


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """(what, name, path, expected) of all files, made by a process of its own."""
    folder = tmp_path_factory.mktemp("corpus")
    subprocess.run([sys.executable, "-m", "tests.files.corpus", folder], cwd=settings.BASE_DIR, check=True)
    return [(what, name, folder / file, expected) for what, name, file, expected in json.loads((folder / "index.json").read_text())]


@pytest.fixture
def hand_in(as_, nominate):
    """hand_in(name, data) → the faults of handing in a paper and of how it leaves again, and whether it was taken."""
    nomination = nominate(without=["sentra_decree"])
    address = f"/usulan/{nomination.code}/dokumen/sentra_decree/"
    client = as_("bandung")
    client.raise_request_exception = False

    def go(name, data):
        before = nomination.documents.current().filter(rule__code="sentra_decree").first()
        facts = {"number": "1", "issuer": "Bupati", "issued": "", "expires": "", "base": before.code if before else ""}
        response = send(client, address, "upload", name, data, facts)
        paper = nomination.documents.current().filter(rule__code="sentra_decree").first()
        taken = paper != before and bool(paper.file) and paper.sha256 != (before.sha256 if before else "")
        wrong = [] if response.status_code in {302, 422} else [f"answer {response.status_code}"]
        if paper != before:
            if not is_plain(paper.file_name):
                wrong.append(f"name {paper.file_name!r}")
            for query in ("", "?unduh"):
                wrong += unsafe(client.get(f"/usulan/berkas/{paper.code}/{query}"), data)
        return wrong, taken or (response.status_code == 302 and paper != before)

    return go


@pytest.fixture
def put_photo(as_, nominate):
    """put_photo(name, data) → the faults of giving a product this picture and of how it leaves again, and whether it was taken."""
    nomination = nominate()
    address = f"/usulan/{nomination.code}/isi/produk/"
    client = as_("bandung")
    client.raise_request_exception = False

    def go(name, data):
        product = Product.objects.get(pk=nomination.product_id)
        response = send(client, address, "picture", name, data, PRODUCT | {"version": product.version})
        wrong = [] if response.status_code in {302, 422} else [f"answer {response.status_code}"]
        now = Product.objects.get(pk=product.pk).photo
        taken = now.name != product.photo.name
        if taken:
            answer = client.get(f"/usulan/{nomination.code}/foto/")
            wrong += unsafe(answer, None)
            with now.open("rb") as file, Image.open(io.BytesIO(file.read())) as image:
                if (
                    image.format != "WEBP"
                    or dict(image.getexif())
                    or {"exif", "xmp", "comment"} & set(image.info)
                    or max(image.size) > 1_600
                ):
                    wrong.append("not cleaned")
        return wrong, taken

    return go


def walk(rows, act):
    """[(what, fault)] and how many were taken, over all rows; the memory is counted from the tenth on, when everything is loaded."""
    faults, taken, start = [], 0, None
    for number, (what, name, path, expected) in enumerate(rows):
        data = path.read_bytes()
        began = time.monotonic()
        wrong, was_taken = act(name, data)
        if time.monotonic() - began > BOUND:
            wrong.append("took too long")
        if expected == "ok" and not was_taken:
            wrong.append("a good file was refused")
        if isinstance(expected, list) and was_taken:
            wrong.append("a bad file was taken")
        faults += [(what, one) for one in wrong]
        taken += was_taken
        if number == 10:
            start = memory()
    return faults, taken, memory() - start


@pytest.mark.slow
def test_no_paper_of_the_corpus_is_an_error_or_served_unsafely(made, hand_in):
    faults, taken, grown = walk(made, hand_in)

    assert faults == []
    assert taken >= 60
    assert grown < GROWTH
    assert Document.objects.filter(rule__code="sentra_decree").count() <= len(made) + 1


@pytest.mark.slow
def test_no_picture_of_the_corpus_is_an_error_or_served_unsafely(made, put_photo):
    papers = [(what, name, path, ["wrong_type"]) for what, name, path, _expected in made if what.startswith(("PDF", "name"))]
    others = [row for row in made if row[0].startswith(("picture", "foreign", "damaged"))]
    faults, taken, grown = walk([*papers[::5], *others], put_photo)

    assert faults == []
    assert taken >= 30
    assert grown < GROWTH


def test_no_place_is_kept_in_a_picture_whatever_way_it_was_turned():
    for what, _name, make, _expected in corpus.quick():
        if what.startswith("picture: a photo"):
            cleaned = files.clean_picture(SimpleUploadedFile("foto.jpg", make()))
            assert b"Exif" not in cleaned, what
            with Image.open(io.BytesIO(cleaned)) as image:
                assert not image.getexif().get_ifd(0x8825), what


def test_a_photo_is_turned_by_its_rule():
    sizes = {}
    for what, _name, make, _expected in corpus.quick():
        if what.startswith("picture: a photo turned"):
            with Image.open(io.BytesIO(files.clean_picture(SimpleUploadedFile("foto.jpg", make())))) as image:
                sizes[int(what.split()[-1])] = image.size

    assert sizes == {0: (64, 48), 1: (64, 48), 2: (64, 48), 3: (64, 48), 4: (64, 48), 5: (48, 64), 7: (48, 64), 8: (48, 64), 99: (64, 48)}


@pytest.mark.parametrize("name", corpus.pictures.NAMES)
def test_a_name_of_any_kind_is_shown_as_a_plain_one(as_, hand_in, name):
    assert hand_in(name, hostile.pdf()) == ([], True)
