"""The editor of a draft: each part by a plain form, versioned, recorded; nothing typed is lost, nothing false is kept."""

import pytest
from django.urls import reverse

from ovop_portal.audit.models import Event
from ovop_portal.programme import rubric_content, rubric_drafts
from ovop_portal.programme.models import Commodity, Rubric
from tests import building
from tests.programme.rubric_contents import draft_of, fresh, indicator, said, small, small_draft


@pytest.fixture
def draft(cast, edition, rubric):
    """A draft with two aspects, two groups and three indicators."""
    return small_draft(cast, rubric.commodity)


@pytest.fixture
def desk(as_, draft):
    """desk("rubric_part", "aspek", "A") → (client of the secretariat, address, what its form would post unchanged)."""

    def open_page(name, *args, query=""):
        client, path = as_("secretariat"), reverse(f"programme:{name}", args=[draft.pk, *args]) + query
        return client, path, typed(client.get(path).context["form"])

    return open_page


def typed(form):
    """What a browser would send of this form."""
    values = {field.html_name: field.value() for field in form}
    return {name: "on" if value is True else str(value) for name, value in values.items() if value is not None and value is not False}


def refuse(client, path, data, sentence, draft):
    before, events = said(draft), Event.objects.count()
    page = client.post(path, data)

    assert page.status_code == 422
    assert sentence in page.text
    assert (said(draft), Event.objects.count(), fresh(draft).version) == (before, events, draft.version)
    return page


def first(content):
    return content["aspects"][0]["groups"][0]["indicators"][0]


# --- the page --------------------------------------------------------------------------------------------------------


def test_every_part_is_on_one_page_and_leads_to_its_form(as_, draft):
    page = as_("secretariat").get(reverse("programme:rubric_edit", args=[draft.pk]))

    for slug, code in [("aspek", "A"), ("kelompok", "C1"), ("indikator", "A1.2")]:
        assert f'href="{reverse("programme:rubric_part", args=[draft.pk, slug, code])}"' in page.text
    assert "Jumlah nilai paling tinggi 100 dari 100." in page.text
    assert "nilai 0 · 30 · 60" in page.text


@pytest.mark.parametrize("name", ["rubric_edit", "rubric_publish", "rubric"])
def test_the_pages_of_a_full_draft_cost_twelve_queries_at_most(as_, edition, rubric, cast, name, django_assert_max_num_queries):
    full = draft_of(cast, rubric.commodity)
    client = as_("secretariat")

    with django_assert_max_num_queries(18 if name == "rubric_publish" else 12):  # two rubrics are compared there
        client.get(reverse(f"programme:{name}", args=[full.pk]))


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("rubric_part", ["aspek", "Z"]), ("rubric_part", ["indikator", "A"]), ("rubric_part", ["bukan", "A"]), ("rubric_add", ["bukan"]),
        ("rubric_remove", ["indikator", "Z9"]), ("rubric_remove", ["bukan", "A"]),
    ],
)  # fmt: skip
def test_a_part_that_is_not_there_is_a_404(as_, draft, name, args):
    assert as_("secretariat").get(reverse(f"programme:{name}", args=[draft.pk, *args])).status_code == 404


# --- changed ---------------------------------------------------------------------------------------------------------


def test_name_and_source_note_are_kept(desk, draft, cast):
    client, path, data = desk("rubric_head")
    response = client.post(path, data | {"name": "Rubrik Baru", "source_note": " Keputusan 12/2027\r\n\r\nLampiran I "})

    assert response.url == reverse("programme:rubric_edit", args=[draft.pk])
    assert said(draft) == small() | {"name": "Rubrik Baru", "source_note": "Keputusan 12/2027\n\nLampiran I"}
    event = Event.objects.latest("seq")
    assert (event.action, event.actor, event.target_id) == ("programme.edit_rubric", cast.secretariat, str(draft.pk))
    assert event.data["version"] == draft.version + 1 == fresh(draft).version
    assert [row[:4] for row in event.data["changes"]] == [["rubric", "", "reworded", "name"], ["rubric", "", "reworded", "source_note"]]


