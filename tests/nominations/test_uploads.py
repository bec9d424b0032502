"""Uploads in parts: continued where they stopped, never sent twice, refused with a sentence, swept away after a day."""

import base64
import hashlib
from datetime import timedelta

import pytest
from django.utils import timezone

from nominations import uploading
from nominations.models import Document, Product, Upload
from nominations.models.upload import folder
from nominations.workflow import NOMINATION
from ovop_portal.audit.models import Event
from ovop_portal.audit.trail import unit
from tests.building import real_pdf, real_picture

TUS = {"Tus-Resumable": "1.0.0"}
RULE = "sentra_decree"


def encoded(text):
    return base64.b64encode(text.encode()).decode()


def digest(data):
    return hashlib.sha256(data).hexdigest()


def begin(client, nomination, data, rule=RULE, name="keputusan.pdf", sha256=None, **headers):
    told = f"filename {encoded(name)},sha256 {encoded(digest(data) if sha256 is None else sha256)}"
    headers = TUS | {"Upload-Length": str(len(data)), "Upload-Metadata": told} | headers
    return client.post(f"/usulan/{nomination.code}/unggah/{rule}/", headers=headers)


def patch(client, address, data, offset, **headers):
    headers = TUS | {"Upload-Offset": str(offset)} | headers
    return client.patch(address, data, content_type="application/offset+octet-stream", headers=headers)


def checksum(data):
    return {"Upload-Checksum": f"sha256 {base64.b64encode(hashlib.sha256(data).digest()).decode()}"}


def done(client, address, nomination, rule=RULE):
    paper = nomination.documents.current().filter(rule__code=rule).first()
    return client.post(f"{address}selesai/", {"base": paper.code if paper else ""})


def sent(client, nomination, data, **options):
    """The address of an upload whose parts have all come."""
    address = begin(client, nomination, data, **options)["Location"]
    assert patch(client, address, data, 0).status_code == 204
    return address


def test_a_file_comes_in_parts_and_becomes_the_paper(as_, nominate):
    nomination, client, data = nominate(without=[RULE]), as_("bandung"), real_pdf()
    begun = begin(client, nomination, data)
    assert (begun.status_code, begun["Upload-Offset"]) == (201, "0")
    address, half = begun["Location"], len(data) // 2

    assert patch(client, address, data[:half], 0, **checksum(data[:half]))["Upload-Offset"] == str(half)
    assert client.head(address)["Upload-Offset"] == str(half)
    assert client.head(address)["Cache-Control"] == "no-store"
    assert patch(client, address, data[half:], half).status_code == 204
    answer = done(client, address, nomination).json()

    paper = Document.objects.current().get(nomination=nomination, rule__code=RULE)
    assert (paper.sha256, paper.file_name, paper.content_type) == (digest(data), "keputusan.pdf", "application/pdf")
    assert answer["base"] == paper.code
    assert Event.objects.filter(action="nominations.document").count() == 1
    assert not Upload.objects.exists()
    assert list(folder().iterdir()) == []


def test_the_fields_of_the_paper_before_go_along(as_, nominate):
    nomination, client = nominate(), as_("bandung")
    before = nomination.documents.current().get(rule__code=RULE)

    done(client, sent(client, nomination, real_pdf()), nomination)

    paper = nomination.documents.current().get(rule__code=RULE)
    assert (paper.number, paper.issued, paper.pk != before.pk) == (before.number, before.issued, True)


def test_the_photo_of_the_product_comes_the_same_way(as_, nominate):
    nomination, client = nominate(), as_("bandung")
    before = Product.objects.get().photo.name

    answer = done(client, sent(client, nomination, real_picture(), rule="foto", name="tenun.jpg"), nomination, "foto")

    assert answer.json()["url"] == f"/usulan/{nomination.code}/foto/"
    photo = Product.objects.get().photo
    assert photo.name != before
    with photo.open() as file:
        assert file.read()[8:12] == b"WEBP"


