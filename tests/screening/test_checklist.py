"""Filling in the checklist: one press for all rows, partial saves, refusals that lose nothing, two people at one file."""

import pytest

from nominations import screening_acts
from nominations.models import ScreeningItem
from ovop_portal.audit.models import Event
from tests import building
from tests.screening import reading


def stored():
    """code → (result, reason, remark) of every item."""
    return {item.rule.code: (item.result, item.reason, item.remark) for item in ScreeningItem.objects.select_related("rule")}


def test_rows_with_a_result_are_saved_and_the_others_stay_open(save, nominate, cast):
    nomination = nominate("endorsed")

    response = save(nomination, {"sentra_decree": "met", "nomination_letter": "not_met"}, remark={"nomination_letter": "Tanpa cap"})

    assert response.status_code == 302
    assert stored() == {"sentra_decree": ("met", "", ""), "nomination_letter": ("not_met", "incomplete", "Tanpa cap")}
    item = ScreeningItem.objects.get(rule__code="sentra_decree")
    assert (item.checked_by, item.revision, item.clause) == (cast.secretariat, nomination.revision(), item.rule.clause)
    event = Event.objects.about(nomination).last()
    assert (event.action, event.actor) == ("nominations.screen", cast.secretariat)
    assert set(event.data["items"]) == {"sentra_decree", "nomination_letter"}
    assert event.data["items"]["nomination_letter"] == [
        None,
        {"result": "not_met", "reason": "incomplete", "clause": "Permenperin 14/2021", "remark": "Tanpa cap"},
    ]
    nomination.refresh_from_db()
    assert nomination.state == "endorsed"


def test_only_what_changed_is_written_and_told(save, nominate):
    nomination = nominate("endorsed")
    save(nomination, {"sentra_decree": "met", "nomination_letter": "met"})
    first = ScreeningItem.objects.get(rule__code="sentra_decree").checked_at

    save(nomination, {"nomination_letter": "unclear"}, remark={"nomination_letter": "Nomor tidak terbaca"})

    assert ScreeningItem.objects.get(rule__code="sentra_decree").checked_at == first
    changes = Event.objects.about(nomination).last().data["items"]
    assert {code: [before["result"], after["result"]] for code, (before, after) in changes.items()} == {
        "nomination_letter": ["met", "unclear"]
    }


def test_the_same_press_twice_writes_once(save, desk, nominate):
    nomination = nominate("endorsed")
    page = desk(nomination)
    save(nomination, {"sentra_decree": "met"}, page=page)
    before = Event.objects.count()

    response = save(nomination, {"sentra_decree": "met"}, page=page)

    assert response.status_code == 302
    assert Event.objects.count() == before


def test_a_met_item_keeps_no_reason(save, nominate):
    nomination = nominate("endorsed")
    save(nomination, {"sentra_decree": "not_met"})

    save(nomination, {"sentra_decree": "met"}, reason={"sentra_decree": "incomplete"})

    assert stored()["sentra_decree"] == ("met", "", "")


def test_not_met_without_a_reason_is_refused_and_nothing_is_lost(save, nominate):
    nomination = nominate("endorsed")
    before = Event.objects.count()

    response = save(
        nomination,
        {"sentra_decree": "met", "nomination_letter": "not_met"},
        reason={"nomination_letter": ""},
        remark={"nomination_letter": "Tanpa cap dinas", "sentra_decree": "Salinan jelas"},
    )

    assert response.status_code == 422
    assert reading.summary(response) == ["Surat usulan dinas: Pilih alasannya: syarat yang tidak terpenuhi harus beralasan."]
    assert 'href="#id_nomination_letter-reason"' in response.text
    held = reading.form(response)
    assert held["nomination_letter-result"] == "not_met"
    assert held["nomination_letter-remark"] == "Tanpa cap dinas"
    assert held["sentra_decree-result"] == "met"
    assert held["sentra_decree-remark"] == "Salinan jelas"
    assert stored() == {}
    assert Event.objects.count() == before


def test_a_remark_without_a_result_is_asked_for_its_result(save, nominate):
    response = save(nominate("endorsed"), {}, remark={"sentra_decree": "Desanya tidak disebut"})

    assert response.status_code == 422
    assert reading.summary(response) == ["Keputusan bupati/wali kota tentang sentra: Pilih hasilnya, supaya isian lainnya ikut tersimpan."]
    assert reading.form(response)["sentra_decree-remark"] == "Desanya tidak disebut"
    assert stored() == {}


def test_forged_values_are_refused_in_words(save, nominate):
    nomination = nominate("endorsed")
    forged = [
        {"sentra_decree-result": "lulus"},
        {"sentra_decree-result": "met", "sentra_decree-clause": "x" * 161},
        {"sentra_decree-result": "met", "sentra_decree-remark": "x" * 401},
        {"sentra_decree-result": "not_met", "sentra_decree-reason": "karena"},
        {"sentra_decree-result": "met", "sentra_decree-remark": "a\x00b"},
    ]

    answers = [save(nomination, {}, **wrong) for wrong in forged]

    assert [(one.status_code, len(reading.summary(one))) for one in answers] == [(422, 1)] * len(forged)
    assert stored() == {}


def test_an_empty_post_says_that_the_file_moved_on_and_writes_nothing(as_, nominate):
    nomination = nominate("endorsed")

    response = as_("secretariat").post(f"/seleksi/{nomination.code}/", {})

    assert response.status_code == 422
    assert stored() == {}


