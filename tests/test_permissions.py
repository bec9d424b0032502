"""The whole truth of access: role × action × state, as tables. A change of access is a change of this page."""

import pytest

from assessments.models import Assignment
from assessments.workflow import ASSIGNMENT
from awards.models import Award
from awards.workflow import AWARD
from nominations.models import Nomination
from nominations.workflow import NOMINATION
from ovop_portal.kit.permissions import can
from ovop_portal.programme import rubric_drafts
from ovop_portal.programme.models import Rubric

# bandung nominated; garut is another kabupaten of the same province; colleague is a second person of the secretariat; assessor has
# declared no conflict on it; second sits in the same team without this file; administrator is the superuser of Django's admin.
NOMINATION_PEOPLE = [
    "bandung",
    "garut",
    "jabar",
    "jateng",
    "secretariat",
    "colleague",
    "director",
    "auditor",
    "lead",
    "assessor",
    "second",
    "administrator",
]
ASSIGNMENT_PEOPLE = ["assessor", "second", "lead", "secretariat", "director", "auditor", "bandung", "jabar", "administrator"]
AWARD_PEOPLE = ["secretariat", "colleague", "director", "lead", "assessor", "auditor", "bandung", "garut", "jabar", "administrator"]

NOMINATIONS = {
    "draft": """
        action    bandung  garut  jabar  jateng  secretariat  colleague  director  auditor  lead  assessor  second  administrator
        view      yes      -      -      -       -            -          -         -        -     -         -       -
        submit    yes      -      -      -       -            -          -         -        -     -         -       -
        withdraw  yes      -      -      -       -            -          -         -        -     -         -       -
        edit      yes      -      -      -       -            -          -         -        -     -         -       -
    """,
    "submitted": """
        action          bandung  garut  jabar  jateng  secretariat  colleague  director  auditor  lead  assessor  second  administrator
        view            yes      -      yes    -       yes          yes        yes       yes      -     -         -       -
        endorse         -        -      yes    -       -            -          -         -        -     -         -       -
        pass            -        -      -      -       yes          yes        -         -        -     -         -       -
        return          -        -      yes    -       yes          yes        -         -        -     -         -       -
        fail            -        -      -      -       yes          yes        -         -        -     -         -       -
        withdraw        yes      -      -      -       -            -          -         -        -     -         -       -
        screen          -        -      -      -       yes          yes        -         -        -     -         -       -
        receive_sample  -        -      -      -       yes          yes        -         -        -     -         -       -
    """,
    "endorsed": """
        action          bandung  garut  jabar  jateng  secretariat  colleague  director  auditor  lead  assessor  second  administrator
        view            yes      -      yes    -       yes          yes        yes       yes      -     -         -       -
        pass            -        -      -      -       yes          yes        -         -        -     -         -       -
        return          -        -      yes    -       yes          yes        -         -        -     -         -       -
        fail            -        -      -      -       yes          yes        -         -        -     -         -       -
        withdraw        yes      -      -      -       -            -          -         -        -     -         -       -
        screen          -        -      -      -       yes          yes        -         -        -     -         -       -
        receive_sample  -        -      -      -       yes          yes        -         -        -     -         -       -
    """,
    "returned": """
        action          bandung  garut  jabar  jateng  secretariat  colleague  director  auditor  lead  assessor  second  administrator
        view            yes      -      yes    -       yes          yes        yes       yes      -     -         -       -
        submit          yes      -      -      -       -            -          -         -        -     -         -       -
        withdraw        yes      -      -      -       -            -          -         -        -     -         -       -
        edit            yes      -      -      -       -            -          -         -        -     -         -       -
        receive_sample  -        -      -      -       yes          yes        -         -        -     -         -       -
    """,
    "eligible": """
        action          bandung  garut  jabar  jateng  secretariat  colleague  director  auditor  lead  assessor  second  administrator
        view            yes      -      yes    -       yes          yes        yes       yes      yes   yes       -       -
        withdraw        yes      -      -      -       -            -          -         -        -     -         -       -
        lapse           -        -      -      -       -            yes        -         -        -     -         -       -
        receive_sample  -        -      -      -       yes          yes        -         -        -     -         -       -
    """,
    "ineligible": """
        action          bandung  garut  jabar  jateng  secretariat  colleague  director  auditor  lead  assessor  second  administrator
        view            yes      -      yes    -       yes          yes        yes       yes      -     -         -       -
        reinstate       -        -      -      -       -            yes        -         -        -     -         -       -
        receive_sample  -        -      -      -       yes          yes        -         -        -     -         -       -
    """,
    "withdrawn": """
        action  bandung  garut  jabar  jateng  secretariat  colleague  director  auditor  lead  assessor  second  administrator
        view    yes      -      -      -       -            -          -         -        -     -         -       -
    """,
    "lapsed": """
        action          bandung  garut  jabar  jateng  secretariat  colleague  director  auditor  lead  assessor  second  administrator
        view            yes      -      yes    -       yes          yes        yes       yes      yes   yes       -       -
        receive_sample  -        -      -      -       yes          yes        -         -        -     -         -       -
    """,
}
ASSIGNMENTS = {
    "planned": """
        action   assessor  second  lead  secretariat  director  auditor  bandung  jabar  administrator
        view     -         -       yes   yes          yes       yes      -        -      -
        release  -         -       yes   yes          -         -        -        -      -
        cancel   -         -       yes   yes          -         -        -        -      -
    """,
    "released": """
        action  assessor  second  lead  secretariat  director  auditor  bandung  jabar  administrator
        view    yes       -       yes   yes          yes       yes      -        -      -
        accept  yes       -       -     -            -         -        -        -      -
        recuse  yes       -       -     -            -         -        -        -      -
        expire  -         -       yes   yes          -         -        -        -      -
    """,
    "accepted": """
        action      assessor  second  lead  secretariat  director  auditor  bandung  jabar  administrator
        view        yes       -       yes   yes          yes       yes      -        -      -
        finalise    yes       -       -     -            -         -        -        -      -
        recuse      yes       -       -     -            -         -        -        -      -
        expire      -         -       yes   yes          -         -        -        -      -
        score       yes       -       -     -            -         -        -        -      -
        read_sheet  yes       -       -     -            -         -        -        -      -
    """,
    "final": """
        action      assessor  second  lead  secretariat  director  auditor  bandung  jabar  administrator
        view        yes       -       yes   yes          yes       yes      -        -      -
        reopen      -         -       yes   yes          -         -        -        -      -
        recuse      yes       -       -     -            -         -        -        -      -
        read_sheet  yes       -       -     -            -         -        -        -      -
    """,
    "reopened": """
        action      assessor  second  lead  secretariat  director  auditor  bandung  jabar  administrator
        view        yes       -       yes   yes          yes       yes      -        -      -
        finalise    yes       -       -     -            -         -        -        -      -
        recuse      yes       -       -     -            -         -        -        -      -
        expire      -         -       yes   yes          -         -        -        -      -
        score       yes       -       -     -            -         -        -        -      -
        read_sheet  yes       -       -     -            -         -        -        -      -
    """,
    "recused": """
        action  assessor  second  lead  secretariat  director  auditor  bandung  jabar  administrator
        view    yes       -       yes   yes          yes       yes      -        -      -
    """,
    "cancelled": """
        action  assessor  second  lead  secretariat  director  auditor  bandung  jabar  administrator
        view    -         -       yes   yes          yes       yes      -        -      -
        replan  -         -       yes   yes          -         -        -        -      -
    """,
    "expired": """
        action  assessor  second  lead  secretariat  director  auditor  bandung  jabar  administrator
        view    -         -       yes   yes          yes       yes      -        -      -
    """,
}
AWARDS = {
    "recommended": """
        action   secretariat  colleague  director  lead  assessor  auditor  bandung  garut  jabar  administrator
        view     yes          yes        yes       yes   -         yes      -        -      -      -
        propose  yes          yes        -         -     -         -        -        -      -      -
    """,
    "proposed": """
        action     secretariat  colleague  director  lead  assessor  auditor  bandung  garut  jabar  administrator
        view       yes          yes        yes       yes   -         yes      -        -      -      -
        send_back  -            -          yes       -     -         -        -        -      -      -
        decide     -            -          yes       -     -         -        -        -      -      -
    """,
    "decided": """
        action   secretariat  colleague  director  lead  assessor  auditor  bandung  garut  jabar  administrator
        view     yes          yes        yes       yes   -         yes      -        -      -      -
        undo     yes          yes        -         -     -         -        -        -      -      -
        publish  yes          yes        -         -     -         -        -        -      -      -
    """,
    "published": """
        action  secretariat  colleague  director  lead  assessor  auditor  bandung  garut  jabar  administrator
        view    yes          yes        yes       yes   -         yes      yes      -      yes    -
        recall  yes          yes        yes       -     -         -        -        -      -      -
        revoke  -            -          yes       -     -         -        -        -      -      -
    """,
    "revoked": """
        action  secretariat  colleague  director  lead  assessor  auditor  bandung  garut  jabar  administrator
        view    yes          yes        yes       yes   -         yes      yes      -      yes    -
    """,
}

