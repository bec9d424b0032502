"""Who may do what to an assignment and its sheet. tests/test_permissions.py holds the resulting table, in full."""

from django.utils.translation import gettext_lazy as _

from assessments.enums import OPENED, WRITABLE
from assessments.models import Assignment
from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.permissions import has_mandate, leads
from ovop_portal.audit.words import name_actions
from ovop_portal.kit.permissions import declare, predicate, role


@predicate
def is_mine(user, assignment):
    return assignment.mandate.user_id == user.pk and assignment.mandate.ended_at is None


@predicate
def leads_it(user, assignment):
    return leads(user, assignment.nomination.edition_id)


@predicate
def leads_edition(user, edition):
    return leads(user, edition.pk)


@predicate
def sits_in_team(user, edition):
    return has_mandate(user, edition.pk)


@predicate
def writable(user, assignment):
    return assignment.state in WRITABLE


@predicate
def opened(user, assignment):
    return assignment.state in OPENED


@predicate
def owes_own_sheet(user, assignment):
    """Whoever still has to score the nomination learns nothing of other sheets, not even by pressing their buttons."""
    return Assignment.objects.owed_by(user).filter(nomination=assignment.nomination_id).exists()


secretariat = role(Role.SECRETARIAT)
readers = role(Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR)

RULES = {
    # asked of an edition
    "see_team": readers | leads_edition,
    "plan": secretariat | leads_edition,
    "export": readers | leads_edition,
    # asked of an assignment
    "release": secretariat | leads_it,
    "cancel": secretariat | leads_it | role(Role.SYSTEM),  # when a head closes the account of a colleague with a seat
    "replan": secretariat | leads_it,
    "expire": (secretariat | leads_it) & ~owes_own_sheet,
    "accept": is_mine,
    "recuse": is_mine,
    "score": is_mine & writable,
    "finalise": is_mine,
    "reopen": (secretariat | leads_it) & ~is_mine & ~owes_own_sheet,
    "read_sheet": is_mine & opened,
    # asked of an edition, about one of its nominations
    "record_visit": secretariat | leads_edition,
}

declare("assessments", RULES)

name_actions(
    "assessments",
    {
        "plan": _("Merencanakan penugasan"),
        "score": _("Mengisi lembar penilaian"),
        "record_visit": _("Mencatat kunjungan"),
        "end_seat": _("Mengakhiri mandat penilai"),
    },
)
