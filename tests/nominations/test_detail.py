"""The page of one nomination and of its revisions: to each reader what is theirs."""

import pytest
from django.utils import timezone

from nominations.workflow import NOMINATION
from tests.building import screen, shift


def page(client, nomination, rest=""):
    return client.get(f"/usulan/{nomination.code}/{rest}").content.decode()


def steps(client, nomination):
    return [(step["label"], step["state"]) for step in client.get(f"/usulan/{nomination.code}/").context["course"]]


def test_a_draft_says_what_is_missing_and_where_to_go_on(as_, nominate):
    nomination = nominate(without=["sentra"])
    text = page(as_("bandung"), nomination)

    assert "Sentra belum dipilih." in text
    assert f'href="/usulan/{nomination.code}/isi/sentra/">Lanjutkan mengisi' in text
    assert "Tarik usulan" in text


def test_a_complete_draft_leads_to_its_summary(as_, nominate):
    nomination = nominate()

    assert f'href="/usulan/{nomination.code}/isi/kirim/">Periksa dan kirim' in page(as_("bandung"), nomination)


@pytest.mark.parametrize(
    ("state", "course"),
    [
        ("draft", [("Pengusulan", "current"), ("Rekomendasi provinsi", "next"), ("Seleksi administrasi", "next")]),
        ("submitted", [("Pengusulan", "done"), ("Rekomendasi provinsi", "current"), ("Seleksi administrasi", "next")]),
        ("endorsed", [("Pengusulan", "done"), ("Rekomendasi provinsi", "done"), ("Seleksi administrasi", "current")]),
        ("returned", [("Perbaikan", "current"), ("Rekomendasi provinsi", "next"), ("Seleksi administrasi", "next")]),
        ("ineligible", [("Pengusulan", "done"), ("Rekomendasi provinsi", "done"), ("Seleksi administrasi", "failed")]),
        ("withdrawn", [("Pengusulan", "failed"), ("Rekomendasi provinsi", "next"), ("Seleksi administrasi", "next")]),
    ],
)
def test_the_line_of_steps_says_where_it_stands(as_, nominate, state, course):
    assert steps(as_("bandung"), nominate(state))[:3] == course


def test_the_line_goes_on_with_the_edition(as_, nominate, edition):
    nomination = nominate("eligible")
    assert steps(as_("bandung"), nomination)[3:] == [("Penilaian", "current"), ("Penetapan dan pengumuman", "next")]

    shift(edition, "decision")
    assert steps(as_("bandung"), nomination)[3:] == [("Penilaian", "done"), ("Penetapan dan pengumuman", "current")]


def test_without_endorsement_the_line_has_no_province(as_, nominate):
    assert [label for label, _state in steps(as_("jabar"), nominate(by="jabar"))][:2] == ["Pengusulan", "Seleksi administrasi"]


def test_a_draft_does_not_exist_for_others(as_, nominate):
    nomination = nominate()
    for who in ("garut", "jabar", "jateng", "secretariat", "director", "auditor", "assessor", "administrator"):
        assert as_(who).get(f"/usulan/{nomination.code}/").status_code == 404
    assert as_(None).get(f"/usulan/{nomination.code}/").status_code == 302


def test_buttons_are_those_of_the_reader(as_, nominate):
    nomination = nominate("submitted")

    def buttons(who):
        return [button["name"] for button in as_(who).get(f"/usulan/{nomination.code}/").context["buttons"]]

    assert (buttons("bandung"), buttons("jabar"), buttons("secretariat"), buttons("auditor")) == (
        ["withdraw"], ["endorse", "return"], [], [],
    )  # fmt: skip


def refuse(nomination, cast):
    item = nomination.revision().screening.get(rule__code="sentra_decree")
    item.remark, item.clause = "Tanda tangan tidak ada", "Permenperin 14/2021 pasal 9"
    item.save()
    return nomination


def test_the_office_reads_why_it_failed_with_the_clause(as_, nominate, cast):
    nomination = refuse(nominate("ineligible"), cast)

    for who in ("bandung", "jabar", "secretariat", "auditor"):
        text = page(as_(who), nomination)
        for word in ("Berkas tidak lengkap atau tidak terbaca", "Tanda tangan tidak ada", "Permenperin 14/2021 pasal 9"):
            assert word in text


