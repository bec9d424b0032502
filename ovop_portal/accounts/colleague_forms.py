"""What the head of a dinas or the secretariat types about somebody else: name, number, who heads the office, who takes work over."""

import zlib

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts import headship
from ovop_portal.accounts.forms import HeirField, NoteField, SuccessorField
from ovop_portal.accounts.handing_over import MOVED
from ovop_portal.accounts.models import User
from ovop_portal.kit.forms import NormalisedField, VersionedModelForm, helper
from ovop_portal.kit.identifiers import clean_phone

FIELDS = ("name", "phone", "heads_office")


def fingerprint(person):
    """A number for what the form shows of a person: people have no version of their own, they change once in years."""
    return zlib.crc32(repr([getattr(person, name) for name in FIELDS]).encode())


class PersonForm(VersionedModelForm):
    """Somebody's name, number and task. `may_name`: whether the reader may say who heads this office."""

    phone = NormalisedField(
        clean_phone, label=_("Nomor telepon/WhatsApp"), required=False, max_length=30, help_text=_("Misalnya 0812 3456 7890.")
    )
    heir = HeirField(required=False, help_text=_("Wajib bila petugas ini berhenti sebagai kepala atau koordinator."))

    class Meta:
        model = User
        fields = FIELDS
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "off"})}

    def __init__(self, *args, instance, may_name, **kwargs):
        instance.version = fingerprint(instance)
        super().__init__(*args, instance=instance, **kwargs)
        self.fields["phone"].widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
        self.fields["heads_office"].help_text = _("Mengundang rekan, memperbaiki data mereka, dan menonaktifkan akun di kantornya.")
        self.fields["heads_office"].word = ""
        if not (may_name and instance.is_active):
            del self.fields["heads_office"], self.fields["heir"]
        elif headship.must_pass_on(instance):
            self.fields["heir"].queryset = headship.heirs(instance)
            self.fields["heir"].word = ""
        else:
            del self.fields["heir"]

    def clean(self):
        cleaned = super().clean()
        if "heads_office" in self.fields:
            self._check_task(cleaned.get("heads_office"), cleaned.get("heir"))
        return cleaned

    def _check_task(self, stays, heir):
        """The task is laid down only where somebody else has it, or takes it now."""
        if stays and heir:
            self.add_error("heir", _("Hapus dahulu centang “kepala atau koordinator kantor”, atau kosongkan pilihan ini."))
        elif self.instance.heads_office and not stays and not heir and "heir" not in self.errors:
            if "heir" in self.fields:
                self.add_error("heir", headship.NAME_THE_NEXT)
            elif headship.must_pass_on(self.instance):
                self.add_error(
                    "heads_office", _("Kepala atau koordinator yang lain baru saja berhenti. Muat ulang, lalu pilih penerusnya.")
                )
            elif headship.is_only_one(self.instance):
                self.add_error("heads_office", _("Petugas ini satu-satunya di kantornya. Undang rekan dahulu, lalu serahkan tugas ini."))

    def lock_row(self):
        stored = super().lock_row()
        if stored is not None:
            stored.version = fingerprint(stored)
        return stored

    def save(self, commit=True, also=()):
        """The row is locked since validation; only what the form shows is written."""
        self.instance.save(update_fields=[name for name in FIELDS if name in self.fields])
        return self.instance


class HandOverForm(forms.Form):
    """Which of the open items go to which colleague."""

    items = forms.MultipleChoiceField(
        label=_("Yang diserahkan"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Pilih sedikitnya satu usulan yang diserahkan."),
            "invalid_choice": MOVED,
        },
    )
    successor = SuccessorField(_("Pilih rekan yang melanjutkan."), label=_("Diserahkan kepada"))
    note = NoteField(_("Misalnya: cuti sampai 12 Januari 2027. Tercatat pada riwayat."))

    def __init__(self, *args, holder, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = {item.key: item for item in offered}
        self.fields["items"].choices = [(item.key, f"{item.name} ({item.detail})") for item in offered]
        self.fields["items"].initial = list(self.offered)
        self.fields["successor"].queryset = User.objects.colleagues_of(holder)

    @property
    def helper(self):
        return helper()

    def clean_items(self):
        keys = self.cleaned_data["items"]
        if len(keys) != len(set(keys)):
            raise ValidationError(_("Pilih setiap usulan sekali saja."), code="doubled")
        return keys

    @property
    def chosen(self):
        return [self.offered[key] for key in self.cleaned_data["items"]]
