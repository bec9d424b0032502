"""Who may do what to the programme, as one table; states are held by freezing.py and rubric_drafts.py, in sentences."""

import pytest

from ovop_portal.kit.permissions import can
from ovop_portal.programme.permissions import RULES
from tests import building

TABLE = """
    action            bandung  jabar  secretariat  colleague  director  auditor  lead  assessor  administrator
    copy              -        -      yes          yes        -         -        -     -         -
    edit              -        -      yes          yes        -         -        -     -         -
    see_setup         -        -      yes          yes        yes       yes      -     -         -
    keep_commodities  -        -      yes          yes        -         -        -     -         -
    seat              -        -      yes          yes        -         -        -     -         -
    edit_rubric       -        -      yes          yes        -         -        -     -         -
    publish_rubric    -        -      yes          yes        -         -        -     -         -
    propose_extension -        -      yes          yes        -         -        -     -         -
    confirm_extension -        -      -            yes        -         -        -     -         -
    reject_extension  -        -      -            yes        -         -        -     -         -
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
NAMES = ROWS[0][1:]


@pytest.mark.parametrize(("action", "expected"), [(row[0], row[1:]) for row in ROWS[1:]], ids=[row[0] for row in ROWS[1:]])
def test_who_may(cast, edition, action, expected):
    asked = building.propose_extension(edition, cast.secretariat) if action.endswith("_extension") else edition
    assert [("yes" if can(getattr(cast, name), f"programme.{action}", asked) else "-") for name in NAMES] == expected


def test_the_table_holds_every_rule():
    assert [row[0] for row in ROWS[1:]] == list(RULES)
