"""The steps of a nomination as forms: every field may stay empty in a draft, and says when it is asked before sending."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nominations import drafting, indexing
from nominations.enums import Step
from nominations.forms.start import ELSEWHERE
from nominations.models import Answers, Ikm, Product, Sentra
from ovop_portal.kit.forms import OPTIONAL, NormalisedField, RupiahField, VersionedModelForm, WholeNumberField
from ovop_portal.kit.identifiers import clean_kbli, clean_nib, clean_phone

EARLIEST = 1850  # a year before this is a slip of the keys
LONG = forms.Textarea(attrs={"rows": 4})
CODE = {"class": "w-code", "inputmode": "numeric", "autocomplete": "off"}


def heading(text):
    return HTML(f"<h2>{text}</h2>")


class StepForm(VersionedModelForm):
    """`WANTED` are the fields that must be filled before sending; `GROUPS` are (heading, fields): a tuple of names shares a line."""

    WANTED = ()
    GROUPS = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = capfirst(str(field.label or "").removesuffix(f" {OPTIONAL}"))
            if name in self.WANTED:
                field.word = _("(wajib sebelum dikirim)")
            if limit := getattr(field, "max_length", None):
                self._say_limit(field, limit)

    def _say_limit(self, field, limit):
        if isinstance(field.widget, forms.Textarea):
            said = gettext("Paling banyak %d huruf.") % limit
            field.help_text = f"{field.help_text} {said}".strip()

    @property
    def helper(self):
        made = FormHelper()
        made.form_tag = False
        parts = []
        for title, names in self.GROUPS:
            parts += [heading(title)] if title else []
            parts += [Div(*name, css_class="form-grid") if isinstance(name, tuple) else name for name in names]
        made.layout = Layout(*parts, "version")
        return made


class IkmForm(StepForm):
    WANTED = Ikm.REQUIRED
    GROUPS = [
        (_("Usaha"), [("nib", "kbli"), "name", ("brand", "scale"), ("founded", "joined_sentra")]),
        (_("Pemilik"), [("owner", "owner_gender")]),
        (_("Alamat dan kontak"), ["address", ("village", "district"), ("phone", "email")]),
    ]
    nib = NormalisedField(clean_nib, label=_("NIB"), widget=forms.TextInput(attrs=CODE))
    kbli = NormalisedField(clean_kbli, label=_("KBLI"), required=False, widget=forms.TextInput(attrs=CODE))
    phone = NormalisedField(
        clean_phone,
        label=_("nomor telepon/WhatsApp"),
        required=False,
        help_text=_("Misalnya 0812 3456 7890."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off", "class": "w-code"}),
    )

    class Meta:
        model = Ikm
        fields = [
            "nib", "name", "kbli", "brand", "owner", "owner_gender", "address", "village", "district", "phone", "email", "scale",
            "founded", "joined_sentra",
        ]  # fmt: skip

    def __init__(self, *args, commodity, **kwargs):
        super().__init__(*args, **kwargs)
        prefixes = commodity.kbli_prefixes.replace(",", ", ")
        self.fields["kbli"].help_text = (
            gettext("Lima angka pada NIB. Untuk %(commodity)s berawalan %(prefixes)s.")
            % {"commodity": commodity.name, "prefixes": prefixes}
            if prefixes
            else gettext("Lima angka pada NIB.")
        )
        if not drafting.nib_may_change(self.instance):
            self.fields["nib"].disabled = True
            self.fields["nib"].help_text = gettext("NIB tidak dapat diubah lagi. Bila keliru, hubungi sekretariat.")

    def clean_nib(self):
        nib = self.cleaned_data["nib"]
        known = drafting.registered(nib)
        if known is not None and known.pk != self.instance.pk:
            if known.region_id == self.instance.region_id:
                raise ValidationError(gettext("NIB ini sudah tercatat atas nama %s.") % known.name, code="unique")
            raise ValidationError(ELSEWHERE % known.region.name, code="elsewhere")
        return nib

    def clean_founded(self):
        return _year(self.cleaned_data["founded"])

    def clean_joined_sentra(self):
        joined, founded = _year(self.cleaned_data["joined_sentra"]), self.cleaned_data.get("founded")
        if joined and founded and joined < founded:
            raise ValidationError(gettext("Tahun bergabung tidak boleh mendahului tahun berdiri (%d).") % founded, code="order")
        return joined

    def save(self, commit=True, also=()):
        ikm = super().save(commit, also)
        if "nib" in self.changed_data:
            drafting.follow_nib(ikm)
        if {"name", "brand"} & set(self.changed_data):
            indexing.index(ikm.products.all())
        return ikm


def _year(value):
    now = timezone.localdate().year
    if value and not EARLIEST <= value <= now:
        raise ValidationError(gettext("Isi tahun antara %(first)d dan %(last)d.") % {"first": EARLIEST, "last": now}, code="year")
    return value


class SentraForm(StepForm):
    WANTED = Sentra.REQUIRED
    GROUPS = [
        (_("Sentra"), ["name", "place", ("units", "workers"), "association", "facilities"]),
        (_("Keputusan penetapan"), ["decree_number", ("decree_date", "decree_signatory")]),
    ]

    class Meta:
        model = Sentra
        fields = [
            "name", "place", "units", "workers", "association", "facilities", "decree_number", "decree_date", "decree_signatory",
        ]  # fmt: skip
        field_classes = {"units": WholeNumberField, "workers": WholeNumberField}
        help_texts = {"units": _("Paling sedikit 5 unit usaha.")}

    def clean_decree_date(self):
        return _not_ahead(self.cleaned_data["decree_date"])


def _not_ahead(value):
    if value and value > timezone.localdate():
        raise ValidationError(gettext("Tanggal ini belum tiba. Periksa tahunnya."), code="ahead")
    return value


class SentraChoiceForm(forms.Form):
    """One of the sentra that the region has already recorded for this commodity."""

    sentra = forms.ModelChoiceField(queryset=None, label=_("Sentra yang sudah tercatat"), empty_label=_("Pilih sentra"))

    def __init__(self, *args, sentras, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sentra"].queryset = sentras
        self.fields["sentra"].label_from_instance = lambda sentra: f"{sentra.name} – {sentra.place}" if sentra.place else sentra.name


class ProductForm(StepForm):
    WANTED = [name for name in Product.REQUIRED if name != "photo"]
    GROUPS = [
        ("", ["name", "story", "uniqueness", "process"]),
        (_("Bahan baku"), [("raw_material", "raw_material_origin"), ("local_share", "supply_years")]),
        (_("Kemasan dan harga"), ["packaging", ("price_from", "price_to")]),
    ]

    class Meta:
        model = Product
        fields = [
            "name", "story", "uniqueness", "process", "raw_material", "raw_material_origin", "local_share", "supply_years", "packaging",
            "price_from", "price_to",
        ]  # fmt: skip
        field_classes = {
            "price_from": RupiahField,
            "price_to": RupiahField,
            "local_share": WholeNumberField,
            "supply_years": WholeNumberField,
        }
        widgets = {"story": LONG, "uniqueness": LONG, "process": LONG}

    def save(self, commit=True, also=()):
        product = super().save(commit, also)
        if "name" in self.changed_data:
            indexing.index([product])
        return product


class ProductionForm(StepForm):
    WANTED = Answers.REQUIRED_PRODUCTION
    GROUPS = [
        (_("Produksi"), [("capacity", "value_added"), ("output_last", "output_before"), "equipment", "waste"]),
        (_("Tenaga kerja"), [("workers_women", "workers_men"), ("workers_family", "partners"), "training"]),
    ]

    class Meta:
        model = Answers
        fields = [
            "capacity", "value_added", "output_last", "output_before", "equipment", "waste", "workers_women", "workers_men",
            "workers_family", "partners", "training",
        ]  # fmt: skip
        field_classes = {name: WholeNumberField for name in ("value_added", "workers_women", "workers_men", "workers_family", "partners")}
        help_texts = {
            "value_added": _("Selisih harga jual dan biaya bahan, dibagi biaya bahan."),
            "output_last": _("Jumlah dan satuannya, misalnya 4.300 lembar."),
        }

    def clean(self):
        cleaned = super().clean()
        family = cleaned.get("workers_family")
        workers = [cleaned.get("workers_women"), cleaned.get("workers_men")]
        if family and None not in workers and family > sum(workers):
            self.add_error("workers_family", gettext("Anggota keluarga tidak boleh melebihi seluruh tenaga kerja (%d).") % sum(workers))
        return cleaned


class MarketForm(StepForm):
    WANTED = Answers.REQUIRED_MARKET
    GROUPS = [
        (_("Pasar"), [
            ("turnover_last", "turnover_before"), "reach", "channels", "exhibitions", ("export_countries", "export_value"),
        ]),
        (_("Manajemen"), [("organisation_chart", "procedures"), "bookkeeping", "capital", "history"]),
    ]  # fmt: skip

    class Meta:
        model = Answers
        fields = [
            "turnover_last", "turnover_before", "reach", "channels", "exhibitions", "export_countries", "export_value",
            "organisation_chart", "procedures", "bookkeeping", "capital", "history",
        ]  # fmt: skip
        field_classes = {name: RupiahField for name in ("turnover_last", "turnover_before", "export_value")}
        help_texts = {"channels": _("Misalnya toko sendiri, pameran, lokapasar.")}


def step_form(nomination, step, data=None):
    """The form of one step over its row, bound to `data` where there is any; None where a step has no such form or no row yet."""
    match step:
        case Step.IKM:
            return IkmForm(data, instance=nomination.product.ikm, commodity=nomination.product.commodity)
        case Step.SENTRA:
            return SentraForm(data, instance=nomination.sentra) if nomination.sentra else None
        case Step.PRODUCT:
            return ProductForm(data, instance=nomination.product)
        case Step.PRODUCTION:
            return ProductionForm(data, instance=nomination.answers)
        case Step.MARKET:
            return MarketForm(data, instance=nomination.answers)
    return None
