"""Rubrics: the list of versions, one of them, the difference between two, its workbook; a draft begun, put in force, thrown away."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ovop_portal.audit.trail import unit
from ovop_portal.kit.permissions import can, require
from ovop_portal.kit.sheets import book_response, xlsx_response
from ovop_portal.programme import rubric_content, rubric_drafts, rubric_exports, rubric_rows, rubric_told
from ovop_portal.programme.models import Commodity, Rubric
from ovop_portal.programme.views.drafting import blockers_of, drafting, page_of, visible

PER_PAGE = 50


@require_GET
def rubric_list(request):
    page = Paginator(rubric_rows.with_counts(Rubric.objects.visible_to(request.user)), PER_PAGE).get_page(request.GET.get("page"))
    may_draft = can(request.user, "programme.edit_rubric")
    commodities = Commodity.objects.exclude(rubrics__published_at=None, rubrics__isnull=False) if may_draft else []
    context = {"page": page, "rows": rubric_rows.rows(page.object_list), "may_draft": may_draft, "commodities": commodities}
    return render(request, "programme/rubrics.html", context)


@require_GET
def rubric_list_export(request):
    rubrics = rubric_rows.with_counts(Rubric.objects.visible_to(request.user))
    mark = _("DATA CONTOH") if settings.DEMO else ""
    return xlsx_response("rubrik.xlsx", rubric_exports.LIST, rubric_exports.listed(rubrics), mark)


@require_GET
def rubric_detail(request, pk):
    return render(request, "programme/rubric.html", page_of(request.user, visible(request.user, pk)))


@require_POST
def rubric_start(request):
    """The draft of a commodity's next version; pressed again, the same draft."""
    require(request.user, "programme.edit_rubric")
    code = request.POST.get("commodity", "")
    commodity = get_object_or_404(Commodity, code=code.replace("\x00", ""))
    return redirect("programme:rubric_edit", rubric_drafts.start(request.user, commodity).pk)


@require_GET
def rubric_changes(request, pk):
    """Against another version of any commodity (`dengan`), else against the one that it was made from, else the one before it."""
    rubric = visible(request.user, pk)
    others = Rubric.objects.visible_to(request.user).exclude(pk=pk).select_related("commodity")
    other = _other(request, rubric)
    context = {
        "rubric": rubric,
        "other": other,
        "others": others.filter(commodity=rubric.commodity_id).order_by("-number"),
        "told": rubric_told.told(rubric_drafts.difference(other, rubric)) if other else None,
    }
    return render(request, "programme/rubric_changes.html", context)


@require_GET
def rubric_book(request, pk):
    """The rubric as a workbook that is edited in Excel and uploaded into a draft."""
    rubric = visible(request.user, pk)
    name = f"rubrik-{rubric.commodity.code}-versi-{rubric.number}.xlsx"
    return book_response(name, rubric_exports.tables(rubric_content.of(rubric)))


@require_http_methods(["GET", "POST"])
@drafting
def rubric_publish(request, rubric):
    require(request.user, "programme.publish_rubric", rubric)
    if request.method == "GET":
        return render(request, "programme/rubric_publish.html", _publishing(request.user, rubric))
    try:
        with unit():
            rubric = rubric_drafts.locked(request.user, rubric.pk)
            rubric_drafts.check_version(rubric, request.POST.get("version"))
            rubric_drafts.publish(request.user, rubric)
    except ValidationError as error:
        context = _publishing(request.user, visible(request.user, rubric.pk)) | {"refused": error.messages}
        return render(request, "programme/rubric_publish.html", context, status=422)
    messages.success(request, _("%s berlaku sejak sekarang. Periode baru dapat memakainya.") % rubric.name)
    return redirect(rubric)


@require_http_methods(["GET", "POST"])
@drafting
def rubric_discard(request, rubric):
    refused = []
    if request.method == "POST":
        try:
            with unit():
                rubric = rubric_drafts.locked(request.user, rubric.pk)
                rubric_drafts.check_version(rubric, request.POST.get("version"))
                rubric_drafts.discard(request.user, rubric)
        except ValidationError as error:
            refused = error.messages
        else:
            messages.success(request, _("Draf %s dibuang.") % rubric.name)
            return redirect("programme:rubrics")
    context = {"rubric": rubric, "holds": rubric_content.counts(rubric_content.of(rubric)), "refused": refused}
    return render(request, "programme/rubric_discard.html", context, status=422 if refused else 200)


def _publishing(user, rubric):
    """What is looked at before a draft comes into force."""
    content = rubric_content.of(rubric)
    newest = rubric.commodity.rubrics.with_indicators().newest()
    return {
        "rubric": rubric,
        "holds": rubric_content.counts(content),
        "lacking": blockers_of(rubric, content),
        "newest": newest,
        "told": rubric_told.told(rubric_drafts.difference(newest, rubric)) if newest else None,
    }


def _other(request, rubric):
    """The version to compare with; 404 for one that this person cannot see."""
    wanted = request.GET.get("dengan", "")
    rows = Rubric.objects.visible_to(request.user).with_indicators()
    if wanted:
        if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 10):
            raise Http404("dengan")
        return get_object_or_404(rows, pk=int(wanted))
    before = rows.filter(commodity=rubric.commodity_id, number__lt=rubric.number)
    return before.filter(pk=rubric.based_on_id).first() or before.order_by("-number").first()
