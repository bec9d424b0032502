"""What the secretariat may type about an edition; a locked field says why and takes nothing else."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ovop_portal.kit.forms import ConstrainedModelForm, NumberField, VersionedModelForm, WholeNumberField, lock, refuse_forged
from ovop_portal.kit.templatetags.look import zones
from ovop_portal.programme import freezing
from ovop_portal.programme.models import Edition, StarRule
from ovop_portal.programme.models.edition import INSTANTS
from ovop_portal.programme.models.star_rule import PERCENT

FIRST_YEAR, LAST_YEAR = 2013, 2099
AWAY = 3  # an instant further than this many years from the edition's own is taken for a slip of the keys
YEARS = [
    MinValueValidator(FIRST_YEAR, _("Periode pertama OVOP adalah tahun 2013.")),
    MaxValueValidator(LAST_YEAR, _("Tahun paling akhir adalah 2099.")),
]


class InstantField(forms.DateTimeField):
    """A day and time in WIB; posted as it was shown, it is still the stored instant, microseconds included."""

    stored = None

    def clean(self, value):
        instant = super().clean(value)
        if instant and not FIRST_YEAR - AWAY <= instant.year <= LAST_YEAR + AWAY:
            raise ValidationError(_("Tahun %d di luar jangkauan. Periksa tahunnya.") % instant.year, code="far")
        return self.stored if self.stored and _second(self.stored) == _second(instant) else instant

    def has_changed(self, initial, data):
        if self.disabled:
            return False
        try:
            return _second(self.to_python(data)) != _second(initial)
        except ValidationError:
            return True


def _second(instant):
    return instant and instant.replace(microsecond=0)


def hold_instants(form):
    """Each field knows the instant it shows."""
    for name in INSTANTS:
        form.fields[name].stored = getattr(form.instance, name)


def check_instants(form, cleaned, limits, now):
    """Changed instants lie ahead and near the edition's year, promised closings are put off only, and all stand in order."""
    for name in INSTANTS:
        instant = cleaned.get(name)
        if instant is None or name not in form.changed_data:
            continue
        if instant <= now:
            form.add_error(name, gettext("Waktu ini sudah lewat. Pilih waktu yang akan datang."))
        elif abs(instant.year - cleaned.get("year", form.instance.year)) > AWAY:
            form.add_error(name, gettext("Waktu ini jauh dari tahun periode. Periksa tahunnya."))
        elif name in limits and instant < limits[name].earliest:
            form.add_error(name, limits[name].sentence)
    for constraint in Edition._meta.constraints:
        earlier, _word, later = constraint.name.partition("_before_")
        if cleaned.get(earlier) and cleaned.get(later) and cleaned[earlier] >= cleaned[later]:
            form.add_error(earlier if form.fields[later].disabled else later, constraint.violation_error_message)


