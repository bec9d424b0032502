"""Thresholds and gates: edited until the assessment opens, frozen from then on."""

from decimal import Decimal

import pytest
from django.urls import reverse

from assessments import marks, scoring
from ovop_portal.audit.models import Event
from ovop_portal.programme import star_examples
from ovop_portal.programme.models import StarRule
from tests import building
from tests.programme.pages import posted, stored

ADDRESS = reverse("programme:star_rule", args=[2026])


@pytest.fixture
def desk(as_, edition):
    """desk(phase) → (client of the secretariat, what its form would post unchanged)."""

    def open_page(phase="screening"):
        building.shift(edition, phase)
        client = as_("secretariat")
        return client, posted(client.get(ADDRESS).context["form"])

    return open_page


def refuse(client, data, sentence):
    before, events = stored(StarRule.objects.get()), Event.objects.count()
    page = client.post(ADDRESS, data)

    assert page.status_code == 422
    assert sentence in page.text
    assert (stored(StarRule.objects.get()), Event.objects.count()) == (before, events)
    return page


@pytest.mark.parametrize("name", ["director", "auditor", "bandung", "jabar", "lead", "administrator"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_the_secretariat_edits(as_, edition, name, method):
    assert getattr(as_(name), method)(ADDRESS, {"one_from": "1"}).status_code == 403
    assert StarRule.objects.get().one_from == 55


def test_thresholds_and_gates_are_saved_with_one_event_of_the_edition(desk, edition, cast):
    client, data = desk("screening")

    response = client.post(ADDRESS, data | {"three_from": "87,5", "visit_from": "2", "three_c_share": "75"}, follow=True)

    assert response.redirect_chain == [(reverse("programme:detail", args=[2026]), 302)]
    rule = StarRule.objects.get()
    assert (rule.three_from, rule.visit_from, rule.three_c_share, rule.two_from) == (Decimal("87.5"), 2, 75, 70)
    event = Event.objects.get()
    assert (event.actor, event.action, event.target_type, event.target_id) == (
        cast.secretariat, "programme.edit_star_rule", "programme.edition", str(edition.pk),
    )  # fmt: skip
    assert event.data["changes"] == {"three_from": ["85.00", "87.5"], "three_c_share": ["70.00", "75"], "visit_from": ["0", "2"]}


@pytest.mark.parametrize("phase", ["preparation", "nomination", "screening", "assessment", "decision", "published"])
def test_saving_without_a_change_writes_nothing(desk, phase):
    client, data = desk(phase)

    assert "Tidak ada yang berubah." in client.post(ADDRESS, data, follow=True).text
    assert not Event.objects.exists()


@pytest.mark.parametrize("phase", ["assessment", "decision", "published"])
def test_once_the_assessment_is_open_all_is_locked_and_the_page_says_why(desk, phase):
    client, _data = desk(phase)
    page = client.get(ADDRESS)

    assert all(field.disabled for name, field in page.context["form"].fields.items() if name != "version")
    assert "penilaian telah dibuka." in page.text
    assert "Simpan aturan bintang" not in page.text


@pytest.mark.parametrize("field", ["one_from", "two_from", "three_from", "three_c_share", "visit_from", "spread_limit"])
def test_a_locked_rule_refuses_a_forged_post(desk, field):
    client, data = desk("assessment")

    refuse(client, data | {field: "3"}, "penilaian telah dibuka. Isian lain tidak diterima.")


WRONG = [
    ({"one_from": "70"}, "Ambang harus naik: bintang satu &lt; bintang dua &lt; bintang tiga."),
    ({"three_from": "101"}, "lebih kecil dari atau sama dengan 100"),
    ({"three_from": "-1"}, "lebih besar dari atau sama dengan 0"),
    ({"one_from": "lima"}, "Angka ini tidak terbaca."),
    ({"one_from": "55,555"}, "desimal"),
    ({"one_from": ""}, "Bidang ini tidak boleh kosong."),
    ({"one_from": "0"}, "Ambang bintang satu harus di atas 0."),
    ({"visit_from": "4"}, "lebih kecil dari atau sama dengan 3"),
    ({"spread_limit": "1e9"}, "Angka ini tidak terbaca."),
]


@pytest.mark.parametrize(("change", "sentence"), WRONG, ids=[str(change) for change, _ in WRONG])
def test_bad_input_gets_a_sentence_and_changes_nothing(desk, change, sentence):
    client, data = desk("screening")

    refuse(client, data | change, sentence)


@pytest.mark.parametrize(
    ("change", "field"), [({"one_from": "70"}, "two_from"), ({"two_from": "85"}, "three_from"), ({"three_from": "10"}, "three_from")]
)
def test_a_threshold_that_does_not_rise_is_named(desk, change, field):
    client, data = desk("screening")

    page = refuse(client, data | change, "Ambang harus naik")
    assert page.context["form"].errors == {field: ["Ambang harus naik: bintang satu < bintang dua < bintang tiga."]}


def test_a_stale_edit_shows_both_values(desk, as_):
    client, data = desk("screening")
    as_("colleague").post(ADDRESS, data | {"one_from": "50"})
    page = refuse(as_("secretariat"), data | {"one_from": "60"}, "sudah diubah orang lain")

    assert [(row.mine, row.theirs) for row in page.context["form"].conflicts] == [("60", "50,00")]


def test_an_edition_without_a_rule_gets_one_with_the_first_saving(as_, edition):
    StarRule.objects.all().delete()
    client = as_("secretariat")
    building.shift(edition, "screening")
    data = posted(client.get(ADDRESS).context["form"])

    assert client.post(ADDRESS, data | {"one_from": "56"}).status_code == 302
    assert StarRule.objects.get().one_from == 56


def test_without_its_event_nothing_is_saved(desk, monkeypatch):
    client, data = desk("screening")

    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr("ovop_portal.programme.views.editions.record", broken)
    with pytest.raises(RuntimeError):
        client.post(ADDRESS, data | {"one_from": "50"})
    assert StarRule.objects.get().one_from == 55


def test_an_edition_that_is_not_there_is_a_404(as_, edition):
    assert as_("secretariat").get(reverse("programme:star_rule", args=[2030])).status_code == 404


# --- examples --------------------------------------------------------------------------------------------------------

RULES = [
    {},
    {"three_c_share": 0, "visit_from": 0},
    {"visit_from": 1},
    {"visit_from": 3, "spread_limit": 100},
    {"one_from": Decimal("0.01"), "two_from": Decimal("99.99"), "three_from": 100, "three_c_share": 100, "spread_limit": 0},
]


@pytest.mark.parametrize("fields", RULES, ids=str)
@pytest.mark.parametrize("name", star_examples.CASES)
def test_every_example_is_judged_as_the_arithmetic_judges_it(fields, name):
    rule = StarRule(**fields)
    rule.clean_fields(exclude=["edition"])
    passes, fails = star_examples.CASES[name](rule)

    for case in filter(None, (passes, fails)):
        gates = scoring.Gates(documents_valid=True, visited=case.visited, c_share=scoring.rounded(case.c_share))
        assert scoring.star(scoring.rounded(case.total), marks.scoring_rule(rule), gates).star == case.star
    assert fails is None or fails.star < passes.star


@pytest.mark.parametrize(("limit", "words"), [(15, "lembar 50 dan 65,01"), (80, "lembar 19,99 dan 100"), (100, "")])
def test_the_example_of_a_spread_is_judged_as_the_arithmetic_judges_it(limit, words):
    rule = StarRule(spread_limit=Decimal(limit))
    _label, passes, fails = star_examples.examples(rule)[-1]

    assert words in fails and bool(fails) == bool(words)
    for sentence, talked_of in ((passes, False), (fails, True)):
        sheets = [Decimal(word.replace(",", ".")) for word in sentence.split() if word.replace(",", "").isdigit()]
        if sheets:
            reasons = {one.code for one in scoring.needs_plenary(sheets, marks.scoring_rule(rule))}
            assert ("spread" in reasons) == talked_of


def test_the_page_shows_an_example_of_each(desk):
    client, _data = desk("screening")
    text = client.get(ADDRESS).text

    for words in (
        "Bintang tiga: nilai akhir 85", "Bintang dua: nilai akhir 84,99", "Belum berbintang: nilai akhir 54,99",
        "Bintang tiga: nilai akhir 85 dengan aspek C 70 persen", "Bintang dua: nilai akhir 85 dengan aspek C 69,99 persen",
        "lembar 50 dan 65,01", "tidak disyaratkan",
    ):  # fmt: skip
        assert words in text
