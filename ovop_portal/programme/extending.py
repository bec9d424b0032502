"""More time to send: why it cannot be given, how it is proposed, and what a list of it shows."""

from datetime import UTC

from django.utils import timezone
from django.utils.translation import gettext as _

from ovop_portal.accounts.enums import OrganisationKind
from ovop_portal.accounts.models import Organisation
from ovop_portal.audit.models import Event
from ovop_portal.audit.trail import record
from ovop_portal.kit.templatetags.look import wib
from ovop_portal.programme import freezing, notices
from ovop_portal.programme.enums import Nominators
from ovop_portal.programme.models import Extension

KINDS = {
    Nominators.REGENCY: [OrganisationKind.REGENCY_OFFICE],
    Nominators.PROVINCE: [OrganisationKind.PROVINCE_OFFICE],
    Nominators.BOTH: [OrganisationKind.REGENCY_OFFICE, OrganisationKind.PROVINCE_OFFICE],
}


def offices(edition):
    """The dinas that may nominate in this edition."""
    return Organisation.objects.filter(kind__in=KINDS[edition.nominators])


def present(edition, office):
    """Until when this office may send now; without an office, all of them."""
    return edition.closes_for(Extension.objects.granted(office.pk)) if office else edition.nomination_closes


def bar(edition, now=None):
    """The sentence that says why nobody can be given more time in this edition, or "": too early, or a later phase relies on it."""
    now = now or timezone.now()
    if now < edition.nomination_opens:
        return _("Pengusulan belum dibuka. Ubah saja jadwalnya pada halaman periode.")
    return freezing.frozen(edition, now).get("screening_closes", "")


def faults(edition, office, until, now=None):
    """Why `until` cannot be the new instant, as sentences."""
    now = now or timezone.now()
    before = present(edition, office)
    if until <= now:
        return [_("Waktu ini sudah lewat. Pilih waktu yang akan datang.")]
    if until <= before:
        return [_("Batas kirim yang sekarang %s; yang baru harus sesudahnya.") % wib(before)]
    if until >= edition.screening_closes:
        return [_("Batas kirim harus sebelum seleksi administrasi selesai, %s.") % wib(edition.screening_closes)]
    return []


def blockers(extension):
    """What keeps a proposal from being confirmed now, in words."""
    edition = extension.edition
    reason = bar(edition)
    return [reason] if reason else faults(edition, extension.office, extension.until)


def propose(actor, extension):
    """Save a proposal with its event and tell those who may confirm it; inside the caller's unit, which has locked the edition."""
    extension.proposed_by = actor
    extension.save()
    record(actor, "programme.propose_extension", extension, extension.reason, **facts(extension))
    notices.extension_proposed(extension)


def facts(extension):
    """What an event says of it."""
    office = extension.office.name if extension.office_id else ""
    return {"edition": extension.edition.year, "office": office, "until": extension.until.astimezone(UTC).isoformat()}


def row(extension):
    """One plain dict for a list or a page; needs edition, office and the two people loaded."""
    return {
        "url": extension.get_absolute_url(),
        "whom": extension.whom[:1].upper() + extension.whom[1:],
        "until": extension.until,
        "previous": extension.previous,
        "reason": extension.reason,
        "state": extension.state,
        "label": extension.get_state_display(),
        "proposed_by": extension.proposed_by.name,
        "proposed_at": extension.proposed_at,
        "decided_by": extension.decided_by.name if extension.decided_by_id else "",
        "decided_at": extension.decided_at,
    }


def refusal(extension):
    """Why it was rejected, or ""."""
    event = Event.objects.about(extension).filter(action="programme.reject_extension").last()
    return event.note if event else ""
