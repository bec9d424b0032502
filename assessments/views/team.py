"""The plenary: an edition's ranking, one nomination with its sheets side by side, the visit."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assessments import comparing, exports, marks, ranking, rosters
from assessments.enums import State
from assessments.filters import TeamFilter, choices_of
from assessments.forms import VisitForm
from assessments.models import Assignment, Visit
from assessments.views.teams import at_work, editions_for
from assessments.workflow import REOPEN_BARRIERS
from nominations.models import Nomination
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.permissions import can, require
from ovop_portal.programme.models import Edition


@require_GET
def plenary(request):
    """The edition whose sheets are being written or weighed."""
    return redirect("assessments:team", at_work(editions_for(request.user)).year)


def edition_of(request, year, action="assessments.see_team"):
    editions = ranking.with_judged(Edition.objects.visible_to(request.user).select_related("star_rule"))
    edition = get_object_or_404(editions, year=year)
    require(request.user, action, edition)
    return edition


def ordered_by(request):
    order = request.GET.get("urut", ranking.FIRST)
    return order if order in ranking.ORDERS else ranking.FIRST


@require_GET
def team(request, year):
    """How far the edition is, and its nominations in order of their total. What I still have to score stands apart, unseen."""
    edition = edition_of(request, year)
    standings = ranking.standings_of(request.user, edition)
    filterset = TeamFilter(request.GET, standings, choices_of(edition))
    order, figures = ordered_by(request), ranking.figures(standings)
    narrowed = any(request.GET.get(name) for name in filterset.filters)
    count = filterset.qs.count() if narrowed else figures["nominations"]
    page, rows = ranking.page_of(filterset.qs, order, request.GET.get("page"), count, edition.year)
    owed = ranking.owed_rows(request.user, edition)
    context = {
        "edition": edition,
        "figures": figures,
        "unassigned": max(0, edition.judged - figures["begun"] - len(owed)),
        "filterset": filterset,
        "narrowed": narrowed,
        "page": page,
        "rows": rows,
        "order": order,
        "owed": owed,
        "may_export": can(request.user, "assessments.export", edition),
        "query": request.GET.urlencode(),
        "sample_data": edition.is_sample,
    }
    return render(request, "assessments/team.html", context)


@require_GET
def team_export(request, year):
    """The same rows in the same order, as a workbook: what this person may not see is not in it either."""
    edition = edition_of(request, year, "assessments.export")
    standings = TeamFilter(request.GET, ranking.standings_of(request.user, edition), choices_of(edition)).qs
    return exports.team(edition, standings.order_by(*ranking.ORDERS[ordered_by(request)]), ranking.owed_rows(request.user, edition))


def nomination_of(request, year, code):
    rows = Nomination.objects.visible_to(request.user).for_list().select_related("edition__star_rule", "visit__recorded_by")
    nomination = get_object_or_404(rows, edition__year=year, code=code)
    require(request.user, "assessments.see_team", nomination.edition)
    return nomination


@require_GET
def nomination(request, year, code):
    """One nomination before the plenary: sheets side by side, reasons, the visit."""
    found = nomination_of(request, year, code)
    return render(request, "assessments/nomination.html", nomination_context(request.user, found))


def nomination_context(user, found, form=None, errors=()):
    may_visit = can(user, "assessments.record_visit", found.edition)
    owed = Assignment.objects.owed_by(user).filter(nomination=found).first()
    standing = None if owed else comparing.standing_for(user, found)
    matrix = comparing.matrix_of(found) if standing and standing.sheets_final else None
    return {
        "nomination": found,
        "edition": found.edition,
        "owed": owed,
        "standing": standing,
        "star": ranking.star_words(standing.star) if standing else "",
        "matrix": matrix,
        "strip": comparing.strip_of(matrix["sheets"], standing, found.edition.star_rule) if matrix else None,
        "assignments": [] if owed else rosters.roster_of(found, user)[0],
        "reopenable": reopenable(user, found, owed),
        "visit": visit_of(found),
        "form": form or (VisitForm(instance=visit_for(found, user)) if may_visit else None),
        "errors": errors,
        "key": get_random_string(20),
        "sample_data": found.edition.is_sample,
    }


def reopenable(user, found, owed):
    """(ids of the final sheets that this person may open again, the sentence that bars it for all of them)."""
    if owed:
        return set(), []
    finals = Assignment.objects.final().filter(nomination=found).select_related("mandate", "nomination")
    ids = {one.pk for one in finals if can(user, "assessments.reopen", one)}
    return ids, barriers(found) if ids else []


def barriers(found):
    """Why nothing of an assessment may move any more: the star is on its way. Asked of any assignment of the nomination."""
    return [sentence for sentence in REOPEN_BARRIERS.ask(Assignment(nomination=found, state=State.FINAL)) if sentence]


def visit_of(found):
    return getattr(found, "visit", None)


def visit_for(found, user):
    """The stored visit, or an unsaved one of this person, whose version no stored one has."""
    return visit_of(found) or Visit(nomination=found, recorded_by=user, version=0)


@require_http_methods(["GET", "POST"])
def visit(request, year, code):
    """Record the visit, or correct it: the standing is counted anew, because two and three stars ask for it."""
    found = nomination_of(request, year, code)
    if request.method == "GET":
        return redirect("assessments:nomination", year, code)
    require(request.user, "assessments.record_visit", found.edition)
    with unit():
        Nomination.objects.select_for_update(of=("self",)).get(pk=found.pk)  # two first reports of one visit wait for each other
        stored = Visit.objects.filter(nomination=found).first()
        form = VisitForm(request.POST, instance=stored or Visit(nomination=found, recorded_by=request.user))
        sentences = barriers(found)
        if form.is_valid() and not sentences:
            made = form.save()
            record(request.user, "assessments.record_visit", made, changed=form.changes())
            marks.settle(found)
    if sentences or not form.is_valid():
        return render(request, "assessments/nomination.html", nomination_context(request.user, found, form, sentences), status=422)
    messages.success(request, _("Kunjungan tercatat dan hasil sementara dihitung ulang."))
    return redirect("assessments:nomination", year, code)
