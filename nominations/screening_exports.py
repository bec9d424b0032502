"""The results of the screening as a long table: one row per nomination and rule."""

from django.utils.translation import gettext_lazy as _

from nominations.enums import Reason, Result
from nominations.models import Document, ScreeningItem
from nominations.screening_queue import latest_revision
from ovop_portal.programme.enums import Demand, DocumentKind
from ovop_portal.programme.models import DocumentRule

HEADINGS = [
    _("Nomor usulan"), _("Periode"), _("Produk"), _("IKM"), _("NIB"), _("Komoditas"), _("Kabupaten/kota"), _("Provinsi"), _("Pengusul"),
    _("Jenis"), _("Status"), _("Kode syarat"), _("Syarat"), _("Sifat"), _("Hasil"), _("Alasan"), _("Dasar"), _("Catatan"),
    _("Diperiksa oleh"), _("Diperiksa pada"), _("Contoh diterima"),
]  # fmt: skip


def rows(nominations):
    """One tuple of plain values per nomination and rule that it answers, judged or not. `nominations` is a queue(); in four queries."""
    found = list(nominations.for_list().annotate(latest=latest_revision()))
    rules = _rules({one.edition_id for one in found})
    items = {(item.revision_id, item.rule_id): item for item in _items(nominations)}
    received = _received(nominations)
    words = _words()
    for one in found:
        head = _of_nomination(one)
        for rule in rules:
            if rule.edition_id == one.edition_id and rule.commodity_id in {None, one.product.commodity_id}:
                item = items.get((one.latest, rule.pk))
                yield (*head, *_of_rule(rule, item, words), received.get((one.pk, rule.pk)))


def _rules(editions):
    return list(DocumentRule.objects.filter(edition__in=editions).order_by("edition", "order", "pk"))


def _items(nominations):
    latest = nominations.order_by().annotate(latest=latest_revision()).values("latest")
    return ScreeningItem.objects.filter(revision__in=latest).select_related("checked_by").order_by("pk")


def _received(nominations):
    """(nomination, rule) → when the sample came."""
    samples = Document.objects.current().filter(nomination__in=nominations.order_by().values("pk"), rule__kind=DocumentKind.SAMPLE)
    return {(nomination, rule): at for nomination, rule, at in samples.values_list("nomination", "rule", "received_at")}


def _of_nomination(one):
    product, region = one.product, one.region
    return (
        one.code, one.edition.year, product.name, product.ikm.name, product.ikm.nib, product.commodity.name, region.name,
        region.parent.name if region.parent else "", one.office.name, str(one.get_kind_display()), str(one.get_state_display()),
    )  # fmt: skip


def _words():
    """Every choice of a row in words, said once for the whole table."""
    return {str(code): str(label) for choices in (Demand, Result, Reason) for code, label in choices.choices}


def _of_rule(rule, item, words):
    told = (rule.code, rule.name, words[rule.demand])
    if item is None:
        return (*told, "", "", rule.clause, "", "", None)
    return (*told, words[item.result], words.get(item.reason, ""), item.clause, item.remark, str(item.checked_by), item.checked_at)
