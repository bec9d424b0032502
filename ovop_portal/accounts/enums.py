"""The fixed vocabularies of people and offices."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person's office lets them do; a mandate in the selection team is apart from it."""

    REGENCY = "regency", _("Petugas dinas kabupaten/kota")
    PROVINCE = "province", _("Petugas dinas provinsi")
    SECRETARIAT = "secretariat", _("Sekretariat OVOP")
    DIRECTOR = "director", _("Direktur (pejabat penetap)")
    AUDITOR = "auditor", _("Auditor")
    EXPERT = "expert", _("Tim penilai")
    ADMINISTRATOR = "administrator", _("Administrator teknis")
    SYSTEM = "system", _("Sistem")


OFFICES = {Role.REGENCY, Role.PROVINCE}  # the dinas: their work belongs to the office, and one of its people heads it


class OrganisationKind(models.TextChoices):
    REGENCY_OFFICE = "regency_office", _("Dinas kabupaten/kota")
    PROVINCE_OFFICE = "province_office", _("Dinas provinsi")
    DIRECTORATE = "directorate", _("Direktorat")
    MINISTRY = "ministry", _("Kementerian/lembaga")
    BALAI = "balai", _("Balai")
    ASSOCIATION = "association", _("Asosiasi/yayasan")
    UNIVERSITY = "university", _("Perguruan tinggi")
    INSPECTORATE = "inspectorate", _("Inspektorat")


DINAS = {OrganisationKind.REGENCY_OFFICE, OrganisationKind.PROVINCE_OFFICE}


class TimeZone(models.TextChoices):
    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class InvitationState(models.TextChoices):
    PENDING = "pending", _("Menunggu")
    USED = "used", _("Dipakai")
    EXPIRED = "expired", _("Kedaluwarsa")
    REVOKED = "revoked", _("Dibatalkan")


class Vacancy(models.TextChoices):
    """Why an organisation needs somebody: from nobody at all to a head who never came."""

    EMPTY = "kosong", _("Tanpa petugas")
    HEAD_DISABLED = "kepala-nonaktif", _("Kepalanya nonaktif")
    HEADLESS = "tanpa-kepala", _("Belum ada kepala")
    HEAD_UNSEEN = "kepala-belum-masuk", _("Kepalanya belum pernah masuk")


# The kinds of organisation in which a person of a role may work; the forms and a constraint read it.
HOMES = {
    Role.REGENCY: {OrganisationKind.REGENCY_OFFICE},
    Role.PROVINCE: {OrganisationKind.PROVINCE_OFFICE},
    Role.SECRETARIAT: {OrganisationKind.DIRECTORATE},
    Role.DIRECTOR: {OrganisationKind.DIRECTORATE},
    Role.AUDITOR: {OrganisationKind.INSPECTORATE},
    Role.EXPERT: {OrganisationKind.MINISTRY, OrganisationKind.BALAI, OrganisationKind.ASSOCIATION, OrganisationKind.UNIVERSITY},
}


def works_in(role, kind):
    """Whether a person of this role may belong to an organisation of this kind."""
    return kind in HOMES.get(role, set())


def role_in(kind):
    """The first role that works in an organisation of this kind, to fill a form in beforehand; empty: none does."""
    return next((role for role, kinds in HOMES.items() if kind in kinds), "")