def test_the_same_file_chosen_again_goes_on_where_it_stopped(as_, nominate):
    nomination, client, data = nominate(), as_("bandung"), real_pdf()
    first = begin(client, nomination, data)
    patch(client, first["Location"], data[:100], 0)

    again = begin(client, nomination, data)

    assert (again["Location"], again["Upload-Offset"]) == (first["Location"], "100")
    assert Upload.objects.count() == 1


def test_what_the_own_office_holds_is_not_sent_again(as_, nominate):
    nomination, client, data = nominate(), as_("bandung"), real_pdf()
    done(client, sent(client, nomination, data), nomination)

    again = begin(client, nomination, data, rule="nomination_letter")

    assert again["Upload-Offset"] == str(len(data))
    assert done(client, again["Location"], nomination, "nomination_letter").status_code == 200
    assert nomination.documents.current().get(rule__code="nomination_letter").sha256 == digest(data)


def test_what_another_office_holds_is_not_told(as_, nominate):
    data = real_pdf()
    bandung, garut = nominate(), nominate(by="garut", product="Selendang")
    done(as_("bandung"), sent(as_("bandung"), bandung, data), bandung)

    assert begin(as_("garut"), garut, data)["Upload-Offset"] == "0"


def test_a_part_out_of_step_is_told_where_to_go_on(as_, nominate):
    nomination, client, data = nominate(), as_("bandung"), real_pdf()
    address = begin(client, nomination, data)["Location"]
    patch(client, address, data[:100], 0)

    for offset, part in ((0, data[:100]), (200, data[200:300]), (100, data + data)):
        response = patch(client, address, part, offset)
        assert (response.status_code, response["Upload-Offset"]) == (409, "100")
    assert Upload.objects.get().received == 100


def test_a_part_that_was_damaged_on_the_way_is_not_kept(as_, nominate):
    nomination, client, data = nominate(), as_("bandung"), real_pdf()
    address = begin(client, nomination, data)["Location"]

    assert patch(client, address, data[:100], 0, **checksum(b"lain")).status_code == 460
    assert patch(client, address, data[:100], 0, **{"Upload-Checksum": "md5 xyz"}).status_code == 460
    assert client.head(address)["Upload-Offset"] == "0"


def test_bytes_of_a_write_that_was_cut_off_do_not_stay(as_, nominate):
    """The process died after it wrote and before the row said so."""
    nomination, client, data = nominate(), as_("bandung"), real_pdf()
    address = begin(client, nomination, data)["Location"]
    patch(client, address, data[:100], 0)
    with Upload.objects.get().path.open("ab") as file:
        file.write(b"sisa yang tidak tercatat")

    patch(client, address, data[100:], 100)

    assert done(client, address, nomination).status_code == 200
    assert nomination.documents.current().get(rule__code=RULE).sha256 == digest(data)


def test_a_file_that_is_not_what_was_promised_is_sent_anew(as_, nominate):
    nomination, client, data = nominate(), as_("bandung"), real_pdf()
    address = sent(client, nomination, data, sha256=digest(b"lain"))

    response = done(client, address, nomination)

    assert (response.status_code, response.json()["said"]) == (422, "Berkas ini tidak sampai dengan utuh. Pilih berkasnya sekali lagi.")
    assert not Upload.objects.exists()


def test_a_file_that_may_not_be_taken_is_refused_like_any_other(as_, nominate):
    nomination, client = nominate(), as_("bandung")
    before = nomination.documents.current().get(rule__code=RULE)

    response = done(client, sent(client, nomination, b"<html><script>x</script></html>"), nomination)

    assert response.status_code == 422
    assert "halaman HTML" in response.json()["said"]
    assert nomination.documents.current().get(rule__code=RULE) == before
    assert list(folder().iterdir()) == []


def test_a_paper_that_a_colleague_replaced_meanwhile_stays_and_the_upload_waits(as_, nominate):
    nomination, client = nominate(), as_("bandung")
    address = sent(client, nomination, real_pdf())

    response = client.post(f"{address}selesai/", {"base": "lain"})

    assert response.status_code == 409
    assert Upload.objects.get().is_whole
    assert done(client, address, nomination).status_code == 200


