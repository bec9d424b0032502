"""What the secretariat may type about more time to send."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.forms import OrganisationField
from ovop_portal.kit.forms import ConstrainedModelForm
from ovop_portal.programme import extending
from ovop_portal.programme.forms import InstantField
from ovop_portal.programme.models import Extension

ONE, ALL = "satu", "semua"


class ExtensionForm(ConstrainedModelForm):
    """For whom, until when, why. The edition comes with the instance."""

    whom = forms.ChoiceField(
        label=_("Untuk siapa"), choices=[(ONE, _("Satu dinas")), (ALL, _("Semua dinas"))], widget=forms.RadioSelect, initial=ONE,
        error_messages={"required": _("Pilih satu dinas atau semua dinas.")},
    )  # fmt: skip
    office = OrganisationField(label=_("Dinas"), required=False, help_text=_("Hanya bila untuk satu dinas."))

    class Meta:
        model = Extension
        fields = ["whom", "office", "until", "reason"]
        field_classes = {"until": InstantField}
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}
        error_messages = {
            "until": {"required": _("Isi tanggal dan jam batas yang baru.")},
            "reason": {"required": _("Tuliskan alasannya.")},
        }

    def __init__(self, *args, now=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now or timezone.now()
        office = self.fields["office"]
        office.queryset, office.empty_label, office.word = extending.offices(self.instance.edition), _("Pilih dinas"), ""
        office.widget.choices = office.grouped()
        self.fields["until"].help_text = _("Jam WIB. Sesudah batas yang sekarang dan sebelum seleksi administrasi selesai.")
        self.fields["reason"].help_text = _("Dibaca semua dinas. Misalnya: listrik dan internet padam akibat banjir, 20–22 November.")

    def clean(self):
        cleaned = super().clean()
        if reason := extending.bar(self.instance.edition, self.now):
            self.add_error(None, reason)
        if cleaned.get("whom") == ALL:
            cleaned["office"] = None
        elif cleaned.get("whom") == ONE and not cleaned.get("office") and "office" not in self.errors:
            self.add_error("office", gettext("Pilih dinasnya."))
        if cleaned.get("until") and not self.errors:
            for sentence in extending.faults(self.instance.edition, cleaned["office"], cleaned["until"], self.now):
                self.add_error("until", sentence)
        return cleaned
