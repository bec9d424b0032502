"""The beginning of a nomination."""

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nominations import course
from nominations.enums import Kind, Step
from nominations.forms import StartForm
from ovop_portal.audit.trail import unit
from ovop_portal.kit import clocks
from ovop_portal.kit.forms import posted
from ovop_portal.kit.permissions import can, require
from ovop_portal.programme.models import Edition, Extension


@require_http_methods(["GET", "POST"])
def nomination_start(request):
    """NIB, product, commodity: what is known already is found, the rest is made."""
    require(request.user, "nominations.create")
    granted = Extension.objects.granted(request.user.organisation_id)
    editions = _open_for(request.user, granted)
    if not editions.exists():
        status = 422 if request.method == "POST" else 200
        return render(request, "nominations/start_closed.html", {"coming": _coming(request.user)}, status=status)
    form = StartForm(posted(request), officer=request.user, editions=editions)
    if request.method == "POST" and (nomination := _begin(form)):
        if nomination.kind == Kind.RE_EVALUATION:
            messages.info(request, _("Produk ini pernah memperoleh bintang, sehingga usulan ini dicatat sebagai penilaian ulang."))
        messages.success(request, _("Draf usulan %s dibuat. Anda dapat berhenti dan melanjutkannya kapan saja.") % nomination.code)
        return redirect(course.step_url(nomination, Step.IKM))
    doors = [(edition, edition.closes_for(granted)) for edition in editions]
    context = {"form": form, "doors": doors, "region": request.user.organisation.region}
    return render(request, "nominations/start.html", context, status=422 if form.errors else 200)


def _begin(form):
    """The new draft, or None with errors at the form; another office may have been a moment faster with the same NIB."""
    try:
        with unit():
            return form.save() if form.is_valid() else None
    except IntegrityError:
        form.add_error(None, _("IKM atau produk yang sama baru saja dicatat di tempat lain. Tekan sekali lagi."))
        return None


def _open_for(user, granted):
    """Editions that are open, to all or to this office, and let this level of government nominate."""
    now = timezone.now()
    late = [pk for pk, instant in granted.items() if not clocks.passed(instant, now)]
    visible = Edition.objects.visible_to(user)
    rows = visible.open_for_nomination(now) | visible.filter(pk__in=late)
    return rows.filter(pk__in=[edition.pk for edition in rows if can(user, "nominations.create_in", edition)])


def _coming(user):
    """The next edition that will open for this office, or None."""
    rows = Edition.objects.visible_to(user).filter(nomination_opens__gt=timezone.now()).order_by("nomination_opens")
    return next((edition for edition in rows if can(user, "nominations.create_in", edition)), None)
