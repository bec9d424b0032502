"""Filters of the work list, of the assignments and of the team's ranking. Nothing in them tells of marks that a person may not see yet."""

import django_filters as filters
from django import forms
from django.db.models import Exists, F, IntegerField, OuterRef, Q, Value
from django.db.models.functions import Cast
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from assessments.enums import COUNTED, SHOWN, WRITABLE, State
from assessments.models import Assignment, Standing
from assessments.settled import SETTLED
from nominations.enums import State as NominationState
from nominations.models import Nomination
from ovop_portal.accounts.models import Region
from ovop_portal.programme.models import Commodity

STAGES = [
    ("belum", _("Belum ada penilai")),
    ("rencana", _("Ada rencana yang belum ditugaskan")),
    ("berjalan", _("Sedang dinilai")),
    ("lengkap", _("Semua lembar final")),
]
MARKS = [
    ("pleno", _("Perlu pleno")),
    ("dibahas", _("Perlu pleno, belum diajukan")),
    ("lengkap", _("Semua lembar final")),
    ("kurang", _("Masih menunggu lembar")),
]
STARS = [("3", _("3 bintang")), ("2", _("2 bintang")), ("1", _("1 bintang")), ("0", _("Belum berbintang"))]
STILL_OPEN = (State.RELEASED, *WRITABLE)


def choices_of(edition):
    """Commodities of the edition and all provinces as choices: {"komoditas": […], "provinsi": […]}, in one query."""
    text = {"komoditas": Value("komoditas"), "provinsi": Value("provinsi")}
    commodities = Commodity.objects.filter(editions=edition).order_by()
    provinces = Region.objects.provinces().order_by()
    rows = commodities.values_list(text["komoditas"], "code", "name", Cast("order", IntegerField())).union(
        provinces.values_list(text["provinsi"], "code", "name", Value(0, IntegerField())), all=True
    )
    found = {"komoditas": [], "provinsi": []}
    for kind, code, name, _order in sorted(rows, key=lambda row: (row[0], row[3], row[1])):
        found[kind].append((code, name))
    return found


def inside(prefix, path):
    """A Q: the region at `path` is this province or lies in it."""
    return Q(**{path: prefix}) | Q(**{f"{path}__code__startswith": f"{prefix}."})


def lacking(edition):
    """A Q over nominations: fewer sheets are planned than the edition wants, and no star is proposed that makes more of them useless."""
    gap = Q(standing=None) | Q(standing__sheets_due__lt=edition.sheets_wanted)
    for settled in SETTLED.ask():
        gap &= ~Q(pk__in=settled)
    return gap


