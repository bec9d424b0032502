"""The acts that ask for more than a note."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.enums import TimeZone
from ovop_portal.kit.clocks import in_zones_line
from ovop_portal.kit.forms import DateTimeInput

WEEK = timedelta(days=7)
CLOSE_OF_BUSINESS = time(16, 0)


class ZonedDateTimeField(forms.DateTimeField):
    """A day and time on the clock of one zone, whatever the clock of the page is."""

    widget = DateTimeInput

    def __init__(self, zone, **kwargs):
        self.zone = zone
        super().__init__(**kwargs)

    def prepare_value(self, value):
        with timezone.override(self.zone):
            return super().prepare_value(value)

    def clean(self, value):
        with timezone.override(self.zone):
            return super().clean(value)


class ReturnForm(forms.Form):
    """Until when the office repairs, on the clock of its own region, and what."""

    def __init__(self, *args, nomination, **kwargs):
        super().__init__(*args, **kwargs)
        self.nomination = nomination
        self.limit = nomination.edition.screening_closes
        self.zone = ZoneInfo(nomination.region.time_zone)
        label = TimeZone(nomination.region.time_zone).label
        self.fields["due"] = ZonedDateTimeField(
            self.zone,
            label=_("Batas perbaikan (%(zone)s, waktu %(region)s)") % {"zone": label, "region": nomination.region.name},
            initial=self._suggested,
            help_text=gettext("Paling lambat %s.") % in_zones_line(self.limit),
        )
        self.fields["note"] = forms.CharField(
            label=_("Yang harus diperbaiki"),
            widget=forms.Textarea(attrs={"rows": 4}),
            max_length=2000,
            help_text=_("Tulis per dokumen atau per isian; catatan ini dikirim kepada dinas pengusul. Paling banyak 2.000 huruf."),
        )

    def _suggested(self):
        """A week from now, at the close of business there, never after the screening."""
        there = timezone.now().astimezone(self.zone) + WEEK
        return min(datetime.combine(there.date(), CLOSE_OF_BUSINESS, self.zone), self.limit)

    def clean_due(self):
        due = self.cleaned_data["due"]
        if due <= timezone.now():
            raise ValidationError(gettext("Isi waktu yang akan datang."), code="due")
        if due > self.limit:
            raise ValidationError(gettext("Paling lambat %s, saat seleksi administrasi selesai.") % in_zones_line(self.limit), code="due")
        return due
