"""One nomination before the plenary: sheets side by side, the strip, the visit."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from assessments.models import Assignment, Score, Standing, Visit
from ovop_portal.audit.models import Event
from ovop_portal.programme.models import StarRule


@pytest.fixture
def weighed(nominate, assign):
    """A nomination with two final sheets, of 100 and of 11 points."""
    nomination = nominate("eligible")
    assign(nomination, "assessor", "final", points="high", note="Rapi sekali")
    assign(nomination, "second", "final", points="low")
    return nomination


def address(nomination, end=""):
    return f"/pleno/2026/{nomination.code}/{end}"


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.mark.parametrize(
    ("who", "status"),
    [("lead", 200), ("secretariat", 200), ("director", 200), ("auditor", 200), ("assessor", 403), ("second", 403), ("bandung", 403),
     ("jabar", 403), ("garut", 404), ("jateng", 404), ("administrator", 404), (None, 302)],
)  # fmt: skip
def test_who_sees_the_sheets_side_by_side(as_, weighed, who, status):
    page = as_(who).get(address(weighed))

    assert page.status_code == status
    assert ("Rapi sekali" in page.text) == (status == 200)


def test_the_matrix_puts_each_assessor_in_a_column(as_, weighed):
    page = as_("lead").get(address(weighed)).text

    text = text_of(page)
    assert "1. Assessor Asosiasi Tenun Contoh 2. Second Universitas Contoh Maks." in text
    assert "Nilai (dari 100) 100 11 100" in text
    assert "C. Aspek Jenis dan Mutu Produk serta Peluang Pasar 100% 0% 45" in text
    assert "C1 Legalitas dan kekayaan intelektual jauh berbeda 10 0 10" in text
    assert "55,5" in text and "89" in text and "1 bintang" in text
    assert page.count('<circle class="mark"') == 2
    assert "2 lembar, dari 11 sampai 100, rata-rata 55,5 dari 100." in page


def test_reasons_are_sentences(as_, weighed):
    page = as_("lead").get(address(weighed)).text

    for sentence in Standing.objects.get().reasons:
        assert sentence in page
    assert "Selisih antarlembar 89,00 melebihi batas 15,00." in page


def test_sheets_that_are_not_final_are_in_nobodys_matrix(as_, weighed, assign):
    weighed.assignments.filter(mandate__user__email="second@contoh.go.id").update(state="reopened")
    Score.objects.filter(sheet__assignment__state="reopened").update(note="Belum selesai dinilai")

    for who in ("lead", "secretariat", "director", "auditor"):
        page = as_(who).get(address(weighed)).text
        assert "Belum selesai dinilai" not in page
        assert page.count('<circle class="mark"') == 1


def test_not_applicable_stands_in_the_matrix(as_, weighed):
    Score.objects.filter(indicator__code="C7", sheet__assignment__mandate__user__email="second@contoh.go.id").update(
        points=None, not_applicable=True
    )

    assert "C7 Peluang pasar ekspor 3 TB 3" in text_of(as_("lead").get(address(weighed)).text)


def test_without_a_final_sheet_the_page_says_so(as_, nominate, assign):
    nomination = nominate("eligible")
    assign(nomination, "assessor", "accepted")

    assert "Belum ada lembar final" in as_("lead").get(address(nomination)).text


def test_the_lead_opens_a_final_sheet_again_from_here(as_, weighed):
    final = Assignment.objects.filter(nomination=weighed, state="final").first()

    assert f"/penilaian/{final.pk}/aksi/reopen/" in as_("lead").get(address(weighed)).text
    assert "/aksi/reopen/" not in as_("auditor").get(address(weighed)).text


def test_a_wrong_year_or_code_is_not_there(as_, weighed):
    client = as_("lead")

    assert client.get(f"/pleno/2024/{weighed.code}/").status_code == 404
    assert client.get("/pleno/2026/TIDAKADA/").status_code == 404
    assert client.get(address(weighed, "kunjungan/"))["Location"] == address(weighed)


def test_the_cost_does_not_grow_with_the_sheets(as_, nominate, assign, django_assert_num_queries):
    one, two = nominate("eligible"), nominate("eligible", by="garut")
    assign(one, "assessor", "final")
    assign(two, "assessor", "final")
    assign(two, "second", "final")

    for nomination in (one, two):
        client = as_("director")
        with django_assert_num_queries(12):
            client.get(address(nomination))


# --- the visit ---------------------------------------------------------------------------------------------------------

TODAY = timezone.localdate


def visit(client, nomination, **data):
    return client.post(address(nomination, "kunjungan/"), {"visited_on": str(TODAY()), "team": "Balai, sekretariat", "version": 0} | data)


def test_a_visit_opens_the_gate_of_two_and_three_stars(as_, nominate, assign):
    StarRule.objects.update(visit_from=2)
    nomination = nominate("eligible")
    assign(nomination, "assessor", "final")
    assert Standing.objects.get().star == 1

    answer = visit(as_("lead"), nomination, findings="Alat tenun terpelihara")

    assert (answer.status_code, answer["Location"]) == (302, address(nomination))
    assert Standing.objects.get().star == 3
    page = as_("auditor").get(address(nomination)).text
    assert "Alat tenun terpelihara" in page and "Balai, sekretariat" in page
    event = Event.objects.get(action="assessments.record_visit")
    assert event.data["changed"]["findings"] == ["", "Alat tenun terpelihara"]


def test_a_visit_is_corrected_and_the_trail_keeps_both(as_, weighed):
    visit(as_("lead"), weighed)

    assert visit(as_("secretariat"), weighed, team="Balai, Kemenko", version=1).status_code == 302
    assert (Visit.objects.get().team, Visit.objects.get().version) == ("Balai, Kemenko", 2)
    assert Event.objects.filter(action="assessments.record_visit").last().data["changed"] == {
        "team": ["Balai, sekretariat", "Balai, Kemenko"]
    }


def test_a_stale_correction_shows_both_values(as_, weighed):
    visit(as_("lead"), weighed)

    answer = visit(as_("secretariat"), weighed, team="Orang lain", version=0)

    assert answer.status_code == 422
    assert "Tersimpan: Balai, sekretariat" in text_of(answer.text)
    assert "Isian Anda: Orang lain" in text_of(answer.text)
    assert Visit.objects.get().team == "Balai, sekretariat"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [({"visited_on": ""}, "Bidang ini tidak boleh kosong."), ({"visited_on": "31-02-2026"}, "Masukkan tanggal yang valid."),
     ({"team": ""}, "Bidang ini tidak boleh kosong."),
     ({"visited_on": str(timezone.localdate() + timedelta(days=2))}, "Tanggal kunjungan belum tiba."),
     ({"visited_on": "2001-01-01"}, "Tanggal kunjungan mendahului pengiriman usulan.")],
)  # fmt: skip
def test_a_bad_visit_is_refused_and_nothing_typed_is_lost(as_, weighed, data, sentence):
    answer = visit(as_("lead"), weighed, **({"findings": "Jangan hilang"} | data))

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Jangan hilang" in answer.text
    assert not Visit.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"), [("director", 403), ("auditor", 403), ("assessor", 403), ("bandung", 403), ("garut", 404), (None, 302)]
)
def test_who_records_no_visit(as_, weighed, who, status):
    assert visit(as_(who), weighed).status_code == status
    assert not Visit.objects.exists()


def test_no_visit_is_recorded_once_the_star_is_under_way(as_, award):
    nomination = award("proposed").nomination

    answer = visit(as_("secretariat"), nomination)

    assert answer.status_code == 422
    assert "Bintang usulan ini sudah diajukan" in answer.text
    assert not Visit.objects.exists()


def test_a_visit_whose_event_is_lost_is_lost_too(as_, weighed, monkeypatch):
    monkeypatch.setattr("assessments.views.team.record", lambda *args, **kwargs: 1 / 0)
    client = as_("lead")
    client.raise_request_exception = False

    assert visit(client, weighed).status_code == 500
    assert not Visit.objects.exists()


def test_the_form_is_not_offered_to_readers(as_, weighed):
    assert "Catat kunjungan" in as_("lead").get(address(weighed)).text
    assert "Catat kunjungan" not in as_("auditor").get(address(weighed)).text
