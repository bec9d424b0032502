"""What the pages of an own draft share: finding it, saving a step of it, answering with the step's page."""

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nominations import course, drafting
from nominations.enums import Step
from nominations.models import Nomination, checklist
from ovop_portal.audit.trail import unit
from ovop_portal.kit.permissions import can, require
from ovop_portal.kit.templatetags.look import wib

JUDGED = ("edition", "product__ikm", "product__commodity", "sentra", "answers")  # what a save asks; a page shows more
WHOLE = (*JUDGED, "product__ikm__region", "office", "region__parent", "officer")


def own_nomination(request, code):
    """A nomination of the user's own office, with all that its form needs: 404 outside of what is visible, 403 inside."""
    related = JUDGED if request.method == "POST" else WHOLE
    nomination = get_object_or_404(Nomination.objects.visible_to(request.user).select_related(*related), code=code)
    require(request.user, "nominations.see_draft", nomination)
    return nomination


def closed_to(request, nomination):
    """A redirect for somebody who opens the form of a nomination that is under way already, else None."""
    if request.method == "POST" or can(request.user, "nominations.edit", nomination):
        return None
    messages.info(request, _("Usulan ini berstatus “%s” dan tidak dapat diubah.") % nomination.get_state_display())
    return redirect(nomination)


def uploaded(request):
    """The files of a posted form; of a page that is only opened None, because an empty dict would bind the form."""
    return request.FILES if request.method == "POST" else None


def save_step(request, nomination, form, step, settle=None):
    """Save one form of a draft in one unit; False with errors at the form when it was refused, and then nothing changed.

    `settle(instance)` runs in the unit after the form's own save.
    """
    try:
        with unit():
            still_open = drafting.still_open(nomination)
            if form.is_valid() and still_open:
                saved = form.save()
                if settle:
                    settle(saved)
                drafting.keep(nomination, request.user, step=step, changed=form.changed_data)
                return True
    except IntegrityError:
        form.add_error(None, _("Isian yang sama baru saja disimpan di tempat lain. Simpan sekali lagi."))
        return False
    if not still_open:
        form.add_error(None, drafting.closed_meanwhile())
    return False


def onward(request, nomination, step):
    """After a save: to the next step, or with "Simpan draf" back to this one."""
    messages.success(request, _("Tersimpan %s.") % wib(nomination.saved_at))
    following = course.after(step)
    return redirect(course.step_url(nomination, following if following and "lanjut" in request.POST else step))


def step_answer(request, template, nomination, step, refused=False, **context):
    """The page of a step, 422 when something was refused; what is missing is read anew, because a refused form has touched the rows."""
    if request.method == "POST":
        nomination = Nomination.objects.select_related(*WHOLE).get(pk=nomination.pk)
    gaps = nomination.gaps()
    following = course.after(step)
    page = {
        "nomination": nomination,
        "step": step,
        "step_label": str(Step(step).label),
        "steps": course.step_line(nomination, step, gaps),
        "gaps": gaps,
        "gaps_here": [str(gap) for gap in gaps if gap.step == step],
        "following": str(following.label) if following else "",
        "until": checklist.until(nomination),
    }
    return render(request, template, page | context, status=422 if refused else 200)
