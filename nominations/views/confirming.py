"""The IKM confirms: the office's page that makes the link, and the page behind the link, which needs no account."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nominations import confirming, facts, handout
from nominations.forms import OwnerForm
from nominations.models import Confirmation
from nominations.views.own import WHOLE, own_nomination
from ovop_portal.kit.forms import posted
from ovop_portal.kit.permissions import can
from ovop_portal.kit.templatetags.look import wib


@require_http_methods(["GET", "POST"])
def nomination_confirmation(request, code):
    """Where the question to the IKM stands; a link is shown once, on the page that answers the press which made it."""
    nomination = own_nomination(request, code)
    if "batal" in request.POST:
        confirming.withdraw(request.user, nomination)
        messages.success(request, _("Tautan dibatalkan."))
        return redirect("nominations:confirmation", nomination.code)
    made = None
    if request.method == "POST":
        made, token = confirming.ask(request.user, nomination)
        made.link = settings.PUBLIC_URL + reverse("nominations:owner", args=[token])
        made.text = _message(made)
        made.chat = handout.chat(made.text, nomination.product.ikm.phone)
    context = {
        "nomination": nomination,
        "standing": confirming.standing(nomination),
        "may_ask": can(request.user, "nominations.ask_ikm", nomination),
        "made": made,
    }
    return render(request, "nominations/confirmation.html", context)


def _message(confirmation):
    """The text of the chat that carries the link."""
    nomination = confirmation.nomination
    told = {
        "owner": nomination.product.ikm.owner or nomination.product.ikm.name,
        "office": nomination.office.name,
        "product": nomination.product.name,
        "edition": nomination.edition.name,
        "until": wib(confirmation.expires_at),
    }
    opening = _(
        "Yth. %(owner)s, %(office)s mengusulkan produk %(product)s untuk %(edition)s. Mohon baca isiannya, lalu jawab benar atau ada yang "
        "keliru. Tautan ini hanya untuk Anda dan berlaku sampai %(until)s:"
    )
    return f"{opening % told}\n{confirmation.link}"


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def owner_answer(request, token):
    """Opening the page uses nothing up, because messengers open links to preview them; the button alone does."""
    found = Confirmation.objects.by_token(token).select_related(*(f"nomination__{one}" for one in WHOLE)).first()
    if found is None or not found.is_open:
        return render(request, "nominations/owner_spent.html", {"confirmation": found}, status=410 if found else 404)
    form, refused = OwnerForm(posted(request)), []
    if form.is_valid():
        try:
            confirming.answer(token, form.cleaned_data, request.POST.get("read", ""))
        except ValidationError as error:
            refused = error.messages
        else:
            return redirect("nominations:owner", token)
    nomination = found.nomination
    revision = facts.as_it_stands(nomination)
    context = {
        "nomination": nomination,
        "form": form,
        "refused": refused,
        "until": found.expires_at,
        "read": revision.sha256,
        "sections": facts.sections(revision),
        "papers": list(revision.content["documents"].values()),
    }
    return render(request, "nominations/owner.html", context, status=422 if form.errors or refused else 200)
