"""The pages of the assignments: gaps, plan, release, roster; who reads and who acts."""

import re

import pytest
from django.utils.http import urlencode

from assessments.models import Assignment
from nominations.models import Nomination
from ovop_portal.accounts.models import Mandate
from ovop_portal.notices.models import Message
from ovop_portal.programme.models import Edition
from tests.assessments.reading import rows_of
from tests.building import seat, shift


def listed(page):
    return re.findall(r'<a class="row-link" href="/penugasan/([A-Z0-9]+)/">', page)


def text_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def seat_of(name):
    return Mandate.objects.get(user__email=f"{name}@contoh.go.id").pk


@pytest.fixture
def two(nominate, edition):
    """Two eligible nominations of an edition in assessment."""
    nominations = [nominate("eligible", product="Tenun Satu"), nominate("eligible", by="garut", product="Tenun Dua")]
    shift(edition, "assessment")
    return nominations


@pytest.mark.parametrize(
    ("who", "status"),
    [("lead", 200), ("secretariat", 200), ("director", 200), ("auditor", 200), ("assessor", 403), ("second", 403), ("bandung", 403),
     ("jabar", 403), ("administrator", 403), (None, 302)],
)  # fmt: skip
def test_who_reads_the_assignments(as_, two, who, status):
    client = as_(who)

    assert client.get("/penugasan/").status_code == status
    export = client.get("/penugasan/unduh/")
    export.close()
    assert export.status_code == status
    roster = client.get(f"/penugasan/{two[0].code}/").status_code
    assert roster == (404 if who in {"assessor", "second", "administrator"} else status)


@pytest.mark.parametrize("who", ["director", "auditor", "assessor", "bandung"])
def test_readers_and_strangers_change_nothing(as_, two, who):
    client, data = as_(who), {"usulan": two[0].code, "anggota": seat_of("assessor"), "simpan": 1}

    for address in ("/penugasan/rencana/", "/penugasan/rilis/"):
        assert client.get(address, data).status_code == 403
        assert client.post(address, data).status_code == 403
    assert not Assignment.objects.exists()
    assert 'name="usulan"' not in as_("auditor").get("/penugasan/").text
    assert "Tambah penilai" not in as_("auditor").get(f"/penugasan/{two[0].code}/").text


def test_the_list_counts_seats_against_what_the_edition_wants(as_, two, assign):
    assign(two[0], "assessor", "released")
    assign(two[0], "second", "planned")

    page = text_of(as_("secretariat").get("/penugasan/").text)

    assert "2 usulan, 2 kurang penilai · 1 lembar direncanakan · 1 ditugaskan · 0 final" in page
    assert "Tenun Satu Kabupaten Bandung Kain Tenun kurang 1 2 dari 3 1 1 0" in page
    assert "Tenun Dua Kabupaten Garut Kain Tenun kurang 3 0 dari 3 0 0 0" in page
    assert "Assessor Asosiasi Tenun Contoh 0 1 0" in page  # the load


@pytest.mark.parametrize(
    ("query", "expected"),
    [("", ["Satu", "Dua"]), ("komoditas=kain_tenun", ["Satu", "Dua"]), ("provinsi=32", ["Satu", "Dua"]), ("provinsi=33", []),
     ("status=belum", ["Dua"]), ("status=rencana", []), ("status=berjalan", []), ("status=lengkap", ["Satu"]),
     ("kurang=ya", ["Satu", "Dua"])],
)  # fmt: skip
def test_filters_leave_what_they_say(as_, two, assign, query, expected):
    assign(two[0], "assessor", "final")

    codes = {nomination.code: nomination.product.name.removeprefix("Tenun ") for nomination in two}
    assert [codes[code] for code in listed(as_("secretariat").get(f"/penugasan/?{query}").text)] == expected


def test_the_filter_by_assessor(as_, two, assign):
    assign(two[1], "second", "planned")

    assert listed(as_("lead").get(f"/penugasan/?penilai={seat_of('second')}").text) == [two[1].code]
    assert "Tidak ada usulan yang cocok" in as_("lead").get(f"/penugasan/?penilai={seat_of('assessor')}").text


