"""How people get an account: invited one by one or from a CSV, accepted by the one who holds the link."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ovop_portal.accounts import exports, facts, headship, invitation_csv, invitations
from ovop_portal.accounts.enums import InvitationState, role_in
from ovop_portal.accounts.filters import InvitationFilter
from ovop_portal.accounts.forms import AcceptForm, ColleagueForm, CsvForm, InviteForm
from ovop_portal.accounts.models import Invitation, Organisation
from ovop_portal.accounts.views.people import PER_PAGE, sample_mark
from ovop_portal.kit.forms import posted
from ovop_portal.kit.permissions import can, require
from ovop_portal.kit.sheets import xlsx_response


@require_GET
def invitation_list(request):
    require(request.user, "accounts.see_invitations")
    return render(request, "accounts/invitations.html", _list_of(request))


def _list_of(request):
    rows = Invitation.objects.visible_to(request.user).for_list()
    filterset = InvitationFilter(request.GET, rows)
    page = Paginator(filterset.qs, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "filterset": filterset,
        "page": page,
        "rows": facts.invitation_rows(page, request.user),
        "may_invite": can(request.user, "accounts.invite"),
        "may_invite_many": can(request.user, "accounts.invite_many"),
    }


@require_GET
def invitation_export(request):
    require(request.user, "accounts.see_invitations")
    rows = InvitationFilter(request.GET, Invitation.objects.visible_to(request.user).for_list()).qs
    return xlsx_response("undangan.xlsx", exports.INVITATIONS, exports.invitations(rows.iterator(chunk_size=500)), sample_mark())


@require_http_methods(["GET", "POST"])
def invite(request):
    require(request.user, "accounts.invite")
    key = request.POST.get("key", "") or get_random_string(22)
    if request.method == "POST" and invitations.repeated(request.user, key):
        return redirect("accounts:invitations")
    form = _form_for(request)
    if form.is_valid():
        try:
            invitation = invitations.invite(request.user, form.save(commit=False), key)
        except ValidationError as error:  # somebody invited the same address a moment ago
            form.add_error("email", error)
        else:
            messages.success(request, _("Undangan untuk %s dikirim. Tautannya berlaku 24 jam.") % invitation.email)
            return redirect("accounts:invitations")
    context = {"form": form, "key": key, "may_invite_many": can(request.user, "accounts.invite_many")}
    return render(request, "accounts/invite.html", context, status=422 if form.errors else 200)


def _form_for(request):
    """The secretariat says role and office; the head of a dinas invites into the own."""
    if can(request.user, "accounts.invite_many"):
        return InviteForm(posted(request), initial=_office_in(request.GET.get("organisasi", "")))
    return ColleagueForm(posted(request), head=request.user)


def _office_in(pk):
    """The form filled in for an office that the list of empty offices named; its first person heads a dinas."""
    office = Organisation.objects.filter(pk=pk).first() if pk.isdecimal() and len(pk) < 10 else None
    if office is None:
        return {}
    role = role_in(office.kind)
    first = headship.first_of(role, office)
    return {"organisation": office.pk, "role": role, "heads_office": first, "preset": office.pk if first else ""}


@require_http_methods(["GET", "POST"])
def invite_csv(request):
    """A file is checked and shown; what was shown, and is confirmed, is written as a whole."""
    require(request.user, "accounts.invite_many")
    if "lines" in request.POST:
        return _confirm_csv(request)
    form = CsvForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_valid():
        return _preview(request, form.cleaned_data["file"])
    context = {"form": form, "columns": invitation_csv.COLUMNS, "words": invitation_csv.SHORT}
    return render(request, "accounts/invite_csv.html", context, status=422 if form.errors else 200)


def _confirm_csv(request):
    try:
        lines = invitation_csv.check(invitation_csv.unpack(request.POST["lines"]))
        if any(line.faults for line in lines):
            return _preview(request, lines)
        made = invitations.invite_all(request.user, [line.invitation() for line in lines if line.is_new])
    except ValidationError as error:
        context = {"form": CsvForm(), "columns": invitation_csv.COLUMNS, "words": invitation_csv.SHORT, "refused": error.messages}
        return render(request, "accounts/invite_csv.html", context, status=422)
    sentence = ngettext("%d undangan dikirim. Tautannya berlaku 24 jam.", "%d undangan dikirim. Tautannya berlaku 24 jam.", len(made))
    messages.success(request, sentence % len(made))
    return redirect("accounts:invitations")


def _preview(request, lines):
    faulty = [line for line in lines if line.faults]
    context = {
        "lines": lines,
        "faulty": faulty,
        "new": [line for line in lines if line.is_new],
        "left_out": [line for line in lines if line.left_out and not line.faults],
        "packed": "" if faulty else invitation_csv.pack(lines),
    }
    return render(request, "accounts/invite_csv_preview.html", context, status=422 if faulty else 200)


@require_POST
def resend(request, pk):
    return _act(request, pk, invitations.resend, _("Undangan untuk %s dikirim ulang. Tautan yang lama tidak berlaku lagi."))


@require_POST
def revoke(request, pk):
    return _act(request, pk, invitations.revoke, _("Undangan untuk %s dibatalkan. Tautannya tidak berlaku lagi."))


def _act(request, pk, act, sentence):
    """One of the two acts on an invitation; the list shows it, or says why not."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)
    try:
        act(request.user, invitation)
    except ValidationError as error:
        return render(request, "accounts/invitations.html", _list_of(request) | {"refused": error.messages}, status=422)
    messages.success(request, sentence % invitation.email)
    return redirect("accounts:invitations")


@login_not_required
@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "POST"])
def accept(request, token):
    """The page behind the link. Opening it uses nothing up; the account is made by the form alone."""
    invitation = Invitation.objects.by_token(token).select_related("organisation").first()
    if invitation is None or not invitation.is_usable:
        return _spent(request, invitation)
    form = AcceptForm(posted(request), invitation=invitation)
    refused = []
    if form.is_valid():
        try:
            user = invitations.accept(token, form.cleaned_data["password1"])
        except ValidationError as error:
            refused = error.messages
        else:
            login(request, user)
            messages.success(request, _("Selamat datang, %s. Akun Anda sudah siap.") % user.name)
            return redirect("desk:dashboard")
    context = {"form": form, "invitation": invitation, "refused": refused}
    return render(request, "accounts/accept.html", context, status=422 if form.errors or refused else 200)


def _spent(request, invitation):
    """A link that no longer works says why and what to do; whoever made the account with it goes on to the desk."""
    mine = invitation is not None and request.user.is_authenticated and request.user.email == invitation.email
    if mine and invitation.standing == InvitationState.USED:
        return redirect("desk:dashboard")
    standing = invitation.standing if invitation else ""
    return render(request, "accounts/accept_spent.html", {"standing": standing}, status=410 if invitation else 404)