def test_an_indicator_is_kept_with_its_levels_and_its_maximum(desk, draft):
    client, path, data = desk("rubric_part", "indikator", "A1.1")
    assert (data["points_0"], data["words_1"], data["parent"]) == ("0", "Ada", "A1")

    changed = {
        "name": "Pemasok",
        "na_allowed": "on",
        "evidence": "Nota\nFoto",
        "points_0": "5",
        "points_2": "25",
        "words_2": "Ada dan rutin",
    }
    response = client.post(path, data | changed | {"note": "Catatan", "sourcing": "partly", "source_url": "contoh.go.id/rubrik"})

    assert response.url == reverse("programme:rubric_edit", args=[draft.pk]) + "#indikator-A1.1"
    assert first(said(draft)) == indicator(
        "A1.1", (5, "Tidak ada"), (20, "Ada"), (25, "Ada dan rutin"), name="Pemasok", na_allowed=True, evidence="Nota\nFoto",
        note="Catatan", sourcing="partly", source_url="https://contoh.go.id/rubrik",
    )  # fmt: skip
    row = fresh(draft)
    assert [aspect.maximum for aspect in row.aspects.all()] == [45, 60]
    assert [one.maximum for one in row.indicators()] == [25, 20, 60]


def test_levels_are_taken_away_by_emptying_their_line_and_stand_by_their_points(desk, draft):
    client, path, data = desk("rubric_part", "indikator", "C1.1")
    client.post(path, data | {"points_0": "60", "words_0": "Semua", "points_1": "", "words_1": "", "points_2": "10", "words_2": "Kurang"})

    assert said(draft)["aspects"][1]["groups"][0]["indicators"][0]["levels"] == [[10, "Kurang"], [60, "Semua"]]


def test_an_indicator_goes_into_another_group(desk, draft):
    client, path, data = desk("rubric_part", "indikator", "A1.1")
    client.post(path, data | {"parent": "C1"})

    assert [one["code"] for one in said(draft)["aspects"][1]["groups"][0]["indicators"]] == ["C1.1", "A1.1"]


def test_new_parts_are_added_one_in_another(desk, draft):
    client, path, data = desk("rubric_add", "aspek")
    client.post(path, data | {"code": "D", "name": "Aspek D"})
    client, path, data = desk("rubric_add", "kelompok", query="?di=D")
    assert data["parent"] == "D"
    client.post(path, data | {"code": "D-all", "name": "Semua"})
    client, path, data = desk("rubric_add", "indikator", query="?di=D-all")
    client.post(path, data | {"code": "D1", "name": "Kemasan", "points_0": "1", "words_0": "a", "points_1": "2", "words_1": "b"})

    added = said(draft)["aspects"][2]
    assert (added["code"], added["groups"][0]["code"], added["groups"][0]["indicators"]) == (
        "D", "D-all", [indicator("D1", (1, "a"), (2, "b"), name="Kemasan", evidence="")],
    )  # fmt: skip


def test_saving_without_a_change_writes_nothing(desk, draft):
    for name, args in [("rubric_head", []), ("rubric_part", ["aspek", "A"]), ("rubric_part", ["indikator", "A1.1"])]:
        client, path, data = desk(name, *args)
        events = Event.objects.count()
        assert "Tidak ada yang berubah." in client.post(path, data, follow=True).text
        assert (said(draft), fresh(draft).version, Event.objects.count()) == (small(), draft.version, events)


# --- moved, taken away -----------------------------------------------------------------------------------------------


def test_a_part_moves_among_its_siblings(as_, draft):
    client = as_("secretariat")
    path = reverse("programme:rubric_move", args=[draft.pk, "indikator", "A1.1"])
    response = client.post(path, {"ke": "turun", "version": draft.version})

    assert response.url.endswith("#indikator-A1.1")
    assert [one.code for one in fresh(draft).indicators()] == ["A1.2", "A1.1", "C1.1"]
    assert Event.objects.latest("seq").data["changes"][0][2] == "moved"
    assert client.post(path, {"ke": "turun", "version": draft.version}).status_code == 422  # the same press, again
    assert [one.code for one in fresh(draft).indicators()] == ["A1.2", "A1.1", "C1.1"]


