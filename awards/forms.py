"""What a person types about stars: the choice of a star, a decree, an instant of publication, a code to check."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.enums import STARS
from awards.models import Decree
from ovop_portal.kit.clocks import in_zone
from ovop_portal.kit.forms import ConstrainedModelForm, DateTimeInput


def star_words(star):
    return _("%d bintang") % star if star else _("Belum berbintang")


class ProposeForm(forms.Form):
    """First key on one award."""

    star = forms.TypedChoiceField(label=_("Bintang yang diajukan"), coerce=int, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Alasan"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Sebut putusan pleno atau dasar lainnya. Alasan ini tersimpan dalam riwayat."),
    )

    def __init__(self, *args, award, **kwargs):
        super().__init__(*args, **kwargs)
        self.computed = award.nomination.standing.star
        choices = [(star, star_words(star)) for star in range(STARS[award.scheme], -1, -1)]
        self.fields["star"].choices = [(star, f"{words} ({_('terhitung')})" if star == self.computed else words) for star, words in choices]
        self.fields["note"].word = _("(wajib bila berbeda dari yang terhitung)")
        self.initial.setdefault("star", self.computed)

    def clean(self):
        cleaned = super().clean()
        if "star" in cleaned and cleaned["star"] != self.computed and not cleaned.get("note", "").strip():
            self.add_error("note", _("Bintang berbeda dari yang terhitung. Tuliskan alasannya."))
        return cleaned


class DecideForm(forms.Form):
    """Second key on one award."""

    decree = forms.ModelChoiceField(label=_("Keputusan menteri"), queryset=None, empty_label=_("Pilih keputusan"))

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decree"].queryset = Decree.objects.filter(edition=edition)
        self.fields["decree"].error_messages["required"] = _("Pilih keputusan menteri yang menetapkan bintang ini.")


class DecreeForm(ConstrainedModelForm):
    class Meta:
        model = Decree
        fields = ["number", "date", "signatory", "position"]
        widgets = {"number": forms.TextInput(attrs={"class": "w-code", "autocomplete": "off"})}
        help_texts = {
            "number": _("Seperti tertulis pada keputusan, misalnya 1234 Tahun 2026."),
            "date": _("Masa berlaku bintang dihitung sejak tanggal ini, dan semua dokumen wajib harus berlaku pada tanggal ini."),
        }

    def clean_date(self):
        day = self.cleaned_data["date"]
        if day > timezone.localdate():
            raise ValidationError(_("Tanggal ini belum tiba. Catat keputusan setelah ditandatangani."), code="future")
        if day < timezone.localdate(self.instance.edition.assessment_opens):
            raise ValidationError(_("Tanggal ini mendahului penilaian periode ini. Periksa tahunnya."), code="early")
        return day


class AnnounceForm(forms.Form):
    """When the stars become public."""

    NOW, LATER = "now", "later"

    when = forms.ChoiceField(
        label=_("Waktu pengumuman"),
        choices=[(NOW, _("Sekarang juga")), (LATER, _("Pada waktu yang ditentukan"))],
        widget=forms.RadioSelect,
        initial=NOW,
    )
    at = forms.DateTimeField(
        label=_("Tanggal dan jam (WIB)"),
        required=False,
        widget=DateTimeInput,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        help_text=_("Hanya untuk pilihan kedua. Sampai jam itu tidak seorang pun di luar tim melihat hasilnya."),
        error_messages={"invalid": _("Tulis tanggal dan jam, misalnya 2026-12-01 10.00, lewat pemilih tanggal.")},
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["at"].word = _("(bila ditentukan)")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("when") == self.LATER and "at" not in self.errors:
            at = cleaned.get("at")
            if at is None:
                self.add_error("at", _("Isi tanggal dan jam pengumuman."))
            elif at <= timezone.now():
                now = in_zone(timezone.now())
                self.add_error("at", _("Waktu ini sudah lewat (sekarang %s). Pilih waktu yang akan datang, atau umumkan sekarang.") % now)
        return cleaned

    def fresh(self, seen):
        """The same answers about a newer list."""
        data = self.data.copy()
        data["seen"] = seen
        return data

    @property
    def instant(self):
        """None: now."""
        return self.cleaned_data["at"] if self.cleaned_data["when"] == self.LATER else None


class CheckForm(forms.Form):
    """A code, an address of a certificate or of a star, or the number printed on a certificate."""

    kode = forms.CharField(
        label=_("Kode, alamat, atau nomor piagam"),
        max_length=300,
        strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        help_text=_("Tempel alamat dari kode QR, ketik kode di bawahnya, atau nomor piagam, misalnya OVOP/2026/AB23CD45."),
        error_messages={"required": _("Isi kode, alamat, atau nomor piagamnya.")},
    )

    def clean_kode(self):
        """(kind, value): ("code", …), ("slug", …) or ("number", …)."""
        text = re.sub(r"\s", "", self.cleaned_data["kode"])
        if found := re.search(r"/cek/([A-Za-z0-9_-]{1,64})/?(?:[?#].*)?$", text):
            return "code", found[1]
        if found := re.search(r"/bintang/([a-z0-9]{1,16})/", f"{text}/"):
            return "slug", found[1]
        if found := re.fullmatch(r"OVOP/\d{4}/[A-Z0-9]{1,12}", text.upper()):
            return "number", found[0]
        if re.fullmatch(r"[A-Za-z0-9_-]{1,64}", text):
            return "code", text
        message = _("Ini bukan kode, alamat, atau nomor piagam OVOP. Kode terdiri dari huruf, angka, tanda - dan _.")
        raise ValidationError(message, code="shape")
