"""The desk of the screening: the paper and the checklist side by side, saved in one press; and what stands on that page."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from nominations import differences, facts, screening_acts, screening_file, screening_queue
from nominations.enums import Result
from nominations.models import Nomination
from nominations.screening_filters import ScreeningFilter, kept, narrowed
from nominations.screening_forms import Checklist, SampleForm
from nominations.workflow import NOMINATION
from ovop_portal.audit.trail import unit
from ovop_portal.buttons import press
from ovop_portal.kit.permissions import can, require
from ovop_portal.programme.enums import Demand

DONE = {  # the verdicts that are given here, and what is said after each
    "pass": gettext_lazy("“%s” dinyatakan lolos administrasi."),
    "fail": gettext_lazy("“%s” dinyatakan tidak lolos; dinas pengusul diberi tahu."),
    "return": gettext_lazy("“%s” dikembalikan untuk perbaikan; dinas pengusul diberi tahu."),
    "reinstate": gettext_lazy("Keberatan atas “%s” diterima; butir yang ditolak diperiksa lagi."),
    "lapse": gettext_lazy("“%s” dinyatakan gugur; dinas pengusul diberi tahu."),
}
FILED, CHANGES = "isian", "perubahan"  # what else than a paper can lie beside the checklist
OPENED = {Result.NOT_MET, Result.UNCLEAR}  # results whose reason and remark stand open


def screened(request, code):
    """A sent nomination for whoever may look into its checks: 404 outside of what is visible, 403 inside."""
    nomination = get_object_or_404(Nomination.objects.visible_to(request.user).for_list(), code=code)
    require(request.user, "nominations.see_checks", nomination)
    return nomination


@require_http_methods(["GET", "POST"])
def screening_desk(request, code):
    nomination = screened(request, code)
    if request.method == "POST":
        return _save(request, nomination)
    if request.htmx:
        desk = screening_file.load(nomination, request.user)
        return render(request, "screening/_viewer.html", viewer(request, desk) | {"nomination": nomination})
    return desk_page(request, nomination)


def _save(request, nomination):
    """All items in one press. A file that somebody else has decided meanwhile is refused in words, not with a 403."""
    with unit():
        nomination = screening_acts.locked(nomination)
        barred = screening_acts.closed(nomination)
        require(request.user, "nominations.pass" if barred else "nominations.screen", nomination)
        checklist = Checklist(screening_file.load(nomination, request.user), request.POST)
        accepted = checklist.is_valid() and not barred
        changes = screening_acts.keep(request.user, checklist.desk.revision, checklist.results()) if accepted else {}
    if not accepted:
        return desk_page(request, nomination, checklist=checklist, errors=[barred] if barred else checklist.errors(), status=422)
    _say_saved(request, changes)
    wanted = request.POST.get("putusan", "")
    if wanted == "pass":
        return _pass(request, nomination)
    if wanted in DONE:
        return redirect(address("screening:verdict", request, nomination.code, wanted))
    return _onward(request, nomination)


def _say_saved(request, changes):
    if not changes:
        messages.info(request, _("Tidak ada hasil yang berubah."))
    else:
        messages.success(request, ngettext("%d hasil tersimpan.", "%d hasil tersimpan.", len(changes)) % len(changes))


def _pass(request, nomination):
    """The shortest way: save and declare eligible in one press; a refusal leaves the results saved and the state as it was."""
    moved, refused = press(request, NOMINATION, "pass", nomination)
    if refused:
        return desk_page(request, Nomination.objects.for_list().get(pk=nomination.pk), errors=refused, status=422)
    return told(request, moved, "pass")


def _onward(request, nomination):
    """Back to the same paper, or to the next one that waits; when none does, to the verdict."""
    shown = request.POST.get("dokumen", "")
    if "berikutnya" not in request.POST:
        return redirect(address("screening:desk", request, nomination.code, dokumen=shown, part=f"butir-{shown}" if shown else ""))
    rule = screening_file.load(nomination, request.user).after(shown)
    if rule is None:
        return redirect(address("screening:desk", request, nomination.code, dokumen=shown, part="keputusan"))
    return redirect(address("screening:desk", request, nomination.code, dokumen=rule.code, part=f"butir-{rule.code}"))


def told(request, nomination, name):
    """After a verdict: say it, and go on with the next file of the list that a person is working through."""
    messages.success(request, DONE[name] % nomination.product)
    if name == "reinstate":
        return redirect(address("screening:desk", request, nomination.code))
    following = next_file(request, nomination)
    if following:
        return redirect(address("screening:desk", request, following.code))
    return redirect(address("screening:list", request))


def next_file(request, nomination):
    """The next file that is ready, within the filters that the address carries; None when all is done."""
    queue = screening_queue.queue(request.user)
    rows = ScreeningFilter(narrowed(kept(request.GET), nomination), queue, request.user).qs
    return screening_queue.following(rows, nomination)


def address(name, request, *args, dokumen="", part=""):
    """An address of the screening that keeps the filters of the list; `part` is the place on the page."""
    query = "&".join(one for one in (f"dokumen={dokumen}" if dokumen else "", kept(request.GET)) if one)
    return reverse(name, args=args) + (f"?{query}" if query else "") + (f"#{part}" if part else "")


# --- what stands on the page -------------------------------------------------------------------------------------------


def desk_page(request, nomination, checklist=None, errors=(), sample=None, shown="", status=200):
    """The whole desk; with a refused checklist or receipt everything that was typed stands there still."""
    desk = checklist.desk if checklist else screening_file.load(nomination, request.user)
    may_screen = can(request.user, "nominations.screen", nomination)
    unsaved = checklist.typed() if checklist and not may_screen else []
    if may_screen and checklist is None:
        checklist = Checklist(desk)
    waiting = bool(desk.open_rules())
    context = {
        "nomination": nomination,
        "desk": desk,
        "groups": _groups(request, desk, checklist if may_screen else None),
        "absent": [rule.name for rule in desk.rules if not desk.judged(rule)],
        "may_screen": may_screen,
        "waiting": waiting,
        "progress": desk.progress(),
        "verdicts": _verdicts(request, nomination),
        "second_person": _second_person(request, nomination),
        "said": screening_file.last_verdict(nomination),
        "following": next_file(request, nomination),
        "query": kept(request.GET),
        "errors": errors,
        "unsaved": unsaved,
        "key": request.POST.get("key") or get_random_string(24),
    }
    return render(request, "screening/desk.html", context | viewer(request, desk, shown, sample), status=status)


def _groups(request, desk, checklist):
    """[(title, rows)] of what is judged, by how much a paper is wanted."""
    rows = [row for row in screening_file.rows(desk, kept(request.GET)) if row["judged"]]
    for row in rows:
        row["form"] = form = checklist.forms.get(row["code"]) if checklist else None
        row["open"] = bool(form and (form["result"].value() in OPENED or form["remark"].value() or form.errors))
    titles = [(Demand.MANDATORY, _("Syarat wajib")), (Demand.ASKED, _("Diminta")), (Demand.BONUS, _("Nilai tambah"))]
    groups = [(title, [row for row in rows if row["demand"] == demand]) for demand, title in titles]
    return [group for group in groups if group[1]]


def _verdicts(request, nomination):
    """The verdicts this person may give now, each with the sentences that still bar it."""
    return [
        {"name": one.name, "label": one.label, "danger": one.transition.tone == "danger", "blockers": one.blockers}
        for one in NOMINATION.buttons(request.user, nomination)
        if one.name in DONE
    ]


def _second_person(request, nomination):
    """Whether somebody else has to act, because this person gave the verdict."""
    mine = nomination.screened_by_id == request.user.pk
    return mine and any(nomination.state in NOMINATION[name].source for name in ("lapse", "reinstate"))


def viewer(request, desk, shown="", sample=None):
    """What lies beside the checklist: a paper, what was filed, or what changed since the revision before."""
    query = kept(request.GET)
    wanted = request.GET.get("lihat", "")
    base = {
        "filed_url": address("screening:desk", request, desk.nomination.code) + ("&" if query else "?") + f"lihat={FILED}",
        "changes_url": address("screening:desk", request, desk.nomination.code) + ("&" if query else "?") + f"lihat={CHANGES}",
        "desk": desk,
        "query": query,
    }
    if wanted == FILED:
        return base | {"shown": FILED, "sections": facts.sections(desk.revision), "photo": facts.photo(desk.nomination, desk.revision)}
    if wanted == CHANGES and desk.before:
        changes = differences.in_words(desk.before.content, desk.revision.content)
        return base | {"shown": CHANGES, "changes": changes, "returned": screening_file.last_return(desk.nomination)}
    rule = screening_file.chosen(desk, shown or request.POST.get("dokumen") or request.GET.get("dokumen", ""))
    row = screening_file.row(desk, rule, query) if rule else None
    may_receive = bool(row and row["is_sample"] and row["paper"] and can(request.user, "nominations.receive_sample", desk.nomination))
    return base | {
        "shown": "dokumen",
        "row": row,
        "as": screening_file.shown_as(row["paper"]) if row else "nothing",
        "sample_form": (sample or SampleForm()) if may_receive and not row["paper"]["received_at"] else None,
    }