@pytest.mark.parametrize("data", [{}, {"ke": "samping"}, {"ke": "naik", "code": "\x00"}])
def test_a_forged_move_changes_nothing(as_, draft, data):
    response = as_("secretariat").post(reverse("programme:rubric_move", args=[draft.pk, "aspek", "A"]), data)

    assert response.status_code in {404, 422}
    assert said(draft) == small()


def test_a_part_is_taken_away_after_a_question(as_, draft):
    client, path = as_("secretariat"), reverse("programme:rubric_remove", args=[draft.pk, "kelompok", "A1"])
    assert "A1 memuat 2 indikator, yang ikut dihapus dari draf." in client.get(path).text
    assert said(draft) == small()

    client.post(path, {"version": draft.version})
    assert [aspect["groups"] for aspect in said(draft)["aspects"]][0] == []
    assert [row[:3] for row in Event.objects.latest("seq").data["changes"]] == [
        ["group", "A1", "removed"], ["indicator", "A1.1", "removed"], ["indicator", "A1.2", "removed"],
    ]  # fmt: skip


# --- refused ---------------------------------------------------------------------------------------------------------

WRONG = [
    ({"code": "A1.2"}, "Kode A1.2 sudah dipakai bagian lain dalam rubrik ini."),
    ({"code": "a1.2"}, "Kode a1.2 sudah dipakai bagian lain dalam rubrik ini."),
    ({"code": ""}, "Bidang ini tidak boleh kosong."),
    ({"code": "A 1"}, "Pakai huruf, angka, titik, atau tanda hubung saja."),
    ({"code": "A1/2"}, "Pakai huruf, angka, titik, atau tanda hubung saja."),
    ({"code": "A1.123456"}, "8 karakter"),
    ({"name": " \t "}, "Bidang ini tidak boleh kosong."),
    ({"name": "x" * 161}, "160"),
    ({"parent": "Z9"}, "Z9"),
    ({"sourcing": "rahasia"}, "rahasia"),
    ({"source_url": "javascript:alert(1)"}, "URL"),
    ({"points_0": "-1"}, "Paling sedikit 0."),
    ({"points_0": "101"}, "Paling banyak 100."),
    ({"points_0": "9" * 40}, "Pastikan"),
    ({"points_0": "1,5"}, "Tulis angka bulat"),
    ({"points_0": "nol"}, "Angka ini tidak terbaca."),
    ({"points_0": "20"}, "Nilai 20 sudah ada pada tingkat lain."),
    ({"points_0": ""}, "Isi nilainya, atau kosongkan uraiannya."),
    ({"words_0": "x" * 301}, "300"),
    ({"evidence": "x" * 1001}, "1000"),
]


@pytest.mark.parametrize(("change", "sentence"), WRONG, ids=[str(change)[:30] for change, _sentence in WRONG])
def test_bad_input_gets_a_sentence_and_changes_nothing(desk, draft, change, sentence):
    client, path, data = desk("rubric_part", "indikator", "A1.1")

    page = refuse(client, path, data | change, sentence, draft)
    assert typed(page.context["form"]) | change == data | change or change.get("points_0") == ""


@pytest.mark.parametrize("data", [{}, {"code": "A1.1"}, {"version": "\x00"}, {f"points_{line}": "1" for line in range(500)}])
def test_missing_and_forged_fields_are_refused(as_, draft, data):
    path = reverse("programme:rubric_part", args=[draft.pk, "indikator", "A1.1"])

    refuse(as_("secretariat"), path, data, "Bidang ini tidak boleh kosong.", draft)


