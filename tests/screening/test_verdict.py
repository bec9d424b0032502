"""Verdicts follow from items: what bars each, what each tells whom, and where a person goes on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nominations.models import Nomination
from ovop_portal.audit.models import Event
from ovop_portal.notices.models import Message
from tests import building
from tests.screening import reading

ALL_MET = {"sentra_decree": "met", "nomination_letter": "met", "industry_legality": "met"}


def state_of(nomination):
    return Nomination.objects.get(pk=nomination.pk).state


def local(instant):
    """An instant as the browser's picker writes it on the clock of Jakarta."""
    return timezone.localtime(instant).strftime("%Y-%m-%dT%H:%M")


def test_one_press_saves_the_last_result_and_declares_eligible(save, nominate, cast):
    nomination = nominate("endorsed")

    response = save(nomination, ALL_MET, putusan="pass")

    assert response.status_code == 302
    moved = Nomination.objects.get(pk=nomination.pk)
    assert (moved.state, moved.screened_by) == ("eligible", cast.secretariat)
    assert list(Event.objects.about(nomination).values_list("action", flat=True))[-2:] == ["nominations.screen", "nominations.pass"]


@pytest.mark.parametrize(
    "results, sentence",
    [
        (ALL_MET | {"sentra_decree": "not_met"}, "Keputusan bupati/wali kota tentang sentra: tidak terpenuhi."),
        (ALL_MET | {"nomination_letter": "unclear"}, "Surat usulan dinas: belum jelas."),
        ({"sentra_decree": "met", "nomination_letter": "met"}, "NIB dengan KBLI industri belum diperiksa."),
    ],
)
def test_pass_is_refused_in_words_while_a_mandatory_item_is_unmet(save, nominate, results, sentence):
    nomination = nominate("endorsed")

    response = save(nomination, results, putusan="pass")

    assert response.status_code == 422
    assert reading.summary(response) == [sentence]
    assert state_of(nomination) == "endorsed"
    assert not Event.objects.about(nomination).filter(action="nominations.pass").exists()
    assert {code: reading.form(response)[f"{code}-result"] for code in results} == results


def test_pass_waits_for_the_recommendation_of_the_province(save, desk, nominate):
    nomination = nominate("submitted")

    response = save(nomination, ALL_MET, putusan="pass")

    assert response.status_code == 422
    assert reading.summary(response) == ["Usulan belum direkomendasikan dinas provinsi."]
    assert state_of(nomination) == "submitted"
    assert "“Nyatakan lolos” belum dapat dilakukan:" in reading.words(desk(nomination).text)


def test_the_page_of_pass_asks_once_more(as_, nominate, cast):
    nomination = nominate("endorsed")
    building.screen(nomination, cast.secretariat)

    page = as_("secretariat").get(f"/seleksi/{nomination.code}/aksi/pass/")

    assert page.status_code == 200
    assert "Nyatakan lolos" in page.text


def test_pass_on_its_own_page_is_barred_by_the_same_sentences(as_, verdict, nominate):
    nomination = nominate("endorsed")

    page = as_("secretariat").get(f"/seleksi/{nomination.code}/aksi/pass/")
    response = verdict(nomination, "pass")

    assert "Surat usulan dinas belum diperiksa." in page.text
    assert response.status_code == 422
    assert "Surat usulan dinas belum diperiksa." in reading.summary(response)
    assert state_of(nomination) == "endorsed"


def test_fail_asks_for_a_reason_that_the_items_have_already_written(save, as_, verdict, nominate, cast):
    nomination = nominate("endorsed")
    leads_to = save(nomination, {"sentra_decree": "not_met"}, remark={"sentra_decree": "Tanpa tanda tangan bupati"}, putusan="fail")
    assert leads_to.url == f"/seleksi/{nomination.code}/aksi/fail/"

    page = as_("secretariat").get(leads_to.url)
    note = (
        "Keputusan bupati/wali kota tentang sentra: Berkas tidak lengkap atau tidak terbaca "
        "(Permenperin 14/2021; siaran pers OVOP 2024). Tanpa tanda tangan bupati"
    )
    assert note in page.text

    assert verdict(nomination, "fail", note=note).status_code == 302
    assert state_of(nomination) == "ineligible"
    assert Event.objects.about(nomination).last().note == note
    assert Message.objects.filter(recipient=cast.bandung, kind="nomination_ineligible").count() == 1