@pytest.mark.parametrize("query", ["provinsi=%00", "penilai=9999999999999999999999", "status=x", "page=0", "kurang=1"])
def test_a_hostile_address_of_the_list_is_no_error(as_, two, query):
    assert as_("lead").get(f"/penugasan/?{query}").status_code == 200
    assert as_("lead").get("/penugasan/?periode=1999").status_code == 404
    assert as_("lead").get("/penugasan/?periode=x").status_code == 404


def test_a_plan_is_previewed_before_anything_is_written(as_, two, cast):
    barred = Mandate.objects.get(user=cast.second)
    barred.home_province_id = "32"
    barred.save()
    client = as_("lead")
    choose = client.get("/penugasan/rencana/?" + urlencode({"usulan": [one.code for one in two]}, doseq=True))
    assert choose.status_code == 200
    assert "Usulan berasal dari provinsi asal penilai." in choose.text

    chosen = {"periode": 2026, "usulan": [one.code for one in two], "anggota": [seat_of("assessor"), seat_of("second")]}
    preview = client.post("/penugasan/rencana/", chosen)
    assert preview.status_code == 200
    assert "2 penugasan akan ditambahkan, 0 sudah tercatat, 2 terhalang. Belum ada yang disimpan." in preview.text
    assert not Assignment.objects.exists()

    answer = client.post("/penugasan/rencana/", chosen | {"simpan": "1"}, follow=True)
    assert answer.redirect_chain == [("/penugasan/?periode=2026", 302)]
    assert "2 penugasan direncanakan." in answer.text
    assert "0 sudah tercatat sebelumnya, 2 terhalang dan tidak ditambahkan." in answer.text
    assert Assignment.objects.count() == 2


def test_all_that_the_filters_leave_can_be_chosen_at_once(as_, two, assign):
    assign(two[0], "assessor", "planned")

    page = as_("lead").get("/penugasan/rencana/?semua=1&status=belum").text

    assert f'name="usulan" value="{two[1].code}"' in page
    assert two[0].code not in page


@pytest.mark.parametrize(
    ("data", "sentence"),
    [({}, "Tandai sedikitnya satu usulan."),
     ({"usulan": "TIDAKADA", "anggota": "1"}, "Sebagian pilihan sudah tidak tersedia. Kembali ke daftar dan pilih lagi."),
     ({"usulan": "\x00", "anggota": "1"}, "Tandai"),
     ({"anggota": "99999999999999999999999"}, "Tandai sedikitnya satu usulan."),
     ({"anggota": "x"}, "Sebagian pilihan sudah tidak tersedia.")],
)  # fmt: skip
def test_a_bad_choice_is_refused_with_a_sentence(as_, two, data, sentence):
    answer = as_("lead").post("/penugasan/rencana/", data | {"simpan": "1"})

    assert answer.status_code == 422
    if data.get("usulan") != "\x00":
        assert sentence in answer.text
    assert not Assignment.objects.exists()


def test_a_draft_cannot_be_planned_through_a_forged_code(as_, two, nominate, edition):
    shift(edition, "nomination")
    draft = nominate("draft", by="garut")
    shift(edition, "assessment")

    answer = as_("lead").post("/penugasan/rencana/", {"usulan": draft.code, "anggota": seat_of("assessor"), "simpan": 1})

    assert answer.status_code == 422
    assert not Assignment.objects.exists()


def test_a_seat_of_another_edition_is_not_offered(as_, two, cast):
    elsewhere = seat(Edition.objects.create(**_next_edition()), cast.colleague)

    answer = as_("lead").post("/penugasan/rencana/", {"usulan": two[0].code, "anggota": elsewhere.pk, "simpan": 1})

    assert answer.status_code == 422
    assert not Assignment.objects.exists()


def _next_edition():
    source = Edition.objects.get(year=2026)
    names = ["nomination_opens", "nomination_closes", "screening_closes", "assessment_opens", "assessment_closes", "publication_at"]
    return {"year": 2028, "name": "OVOP 2028", "regulation": "x"} | {name: getattr(source, name) for name in names}


