"""The difference between two rubrics: every change named once, by its kind, in words that give back both texts."""

import copy
import random

import pytest

from ovop_portal.programme import rubric_told
from ovop_portal.programme.rubric_changes import Change, compare, marks
from tests.programme.rubric_contents import aspect, content, group, indicator, small


def changed(change):
    """The difference after `change` has been made to a copy of the small content."""
    after = copy.deepcopy(small())
    change(after)
    return compare(small(), after)


def only(changes):
    [part] = changes.parts
    return part.what, part.code, list(part.changes)


def first(rubric):
    return rubric["aspects"][0]["groups"][0]["indicators"][0]


def test_the_same_content_has_no_difference():
    changes = compare(small(), copy.deepcopy(small()))

    assert not changes and changes.parts == []
    assert set(changes.counts().values()) == {0}
    assert rubric_told.told(changes)["parts"] == []


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("name", "Nama lain", "reworded"), ("evidence", "Nota\nFoto", "reworded"), ("note", "Baru", "reworded"),
        ("na_allowed", True, "na"), ("sourcing", "published", "source"), ("source_url", "https://contoh.go.id", "source"),
    ],
)  # fmt: skip
def test_a_field_of_an_indicator_is_one_change(field, value, kind):
    changes = changed(lambda after: first(after).update({field: value}))

    assert only(changes) == ("indicator", "A1.1", [Change(kind, field, first(small())[field], value)])
    assert {name: number for name, number in changes.counts().items() if number} == {kind: 1}


def test_words_points_and_levels_are_told_apart():
    def change(after):
        after["aspects"][1]["groups"][0]["indicators"][0]["levels"] = [[0, "Tidak ada sama sekali"], [25, "Sebagian"], [50, "Baru"]]

    assert only(changed(change)) == (
        "indicator",
        "C1.1",
        [
            Change("points", "level", 30, 25, 25),
            Change("reworded", "level", "Tidak ada", "Tidak ada sama sekali", 0),
            Change("added", "level", "", "Baru", 50),
            Change("removed", "level", "Semua dan tercatat", "", 60),
        ],
    )


def test_a_shifted_scale_is_points_and_no_new_words():
    before = content(aspect("A", group("A1", indicator("A1.1", (1, "a"), (2, "b"), (3, "c")))))
    after = content(aspect("A", group("A1", indicator("A1.1", (0, "a"), (1, "b"), (2, "c")))))

    changes = compare(before, after)
    assert [(one.kind, one.before, one.after) for one in changes.parts[0].changes] == [("points", 1, 0), ("points", 2, 1), ("points", 3, 2)]
    assert changes.maxima == [("A", "Aspek A", 3, 2)]


def test_parts_that_came_and_went_are_named_once():
    def change(after):
        del after["aspects"][0]["groups"][0]["indicators"][1]
        after["aspects"][1]["groups"].append(group("C2", indicator("C2.1")))
        after["aspects"].append(aspect("D"))

    changes = changed(change)
    assert [(part.what, part.code, part.changes[0].kind) for part in changes.parts] == [
        ("group", "C2", "added"), ("indicator", "C2.1", "added"), ("aspect", "D", "added"), ("indicator", "A1.2", "removed"),
    ]  # fmt: skip
    assert changes.maxima == [("A", "Aspek A", 40, 20), ("C", "Aspek C", 60, 70), ("D", "Aspek D", None, 0)]


def test_a_part_with_a_new_code_is_found_by_its_name_and_does_not_move_what_it_holds():
    def change(after):
        after["aspects"][0]["groups"][0].update(code="A9", name="Kelompok A1")

    assert only(changed(change)) == ("group", "A9", [Change("reworded", "code", "A1", "A9")])


def test_what_stands_elsewhere_is_moved_and_its_siblings_are_not():
    before = content(aspect("A", group("A1", *(indicator(f"A1.{number}") for number in range(1, 6))), group("A2")))
    after = copy.deepcopy(before)
    ones = after["aspects"][0]["groups"][0]["indicators"]
    ones.insert(0, ones.pop())
    after["aspects"][0]["groups"][1]["indicators"].append(ones.pop(2))

    changes = compare(before, after)
    assert [(part.code, part.changes[0]) for part in changes.parts] == [
        ("A1.5", Change("moved", "order", 4, 1)),
        ("A1.2", Change("moved", "parent", "A1", "A2")),
    ]


def test_the_name_and_the_note_of_the_rubric_are_a_part_of_their_own():
    changes = changed(lambda after: after.update(name="Rubrik Uji versi 2", source_note="Keputusan"))

    assert only(changes)[:2] == ("rubric", "")
    assert [one.field for one in changes.parts[0].changes] == ["name", "source_note"]


def test_facts_for_the_trail_are_plain_values():
    changes = changed(lambda after: first(after).update(name="Lain"))

    assert changes.facts() == [["indicator", "A1.1", "reworded", "name", "Indikator A1.1", "Lain"]]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Bahan baku dari desa", "Bahan baku utama dari desa", [("same", "Bahan baku "), ("new", "utama "), ("same", "dari desa ")]),
        ("di bawah 80%", "di bawah 70%", [("same", "di bawah "), ("old", "80% "), ("new", "70% ")]),
        ("Ada", "Ada dan lengkap", [("same", "Ada "), ("new", "dan lengkap ")]),
        ("", "baru", [("new", "baru")]),
        ("lama", "", [("old", "lama")]),
        ("sama", "sama", [("same", "sama ")]),
        ("satu dua tiga", "empat lima enam", [("old", "satu dua tiga"), ("new", "empat lima enam")]),
    ],
)
def test_words_are_marked(before, after, expected):
    assert marks(before, after) == expected


def test_marked_words_give_back_both_texts():
    dice = random.Random(7)
    for _try in range(200):
        words = [dice.choice(["bahan", "baku", "dari", "desa\n", "80%", "setempat"]) for _ in range(dice.randint(0, 14))]
        other = [dice.choice([word, word, word, "lain"]) for word in words][dice.randint(0, 2) :]
        before, after = " ".join(words), " ".join(other)
        found = marks(before, after)
        assert "".join(text for kind, text in found if kind != "new").rstrip() == before.rstrip()
        assert "".join(text for kind, text in found if kind != "old").rstrip() == after.rstrip()


def test_very_long_texts_are_shown_whole_rather_than_compared():
    long = "kata " * 600

    assert marks(long + "satu", long + "dua") == [("old", long + "satu"), ("new", long + "dua")]


def test_a_page_tells_kinds_places_and_values_in_words():
    def change(after):
        first(after).update(na_allowed=True, sourcing="published")
        after["aspects"][0]["groups"][0]["indicators"].reverse()

    told = rubric_told.told(changed(change))
    assert told["counts"] == [(1, "“tidak berlaku” diubah"), (1, "dipindahkan"), (1, "sumber diubah")]
    lines = [line for part in told["parts"] for line in part["lines"]]
    assert ("Boleh tidak berlaku", [("old", "tidak"), ("new", "ya")]) in lines
    assert ("Sumber", [("old", "Usulan"), ("new", "Terbit")]) in lines
    assert ("Urutan", [("old", "ke-2"), ("new", "ke-1")]) in lines or ("Urutan", [("old", "ke-1"), ("new", "ke-2")]) in lines
    assert told["maxima"][-1] == ("Jumlah", "100", "100", False)
