"""How a page of the programme writes: a form that holds and changed something, with its event, or a refusal that changed nothing."""

from django.conf import settings
from django.contrib import messages
from django.utils.translation import gettext as _

from ovop_portal.audit.trail import record, unit


def sample_mark():
    return _("DATA CONTOH") if settings.DEMO else ""


def save(request, form, action, target, changes):
    """Save the form with one event of `target`; False when it is refused. `changes` is asked once it holds: field → [before, after]."""
    with unit():
        if not form.is_valid():
            return False
        if changed := changes():
            form.save()
            record(request.user, action, target, changes=changed)
    messages.success(request, _("Perubahan tersimpan.") if changed else _("Tidak ada yang berubah."))
    return True