def test_two_people_at_one_item_see_both_and_decide(save, desk, nominate, cast):
    nomination = nominate("endorsed")
    page = desk(nomination)
    save(nomination, {"sentra_decree": "not_met"}, who="colleague", page=page, remark={"sentra_decree": "SK tahun lalu"})
    before = Event.objects.count()

    response = save(nomination, {"sentra_decree": "met", "nomination_letter": "met"}, page=page, remark={"sentra_decree": "SK asli"})

    assert response.status_code == 422
    row = reading.item(response, "sentra_decree")
    assert "Tersimpan oleh Colleague" in row
    assert "SK tahun lalu" in row
    held = reading.form(response)
    assert (held["sentra_decree-result"], held["sentra_decree-remark"]) == ("met", "SK asli")
    assert held["nomination_letter-result"] == "met"
    assert stored() == {"sentra_decree": ("not_met", "incomplete", "SK tahun lalu")}
    assert Event.objects.count() == before

    again = save(nomination, {}, page=response)

    assert again.status_code == 302
    assert stored() == {"sentra_decree": ("met", "", "SK asli"), "nomination_letter": ("met", "", "")}


def test_rows_that_i_left_alone_keep_what_my_colleague_saved(save, desk, nominate):
    nomination = nominate("endorsed")
    page = desk(nomination)
    save(nomination, {"sentra_decree": "unclear"}, who="colleague", page=page)

    response = save(nomination, {"nomination_letter": "met"}, page=page)

    assert response.status_code == 302
    assert stored() == {"sentra_decree": ("unclear", "", ""), "nomination_letter": ("met", "", "")}


def test_a_refused_page_shows_what_my_colleague_saved_beside_my_mistake(save, desk, nominate):
    nomination = nominate("endorsed")
    page = desk(nomination)
    save(nomination, {"sentra_decree": "unclear"}, who="colleague", page=page)

    response = save(nomination, {"nomination_letter": "not_met"}, page=page, reason={"nomination_letter": ""})

    assert response.status_code == 422
    assert reading.form(response)["sentra_decree-result"] == "unclear"


def test_a_file_that_was_sent_again_meanwhile_is_looked_at_anew(save, desk, nominate, cast):
    nomination = nominate("endorsed")
    page = desk(nomination)
    building.NOMINATION.perform("return", nomination, cast.colleague, "Perbaiki", due=nomination.edition.nomination_closes)
    nomination = building.NOMINATION.perform("submit", nomination, cast.bandung)

    response = save(nomination, {"sentra_decree": "met"}, page=page)

    assert response.status_code == 422
    assert reading.summary(response)[0].startswith("Usulan ini dikirim ulang (revisi 2) sejak Anda membukanya.")
    assert reading.form(response)["sentra_decree-result"] == "met"
    assert stored() == {}
    assert save(nomination, {}, page=response).status_code == 302
    assert stored() == {"sentra_decree": ("met", "", "")}


def test_a_file_that_was_decided_meanwhile_says_so_and_shows_what_was_typed(save, desk, nominate, cast):
    nomination = nominate("endorsed")
    page = desk(nomination)
    building.NOMINATION.perform("return", nomination, cast.colleague, "Perbaiki", due=nomination.edition.nomination_closes)

    response = save(nomination, {"sentra_decree": "not_met"}, page=page, remark={"sentra_decree": "Kop surat salah"})

    assert response.status_code == 422
    assert "Usulan ini sudah berstatus “Dikembalikan”; hasil pemeriksaannya tidak dapat diubah lagi." in response.text
    assert "Kop surat salah" in response.text
    assert stored() == {}


def test_save_and_next_goes_from_paper_to_paper_and_then_to_the_verdict(save, nominate):
    nomination = nominate("endorsed")
    here = f"/seleksi/{nomination.code}/"

    assert save(nomination, {"sentra_decree": "met"}, berikutnya="1").url == f"{here}?dokumen=nomination_letter#butir-nomination_letter"
    first = save(nomination, {"nomination_letter": "met"}, berikutnya="1", dokumen="nomination_letter")
    assert first.url == f"{here}?dokumen=industry_legality#butir-industry_legality"
    last = save(nomination, {"industry_legality": "met"}, berikutnya="1", dokumen="industry_legality")
    assert last.url == f"{here}?dokumen=industry_legality#keputusan"


def test_plain_save_stays_at_the_paper(save, nominate):
    nomination = nominate("endorsed")

    response = save(nomination, {"sentra_decree": "met"}, dokumen="nomination_letter", query="?komoditas=kain_tenun")

    assert response.url == f"/seleksi/{nomination.code}/?dokumen=nomination_letter&komoditas=kain_tenun#butir-nomination_letter"


def test_nobody_else_writes_a_result(save, desk, nominate):
    nomination = nominate("endorsed")
    page = desk(nomination)
    before = Event.objects.count()
    expected = {"auditor": 403, "director": 403, "bandung": 403, "jabar": 403, "garut": 404, "lead": 404}

    assert {who: save(nomination, {"sentra_decree": "met"}, who=who, page=page).status_code for who in expected} == expected
    assert stored() == {}
    assert Event.objects.count() == before


def test_an_event_that_cannot_be_written_leaves_no_result(save, desk, nominate, monkeypatch):
    nomination = nominate("endorsed")
    page = desk(nomination)

    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr(screening_acts, "record", broken)
    with pytest.raises(RuntimeError, match="no trail"):
        save(nomination, {"sentra_decree": "met"}, page=page)

    assert stored() == {}
