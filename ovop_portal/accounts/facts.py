"""People, invitations and offices as the plain words that pages and workbooks show."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from ovop_portal.accounts.enums import InvitationState, Vacancy, role_in
from ovop_portal.audit import words
from ovop_portal.kit.identifiers import shown_phone
from ovop_portal.kit.permissions import can

TONES = {
    InvitationState.PENDING: "waiting",
    InvitationState.USED: "good",
    InvitationState.EXPIRED: "stopped",
    InvitationState.REVOKED: "stopped",
}


def region_names(organisation):
    """(province, kabupaten/kota) of an organisation, empty where it has none. Needs region__parent loaded."""
    region = organisation.region if organisation else None
    if region is None:
        return "", ""
    return (region.parent.name, region.name) if region.parent_id else (region.name, "")


def place(organisation):
    """Where an organisation is, in one line."""
    province, regency = region_names(organisation)
    return f"{regency}, {province}" if regency else province


def activity(user):
    """(state, word) of an account, for its pill."""
    return ("valid", _("Aktif")) if user.is_active else ("disabled", _("Nonaktif"))


def people_rows(users):
    return [
        {
            "url": reverse("accounts:person", args=[user.pk]),
            "name": user.name,
            "email": user.email,
            "role": user.get_role_display(),
            "head": user.leads_office,
            "organisation": str(user.organisation or ""),
            "place": place(user.organisation),
            "activity": activity(user),
            "last_login": user.last_login,
        }
        for user in users
    ]


def invitation_rows(invitations, user):
    return [
        {
            "pk": one.pk,
            "name": one.name,
            "email": one.email,
            "role": one.get_role_display(),
            "head": one.heads_office,
            "organisation": one.organisation.name,
            "by": one.invited_by.name,
            "state": one.standing,
            "label": one.standing.label,
            "tone": TONES[one.standing],
            "at": {"used": one.used_at, "revoked": one.revoked_at}.get(one.standing, one.expires_at),
            "resend": one.standing in {InvitationState.PENDING, InvitationState.EXPIRED} and can(user, "accounts.resend", one),
            "revoke": one.standing == InvitationState.PENDING and can(user, "accounts.revoke", one),
        }
        for one in invitations
    ]


def office_rows(offices):
    """Needs `staff` (active accounts) and `waiting` (an invitation is open) on each, and region__parent loaded."""
    return [
        {
            "url": reverse("accounts:office", args=[office.pk]),
            "name": office.name,
            "kind": office.get_kind_display(),
            "place": place(office),
            "staff": office.staff,
            "waiting": office.waiting,
        }
        for office in offices
    ]


def facts_of_office(office):
    """[(label, value)] of one organisation."""
    return [(_("Jenis"), office.get_kind_display()), (_("Wilayah"), place(office) or _("tidak terikat wilayah"))]


def vacancy_rows(offices):
    return [
        {
            "pk": office.pk,
            "name": office.name,
            "kind": office.get_kind_display(),
            "place": place(office),
            "role": role_in(office.kind),
            "waiting": office.waiting,
            "need": Vacancy(office.need).label,
            "tone": "bad" if office.need == Vacancy.EMPTY else "waiting",
            "people_url": "" if office.need == Vacancy.EMPTY else f"{reverse('accounts:people')}?{urlencode({'q': office.name})}",
        }
        for office in offices
    ]


def vacancy_counts(counts, chosen):
    """The figures over the list, each leading to its rows."""
    address = reverse("accounts:vacancies")
    return [
        {"label": need.label, "n": n, "url": f"{address}?{urlencode({'keadaan': need.value})}", "current": need.value == chosen}
        for need, n in counts.items()
    ]


def facts_of(person):
    """[(label, value)] of one person."""
    return [(_("Nomor telepon"), shown_phone(person.phone) if person.phone else ""), *office_of(person)]


def office_of(person):
    """The part of it that nobody changes for oneself."""
    return [
        (_("Alamat e-mail"), person.email),
        (_("Peran"), person.get_role_display()),
        *([(_("Tugas"), _("Kepala atau koordinator kantor"))] if person.leads_office else []),
        (_("Organisasi"), str(person.organisation or "")),
        (_("Wilayah"), place(person.organisation) or "–"),
    ]


def mandates_of(person):
    """The seats of one person in the selection team, newest first, in four queries at most."""
    seats = person.mandates.select_related("edition", "institution", "home_province").prefetch_related("commodities")
    return [
        {
            "edition": seat.edition.name,
            "institution": seat.institution.name,
            "commodities": ", ".join(one.name for one in seat.commodities.all()),
            "lead": seat.lead,
            "home": seat.home_province.name if seat.home_province else "",
            "ended_at": seat.ended_at,
        }
        for seat in seats.order_by("-edition__year")
    ]


def history_of(events):
    """Events as the timeline shows them, newest first."""
    return [
        {
            "what": words.action(event.action),
            "who": event.actor.name,
            "at": event.at,
            "note": event.note,
            "before": words.state(event.target_type, event.before),
            "after": words.state(event.target_type, event.after),
        }
        for event in events
    ]
