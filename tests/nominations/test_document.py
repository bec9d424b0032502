"""One slot for each paper: what it takes, what it refuses, and that nothing accepted is ever lost."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from nominations.models import Document, Nomination
from nominations.workflow import NOMINATION
from ovop_portal.audit.models import Event
from tests.kit import hostile

PAPER = hostile.pdf()

FACTS = {"number": "12/SK/2025", "issuer": "Bupati", "issued": "2025-02-03", "expires": ""}


def pdf(name="keputusan.pdf", data=PAPER):
    return SimpleUploadedFile(name, data, "application/pdf")


def post(client, nomination, rule="sentra_decree", base=None, **data):
    if base is None:
        paper = current(nomination, rule)
        base = paper.code if paper else ""
    return client.post(f"/usulan/{nomination.code}/dokumen/{rule}/", FACTS | {"base": base} | data)


def current(nomination, rule="sentra_decree"):
    return nomination.documents.current().filter(rule__code=rule).first()


def test_the_overview_shows_a_slot_for_every_rule(as_, nominate):
    page = as_("bandung").get(f"/usulan/{nominate(without=['sentra_decree']).code}/isi/dokumen/").content.decode()

    for name in ("Keputusan bupati/wali kota tentang sentra", "SK kelompok dan daftar anggota", "SPPL atau izin lingkungan"):
        assert name in page
    for word in ("Belum ada", "Lengkap", "Akan dikirim", "Tidak dilampirkan"):
        assert word in page
    assert "Sertifikat halal" not in page


def test_a_paper_is_handed_in(as_, nominate, cast):
    nomination = nominate(without=["sentra_decree"])

    response = post(as_("bandung"), nomination, upload=pdf("Keputusan Bupati.pdf"))

    paper = current(nomination)
    assert response.url == f"/usulan/{nomination.code}/isi/dokumen/#dokumen-sentra_decree"
    assert (paper.number, paper.file_name, paper.content_type, paper.size, paper.uploaded_by) == (
        "12/SK/2025", "Keputusan Bupati.pdf", "application/pdf", len(PAPER), cast.bandung,
    )  # fmt: skip
    assert len(paper.sha256) == 64
    assert "Keputusan" not in paper.file.name
    assert Event.objects.get(action="nominations.document").data == {
        "rule": "sentra_decree", "name": "Keputusan bupati/wali kota tentang sentra", "code": paper.code,
    }  # fmt: skip
    nomination.refresh_from_db()
    assert nomination.readiness == 100


def test_save_and_go_on_leads_to_the_next_missing_paper(as_, nominate):
    nomination = nominate(without=["sentra_decree", "nomination_letter"])

    response = post(as_("bandung"), nomination, upload=pdf(), lanjut="1")

    assert response.url == f"/usulan/{nomination.code}/dokumen/nomination_letter/"


def test_a_replaced_paper_is_kept(as_, nominate):
    nomination = nominate()
    old = current(nomination)

    post(as_("bandung"), nomination, upload=pdf())

    old.refresh_from_db()
    assert old.replaced_at is not None
    assert current(nomination).code != old.code
    assert nomination.documents.filter(rule=old.rule).count() == 2


def test_new_facts_keep_the_file(as_, nominate):
    nomination = nominate()
    old = current(nomination)

    post(as_("bandung"), nomination, number="99/2025")

    new = current(nomination)
    assert (new.number, new.file.name, new.sha256) == ("99/2025", old.file.name, old.sha256)


def test_saving_what_is_there_already_changes_nothing(as_, nominate):
    nomination = nominate()
    old = current(nomination)
    same = {"number": old.number, "issuer": old.issuer, "issued": old.issued.isoformat(), "expires": ""}

    assert post(as_("bandung"), nomination, **same).status_code == 302
    assert current(nomination) == old
    assert not Event.objects.filter(action="nominations.document").exists()


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (lambda: pdf(data=b"<!doctype html><html><body>halo</body></html>"), "Berkas ini sebenarnya halaman HTML, bukan PDF."),
        (lambda: pdf(data=b"%PDF-1.4\n" + b"0" * (11 * 1024 * 1024)), "Berkas ini 11,1 MB; paling besar 10 MB."),
        (lambda: pdf(data=b""), "Berkas ini kosong (0 byte)."),
        (lambda: pdf(data=b"%PDF-1.4 terpotong"), "PDF ini terpotong"),
        (lambda: pdf("program.pdf", b"MZ\x90\x00" + b"\x00" * 200), "bukan PDF"),
    ],
)
def test_a_bad_file_is_refused_and_what_was_typed_stays(as_, nominate, upload, sentence):
    nomination = nominate(without=["sentra_decree"])
    before = Document.objects.count(), Event.objects.count()

    response = post(as_("bandung"), nomination, upload=upload(), number="Nomor ketikan saya")
    page = response.content.decode()

    assert response.status_code == 422
    assert sentence in page
    assert "Nomor ketikan saya" in page
    assert "Berkas harus dipilih lagi" in page
    assert (Document.objects.count(), Event.objects.count()) == before


def test_a_good_file_is_kept_when_a_date_is_refused(as_, nominate):
    nomination = nominate(without=["sentra_decree"])

    response = post(as_("bandung"), nomination, upload=pdf(), issued="2099-01-01", number="77/2025")
    page = response.content.decode()

    assert response.status_code == 422
    assert "Tanggal terbit belum tiba." in page
    assert "Berkas sudah tersimpan; perbaiki isian yang ditandai." in page
    paper = current(nomination)
    assert (paper.file_name, paper.number) == ("keputusan.pdf", "")

    again = post(as_("bandung"), nomination, base=response.context["form"]["base"].value(), number="77/2025")
    assert again.status_code == 302
    assert (current(nomination).number, current(nomination).file_name) == ("77/2025", "keputusan.pdf")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"issued": "2025-05-05", "expires": "2025-05-04"}, "Tanggal berlaku tidak boleh mendahului tanggal terbit."),
        ({"issued": "kemarin"}, None),
        ({"number": "9" * 81}, None),
    ],
)
def test_a_slip_is_named_and_nothing_is_saved(as_, nominate, wrong, sentence):
    nomination = nominate()
    before = list(Document.objects.values())

    response = post(as_("bandung"), nomination, **wrong)

    assert response.status_code == 422
    if sentence:
        assert sentence in response.content.decode()
    assert list(Document.objects.values()) == before


def test_an_expired_permit_is_taken_with_a_warning(as_, nominate, edition):
    edition.document_rules.filter(code="sentra_decree").update(expires=True)
    nomination = nominate()

    response = post(as_("bandung"), nomination, upload=pdf(), expires="2026-03-03", lanjut="")

    warnings = [(message.level_tag, str(message)) for message in get_messages(response.wsgi_request)]
    assert warnings == [
        ("warning", "Keputusan bupati/wali kota tentang sentra berakhir pada 3 Maret 2026. Perpanjang lalu unggah yang baru.")
    ]
    assert current(nomination).file_name == "keputusan.pdf"


def test_an_expired_permit_is_said_at_once_and_refused_at_sending(as_, nominate, edition):
    edition.document_rules.filter(code="sentra_decree").update(expires=True)
    nomination = nominate()
    sentence = "Keputusan bupati/wali kota tentang sentra berakhir pada 3 Maret 2026. Perpanjang lalu unggah yang baru."

    post(as_("bandung"), nomination, upload=pdf(), expires="2026-03-03")
    page = as_("bandung").get(f"/usulan/{nomination.code}/isi/dokumen/")
    sent = as_("bandung").post(f"/usulan/{nomination.code}/aksi/submit/")

    assert sentence in page.content.decode()
    assert sent.status_code == 422
    assert sentence in sent.content.decode()
    assert Nomination.objects.get().state == "draft"


def test_the_nib_is_no_free_number(as_, nominate):
    nomination = nominate()

    post(as_("bandung"), nomination, "industry_legality", number="forged", upload=pdf("nib.pdf"))

    paper = current(nomination, "industry_legality")
    assert (paper.number, paper.file_name) == (nomination.product.ikm.nib, "nib.pdf")


def test_a_sample_is_promised(as_, nominate):
    nomination = nominate(without=["product_sample"])
    today = timezone.localdate().isoformat()

    as_("bandung").post(f"/usulan/{nomination.code}/dokumen/product_sample/", {"sent_on": today, "courier": "Pos 123", "base": ""})

    sample = current(nomination, "product_sample")
    assert (sample.sent_on.isoformat(), sample.courier) == (today, "Pos 123")


def test_a_promise_that_changes_keeps_the_receipt(as_, nominate, cast):
    nomination = nominate("returned")
    Document.objects.filter(rule__code="product_sample").update(received_at=timezone.now(), received_by=cast.secretariat)
    old = current(nomination, "product_sample")

    as_("bandung").post(
        f"/usulan/{nomination.code}/dokumen/product_sample/",
        {"sent_on": old.sent_on.isoformat(), "courier": "Kurir lain", "base": old.code},
    )

    new = current(nomination, "product_sample")
    assert (new.courier, new.received_at, new.received_by) == ("Kurir lain", old.received_at, cast.secretariat)


def test_a_stale_edit_shows_both_values_and_saves_nothing(as_, nominate):
    nomination = nominate()
    first = current(nomination).code
    post(as_("bandung"), nomination, number="dari tab pertama")
    kept = current(nomination)

    response = post(as_("bandung"), nomination, base=first, number="dari tab kedua")

    assert response.status_code == 422
    assert ("Nomor dokumen", "dari tab kedua", "dari tab pertama") in [tuple(row) for row in response.context["form"].conflicts]
    assert current(nomination) == kept

    post(as_("bandung"), nomination, base=response.context["form"]["base"].value(), number="dari tab kedua")
    assert current(nomination).number == "dari tab kedua"


def test_a_paper_can_be_taken_out_and_is_kept_aside(as_, nominate):
    nomination = nominate()
    old = current(nomination)

    as_("bandung").post(f"/usulan/{nomination.code}/dokumen/sentra_decree/", {"hapus": "1"})

    old.refresh_from_db()
    assert current(nomination) is None
    assert old.replaced_at is not None
    assert Event.objects.filter(action="nominations.drop_document").count() == 1


def test_the_nib_cannot_be_taken_out(as_, nominate):
    nomination = nominate()

    as_("bandung").post(f"/usulan/{nomination.code}/dokumen/industry_legality/", {"hapus": "1"})

    assert current(nomination, "industry_legality") is not None


def test_after_sending_nothing_is_handed_in_or_taken_out(as_, nominate, cast):
    nomination = nominate()
    NOMINATION.perform("submit", nomination, cast.bandung)
    before = list(Document.objects.values())

    assert post(as_("bandung"), nomination, upload=pdf()).status_code == 422
    as_("bandung").post(f"/usulan/{nomination.code}/dokumen/sentra_decree/", {"hapus": "1"})

    assert list(Document.objects.values()) == before


def test_a_remark_of_the_screening_stands_at_its_slot(as_, nominate, cast):
    nomination = nominate("submitted")
    revision = nomination.revision()
    revision.screening.create(
        rule=edition_rule(nomination), result="not_met", reason="incomplete", remark="Halaman 2 tidak terbaca", checked_by=cast.secretariat,
        checked_at=timezone.now(),
    )  # fmt: skip
    NOMINATION.perform("return", nomination, cast.secretariat, "Perbaiki", due=nomination.edition.screening_closes)

    for address in ("isi/dokumen/", "dokumen/sentra_decree/"):
        assert "Halaman 2 tidak terbaca" in as_("bandung").get(f"/usulan/{nomination.code}/{address}").content.decode()


def edition_rule(nomination, code="sentra_decree"):
    return nomination.edition.document_rules.get(code=code)


def test_a_foreign_slot_does_not_exist(as_, nominate):
    nomination = nominate()
    for who in ("garut", "jabar", "secretariat"):
        assert as_(who).get(f"/usulan/{nomination.code}/dokumen/sentra_decree/").status_code == 404
        assert post(as_(who), nomination, upload=pdf()).status_code == 404
    assert Document.objects.filter(replaced_at__isnull=False).count() == 0


def test_a_paper_whose_event_fails_is_not_there(as_, nominate, monkeypatch):
    nomination = nominate(without=["sentra_decree"])

    def broken(*args, **kwargs):
        raise RuntimeError("no event")

    monkeypatch.setattr("nominations.drafting.record", broken)
    with pytest.raises(RuntimeError):
        post(as_("bandung"), nomination, upload=pdf())

    assert current(nomination) is None