def test_the_release_lists_what_bars_each_and_sends_the_rest(as_, two, assign):
    ready, waiting = assign(two[0], "assessor", "planned"), assign(two[1], "assessor", "planned")
    two[1].documents.filter(rule__kind="sample").update(received_at=None, received_by=None)
    client = as_("lead")

    page = client.get("/penugasan/rilis/").text
    assert "1 dari 2 rencana siap ditugaskan." in page
    assert "Contoh produk belum dicatat diterima oleh sekretariat." in page
    assert f'value="{ready.pk}"' in page and f'value="{waiting.pk}"' not in page

    answer = client.post("/penugasan/rilis/", {"penugasan": [ready.pk, waiting.pk]}, follow=True)
    assert "1 penugasan dikirim kepada penilainya." in answer.text
    assert "Tenun Dua – Assessor tetap direncanakan: Contoh produk belum dicatat diterima oleh sekretariat." in answer.text
    assert set(Assignment.objects.values_list("pk", "state")) == {(ready.pk, "released"), (waiting.pk, "planned")}
    message = Message.objects.get(kind="assignment_released")
    assert (message.address, message.subject) == ("assessor@contoh.go.id", "Usulan menunggu penilaian Anda: Tenun Satu")
    assert "Sri Wahyuni" not in message.body


def test_nothing_chosen_to_release_is_a_sentence(as_, two, assign):
    assign(two[0], "assessor", "planned")

    answer = as_("lead").post("/penugasan/rilis/", {})

    assert answer.status_code == 422
    assert "Tandai sedikitnya satu penugasan." in answer.text
    assert "Tidak ada rencana yang menunggu" not in answer.text


def test_an_empty_release_and_an_empty_list_say_why(as_, edition):
    assert "Tidak ada rencana yang menunggu" in as_("lead").get("/penugasan/rilis/").text
    assert "Belum ada usulan yang dapat ditugaskan" in as_("lead").get("/penugasan/").text


def test_the_roster_offers_each_button_where_it_leads_somewhere(as_, two, assign):
    planned, running = assign(two[0], "assessor", "planned"), assign(two[0], "second", "accepted")

    page = as_("lead").get(f"/penugasan/{two[0].code}/").text

    for name in ("release", "cancel"):
        assert f"/penilaian/{planned.pk}/aksi/{name}/" in page
    assert f"/penilaian/{running.pk}/aksi/expire/" in page
    assert "Sudah tercatat pada usulan ini." in page
    assert f'name="anggota" value="{seat_of("lead")}"' in page


def test_by_hand_for_one_nomination(as_, two):
    answer = as_("lead").post("/penugasan/rencana/", {"usulan": two[0].code, "anggota": seat_of("assessor"), "simpan": 1})

    assert answer["Location"] == f"/penugasan/{two[0].code}/"
    assert Assignment.objects.get().state == "planned"


def test_cancelling_and_planning_again_come_back_to_the_roster(as_, two, assign):
    assignment, client = assign(two[0], "assessor", "planned"), as_("lead")

    for name, state in (("cancel", "cancelled"), ("replan", "planned"), ("release", "released")):
        answer = client.post(f"/penilaian/{assignment.pk}/aksi/{name}/")
        assert answer["Location"] == f"/penugasan/{two[0].code}/"
        assert Assignment.objects.get().state == state


def test_the_workbook_lists_each_assignment(as_, two, assign, settings):
    settings.DEMO = False
    assign(two[0], "assessor", "final")
    assign(two[1], "second", "recused")

    head, *rows = rows_of(as_("auditor").get("/penugasan/unduh/?provinsi=32"))

    assert head[5:8] == ["Penilai", "Lembaga", "Status"]
    assert [(row[1], row[5], row[7]) for row in rows] == [("Tenun Satu", "Assessor", "Final"), ("Tenun Dua", "Second", "Mundur")]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("address", "cost"), [("/penugasan/", 10), ("/penugasan/rilis/", 8)])
def test_the_lists_cost_the_same_however_long(as_, nominate, assign, rows, address, cost, django_assert_num_queries):
    for nomination in [nominate("eligible", by="garut") for _ in range(rows)]:
        assign(nomination, "assessor", "planned")
        assign(nomination, "second", "planned")
    client = as_("lead")
    assert Nomination.objects.count() == rows

    with django_assert_num_queries(cost):
        client.get(address)
