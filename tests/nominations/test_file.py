"""Private files: who gets them, how they leave, and who learns nothing."""

import pytest
from django.core.files.base import ContentFile

from tests.building import PDF, add_paper


def ask(client, address):
    """The status of an answer; a streamed file is read to its end, which closes it."""
    response = client.get(address)
    if response.streaming:
        b"".join(response.streaming_content)
    return response.status_code


def _paper(nomination, code="sentra_decree"):
    return nomination.documents.current().get(rule__code=code)


@pytest.mark.parametrize(
    ("who", "status"),
    [("bandung", 200), ("jabar", 200), ("secretariat", 200), ("director", 200), ("auditor", 200), ("garut", 404), ("jateng", 404),
     ("assessor", 404), ("administrator", 404), (None, 302)],
)  # fmt: skip
def test_a_sent_paper_opens_for_those_who_see_the_nomination(as_, nominate, who, status):
    nomination = nominate("submitted")

    assert ask(as_(who), f"/usulan/berkas/{_paper(nomination).code}/") == status
    assert ask(as_(who), f"/usulan/{nomination.code}/foto/") == status


def test_a_paper_of_a_draft_opens_for_its_office_alone(as_, nominate):
    nomination = nominate("draft")

    assert ask(as_("bandung"), f"/usulan/berkas/{_paper(nomination).code}/") == 200
    for who in ("garut", "jabar", "secretariat", "auditor"):
        assert ask(as_(who), f"/usulan/berkas/{_paper(nomination).code}/") == 404
        assert ask(as_(who), f"/usulan/{nomination.code}/foto/") == 404


def test_what_is_not_sent_yet_stays_with_the_office_after_a_return(as_, nominate, cast):
    nomination = nominate("returned")
    rule = nomination.edition.document_rules.get(code="group_decree")
    fresh = add_paper(nomination, rule, cast.bandung)

    assert ask(as_("bandung"), f"/usulan/berkas/{fresh.code}/") == 200
    assert ask(as_("secretariat"), f"/usulan/berkas/{fresh.code}/") == 404


def test_a_replaced_paper_that_was_sent_still_opens(as_, nominate):
    nomination = nominate("returned")
    old = _paper(nomination)
    old.replaced_at = nomination.submitted_at
    old.save()

    assert ask(as_("secretariat"), f"/usulan/berkas/{old.code}/") == 200


def test_an_assessor_reads_the_file_after_accepting(as_, nominate, assign):
    nomination = nominate("eligible")
    assign(nomination, "assessor", "released")
    assert ask(as_("assessor"), f"/usulan/berkas/{_paper(nomination).code}/") == 404

    assign(nomination, "second", "accepted")
    assert ask(as_("second"), f"/usulan/berkas/{_paper(nomination).code}/") == 200


def test_a_paper_is_shown_in_our_own_frame_and_never_kept(as_, nominate):
    response = as_("secretariat").get(f"/usulan/berkas/{_paper(nominate('submitted')).code}/")

    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Disposition"].startswith("inline")


def test_a_paper_can_be_downloaded_under_a_name_that_says_what_it_is(as_, nominate):
    nomination = nominate("submitted")
    response = as_("secretariat").get(f"/usulan/berkas/{_paper(nomination).code}/?unduh")
    b"".join(response.streaming_content)

    assert response["Content-Disposition"].startswith("attachment")
    assert nomination.code in response["Content-Disposition"]


def test_a_dangerous_file_opens_for_nobody(as_, nominate):
    nomination = nominate("submitted")
    nomination.documents.update(scan="infected")

    assert ask(as_("secretariat"), f"/usulan/berkas/{_paper(nomination).code}/") == 403


def test_a_slot_without_a_file_is_no_address(as_, nominate):
    assert ask(as_("bandung"), f"/usulan/berkas/{_paper(nominate(), 'industry_legality').code}/") == 404
    assert ask(as_("bandung"), "/usulan/berkas/salah/") == 404


def test_others_see_the_picture_that_was_sent(as_, nominate):
    nomination = nominate("returned")
    nomination.product.photo.save("baru.webp", ContentFile(b"RIFF1111WEBP"))

    def body(who, query=""):
        return b"".join(as_(who).get(f"/usulan/{nomination.code}/foto/{query}").streaming_content)

    assert body("bandung") == b"RIFF1111WEBP"
    assert body("secretariat") == b"RIFF0000WEBP"
    assert body("bandung", "?revisi=1") == b"RIFF0000WEBP"


@pytest.mark.parametrize("query", ["?revisi=2", "?revisi=abc", "?revisi=²", "?revisi=99999999999999999999"])
def test_a_revision_that_does_not_exist_has_no_picture(as_, nominate, query):
    assert ask(as_("secretariat"), f"/usulan/{nominate('submitted').code}/foto/{query}") == 404


def test_a_product_without_a_picture_has_no_address(as_, nominate):
    nomination = nominate()
    nomination.product.photo.delete()

    assert ask(as_("bandung"), f"/usulan/{nomination.code}/foto/") == 404
