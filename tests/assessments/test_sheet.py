"""The sheet: what opens when, what a save writes, what a refusal keeps."""

import re

import pytest

from assessments.models import Score, Sheet
from ovop_portal.audit.models import Event
from ovop_portal.programme.models import Indicator
from tests.assessments.sheets import form_of, place, stored
from tests.building import shift


@pytest.fixture
def accepted(nominate, assign):
    return assign(nominate("eligible"), "assessor", "accepted")


def test_before_the_declaration_only_a_summary_is_shown(as_, nominate, assign):
    nomination = nominate("eligible")
    assignment = assign(nomination, "assessor", "released")

    page = as_("assessor").get(f"/penilaian/{assignment.pk}/")

    assert page.status_code == 200
    assert "Saya bebas konflik, buka berkas" in page.text
    for shown in ("Tenun Ikat Melati", "UD Melati Rejeki", nomination.region.name, "Kain Tenun"):
        assert shown in page.text
    for hidden in ("Sri Wahyuni", "Ditenun sejak tiga generasi.", "430/Kep.12/2019", nomination.product.ikm.nib, 'type="radio"'):
        assert hidden not in page.text
    assert as_("assessor").get(f"/usulan/{nomination.code}/").status_code == 404


def test_declaring_no_conflict_opens_the_file_beside_the_sheet(as_, nominate, assign):
    assignment = assign(nominate("eligible"), "assessor", "released")
    client = as_("assessor")

    answer = client.post(f"/penilaian/{assignment.pk}/aksi/accept/", {"key": "a"})

    assert (answer.status_code, answer["Location"]) == (302, f"/penilaian/{assignment.pk}/")
    page = client.get(answer["Location"])
    assert "Ditenun sejak tiga generasi." in page.text
    assert page.text.count("<fieldset") == 25
    event = Event.objects.about(assignment).get(action="assessments.accept")
    assert event.data == {"declared": "no conflict", "revision": 1, "key": "a"}


def test_the_sheet_words_every_level_and_hints_at_the_evidence(as_, accepted):
    page = as_("assessor").get(f"/penilaian/{accepted.pk}/").text

    for level in Indicator.objects.get(code="A1.1").levels.all():
        assert level.description in page
    assert "Bukti: Daftar pemasok dan nota pembelian bahan baku" in page
    assert 'value="na"' not in page


def test_not_applicable_is_offered_only_where_the_rubric_allows_it(as_, accepted):
    Indicator.objects.filter(code="B2.1").update(na_allowed=True)
    client = as_("assessor")

    page = client.get(f"/penilaian/{accepted.pk}/").text
    assert page.count('value="na"') == 1

    client.post(f"/penilaian/{accepted.pk}/", form_of(accepted, {"B2.1": "na"}))
    assert stored(accepted) == {"B2.1": "N/A"}


def test_a_save_writes_all_marks_and_one_event_with_what_changed(as_, accepted):
    client = as_("assessor")
    client.post(f"/penilaian/{accepted.pk}/", form_of(accepted, {"A1.1": 2, "C1": 7}))

    answer = client.post(
        f"/penilaian/{accepted.pk}/",
        form_of(accepted, {"A1.1": 3, "C1": 7}, **{place(accepted, "A1.1", "n"): "Nota lengkap", "note": "Usaha yang rapi"}),
    )

    assert answer.status_code == 302
    assert stored(accepted) == {"A1.1": 3, "C1": 7}
    assert Score.objects.get(sheet__assignment=accepted, indicator__code="A1.1").note == "Nota lengkap"
    assert [event.data for event in Event.objects.about(accepted).filter(action="assessments.score")] == [
        {"version": 2, "key": "tab-1", "marks": {"A1.1": [None, 2], "C1": [None, 7]}},
        {"version": 3, "key": "tab-1", "marks": {"A1.1": [2, 3]}, "notes": {"A1.1": ["", "Nota lengkap"]},
         "note_of_sheet": ["", "Usaha yang rapi"]},
    ]  # fmt: skip
    assert Sheet.objects.get(assignment=accepted).version == 3


def test_the_running_total_is_told_with_its_scale_and_progress(as_, accepted):
    client = as_("assessor")
    client.post(f"/penilaian/{accepted.pk}/", form_of(accepted, {"A1.1": 2, "C1": 7}))

    page = client.get(f"/penilaian/{accepted.pk}/").text

    assert "tersimpan" in page
    assert re.search(r"<strong>2</strong>\s+dari\s+25\s+indikator\s+·\s+sementara\s+<strong>9</strong>\s+dari 100", page)


