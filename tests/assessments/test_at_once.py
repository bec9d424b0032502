"""Two assessors end their sheets of one nomination at the same instant: both are counted."""

import threading

import pytest

from assessments import marks
from assessments.models import Standing
from assessments.workflow import ASSIGNMENT
from tests import building
from tests.threads import at_once, only_on_postgresql


@pytest.mark.django_db(transaction=True)
def test_sheets_that_end_together_are_both_counted(nominate, assign, monkeypatch):
    only_on_postgresql()
    nomination = nominate("eligible")
    sheets = [assign(nomination, "assessor", "accepted"), assign(nomination, "second", "accepted")]
    for sheet in sheets:
        building.fill(sheet, "high")
    both_saved = threading.Barrier(2)
    settle = marks.settle

    def settle_together(nomination):
        both_saved.wait(timeout=20)  # neither has committed, each has saved its own sheet: without a lock each would count one
        return settle(nomination)

    monkeypatch.setattr(marks, "settle", settle_together)

    done = at_once(lambda number: ASSIGNMENT.perform("finalise", sheets[number], sheets[number].mandate.user).state, 2)

    assert done == ["final", "final"]
    assert Standing.objects.values_list("sheets_final", "sheets_due", "total").get() == (2, 2, 100)
