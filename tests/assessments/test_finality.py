"""How a sheet becomes final, is opened again or given up; what an assessor sees of the others afterwards."""

import re

import pytest
from django.utils import timezone

from assessments.models import Assignment, Score, Sheet, Standing
from ovop_portal.audit.models import Event
from ovop_portal.notices.models import Message
from tests.assessments.sheets import form_of, place, stored
from tests.building import fill, shift


@pytest.fixture
def accepted(nominate, assign):
    return assign(nominate("eligible"), "assessor", "accepted")


def press(client, assignment, name, **data):
    return client.post(f"/penilaian/{assignment.pk}/aksi/{name}/", data)


def state_of(assignment):
    return Assignment.objects.get(pk=assignment.pk).state


def test_final_is_asked_on_a_page_of_its_own_after_everything_is_saved(as_, accepted):
    client = as_("assessor")

    answer = client.post(f"/penilaian/{accepted.pk}/", form_of(accepted, "high", act="final"))

    assert (answer.status_code, answer["Location"]) == (302, f"/penilaian/{accepted.pk}/aksi/finalise/")
    page = client.get(answer["Location"]).text
    assert "100 dari 100" in re.sub(r"\s+", " ", page)
    assert "30 dari 30" in page and "45 dari 45" in page
    assert "Lembar final terkunci." in page
    assert state_of(accepted) == "accepted"


def test_unmarked_indicators_are_listed_as_links(as_, accepted):
    fill(accepted)
    Score.objects.filter(indicator__code__in=["A1.2", "C3"]).delete()
    client = as_("assessor")

    page = client.get(f"/penilaian/{accepted.pk}/aksi/finalise/").text
    for code in ("A1.2", "C3"):
        assert f'href="/penilaian/{accepted.pk}/#{place(accepted, code)}"' in page
    assert f'href="#{place(accepted, "A1.2")}"' in client.get(f"/penilaian/{accepted.pk}/").text

    answer = press(client, accepted, "finalise")
    assert answer.status_code == 422
    assert "2 dari 25 indikator belum dinilai: A1.2, C3." in answer.text
    assert state_of(accepted) == "accepted"
    assert Standing.objects.get().sheets_final == 0


def test_a_final_sheet_is_locked_and_counted(as_, accepted):
    fill(accepted, "low", "Cukup baik")
    client = as_("assessor")

    answer = press(client, accepted, "finalise", key="k")

    assert (answer.status_code, answer["Location"]) == (302, f"/penilaian/{accepted.pk}/")
    page = client.get(answer["Location"]).text
    assert 'type="radio"' not in page
    assert "<strong>11</strong>" in page and "Cukup baik" in page
    assert "Belum ada lembar final lain pada usulan ini." in page
    assert (Standing.objects.get().total, Standing.objects.get().star) == (11, 0)
    event = Event.objects.about(accepted).get(action="assessments.finalise")
    assert event.data["points"]["A1.1"] == 1 and len(event.data["points"]) == 25


