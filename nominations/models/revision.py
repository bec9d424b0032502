"""What was sent, immutable: canonical JSON of everything that is judged, and its SHA-256."""

import hashlib
import json

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

SECTIONS = {  # section of the content → the fields of the live row it copies
    "ikm": [
        "nib", "name", "kbli", "brand", "owner", "owner_gender", "address", "village", "district", "phone", "email", "scale",
        "founded", "joined_sentra",
    ],
    "sentra": [
        "name", "decree_number", "decree_date", "decree_signatory", "units", "workers", "place", "association", "facilities",
    ],
    "product": [
        "name", "story", "uniqueness", "process", "raw_material", "raw_material_origin", "local_share", "supply_years", "packaging",
        "price_from", "price_to",
    ],
    "answers": [
        "capacity", "output_before", "output_last", "value_added", "equipment", "waste", "workers_women", "workers_men",
        "workers_family", "partners", "training", "turnover_before", "turnover_last", "reach", "channels", "exhibitions",
        "export_countries", "export_value", "organisation_chart", "procedures", "bookkeeping", "capital", "history",
    ],
}  # fmt: skip
DOCUMENT_FIELDS = ["code", "number", "issuer", "issued", "expires", "file_name", "sha256", "sent_on", "courier"]


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value


def _section(row, fields):
    """The fields of a row; of a row that is not chosen yet, all of them empty."""
    return {name: _plain(getattr(row, name)) if row else None for name in fields}


def snapshot(nomination):
    """Everything that is judged, as JSON values. Dates are ISO texts; documents are keyed by the code of their rule."""
    rows = {
        "ikm": nomination.product.ikm,
        "sentra": nomination.sentra,
        "product": nomination.product,
        "answers": nomination.answers,
    }
    content = {name: _section(rows[name], fields) for name, fields in SECTIONS.items()}
    content["ikm"]["region"] = nomination.product.ikm.region.name
    content["product"] |= {"commodity": nomination.product.commodity.name, "photo": nomination.product.photo.name}
    content["nomination"] = {"code": nomination.code, "edition": nomination.edition.year, "kind": nomination.kind}
    content["documents"] = {
        document.rule.code: {"name": document.rule.name} | _section(document, DOCUMENT_FIELDS)
        for document in nomination.documents.current().select_related("rule")
    }
    return content


def canonical(content):
    """The bytes that are hashed: JSON with sorted keys and no spaces, UTF-8."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


class Revision(models.Model):
    nomination = models.ForeignKey("nominations.Nomination", models.PROTECT, related_name="revisions", verbose_name=_("usulan"))
    number = models.PositiveSmallIntegerField(_("revisi"))
    sent_at = models.DateTimeField(_("dikirim"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("dikirim oleh"))
    content = models.JSONField(_("isi"))
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        ordering = ["number"]
        verbose_name = _("revisi")
        verbose_name_plural = _("revisi")
        constraints = [models.UniqueConstraint(fields=["nomination", "number"], name="revision_once")]

    def __str__(self):
        return self.receipt

    @property
    def receipt(self):
        """The number on the receipt."""
        return f"{self.nomination.code}-R{self.number}"

    def is_intact(self):
        """Whether the content still has the hash that the receipt shows."""
        return hashlib.sha256(canonical(self.content)).hexdigest() == self.sha256


def draw(nomination, number, sent_by, sent_at):
    """An unsaved revision of what the nomination says now."""
    content = snapshot(nomination)
    return Revision(
        nomination=nomination,
        number=number,
        sent_by=sent_by,
        sent_at=sent_at,
        content=content,
        sha256=hashlib.sha256(canonical(content)).hexdigest(),
    )