RUBRIC_PEOPLE = ["secretariat", "colleague", "director", "auditor", "lead", "assessor", "bandung", "jabar", "administrator"]
RUBRICS = {  # that one in force changes no more is said by rubric_drafts.py, in a sentence, to those who might change a draft
    "draft": """
        action          secretariat  colleague  director  auditor  lead  assessor  bandung  jabar  administrator
        view            yes          yes        yes       yes      -     -         -        -      -
        edit_rubric     yes          yes        -         -        -     -         -        -      -
        publish_rubric  yes          yes        -         -        -     -         -        -      -
    """,
    "in force": """
        action          secretariat  colleague  director  auditor  lead  assessor  bandung  jabar  administrator
        view            yes          yes        yes       yes      yes   yes       yes      yes    yes
        edit_rubric     yes          yes        -         -        -     -         -        -      -
        publish_rubric  yes          yes        -         -        -     -         -        -      -
    """,
}


def grid(text):
    """The table as {action: {person: bool}}."""
    head, *rows = (line.split() for line in text.strip().splitlines())
    return {action: {name: mark == "yes" for name, mark in zip(head[1:], marks, strict=True)} for action, *marks in rows}


def drawn(table):
    """{action: {person: bool}} as the text of a table."""
    people = list(next(iter(table.values())))
    rows = [["action", *people], *([action, *("yes" if one[name] else "-" for name in people)] for action, one in table.items())]
    widths = [max(len(row[column]) for row in rows) + 2 for column in range(len(people) + 1)]
    return "\n".join("".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)


