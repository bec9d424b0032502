"""The verdicts of the screening, each on a page that shows what it follows from."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nominations import screening_file
from nominations.enums import Result
from nominations.models import Nomination
from nominations.models.checklist import moment
from nominations.screening_desk_views import DONE, address, screened, told
from nominations.screening_filters import kept
from nominations.screening_forms import DeskReturnForm, NoteForm
from nominations.workflow import NOMINATION
from ovop_portal.buttons import press
from ovop_portal.kit.clocks import passed
from ovop_portal.kit.permissions import require


@require_http_methods(["GET", "POST"])
def screening_verdict(request, code, name):
    """GET asks for the reason, already written from the items; POST gives the verdict and goes on to the next file."""
    nomination = screened(request, code)
    if name not in DONE:
        raise Http404(name)
    transition = NOMINATION[name]
    require(request.user, NOMINATION.permission(transition), nomination)
    desk = screening_file.load(nomination, request.user)
    form = _form(request, desk, transition)
    if request.method == "GET":
        if nomination.state not in transition.source:
            messages.info(request, _("Usulan ini sudah berstatus “%s”.") % nomination.get_state_display())
            return redirect(address("screening:desk", request, code))
        return _page(request, desk, transition, form, barred=_barred(nomination, transition))
    if form is not None and not form.is_valid():
        return _page(request, desk, transition, form, status=422)
    extra = {"due": form.cleaned_data["due"]} if name == "return" else {}
    moved, refused = press(request, NOMINATION, name, nomination, **extra)
    if refused:
        return _page(request, desk, transition, form, errors=refused, status=422)
    return told(request, moved, name)


def _form(request, desk, transition):
    """The form of this verdict, its note prefilled from the items; None where nothing is asked."""
    posted = request.POST if request.method == "POST" else None
    if transition.name == "return":
        return DeskReturnForm(posted, nomination=desk.nomination, initial={"note": screening_file.wanting(desk)})
    if not transition.needs_note:
        return None
    return NoteForm(posted, initial={"note": screening_file.wanting(desk, {Result.NOT_MET}) if transition.name == "fail" else ""})


def _barred(nomination, transition):
    """What bars the verdict now, in words."""
    closes = nomination.edition.screening_closes
    if transition.name == "return" and passed(closes):
        return [_("Seleksi administrasi berakhir pada %s, jadi tidak ada lagi waktu untuk perbaikan.") % moment(closes)]
    return list(transition.blockers(nomination))


def _page(request, desk, transition, form, errors=(), barred=(), status=200):
    nomination = Nomination.objects.for_list().get(pk=desk.nomination.pk)
    context = {
        "nomination": nomination,
        "desk": desk,
        "items": [row for row in screening_file.rows(desk) if row["item"]],
        "name": transition.name,
        "button": transition.button,
        "danger": transition.tone == "danger",
        "form": form,
        "errors": errors,
        "barred": barred,
        "back": address("screening:desk", request, nomination.code),
        "query": kept(request.GET),
        "key": request.POST.get("key") or get_random_string(24),
    }
    return render(request, "screening/verdict.html", context, status=status)
