"""Sending a nomination: the checklist, the button, the receipt, and every refusal on the way."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nominations.models import Nomination, Revision
from ovop_portal.audit.models import Event
from ovop_portal.notices.models import Message
from tests.building import shift


def press(client, nomination, key="satu"):
    return client.post(f"/usulan/{nomination.code}/aksi/submit/", {"key": key})


def page(client, nomination):
    return client.get(f"/usulan/{nomination.code}/isi/kirim/").content.decode()


def unsent():
    nomination = Nomination.objects.get()
    return (nomination.state, nomination.submitted_at, Revision.objects.count(), Message.objects.count()) == ("draft", None, 0, 0)


def test_what_is_missing_links_to_its_step_and_names_the_issuer(as_, nominate):
    nomination = nominate(without=["sentra", "sentra_decree"])
    text = page(as_("bandung"), nomination)

    assert "2 hal masih kurang" in text
    assert f'href="/usulan/{nomination.code}/isi/sentra/">Sentra belum dipilih.' in text
    assert f'href="/usulan/{nomination.code}/isi/dokumen/">Keputusan bupati/wali kota tentang sentra belum diunggah.' in text
    assert "diterbitkan oleh Bupati/Wali Kota" in text
    assert ">Kirim usulan</button>" not in text


def test_a_complete_draft_offers_the_button_and_shows_what_will_be_sent(as_, nominate):
    text = page(as_("bandung"), nominate())

    assert ">Kirim usulan</button>" in text
    for word in ("Ditenun sejak tiga generasi.", "Rp615.000.000", "sentra_decree/2025/017"):
        assert word in text


def test_sending_leads_to_a_receipt(as_, nominate, cast):
    nomination = nominate()

    response = press(as_("bandung"), nomination)

    nomination.refresh_from_db()
    revision = Revision.objects.get()
    assert response.url == f"/usulan/{nomination.code}/tanda-terima/1/"
    assert (nomination.state, nomination.readiness, revision.sent_by) == ("submitted", 100, cast.bandung)
    receipt = as_("bandung").get(response.url).content.decode()
    for word in (f"{nomination.code}-R1", revision.sha256, "WIB", "WITA", "WIT", "Tenun Ikat Melati", "Dinas Bandung", "masih sama"):
        assert word in receipt


def test_a_button_pressed_twice_leads_to_the_first_receipt(as_, nominate):
    nomination = nominate()

    first = press(as_("bandung"), nomination)
    second = press(as_("bandung"), nomination)

    assert second.status_code == 302
    assert second.url == first.url
    assert Revision.objects.count() == 1
    assert Event.objects.filter(action="nominations.submit").count() == 1


def test_a_second_sending_from_another_page_is_refused(as_, nominate):
    nomination = nominate()
    press(as_("bandung"), nomination)

    response = press(as_("bandung"), nomination, key="dua")

    assert response.status_code == 422
    assert "Sudah berstatus “Terkirim”." in response.content.decode()
    assert Revision.objects.count() == 1


def test_an_incomplete_draft_is_refused_with_every_reason(as_, nominate):
    nomination = nominate(without=["sentra_decree", "product_sample"])

    response = press(as_("bandung"), nomination)
    text = response.content.decode()

    assert response.status_code == 422
    assert "Usulan belum terkirim" in text
    assert "Keputusan bupati/wali kota tentang sentra belum diunggah." in text
    assert "Contoh produk belum diisi." in text
    assert unsent()


def close(edition, seconds):
    """Nominations closed this many seconds ago."""
    shift(edition, "nomination")
    edition.nomination_closes = timezone.now() - timedelta(seconds=seconds)
    edition.save()


def test_one_second_after_the_deadline_it_stays_a_draft(as_, nominate, edition):
    nomination = nominate()
    close(edition, 1)

    response = press(as_("bandung"), nomination)

    assert response.status_code == 422
    assert "Pengusulan ditutup pada" in response.content.decode()
    assert "Usulan ini tersimpan sebagai draf." in response.content.decode()
    assert unsent()
    assert "Pengusulan ditutup pada" in page(as_("bandung"), nomination)


def test_a_minute_before_the_deadline_it_is_sent(as_, nominate, edition):
    nomination = nominate()
    close(edition, -60)

    assert press(as_("bandung"), nomination).status_code == 302


def test_before_the_opening_it_stays_a_draft(as_, nominate, edition):
    nomination = nominate()
    shift(edition, "preparation")

    response = press(as_("bandung"), nomination)

    assert response.status_code == 422
    assert "Pengusulan dibuka pada" in response.content.decode()
    assert unsent()


def test_a_repaired_nomination_is_sent_again_as_a_second_revision(as_, nominate):
    nomination = nominate("returned")

    response = press(as_("bandung"), nomination)

    assert response.url == f"/usulan/{nomination.code}/tanda-terima/2/"
    assert as_("bandung").get(f"/usulan/{nomination.code}/tanda-terima/1/").status_code == 200


def test_after_the_limit_of_a_repair_nothing_is_sent(as_, nominate):
    nomination = nominate("returned")
    Nomination.objects.update(return_due=timezone.now() - timedelta(seconds=1))

    response = press(as_("bandung"), nomination)

    assert response.status_code == 422
    assert "Batas perbaikan berakhir pada" in response.content.decode()
    assert Nomination.objects.get().state == "returned"
    assert Revision.objects.count() == 1


@pytest.mark.parametrize("who", ["garut", "jabar", "secretariat", "auditor", "assessor"])
def test_nobody_else_sends_it(as_, nominate, who):
    assert press(as_(who), nominate()).status_code == 404
    assert unsent()


def test_a_province_does_not_send_for_its_regency(as_, nominate):
    nomination = nominate("returned")

    assert press(as_("jabar"), nomination).status_code == 403
    assert Nomination.objects.get().state == "returned"


def test_a_province_sends_its_own(as_, nominate):
    nomination = nominate(by="jabar")

    assert press(as_("jabar"), nomination).status_code == 302


def test_the_address_of_the_button_leads_to_the_summary(as_, nominate):
    nomination = nominate()

    assert as_("bandung").get(f"/usulan/{nomination.code}/aksi/submit/").url == f"/usulan/{nomination.code}/isi/kirim/"


def test_the_office_gets_its_receipt_by_mail_and_the_province_its_task(as_, nominate, cast):
    nomination = nominate()
    press(as_("bandung"), nomination)

    receipt = Message.objects.get(kind="nomination_receipt")
    task = Message.objects.get(kind="nomination_submitted")
    assert (receipt.recipient, task.recipient) == (cast.bandung, cast.jabar)
    assert receipt.subject == f"Tanda terima usulan {nomination.code}-R1: Tenun Ikat Melati"
    assert Revision.objects.get().sha256 in receipt.body
    assert "WIT" in receipt.body
    assert task.subject == "Perlu rekomendasi: Tenun Ikat Melati (Dinas Bandung)"


def test_a_receipt_opens_for_those_who_see_the_nomination(as_, nominate):
    nomination = nominate("submitted")
    address = f"/usulan/{nomination.code}/tanda-terima/1/"

    for who in ("bandung", "jabar", "secretariat", "director", "auditor"):
        assert as_(who).get(address).status_code == 200
    for who in ("garut", "jateng", "assessor", "administrator"):
        assert as_(who).get(address).status_code == 404
    for number in (2, 0, 99999999999999999999):
        assert as_("bandung").get(f"/usulan/{nomination.code}/tanda-terima/{number}/").status_code == 404


def test_a_receipt_tells_when_its_content_was_changed(as_, nominate):
    nomination = nominate("submitted")
    revision = Revision.objects.get()
    Revision.objects.update(content=revision.content | {"sentra": {"name": "Lain"}})

    assert "tidak lagi sama dengan isinya" in as_("auditor").get(f"/usulan/{nomination.code}/tanda-terima/1/").content.decode()
