"""Who may do what to a star. tests/test_permissions.py holds the resulting table, in full."""

from django.utils.translation import gettext_lazy as _

from assessments.models import Assignment
from ovop_portal.accounts.enums import Role
from ovop_portal.accounts.permissions import leads
from ovop_portal.audit.words import name_actions
from ovop_portal.kit.permissions import declare, predicate, role


@predicate
def leads_team(user, edition):
    return leads(user, edition.pk)


@predicate
def assessed_it(user, award):
    return Assignment.objects.final().filter(nomination=award.nomination_id, mandate__user=user).exists()


def assessed(user, awards):
    """Ids of the nominations among these stars that the person gave a final sheet to: the same question for many, in one query."""
    own = Assignment.objects.final().filter(nomination__in=[award.nomination_id for award in awards], mandate__user=user)
    return set(own.values_list("nomination", flat=True))


@predicate
def proposed_it(user, award):
    return award.proposed_by_id == user.pk


@predicate
def decided_it(user, award):
    return award.decided_by_id == user.pk


secretariat = role(Role.SECRETARIAT)
director = role(Role.DIRECTOR)

RULES = {
    # asked of an edition
    "recommend": leads_team | secretariat,
    "see_decisions": role(Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR) | leads_team,
    "propose_all": secretariat,
    "draw_decree": director,
    "announce": secretariat,
    # asked of an award
    "propose": secretariat & ~assessed_it,
    "send_back": director,
    "decide": director & ~proposed_it & ~assessed_it,
    "undo": (secretariat | director) & ~decided_it,
    "publish": secretariat,
    "recall": secretariat | director,
    "revoke": director,
}

declare("awards", RULES)

name_actions(
    "awards",
    {
        "recommend": _("Merekomendasikan bintang"),
        "draw_decree": _("Mencatat keputusan menteri"),
        "import": _("Mencatat bintang dari pemberitaan"),
    },
)