def fresh(cast, name):
    """The person as a request would load them: nothing remembered from before."""
    return type(getattr(cast, name)).objects.get(pk=getattr(cast, name).pk)


def may(workflow, user, obj, action):
    return action in {one.name for one in workflow.available(user, obj)}


def table_of(people, cast, obj, visible, workflow, acts):
    """What each person may: see the row, every transition of the life, and further acts. Outside the visible rows nothing counts."""
    table = {"view": {}} | {name: {} for name in workflow.transitions} | {name: {} for name in acts}
    for name in people:
        user = fresh(cast, name)
        sees = visible(user)
        table["view"][name] = sees
        for transition in workflow.transitions:
            table[transition][name] = sees and may(workflow, user, obj, transition)
        for act in acts:
            table[act][name] = sees and can(user, f"{workflow.app}.{act}", obj)
    return {action: row for action, row in table.items() if any(row.values())}


@pytest.mark.parametrize("state", NOMINATIONS)
def test_who_may_do_what_to_a_nomination(state, cast, nominate, assign):
    nomination = nominate(state if state != "lapsed" else "eligible")
    if state in {"eligible", "lapsed"}:
        assign(nomination, "assessor", "accepted")
    nomination = nomination if state != "lapsed" else lapse(nomination, cast)

    actual = table_of(
        NOMINATION_PEOPLE, cast, nomination, lambda user: Nomination.objects.visible_to(user).filter(pk=nomination.pk).exists(), NOMINATION,
        ["edit", "screen", "receive_sample"],
    )  # fmt: skip
    assert drawn(actual) == drawn(grid(NOMINATIONS[state]))


def lapse(nomination, cast):
    nomination.documents.filter(rule__code="nomination_letter").update(expires="2026-01-01", issued="2025-01-01")
    return NOMINATION.perform("lapse", nomination, cast.colleague, "Surat usulan berakhir")


@pytest.mark.parametrize("state", ASSIGNMENTS)
def test_who_may_do_what_to_an_assignment(state, cast, nominate, assign):
    assignment = assign(nominate("eligible"), "assessor", state)

    actual = table_of(
        ASSIGNMENT_PEOPLE, cast, assignment, lambda user: Assignment.objects.visible_to(user).filter(pk=assignment.pk).exists(), ASSIGNMENT,
        ["score", "read_sheet"],
    )  # fmt: skip
    assert drawn(actual) == drawn(grid(ASSIGNMENTS[state]))


@pytest.mark.parametrize("state", AWARDS)
def test_who_may_do_what_to_a_star(state, cast, award):
    star = award(state)

    actual = table_of(AWARD_PEOPLE, cast, star, lambda user: Award.objects.visible_to(user).filter(pk=star.pk).exists(), AWARD, [])
    assert drawn(actual) == drawn(grid(AWARDS[state]))


@pytest.mark.parametrize("state", RUBRICS)
def test_who_may_do_what_to_a_rubric(state, cast, edition, rubric):
    target = rubric_drafts.start(cast.secretariat, rubric.commodity) if state == "draft" else rubric
    table = {"view": {}, "edit_rubric": {}, "publish_rubric": {}}
    for name in RUBRIC_PEOPLE:
        user = fresh(cast, name)
        sees = table["view"][name] = Rubric.objects.visible_to(user).filter(pk=target.pk).exists()
        for act in ("edit_rubric", "publish_rubric"):
            table[act][name] = sees and can(user, f"programme.{act}", target)
    assert drawn(table) == drawn(grid(RUBRICS[state]))