class EditionForm(VersionedModelForm):
    """The settings of an edition, as far as no begun phase depends on them."""

    class Meta:
        model = Edition
        fields = ["name", "regulation", *INSTANTS, "nominators", "needs_endorsement", "sheets_wanted", "validity_months"]
        field_classes = dict.fromkeys(INSTANTS, InstantField) | dict.fromkeys(["sheets_wanted", "validity_months"], WholeNumberField)

    def __init__(self, *args, now=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now or timezone.now()
        self.locked = freezing.frozen(self.instance, self.now)
        self.limits = freezing.limits(self.instance, self.now)
        _between(self.fields["sheets_wanted"], 1, 9)
        _between(self.fields["validity_months"], 1, 120)
        self.fields["needs_endorsement"].word = ""
        hold_instants(self)
        for name in INSTANTS:
            limit = self.limits.get(name)
            self.fields[name].help_text = format_html("{}. {}", zones(getattr(self.instance, name)), limit.sentence if limit else "")
        lock(self, self.locked)

    def groups(self):
        """(heading, remark, bound fields) in the order of the page."""
        return [
            (_("Nama dan dasar"), "", [self["name"], self["regulation"]]),
            (_("Jadwal"), _("Isilah jam WIB. Di bawah isian: waktu yang kini tersimpan."), [self[name] for name in INSTANTS]),
            (_("Pengusulan"), "", [self["nominators"], self["needs_endorsement"]]),
            (_("Penilaian dan bintang"), "", [self["sheets_wanted"], self["validity_months"]]),
        ]

    def clean(self):
        cleaned = super().clean()
        refuse_forged(self, self.locked)
        check_instants(self, cleaned, self.limits, self.now)
        return cleaned


class StarRuleForm(VersionedModelForm):
    """Thresholds and gates; all of them are locked together once the assessment has begun."""

    class Meta:
        model = StarRule
        fields = ["one_from", "two_from", "three_from", "three_c_share", "visit_from", "spread_limit"]
        field_classes = dict.fromkeys(["one_from", "two_from", "three_from", "three_c_share", "spread_limit"], NumberField)

    def __init__(self, *args, now=None, **kwargs):
        super().__init__(*args, **kwargs)
        reason = freezing.frozen(self.instance.edition, now or timezone.now()).get("star_rule")
        self.locked = dict.fromkeys(self._meta.fields, reason) if reason else {}
        for name in self._meta.fields:
            self.fields[name].widget.attrs.setdefault("class", "w-number")
        for name in self._meta.field_classes:
            self.fields[name].validators += PERCENT
        self.fields["one_from"].validators.append(MinValueValidator(Decimal("0.01"), _("Ambang bintang satu harus di atas 0.")))
        self.fields["three_c_share"].help_text = _("Bagian aspek C dari nilai maksimumnya. 0: tidak disyaratkan.")
        lock(self, self.locked)

    def groups(self):
        """(heading, remark, bound fields) in the order of the page."""
        return [
            (_("Ambang nilai akhir, dari 100"), "", [self["one_from"], self["two_from"], self["three_from"]]),
            (_("Syarat tambahan"), "", [self["three_c_share"], self["visit_from"]]),
            (_("Pembahasan dalam pleno"), "", [self["spread_limit"]]),
        ]

    def clean(self):
        cleaned = super().clean()
        refuse_forged(self, self.locked)
        [rise] = StarRule._meta.constraints
        for lower, higher in [("one_from", "two_from"), ("two_from", "three_from")]:
            if None not in (values := (cleaned.get(lower), cleaned.get(higher))) and values[0] >= values[1]:
                self.add_error(higher, rise.violation_error_message)
        return cleaned


class CopyForm(ConstrainedModelForm):
    """A new edition from an earlier one; what is not shown here is copied as it is."""

    newest_rubrics = forms.BooleanField(
        label=_("Pakai versi rubrik terbaru"),
        required=False,
        help_text=_("Ada rubrik yang lebih baru daripada yang dipakai periode asal."),
    )

    class Meta:
        model = Edition
        fields = ["year", "name", "regulation", *INSTANTS]
        field_classes = dict.fromkeys(INSTANTS, InstantField)
        error_messages = {
            "year": {
                "unique": _("Periode tahun ini sudah ada. Pilih tahun lain, atau buka periode itu."),
                "invalid": _("Tulis tahun dengan empat angka, misalnya 2028."),
            }
        }

    def __init__(self, *args, newer_rubrics=False, now=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now or timezone.now()
        self.fields["year"].validators += YEARS
        if newer_rubrics:
            self.fields["newest_rubrics"].word = ""
        else:
            del self.fields["newest_rubrics"]
        hold_instants(self)

    def groups(self):
        """(heading, remark, bound fields) in the order of the page; the year stands above them, beside its own button."""
        boxes = [self["newest_rubrics"]] if "newest_rubrics" in self.fields else []
        return [
            (_("Nama dan dasar"), "", [self["name"], self["regulation"], *boxes]),
            (_("Jadwal"), _("Isilah jam WIB."), [self[name] for name in INSTANTS]),
        ]

    @property
    def changed_data(self):
        """Every instant of a new edition counts as typed."""
        return list(self.fields)

    def clean(self):
        cleaned = super().clean()
        check_instants(self, cleaned, {}, self.now)
        return cleaned


def _between(field, least, most):
    field.validators += [
        MinValueValidator(least, gettext("Paling sedikit %d.") % least),
        MaxValueValidator(most, gettext("Paling banyak %d.") % most),
    ]
    field.widget.attrs["class"] = "w-number"
