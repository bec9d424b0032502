"""The five rubrics: loaded whole, once, in versions, and never from a broken file."""

import copy
import json

import pytest
from django.core.management import CommandError, call_command

from ovop_portal.programme import rubrics
from ovop_portal.programme.models import Aspect, Commodity, Indicator, Level, Rubric


@pytest.fixture
def file(tmp_path, monkeypatch):
    """file(change) → the data file is a copy of the real one with `change` applied to its JSON."""
    original = json.loads(rubrics.FILE.read_text(encoding="utf-8"))

    def replace(change):
        content = copy.deepcopy(original)
        change(content["rubrics"])
        path = tmp_path / "rubrics.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        monkeypatch.setattr(rubrics, "FILE", path)

    return replace


def test_five_rubrics_of_25_indicators_sum_to_100(db):
    call_command("load_rubrics", verbosity=0)

    found = {
        rubric.commodity.code: (len(rubric.indicators()), sum(one.maximum for one in rubric.indicators()))
        for rubric in Rubric.objects.with_indicators()
    }
    assert found == dict.fromkeys(["makanan_minuman", "kain_tenun", "kain_batik", "anyaman", "gerabah"], (25, 100))
    assert list(Aspect.objects.order_by().values_list("code", "maximum").distinct().order_by("code")) == [("A", 30), ("B", 25), ("C", 45)]


def test_every_indicator_has_worded_levels_up_to_its_maximum_and_evidence(db):
    rubrics.load()

    for indicator in Indicator.objects.prefetch_related("levels"):
        points = [level.points for level in indicator.levels.all()]
        assert points == sorted(set(points)) and points[-1] == indicator.maximum, indicator
        assert all(level.description for level in indicator.levels.all()), indicator
        assert indicator.evidence, indicator


def test_the_marks_of_the_sources_are_kept(db):
    rubrics.load(only=["kain_batik"])

    marks = sorted(Indicator.objects.filter(group__aspect__code="A").values_list("sourcing", flat=True))
    assert marks == ["partly"] + ["proposed"] * 2 + ["published"] * 7
    assert set(Indicator.objects.exclude(group__aspect__code="A").values_list("sourcing", flat=True)) == {"proposed"}


def test_loading_again_changes_nothing(db, capsys):
    rubrics.load()
    before = [Rubric.objects.count(), Indicator.objects.count(), Level.objects.count(), Commodity.objects.count()]

    call_command("load_rubrics")

    assert capsys.readouterr().out == "0 rubrik ditambahkan.\n"
    assert [Rubric.objects.count(), Indicator.objects.count(), Level.objects.count(), Commodity.objects.count()] == before


def test_a_changed_rubric_becomes_a_new_version_and_the_old_one_stays(db, file):
    rubrics.load()
    old = Rubric.objects.get(commodity__code="anyaman")
    file(lambda content: content["anyaman"]["criteria"][0]["sub_criteria"][0]["indicators"][0].update(name_id="Asal bahan baku"))

    call_command("load_rubrics", verbosity=0)

    versions = Rubric.objects.filter(commodity__code="anyaman").order_by("number")
    assert list(versions.values_list("number", flat=True)) == [1, 2]
    assert Rubric.objects.count() == 6
    assert [rubric.indicators()[0].name for rubric in versions] == ["Sumber bahan baku utama", "Asal bahan baku"]
    assert versions[0] == old


def test_a_dry_run_writes_nothing(db, capsys):
    call_command("load_rubrics", "--dry-run")

    assert capsys.readouterr().out == "5 rubrik dalam berkas sah.\n"
    assert Commodity.objects.count() == 0


def drop_an_indicator(content):
    content["gerabah"]["criteria"][0]["sub_criteria"][0]["indicators"].pop()


def raise_an_indicator(content):
    content["gerabah"]["criteria"][2]["sub_criteria"][0]["indicators"][0]["max_score"] += 1


def shift_a_group(content):
    content["gerabah"]["criteria"][1]["sub_criteria"][0]["max_score"] += 1


def shift_an_aspect(content):
    content["gerabah"]["criteria"][0]["max_score"] += 1


@pytest.mark.parametrize("change", [drop_an_indicator, raise_an_indicator, shift_a_group, shift_an_aspect])
def test_a_file_that_does_not_add_up_is_refused_whole(db, file, change):
    file(change)

    with pytest.raises((rubrics.WrongRubric, CommandError), match="gerabah"):
        call_command("load_rubrics", verbosity=0)

    assert Commodity.objects.count() == Rubric.objects.count() == 0


def test_an_unreadable_file_is_refused_whole(db, tmp_path, monkeypatch):
    path = tmp_path / "rubrics.json"
    path.write_text("{")
    monkeypatch.setattr(rubrics, "FILE", path)

    with pytest.raises(ValueError):
        call_command("load_rubrics", verbosity=0)

    assert Rubric.objects.count() == 0
