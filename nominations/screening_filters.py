"""How the work list of the screening is narrowed down, always within one edition."""

from django.db.models import Exists, OuterRef
from django.forms import HiddenInput
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter

from nominations.enums import State
from nominations.filters import NominationFilter
from nominations.screening_queue import OVER, READY, RETURNED, SAMPLE_STATES, TURNS, WAITING, awaited_samples
from ovop_portal.programme.models import Edition

TURN_OF = {"siap": READY, "menunggu": WAITING, "kembali": RETURNED}
ALL = "semua"
SAMPLES = [("belum", _("Belum dicatat penerimaannya"))]
DONE = (State.ELIGIBLE, State.INELIGIBLE, State.LAPSED, State.WITHDRAWN)


class ScreeningFilter(NominationFilter):
    """Without a state it shows what is still open; without an edition the newest one whose nominations have begun."""

    periode = ChoiceFilter(method="by_year", label=_("Periode"), empty_label=None)
    status = ChoiceFilter(
        label=_("Status"),
        method="by_turn",
        empty_label=_("Berjalan"),
        choices=[
            *((code, TURNS[turn]) for code, turn in TURN_OF.items()),
            *((state.value, state.label) for state in DONE),
            (ALL, _("Semua")),
        ],
    )
    jenis = tugas = None
    # no box of its own: the secretariat's desk leads here
    contoh = ChoiceFilter(method="by_sample", choices=SAMPLES, label=_("Contoh produk"), widget=HiddenInput)

    def __init__(self, data, queryset, user):
        self.known = list(Edition.objects.visible_to(user))
        self.chosen = chosen_of(self.known, data.get("periode", ""))
        data = data.copy()
        data["periode"] = str(self.chosen.year) if self.chosen else ""
        super().__init__(data, queryset, user)

    def offered(self, user):
        return {one.year: one.pk for one in self.known}

    def by_turn(self, rows, name, value):
        if value in TURN_OF:
            return rows.filter(turn=TURN_OF[value])
        return rows if value == ALL else rows.filter(state=value)

    def by_sample(self, rows, name, value):
        """Sent, and its receipt is not recorded; also where the file has passed, because a sample may come until the first sheet."""
        return rows.filter(Exists(awaited_samples().filter(nomination=OuterRef("pk"))), state__in=SAMPLE_STATES)

    def filter_queryset(self, queryset):
        rows = super().filter_queryset(queryset)
        said = self.form.cleaned_data
        return rows if said.get("status") or said.get("contoh") else rows.exclude(turn=OVER)


def chosen_of(editions, year):
    """Of editions, newest first: the one of this year; without such a one the newest that has begun, else the newest, else None."""
    begun = [one for one in editions if one.nomination_opens <= timezone.now()]
    return next((one for one in editions if str(one.year) == year), None) or next(iter(begun or editions), None)


def kept(query):
    """The filters of a request as a query string, so that the desk knows which list a person is working through."""
    kept = QueryDict(mutable=True)
    for name in ScreeningFilter.base_filters:
        if query.get(name):
            kept[name] = query[name]
    return kept.urlencode()


def narrowed(query, nomination):
    """The same filters for finding the next file: in the edition of this one, whatever the state was."""
    query = QueryDict(query, mutable=True)
    query["periode"], query["status"] = str(nomination.edition.year), ALL
    return query
