"""The scanner's protocol: what is clean, what is found, and that every other answer is none."""

import hashlib
import io
import random
import socket

import pytest

from ovop_portal.kit import antivirus
from tests import scanner
from tests.kit import hostile

MB = 1024 * 1024
PATIENCE = 20


@pytest.fixture(scope="module")
def clamd(tmp_path_factory):
    if not scanner.CLAMD:
        pytest.skip("no clamd on this machine: apt-get install clamav-daemon")
    with scanner.clamd(tmp_path_factory.mktemp("clamd")) as address:
        yield address


def ask(settings, address, data, seconds=PATIENCE):
    settings.CLAMD = address
    return antivirus.signature_in(io.BytesIO(data), seconds)


def with_a_mark(**options):
    return hostile.pdf(lambda made: setattr(made.Root, "X", made.make_stream(b"0" * 5_000 + scanner.MARK)), **options)


CLEAN = {
    "nothing": b"",
    "one byte": b"x",
    "a PDF": hostile.pdf(),
    "a photo": hostile.telephone_photo(),
    "exactly one part": bytes(antivirus.PART),
    "one byte more": bytes(antivirus.PART + 1),
    "ten megabytes": random.Random(1).randbytes(10 * MB),
}
FOUND = {
    "a file known by its sum": (scanner.PAPER, "Ovop.Uji.Berkas.UNOFFICIAL"),
    "a mark in plain text": (b"halo " + scanner.MARK, "Ovop.Uji.Tanda.UNOFFICIAL"),
    "a mark at the end of ten megabytes": (random.Random(1).randbytes(10 * MB - 50) + scanner.MARK, "Ovop.Uji.Tanda.UNOFFICIAL"),
    "a mark in a compressed stream of a PDF": (with_a_mark(compress_streams=True), "Ovop.Uji.Tanda.UNOFFICIAL"),
    "a mark in the comment of a JPEG": (hostile.picture(comment=scanner.MARK), "Ovop.Uji.Tanda.UNOFFICIAL"),
    "a mark across two parts": (bytes(antivirus.PART - 9) + scanner.MARK, "Ovop.Uji.Tanda.UNOFFICIAL"),
}


@pytest.mark.xdist_group("clamd")
@pytest.mark.parametrize("data", CLEAN.values(), ids=CLEAN)
def test_clamd_finds_nothing_in_a_clean_file(settings, clamd, data):
    assert ask(settings, clamd, data) == ""


@pytest.mark.xdist_group("clamd")
@pytest.mark.parametrize(("data", "signature"), FOUND.values(), ids=FOUND)
def test_clamd_finds_what_it_knows_however_it_is_wrapped(settings, clamd, data, signature):
    assert ask(settings, clamd, data) == signature


@pytest.mark.xdist_group("clamd")
def test_a_file_longer_than_clamd_takes_is_not_called_clean(settings, clamd):
    with pytest.raises(antivirus.Unanswered):
        ask(settings, clamd, bytes(14 * MB))


def test_every_byte_arrives_in_its_order(settings):
    data = random.Random(7).randbytes(3 * antivirus.PART + 5)
    with scanner.stand_in("tells the sum") as address:
        assert ask(settings, address, data) == hashlib.sha256(data).hexdigest()
        assert ask(settings, address, b"") == hashlib.sha256(b"").hexdigest()


def test_the_stand_in_says_clean_and_found_as_clamd_does(settings):
    with scanner.stand_in("clean") as address:
        assert ask(settings, address, b"halo") == ""
    with scanner.stand_in("finds") as address:
        assert ask(settings, address, b"halo") == "Ovop.Uji"


WRONG = [
    "error", "repeats", "contradicts itself", "nonsense", "almost clean", "another name", "never ends", "floods", "silent",
    "breaks off at once", "breaks off in the middle", "too long",
]  # fmt: skip


@pytest.mark.parametrize("way", WRONG)
def test_an_answer_that_is_not_plainly_clean_is_none(settings, way):
    with scanner.stand_in(way) as address, pytest.raises(antivirus.Unanswered):
        ask(settings, address, bytes(200_000))


@pytest.mark.parametrize("way", ["late", "drips"])
def test_a_scanner_that_takes_too_long_has_not_answered(settings, way):
    with scanner.stand_in(way) as address, pytest.raises(antivirus.Unanswered):
        ask(settings, address, b"halo", seconds=0.3)


def test_nobody_at_the_address_is_another_thing_than_no_answer(settings, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    for address in (f"tcp:127.0.0.1:{port}", f"unix:{tmp_path}/s", f"tcp:[::1]:{port}"):
        with pytest.raises(antivirus.Unreachable):
            ask(settings, address, b"halo")
