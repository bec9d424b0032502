"""The lists of people, invitations and offices as rows of a workbook."""

from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.enums import Vacancy
from ovop_portal.accounts.facts import region_names
from ovop_portal.kit.identifiers import shown_phone

PEOPLE = [
    _("Nama"), _("E-mail"), _("Telepon"), _("Peran"), _("Organisasi"), _("Provinsi"), _("Kabupaten/kota"), _("Aktif"), _("Dibuat"),
    _("Terakhir masuk"), _("Kepala atau koordinator"),
]  # fmt: skip
INVITATIONS = [
    _("Nama"), _("E-mail"), _("Peran"), _("Organisasi"), _("Status"), _("Diundang oleh"), _("Dibuat"), _("Berlaku sampai"), _("Dipakai"),
]  # fmt: skip
VACANCIES = [_("Organisasi"), _("Jenis"), _("Provinsi"), _("Kabupaten/kota"), _("Keadaan"), _("Undangan menunggu")]
OFFICES = [_("Organisasi"), _("Jenis"), _("Provinsi"), _("Kabupaten/kota"), _("Petugas aktif")]


def people(rows):
    for user in rows:
        province, regency = region_names(user.organisation)
        yield [
            user.name, user.email, shown_phone(user.phone) if user.phone else "", user.get_role_display(), str(user.organisation or ""),
            province, regency, user.is_active, user.date_joined, user.last_login, user.leads_office,
        ]  # fmt: skip


def invitations(rows):
    for one in rows:
        yield [
            one.name, one.email, one.get_role_display(), one.organisation.name, one.standing.label, one.invited_by.name, one.created_at,
            one.expires_at, one.used_at,
        ]  # fmt: skip


def offices(rows):
    for office in rows:
        yield [office.name, office.get_kind_display(), *region_names(office), office.staff]


def vacancies(rows):
    for office in rows:
        yield [office.name, office.get_kind_display(), *region_names(office), Vacancy(office.need).label, office.waiting]
