"""Papers and pictures as forms: what an upload may be is decided by its content, and said before the mistake."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nominations import drafting
from nominations.legality import day
from nominations.models import Document
from ovop_portal.kit.files import PAPERS, PICTURES, clean_picture, inspect
from ovop_portal.kit.forms import OPTIONAL, STALE, Conflict, ConstrainedModelForm
from ovop_portal.programme.enums import DocumentKind

PAPER_LIMITS = _("PDF, JPEG, PNG, atau WebP; paling besar 10 MB.")
PICTURE_LIMITS = _("JPEG, PNG, atau WebP; paling besar 10 MB dan 50 megapiksel. Foto mendatar paling pas.")


class UploadField(forms.FileField):
    """A file judged by `inspect`; what was found stays with it as `.inspected`."""

    def __init__(self, kinds, **kwargs):
        self.kinds = kinds
        accept = ".jpg,.jpeg,.png,.webp" if kinds == PICTURES else ".pdf,.jpg,.jpeg,.png,.webp"
        super().__init__(required=False, allow_empty_file=True, widget=forms.FileInput(attrs={"accept": accept}), **kwargs)

    def to_python(self, data):
        upload = super().to_python(data)
        if upload is not None:
            upload.inspected = inspect(upload, self.kinds)
        return upload


class PictureForm(forms.Form):
    """The picture of a product, stored as a new WebP."""

    picture = UploadField(PICTURES, label=_("Foto produk"), help_text=PICTURE_LIMITS)

    def __init__(self, *args, product, **kwargs):
        super().__init__(*args, **kwargs)
        self.product = product
        self.fields["picture"].word = _("(pilih hanya untuk mengganti)") if product.photo else _("(wajib sebelum dikirim)")

    def clean_picture(self):
        upload = self.cleaned_data["picture"]
        return ContentFile(clean_picture(upload)) if upload else None

    def save(self):
        self.product.photo.save("foto.webp", self.cleaned_data["picture"], save=False)
        self.product.save(update_fields=["photo"])


class SlotForm(ConstrainedModelForm):
    """The paper for one rule. `base` is the code of the paper that the page showed: another one by now is a stale edit."""

    base = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, paper, rule, nomination, **kwargs):
        self.rule, self.paper, self.conflicts = rule, paper, []
        self.nomination = nomination
        instance = paper or Document(nomination=nomination, rule=rule)
        super().__init__(*args, instance=instance, **kwargs)
        self.fields["base"].initial = paper.code if paper else ""
        for field in self.fields.values():
            field.label = str(field.label or "").removesuffix(f" {OPTIONAL}")
            field.label = field.label[:1].upper() + field.label[1:]

    def clean(self):
        cleaned = super().clean()
        if not self.is_current(self.paper):
            self.conflicts = self._differences(self.paper)
            self.goes_on_from(self.paper)
            if self.conflicts:
                raise ValidationError(STALE, code="stale")
        return cleaned

    def is_current(self, stored):
        """Whether the paper that the page showed is the one in force; asked again under the lock, of what is in force then."""
        return (stored.code if stored else "") == self.cleaned_data.get("base", "")

    def goes_on_from(self, paper):
        """From here on the form knows this paper: shown again and saved again, it replaces it."""
        self.paper = paper
        code = paper.code if paper else ""
        self.cleaned_data["base"] = code
        self.data = self.data.copy()
        self.data[self.add_prefix("base")] = code

    def _differences(self, stored):
        found = []
        for name in self._meta.fields:
            mine, theirs = self.cleaned_data.get(name), getattr(stored, name) if stored else None
            if (mine or None) != (theirs or None):
                found.append(Conflict(str(self.fields[name].label), _shown(mine), _shown(theirs)))
        return found

    def _ask(self, constraint, model, names, using):
        """One current paper per rule is what `base` watches over, with better words."""
        if constraint.name != "one_current_document_per_rule":
            super()._ask(constraint, model, names, using)

    def values(self):
        """The fields that were accepted."""
        return {name: self.cleaned_data[name] for name in self._meta.fields if name in self.cleaned_data}


def _shown(value):
    return day(value) if isinstance(value, date) else str(value or "")


class PaperForm(SlotForm):
    """A file or a number, with who issued it and how long it holds."""

    upload = UploadField(PAPERS, label=_("Berkas"), help_text=PAPER_LIMITS)

    class Meta:
        model = Document
        fields = ["number", "issuer", "issued", "expires"]
        labels = {"number": _("Nomor dokumen")}
        widgets = {"number": forms.TextInput(attrs={"class": "w-code", "autocomplete": "off"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fields = self.fields
        fields["number"].word = _("(wajib sebelum dikirim)")
        if self.rule.issuer:
            fields["issuer"].help_text = gettext("Biasanya: %s.") % self.rule.issuer
        if self.rule.expires:
            fields["expires"].word, fields["expires"].help_text = _("(wajib sebelum dikirim)"), ""
        if self.rule.kind == DocumentKind.FILE:
            fields["upload"].word = _("(pilih hanya untuk mengganti)") if self.paper and self.paper.file else _("(wajib sebelum dikirim)")
        if self.rule.code == drafting.LEGALITY:
            fields["number"].disabled, fields["number"].word = True, ""
            fields["number"].help_text = _("NIB diubah pada langkah IKM.")
            fields["number"].label = _("NIB")
            self.initial["number"] = self.nomination.product.ikm.nib

    def clean_issued(self):
        issued = self.cleaned_data["issued"]
        if issued and issued > timezone.localdate():
            raise ValidationError(gettext("Tanggal terbit belum tiba. Periksa tanggalnya."), code="ahead")
        return issued


class SampleForm(SlotForm):
    """The promise of a sample: when it leaves and with whom."""

    class Meta:
        model = Document
        fields = ["sent_on", "courier"]
        help_texts = {
            "sent_on": _("Tanggal contoh dikirim atau akan dikirim ke sekretariat."),
            "courier": _("Misalnya Pos Indonesia, nomor resi 0123456789."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.word = _("(wajib sebelum dikirim)")
