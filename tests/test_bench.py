"""The performance suite's own arithmetic, and that each of its journeys has a floor, a goal and a paper that a parser opens."""

import io

import pikepdf
import pytest

from tests.bench import compare, portal
from tests.bench.journeys import Target, fill, hidden
from tests.bench.measuring import summary


def row(process, database=0.0):
    return {"process_cpu": process, "database_cpu": database}


def test_every_journey_has_a_goal_and_a_page_of_the_floor():
    names = [journey["id"] for journey in portal.journeys()]

    assert len(names) == 12
    assert set(names) == set(portal.GOALS) == set(portal.AS_FLOOR)
    assert set(portal.AS_FLOOR.values()) == {journey["id"] for journey in portal.floor_journeys()}


def test_a_ratio_counts_application_and_database():
    figures = {"portal": {"list": row(30, 6)}, "floor": {"table": row(10, 2)}}

    assert compare.ratio({"figures": figures}, "list") == 3


def test_a_page_that_is_only_opened_for_its_form_is_taken_off(monkeypatch):
    class Batch:
        def __init__(self, target, journey, *limits):
            self.steps = journey["steps"]

        def run(self):
            assert all(step.get("timed", True) for step in self.steps) or len(self.steps) == 2
            return row(20, 7) if len(self.steps) == 2 else row(12, 4)

    monkeypatch.setattr(compare, "Batch", Batch)
    opened, posted = {"get": "/penilaian/1/", "timed": False}, {"post": "/penilaian/1/"}

    assert compare.measured(None, {"steps": [opened, posted]}) == row(8, 3)
    assert compare.measured(None, {"steps": [posted]}) == row(12, 4)


def test_the_export_is_compared_per_row():
    result = {"figures": {"portal": {"csv": row(20)}, "floor": {"export": row(10)}}, "rows": {"portal": 500, "floor": 1000}}

    assert compare.ratio(result, "csv") == 4


def test_variables_are_filled_in_everywhere_and_unknown_ones_stay():
    assert fill({"a{i}": ["{i}", "{who}"]}, {"i": 7}) == {"a7": ["7", "{who}"]}


def test_hidden_fields_are_found_in_any_order_of_attributes():
    page = '<input type="hidden" name="version" value="3"><input name=key type=hidden value=abc><input name="q" value="x">'

    assert hidden(page) == {"version": "3", "key": "abc"}


def test_no_other_machine_is_measured():
    with pytest.raises(SystemExit):
        Target("away", "http://example.org", [], {})


def test_the_paper_is_a_real_pdf_of_the_size_asked_for():
    content = portal.paper(200_000)

    assert 195_000 < len(content) < 205_000
    assert len(pikepdf.open(io.BytesIO(content)).pages) == 1


def test_errors_of_all_rounds_are_kept():
    batch = {"latencies": [1.0, 3.0], "errors": [], "rate": 2, "process_cpu": 1, "database_cpu": 0, "peak_mib": 60}

    found = summary([batch, batch | {"errors": ["broken"], "peak_mib": 80}])

    assert (found["errors"], found["error"], found["peak_mib"], found["latency"]) == (1, "broken", 80, 2.0)
