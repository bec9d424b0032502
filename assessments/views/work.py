"""My sheets: the work list, and every button of an assignment's life."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from assessments import exports, worklist
from assessments.filters import WorkFilter
from assessments.models import Assignment
from assessments.views import sheets
from assessments.workflow import ASSIGNMENT
from ovop_portal.buttons import press
from ovop_portal.kit.permissions import can, require
from ovop_portal.programme.models import Commodity

DONE = {
    "release": gettext_lazy("Penugasan dikirim kepada penilai."),
    "cancel": gettext_lazy("Rencana dibatalkan."),
    "replan": gettext_lazy("Penugasan direncanakan lagi."),
    "accept": gettext_lazy("Terima kasih. Berkas dan lembar penilaian terbuka."),
    "finalise": gettext_lazy("Lembar Anda final dan terkunci."),
    "reopen": gettext_lazy("Lembar dibuka kembali; penilainya sudah diberi tahu."),
    "recuse": gettext_lazy("Anda mundur dari usulan ini. Ketua tim sudah diberi tahu."),
    "expire": gettext_lazy("Penugasan dinyatakan lewat waktu; lembarnya tidak dihitung."),
}


def filtered(request):
    """My assignments as the address filters them."""
    commodities = list(Commodity.objects.order_by("order").values_list("code", "name"))
    return WorkFilter(request.GET, worklist.queue(request.user), choices={"komoditas": commodities})


@require_GET
def assignment_list(request):
    """My work: what needs me now first."""
    filterset = filtered(request)
    figures = worklist.figures(filterset.qs)
    paginator = Paginator(filterset.qs.values(*worklist.COLUMNS), 50)
    paginator.count = figures["all"]
    page = paginator.get_page(request.GET.get("page"))
    rows = worklist.present(page.object_list)
    context = {
        "filterset": filterset,
        "figures": figures,
        "page": page,
        "groups": worklist.by_edition(rows),
        "query": request.GET.urlencode(),
        "first": next((row["pk"] for row in rows if row["is_open"]), None),
    }
    return render(request, "assessments/list.html", context)


@require_GET
def list_export(request):
    """My rows as filtered, as a workbook."""
    rows = worklist.present(filtered(request).qs.values(*worklist.COLUMNS))
    return exports.work_list(rows, settings.DEMO)


@require_http_methods(["GET", "POST"])
def transition(request, pk, name):
    """One view for every button: GET shows what it does and asks for the note, POST does it."""
    if name not in ASSIGNMENT:
        raise Http404(name)
    assignment = get_object_or_404(Assignment.objects.visible_to(request.user).for_list(), pk=pk)
    if request.method == "GET":
        require(request.user, ASSIGNMENT.permission(ASSIGNMENT[name]), assignment)
        return confirm(request, assignment, ASSIGNMENT[name])
    moved, errors = press(request, ASSIGNMENT, name, assignment)
    if errors:
        return confirm(request, assignment, ASSIGNMENT[name], errors)
    messages.success(request, DONE[name])
    return redirect(*way_on(request.user, moved, name))


def way_on(user, assignment, name):
    """Where a press leads: the own sheet, the own list, the plenary page, or the roster of the nomination."""
    if can(user, "assessments.accept", assignment):
        return ("assessments:list",) if name == "recuse" else ("assessments:sheet", assignment.pk)
    if name == "reopen":
        return ("assessments:nomination", assignment.nomination.edition.year, assignment.nomination.code)
    return ("assessments:roster", assignment.nomination.code)


def confirm(request, assignment, step, errors=()):
    """The page that asks before a press, and that says why one was refused (422)."""
    blocked = [] if errors else step_blockers(assignment, step)
    typed = request.POST.get("note", "")
    if errors and step.needs_note and not typed.strip() and assignment.state in step.source:
        note_errors, errors = list(errors), [(f"note-{step.name}", sentence) for sentence in errors]
    else:
        note_errors = []
    context = {
        "assignment": assignment,
        "nomination": assignment.nomination,
        "step": step,
        "errors": hide_state(request.user, assignment, step, errors),
        "blocked": hide_state(request.user, assignment, step, blocked),
        "typed": typed,
        "note_word": "needed" if step.needs_note else "",
        "note_errors": note_errors,
        "back": back_to(request.user, assignment),
        "key": get_random_string(20),
        "review": sheets.review_of(assignment) if step.name == "finalise" and assignment.state in step.source else None,
        "sample_data": assignment.nomination.edition.is_sample,
    }
    return render(request, "assessments/transition.html", context, status=422 if errors else 200)


def step_blockers(assignment, step):
    """What would be said if the button were pressed now."""
    if assignment.state not in step.source:
        return [_("Sudah berstatus “%s”.") % assignment.get_state_display()]
    return list(step.blockers(assignment))


def hide_state(user, assignment, step, sentences):
    """Whoever owes a sheet on the nomination does not learn from a refusal how far a colleague is."""
    mine = can(user, "assessments.accept", assignment)
    if not sentences or mine or assignment.state in step.source:
        return list(sentences)
    if Assignment.objects.owed_by(user).filter(nomination=assignment.nomination_id).exists():
        return [_("Penugasan ini sudah berubah. Muat ulang halaman ini.")]
    return list(sentences)


def back_to(user, assignment):
    """The page that one came from: the own sheet, or the roster of the nomination."""
    if can(user, "assessments.accept", assignment):
        return assignment.get_absolute_url()
    return reverse("assessments:roster", args=[assignment.nomination.code])
