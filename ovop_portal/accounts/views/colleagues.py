"""What the head of a dinas or the secretariat does with one person: corrects the data, names the head, hands open work to a colleague."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ovop_portal.accounts import handing_over, headship, notices
from ovop_portal.accounts.colleague_forms import HandOverForm, PersonForm
from ovop_portal.accounts.models import User
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.forms import posted
from ovop_portal.kit.identifiers import shown_phone
from ovop_portal.kit.permissions import can, require


def _somebody(request, pk, act):
    """The person of the page, where the reader may do this with them."""
    somebody = get_object_or_404(User.objects.visible_to(request.user).for_list(), pk=pk)
    require(request.user, act, somebody)
    return somebody


@require_http_methods(["GET", "POST"])
def edit_person(request, pk):
    somebody = _somebody(request, pk, "accounts.edit_person")
    may_name = can(request.user, "accounts.name_head", somebody)
    form = PersonForm(posted(request), instance=somebody, may_name=may_name)
    if request.method == "POST" and _saved(request.user, form):
        messages.success(request, _("Data %s tersimpan.") % form.instance.name)
        return redirect("accounts:person", somebody.pk)
    return render(request, "accounts/edit_person.html", {"person": somebody, "form": form}, status=422 if form.errors else 200)


@unit()
def _saved(actor, form):
    """Whether the form was good; then it is stored, recorded and told."""
    headship.hold(form.instance.organisation_id)
    headed = form.instance.heads_office
    if not form.is_valid():
        return False
    person = form.save()
    plain = [name for name in ("name", "phone") if name in form.changed_data]
    if plain:
        record(actor, "accounts.edit_person", person, changed=plain)
        if person != actor:
            notices.changed(person, actor, [(_("Nama"), person.name), (_("Nomor telepon"), shown_phone(person.phone) or "–")])
    if heir := form.cleaned_data.get("heir"):
        headship.name(actor, heir)
    if headed != person.heads_office:
        (headship.tell_named if person.heads_office else headship.tell_released)(actor, person)
    return True


@require_http_methods(["GET", "POST"])
def hand_over(request, pk):
    """Open work goes to a colleague: choose, look at what moves, confirm. Nothing moves before the second press."""
    somebody = _somebody(request, pk, "accounts.hand_over")
    offered = handing_over.items(somebody, request.user)
    form = HandOverForm(posted(request), holder=somebody, offered=offered)
    refused = []
    if form.is_valid():
        if "sure" not in request.POST:
            return render(request, "accounts/hand_over_preview.html", {"person": somebody, "form": form})
        successor = form.cleaned_data["successor"]
        try:
            names = handing_over.give(request.user, somebody, successor, form.cleaned_data["items"], form.cleaned_data["note"])
        except ValidationError as error:
            refused = error.messages
        else:
            sentence = ngettext("%(n)d usulan kini ditangani %(name)s.", "%(n)d usulan kini ditangani %(name)s.", len(names))
            messages.success(request, sentence % {"n": len(names), "name": successor.name})
            return redirect("accounts:person", somebody.pk)
    context = {"person": somebody, "form": form, "offered": offered, "refused": refused}
    return render(request, "accounts/hand_over.html", context, status=422 if form.errors or refused else 200)
