"""What a nomination says, in words ready to be shown: the sections of a revision and its papers."""

from datetime import date

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from nominations.enums import Kind
from nominations.legality import day
from nominations.models import Answers, Document, Ikm, Nomination, Product, Sentra
from nominations.models.revision import draw
from ovop_portal.kit.identifiers import shown_phone
from ovop_portal.kit.permissions import can
from ovop_portal.kit.templatetags.look import rupiah

YEARS = {"founded", "joined_sentra"}
UNITS = {  # the unit that a label ends with, and how a value carries it instead
    " (Rp)": rupiah,
    " (%)": lambda value: f"{value}%",
    " (tahun)": lambda value: _("%d tahun") % value,
}
PRODUCTION = ["capacity", "output_before", "output_last", "value_added", "equipment", "waste"]
PEOPLE = ["workers_women", "workers_men", "workers_family", "partners", "training"]
MARKET = ["turnover_before", "turnover_last", "reach", "channels", "exhibitions", "export_countries", "export_value"]
MANAGEMENT = ["organisation_chart", "procedures", "bookkeeping", "capital", "history"]


def sections(revision):
    """[(title, [(label, value)])] of what was sent: labels from the models, choices, dates, money and numbers in words.

    An empty value is "": the page says that it is missing.
    """
    content = revision.content
    answers = content["answers"]
    return [
        (_("IKM"), [*_facts(Ikm, content["ikm"]), (_("Kabupaten/kota"), content["ikm"].get("region", ""))]),
        (_("Sentra"), _facts(Sentra, content["sentra"])),
        (_("Produk"), [(_("Komoditas"), content["product"].get("commodity", "")), *_facts(Product, content["product"])]),
        (_("Produksi"), _facts(Answers, answers, PRODUCTION)),
        (_("Tenaga kerja"), _facts(Answers, answers, PEOPLE)),
        (_("Pasar"), _facts(Answers, answers, MARKET)),
        (_("Manajemen"), _facts(Answers, answers, MANAGEMENT)),
    ]


def as_it_stands(nomination):
    """The unsaved revision that sending the nomination now would draw."""
    return draw(nomination, 0, None, None)


def papers(revision, user):
    """The papers of a revision in the order of their rules, as dicts of plain values.

    rule (its code), name, number, issuer, issued and expires (dates or None), sent_on and courier (a sample), received_at, code, url (of
    the file, "" where there is none or this user may not open it), file_name, size (bytes), content_type, sha256, scan (in words, ""
    without a file), unsafe (the virus scanner has found something), held (it has yet to answer, and this user waits for that).
    """
    named = revision.content["documents"]
    rows = Document.objects.filter(nomination__in=Nomination.objects.visible_to(user), code__in=[one["code"] for one in named.values()])
    stored = {row.code: row for row in rows.select_related("rule")}
    own = can(user, "nominations.see_draft", revision.nomination)
    order = {code: (row.rule.order, row.rule_id) for code, row in stored.items()}
    return [
        _paper(rule, one, stored.get(one["code"]), own)
        for rule, one in sorted(named.items(), key=lambda pair: order.get(pair[1]["code"], (999, 0)))
    ]


def photo(nomination, revision=None):
    """{"url", "alt"} of the picture of the product: the one that was sent, or without a revision the present one; None without one."""
    name = revision.content["product"].get("photo") if revision else nomination.product.photo.name
    if not name:
        return None
    address = reverse("nominations:photo", args=[nomination.code])
    query = f"?revisi={revision.number}" if revision and revision.number else ""
    product = revision.content["product"]["name"] if revision else nomination.product.name
    return {"url": address + query, "alt": _("Foto %s") % product}


def kind_in_words(revision):
    """New, or the re-evaluation of an earlier holder, as the revision says."""
    return str(Kind(revision.content["nomination"]["kind"]).label)


def file_of(revision, user):
    """The context of nominations/_file.html."""
    return {
        "sections": sections(revision),
        "papers": papers(revision, user),
        "photo": photo(revision.nomination, revision),
    }


def draft_of(nomination, user):
    """The same for a nomination as it stands now, before it is sent."""
    return file_of(as_it_stands(nomination), user)


def in_words(field, value):
    """One stored or JSON value of a model field as people read it."""
    if value is None or value == "":
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field.get_internal_type() == "DateField":
        return day(date.fromisoformat(value) if isinstance(value, str) else value)
    if field.name == "phone":
        return shown_phone(value)
    for ending, shown in UNITS.items():
        if str(field.verbose_name).endswith(ending):
            return shown(value)
    if isinstance(value, int) and field.name not in YEARS:
        return number_format(value, use_l10n=True, force_grouping=True)
    return str(value)


def label_of(field):
    """The label of a model field without the unit that its value carries."""
    label = str(field.verbose_name)
    for ending in UNITS:
        label = label.removesuffix(ending)
    return capfirst(label)


def _facts(model, content, names=None):
    fields = [(model._meta.get_field(name), content.get(name)) for name in names or content if _is_field(model, name)]
    return [(label_of(field), in_words(field, value)) for field, value in fields]


def _is_field(model, name):
    return name not in {"region", "commodity", "photo"} and any(field.name == name for field in model._meta.concrete_fields)


def _paper(rule, sent, row, own):
    has_file = row is not None and bool(row.file)
    unsafe, held = has_file and row.is_unsafe, has_file and row.is_held and not own
    shown = has_file and not unsafe and not held
    return {
        "rule": rule,
        "name": sent["name"],
        "number": sent["number"],
        "issuer": sent["issuer"],
        "issued": _date(sent["issued"]),
        "expires": _date(sent["expires"]),
        "sent_on": _date(sent["sent_on"]),
        "courier": sent["courier"],
        "received_at": row.received_at if row else None,
        "code": sent["code"],
        "url": reverse("nominations:file", args=[sent["code"]]) if shown else "",
        "file_name": sent["file_name"],
        "size": row.size if row else 0,
        "content_type": row.content_type if row else "",
        "sha256": sent["sha256"],
        "scan": row.get_scan_display() if has_file else "",
        "unsafe": unsafe,
        "held": held,
    }


def _date(text):
    return date.fromisoformat(text) if text else None
