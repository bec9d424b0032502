"""How the trail is narrowed: by actor, action, object and day."""

import datetime

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, DateFilter, FilterSet

from ovop_portal.audit.models import Event
from ovop_portal.audit.words import action_choices
from ovop_portal.kit.forms import DateInput

TEXT = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})


class EventFilter(FilterSet):
    pelaku = CharFilter(label=_("Pelaku"), method="by_actor", widget=TEXT)
    tindakan = ChoiceFilter(field_name="action", label=_("Tindakan"), choices=action_choices, empty_label=_("Semua"))
    objek = CharFilter(label=_("Objek"), method="by_target", widget=TEXT)
    dari = DateFilter(label=_("Dari tanggal"), method="from_day", widget=DateInput)
    sampai = DateFilter(label=_("Sampai tanggal"), method="to_day", widget=DateInput)

    class Meta:
        model = Event
        fields = []

    def by_actor(self, rows, name, value):
        return rows.filter(Q(actor__name__icontains=value) | Q(actor__email__icontains=value))

    def by_target(self, rows, name, value):
        """Part of a name, or exactly one object as "nominations.nomination:12"."""
        kind, _colon, pk = value.partition(":")
        exact = Q(target_type=kind, target_id=pk) if pk else Q(pk__in=())
        return rows.filter(Q(target_name__icontains=value) | exact)

    def from_day(self, rows, name, value):
        return rows.filter(at__gte=_midnight(value))

    def to_day(self, rows, name, value):
        return rows.filter(at__lt=_midnight(value + datetime.timedelta(days=1))) if value < datetime.date.max else rows


def _midnight(day):
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
