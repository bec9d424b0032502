"""More time to send, for everybody to see: the list, a proposal, and the decision of a second person."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ovop_portal.audit.trail import unit
from ovop_portal.buttons import press
from ovop_portal.kit.forms import posted
from ovop_portal.kit.permissions import can, require
from ovop_portal.kit.sheets import xlsx_response
from ovop_portal.programme import extending, setup_exports
from ovop_portal.programme.enums import ExtensionState
from ovop_portal.programme.extension_forms import ExtensionForm
from ovop_portal.programme.models import Edition, Extension
from ovop_portal.programme.views.saving import sample_mark
from ovop_portal.programme.workflow import EXTENSION

PER_PAGE = 50


@require_http_methods(["GET", "POST"])
def extension_list(request, year):
    """Everybody reads what was granted; the secretariat proposes on the same page."""
    edition = _edition(request, year)
    if request.method == "POST":
        require(request.user, "programme.propose_extension", edition)
    may_propose = can(request.user, "programme.propose_extension", edition)
    barred = extending.bar(edition) if may_propose else ""
    form = ExtensionForm(posted(request), instance=Extension(edition=edition)) if may_propose else None
    if request.method == "POST" and _proposed(request, edition, form):
        messages.success(request, _("Usulan perpanjangan tercatat. Perpanjangan berlaku setelah dikonfirmasi orang lain di sekretariat."))
        return redirect(form.instance)
    rows = Extension.objects.visible_to(request.user).filter(edition=edition).for_list()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "edition": edition,
        "page": page,
        "rows": [extending.row(one) for one in page],
        "form": None if barred and request.method == "GET" else form,
        "barred": barred,
    }
    return render(request, "programme/extensions.html", context, status=422 if request.method == "POST" else 200)


def _proposed(request, edition, form):
    try:
        with unit():
            form.instance.edition = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
            if not form.is_valid():
                return False
            form.instance.office = form.cleaned_data["office"]
            extending.propose(request.user, form.instance)
    except IntegrityError:
        form.add_error(None, _("Usulan yang sama baru saja diajukan orang lain. Lihat daftarnya di bawah."))
        return False
    return True


@require_GET
def extension_export(request, year):
    edition = _edition(request, year)
    rows = Extension.objects.visible_to(request.user).filter(edition=edition).for_list()
    return xlsx_response(f"perpanjangan-{year}.xlsx", setup_exports.EXTENSIONS, setup_exports.extensions(rows), sample_mark())


@require_GET
def extension_detail(request, year, pk):
    return render(request, "programme/extension.html", _about(request.user, _extension(request, year, pk)))


@require_POST
def extension_transition(request, year, pk, name):
    """Both buttons: the table in workflow.py says what each does."""
    moved, refused = press(request, EXTENSION, name, _extension(request, year, pk))
    if refused:
        context = _about(request.user, _extension(request, year, pk)) | {"refused": refused, "value": request.POST.get("note", "")}
        return render(request, "programme/extension.html", context, status=422)
    granted = moved.state == ExtensionState.CONFIRMED
    messages.success(request, _("Perpanjangan berlaku; dinas diberi tahu.") if granted else _("Usulan perpanjangan ditolak."))
    return redirect(moved)


def _edition(request, year):
    return get_object_or_404(Edition.objects.visible_to(request.user), year=year)


def _extension(request, year, pk):
    return get_object_or_404(Extension.objects.visible_to(request.user).for_list(), edition__year=year, pk=pk)


def _about(user, extension):
    return {
        "edition": extension.edition,
        "extension": extension,
        "row": extending.row(extension),
        "present": extending.present(extension.edition, extension.office),
        "waits": extension.state == ExtensionState.PROPOSED,
        "own": extension.proposed_by_id == user.pk,
        "buttons": EXTENSION.buttons(user, extension),
        "refusal": extending.refusal(extension) if extension.state == ExtensionState.REJECTED else "",
    }
