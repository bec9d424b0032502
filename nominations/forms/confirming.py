"""What the owner of an IKM fills in behind the link: right or not, what is wrong, who says so, and the consent."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nominations.enums import OwnerSays


class OwnerForm(forms.Form):
    answer = forms.ChoiceField(label=_("Apakah isian di atas benar?"), choices=OwnerSays.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Yang keliru"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Sebutkan isian yang keliru dan yang benar. Dinas akan memperbaikinya."),
    )
    name = forms.CharField(label=_("Nama Anda"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    consents = forms.BooleanField(
        label=_("Saya menyetujui data usaha dan foto produk ini dipakai untuk penilaian OVOP dan, bila berbintang, diumumkan."),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].word = _("(bila ada yang keliru)")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer") == OwnerSays.WRONG and not cleaned.get("words"):
            self.add_error("words", ValidationError(gettext("Sebutkan apa yang keliru, agar dinas dapat memperbaikinya."), code="required"))
        return cleaned
