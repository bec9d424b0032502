"""What bars a person from a nomination: pure questions over a mandate and a nomination, asked at assignment and again at scoring."""

from django.utils.translation import gettext as _

from ovop_portal.accounts.enums import Role


def conflicts(mandate, nomination):
    """The sentences that bar this seat from this nomination; empty: none known. Needs mandate.user.organisation loaded."""
    found = []
    province = nomination.region_id[:2]
    user = mandate.user
    if mandate.home_province_id == province:
        found.append(_("Usulan berasal dari provinsi asal penilai."))
    elif user.role in {Role.REGENCY, Role.PROVINCE} and user.scope[:2] == province:
        found.append(_("Penilai bertugas pada dinas di provinsi usulan ini."))
    if nomination.office_id in {mandate.institution_id, user.organisation_id}:
        found.append(_("Penilai berasal dari lembaga yang mengusulkan."))
    return found


def outside_competence(mandate, nomination):
    """The sentence for a commodity that the mandate does not name, or None. Needs mandate.commodities prefetched."""
    if nomination.product.commodity_id in {commodity.pk for commodity in mandate.commodities.all()}:
        return None
    return _("Komoditas ini tidak termasuk mandat penilai.")
