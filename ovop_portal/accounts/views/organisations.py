"""Organisations: those in which nobody can sign in, and a new one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ovop_portal.accounts import exports, facts
from ovop_portal.accounts.filters import OfficeFilter
from ovop_portal.accounts.forms import OrganisationForm
from ovop_portal.accounts.models import Invitation, Organisation
from ovop_portal.accounts.views.people import PER_PAGE, sample_mark
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.forms import posted
from ovop_portal.kit.permissions import can, require
from ovop_portal.kit.sheets import xlsx_response


def _empty_offices():
    waiting = Invitation.objects.usable().filter(organisation=OuterRef("pk"))
    return Organisation.objects.without_people().for_list().annotate(waiting=Exists(waiting))


@require_GET
def offices(request):
    """Organisations in which nobody can sign in: whom the secretariat still has to invite."""
    require(request.user, "accounts.see_everybody")
    filterset = OfficeFilter(request.GET, _empty_offices())
    page = Paginator(filterset.qs, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filterset": filterset,
        "page": page,
        "rows": facts.office_rows(page),
        "may_invite": can(request.user, "accounts.invite"),
        "may_add": can(request.user, "accounts.add_office"),
    }
    return render(request, "accounts/offices.html", context)


@require_GET
def offices_export(request):
    require(request.user, "accounts.see_everybody")
    rows = OfficeFilter(request.GET, _empty_offices()).qs
    return xlsx_response("kantor-tanpa-petugas.xlsx", exports.OFFICES, exports.offices(rows.iterator(chunk_size=500)), sample_mark())


@require_http_methods(["GET", "POST"])
def add_office(request):
    require(request.user, "accounts.add_office")
    form = OrganisationForm(posted(request))
    if form.is_valid():
        with unit():
            office = form.save()
            record(request.user, "accounts.add_office", office, kind=office.kind, region=office.region_id)
        messages.success(request, _("%s ditambahkan. Sekarang undang petugas pertamanya.") % office.name)
        return redirect("accounts:offices")
    return render(request, "accounts/add_office.html", {"form": form}, status=422 if form.errors else 200)