def test_the_same_save_twice_writes_once(as_, accepted):
    client, data = as_("assessor"), form_of(accepted, {"A1.1": 2})

    answers = [client.post(f"/penilaian/{accepted.pk}/", data).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Sheet.objects.get(assignment=accepted).version == 2
    assert Event.objects.about(accepted).filter(action="assessments.score").count() == 1


def test_an_absent_field_keeps_what_is_stored(as_, accepted):
    client = as_("assessor")
    client.post(f"/penilaian/{accepted.pk}/", form_of(accepted, {"A1.1": 2}, **{place(accepted, "A1.1", "n"): "Catatan lama"}))

    client.post(f"/penilaian/{accepted.pk}/", form_of(accepted, {"A1.2": 3}))

    assert stored(accepted) == {"A1.1": 2, "A1.2": 3}
    assert Score.objects.get(sheet__assignment=accepted, indicator__code="A1.1").note == "Catatan lama"


def test_a_stale_save_shows_both_values_and_loses_neither(as_, accepted):
    client, old = as_("assessor"), form_of(accepted, {"A1.1": 1, "A1.2": 2}, key="tab-a")
    client.post(f"/penilaian/{accepted.pk}/", form_of(accepted, {"A1.1": 3}, key="tab-b"))

    answer = client.post(f"/penilaian/{accepted.pk}/", old)

    assert answer.status_code == 422
    assert "Lembar ini sudah diubah di jendela atau perangkat lain." in answer.text
    assert "3 · Seluruh bahan baku utama dari kabupaten/kota setempat" in answer.text
    assert "1 · Bahan baku dari kabupaten/kota setempat di bawah 80%" in answer.text
    assert re.search(rf'name="{place(accepted, "A1.2")}" value="2"[^>]* checked', answer.text)
    assert stored(accepted) == {"A1.1": 3}

    version = re.search(r'name="version" value="(\d+)"', answer.text)[1]
    client.post(f"/penilaian/{accepted.pk}/", old | {"version": version})
    assert stored(accepted) == {"A1.1": 1, "A1.2": 2}


def test_a_page_that_saved_by_itself_meanwhile_is_not_stale(as_, accepted):
    client, opened = as_("assessor"), form_of(accepted, {"A1.1": 1}, key="tab-a")
    client.post(f"/penilaian/{accepted.pk}/", opened, headers={"HX-Request": "true"})

    answer = client.post(f"/penilaian/{accepted.pk}/", opened | {place(accepted, "A1.1"): 2})

    assert answer.status_code == 302
    assert stored(accepted) == {"A1.1": 2}


def test_htmx_gets_the_saved_state_alone(as_, accepted):
    answer = as_("assessor").post(f"/penilaian/{accepted.pk}/", form_of(accepted, {"A1.1": 3}), headers={"HX-Request": "true"})

    assert answer.status_code == 200
    assert answer.text.startswith('<div class="saved-state" id="saved"')
    assert 'name="version" value="2"' in answer.text
    assert "tersimpan" in answer.text


def test_a_small_save_that_is_refused_keeps_the_old_version_and_says_so(as_, accepted):
    client, old = as_("assessor"), form_of(accepted, {"A1.1": 1}, key="tab-a")
    client.post(f"/penilaian/{accepted.pk}/", form_of(accepted, {"A1.1": 3}, key="tab-b"))

    answer = client.post(f"/penilaian/{accepted.pk}/", old, headers={"HX-Request": "true"})

    assert answer.status_code == 422
    assert "Belum tersimpan." in answer.text
    assert 'name="version" value="1"' in answer.text
    assert stored(accepted) == {"A1.1": 3}


@pytest.mark.parametrize("value", ["4", "-1", "2.5", "dua", "na", "99999999999999999999", "٣"])
def test_a_level_that_the_rubric_does_not_word_is_refused(as_, accepted, value):
    data = form_of(accepted, {"A1.2": 2}) | {place(accepted, "A1.1"): value, place(accepted, "A1.2", "n"): "Jangan hilang"}

    answer = as_("assessor").post(f"/penilaian/{accepted.pk}/", data)

    assert answer.status_code == 422
    assert "A1.1: pilih salah satu tingkat yang tertulis." in answer.text
    assert "Jangan hilang" in answer.text
    assert stored(accepted) == {}


@pytest.mark.parametrize(
    ("field", "length", "sentence"),
    [("n", 501, "Catatan A1.1 terlalu panjang: 501 dari 500 huruf. Ringkas catatannya."),
     ("note", 2001, "Catatan umum terlalu panjang: 2001 dari 2000 huruf. Ringkas catatannya.")],
)  # fmt: skip
def test_a_note_that_is_too_long_is_refused_and_kept_on_the_page(as_, accepted, field, length, sentence):
    name = place(accepted, "A1.1", "n") if field == "n" else field

    answer = as_("assessor").post(f"/penilaian/{accepted.pk}/", form_of(accepted, {"A1.1": 3}) | {name: "x" * length})

    assert answer.status_code == 422
    assert sentence in answer.text
    assert "x" * length in answer.text
    assert stored(accepted) == {}


def test_hostile_text_is_shown_as_text(as_, accepted):
    client, evil = as_("assessor"), "</textarea><script>alert(1)</script>\x00"
    client.post(f"/penilaian/{accepted.pk}/", form_of(accepted, {}, **{place(accepted, "A1.1", "n"): evil, "key": "k" * 500}))

    page = client.get(f"/penilaian/{accepted.pk}/").text

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert len(Event.objects.about(accepted).latest("seq").data["key"]) == 40


@pytest.mark.parametrize(("phase", "words"), [("screening", "Penilaian dibuka pada"), ("decision", "Penilaian ditutup pada")])
def test_outside_the_window_nothing_is_saved_and_nothing_lost(as_, accepted, edition, phase, words):
    shift(edition, phase)

    answer = as_("assessor").post(f"/penilaian/{accepted.pk}/", form_of(accepted, {"A1.1": 3}))

    assert answer.status_code == 422
    assert words in answer.text and "WITA" in answer.text
    assert re.search(rf'name="{place(accepted, "A1.1")}" value="3"[^>]* checked', answer.text)
    assert stored(accepted) == {}


def test_a_conflict_that_became_known_later_closes_the_sheet(as_, accepted):
    mandate = accepted.mandate
    mandate.home_province_id = "32"
    mandate.save()

    answer = as_("assessor").post(f"/penilaian/{accepted.pk}/", form_of(accepted, {"A1.1": 3}))

    assert answer.status_code == 422
    assert "Usulan berasal dari provinsi asal penilai." in answer.text
    assert stored(accepted) == {}


@pytest.mark.parametrize(
    ("who", "status"),
    [("second", 404), ("bandung", 404), ("jabar", 404), ("administrator", 404), ("lead", 403), ("secretariat", 403), ("director", 403),
     ("auditor", 403), (None, 302)],
)  # fmt: skip
def test_a_sheet_is_its_assessors_alone(as_, accepted, who, status):
    data = form_of(accepted, {"A1.1": 3})

    assert as_(who).get(f"/penilaian/{accepted.pk}/").status_code == status
    assert as_(who).post(f"/penilaian/{accepted.pk}/", data).status_code == status
    assert stored(accepted) == {}


@pytest.mark.parametrize("state", ["released", "final", "recused"])
def test_only_an_accepted_or_reopened_sheet_takes_marks(as_, nominate, assign, state):
    assignment = assign(nominate("eligible"), "assessor", state)
    before = stored(assignment)

    answer = as_("assessor").post(f"/penilaian/{assignment.pk}/", {"version": 1, "i1": 1})

    assert answer.status_code == 403
    assert stored(assignment) == before


def test_a_planned_assignment_does_not_exist_for_its_assessor(as_, nominate, assign):
    assignment = assign(nominate("eligible"), "assessor", "planned")

    assert as_("assessor").get(f"/penilaian/{assignment.pk}/").status_code == 404
    assert as_("assessor").get("/penilaian/999999/").status_code == 404


def test_a_save_costs_the_same_whatever_it_holds(as_, accepted, django_assert_num_queries):
    client, data = as_("assessor"), form_of(accepted, "high")
    with django_assert_num_queries(13):  # 2 of the frame, 4 read the sheet, 2 write it, 3 the trail, 2 the unit
        client.post(f"/penilaian/{accepted.pk}/", data)
    one = form_of(accepted, {"A1.1": 1})
    with django_assert_num_queries(13):
        client.post(f"/penilaian/{accepted.pk}/", one)
    following = form_of(accepted, {"A1.1": 2}, act="next")
    with django_assert_num_queries(14):
        client.post(f"/penilaian/{accepted.pk}/", following)


def test_a_lost_write_of_the_trail_leaves_the_sheet_as_it_was(as_, accepted, monkeypatch):
    monkeypatch.setattr("assessments.marking.record", lambda *args, **kwargs: 1 / 0)
    client = as_("assessor")
    client.raise_request_exception = False

    assert client.post(f"/penilaian/{accepted.pk}/", form_of(accepted, {"A1.1": 3})).status_code == 500
    assert stored(accepted) == {}
    assert Sheet.objects.get(assignment=accepted).version == 1


def test_save_and_next_leads_through_what_is_unfinished(as_, nominate, assign):
    first, second, third = nominate("eligible"), nominate("eligible", by="garut"), nominate("eligible", by="garut")
    one, two = assign(first, "assessor", "accepted"), assign(second, "assessor", "released")
    three = assign(third, "assessor", "accepted")
    client = as_("assessor")

    def following(assignment):
        return client.post(f"/penilaian/{assignment.pk}/", form_of(assignment, {"A1.1": 1}, act="next"))["Location"]

    assert following(one) == f"/penilaian/{three.pk}/"
    assert following(three) == f"/penilaian/{one.pk}/"
    client.post(f"/penilaian/{three.pk}/aksi/recuse/", {"note": "Binaan"})
    assert following(one) == f"/penilaian/{two.pk}/"
    client.post(f"/penilaian/{two.pk}/aksi/recuse/", {"note": "Binaan"})
    assert following(one) == "/penilaian/"
