"""Who may do what to people and their accounts, as one table; `disable` and `enable` are asked of the officer of Bandung."""

import pytest

from ovop_portal.accounts.permissions import RULES
from ovop_portal.kit.permissions import can

TABLE = """
    action           bandung  garut  jabar  secretariat  director  auditor  lead  administrator
    see_people       yes      yes    yes    yes          yes       yes      -     -
    see_everybody    -        -      -      yes          yes       yes      -     -
    see_invitations  -        -      -      yes          -         yes      -     -
    see_trail        -        -      -      -            -         yes      -     -
    invite           -        -      -      yes          -         -        -     -
    invite_many      -        -      -      yes          -         -        -     -
    add_office       -        -      -      yes          -         -        -     -
    edit_office      -        -      -      yes          -         -        -     -
    invite_into      -        -      -      yes          -         -        -     -
    resend           -        -      -      yes          -         -        -     -
    revoke           -        -      -      yes          -         -        -     -
    edit_person      -        -      -      yes          -         -        -     -
    name_head        -        -      -      yes          -         -        -     -
    hand_over        yes      -      -      yes          -         -        -     -
    disable          -        -      -      yes          -         -        -     -
    enable           -        -      -      yes          -         -        -     -
    administer       -        -      -      -            -         -        -     yes
    oversee          -        -      -      -            -         yes      -     -
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
NAMES = ROWS[0][1:]


@pytest.mark.parametrize(("action", "expected"), [(row[0], row[1:]) for row in ROWS[1:]], ids=[row[0] for row in ROWS[1:]])
def test_who_may(cast, action, expected):
    assert [("yes" if can(getattr(cast, name), f"accounts.{action}", cast.bandung) else "-") for name in NAMES] == expected


def test_the_table_holds_every_rule():
    assert [row[0] for row in ROWS[1:]] == list(RULES)


def test_nobody_acts_on_the_own_account(cast):
    assert [can(cast.secretariat, f"accounts.{action}", cast.secretariat) for action in ("disable", "enable")] == [False, False]


def test_a_closed_account_may_nothing(cast):
    cast.secretariat.is_active = False

    assert not any(can(cast.secretariat, f"accounts.{action}", cast.bandung) for action in RULES)


def test_a_misspelt_action_is_an_error_and_no_silent_no(cast):
    with pytest.raises(KeyError):
        can(cast.secretariat, "accounts.invit")
