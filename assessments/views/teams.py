"""Which edition a page of the team is about, and who may look at it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from ovop_portal.kit.permissions import can
from ovop_portal.programme.enums import Phase
from ovop_portal.programme.models import Edition

AT_WORK = (Phase.ASSESSMENT, Phase.DECISION)


def editions_for(user):
    """The editions whose team pages this person may see, newest first. 403 when there is none."""
    editions = [one for one in Edition.objects.visible_to(user).order_by("-year") if can(user, "assessments.see_team", one)]
    if not editions:
        raise PermissionDenied("assessments.see_team")
    return editions


def at_work(editions):
    """The newest edition whose sheets are being written or weighed; else the newest that has begun; else the newest."""
    phases = [(one, one.phase()) for one in editions]
    return next(
        (one for one, phase in phases if phase in AT_WORK),
        next((one for one, phase in phases if phase != Phase.PREPARATION), editions[0]),
    )


def chosen(request, editions, name="periode"):
    """The edition that the address names, else the one at work."""
    year = request.GET.get(name) or request.POST.get(name)
    if not year:
        return at_work(editions)
    for edition in editions:
        if str(edition.year) == year:
            return edition
    raise Http404(year)