def test_there_is_an_end_to_how_much_a_rubric_holds(desk, draft, cast):
    content = small()
    content["aspects"][0]["groups"][0]["indicators"] = [indicator(f"A1.{number}") for number in range(119)]
    with building.unit():
        rubric_drafts.keep(cast.secretariat, rubric_drafts.locked(cast.secretariat, draft.pk), content)
    client, path, data = desk("rubric_add", "indikator", query="?di=A1")

    refuse(client, path, data | {"code": "A2", "name": "Lagi"}, "Paling banyak 120 bagian sejenis", fresh(draft))


def test_an_indicator_needs_a_group(as_, edition, cast):
    empty = draft_of(cast, Commodity.objects.create(code="kopi", name="Kopi", order=6))
    path = reverse("programme:rubric_add", args=[empty.pk, "indikator"])
    client = as_("secretariat")

    assert client.get(path).status_code == 200
    assert client.post(path, {"code": "A", "name": "A", "sourcing": "proposed"}).status_code == 422
    assert said(empty)["aspects"] == []


# --- two people ------------------------------------------------------------------------------------------------------


def test_a_stale_edit_of_the_same_part_shows_both_values(desk, as_, draft):
    client, path, data = desk("rubric_part", "indikator", "A1.1")
    as_("colleague").post(path, data | {"name": "Punya rekan", "words_1": "Ada banyak"})
    page = refuse(as_("secretariat"), path, data | {"name": "Punya saya", "na_allowed": "on"}, "sudah diubah orang lain", fresh(draft))

    assert [tuple(row) for row in page.context["form"].conflicts] == [
        ("Nama indikator", "Punya saya", "Punya rekan"),
        ("Boleh dinilai “tidak berlaku”", "ya", "tidak"),
        ("Tingkat", "0: Tidak ada; 20: Ada", "0: Tidak ada; 20: Ada banyak"),
    ]
    client.post(path, typed(page.context["form"]))
    assert (first(said(draft))["name"], first(said(draft))["levels"][1][1]) == ("Punya saya", "Ada")


def test_two_people_on_two_parts_do_not_meet(desk, as_, draft):
    _client, other, theirs = desk("rubric_part", "indikator", "A1.2")
    client, path, data = desk("rubric_part", "indikator", "A1.1")
    as_("colleague").post(other, theirs | {"name": "Punya rekan"})

    assert as_("secretariat").post(path, data | {"name": "Punya saya"}).status_code == 302
    assert [one.name for one in fresh(draft).indicators()][:2] == ["Punya saya", "Punya rekan"]


def test_a_part_that_a_colleague_took_away_leaves_what_was_typed_in_sight(desk, as_, draft):
    client, path, data = desk("rubric_part", "indikator", "A1.1")
    as_("colleague").post(reverse("programme:rubric_remove", args=[draft.pk, "indikator", "A1.1"]), {"version": draft.version})
    page = refuse(as_("secretariat"), path, data | {"name": "Ketikan saya"}, "Bagian ini sudah dihapus atau berganti kode.", fresh(draft))

    assert "Ketikan saya" in page.text


def test_a_draft_that_came_into_force_meanwhile_is_not_changed(desk, draft, monkeypatch, cast):
    """Between the first look at the rubric and its lock a colleague puts it in force."""
    client, path, data = desk("rubric_part", "aspek", "A")

    def meanwhile(*args):
        with building.unit():
            rubric_drafts.publish(cast.colleague, rubric_drafts.locked(cast.colleague, draft.pk))

    monkeypatch.setattr("ovop_portal.programme.views.drafting.require", meanwhile)
    page = client.post(path, data | {"name": "Lain"})
    assert (page.status_code, "dan tidak dapat diubah lagi." in page.text) == (422, True)
    assert said(draft) == small()


def test_the_digest_of_a_published_draft_is_that_of_what_it_says(desk, draft):
    client = desk("rubric_head")[0]
    client.post(reverse("programme:rubric_publish", args=[draft.pk]), {"version": draft.version})

    assert Rubric.objects.get(pk=draft.pk).digest == rubric_content.digest(small())
