"""What hangs on a seat in the team, and what becomes of it when the seat ends: nothing is inherited, the lead assigns anew."""

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from assessments.conflicts import conflicts
from assessments.enums import COUNTED, State
from assessments.models import Assignment
from assessments.workflow import ASSIGNMENT
from ovop_portal.accounts.models import Mandate, User
from ovop_portal.audit.trail import record
from ovop_portal.kit.permissions import can

GOING = [State.RELEASED, State.ACCEPTED, State.REOPENED]  # handed out and not final


def open_work(user):
    """Unfinished sheets of this person and what is only planned, as sentences."""
    rows = Assignment.objects.filter(mandate__user=user)
    going = rows.filter(state__in=GOING).count()
    planned = rows.filter(state=State.PLANNED, mandate__ended_at=None).count()
    found = []
    if going:
        found.append(ngettext("%d lembar penilaian yang belum final", "%d lembar penilaian yang belum final", going) % going)
    if planned:
        found.append(ngettext("%d rencana penugasan, yang dibatalkan", "%d rencana penugasan, yang dibatalkan", planned) % planned)
    return found


def leave(leaver, successor, actor):
    """End the leaver's seats and cancel their plans; a conflict-free colleague is chosen by the lead, never inherited.

    Runs inside the caller's unit. Where the actor has no say over assignments (a head of an office closes a colleague's account), the
    plans are cancelled by the system.
    """
    seats = list(Mandate.objects.in_force().filter(user=leaver).select_for_update(of=("self",)).order_by("pk"))
    for seat in seats:
        hand = actor if can(actor, "assessments.plan", seat.edition) else User.objects.system()
        dropped = drop_plans(seat, hand, gettext("Mandat penilainya berakhir: akunnya dinonaktifkan."))
        seat.ended_at = timezone.now()
        seat.version += 1
        seat.save(update_fields=["ended_at", "version"])
        record(actor, "assessments.end_seat", seat, dropped=dropped)
    return len(seats)


def duties(seats):
    """mandate id → how many assignments are planned, handed out and not final, and counted in all; in one query."""
    rows = Assignment.objects.filter(mandate__in=[seat.pk for seat in seats], state__in=COUNTED).order_by().values_list("mandate")
    planned, going = Q(state=State.PLANNED), Q(state__in=GOING)
    counted = rows.annotate(planned=Count("pk", filter=planned), going=Count("pk", filter=going), all=Count("pk"))
    return {mandate: {"planned": plans, "going": under_way, "all": every} for mandate, plans, under_way, every in counted}


def faults(seat, commodities):
    """Why a seat cannot take these values: an assignment that counts would lie outside its commodities or meet a conflict."""
    counted = Assignment.objects.filter(mandate=seat.pk, state__in=COUNTED).select_related("nomination__product__commodity")
    nominations = [assignment.nomination for assignment in counted.order_by("pk")]
    kept = {commodity.pk for commodity in commodities}
    found = {}
    for nomination in nominations:
        commodity = nomination.product.commodity
        reasons = conflicts(seat, nomination)
        if commodity.pk not in kept:
            reasons.append(gettext("%s tidak termasuk komoditas yang dipilih.") % commodity.name)
        for reason in reasons:
            found.setdefault(reason, []).append(nomination.code)
    sentence = gettext("%(reason)s Sudah direncanakan atau ditugaskan: %(codes)s. Batalkan atau mundurkan penugasan itu lebih dulu.")
    return [sentence % {"reason": reason, "codes": ", ".join(codes)} for reason, codes in found.items()]


def drop_plans(seat, actor, note):
    """Take back what was only planned for a seat that ends; returns how many. Runs inside the caller's unit."""
    planned = Assignment.objects.filter(mandate=seat, state=State.PLANNED).order_by("pk")
    return len([ASSIGNMENT.perform("cancel", assignment, actor, note) for assignment in planned])
