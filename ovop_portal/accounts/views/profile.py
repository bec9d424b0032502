"""My own account."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ovop_portal.accounts import facts
from ovop_portal.accounts.forms import ProfileForm
from ovop_portal.accounts.models import User
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.forms import posted


@require_http_methods(["GET", "POST"])
def profile(request):
    """My name and telephone number to edit; what my role, my office and my mandates are."""
    me = User.objects.visible_to(request.user).for_list().get(pk=request.user.pk)
    form = ProfileForm(posted(request), instance=me)
    if form.is_valid():
        with unit():
            form.save()
            record(request.user, "accounts.edit_profile", me, changed=sorted(form.changed_data))
        messages.success(request, _("Profil Anda tersimpan."))
        return redirect("accounts:profile")
    context = {"form": form, "facts": facts.office_of(me), "mandates": facts.mandates_of(me)}
    return render(request, "accounts/profile.html", context, status=422 if form.errors else 200)
