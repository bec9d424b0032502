"""The list of nominations, and the same as a table for Excel or as CSV."""

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nominations import exports, presenting
from nominations.filters import NominationFilter
from nominations.models import Nomination
from ovop_portal.kit.paging import page_of_keys
from ovop_portal.kit.permissions import can, require
from ovop_portal.kit.sheets import csv_response, xlsx_response

PER_PAGE = 50


def _narrowed(request):
    rows = Nomination.objects.visible_to(request.user).in_order_for(request.user)
    return NominationFilter(request.GET, rows, request.user)


@require_GET
def nomination_list(request):
    filterset = _narrowed(request)
    page = page_of_keys(filterset.qs, request.GET.get("page"), PER_PAGE)
    page.object_list = presenting.columns_of(page.object_list)
    drafts, more = _tally(request.user, filterset.edition)
    context = {
        "filterset": filterset,
        "page": page,
        "rows": presenting.list_rows(page),
        "is_sample": any(one["edition__is_sample"] for one in page.object_list),
        "several_years": len({one["edition__year"] for one in page.object_list}) > 1,
        "drafts": drafts,
        "more_drafts": more,
        "may_start": can(request.user, "nominations.create"),
        "may_export": can(request.user, "nominations.export"),
        "narrowed": any(request.GET.get(name) for name in filterset.filters),
    }
    return render(request, "nominations/list.html", context)


@require_GET
def nomination_export(request):
    require(request.user, "nominations.export")
    rows = _narrowed(request).qs
    if request.GET.get("format") == "csv":
        return csv_response("usulan.csv", exports.HEADINGS, exports.rows(rows))
    sample = settings.DEMO or rows.filter(edition__is_sample=True).exists()
    return xlsx_response("usulan.xlsx", exports.HEADINGS, exports.rows(rows), _("DATA CONTOH") if sample else "")


def _tally(user, year):
    """What this user may know of the drafts of others: none for an office of a kabupaten/kota. The own stand in the list itself."""
    if not can(user, "nominations.see_tally"):
        return [], 0
    drafts = Nomination.objects.filter(edition__year=year) if year else Nomination.objects.all()
    return presenting.tally(drafts.exclude(office=user.organisation_id).tally_for(user))