class Options(forms.Select):
    """A select written in one go: Django's template for it costs more than the rows of a list."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = str(value or "")
        lines = ((code, mark_safe(" selected") if str(code) == chosen else "", label) for code, label in self.choices)
        options = format_html_join("", '<option value="{}"{}>{}</option>', lines)
        return format_html('<select name="{}"{}>{}</select>', name, flatatt(self.build_attrs(self.attrs, attrs)), options)


class Choice(filters.ChoiceFilter):
    """A choice whose empty line says "Semua" and whose refusal says what to do."""

    def __init__(self, *args, **kwargs):
        refusal = {"invalid_choice": _("Pilih salah satu dari daftar.")}
        super().__init__(*args, **{"choices": (), "empty_label": _("Semua"), "error_messages": refusal, "widget": Options} | kwargs)


class ChosenFilter(filters.FilterSet):
    """A FilterSet whose lists were read before: `choices` maps filter → choices, so that none of them asks the database again."""

    def __init__(self, data, queryset, choices, **kwargs):
        super().__init__(data, queryset, **kwargs)
        for name, rows in choices.items():
            if name in self.form.fields:
                self.form.fields[name].choices = rows


class WorkFilter(ChosenFilter):
    status = Choice(label=_("Status"), field_name="state", choices=[(state.value, state.label) for state in SHOWN])
    komoditas = Choice(label=_("Komoditas"), field_name="nomination__product__commodity__code")
    # no box of its own: the lines of a desk lead here
    periode = filters.CharFilter(label=_("Periode"), method="by_year", max_length=4, widget=forms.HiddenInput)

    class Meta:
        model = Assignment
        fields = []

    def by_year(self, queryset, name, value):
        return queryset.filter(nomination__edition__year=int(value)) if value.isascii() and value.isdigit() else queryset.none()


class AssignmentFilter(ChosenFilter):
    """Over nominations. `eyes` is the person who looks: a nomination on which this person owes a sheet never tells how far others are."""

    komoditas = Choice(label=_("Komoditas"), field_name="product__commodity__code")
    provinsi = Choice(label=_("Provinsi"), method="by_province")
    status = Choice(label=_("Status"), method="by_stage", choices=STAGES)
    penilai = Choice(label=_("Penilai"), method="by_assessor")
    kurang = Choice(label=_("Kebutuhan"), method="by_gap", choices=[("ya", _("Hanya yang kurang penilai"))])
    # no box of its own: the page of an edition's state leads here
    lembaga = Choice(label=_("Lembar terbuka di"), method="by_institution", widget=forms.HiddenInput)

    class Meta:
        model = Nomination
        fields = []

    def __init__(self, data, queryset, choices, edition, eyes, **kwargs):
        self.edition, self.eyes = edition, eyes
        super().__init__(data, queryset, choices, **kwargs)

    def by_province(self, queryset, name, value):
        return queryset.filter(inside(value, "region"))

    def by_assessor(self, queryset, name, value):
        return queryset.filter(Exists(self._of(mandate=value, state__in=COUNTED)))

    def by_institution(self, queryset, name, value):
        """With a sheet of this institution that is not final."""
        open_there = self._of(mandate__institution=value, mandate__ended_at=None, state__in=STILL_OPEN)
        return queryset.filter(Exists(open_there)).exclude(self._blind())

    def by_gap(self, queryset, name, value):
        return queryset.filter(lacking(self.edition))

    def by_stage(self, queryset, name, value):
        if value == "belum":
            return queryset.filter(Q(standing=None) | Q(standing__sheets_due=0))
        if value == "rencana":
            return queryset.filter(Exists(self._of(state=State.PLANNED)))
        if value == "lengkap":
            return queryset.filter(standing__sheets_due__gt=0, standing__sheets_final=F("standing__sheets_due")).exclude(self._blind())
        others = Exists(self._of(state__in=STILL_OPEN))
        return queryset.filter(others | self._blind() & Exists(self._of(state=State.FINAL)))

    def _of(self, **conditions):
        return Assignment.objects.filter(nomination=OuterRef("pk"), **conditions)

    def _blind(self):
        return Exists(Assignment.objects.owed_by(self.eyes).filter(nomination=OuterRef("pk")))


class TeamFilter(ChosenFilter):
    """Over standings that the person may see."""

    komoditas = Choice(label=_("Komoditas"), field_name="nomination__product__commodity__code")
    provinsi = Choice(label=_("Provinsi"), method="by_province")
    bintang = Choice(label=_("Bintang terhitung"), field_name="star", choices=STARS)
    tanda = Choice(label=_("Keadaan"), method="by_mark", choices=MARKS)

    class Meta:
        model = Standing
        fields = []

    def by_province(self, queryset, name, value):
        return queryset.filter(inside(value, "nomination__region"))

    def by_mark(self, queryset, name, value):
        if value == "pleno":
            return queryset.filter(plenary=True)
        if value == "dibahas":
            queryset = queryset.filter(plenary=True, nomination__state=NominationState.ELIGIBLE)
            for settled in SETTLED.ask():
                queryset = queryset.exclude(nomination__in=settled)
            return queryset
        if value == "lengkap":
            return queryset.filter(sheets_due__gt=0, sheets_final=F("sheets_due"))
        return queryset.exclude(sheets_due__gt=0, sheets_final=F("sheets_due"))
