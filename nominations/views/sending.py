"""Sending a nomination: the summary with what is missing, every button of its life, and the receipt."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from nominations import course, facts
from nominations.enums import Step
from nominations.forms import ReturnForm
from nominations.models import Nomination, checklist
from nominations.views.detail import detail_context
from nominations.views.own import WHOLE, step_answer
from nominations.workflow import NOMINATION
from ovop_portal.buttons import press
from ovop_portal.kit.permissions import require

DONE = {
    "endorse": gettext_lazy("Usulan direkomendasikan dan diteruskan ke sekretariat."),
    "return": gettext_lazy("Usulan dikembalikan; dinas pengusul diberi tahu."),
    "withdraw": gettext_lazy("Usulan ditarik."),
    "pass": gettext_lazy("Usulan dinyatakan lolos administrasi."),
    "fail": gettext_lazy("Usulan dinyatakan tidak lolos."),
    "lapse": gettext_lazy("Usulan dinyatakan gugur."),
    "reinstate": gettext_lazy("Keberatan diterima; usulan kembali ke seleksi administrasi."),
}


def new_key():
    """The key of one rendered form: the same press twice is one act."""
    return get_random_string(24)


def send_page(request, nomination, errors=()):
    """The last step: what is missing, each with its step, or the one button; and all that will be sent."""
    barred = checklist.closed(nomination)
    context = {
        "barred": barred,
        "missing": [(str(Step(gap.step).label), course.step_url(nomination, gap.step), gap) for gap in nomination.gaps()],
        "errors": errors,
        "key": new_key(),
        "again": nomination.submitted_at is not None,
    } | facts.draft_of(nomination, request.user)
    return step_answer(request, "nominations/send.html", nomination, Step.SEND, refused=bool(errors), **context)


@require_http_methods(["GET", "POST"])
def nomination_transition(request, code, name):
    """One view for every button: the table in workflow.py says what the button does."""
    nomination = get_object_or_404(Nomination.objects.visible_to(request.user).select_related(*WHOLE), code=code)
    if name not in NOMINATION:
        raise Http404(name)
    transition = NOMINATION[name]
    if request.method == "GET":
        return _ask(request, nomination, transition)
    form = _form(name, nomination, request.POST)
    if form is not None and not form.is_valid():
        require(request.user, NOMINATION.permission(transition), nomination)
        return _page(request, nomination, transition, form=form, status=422)
    extra = {"due": form.cleaned_data["due"]} if form is not None else {}
    moved, refused = press(request, NOMINATION, name, nomination, **extra)
    if refused:
        return _refused(request, nomination, transition, form, refused)
    if name == "submit":
        return redirect("nominations:receipt", moved.code, moved.revision().number)
    messages.success(request, DONE[name])
    return redirect(moved)


def _form(name, nomination, data=None):
    return ReturnForm(data, nomination=nomination) if name == "return" else None


def _ask(request, nomination, transition):
    """The page that says what the button does, before it is pressed."""
    require(request.user, NOMINATION.permission(transition), nomination)
    if nomination.state not in transition.source:
        messages.info(request, _("Usulan ini sudah berstatus “%s”.") % nomination.get_state_display())
        return redirect(nomination)
    if transition.name == "submit":
        return redirect(course.step_url(nomination, Step.SEND))
    return _page(request, nomination, transition, form=_form(transition.name, nomination))


def _refused(request, nomination, transition, form, refused):
    """The page from which the button was pressed, with the reasons; what was typed stands there still."""
    nomination = Nomination.objects.select_related(*WHOLE).get(pk=nomination.pk)
    if nomination.state not in transition.source:
        return render(request, "nominations/detail.html", detail_context(request.user, nomination) | {"errors": refused}, status=422)
    if transition.name == "submit":
        return send_page(request, nomination, errors=refused)
    return _page(request, nomination, transition, form=form, errors=refused, status=422)


def _page(request, nomination, transition, form=None, errors=(), status=200):
    context = {
        "nomination": nomination,
        "name": transition.name,
        "button": transition.button,
        "confirm": transition.confirm,
        "note": "needed" if transition.needs_note else "optional",
        "danger": transition.tone == "danger",
        "blocked_by": [] if errors else list(transition.blockers(nomination)),
        "form": form,
        "errors": errors,
        "value": request.POST.get("note", ""),
        "key": new_key(),
    }
    return render(request, "nominations/transition.html", context, status=status)


@require_GET
def nomination_receipt(request, code, number):
    """A page for paper: what was received, when, and the hash that proves it."""
    nomination = get_object_or_404(Nomination.objects.visible_to(request.user).select_related(*WHOLE), code=code)
    require(request.user, "nominations.see_screening", nomination)
    revision = get_object_or_404(nomination.revisions.select_related("sent_by__organisation"), number=number)
    context = {
        "nomination": nomination,
        "revision": revision,
        "said": revision.content,
        "papers": facts.papers(revision, request.user),
        "intact": revision.is_intact(),
        "back": nomination.get_absolute_url(),
        "sample": nomination.edition.is_sample,
    }
    return render(request, "nominations/receipt.html", context)
