"""The steps of the form: each its own page, saved by itself."""

from functools import partial

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nominations import course, drafting, facts
from nominations.enums import Step
from nominations.forms import PictureForm, step_form
from nominations.views.own import closed_to, onward, own_nomination, save_step, step_answer, uploaded
from nominations.views.papers import papers_page
from nominations.views.sending import send_page
from nominations.views.sentra import sentra_page
from nominations.views.uploads import PHOTO
from ovop_portal.audit.trail import unit
from ovop_portal.kit.forms import posted


@require_http_methods(["GET", "POST"])
def nomination_step(request, code, step):
    """One address for every step; what a step asks is in forms/steps.py."""
    nomination = own_nomination(request, code)
    if step not in PAGES:
        raise Http404(step)
    return closed_to(request, nomination) or PAGES[step](request, nomination)


def _fields_page(step, request, nomination):
    form = step_form(nomination, step, posted(request))
    if request.method == "POST" and save_step(request, nomination, form, step):
        return onward(request, nomination, step)
    context = {"form": form, "autosave": course.autosave_url(nomination, step)}
    return step_answer(request, "nominations/step.html", nomination, step, bool(form.errors), **context)


def product_page(request, nomination):
    """The picture is kept by itself and first, so that a slip in a field never costs an upload."""
    product = nomination.product
    picture = PictureForm(posted(request), uploaded(request), product=product)
    form = step_form(nomination, Step.PRODUCT, posted(request))
    kept = ""
    if request.method == "POST":
        kept = _keep_picture(request, nomination, picture)
        saved = save_step(request, nomination, form, Step.PRODUCT)
        if saved and picture.is_valid():
            return onward(request, nomination, Step.PRODUCT)
        if saved:
            kept, form = _("Isian sudah tersimpan; tinggal fotonya."), step_form(nomination, Step.PRODUCT)
    context = {"form": form, "picture": picture, "kept": kept, "photo": facts.photo(nomination)}
    context["autosave"] = course.autosave_url(nomination, Step.PRODUCT)
    context["upload_to"] = reverse("nominations:upload_begin", args=[nomination.code, PHOTO])
    return step_answer(request, "nominations/product.html", nomination, Step.PRODUCT, bool(form.errors or picture.errors), **context)


def _keep_picture(request, nomination, picture):
    """Store an accepted picture; returns what to say about it when something else was refused."""
    if not (picture.is_valid() and picture.cleaned_data["picture"]):
        return ""
    with unit():
        if not drafting.still_open(nomination):
            return ""
        picture.save()
        drafting.keep(nomination, request.user, "nominations.photo")
    return _("Foto sudah tersimpan; perbaiki isian yang ditandai.")


PAGES = {
    Step.IKM: partial(_fields_page, Step.IKM),
    Step.SENTRA: sentra_page,
    Step.PRODUCT: product_page,
    Step.PRODUCTION: partial(_fields_page, Step.PRODUCTION),
    Step.MARKET: partial(_fields_page, Step.MARKET),
    Step.DOCUMENTS: papers_page,
    Step.SEND: send_page,
}
