"""Who works with the portal: the list, one person, closing and opening an account."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ovop_portal.accounts import exports, facts, handing_over, leaving
from ovop_portal.accounts.filters import PeopleFilter
from ovop_portal.accounts.forms import DisableForm
from ovop_portal.accounts.models import User
from ovop_portal.audit.models import Event
from ovop_portal.kit.forms import posted
from ovop_portal.kit.permissions import can, require
from ovop_portal.kit.sheets import xlsx_response

PER_PAGE = 50


def sample_mark():
    return _("DATA CONTOH") if settings.DEMO else ""


@require_GET
def people(request):
    require(request.user, "accounts.see_people")
    rows = User.objects.visible_to(request.user).for_list()
    filterset = PeopleFilter(request.GET, rows)
    page = Paginator(filterset.qs, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filterset": filterset if can(request.user, "accounts.see_everybody") else None,
        "page": page,
        "rows": facts.people_rows(page),
        "may_invite": can(request.user, "accounts.invite"),
        "may_see_invitations": can(request.user, "accounts.see_invitations"),
        "heads_an_office": can(request.user, "accounts.invite") and not can(request.user, "accounts.see_everybody"),
    }
    return render(request, "accounts/people.html", context)


@require_GET
def people_export(request):
    require(request.user, "accounts.see_people")
    rows = PeopleFilter(request.GET, User.objects.visible_to(request.user).for_list()).qs
    return xlsx_response("petugas.xlsx", exports.PEOPLE, exports.people(rows.iterator(chunk_size=500)), sample_mark())


@require_GET
def person(request, pk):
    require(request.user, "accounts.see_people")
    somebody = get_object_or_404(User.objects.visible_to(request.user).for_list(), pk=pk)
    return render(request, "accounts/person.html", _about(request.user, somebody))


def _about(user, somebody):
    may_see_history = can(user, "accounts.see_invitations")
    events = Event.objects.about(somebody).for_page().order_by("-seq")[:20] if may_see_history else []
    return {
        "person": somebody,
        "activity": facts.activity(somebody),
        "facts": facts.facts_of(somebody),
        "mandates": facts.mandates_of(somebody),
        "open_work": leaving.open_work(somebody),
        "events": facts.history_of(events),
        "may_edit": can(user, "accounts.edit_person", somebody),
        "may_hand_over": can(user, "accounts.hand_over", somebody) and bool(handing_over.items(somebody, user)),
        "has_colleagues": leaving.successors(somebody).exists(),
        "may_disable": somebody.is_active and can(user, "accounts.disable", somebody),
        "may_enable": not somebody.is_active and can(user, "accounts.enable", somebody),
    }


@require_http_methods(["GET", "POST"])
def disable(request, pk):
    """Shows what is open at this desk and who could go on with it; closes the account when that is said."""
    somebody = get_object_or_404(User.objects.visible_to(request.user).for_list(), pk=pk)
    require(request.user, "accounts.disable", somebody)
    form = DisableForm(posted(request), person=somebody)
    refused = []
    if form.is_valid():
        try:
            given = form.cleaned_data
            leaving.disable(request.user, somebody, given.get("successor"), given["note"], given.get("heir"))
        except ValidationError as error:
            refused = error.messages
        else:
            messages.success(request, _("Akun %s dinonaktifkan. Sesi yang masih terbuka berakhir sekarang.") % somebody.name)
            return redirect("accounts:person", somebody.pk)
    context = {"person": somebody, "form": form, "open_work": leaving.open_work(somebody), "refused": refused}
    return render(request, "accounts/disable.html", context, status=422 if form.errors or refused else 200)


@require_POST
def enable(request, pk):
    somebody = get_object_or_404(User.objects.visible_to(request.user).for_list(), pk=pk)
    require(request.user, "accounts.enable", somebody)
    try:
        leaving.enable(request.user, somebody)
    except ValidationError as error:
        return render(request, "accounts/person.html", _about(request.user, somebody) | {"refused": error.messages}, status=422)
    messages.success(request, _("Akun %s aktif kembali.") % somebody.name)
    return redirect("accounts:person", somebody.pk)
