"""A step that saves itself: a small POST with what was touched, a short answer for the page's script (static/js/autosave.js)."""

import json
from functools import partial

from django.db import IntegrityError
from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from nominations import drafting
from nominations.forms import step_form
from nominations.views.own import own_nomination
from ovop_portal.audit.trail import unit
from ovop_portal.kit.merging import as_posted, merged
from ovop_portal.kit.templatetags.look import wib

SLOW_DOWN = gettext_lazy("Isian yang sama baru saja disimpan di tempat lain; dicoba lagi sebentar lagi.")


@require_POST
def nomination_autosave(request, code, step):
    """200 saved (or nothing new), 409 both sides of a conflict or a nomination that was sent meanwhile, 422 nothing could be saved.

    What was accepted is saved even when a field beside it is refused; `faults` names these. `fields` is the row as it is stored now,
    so that the page shows what colleagues wrote meanwhile in fields that nobody touched here.
    """
    nomination = own_nomination(request, code)
    if step_form(nomination, step) is None:
        raise Http404(step)
    try:
        with unit():
            if not drafting.still_open(nomination):
                return _answer(409, "closed", drafting.closed_meanwhile())
            found = merged(partial(step_form, nomination, step), request.POST, _before(request.POST.get("before", "")))
            if found.form and found.form.has_changed():
                found.form.save()
                drafting.keep(nomination, request.user, step=step, changed=found.form.changed_data, by_itself=True)
    except IntegrityError:
        return _answer(503, "busy", SLOW_DOWN)
    return _told(nomination, step, found)


def _before(text):
    """What each touched field held on the page, from JSON; whatever has another shape was not touched."""
    try:
        sent = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(sent, dict):
        return {}
    return {name: old for name, old in sent.items() if old is None or (isinstance(old, list) and all(isinstance(one, str) for one in old))}


def _told(nomination, step, found):
    if found.clashes:
        said = _("Ada isian yang juga diubah orang lain. Pilih dahulu yang dipakai.")
        return _answer(409, "stale", said, clashes=[one._asdict() for one in found.clashes])
    if found.form is None:
        return _answer(422, "refused", _("Belum tersimpan: perbaiki isian yang ditandai."), faults=found.refused)
    said = _("Tersimpan %s") % wib(nomination.saved_at)
    if found.refused:
        said = _("%s, kecuali isian yang ditandai") % said
    fields = as_posted(step_form(nomination, step))
    version, readiness = found.form.instance.version, nomination.readiness
    return _answer(200, "saved", said, version=version, faults=found.refused, fields=fields, readiness=readiness)


def _answer(status, state, said, **more):
    return JsonResponse({"state": state, "said": said, **more}, status=status)
