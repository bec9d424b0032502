"""Nobody's marks before one's own: whoever owes a sheet reads the same pages whatever the others do."""

import re

import pytest

from assessments.models import Assignment, Standing
from assessments.workflow import ASSIGNMENT
from tests.assessments.reading import rows_of
from tests.building import fill, seat

SECRET = "Rahasia-penilai-lain-7Kx"
FILTERS = ["status=belum", "status=rencana", "status=berjalan", "status=lengkap", "kurang=ya"]
MARKS = ["tanda=pleno", "tanda=lengkap", "tanda=kurang", "bintang=0", "bintang=1", "bintang=3", "urut=selisih", "urut=nilai-naik", "page=2"]
WORKBOOKS = ["/penilaian/unduh/", "/penugasan/unduh/", "/pleno/2026/unduh/", *(f"/penugasan/unduh/?{query}" for query in FILTERS)]


def pages_of(nomination, own, others):
    """Every page that could tell of the others' sheets on this nomination."""
    return [
        "/penilaian/", f"/penilaian/{own.pk}/", f"/penilaian/{own.pk}/aksi/finalise/", f"/penilaian/{own.pk}/aksi/recuse/",
        *(f"/penilaian/{one.pk}/" for one in others),
        *(f"/penilaian/{one.pk}/aksi/{name}/" for one in others for name in ("reopen", "expire", "cancel", "release")),
        "/penugasan/", *(f"/penugasan/?{query}" for query in FILTERS), f"/penugasan/{nomination.code}/", "/penugasan/rilis/",
        f"/penugasan/rencana/?usulan={nomination.code}", "/pleno/2026/", *(f"/pleno/2026/?{query}" for query in MARKS),
        f"/pleno/2026/{nomination.code}/", f"/usulan/{nomination.code}/", "/dasbor/", "/penetapan/", "/penetapan/2026/",
    ]  # fmt: skip


def seen(client, addresses):
    """address → (status, what the page says without its tokens), workbooks as rows."""
    found = {}
    for address in addresses:
        answer = client.get(address)
        text = re.sub(r'name="(csrfmiddlewaretoken|key)" value="[^"]*"', "", answer.text)
        found[address] = (answer.status_code, text)
    for address in WORKBOOKS:
        answer = client.get(address)
        found[address] = (200, rows_of(answer)) if answer.status_code == 200 else (answer.status_code, None)
    return found


@pytest.fixture
def team(nominate, assign, cast, edition):
    """Two nominations: on the first the blind person and `second` sit, on the other `second` alone, with a final sheet of 11 points."""
    shared, other = nominate("eligible", product="Tenun Bersama"), nominate("eligible", by="garut", product="Tenun Lain")
    assign(other, "second", "final", points="low")
    return shared, other


@pytest.mark.slow
@pytest.mark.parametrize(
    ("who", "state"),
    [("lead", "planned"), ("lead", "accepted"), ("lead", "reopened"), ("assessor", "released"), ("assessor", "accepted"),
     ("secretariat", "accepted")],
)  # fmt: skip
def test_whoever_owes_a_sheet_reads_the_same_whatever_a_colleague_marks(as_, team, assign, cast, edition, who, state):
    shared, _other = team
    if who == "secretariat":
        seat(edition, cast.secretariat)
    own, theirs = assign(shared, who, state), assign(shared, "second", "accepted")
    addresses = pages_of(shared, own, [theirs])
    worlds = [seen(as_(who), addresses)]
    for points in ("low", "high"):
        fill(theirs, points, SECRET)
        theirs = ASSIGNMENT.perform("finalise", theirs, cast.second)
        worlds.append(seen(as_(who), addresses))
        assert SECRET not in str(worlds[-1])
        theirs = ASSIGNMENT.perform("reopen", theirs, cast.colleague, "Diperiksa lagi")

    for address in worlds[0]:
        assert all(world[address] == worlds[0][address] for world in worlds), address


def test_the_pages_do_tell_once_the_own_sheet_is_final(as_, team, assign, cast):
    """The test above has data that could leak."""
    shared, _other = team
    own, theirs = assign(shared, "lead", "final"), assign(shared, "second", "accepted")
    fill(theirs, "low", SECRET)
    addresses = pages_of(shared, own, [theirs])
    before = seen(as_("lead"), addresses)
    ASSIGNMENT.perform("finalise", theirs, cast.second)

    after = seen(as_("lead"), addresses)

    assert SECRET in after[f"/pleno/2026/{shared.code}/"][1]
    told = {address for address in before if before[address] != after[address]}
    assert told >= {f"/penilaian/{own.pk}/", "/penugasan/", "/pleno/2026/", f"/pleno/2026/{shared.code}/", f"/penugasan/{shared.code}/",
                    "/penugasan/?status=lengkap", "/pleno/2026/unduh/", "/penugasan/unduh/"}  # fmt: skip


@pytest.mark.parametrize("name", ["reopen", "expire"])
def test_whoever_owes_a_sheet_presses_no_button_on_a_colleagues_sheet(as_, team, assign, name):
    shared, _other = team
    assign(shared, "lead", "accepted")
    theirs = assign(shared, "second", "final" if name == "reopen" else "accepted")

    assert as_("lead").post(f"/penilaian/{theirs.pk}/aksi/{name}/", {"note": "Ingin tahu"}).status_code == 403
    assert Assignment.objects.get(pk=theirs.pk).state == theirs.state


def test_a_refusal_does_not_tell_how_far_a_colleague_is(as_, team, assign):
    shared, _other = team
    assign(shared, "lead", "accepted")
    theirs = assign(shared, "second", "final")

    answer = as_("lead").post(f"/penilaian/{theirs.pk}/aksi/cancel/")

    assert answer.status_code == 422
    assert "Penugasan ini sudah berubah." in answer.text
    assert "Final" not in answer.text


def test_the_team_page_says_why_a_row_is_missing_and_leads_to_the_own_sheet(as_, team, assign):
    shared, other = team
    own = assign(shared, "lead", "accepted")
    assign(shared, "second", "final")

    page = as_("lead").get("/pleno/2026/").text

    ranked, _head, apart = page.partition('id="milik-saya"')
    assert other.code in ranked and shared.code not in ranked
    assert f'href="/penilaian/{own.pk}/"' in apart
    assert "baru terlihat setelah lembar Anda sendiri final" in apart
    assert "1 dari 1 usulan lengkap" in re.sub(r"<[^>]+>", "", page)


def test_the_workbook_lists_what_is_owed_last_and_empty(as_, team, assign, settings):
    settings.DEMO = False
    shared, _other = team
    assign(shared, "lead", "accepted")
    assign(shared, "second", "final")

    last = rows_of(as_("lead").get("/pleno/2026/unduh/"))[-1]

    assert last[:2] == [shared.code, "Tenun Bersama"]
    assert last[4:14] == [None] * 10
    assert last[14] == "Nilai usulan ini terlihat setelah lembar Anda final."


def test_an_assessor_without_a_final_sheet_has_no_standing(team, assign, cast):
    shared, other = team
    assign(shared, "second", "final")
    assign(shared, "assessor", "recused")

    assert not Standing.objects.visible_to(cast.assessor).exists()
    assert set(Standing.objects.visible_to(cast.second).values_list("nomination", flat=True)) == {shared.pk, other.pk}
    assert set(Standing.objects.visible_to(cast.lead).values_list("nomination", flat=True)) == {shared.pk, other.pk}
