"""How the list of an edition's team is narrowed."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet

from ovop_portal.accounts.models import Mandate

STANDINGS = [("berlaku", _("Berlaku")), ("ketua", _("Ketua tim")), ("berakhir", _("Berakhir"))]


class TeamFilter(FilterSet):
    q = CharFilter(
        label=_("Nama, e-mail, atau lembaga"), method="search", widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
    )
    komoditas = ChoiceFilter(label=_("Komoditas"), field_name="commodities__code", empty_label=_("Semua"))
    status = ChoiceFilter(label=_("Status"), choices=STANDINGS, empty_label=_("Semua"), method="by_standing")

    class Meta:
        model = Mandate
        fields = []

    def __init__(self, data, queryset, commodities, **kwargs):
        super().__init__(data, queryset, **kwargs)
        self.filters["komoditas"].extra["choices"] = [(one.code, one.name) for one in commodities]

    def search(self, rows, name, value):
        return rows.filter(Q(user__name__icontains=value) | Q(user__email__icontains=value) | Q(institution__name__icontains=value))

    def by_standing(self, rows, name, value):
        return {
            "berlaku": rows.filter(ended_at=None),
            "ketua": rows.filter(ended_at=None, lead=True),
            "berakhir": rows.filter(ended_at__isnull=False),
        }[value]
