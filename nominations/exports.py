"""The list of nominations as a table for Excel."""

from django.utils.translation import gettext_lazy as _

HEADINGS = [
    _("Nomor usulan"), _("Periode"), _("Produk"), _("Komoditas"), _("IKM"), _("NIB"), _("Kabupaten/kota"), _("Provinsi"), _("Pengusul"),
    _("Jenis"), _("Status"), _("Kesiapan (%)"), _("Dikirim"), _("Batas perbaikan"),
]  # fmt: skip


def rows(nominations):
    """One tuple of plain values per nomination of `for_list()`."""
    for one in nominations:
        yield (
            one.code,
            one.edition.year,
            one.product.name,
            one.product.commodity.name,
            one.product.ikm.name,
            one.product.ikm.nib,
            one.region.name,
            one.region.parent.name if one.region.parent else "",
            one.office.name,
            str(one.get_kind_display()),
            str(one.get_state_display()),
            one.readiness,
            one.submitted_at,
            one.return_due,
        )
