"""How the lists of people, invitations and organisations are narrowed."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from ovop_portal.accounts.enums import InvitationState, OrganisationKind, Role
from ovop_portal.accounts.models import Invitation, Organisation, Region, User

ALL = _("Semua")
ROLES = [(value, label) for value, label in Role.choices if value != Role.SYSTEM]
STAFFED = [("ada", _("Ada petugas aktif")), ("tanpa", _("Tanpa petugas"))]
SEARCH = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})


def provinces():
    return list(Region.objects.provinces().order_by("name").values_list("code", "name"))


def in_province(path):
    """A filter method: rows whose region, found by this path of fields, lies in the chosen province."""
    return lambda rows, name, value: rows.filter(Q(**{path: value}) | Q(**{f"{path}__startswith": f"{value}."}))


class PeopleFilter(FilterSet):
    q = CharFilter(label=_("Nama, e-mail, atau kantor"), method="search", widget=SEARCH)
    peran = ChoiceFilter(field_name="role", label=_("Peran"), choices=ROLES, empty_label=ALL)
    provinsi = ChoiceFilter(label=_("Provinsi"), choices=provinces, empty_label=ALL, method=in_province("organisation__region__code"))
    status = ChoiceFilter(
        label=_("Status"), choices=[("aktif", _("Aktif")), ("nonaktif", _("Nonaktif"))], empty_label=ALL, method="by_activity"
    )

    class Meta:
        model = User
        fields = []

    def search(self, rows, name, value):
        return rows.filter(Q(name__icontains=value) | Q(email__icontains=value) | Q(organisation__name__icontains=value))

    def by_activity(self, rows, name, value):
        return rows.filter(is_active=value == "aktif")


class InvitationFilter(FilterSet):
    q = CharFilter(label=_("Nama, e-mail, atau kantor"), method="search", widget=SEARCH)
    status = ChoiceFilter(label=_("Status"), choices=InvitationState.choices, empty_label=ALL, method="by_state")

    class Meta:
        model = Invitation
        fields = []

    def search(self, rows, name, value):
        return rows.filter(Q(name__icontains=value) | Q(email__icontains=value) | Q(organisation__name__icontains=value))

    def by_state(self, rows, name, value):
        return rows.in_state(value)


class OfficeFilter(FilterSet):
    q = CharFilter(field_name="name", lookup_expr="icontains", label=_("Nama"), widget=SEARCH)
    jenis = ChoiceFilter(field_name="kind", label=_("Jenis"), choices=OrganisationKind.choices, empty_label=ALL)
    provinsi = ChoiceFilter(label=_("Provinsi"), choices=provinces, empty_label=ALL, method=in_province("region__code"))
    petugas = ChoiceFilter(label=_("Petugas"), choices=STAFFED, empty_label=ALL, method="by_staff")

    class Meta:
        model = Organisation
        fields = []

    def by_staff(self, rows, name, value):
        return rows.without_people() if value == "tanpa" else rows.filter(people__is_active=True).distinct()
