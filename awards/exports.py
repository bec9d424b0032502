"""The lists of stars as tables to keep: headings and rows, nothing that the page does not show."""

from django.utils.translation import gettext_lazy as _

DESK = (
    _("Nomor usulan"), _("Produk"), _("IKM"), _("Komoditas"), _("Kabupaten/kota"), _("Provinsi"), _("Nilai (dari 100)"),
    _("Bintang terhitung"), _("Bintang diajukan"), _("Status"), _("Perlu pleno"), _("Alasan penyimpangan"), _("Keputusan"),
    _("Tanggal keputusan"),
)  # fmt: skip
REGISTER = (
    _("Tahun"), _("Skema"), _("Bintang"), _("Produk"), _("IKM"), _("Komoditas"), _("Kabupaten/kota"), _("Provinsi"),
    _("Status"), _("Berlaku sejak"), _("Berlaku sampai"), _("Keputusan"), _("Sumber"), _("Alamat"),
)  # fmt: skip


def place(region):
    """(regency, province) of a region that may itself be a province."""
    return (region.name, region.parent.name) if region.parent_id else ("", region.name)


def desk_rows(awards):
    """Rows of `for_desk()`; where the reader's own sheet is open, the marks of others stay away."""
    for award in awards:
        standing = award.nomination.standing
        marks = ("", "", "", "") if award.owed else (standing.total, award.computed_star, award.star, standing.plenary)
        yield (
            award.nomination.code,
            award.product_name,
            award.ikm_name,
            award.commodity.name if award.commodity else "",
            *place(award.region),
            *marks[:3],
            award.get_state_display(),
            marks[3],
            "" if award.owed else award.reason,
            award.decree.number if award.decree else "",
            award.decree.date if award.decree else None,
        )


def register_rows(awards, site):
    """Rows of the public register; `site` is the portal's own address."""
    for award in awards:
        yield (
            award.year,
            award.scheme,
            award.star,
            award.product_name,
            award.ikm_name,
            award.commodity.name if award.commodity else "",
            *place(award.region),
            award.standing().label,
            award.valid_from,
            award.valid_until,
            award.decree.number if award.decree else "",
            award.source_url,
            site + award.get_absolute_url(),
        )
