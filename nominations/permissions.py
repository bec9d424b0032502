"""Who may do what to a nomination. tests/test_permissions.py holds the resulting table, in full."""

from django.utils.translation import gettext_lazy as _

from nominations.enums import State
from ovop_portal.accounts.enums import OrganisationKind, Role
from ovop_portal.audit.words import name_actions
from ovop_portal.kit.permissions import declare, predicate, role
from ovop_portal.programme.enums import Nominators


@predicate
def owns(user, nomination):
    return user.organisation_id is not None and nomination.office_id == user.organisation_id


@predicate
def editable(user, nomination):
    return nomination.state in {State.DRAFT, State.RETURNED}


@predicate
def in_own_province(user, nomination):
    return bool(user.scope) and nomination.region_id.startswith(f"{user.scope}.")


@predicate
def endorsement_asked(user, nomination):
    return bool(nomination.edition.needs_endorsement) and nomination.office.kind == OrganisationKind.REGENCY_OFFICE


@predicate
def screened_it(user, nomination):
    return nomination.screened_by_id == user.pk


@predicate
def under_screening(user, nomination):
    return nomination.state in {State.SUBMITTED, State.ENDORSED}


@predicate
def sent(user, nomination):
    return nomination.submitted_at is not None


@predicate
def edition_lets_nominate(user, edition):
    """Asked of an edition: does it let this person's level of government nominate?"""
    levels = {Nominators.REGENCY: {Role.REGENCY}, Nominators.PROVINCE: {Role.PROVINCE}, Nominators.BOTH: {Role.REGENCY, Role.PROVINCE}}
    return user.role in levels[edition.nominators]


office = role(Role.REGENCY, Role.PROVINCE)
province_of_it = role(Role.PROVINCE) & ~owns & in_own_province
secretariat = role(Role.SECRETARIAT)
ministry = role(Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR)

RULES = {
    "create": office,
    "create_in": edition_lets_nominate,
    "see_draft": office & owns,
    "edit": office & owns & editable,
    "ask_ikm": office & owns & editable,
    "submit": office & owns,
    "endorse": province_of_it & endorsement_asked,
    "return": province_of_it | secretariat,
    "screen": secretariat & under_screening,
    "receive_sample": secretariat & sent,
    "pass": secretariat,
    "fail": secretariat,
    "withdraw": office & owns,
    "lapse": secretariat & ~screened_it,
    "reinstate": secretariat & ~screened_it,
    "see_tally": role(Role.PROVINCE, Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR),
    "see_checks": ministry,
    "see_screening": ministry | office & owns | province_of_it,
    "export": role(Role.REGENCY, Role.PROVINCE, Role.SECRETARIAT, Role.DIRECTOR, Role.AUDITOR),
}

declare("nominations", RULES)

name_actions(
    "nominations",
    {
        "create": _("Membuat draf usulan"),
        "save": _("Menyimpan draf usulan"),
        "document": _("Menyimpan dokumen"),
        "drop_document": _("Mengeluarkan dokumen"),
        "scan": _("Memindai berkas"),
        "photo": _("Menyimpan foto produk"),
        "ask_ikm": _("Meminta konfirmasi IKM"),
        "withdraw_question": _("Membatalkan permintaan konfirmasi IKM"),
        "ikm_answer": _("Mencatat jawaban IKM"),
        "screen": _("Mengisi hasil pemeriksaan"),
        "receive_sample": _("Mencatat penerimaan contoh produk"),
        "hand_over": _("Mengalihkan petugas penanggung jawab"),
    },
)
