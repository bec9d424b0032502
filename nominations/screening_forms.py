"""The checklist of the screening and the facts that a verdict asks for."""

import hashlib

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nominations.enums import Reason, Result
from nominations.forms.acts import ReturnForm, ZonedDateTimeField
from nominations.models import ScreeningItem
from nominations.screening_acts import FIELDS, values_of
from ovop_portal.kit.clocks import WIB

NOTE = 2000  # characters of a note


def _limit(name):
    return ScreeningItem._meta.get_field(name).max_length


def fingerprint(values):
    """What an item said when the page was made, short enough to travel with the page."""
    return hashlib.sha256("\x1f".join(values).encode()).hexdigest()[:16]


class ItemForm(forms.Form):
    """One rule: result, reason, ground, remark. `conflict` is the item as somebody else has filled it meanwhile, or None."""

    result = forms.ChoiceField(label=gettext_lazy("Hasil"), choices=Result.choices, widget=forms.RadioSelect, required=False)
    reason = forms.ChoiceField(label=gettext_lazy("Alasan"), choices=[("", gettext_lazy("Pilih alasan")), *Reason.choices], required=False)
    clause = forms.CharField(label=gettext_lazy("Dasar"), max_length=_limit("clause"), required=False)
    remark = forms.CharField(
        label=gettext_lazy("Catatan"), max_length=_limit("remark"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data, *, rule, item):
        self.rule, self.item, self.conflict = rule, item, None
        self.stored = tuple(_lines(text) for text in values_of(item)) if item else ("", "", rule.clause, "")
        initial = dict(zip(FIELDS, self.stored, strict=True)) | {"seen": fingerprint(self.stored)}
        super().__init__(data, prefix=rule.code, initial=initial)
        self.fields["reason"].word = _("(wajib bila tidak terpenuhi)")
        self.fields["clause"].word = ""

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        self.values = self._values()
        result, reason = self.values[:2]
        if fingerprint(self.values) == cleaned["seen"]:
            self._take_stored()
        elif not result:
            self.add_error("result", _("Pilih hasilnya, supaya isian lainnya ikut tersimpan."))
        elif result == Result.NOT_MET and not reason:
            self.add_error("reason", _("Pilih alasannya: syarat yang tidak terpenuhi harus beralasan."))
        elif fingerprint(self.stored) != cleaned["seen"] and self.values != self.stored:
            self._refuse_stale()
        return cleaned

    def _values(self):
        """What was typed, as it would be stored; an item that is met has no reason."""
        given = self.cleaned_data
        reason = "" if given["result"] == Result.MET else given["reason"]
        return given["result"], reason, given["clause"], _lines(given["remark"])

    def _take_stored(self):
        """A row that this person left alone shows and keeps what is stored now."""
        self.values = self.stored
        self._carry(dict(zip(FIELDS, self.stored, strict=True)))

    def _refuse_stale(self):
        """Two people filled the row differently: both are shown, and saving again is a decision."""
        self.conflict = self.item
        self._carry({})
        message = _("Hasil ini dihapus orang lain sejak Anda membukanya. Menyimpan lagi memakai isian Anda.")
        if self.item:
            words = {"who": self.item.checked_by, "result": self.item.get_result_display()}
            message = _("%(who)s mengisi “%(result)s” sejak Anda membukanya. Menyimpan lagi memakai isian Anda.") % words
        self.add_error("result", ValidationError(message, code="stale"))

    def _carry(self, shown):
        """Shown again, the row knows what is stored now."""
        self.data = self.data.copy()
        for name, text in (shown | {"seen": fingerprint(self.stored)}).items():
            self.data[self.add_prefix(name)] = text

    @property
    def changed(self):
        """Whether saving would write something."""
        return bool(self.values[0]) and self.values != self.stored


class Checklist:
    """One form for each rule that is judged; saved as a whole or not at all."""

    def __init__(self, desk, data=None):
        self.desk, self.data = desk, data
        self.forms = {rule.code: ItemForm(data, rule=rule, item=desk.items.get(rule.pk)) for rule in desk.rules if desk.judged(rule)}

    def is_valid(self):
        return self.same_revision() and all([form.is_valid() for form in self.forms.values()])

    def same_revision(self):
        """Whether what was judged is still what lies on the desk."""
        return self.data.get("revisi", "") == str(self.desk.revision.number)

    def results(self):
        """[(rule, item or None, values)] of what saving has to write."""
        return [(form.rule, form.item, form.values) for form in self.forms.values() if form.changed]

    def typed(self):
        """What was typed and will not be stored, as sentences: shown where the form itself cannot be shown any more."""
        changed = [form for form in self.forms.values() if form.is_bound and form.is_valid() and form.changed]
        return [f"{form.rule.name}: " + " · ".join(_spoken(form.values)) for form in changed]

    def errors(self):
        """(id of the control, sentence) for the summary on top of the page."""
        found = []
        if not self.same_revision():
            words = _("Usulan ini dikirim ulang (revisi %d) sejak Anda membukanya. Periksa dokumen yang berubah, lalu simpan lagi.")
            found.append(words % self.desk.revision.number)
        for form in self.forms.values():
            for name, sentences in form.errors.items():
                target = f"{form[name].auto_id}_0" if name == "result" else form[name].auto_id
                found += [(target, f"{form.rule.name}: {sentence}") for sentence in sentences]
        return found


class NoteForm(forms.Form):
    """The reason of a verdict."""

    note = forms.CharField(
        label=gettext_lazy("Alasan"),
        max_length=NOTE,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Dikirim kepada dinas pengusul dan tersimpan dalam riwayat. Paling banyak 2.000 huruf."),
    )


class DeskReturnForm(ReturnForm):
    """The return by the secretariat: until when on the clock of Jakarta, and what is to be repaired."""

    def __init__(self, *args, nomination, **kwargs):
        super().__init__(*args, nomination=nomination, **kwargs)
        self.zone = WIB
        typed = self.fields["due"]
        self.fields["due"] = ZonedDateTimeField(WIB, label=_("Batas perbaikan (WIB)"), initial=self._suggested, help_text=typed.help_text)
        self.order_fields(["due", "note"])


class SampleForm(forms.Form):
    """In which condition a sample came."""

    condition = forms.CharField(
        label=gettext_lazy("Keadaan contoh"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Misalnya: utuh, dua lembar. Paling banyak 300 huruf."),
    )


def _spoken(values):
    """The values of an item in words."""
    result, reason, clause, remark = values
    return [str(one) for one in (Result(result).label, Reason(reason).label if reason else "", clause, remark) if one]


def _lines(text):
    return text.replace("\r\n", "\n").strip()
