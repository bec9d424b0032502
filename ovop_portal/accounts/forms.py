"""What people type about people: a profile, an invitation, a first password, why an account is closed."""

from itertools import groupby

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts import headship
from ovop_portal.accounts.enums import HOMES, OFFICES, OrganisationKind, works_in
from ovop_portal.accounts.invitation_csv import COLUMNS, check, mismatch
from ovop_portal.accounts.invitations import obstacle
from ovop_portal.accounts.leaving import must_hand_over, successors
from ovop_portal.accounts.models import Invitation, Organisation, Region, User
from ovop_portal.kit.forms import ConstrainedModelForm, NormalisedField, VersionedModelForm, helper, lock, refuse_forged
from ovop_portal.kit.identifiers import clean_phone
from ovop_portal.kit.references import references, sentence
from ovop_portal.kit.sheets import read_csv

KINDS = [kind for kind, _label in OrganisationKind.choices]


class OrganisationField(forms.ModelChoiceField):
    """All organisations, grouped by their kind; one query."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Organisation.objects.all(), empty_label=_("Pilih organisasi"), **kwargs)

    def grouped(self):
        rows = sorted(self.queryset, key=lambda one: (KINDS.index(one.kind), one.name))
        groups = groupby(rows, lambda one: one.get_kind_display())
        return [("", self.empty_label), *((label, [(one.pk, one.name) for one in ones]) for label, ones in groups)]


class ProfileForm(ConstrainedModelForm):
    phone = NormalisedField(
        clean_phone, label=_("Nomor telepon/WhatsApp"), required=False, max_length=30, help_text=_("Misalnya 0812 3456 7890.")
    )

    class Meta:
        model = User
        fields = ["name", "phone"]
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phone"].widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"})


class InviteForm(ConstrainedModelForm):
    role = forms.ChoiceField(label=_("Peran"), choices=[("", _("Pilih peran")), *[(role.value, role.label) for role in HOMES]])
    organisation = OrganisationField(label=_("Organisasi"))
    preset = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Invitation
        fields = ["name", "email", "role", "organisation", "heads_office"]
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "off"}), "email": forms.EmailInput(attrs={"autocomplete": "off"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].widget.choices = self.fields["organisation"].grouped()
        self.fields["email"].help_text = _("Tautan undangan dikirim ke alamat ini; akunnya memakai alamat ini untuk masuk.")
        self.fields["heads_office"].help_text = _("Orang pertama di sebuah dinas otomatis menjadi kepala atau koordinatornya.")
        self.fields["heads_office"].word = ""

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if sentence := obstacle(email):
            raise ValidationError(sentence, code="taken")
        return email

    def clean(self):
        cleaned = super().clean()
        role, organisation = cleaned.get("role"), cleaned.get("organisation")
        if role and organisation and not works_in(role, organisation.kind):
            self.add_error("organisation", mismatch(role, organisation))
        elif role and organisation:
            self._settle_head(cleaned, role, organisation)
        return cleaned

    def _settle_head(self, cleaned, role, organisation):
        """A tick that was set beforehand and taken away is a decision; one that was never there is filled in for the first person."""
        if cleaned.get("heads_office") and role not in OFFICES:
            self.add_error("heads_office", _("Hanya petugas dinas yang dapat menjadi kepala atau koordinator kantor."))
        elif not cleaned.get("heads_office") and cleaned.get("preset") != str(organisation.pk):
            cleaned["heads_office"] = headship.first_of(role, organisation)


class ColleagueForm(ConstrainedModelForm):
    """Whom the head of a dinas invites: role and office are the head's own, and are no question."""

    class Meta(InviteForm.Meta):
        fields = ["name", "email", "heads_office"]

    clean_email = InviteForm.clean_email

    def __init__(self, *args, head, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.role, self.instance.organisation = head.role, head.organisation
        self.fields["email"].help_text = _("Tautan undangan dikirim ke alamat ini; akunnya memakai alamat ini untuk masuk.")
        self.fields["heads_office"].help_text = _("Ikut mengundang, memperbaiki data, dan menonaktifkan petugas kantor ini.")
        self.fields["heads_office"].word = ""


class CsvForm(forms.Form):
    file = forms.FileField(
        label=_("Berkas CSV"),
        help_text=_("Kolom: nama, email, peran, organisasi. Paling banyak 2.000 baris dan 2 MB."),
        validators=[FileExtensionValidator(["csv", "txt"], _("Pilih berkas CSV (.csv)."))],
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"empty": _("Berkas ini kosong (0 byte). Periksa berkas aslinya, lalu unggah lagi.")},
    )

    @property
    def helper(self):
        return helper()

    def clean_file(self):
        """The checked lines instead of the file."""
        rows = read_csv(self.cleaned_data["file"], COLUMNS)
        return check([(row.number, *(row.cells[name] for name in COLUMNS)) for row in rows])