def test_pressing_final_twice_leads_to_the_same_place(as_, accepted):
    fill(accepted)
    client = as_("assessor")

    answers = [press(client, accepted, "finalise", key="once") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Event.objects.about(accepted).filter(action="assessments.finalise").count() == 1
    assert press(client, accepted, "finalise", key="again").status_code == 422


def test_the_next_assignment_is_one_click_from_a_final_sheet(as_, nominate, assign):
    first, second = nominate("eligible"), nominate("eligible", by="garut")
    done, waiting = assign(first, "assessor", "final"), assign(second, "assessor", "released")

    assert f'href="/penilaian/{waiting.pk}/"' in as_("assessor").get(f"/penilaian/{done.pk}/").text


def test_the_colleagues_totals_open_with_the_own_final_sheet(as_, accepted, assign):
    assign(accepted.nomination, "second", "final", points="low")
    client = as_("assessor")
    assert "Universitas Contoh" not in client.get(f"/penilaian/{accepted.pk}/").text

    fill(accepted, "high")
    press(client, accepted, "finalise")

    page = client.get(f"/penilaian/{accepted.pk}/").text
    assert "Universitas Contoh" in page and "Second" not in page
    for figure in ("55,5", "89", "2/2"):  # mean, spread, sheets
        assert f"<dd>{figure}</dd>" in page


def test_a_reopened_sheet_shuts_the_colleagues_away_again(as_, accepted, assign):
    assign(accepted.nomination, "second", "final", points="low")
    fill(accepted)
    client = as_("assessor")
    press(client, accepted, "finalise")
    assert press(as_("secretariat"), accepted, "reopen", note="Nilai C1 tertukar").status_code == 302

    page = as_("assessor").get(f"/penilaian/{accepted.pk}/").text

    assert "Universitas Contoh" not in page
    assert page.count("<fieldset") == 25
    assert Standing.objects.get().sheets_final == 1


def test_opening_again_needs_a_reason_and_tells_the_assessor(as_, nominate, assign):
    assignment = assign(nominate("eligible"), "assessor", "final")
    client = as_("lead")

    refused = press(client, assignment, "reopen", note="  ")
    assert refused.status_code == 422
    assert "Catatan wajib diisi: tuliskan alasannya." in refused.text
    assert state_of(assignment) == "final"

    answer = press(client, assignment, "reopen", note="Nilai C1 & C2 tertukar")
    assert answer["Location"] == f"/pleno/2026/{assignment.nomination.code}/"
    message = Message.objects.get(kind="assignment_reopened")
    assert message.address == "assessor@contoh.go.id"
    assert "Nilai C1 & C2 tertukar" in message.body
    assert message.subject == "Lembar Anda dibuka kembali: Tenun Ikat Melati"


def test_an_assessor_does_not_open_the_own_sheet_again(as_, nominate, assign):
    assignment = assign(nominate("eligible"), "lead", "final")

    assert press(as_("lead"), assignment, "reopen", note="Ingin mengubah").status_code == 403
    assert state_of(assignment) == "final"


def test_a_sheet_reopened_after_the_assessment_is_written_until_the_publication(as_, nominate, assign, edition):
    assignment = assign(nominate("eligible"), "assessor", "final")
    shift(edition, "decision")
    press(as_("secretariat"), assignment, "reopen", note="Pleno menemukan kekeliruan")
    client = as_("assessor")

    assert client.post(f"/penilaian/{assignment.pk}/", form_of(assignment, {"C1": 4})).status_code == 302
    assert stored(assignment)["C1"] == 4
    assert press(client, assignment, "finalise").status_code == 302

    press(as_("secretariat"), assignment, "reopen", note="Sekali lagi")
    shift(edition, "published")
    refused = as_("assessor").post(f"/penilaian/{assignment.pk}/", form_of(assignment, {"C1": 10}))
    assert refused.status_code == 422
    assert stored(assignment)["C1"] == 4


def test_a_star_under_way_keeps_final_sheets_closed(as_, award):
    star = award("proposed")
    assignment = star.nomination.assignments.get()

    answer = press(as_("lead"), assignment, "reopen", note="Terlambat")

    assert answer.status_code == 422
    assert "Bintang usulan ini sudah diajukan" in answer.text
    assert state_of(assignment) == "final"


def test_recusing_needs_a_reason_shuts_the_file_and_tells_the_lead(as_, accepted):
    fill(accepted)
    client = as_("assessor")
    assert press(client, accepted, "recuse").status_code == 422
    assert state_of(accepted) == "accepted"

    answer = press(client, accepted, "recuse", note="IKM ini binaan lembaga saya")

    assert answer["Location"] == "/penilaian/"
    assert len(stored(accepted)) == 25
    assert client.get(f"/usulan/{accepted.nomination.code}/").status_code == 404
    closed = client.get(f"/penilaian/{accepted.pk}/")
    assert closed.status_code == 200 and "Anda mundur dari usulan ini." in closed.text
    message = Message.objects.get(kind="assignment_recused")
    assert message.address == "lead@contoh.go.id"
    assert "IKM ini binaan lembaga saya" in message.body


@pytest.mark.parametrize("name", ["release", "cancel", "expire", "reopen", "replan"])
def test_an_assessor_presses_no_button_of_the_lead(as_, accepted, name):
    assert press(as_("assessor"), accepted, name, note="x").status_code == 403
    assert as_("assessor").get(f"/penilaian/{accepted.pk}/aksi/{name}/").status_code == 403
    assert state_of(accepted) == "accepted"


@pytest.mark.parametrize("name", ["finalise", "accept", "recuse"])
def test_nobody_presses_an_assessors_button_for_them(as_, accepted, name):
    fill(accepted)
    for who, status in (("lead", 403), ("secretariat", 403), ("auditor", 403), ("second", 404), ("bandung", 404)):
        assert press(as_(who), accepted, name, note="x").status_code == status
    assert state_of(accepted) == "accepted"


def test_an_unknown_button_is_not_there(as_, accepted):
    client = as_("assessor")

    assert client.get(f"/penilaian/{accepted.pk}/aksi/hapus/").status_code == 404
    assert press(client, accepted, "hapus").status_code == 404


def test_a_final_sheet_keeps_its_total_to_the_millionth(accepted, as_):
    fill(accepted, lambda one: one.maximum)
    Score.objects.filter(indicator__code="C7").update(not_applicable=True, points=None)
    Score.objects.filter(indicator__code="C1").update(points=7)
    press(as_("assessor"), accepted, "finalise")

    sheet = Sheet.objects.get(assignment=accepted)
    assert str(sheet.total) == "96.907216"  # 94 of 97
    assert str(Standing.objects.get().total) == "96.91"
    assert sheet.final_at <= timezone.now()
