"""How the list of organisations that need somebody is narrowed."""

from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from ovop_portal.accounts.enums import OrganisationKind, Vacancy
from ovop_portal.accounts.filters import ALL, SEARCH, in_province, provinces
from ovop_portal.accounts.models import Organisation


class VacancyFilter(FilterSet):
    q = CharFilter(field_name="name", lookup_expr="icontains", label=_("Nama"), widget=SEARCH)
    keadaan = ChoiceFilter(field_name="need", label=_("Keadaan"), choices=Vacancy.choices, empty_label=ALL)
    jenis = ChoiceFilter(field_name="kind", label=_("Jenis"), choices=OrganisationKind.choices, empty_label=ALL)
    provinsi = ChoiceFilter(label=_("Provinsi"), choices=provinces, empty_label=ALL, method=in_province("region__code"))

    class Meta:
        model = Organisation
        fields = []
