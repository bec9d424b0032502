"""Each person's desk, and the two addresses that ask the portal how it is."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from ovop_portal.audit import facts
from ovop_portal.desk import agenda, readiness, schedule
from ovop_portal.desk.waiting import Waiting
from ovop_portal.kit.permissions import can


@require_GET
def dashboard(request):
    waiting = Waiting(request.user, timezone.now())
    context = {
        "items": agenda.lines(waiting),
        "boards": _boards(waiting),
        "more_time": schedule.more_time(waiting),
        "schedule": schedule.ahead(waiting.editions, waiting.now),
        "events": [facts.row(event) for event in waiting.trail["events"]] if can(request.user, "accounts.see_trail") else [],
    }
    return render(request, "desk/dashboard.html", context)


def _boards(waiting):
    """The editions whose whole state this person may see: those under way, else the newest."""
    if not can(waiting.user, "desk.see_edition"):
        return []
    return waiting.editions or sorted(waiting.all_editions.values(), key=lambda one: -one.year)[:1]


@login_not_required
@never_cache
@require_safe
def alive(request):
    """This process answers. Nothing else is asked, not even the database."""
    return HttpResponse("hidup\n", content_type="text/plain; charset=utf-8")


@login_not_required
@never_cache
@require_safe
def ready(request):
    """Whether this process can take work: 200 or 503, each check with a word."""
    is_ready, checks = readiness.readiness()
    return JsonResponse({"siap": is_ready, "pemeriksaan": checks}, status=200 if is_ready else 503)
