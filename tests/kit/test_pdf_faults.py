"""A PDF that does something, hides something, or cannot be read is refused, and says why."""

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Name

from ovop_portal.kit import confined, files, pdf_faults
from tests.kit import hostile

MB = 1024 * 1024


def refusal(data):
    with pytest.raises(ValidationError) as caught:
        files.inspect(SimpleUploadedFile("berkas.pdf", data))
    (sentence,) = caught.value.messages
    return caught.value.code, sentence


ACTIVE = {
    "JavaScript when opened": (hostile.pdf(hostile.javascript), "javascript"),
    "JavaScript in an object stream": (hostile.packed(hostile.javascript), "javascript"),
    "JavaScript with an escaped name": (hostile.written_with_escapes(), "javascript"),
    "JavaScript by name": (hostile.packed(hostile.named_javascript), "javascript"),
    "JavaScript in a field": (hostile.packed(hostile.javascript_in_a_field), "javascript"),
    "JavaScript deep inside": (hostile.packed(hostile.nested_javascript), "javascript"),
    "JavaScript behind a lock without password": (
        hostile.pdf(hostile.javascript, encryption=pikepdf.Encryption(owner="rahasia", user="")),
        "javascript",
    ),
    "a program that is started": (hostile.packed(hostile.opening(S=Name.Launch, F="cmd.exe")), "launch"),
    "a link that starts a program": (hostile.packed(hostile.link(S=Name.Launch, F="cmd.exe")), "launch"),
    "a way into another file": (hostile.packed(hostile.opening(S=Name.GoToR, F=r"\\server\x", D=Array([0, Name.Fit]))), "external"),
    "a way into an embedded file": (hostile.packed(hostile.link(S=Name.GoToE)), "embedded"),
    "a form that is sent": (hostile.packed(hostile.link(S=Name.SubmitForm, F="http://contoh.invalid")), "external"),
    "data that are fetched": (hostile.packed(hostile.link(S=Name.ImportData, F="x")), "external"),
    "a link into the local machine": (hostile.packed(hostile.link(S=Name.URI, URI="FILE:///etc/passwd")), "external"),
    "a link that is a script": (hostile.packed(hostile.link(S=Name.URI, URI=" javascript:alert(1)")), "external"),
    "a page of the web when opened": (hostile.packed(hostile.opening(S=Name.URI, URI="http://contoh.invalid")), "external"),
    "a page of the web when turned": (hostile.packed(hostile.page_trigger), "external"),
    "an embedded program": (hostile.packed(hostile.embedded), "embedded"),
    "an attached file": (hostile.packed(hostile.annotation("/FileAttachment")), "embedded"),
    "a portfolio": (hostile.packed(lambda made: setattr(made.Root, "Collection", pikepdf.Dictionary())), "embedded"),
    "an embedded file without a name": (
        hostile.packed(lambda made: setattr(made.Root, "X", made.make_stream(b"MZ", pikepdf.Dictionary(Type=Name.EmbeddedFile)))),
        "embedded",
    ),
    "a name tree in parts": (
        hostile.packed(lambda made: setattr(made.Root, "Names", pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Kids=Array([]))))),
        "embedded",
    ),
    "a video": (hostile.packed(hostile.annotation("/RichMedia")), "media"),
    "a sound": (hostile.packed(hostile.opening(S=Name.Sound)), "media"),
    "a dynamic form": (hostile.packed(hostile.xfa), "xfa"),
    "a stream in another file": (hostile.packed(hostile.foreign_stream), "external"),
}


@pytest.mark.parametrize(("data", "fault"), ACTIVE.values(), ids=ACTIVE)
def test_a_pdf_that_does_something_is_refused_and_says_what(data, fault):
    assert pdf_faults.fault_of(data) == fault


def test_the_sentence_names_the_cause_and_the_mend():
    code, sentence = refusal(ACTIVE["JavaScript in an object stream"][0])
    assert (code, sentence) == (
        "javascript",
        "PDF ini memuat program (JavaScript). Cetak ulang ke PDF agar programnya hilang, lalu unggah lagi.",
    )
    assert b"JavaScript" not in ACTIVE["JavaScript in an object stream"][0]
    assert b"JavaScript" not in ACTIVE["JavaScript with an escaped name"][0]


FAULTY = {
    "locked": hostile.pdf(encryption=pikepdf.Encryption(owner="rahasia", user="rahasia")),
    "no_pages": hostile.pdf(pages=0),
    "too_many_pages": hostile.pdf(pages=201),
    "broken": b"%PDF-1.7\n" + bytes(2_000) + b"\n%%EOF\n",
    "cut": hostile.pdf(pages=100)[:-600],
}


@pytest.mark.parametrize(("fault", "data"), FAULTY.items(), ids=FAULTY)
def test_a_pdf_that_nobody_can_read_is_refused(fault, data):
    code, sentence = refusal(data)
    assert code == fault
    assert sentence == str(files.PDF_FAULTS[fault]) % {"pages": 200}


@pytest.mark.parametrize(("fault", "data"), [each for each in FAULTY.items() if each[0] != "cut"])
def test_the_child_finds_what_the_parser_finds(fault, data):
    assert pdf_faults.fault_of(data) == fault


def test_every_fault_has_a_sentence_that_ends_with_what_to_do():
    words = [*pdf_faults.ACTIONS.values(), *pdf_faults.KEYS.values(), *pdf_faults.NAME_TREES.values(), *pdf_faults.ANNOTATIONS.values()]
    assert set(words) <= set(files.PDF_FAULTS)
    assert all("nggah" in str(sentence) for sentence in files.PDF_FAULTS.values())


BOMBS = {  # made when the test runs: they take a second or two
    "an object stream of 450 MB": (hostile.object_stream_bomb, {"complex"}),
    "600 nested arrays": (lambda: hostile.nested_arrays(600), {"complex", "javascript"}),
    "20,000 nested arrays": (lambda: hostile.nested_arrays(20_000), {"complex", "javascript"}),
    "10,000 pages": (lambda: hostile.pdf(pages=10_000), {"too_many_pages"}),
}


@pytest.mark.parametrize(("make", "faults"), BOMBS.values(), ids=BOMBS)
def test_a_pdf_bomb_bursts_in_the_child_and_hides_nothing(make, faults):
    data = make()
    assert len(data) < 3 * MB
    assert pdf_faults.fault_in_child(data) in faults


def test_a_child_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(confined, "WALL_SECONDS", 0)
    assert pdf_faults.fault_in_child(hostile.pdf()) == "complex"
    assert refusal(hostile.pdf())[0] == "complex"
