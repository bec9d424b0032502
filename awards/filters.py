"""Filters of the decision desk and of the public register; addresses of the register are part of the portal's contract."""

import django_filters as filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from awards import map as provinces
from awards.enums import STARS, Scheme, Standing, State
from awards.models import Award
from awards.register import years
from ovop_portal.programme.models import Commodity
from ovop_portal.search.enums import Kind
from ovop_portal.search.filters import WordsFilter

ALL = "semua"
STANDINGS = [
    (Standing.VALID, _("Berlaku")),
    (Standing.EXPIRED, _("Kedaluwarsa")),
    (Standing.REVOKED, _("Dicabut")),
    (Standing.HISTORIC, _("Riwayat (pemberitaan)")),
    (ALL, _("Semua")),
]


def in_province(queryset, code):
    return queryset.filter(Q(region=code) | Q(region__code__startswith=f"{code}."))


def province_choices():
    return [(shape.code, shape.name) for shape in provinces.shapes()]


class Choice(filters.ChoiceFilter):
    """A choice whose refusal says what to do; the empty choice has a word."""

    def __init__(self, *args, empty, **kwargs):
        message = _("Pilih salah satu dari daftar.")
        super().__init__(*args, empty_label=empty, error_messages={"invalid_choice": message}, **kwargs)


class RegisterFilter(filters.FilterSet):
    q = WordsFilter(Kind.AWARD, label=_("Cari produk atau IKM"))
    bintang = Choice(label=_("Bintang"), field_name="star", choices=(), empty=_("Semua"))
    komoditas = Choice(label=_("Komoditas"), field_name="commodity__code", choices=(), empty=_("Semua"))
    provinsi = Choice(label=_("Provinsi"), method="by_province", choices=(), empty=_("Semua"))
    tahun = Choice(label=_("Tahun"), field_name="year", choices=(), empty=_("Semua"))
    skema = Choice(label=_("Skema"), method="by_scheme", choices=(), empty=None)
    status = Choice(label=_("Status"), method="by_standing", choices=STANDINGS, empty=None)

    class Meta:
        model = Award
        fields = []

    def __init__(self, data, queryset, **kwargs):
        scheme = data.get("skema") if data.get("skema") in Scheme.values else Scheme.THREE
        usual = Standing.HISTORIC if scheme == Scheme.FIVE else Standing.VALID
        self.usual = {"skema": str(scheme), "status": str(usual)}
        data = data.copy()
        for name, value in self.usual.items():
            if not data.get(name):
                data[name] = value
        super().__init__(data, queryset, **kwargs)
        fields = self.form.fields
        fields["bintang"].choices = [(star, _("%d bintang") % star) for star in range(STARS[scheme], 0, -1)]
        fields["komoditas"].choices = list(Commodity.objects.values_list("code", "name"))
        fields["provinsi"].choices = province_choices()
        fields["tahun"].choices = [(year, year) for year in years()]
        fields["skema"].choices = [(Scheme.THREE, _("1–3")), (Scheme.FIVE, _("1–5 (sampai 2018)"))]

    def by_province(self, queryset, name, value):
        return in_province(queryset, value)

    def by_scheme(self, queryset, name, value):
        return queryset.filter(scheme=value)

    def by_standing(self, queryset, name, value):
        return queryset if value == ALL else queryset.with_standing(value)


class DeskFilter(filters.FilterSet):
    q = WordsFilter(Kind.AWARD, label=_("Cari produk atau IKM"))
    status = filters.ChoiceFilter(label=_("Status"), field_name="state", choices=State.choices, empty_label=_("Semua"))
    bintang = filters.ChoiceFilter(label=_("Bintang"), method="by_star", choices=(), empty_label=_("Semua"))
    komoditas = filters.ChoiceFilter(label=_("Komoditas"), field_name="commodity__code", choices=(), empty_label=_("Semua"))
    provinsi = filters.ChoiceFilter(label=_("Provinsi"), method="by_province", choices=(), empty_label=_("Semua"))
    tanda = filters.ChoiceFilter(
        label=_("Tanda"),
        method="by_mark",
        choices=[("pleno", _("Perlu pleno")), ("beda", _("Berbeda dari terhitung"))],
        empty_label=_("Semua"),
    )

    class Meta:
        model = Award
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        fields = self.form.fields
        fields["bintang"].choices = [(3, _("3 bintang")), (2, _("2 bintang")), (1, _("1 bintang")), (0, _("Belum berbintang"))]
        fields["komoditas"].choices = list(Commodity.objects.values_list("code", "name"))
        fields["provinsi"].choices = province_choices()

    def by_province(self, queryset, name, value):
        return in_province(queryset, value)

    def by_star(self, queryset, name, value):
        """Rows whose marks this person may not see yet are in no answer about stars."""
        return queryset.filter(star=value, owed=False)

    def by_mark(self, queryset, name, value):
        if value == "pleno":
            return queryset.filter(nomination__standing__plenary=True, owed=False)
        return queryset.filter(owed=False).exclude(reason="")