def test_an_unfinished_file_is_no_paper(as_, nominate):
    nomination, client, data = nominate(), as_("bandung"), real_pdf()
    address = begin(client, nomination, data)["Location"]
    patch(client, address, data[:100], 0)

    response = done(client, address, nomination)

    assert (response.status_code, response["Upload-Offset"]) == (409, "100")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload-Length": "0"}, 413),
        ({"Upload-Length": str(10 * 1024 * 1024 + 1)}, 413),
        ({"Upload-Length": "-5"}, 413),
        ({"Upload-Length": "9" * 30}, 413),
        ({"Upload-Length": "x"}, 413),
        ({"Tus-Resumable": "0.2.0"}, 412),
        ({"Upload-Metadata": "filename !!!,sha256 ///,,= ,\x7f"}, 201),
        ({"Upload-Metadata": ""}, 201),
    ],
)
def test_odd_beginnings(as_, nominate, headers, status):
    assert begin(as_("bandung"), nominate(), b"x" * 10, **headers).status_code == status


def test_odd_parts(as_, nominate):
    nomination, client, data = nominate(), as_("bandung"), real_pdf()
    address = begin(client, nomination, data)["Location"]

    assert client.patch(address, b"x", content_type="text/plain", headers=TUS | {"Upload-Offset": "0"}).status_code == 415
    assert patch(client, address, b"x" * (1024 * 1024 + 1), 0).status_code == 413
    for offset in ("", "-1", "x", "9" * 40):
        assert patch(client, address, b"x", offset).status_code == 409
    assert client.head(address)["Upload-Offset"] == "0"


def test_what_the_endpoint_speaks(as_, nominate):
    answer = as_("bandung").options(f"/usulan/{nominate().code}/unggah/foto/")

    assert (answer["Tus-Version"], answer["Tus-Extension"], answer["Tus-Max-Size"]) == ("1.0.0", "creation,checksum", "10485760")


def test_another_office_does_not_know_of_an_upload(as_, nominate):
    nomination, data = nominate(), real_pdf()
    address = begin(as_("bandung"), nomination, data)["Location"]

    for who in ("garut", "jabar", "secretariat", "assessor"):
        assert as_(who).head(address).status_code == 404
        assert patch(as_(who), address, data, 0).status_code == 404
        assert as_(who).post(f"{address}selesai/").status_code == 404
        assert begin(as_(who), nomination, data).status_code == 404


def test_a_nomination_sent_meanwhile_takes_no_file(as_, nominate, cast):
    nomination, client, data = nominate(), as_("bandung"), real_pdf()
    address = sent(client, nomination, data)
    with unit():
        NOMINATION.perform("submit", nomination, cast.bandung)
    before = nomination.documents.current().get(rule__code=RULE)

    assert begin(client, nomination, data).status_code == 409
    assert done(client, address, nomination).status_code == 409
    assert nomination.documents.current().get(rule__code=RULE) == before


def test_an_office_cannot_fill_the_disk_with_beginnings(as_, nominate, monkeypatch):
    monkeypatch.setattr(uploading, "ON_THE_WAY", 25)
    nomination, client = nominate(), as_("bandung")

    statuses = [begin(client, nomination, b"%d" % turn * 10).status_code for turn in range(4)]

    assert statuses == [201, 201, 413, 413]


def test_what_never_becomes_whole_is_swept_away_after_a_day(as_, nominate):
    nomination, client, data = nominate(), as_("bandung"), real_pdf()
    old, new = (begin(client, nomination, content)["Location"] for content in (data, data + b"\n"))
    patch(client, old, data[:100], 0)
    Upload.objects.filter(code=old.split("/")[-2]).update(begun_at=timezone.now() - timedelta(hours=25))

    assert uploading.sweep() == "uploads: 1 given up, 0 lost parts"
    assert uploading.sweep() == ""
    assert client.head(old).status_code == 404
    assert client.head(new).status_code == 200
    assert list(folder().iterdir()) == []