def test_what_is_being_checked_is_not_told_before_it_is_said(as_, nominate, cast):
    nomination = nominate("endorsed")
    screen(nomination, cast.secretariat, refuse=["sentra_decree"])
    nomination.revision().screening.filter(rule__code="sentra_decree").update(remark="Masih ragu")

    assert "Masih ragu" in page(as_("secretariat"), nomination)
    for who in ("bandung", "jabar"):
        text = page(as_(who), nomination)
        assert "Masih ragu" not in text
        assert "Hasil pemeriksaan diisi" not in text


def test_the_history_has_the_acts_and_not_every_save(as_, nominate):
    history = as_("bandung").get(f"/usulan/{nominate('returned').code}/").context["history"]

    assert [(event["what"], event["after"]) for event in history] == [
        ("Dikembalikan untuk perbaikan", "Dikembalikan"), ("Usulan dikirim", "Terkirim"),
    ]  # fmt: skip
    assert history[0]["note"] == "Perbaiki surat usulan"


def test_an_assessor_reads_the_file_without_remarks_history_or_names(as_, nominate, assign, cast):
    nomination = refuse(nominate("eligible"), cast)
    nomination.revision().screening.update(remark="Catatan seleksi rahasia")
    assign(nomination, "assessor", "accepted")

    text = page(as_("assessor"), nomination)

    assert "Ditenun sejak tiga generasi." in text
    assert f"/usulan/berkas/{nomination.documents.get(rule__code='sentra_decree').code}/" in text
    for secret in ("Catatan seleksi rahasia", "Riwayat", "Hasil seleksi administrasi", "Secretariat", "tanda terima"):
        assert secret not in text
    for rest in ("revisi/1/", "tanda-terima/1/"):
        assert as_("assessor").get(f"/usulan/{nomination.code}/{rest}").status_code == 403


def test_others_read_what_was_sent_and_not_what_is_being_repaired(as_, nominate):
    nomination = nominate("returned")
    nomination.product.story = "Belum dikirim"
    nomination.product.save()

    assert "Belum dikirim" not in page(as_("secretariat"), nomination)
    assert "Ditenun sejak tiga generasi." in page(as_("secretariat"), nomination)


def test_a_revision_shows_what_changed_since_the_one_before(as_, nominate, cast):
    nomination = nominate("returned")
    nomination.product.story = "Kini tiga motif baru."
    nomination.product.save()
    NOMINATION.perform("submit", nomination, cast.bandung)

    response = as_("secretariat").get(f"/usulan/{nomination.code}/revisi/2/")

    assert response.context["changes"] == [
        {"title": "Produk", "label": "Cerita produk", "before": "Ditenun sejak tiga generasi.", "after": "Kini tiga motif baru."}
    ]
    assert "Perubahan dari revisi 1" in response.content.decode()
    assert "Kini tiga motif baru." not in page(as_("secretariat"), nomination, "revisi/1/")


def test_a_replaced_paper_is_a_change(as_, nominate, cast):
    nomination = nominate("returned")
    nomination.documents.filter(rule__code="sentra_decree").update(number="999/2026")
    nomination.documents.filter(rule__code="product_sample").update(courier="Kurir lain")
    NOMINATION.perform("submit", nomination, cast.bandung)

    changes = as_("bandung").get(f"/usulan/{nomination.code}/revisi/2/").context["changes"]

    assert {row["title"] for row in changes} == {"Keputusan bupati/wali kota tentang sentra", "Contoh produk"}


@pytest.mark.parametrize("number", [0, 2, 99999999999999999999])
def test_a_revision_that_was_never_sent_does_not_exist(as_, nominate, number):
    assert as_("bandung").get(f"/usulan/{nominate('submitted').code}/revisi/{number}/").status_code == 404


def test_sample_data_is_marked(as_, nominate, edition, settings):
    settings.DEMO = False
    nomination = nominate("submitted")
    assert "DATA CONTOH" not in page(as_("bandung"), nomination)

    edition.is_sample = True
    edition.save()
    for rest in ("", "tanda-terima/1/"):
        assert "DATA CONTOH" in page(as_("bandung"), nomination, rest)


@pytest.mark.parametrize("papers", [0, 3])
def test_the_page_costs_the_same_however_many_papers(as_, nominate, cast, papers, django_assert_num_queries):
    nomination = nominate("submitted")
    for number in range(papers):
        old = nomination.documents.filter(rule__code="sentra_decree").last()
        old.pk, old.code, old.replaced_at = None, f"lama{number}", timezone.now()
        old.save()
    client = as_("bandung")

    with django_assert_num_queries(9):
        client.get(f"/usulan/{nomination.code}/")
