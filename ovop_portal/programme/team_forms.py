"""What the secretariat may type about a seat in the selection team, and why one ends."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.forms import OrganisationField
from ovop_portal.accounts.models import Mandate, Organisation, Region
from ovop_portal.kit.forms import VersionedModelForm, helper
from ovop_portal.programme import team
from ovop_portal.programme.models import Commodity


class SeatForm(VersionedModelForm):
    """For whom somebody sits, which commodities are theirs, and whose nominees are barred. Person and edition come with the instance."""

    institution = OrganisationField(label=_("Lembaga"), help_text=_("Lembaga yang diwakilinya dalam tim."))

    class Meta:
        model = Mandate
        fields = ["institution", "commodities", "home_province", "lead"]
        widgets = {"commodities": forms.CheckboxSelectMultiple}
        error_messages = {"commodities": {"required": _("Pilih sedikitnya satu komoditas.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        person = self.instance.user
        if not self.instance.pk:
            self.initial |= {"institution": person.organisation_id, "home_province": team.home_of(person.organisation)}
        self._offer_institutions(person)
        taken = Commodity.objects.filter(editions=self.instance.edition)
        own = Commodity.objects.filter(mandates=self.instance.pk) if self.instance.pk else Commodity.objects.none()
        self.fields["commodities"].queryset = (taken | own).distinct().order_by("order", "name")
        self.fields["commodities"].help_text = _("Ia hanya dapat ditugaskan pada usulan komoditas ini.")
        home = self.fields["home_province"]
        home.queryset, home.empty_label, home.word = Region.objects.provinces().order_by("name"), _("Tidak ada: lembaga nasional"), ""
        home.help_text = _("Usulan dari provinsi ini tidak dapat ditugaskan kepadanya.")
        self.fields["lead"].help_text = _("Menugaskan penilai, memimpin pleno, dan dapat membuka kembali lembar yang final.")
        self.fields["lead"].word = ""

    def _offer_institutions(self, person):
        field = self.fields["institution"]
        field.queryset = team.institutions(person) | Organisation.objects.filter(pk=self.instance.institution_id)
        field.widget.choices = field.grouped()

    def clean(self):
        cleaned = super().clean()
        if self.instance.ended_at is not None:
            raise ValidationError(gettext("Mandat ini sudah berakhir. Pulihkan dulu, lalu ubah."), code="stale")
        person, home = self.instance.user, cleaned.get("home_province")
        if not self.instance.pk and not team.people().filter(pk=person.pk).exists():
            raise ValidationError(gettext("%s tidak dapat duduk dalam tim: akunnya nonaktif, atau perannya lain.") % person.name)
        if (bound := team.bound_to(person)) and (home is None or home.pk != bound):
            sentence = gettext("%s bertugas pada dinas; provinsi asalnya harus provinsi dinas itu.")
            self.add_error("home_province", sentence % person.name)
        if self.instance.pk and not self.errors:
            self._ask_duties(cleaned)
        return cleaned

    def _ask_duties(self, cleaned):
        """What was planned or handed out already must still suit the seat."""
        values = {"institution": cleaned["institution"], "home_province": cleaned["home_province"]}
        changed = Mandate(pk=self.instance.pk, user=self.instance.user, edition=self.instance.edition, **values)
        for sentence in team.faults(changed, cleaned["commodities"]):
            self.add_error(None, sentence)


class EndForm(forms.Form):
    """Why a seat ends."""

    note = forms.CharField(
        label=_("Alasan"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Misalnya: pindah tugas per 1 Maret 2030. Tercatat pada riwayat."),
        error_messages={"required": _("Tuliskan alasannya.")},
    )

    @property
    def helper(self):
        return helper()
