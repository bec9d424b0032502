"""Who assesses what, as plain values: rows of the assignments page, the load of each seat, the roster of one nomination."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.enums import COUNTED, OWED, WRITABLE, State
from assessments.models import Assignment
from assessments.planning import barring
from ovop_portal.accounts.models import Mandate
from ovop_portal.kit.templatetags.look import commodity

UNDER_WAY = (State.RELEASED, *WRITABLE, State.FINAL)
HIDDEN = gettext_lazy("Ditugaskan")  # what a person who owes a sheet is told of the others that are under way


def seats_of(edition):
    """The seats in force, with everything that `conflicts` asks; two queries."""
    rows = Mandate.objects.in_force().filter(edition=edition).order_by("user__name", "pk")
    return rows.select_related("user__organisation", "institution").prefetch_related("commodities")


def load_of(edition, user):
    """One row per seat: planned, under way, final. On what the user still owes a sheet, final counts as under way."""
    blind = Q(assignments__nomination__in=Assignment.objects.owed_by(user).filter(mandate__edition=edition).values("nomination"))
    final, going = Q(assignments__state=State.FINAL), Q(assignments__state__in=(State.RELEASED, *WRITABLE))
    rows = Mandate.objects.in_force().filter(edition=edition).order_by("user__name", "pk").annotate(
        planned=Count("assignments", filter=Q(assignments__state=State.PLANNED)),
        going=Count("assignments", filter=going | final & blind),
        final=Count("assignments", filter=final & ~blind),
    )  # fmt: skip
    names = ["pk", "user__name", "institution", "institution__name", "lead", "planned", "going", "final"]
    return [one | {"all": one["planned"] + one["going"] + one["final"]} for one in rows.values(*names)]


def rows_of(nominations, user, wanted):
    """Rows of the assignments page for the nominations of one page (loaded with for_list); one query more."""
    assignments = {}
    shown = Assignment.objects.visible_to(user).filter(nomination__in=nominations, state__in=COUNTED)
    for one in shown.order_by("pk").values("nomination_id", "state", "mandate__user_id"):
        assignments.setdefault(one["nomination_id"], []).append(one)
    base = reverse("assessments:assignments")
    return [_row(nomination, assignments.get(nomination.pk, []), user, wanted, base) for nomination in nominations]


def _row(nomination, assignments, user, wanted, base):
    states = [one["state"] for one in assignments]
    blind = any(one["mandate__user_id"] == user.pk and one["state"] in OWED for one in assignments)
    product = nomination.product
    return {
        "code": nomination.code,
        "url": f"{base}{nomination.code}/",
        "product": product.name,
        "region": nomination.region.name,
        "commodity": commodity(product.commodity.code, product.commodity.name),
        "seats": _("%(count)d dari %(wanted)d") % {"count": len(states), "wanted": wanted},
        "lacks": _("kurang %d") % (wanted - len(states)) if wanted > len(states) else "",
        "planned": states.count(State.PLANNED),
        "going": sum(state in UNDER_WAY for state in states),
        "final": None if blind else states.count(State.FINAL),
        "blind": blind,
    }


def roster_of(nomination, user):
    """(assignments of one nomination, whether this person owes a sheet on it). For an owing person the others' state is hidden."""
    rows = list(Assignment.objects.visible_to(user).filter(nomination=nomination).for_list().order_by("pk"))
    blind = any(one.mandate.user_id == user.pk and one.state in OWED for one in rows)
    for one in rows:
        hidden = blind and one.mandate.user_id != user.pk and one.state in UNDER_WAY
        one.is_hidden, one.word = hidden, str(HIDDEN) if hidden else one.get_state_display()
        one.tone_code = State.RELEASED if hidden else one.state
    return rows, blind


def candidates_for(nominations, seats, load, taken):
    """Seats as choices for one or several nominations: {"free": the least loaded first, "barred": each with the sentence why}."""
    by_seat = {one["pk"]: one for one in load}
    rows = [_candidate(seat, nominations, by_seat.get(seat.pk), taken) for seat in seats]
    free = sorted((row for row in rows if not row["barred"]), key=lambda row: (row["load"], row["name"]))
    return {"free": free, "barred": [row for row in rows if row["barred"]]}


def _candidate(seat, nominations, load, taken):
    reasons = [_taken(nomination, seat, taken) or barring(seat, nomination) for nomination in nominations]
    barred = [reason for reason in reasons if reason]
    return {
        "pk": seat.pk,
        "name": seat.user.name,
        "institution": seat.institution.name,
        "lead": seat.lead,
        "load": load["all"] if load else 0,
        "barred": barred[0] if barred and len(barred) == len(nominations) else "",
        "partly": _partly(len(barred), len(nominations)) if 0 < len(barred) < len(nominations) else "",
    }


def _taken(nomination, seat, taken):
    return _("Sudah tercatat pada usulan ini.") if (nomination.pk, seat.pk) in taken else None


def _partly(barred, of):
    return _("terhalang atau sudah tercatat pada %(n)d dari %(of)d usulan") % {"n": barred, "of": of}


def summary_of(load):
    """Sheets planned, under way and final, summed over the seats."""
    return {name: sum(one[name] for one in load) for name in ("planned", "going", "final", "all")}


def preview_rows(found):
    """A preview in words: what is added, by nomination; what exists, with its state; what is barred, and why."""
    added = {}
    for nomination, seat in found.add:
        added.setdefault(nomination.pk, (nomination, []))[1].append(seat.user.name)
    return {
        "count": len(found.add),
        "add": [(nomination.product.name, nomination.region.name, ", ".join(names)) for nomination, names in added.values()],
        "exists": [
            (nomination.product.name, seat.user.name, _known(found.states[nomination.pk, seat.pk])) for nomination, seat in found.exists
        ],
        "barred": [(nomination.product.name, seat.user.name, why) for nomination, seat, why in found.barred],
    }


def _known(state):
    """A state as everybody may know it: how far a sheet is, is told elsewhere, to those who may know."""
    return str(HIDDEN) if state in UNDER_WAY else str(State(state).label)


def release_row(assignment, faults):
    """A planned assignment as ready words."""
    product = assignment.nomination.product
    return {
        "pk": str(assignment.pk),
        "product": product.name,
        "ikm": product.ikm.name,
        "region": assignment.nomination.region.name,
        "assessor": assignment.mandate.user.name,
        "institution": assignment.mandate.institution.name,
        "faults": faults,
    }