def test_fail_needs_a_refused_item(verdict, as_, nominate):
    nomination = nominate("endorsed")

    response = verdict(nomination, "fail", note="Tidak layak")

    sentence = "Belum ada syarat wajib yang dinyatakan tidak terpenuhi. Isi hasil pemeriksaan terlebih dahulu."
    assert response.status_code == 422
    assert reading.summary(response) == [sentence]
    assert "Tidak layak" in response.text
    assert state_of(nomination) == "endorsed"
    assert sentence in as_("secretariat").get(f"/seleksi/{nomination.code}/aksi/fail/").text


def test_fail_without_a_reason_is_refused(save, verdict, nominate):
    nomination = nominate("endorsed")
    save(nomination, {"sentra_decree": "not_met"})

    response = verdict(nomination, "fail", note="  ")

    assert response.status_code == 422
    assert len(reading.summary(response)) == 1
    assert state_of(nomination) == "endorsed"


def test_return_names_what_is_wanting_and_until_when_in_three_zones(save, as_, verdict, nominate, cast):
    nomination = nominate("endorsed")
    leads_to = save(
        nomination, {"sentra_decree": "met", "nomination_letter": "unclear"}, remark={"nomination_letter": "Nomor?"}, putusan="return"
    )
    page = as_("secretariat").get(leads_to.url)
    due = timezone.now() + timedelta(days=6)

    response = verdict(nomination, "return", note="Surat usulan dinas: nomornya tidak terbaca", due=local(due))

    assert "Surat usulan dinas: Belum jelas (Permenperin 14/2021). Nomor?" in page.text
    assert "Batas perbaikan (WIB)" in page.text
    assert response.status_code == 302
    moved = Nomination.objects.get(pk=nomination.pk)
    assert (moved.state, local(moved.return_due)) == ("returned", local(due))
    told = as_("secretariat").get(f"/seleksi/{nomination.code}/").text
    assert "Surat usulan dinas: nomornya tidak terbaca" in told
    for zone in ("WIB", "WITA", "WIT"):
        assert f" {zone}</span>" in told
    assert Message.objects.filter(recipient=cast.bandung, kind="nomination_returned").count() == 1


@pytest.mark.parametrize("days, sentence", [(-1, "Isi waktu yang akan datang."), (300, "saat seleksi administrasi selesai")])
def test_a_due_instant_lies_ahead_and_before_the_end_of_the_screening(verdict, nominate, days, sentence):
    nomination = nominate("endorsed")

    response = verdict(nomination, "return", note="Perbaiki surat", due=local(timezone.now() + timedelta(days=days)))

    assert response.status_code == 422
    assert sentence in reading.summary(response)[0]
    assert "Perbaiki surat" in response.text
    assert state_of(nomination) == "endorsed"


def test_a_due_instant_that_is_none_is_refused(verdict, nominate):
    nomination = nominate("endorsed")

    for wrong in ({"due": "besok"}, {"due": ""}, {}, {"due": "2027-13-45T99:00"}):
        assert verdict(nomination, "return", note="Perbaiki", **wrong).status_code == 422
    assert state_of(nomination) == "endorsed"


def test_after_the_screening_there_is_no_time_to_repair(as_, nominate, edition):
    nomination = nominate("endorsed")
    building.shift(edition, "assessment")

    page = as_("secretariat").get(f"/seleksi/{nomination.code}/aksi/return/")

    assert "tidak ada lagi waktu untuk perbaikan" in page.text
    assert 'name="due"' not in page.text


def test_the_same_press_twice_leads_to_the_same_answer_and_one_event(save, verdict, nominate):
    nomination = nominate("endorsed")
    save(nomination, {"sentra_decree": "not_met"})

    first = verdict(nomination, "fail", note="SK tidak sah", key="satu-tekan")
    second = verdict(nomination, "fail", note="SK tidak sah", key="satu-tekan")

    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url
    assert Event.objects.about(nomination).filter(action="nominations.fail").count() == 1


