"""Two assessors end their sheets of one nomination at the same instant: both are counted."""

import threading

import pytest
from django.db import connection, connections

from assessments import marks
from assessments.models import Standing
from assessments.workflow import ASSIGNMENT
from tests import building


@pytest.mark.django_db(transaction=True)
def test_sheets_that_end_together_are_both_counted(nominate, assign, monkeypatch):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time; PostgreSQL runs this")
    nomination = nominate("eligible")
    sheets = [assign(nomination, "assessor", "accepted"), assign(nomination, "second", "accepted")]
    for sheet in sheets:
        building.fill(sheet, "high")
    both_saved = threading.Barrier(2)
    settle, failures = marks.settle, []

    def settle_together(nomination):
        both_saved.wait(timeout=20)  # neither has committed, each has saved its own sheet: without a lock each would count one
        return settle(nomination)

    monkeypatch.setattr(marks, "settle", settle_together)

    def finalise(sheet):
        try:
            ASSIGNMENT.perform("finalise", sheet, sheet.mandate.user)
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=finalise, args=(sheet,)) for sheet in sheets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    assert Standing.objects.values_list("sheets_final", "sheets_due", "total").get() == (2, 2, 100)