class AcceptForm(forms.Form):
    """A first password, twice; nothing is stored before both are the same and good."""

    password1 = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Sedikitnya 10 karakter. Beberapa kata yang tidak berhubungan mudah diingat dan sukar ditebak."),
    )
    password2 = forms.CharField(
        label=_("Ulangi kata sandi"), strip=False, max_length=128, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args, invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation = invitation

    @property
    def helper(self):
        return helper()

    def clean_password1(self):
        password = self.cleaned_data["password1"]
        validate_password(password, User(email=self.invitation.email, name=self.invitation.name))
        return password

    def clean(self):
        cleaned = super().clean()
        if {"password1", "password2"} <= cleaned.keys() and cleaned["password1"] != cleaned["password2"]:
            self.add_error("password2", _("Kedua kata sandi tidak sama. Ketik kata sandi yang sama dua kali."))
        return cleaned


class HeirField(forms.ModelChoiceField):
    """Who heads the office next; the form gives the colleagues."""

    def __init__(self, **kwargs):
        errors = {
            "required": headship.NAME_THE_NEXT,
            "invalid_choice": _("Kepala atau koordinator berikutnya harus petugas aktif dari kantor yang sama."),
        }
        words = {"label": _("Kepala atau koordinator berikutnya"), "empty_label": _("Pilih rekan"), "error_messages": errors}
        super().__init__(User.objects.none(), **words | kwargs)


class SuccessorField(forms.ModelChoiceField):
    """Which colleague goes on with the work; the form gives the colleagues."""

    def __init__(self, required, **kwargs):
        errors = {"required": required, "invalid_choice": _("Penerus harus petugas aktif dari kantor yang sama.")}
        words = {"empty_label": _("Pilih rekan"), "help_text": _("Petugas aktif dari kantor yang sama."), "error_messages": errors}
        super().__init__(User.objects.none(), **words | kwargs)


class NoteField(forms.CharField):
    """A remark for the trail; `example` shows what it may say."""

    def __init__(self, example, **kwargs):
        words = {"label": _("Catatan"), "required": False, "max_length": 500, "widget": forms.Textarea(attrs={"rows": 2})}
        super().__init__(**words | {"help_text": example} | kwargs)


class DisableForm(forms.Form):
    """Who goes on with the open work, and why the account is closed."""

    successor = SuccessorField(_("Pilih rekan yang melanjutkan pekerjaan yang belum selesai."), label=_("Dilanjutkan oleh"))
    heir = HeirField()
    note = NoteField(_("Misalnya: pindah tugas per 1 Januari 2027. Tercatat pada riwayat."))

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        if must_hand_over(person):
            self.fields["successor"].queryset = successors(person)
        else:
            del self.fields["successor"]
        if headship.must_pass_on(person):
            self.fields["heir"].queryset = headship.heirs(person)
        else:
            del self.fields["heir"]

    @property
    def helper(self):
        return helper()


class OrganisationForm(VersionedModelForm):
    """An organisation; an office names the region it answers for, others may. Both stand still once anything names the organisation."""

    class Meta:
        model = Organisation
        fields = ["name", "kind", "region"]
        error_messages = {"name": {"unique": _("Organisasi dengan nama ini sudah ada.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = _("Nama resmi dan lengkap, misalnya “Balai Besar Standardisasi Industri Tekstil”.")
        self.fields["kind"].choices = [("", _("Pilih jenis")), *OrganisationKind.choices]
        region = self.fields["region"]
        region.help_text = _("Wajib untuk dinas: wilayah yang ditanganinya.")
        region.empty_label = _("Tanpa wilayah")
        rows = list(Region.objects.all())
        names = {one.code: one.name for one in rows}
        region.widget.choices = [
            ("", region.empty_label),
            *[
                (names[province], [(one.code, one.name if one.parent_id else _("Provinsi %s") % one.name) for one in ones])
                for province, ones in groupby(rows, lambda one: one.province_code)
            ],
        ]
        used = sentence(references(self.instance)) if self.instance.pk else ""
        self.locked = dict.fromkeys(["kind", "region"], gettext("Terkunci: organisasi ini sudah dipakai (%s).") % used) if used else {}
        lock(self, self.locked)

    def clean(self):
        cleaned = super().clean()
        refuse_forged(self, self.locked)
        kind, region = cleaned.get("kind"), cleaned.get("region")
        wanted = {OrganisationKind.REGENCY_OFFICE: False, OrganisationKind.PROVINCE_OFFICE: True}.get(kind)
        if wanted is not None and region is not None and (region.parent_id is None) != wanted:
            self.add_error("region", _("Pilih provinsi untuk dinas provinsi, dan kabupaten/kota untuk dinas kabupaten/kota."))
        return cleaned