def test_a_verdict_that_came_too_late_says_what_the_state_is(verdict, as_, nominate):
    nomination = nominate("ineligible")
    before = Event.objects.count()

    response = verdict(nomination, "fail", note="Sekali lagi", key="lain")

    assert response.status_code == 422
    assert "Sudah berstatus “Tidak lolos”. Muat ulang halaman ini." in response.text
    assert Event.objects.count() == before
    assert as_("secretariat").get(f"/seleksi/{nomination.code}/aksi/fail/").url == f"/seleksi/{nomination.code}/"


def test_after_a_verdict_the_next_file_of_the_list_opens(save, nominate):
    first, second, third = (nominate("endorsed", product=f"Tenun {name}") for name in "ABC")

    assert save(second, ALL_MET, putusan="pass").url == f"/seleksi/{third.code}/"
    assert save(third, ALL_MET, putusan="pass").url == f"/seleksi/{first.code}/"
    assert save(first, ALL_MET, putusan="pass").url == "/seleksi/"


def test_the_next_file_is_looked_for_within_the_filters_of_the_list(save, nominate):
    west, centre, other = nominate("endorsed"), nominate("submitted", by="jateng"), nominate("endorsed", by="garut")

    response = save(west, ALL_MET, putusan="pass", query="?provinsi=33")

    assert response.url == f"/seleksi/{centre.code}/?provinsi=33"
    assert state_of(other) == "endorsed"


def test_an_objection_is_upheld_by_a_second_person(verdict, as_, desk, nominate, cast):
    nomination = nominate("ineligible")
    assert verdict(nomination, "reinstate", note="Keberatan benar").status_code == 403
    assert "diputus oleh petugas sekretariat lain" in desk(nomination).text
    assert state_of(nomination) == "ineligible"
    assert as_("colleague").get(f"/seleksi/{nomination.code}/aksi/reinstate/").status_code == 200
    assert verdict(nomination, "reinstate", "colleague", note="").status_code == 422

    response = verdict(nomination, "reinstate", "colleague", note="Keputusan bupati sah")

    assert response.url == f"/seleksi/{nomination.code}/"
    assert state_of(nomination) == "submitted"
    held = reading.form(desk(nomination, "colleague"))
    assert "sentra_decree-result" not in held
    assert held["nomination_letter-result"] == "met"


def test_lapse_needs_an_ended_paper_a_reason_and_a_second_person(verdict, as_, nominate):
    nomination = nominate("eligible")
    assert verdict(nomination, "lapse", note="Habis").status_code == 403
    refused = verdict(nomination, "lapse", "colleague", note="Habis")
    assert refused.status_code == 422
    assert reading.summary(refused) == ["Semua dokumen wajib masih berlaku; usulan tidak dapat dinyatakan gugur."]
    assert state_of(nomination) == "eligible"
    yesterday = timezone.localdate() - timedelta(days=1)
    nomination.documents.filter(rule__code="nomination_letter").update(expires=yesterday)

    assert as_("colleague").get(f"/seleksi/{nomination.code}/aksi/lapse/").status_code == 200
    assert verdict(nomination, "lapse", "colleague", note="Surat usulan berakhir").status_code == 302
    assert state_of(nomination) == "lapsed"


def test_other_acts_are_not_given_here(verdict, as_, nominate):
    nomination = nominate("endorsed")

    for name in ("submit", "endorse", "withdraw", "lulus"):
        assert verdict(nomination, name, note="x").status_code == 404
        assert as_("secretariat").get(f"/seleksi/{nomination.code}/aksi/{name}/").status_code == 404


@pytest.mark.parametrize("name", ["pass", "fail", "return"])
def test_nobody_else_gives_a_verdict(verdict, as_, nominate, cast, name):
    nomination = nominate("endorsed")
    building.screen(nomination, cast.secretariat)
    before = Event.objects.count()
    expected = {"auditor": 403, "director": 403, "bandung": 403, "jabar": 403, "jateng": 404, "second": 404}
    data = {"note": "Ya", "due": local(timezone.now() + timedelta(days=3))}

    assert {who: verdict(nomination, name, who, **data).status_code for who in expected} == expected
    assert {who: as_(who).get(f"/seleksi/{nomination.code}/aksi/{name}/").status_code for who in expected} == expected
    assert state_of(nomination) == "endorsed"
    assert Event.objects.count() == before
