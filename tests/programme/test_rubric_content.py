"""What a rubric says: read, written, changed part by part, and what keeps it from coming into force."""

import copy

import pytest

from ovop_portal.programme import rubric_content, rubric_editing, rubrics
from ovop_portal.programme.models import Aspect, Indicator, IndicatorGroup, Level
from ovop_portal.programme.rubric_blockers import blockers
from tests.programme.rubric_contents import aspect, content, fresh, group, indicator, said, small


def test_a_rubric_written_anew_says_the_same_and_keeps_its_maxima(rubric):
    before = said(rubric)
    maxima = list(Indicator.objects.order_by("group__aspect__order", "group__order", "order").values_list("code", "maximum"))

    rubric_content.write(fresh(rubric), before)

    assert said(rubric) == before
    assert list(Indicator.objects.order_by("group__aspect__order", "group__order", "order").values_list("code", "maximum")) == maxima
    assert (Aspect.objects.count(), IndicatorGroup.objects.count(), Indicator.objects.count()) == (3, 7, 25)


def test_maxima_are_the_highest_levels_and_their_sums(rubric):
    rubric_content.write(fresh(rubric), small())

    assert dict(Aspect.objects.values_list("code", "maximum")) == {"A": 40, "C": 60}
    assert dict(IndicatorGroup.objects.values_list("code", "maximum")) == {"A1": 40, "C1": 60}
    assert dict(Indicator.objects.values_list("code", "maximum")) == {"A1.1": 20, "A1.2": 20, "C1.1": 60}
    assert Level.objects.count() == 7


def test_reading_costs_five_queries(rubric, django_assert_num_queries):
    with django_assert_num_queries(5):
        rubric_content.of(fresh(rubric))


def test_the_digest_differs_exactly_when_the_content_does():
    other = copy.deepcopy(small())
    assert rubric_content.digest(other) == rubric_content.digest(small())

    other["aspects"][0]["groups"][0]["indicators"][0]["levels"][0][1] += "."
    assert rubric_content.digest(other) != rubric_content.digest(small())


def test_counts_name_how_much_there_is():
    assert rubric_content.counts(small()) == {"aspects": 2, "groups": 2, "indicators": 3, "levels": 7, "points": 100}


# --- parts -----------------------------------------------------------------------------------------------------------


def codes(rubric):
    return {one["code"]: {box["code"]: [row["code"] for row in box["indicators"]] for box in one["groups"]} for one in rubric["aspects"]}


def test_a_part_is_put_in_its_place_with_what_it_holds():
    after = rubric_editing.put(small(), "group", "A1", "A", {"code": "A9", "name": "Lain"})

    assert codes(after) == {"A": {"A9": ["A1.1", "A1.2"]}, "C": {"C1": ["C1.1"]}}
    assert codes(small()) == {"A": {"A1": ["A1.1", "A1.2"]}, "C": {"C1": ["C1.1"]}}


def test_a_part_put_elsewhere_stands_last_there():
    after = rubric_editing.put(small(), "indicator", "A1.1", "C1", {})

    assert codes(after) == {"A": {"A1": ["A1.2"]}, "C": {"C1": ["C1.1", "A1.1"]}}


def test_new_parts_stand_last_and_are_empty():
    after = rubric_editing.put(small(), "aspect", "", "", {"code": "D", "name": "D"})
    after = rubric_editing.put(after, "group", "", "D", {"code": "D1", "name": "D1"})
    after = rubric_editing.put(after, "indicator", "", "D1", indicator("D1.1"))

    assert codes(after)["D"] == {"D1": ["D1.1"]}


@pytest.mark.parametrize(
    ("code", "step", "expected"), [("A1.1", 1, ["A1.2", "A1.1"]), ("A1.1", -1, ["A1.1", "A1.2"]), ("A1.2", 1, ["A1.1", "A1.2"])]
)
def test_a_part_moves_among_its_siblings_and_stops_at_the_ends(code, step, expected):
    assert codes(rubric_editing.move(small(), "indicator", code, step))["A"]["A1"] == expected


def test_an_aspect_goes_with_all_that_it_holds():
    part, _parent = rubric_editing.find(small(), "aspect", "A")

    assert rubric_editing.holds(part) == 2
    assert codes(rubric_editing.remove(small(), "aspect", "A")) == {"C": {"C1": ["C1.1"]}}


@pytest.mark.parametrize("act", [rubric_editing.find, rubric_editing.remove, lambda *place: rubric_editing.move(*place, 1)])
def test_a_part_that_is_not_there_is_gone(act):
    with pytest.raises(rubric_editing.Gone):
        act(small(), "indicator", "Z9")


# --- blockers --------------------------------------------------------------------------------------------------------


def sentences(rubric):
    return [one.sentence for one in blockers(rubric)]


def test_a_whole_rubric_has_none():
    assert blockers(small()) == []


@pytest.mark.parametrize("code", ["makanan_minuman", "kain_tenun", "kain_batik", "anyaman", "gerabah"])
def test_the_five_rubrics_have_none(db, code):
    assert blockers(said(rubrics.load(only=[code])[0])) == []


LACKING = [
    (lambda c: c.update(aspects=[]), ["Rubrik ini belum memiliki aspek. Tambahkan aspek, kelompok, dan indikatornya."]),
    (lambda c: c["aspects"].append(aspect("D")), ["Aspek D belum memiliki kelompok indikator."]),
    (lambda c: c["aspects"][0]["groups"].append(group("A2")), ["Kelompok A2 belum memiliki indikator."]),
    (
        lambda c: c["aspects"][0]["groups"][0]["indicators"].append(indicator("A1.3", (0, "Tidak ada"))),
        ["Indikator A1.3 baru memiliki 1 tingkat; sedikitnya dua dengan nilai berbeda."],
    ),
    (
        lambda c: c["aspects"][0]["groups"][0]["indicators"][0].update(levels=[[0, ""], [20, "Ada"]]),
        ["Indikator A1.1: tingkat dengan nilai 0 belum diberi uraian."],
    ),
    (
        lambda c: c["aspects"][0]["groups"][0]["indicators"][0].update(levels=[[0, "Tidak"], [18, "Ada"]]),
        ["Jumlah nilai paling tinggi baru 98 dari 100; kurang 2 poin."],
    ),
    (
        lambda c: c["aspects"][0]["groups"][0]["indicators"][0].update(levels=[[0, "Tidak"], [21, "Ada"]]),
        ["Jumlah nilai paling tinggi 101 dari 100; lebih 1 poin."],
    ),
    (lambda c: c["aspects"][1].update(code="D"), ["Tidak ada aspek berkode C. Syarat bintang tiga dihitung dari aspek itu."]),
    (
        lambda c: c["aspects"][1]["groups"][0]["indicators"][0].update(na_allowed=True),
        ["Semua indikator aspek C boleh tidak berlaku. Sedikitnya satu harus selalu dinilai, karena syarat bintang tiga membacanya."],
    ),
    (
        lambda c: c["aspects"][0]["groups"][0]["indicators"][1].update(code="A1.1"),
        ["Kode A1.1 dipakai lebih dari sekali. Beri setiap bagian kode sendiri."],
    ),
]


@pytest.mark.parametrize(("change", "expected"), LACKING, ids=[expected[0][:40] for _change, expected in LACKING])
def test_what_is_lacking_is_a_sentence(change, expected):
    rubric = copy.deepcopy(small())
    change(rubric)

    assert sentences(rubric) == expected


def test_an_empty_content_lacks_only_its_aspects():
    assert len(sentences(content())) == 1
