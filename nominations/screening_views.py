"""The work list of the screening, its table for Excel, and the receipt of samples."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nominations import screening_acts, screening_exports, screening_file, screening_queue
from nominations.models import Nomination
from nominations.models.checklist import rules_of
from nominations.screening_desk_views import address, desk_page, screened, viewer
from nominations.screening_filters import ALL, ScreeningFilter, kept
from nominations.screening_forms import SampleForm
from ovop_portal.audit.trail import unit
from ovop_portal.kit.permissions import require
from ovop_portal.kit.sheets import xlsx_response
from ovop_portal.programme.enums import DocumentKind

PER_PAGE = 50


@require_GET
def screening_list(request):
    require(request.user, "nominations.see_checks")
    filterset = ScreeningFilter(request.GET, screening_queue.queue(request.user), request.user)
    page = Paginator(screening_queue.with_progress(filterset.qs), PER_PAGE).get_page(request.GET.get("page"))
    everything = Nomination.objects.visible_to(request.user).annotate(turn=screening_queue.turn()).filter(edition=filterset.chosen)
    context = {
        "filterset": filterset,
        "edition": filterset.chosen,
        "page": page,
        "groups": screening_queue.list_rows(page, kept(request.GET)),
        "tally": screening_queue.tally(everything),
        "decided_url": f"?periode={filterset.chosen.year}&status={ALL}" if filterset.chosen else "",
        "narrowed": any(request.GET.get(name) for name in ("q", "status", "komoditas", "provinsi")),
    }
    return render(request, "screening/_table.html" if request.htmx else "screening/list.html", context)


@require_GET
def screening_export(request):
    """One row per nomination and rule, of the same rows as the list."""
    require(request.user, "nominations.see_checks")
    filterset = ScreeningFilter(request.GET, screening_queue.queue(request.user), request.user)
    sample = settings.DEMO or (filterset.chosen is not None and filterset.chosen.is_sample)
    year = filterset.chosen.year if filterset.chosen else ""
    rows = screening_exports.rows(filterset.qs)
    return xlsx_response(f"hasil-seleksi-{year}.xlsx", screening_exports.HEADINGS, rows, _("DATA CONTOH") if sample else "")


@require_POST
def screening_sample(request, code, rule):
    """Record that a sample has come; this is never undone."""
    nomination = screened(request, code)
    require(request.user, "nominations.receive_sample", nomination)
    rule = get_object_or_404(rules_of(nomination).filter(kind=DocumentKind.SAMPLE), code=rule)
    form, errors, now = SampleForm(request.POST), [], False
    if form.is_valid():
        try:
            with unit():
                now = screening_acts.receive(request.user, nomination, rule, form.cleaned_data["condition"])
        except ValidationError as error:
            errors = error.messages
    else:
        errors = list(form.errors["condition"])
    if request.htmx:
        return sample_part(request, nomination, rule, form, errors)
    if errors:
        return desk_page(request, nomination, errors=errors, sample=form, shown=rule.code, status=422)
    words = _("Penerimaan “%s” tercatat.") if now else _("Penerimaan “%s” sudah tercatat sebelumnya; tidak ada yang berubah.")
    messages.success(request, words % rule.name)
    return redirect(address("screening:desk", request, code, dokumen=rule.code, part=f"butir-{rule.code}"))


def sample_part(request, nomination, rule, form, errors):
    """The viewer alone, so that what stands unsaved in the checklist beside it stays."""
    desk = screening_file.load(nomination, request.user)
    context = viewer(request, desk, shown=rule.code, sample=form if errors else None)
    context |= {"nomination": nomination, "sample_errors": errors, "sample_done": not errors}
    return render(request, "screening/_viewer.html", context, status=422 if errors else 200)
