"""What people type about an assessment: a visit, and a choice of nominations and assessors."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assessments.models import Assignment, Visit
from ovop_portal.accounts.models import Mandate
from ovop_portal.kit.forms import VersionedModelForm

MANY = 500  # nominations, or assignments, that one page takes
KEY = 18  # characters of a key, at most


class VisitForm(VersionedModelForm):
    class Meta:
        model = Visit
        fields = ["visited_on", "team", "findings"]
        widgets = {"findings": forms.Textarea({"rows": 4})}
        help_texts = {"findings": _("Yang dilihat di tempat usaha, paling banyak 2000 huruf.")}

    def clean_visited_on(self):
        day = self.cleaned_data["visited_on"]
        if day > timezone.localdate():
            raise ValidationError(_("Tanggal kunjungan belum tiba. Isi tanggal kunjungan yang sudah dilakukan."))
        sent = self.instance.nomination.submitted_at
        if sent and day < timezone.localtime(sent).date():
            raise ValidationError(_("Tanggal kunjungan mendahului pengiriman usulan. Periksa tanggalnya."))
        return day

    def changes(self):
        """Field → [before, after] as texts, for the trail."""
        changed = [name for name in self.changed_data if name != "version"]
        return {name: [str(self.initial.get(name) or ""), str(self.cleaned_data[name])] for name in changed}


class Many(forms.ModelMultipleChoiceField):
    """Several rows by their key; refusals say how to mend the choice."""

    def __init__(self, queryset, empty, **kwargs):
        gone = _("Sebagian pilihan sudah tidak tersedia. Kembali ke daftar dan pilih lagi.")
        messages = {"required": empty, "invalid_choice": gone, "invalid_pk_value": gone, "invalid_list": gone}
        super().__init__(queryset, error_messages=messages, **kwargs)

    def clean(self, value):
        if value and len(value) > MANY:
            raise ValidationError(_("Paling banyak %d pilihan sekaligus. Persempit saringannya.") % MANY)
        if value and any(len(str(one)) > KEY for one in value):  # SQLite cannot even compare with a number this long
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)


class PlanForm(forms.Form):
    """Which nominations of an edition go to which seats of its team."""

    def __init__(self, data, nominations, edition, needs_seats):
        super().__init__(data)
        self.fields["usulan"] = Many(nominations, _("Tandai sedikitnya satu usulan."), to_field_name="code", label=_("Usulan"))
        seats = Mandate.objects.in_force().filter(edition=edition).select_related("user__organisation", "institution")
        seats = seats.prefetch_related("commodities")
        self.fields["anggota"] = Many(seats, _("Tandai sedikitnya satu penilai."), label=_("Penilai"), required=needs_seats)


class ReleaseForm(forms.Form):
    """Which planned assignments are released."""

    def __init__(self, data, planned):
        super().__init__(data)
        self.fields["penugasan"] = Many(planned, _("Tandai sedikitnya satu penugasan."), label=_("Penugasan"))

    @staticmethod
    def planned(user, edition):
        """The planned assignments of an edition that this person sees."""
        rows = Assignment.objects.visible_to(user).filter(nomination__edition=edition, state="planned")
        return rows.for_list().order_by("nomination__product__name", "pk")
