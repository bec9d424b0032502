"""The few facts with which a nomination begins; an IKM or a product that is known already is found by them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nominations import doubles, drafting
from nominations.models import Ikm, Nomination
from ovop_portal.accounts.models import Region
from ovop_portal.kit.forms import NormalisedField
from ovop_portal.kit.identifiers import clean_nib
from ovop_portal.programme.models import Commodity

ELSEWHERE = _("NIB ini sudah terdaftar di %s; hubungi sekretariat.")
TWICE = _("Produk ini sudah diusulkan pada periode yang sama.")


class StartForm(forms.Form):
    """`existing` is the nomination of the same product in the same edition, when that is why the form was refused.

    `similar` are recorded IKM that a new one may be: only a person says that it is another. A button "pakai" takes one of them by its NIB.
    """

    edition = forms.ModelChoiceField(queryset=None, label=_("Periode"), empty_label=None)
    nib = NormalisedField(
        clean_nib,
        label=_("NIB"),
        help_text=_("13 angka, seperti pada dokumen NIB dari OSS. IKM yang sudah terdaftar di wilayah Anda dikenali dari nomor ini."),
        widget=forms.TextInput(attrs={"class": "w-code", "inputmode": "numeric", "autocomplete": "off"}),
    )
    ikm_name = forms.CharField(
        label=_("Nama IKM"),
        max_length=120,
        required=False,
        help_text=_("Seperti pada NIB. Boleh kosong bila IKM ini sudah pernah dicatat."),
    )
    region = forms.ModelChoiceField(queryset=None, label=_("Kabupaten/kota"), help_text=_("Tempat usaha IKM menurut NIB."))
    commodity = forms.ModelChoiceField(queryset=None, label=_("Komoditas"))
    product_name = forms.CharField(
        label=_("Nama produk"), max_length=120, help_text=_("Nama yang dikenal pembeli, misalnya Tenun Ikat Melati.")
    )
    is_new = forms.BooleanField(label=_("Ini IKM lain yang belum tercatat"), required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *args, officer, editions, **kwargs):
        super().__init__(_with_chosen(data), *args, **kwargs)
        self.officer, self.existing, self.known, self.similar = officer, None, None, []
        self.fields["edition"].queryset = editions
        self.fields["commodity"].queryset = Commodity.objects.filter(editions__in=editions).distinct()
        self.fields["ikm_name"].word = _("(wajib untuk IKM baru)")
        self._fix_edition(list(editions))
        self._fix_region()

    def _fix_edition(self, editions):
        if len(editions) == 1:
            self.fields["edition"].initial = editions[0].pk
            self.fields["edition"].widget = forms.HiddenInput()

    def _fix_region(self):
        """A kabupaten/kota nominates from its own region; a province chooses one of its own."""
        scope = self.officer.scope
        field = self.fields["region"]
        if "." in scope:
            field.queryset = Region.objects.filter(pk=scope)
            field.initial, field.disabled = scope, True
        else:
            field.queryset = Region.objects.filter(parent=scope)

    def clean_product_name(self):
        return " ".join(self.cleaned_data["product_name"].split())

    def clean(self):
        cleaned = super().clean()
        self._check_nib(cleaned)
        edition, commodity = cleaned.get("edition"), cleaned.get("commodity")
        if edition and commodity and not edition.commodities.filter(pk=commodity.pk).exists():
            self.add_error("commodity", _("%(edition)s tidak menerima %(commodity)s.") % {"edition": edition, "commodity": commodity.name})
        if not self.errors:
            self._check_product(cleaned)
        return cleaned

    def _check_nib(self, cleaned):
        if not cleaned.get("nib"):
            return
        known = drafting.registered(cleaned["nib"])
        if known is None:
            if not cleaned.get("ikm_name"):
                self.add_error("ikm_name", _("NIB ini belum tercatat. Isi nama IKM-nya."))
            elif not cleaned.get("is_new"):
                self._look_for_doubles(cleaned)
        elif not Ikm.objects.visible_to(self.officer).filter(pk=known.pk).exists():
            self.add_error("nib", ValidationError(ELSEWHERE % known.region.name, code="elsewhere"))
        elif cleaned.get("region") and known.region_id != cleaned["region"].pk:
            self.add_error("region", gettext("NIB ini tercatat di %s. Pilih kabupaten/kota itu.") % known.region.name)
        else:
            self.known = known

    def _look_for_doubles(self, cleaned):
        self.similar = doubles.like(Ikm.objects.visible_to(self.officer), cleaned["nib"], cleaned["ikm_name"])
        if self.similar:
            self.fields["is_new"].widget = forms.CheckboxInput()
            self.add_error(None, _("IKM ini mungkin sudah tercatat. Pakai yang di bawah, atau nyatakan bahwa ini IKM lain."))

    def _check_product(self, cleaned):
        product = drafting.product_named(self.known, cleaned["product_name"])
        if product is None:
            return
        if product.commodity_id != cleaned["commodity"].pk:
            sentence = gettext("%(name)s tercatat sebagai %(commodity)s. Pilih komoditas itu, atau beri nama lain.")
            self.add_error("commodity", sentence % {"name": product.name, "commodity": product.commodity.name})
            return
        before = Nomination.objects.filter(edition=cleaned["edition"], product=product).first()
        if before is not None:
            self.existing = Nomination.objects.visible_to(self.officer).filter(pk=before.pk).first()
            self.add_error("product_name", ValidationError(TWICE, code="twice"))

    def save(self):
        """Begin the draft; the caller has opened the unit."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "is_new"}
        return drafting.begin(officer=self.officer, **facts)


def _with_chosen(data):
    """What was posted; with the NIB of the recorded IKM where that was chosen instead of a new one."""
    if not data or not data.get("pakai"):
        return data
    data = data.copy()
    data["nib"], data["ikm_name"] = data["pakai"], ""
    return data
