"""How a list of nominations is narrowed down."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, FilterSet

from nominations.enums import Kind, State
from nominations.indexing import numbered
from nominations.models import Nomination
from nominations.screening_queue import AWAITS_ENDORSEMENT
from ovop_portal.accounts.models import Region
from ovop_portal.kit.permissions import can
from ovop_portal.programme.models import Commodity, Edition
from ovop_portal.search.enums import Kind as SearchKind
from ovop_portal.search.filters import WordsFilter

ALL = _("Semua")
TASKS = [("rekomendasi", _("Menunggu rekomendasi provinsi"))]


class NominationFilter(FilterSet):
    """By words, edition, state, commodity, province and kind; the province is asked of the ministry alone."""

    q = WordsFilter(SearchKind.PRODUCT, "product", numbered, label=_("Produk, IKM, NIB, atau nomor"))
    periode = ChoiceFilter(method="by_year", label=_("Periode"), empty_label=ALL)
    status = ChoiceFilter(field_name="state", choices=State.choices, label=_("Status"), empty_label=ALL)
    komoditas = ChoiceFilter(field_name="product__commodity__code", label=_("Komoditas"), empty_label=ALL)
    provinsi = ChoiceFilter(method="by_province", label=_("Provinsi"), empty_label=ALL)
    jenis = ChoiceFilter(field_name="kind", choices=Kind.choices, label=_("Jenis"), empty_label=ALL)
    # no box of its own: a province's desk leads here
    tugas = ChoiceFilter(method="by_task", choices=TASKS, label=_("Tugas"), widget=forms.HiddenInput)

    class Meta:
        model = Nomination
        fields = []

    def __init__(self, data, queryset, user):
        super().__init__(data, queryset)
        self.editions = self.offered(user)
        self._offer("periode", [(str(year), year) for year in self.editions])
        self._offer("komoditas", list(Commodity.objects.values_list("code", "name")))
        if can(user, "nominations.see_checks"):
            self._offer("provinsi", list(Region.objects.provinces().order_by("name").values_list("code", "name")))
        else:
            del self.filters["provinsi"]

    def offered(self, user):
        """The editions to choose from: year → key, so that no list needs their table to know the year."""
        return dict(Edition.objects.visible_to(user).values_list("year", "pk"))

    def _offer(self, name, choices):
        """Choices read once for each page, as a list: a callable would be asked at every use."""
        self.filters[name].extra["choices"] = choices

    def by_year(self, rows, name, value):
        return rows.filter(edition=self.editions[int(value)])

    def by_task(self, rows, name, value):
        return rows.filter(AWAITS_ENDORSEMENT)

    def by_province(self, rows, name, value):
        return rows.filter(region__code__startswith=f"{value}.")

    @property
    def edition(self):
        """The year that the list is narrowed to, or ""."""
        return self.form.cleaned_data.get("periode", "") if self.is_valid() else ""
