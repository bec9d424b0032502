"""One sheet: the declaration before it opens, the form beside the file, the locked sheet with what the others found."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments import comparing, marking, sheet_page, worklist
from assessments.enums import OPENED, WRITABLE, State
from assessments.models import Assignment
from assessments.workflow import ASSIGNMENT, closes_at, scoring_blockers
from nominations.facts import file_of
from ovop_portal.kit.permissions import require


@require_http_methods(["GET", "POST"])
def sheet(request, pk):
    """My assignment: nobody else's page opens here, the others' sheets are read in the plenary."""
    if request.method == "POST":
        return saved(request, pk)
    rows = Assignment.objects.visible_to(request.user).for_list().select_related("sheet__revision")
    assignment = get_object_or_404(rows, pk=pk)
    require(request.user, "assessments.accept", assignment)
    if assignment.state not in OPENED:
        return render(request, "assessments/declaration.html", closed_context(assignment))
    return render(request, "assessments/sheet.html", sheet_context(request.user, assignment))


def saved(request, pk):
    """One POST for everything: a whole save by a button, or a small one by htmx, which swaps the saved state alone."""
    try:
        outcome = marking.save(request.user, pk, request.POST)
    except Assignment.DoesNotExist as error:
        raise Http404(str(pk)) from error
    if request.htmx:
        return HttpResponse(saved_part(outcome), status=200 if outcome.is_saved else 422)
    if not outcome.is_saved:
        context = sheet_context(request.user, outcome.sheet.assignment, outcome)
        return render(request, "assessments/sheet.html", context, status=422)
    act = request.POST.get("act")
    if act == "final":
        return redirect("assessments:transition", pk, "finalise")
    if act == "next":
        return on_to_next(request, outcome.sheet.assignment)
    messages.success(request, _("Lembar tersimpan."))
    return redirect("assessments:sheet", pk)


def on_to_next(request, assignment):
    following = worklist.next_after(request.user, assignment)
    if following is None:
        messages.success(request, _("Lembar tersimpan. Tidak ada lagi penugasan yang menunggu Anda."))
        return redirect("assessments:list")
    messages.success(request, _("Lembar sebelumnya tersimpan."))
    return redirect("assessments:sheet", following)


def saved_part(outcome):
    """The saved state as htmx swaps it in: instant, running total and version, or why nothing was saved."""
    given = outcome.sheet.stored if outcome.is_saved else None
    version = outcome.sheet.assignment.sheet.version if outcome.is_saved else outcome.posted.version
    errors = [*outcome.errors, *(sentence for _field, sentence in outcome.posted.faults)]
    return render_to_string(
        "assessments/_saved.html",
        {
            "saved_at": outcome.sheet.assignment.sheet.saved_at,
            "version": "" if version is None else version,
            "progress": sheet_page.progress_of(outcome.sheet, given),
            "errors": errors,
        },
    )


def sheet_context(user, assignment, outcome=None):
    """Everything of the page of an opened sheet; with `outcome`, of a save that was refused: its values, nothing lost."""
    found = outcome.sheet if outcome else marking.load(assignment)
    writable = assignment.state in WRITABLE
    unmarked = found.unmarked()
    return {
        **base_context(assignment),
        **file_of(assignment.sheet.revision, user),
        "sheet": assignment.sheet,
        "writable": writable,
        "aspects": sheet_page.aspects_of(found, outcome),
        "progress": sheet_page.progress_of(found),
        "saved_at": assignment.sheet.saved_at if found.stored or assignment.sheet.version > 1 else None,
        "version": outcome.posted.version if outcome and not outcome.conflicts else assignment.sheet.version,
        "sheet_note": outcome.posted.note if outcome else assignment.sheet.note,
        "note_fault": dict(outcome.posted.faults).get("note", "") if outcome else "",
        "note_theirs": outcome.conflicts.get("note") if outcome else None,
        "errors": [*outcome.errors, *conflict_links(outcome), *outcome.posted.faults] if outcome else [],
        "barred": scoring_blockers(assignment) if writable and not outcome else [],
        "unmarked": [(f"i{one.pk}", one.code, one.name) for one in unmarked] if writable else [],
        "until": closes_at(assignment) if writable else None,
        "key": outcome.posted.key if outcome else get_random_string(20),
        "team": team_context(user, assignment) if assignment.state == State.FINAL else None,
        "following": worklist.next_after(user, assignment) if not writable else None,
    }


def base_context(assignment):
    nomination = assignment.nomination
    return {
        "assignment": assignment,
        "nomination": nomination,
        "product": nomination.product,
        "edition": nomination.edition,
        "sample_data": nomination.edition.is_sample,
    }


def closed_context(assignment):
    """Before the file opens: a summary, the declaration or the way out. Nothing of the file itself."""
    waiting = assignment.state == State.RELEASED
    return base_context(assignment) | {
        "accept": ASSIGNMENT["accept"],
        "waiting": waiting,
        "blocked": scoring_blockers(assignment) if waiting else [],
        "until": closes_at(assignment),
        "key": get_random_string(20),
    }


def conflict_links(outcome):
    """Links from the summary of errors to every indicator that two windows marked differently."""
    codes = {one.pk: one.code for one in outcome.sheet.indicators}
    return [
        ("note", _("Catatan umum berbeda.")) if place == "note" else (f"i{place}", _("%s berbeda.") % codes[place])
        for place in outcome.conflicts
    ]


def team_context(user, assignment):
    """The others' totals and the standing, once my sheet is final; None while this person may not see them."""
    standing = comparing.standing_for(user, assignment.nomination)
    if standing is None:
        return None
    return {"standing": standing, "others": comparing.others_of(assignment.nomination, user)}


def review_of(assignment):
    """What a sheet looks like before it becomes final: shares per aspect, total, unmarked indicators as links to the sheet."""
    found = marking.load(assignment)
    unmarked = found.unmarked()
    return {
        "shares": sheet_page.shares_of(found),
        "progress": sheet_page.progress_of(found),
        "unmarked": [(f"{assignment.get_absolute_url()}#i{one.pk}", one.code, one.name) for one in unmarked],
    }
