"""The list of nominations as a table, for Excel or as CSV."""

from django.utils.translation import gettext_lazy as _

from nominations.enums import Kind, State

HEADINGS = [
    _("Nomor usulan"), _("Periode"), _("Produk"), _("Komoditas"), _("IKM"), _("NIB"), _("Kabupaten/kota"), _("Provinsi"), _("Pengusul"),
    _("Jenis"), _("Status"), _("Kesiapan (%)"), _("Dikirim"), _("Batas perbaikan"),
]  # fmt: skip
COLUMNS = [
    "code", "edition__year", "product__name", "product__commodity__name", "product__ikm__name", "product__ikm__nib", "region__name",
    "region__parent__name", "office__name", "kind", "state", "readiness", "submitted_at", "return_due",
]  # fmt: skip
KIND, STATE = COLUMNS.index("kind"), COLUMNS.index("state")
CHUNK = 2000


def rows(nominations):
    """One list of plain values per nomination of the queryset, read in chunks: memory does not grow with the number of rows."""
    kinds = {code: str(label) for code, label in Kind.choices}
    states = {code: str(label) for code, label in State.choices}
    for row in nominations.values_list(*COLUMNS).iterator(chunk_size=CHUNK):
        cells = list(row)
        cells[KIND], cells[STATE] = kinds[cells[KIND]], states[cells[STATE]]
        yield cells
