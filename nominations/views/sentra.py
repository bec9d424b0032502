"""The step of the sentra: choose one that the region has recorded, or record a new one, then complete its facts."""

from django.shortcuts import redirect

from nominations import course, drafting
from nominations.enums import Step
from nominations.forms import SentraChoiceForm, SentraForm
from nominations.models import Sentra
from nominations.views.own import onward, save_step, step_answer
from ovop_portal.audit.trail import unit
from ovop_portal.kit.forms import posted


def sentra_page(request, nomination):
    """`?ganti` offers another sentra to a nomination that has one."""
    if "pilih" in request.POST:
        return _choose(request, nomination)
    sentra = None if "ganti" in request.GET else nomination.sentra
    form = SentraForm(posted(request), instance=sentra or Sentra(region=nomination.region, commodity=nomination.product.commodity))
    if request.method == "POST" and save_step(
        request, nomination, form, Step.SENTRA, lambda saved: drafting.choose_sentra(nomination, saved)
    ):
        return onward(request, nomination, Step.SENTRA)
    choice = None if sentra else SentraChoiceForm(sentras=_sentras(request.user, nomination))
    return _answer(request, nomination, sentra, form, choice, refused=bool(form.errors))


def _choose(request, nomination):
    choice = SentraChoiceForm(request.POST, sentras=_sentras(request.user, nomination))
    with unit():
        still_open = drafting.still_open(nomination)
        if choice.is_valid() and still_open:
            drafting.choose_sentra(nomination, choice.cleaned_data["sentra"])
            drafting.keep(nomination, request.user, step=Step.SENTRA, changed=["sentra"])
            return redirect(course.step_url(nomination, Step.SENTRA))
    if not still_open:
        choice.add_error(None, drafting.closed_meanwhile())
    form = SentraForm(instance=Sentra(region=nomination.region, commodity=nomination.product.commodity))
    return _answer(request, nomination, None, form, choice, refused=True)


def _sentras(user, nomination):
    return Sentra.objects.visible_to(user).filter(region=nomination.region, commodity=nomination.product.commodity)


def _answer(request, nomination, sentra, form, choice, refused):
    offered = choice is not None and choice.fields["sentra"].queryset.exists()
    context = {"form": form, "choice": choice if offered else None, "sentra": sentra, "changing": "ganti" in request.GET}
    context["autosave"] = course.autosave_url(nomination, Step.SENTRA) if sentra else ""
    return step_answer(request, "nominations/sentra.html", nomination, Step.SENTRA, refused, **context)
