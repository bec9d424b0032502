"""Organisations: the list, one of them with its people, a new one, a change."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.db.models import Count, Exists, OuterRef, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from ovop_portal.accounts import exports, facts
from ovop_portal.accounts.enums import role_in
from ovop_portal.accounts.filters import OfficeFilter
from ovop_portal.accounts.forms import OrganisationForm
from ovop_portal.accounts.models import Invitation, Organisation
from ovop_portal.accounts.views.people import PER_PAGE, sample_mark
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.changes import changes
from ovop_portal.kit.forms import posted
from ovop_portal.kit.permissions import can, require
from ovop_portal.kit.sheets import xlsx_response

TAKEN = gettext_lazy("Nama atau wilayah ini baru saja dipakai organisasi lain. Periksa daftar organisasi, lalu simpan lagi.")


def _filtered(request):
    """The rows of the list and of its workbook, with `staff` and `waiting`."""
    filterset = OfficeFilter(request.GET, Organisation.objects.for_list())
    staff = Count("people", Q(people__is_active=True), distinct=True)
    waiting = Exists(Invitation.objects.usable().filter(organisation=OuterRef("pk")))
    return filterset, filterset.qs.annotate(staff=staff, waiting=waiting).order_by("name")


@require_GET
def offices(request):
    require(request.user, "accounts.see_everybody")
    filterset, rows = _filtered(request)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filterset": filterset,
        "page": page,
        "rows": facts.office_rows(page),
        "may_add": can(request.user, "accounts.add_office"),
    }
    return render(request, "accounts/offices.html", context)


@require_GET
def offices_export(request):
    require(request.user, "accounts.see_everybody")
    rows = _filtered(request)[1]
    return xlsx_response("organisasi.xlsx", exports.OFFICES, exports.offices(rows.iterator(chunk_size=500)), sample_mark())


@require_GET
def office(request, pk):
    require(request.user, "accounts.see_everybody")
    found = get_object_or_404(Organisation.objects.for_list(), pk=pk)
    seats = found.mandates.in_force().select_related("user", "edition").order_by("-edition__year", "user__name")
    context = {
        "office": found,
        "facts": facts.facts_of_office(found),
        "people": facts.people_rows(found.people.people().for_list()),
        "waiting": found.invitations.usable(),
        "seats": [{"name": one.user.name, "edition": one.edition.name, "lead": one.lead} for one in seats],
        "may_invite": bool(role_in(found.kind)) and can(request.user, "accounts.invite"),
        "may_edit": can(request.user, "accounts.edit_office"),
    }
    return render(request, "accounts/office.html", context)


@require_http_methods(["GET", "POST"])
def add_office(request):
    require(request.user, "accounts.add_office")
    form = OrganisationForm(posted(request))
    if form.is_valid() and (made := _added(request, form)):
        messages.success(request, _("%s ditambahkan. Sekarang undang petugas pertamanya.") % made.name)
        return redirect("accounts:office", made.pk)
    return render(request, "accounts/add_office.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit_office(request, pk):
    require(request.user, "accounts.edit_office")
    found = get_object_or_404(Organisation.objects.for_list(), pk=pk)
    form = OrganisationForm(posted(request), instance=get_object_or_404(Organisation, pk=pk))
    if request.method == "POST" and _saved(request, form):
        return redirect("accounts:office", pk)
    return render(request, "accounts/edit_office.html", {"office": found, "form": form}, status=422 if form.errors else 200)


def _added(request, form):
    """The new organisation, or None where somebody was quicker with the same name or region."""
    try:
        with unit():
            made = form.save()
            record(request.user, "accounts.add_office", made, kind=made.kind, region=made.region_id)
            return made
    except IntegrityError:
        form.add_error(None, TAKEN)
        return None


def _saved(request, form):
    try:
        with unit():
            if not form.is_valid():
                return False
            if changed := changes(form):
                form.save()
                record(request.user, "accounts.edit_office", form.instance, changes=changed)
    except IntegrityError:
        form.add_error(None, TAKEN)
        return False
    messages.success(request, _("Perubahan tersimpan.") if changed else _("Tidak ada yang berubah."))
    return True
