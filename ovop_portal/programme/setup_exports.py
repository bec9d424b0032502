"""Commodities, document rules, more time to send and the team of an edition as tables for Excel."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ovop_portal.accounts.facts import region_names
from ovop_portal.programme.commodities import shown_prefixes
from ovop_portal.programme.team import NONE, commodities_of

COMMODITIES = [
    gettext_lazy("Komoditas"), gettext_lazy("Kode"), gettext_lazy("Urutan"), gettext_lazy("Awalan KBLI"), gettext_lazy("Rubrik terbaru"),
    gettext_lazy("Periode"),
]  # fmt: skip
RULES = [
    gettext_lazy("Urutan"), gettext_lazy("Komoditas"), gettext_lazy("Dokumen"), gettext_lazy("Kode"), gettext_lazy("Jenis"),
    gettext_lazy("Sifat"), gettext_lazy("Dasar"), gettext_lazy("Diterbitkan oleh"), gettext_lazy("Petunjuk"),
    gettext_lazy("Memiliki masa berlaku"), gettext_lazy("Saat pengiriman"), gettext_lazy("Saat penetapan"),
    gettext_lazy("Saat penganugerahan"), gettext_lazy("Sumber"),
]  # fmt: skip
TEAM = [
    gettext_lazy("Nama"), gettext_lazy("E-mail"), gettext_lazy("Peran"), gettext_lazy("Lembaga"), gettext_lazy("Jenis lembaga"),
    gettext_lazy("Provinsi lembaga"), gettext_lazy("Komoditas"), gettext_lazy("Provinsi asal"), gettext_lazy("Ketua tim"),
    gettext_lazy("Penugasan"), gettext_lazy("Berakhir"),
]  # fmt: skip

EXTENSIONS = [
    gettext_lazy("Untuk"), gettext_lazy("Batas kirim sebelumnya"), gettext_lazy("Batas kirim yang baru"), gettext_lazy("Alasan"),
    gettext_lazy("Status"), gettext_lazy("Diajukan oleh"), gettext_lazy("Diajukan"), gettext_lazy("Diputuskan oleh"),
    gettext_lazy("Diputuskan"),
]  # fmt: skip


def commodities(rows):
    """One line per commodity of `commodities.with_use`."""
    for one in rows:
        years = ", ".join(str(edition.year) for edition in one.editions.all())
        yield [one.name, one.code, one.order, shown_prefixes(one), one.newest, years]


def rules(rows):
    """One line per document rule; needs the commodity loaded."""
    for rule in rows:
        asked = [rule.asked_at_submission, rule.asked_at_decision, rule.asked_at_ceremony]
        yield [
            rule.order, str(rule.commodity or _("Semua komoditas")), rule.name, rule.code, rule.get_kind_display(),
            rule.get_demand_display(), rule.clause, rule.issuer, rule.help, rule.expires, *asked, rule.get_sourcing_display(),
        ]  # fmt: skip


def team(rows, duties):
    """One line per seat; needs the institution's region loaded."""
    for seat in rows:
        yield [
            seat.user.name, seat.user.email, seat.user.get_role_display(), seat.institution.name, seat.institution.get_kind_display(),
            region_names(seat.institution)[0], commodities_of(seat), str(seat.home_province or ""), seat.lead,
            duties.get(seat.pk, NONE)["all"], seat.ended_at,
        ]  # fmt: skip


def extensions(rows):
    """One line per extension of `for_list`."""
    for one in rows:
        yield [
            one.whom, one.previous, one.until, one.reason, one.get_state_display(), one.proposed_by.name, one.proposed_at,
            one.decided_by.name if one.decided_by else "", one.decided_at,
        ]  # fmt: skip
