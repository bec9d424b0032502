"""What the secretariat types about the parts of a rubric; without a `content` around it a form asks the shape alone, as the import does."""

import hashlib
import json
import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ovop_portal.kit.forms import STALE, Conflict, VersionField, WholeNumberField
from ovop_portal.programme import rubric_editing
from ovop_portal.programme.enums import Sourcing
from ovop_portal.programme.rubric_content import MAX_LEVELS, MAX_POINTS
from ovop_portal.programme.rubric_editing import ASPECT, GROUP, INDICATOR

HEAD = "rubric"
LIMITS = {ASPECT: 12, GROUP: 40, INDICATOR: 120}
LEAST_ROWS, SPARE_ROWS = 4, 2  # lines for levels that a form shows
CODE = RegexValidator(re.compile(r"\A[A-Za-z0-9][A-Za-z0-9.\-]*\Z", re.ASCII), _("Pakai huruf, angka, titik, atau tanda hubung saja."))
GONE = _("Bagian ini sudah dihapus atau berganti kode. Isian Anda masih tampil di bawah; salin yang masih diperlukan ke bagian lain.")


def tidy(text):
    """Text as it is stored: no control characters, single line ends, no space at the ends of lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = "".join(one for one in text if one == "\n" or unicodedata.category(one) not in {"Cc", "Cs", "Cn"})
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


class TidyField(forms.CharField):
    def to_python(self, value):
        return tidy(super().to_python(value))


def _words(label, limit, rows=3, **options):
    widget = forms.Textarea(attrs={"rows": rows})
    return TidyField(label=label, max_length=limit, required=False, widget=widget, **options)


def _code(limit, **options):
    return TidyField(label=_("Kode"), max_length=limit, validators=[CODE], widget=forms.TextInput(attrs={"class": "w-number"}), **options)


def _source(shown):
    return forms.ChoiceField(label=_("Sumber"), choices=Sourcing.choices, initial=Sourcing.PROPOSED, help_text=shown)


def _address():
    return forms.URLField(label=_("Alamat sumber"), max_length=400, required=False, assume_scheme="https")


class PartForm(forms.Form):
    """One part of a draft. `code` "": a new one, in `parent`. The page carries the draft's version and a mark of the part as it was shown.

    Stale is only what somebody else changed in this very part; then `conflicts` has both values, and saving once more is a decision.
    """

    kind = HEAD
    version = VersionField(required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, content=None, version=None, code="", parent=""):
        self.content, self.code, self.stored, self.parent = content, code, {}, parent
        self.conflicts, self.is_gone = [], False
        if content is not None:
            self._find(code)
        super().__init__(data, initial=self._initial() | {"version": version, "seen": self._mark()})

    def _find(self, code):
        if self.kind == HEAD:
            self.stored = {name: self.content[name] for name in ("name", "source_note")}
        elif code:
            try:
                self.stored, self.parent = rubric_editing.find(self.content, self.kind, code)
            except rubric_editing.Gone:
                self.is_gone = True

    def _initial(self):
        return {name: value for name, value in self.stored.items() if name in self.base_fields}

    def _mark(self):
        """A short mark of the part without what stands in it: two pages that show the same have the same."""
        kept = {name: value for name, value in self.stored.items() if name not in ("aspects", "groups", "indicators")}
        return hashlib.sha256(json.dumps([self.parent, kept], sort_keys=True).encode()).hexdigest()[:16] if kept else ""

    def values(self):
        """The part as the content holds it, without its children."""
        return {name: self.cleaned_data[name] for name in self.base_fields if name not in ("version", "seen", "parent")}

    def groups(self):
        """(heading, remark, bound fields) in the order of the page."""
        return [("", "", [field for field in self if not field.is_hidden])]

    def clean_code(self):
        code = self.cleaned_data["code"]
        if self.content is None:
            return code
        taken = [one.casefold() for one in rubric_editing.codes(self.content, self.kind) if one != self.code]
        if code.casefold() in taken:
            raise ValidationError(gettext("Kode %s sudah dipakai bagian lain dalam rubrik ini. Pilih kode lain.") % code, code="taken")
        return code

    def clean(self):
        cleaned = super().clean()
        if self.content is None:
            return cleaned
        if self.is_gone:
            raise ValidationError(GONE, code="gone")
        if self.kind != HEAD and not self.code and len(rubric_editing.codes(self.content, self.kind)) >= LIMITS[self.kind]:
            raise ValidationError(gettext("Paling banyak %d bagian sejenis dalam satu rubrik.") % LIMITS[self.kind], code="many")
        if not self.errors:
            self._compare(cleaned)
        return cleaned

    def _compare(self, cleaned):
        """Refuse what would override a value that this page has not shown."""
        shown = cleaned.get("version") == self.initial["version"] or cleaned.get("seen") == self.initial["seen"]
        if shown or not (self.code or self.kind == HEAD):
            return
        self.data = self.data.copy()
        self.data["version"], self.data["seen"] = str(self.initial["version"]), self.initial["seen"]
        self.conflicts = [Conflict(*row) for row in self._differing(cleaned)]
        if self.conflicts:
            raise ValidationError(STALE, code="stale")

    def _differing(self, cleaned):
        for field in self:
            stored = self.initial.get(field.name, "")
            if not field.is_hidden and field.name in self.base_fields and cleaned.get(field.name) != stored:
                yield str(field.label), _told(field.field, cleaned.get(field.name)), _told(field.field, stored)


def _told(field, value):
    """A value as people read it."""
    if isinstance(value, bool):
        return gettext("ya") if value else gettext("tidak")
    return str(dict(getattr(field, "choices", ())).get(value, value))


class HeadForm(PartForm):
    name = TidyField(label=_("Nama rubrik"), max_length=120)
    source_note = _words(_("Catatan sumber"), 2000, 4, help_text=_("Dari mana butir dan bobotnya. Paling banyak 2.000 huruf."))


class AspectForm(PartForm):
    kind = ASPECT
    code = _code(4, help_text=_("Paling banyak 4 huruf. Syarat bintang tiga dihitung dari aspek C."))
    name = TidyField(label=_("Nama aspek"), max_length=120)
    sourcing = _source(_("Dari mana judul aspek ini berasal."))
    source_url = _address()
    note = _words(_("Catatan"), 1000)


class _Inside(PartForm):
    """A part that stands in another one, which may be chosen."""

    parent = forms.ChoiceField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.content is None:
            del self.fields["parent"]
            return
        self.fields["parent"].choices = [(code, f"{code} {name}") for code, name in rubric_editing.parents(self.content, self.kind)]
        self.fields["parent"].label = self.around

    def _initial(self):
        return super()._initial() | {"parent": self.parent}


class GroupForm(_Inside):
    kind, around = GROUP, _("Dalam aspek")
    code = _code(6, help_text=_("Misalnya A1. Kode yang berakhir “-all” tidak ditampilkan: untuk aspek dengan satu kelompok saja."))
    name = TidyField(label=_("Nama kelompok"), max_length=120)


class IndicatorForm(_Inside):
    """An indicator with its levels: fields points_0, words_0, points_1, … A line without points and words is no level."""

    kind, around = INDICATOR, _("Dalam kelompok")
    code = _code(8, help_text=_("Misalnya A1.2. Tampil di lembar penilai."))
    name = TidyField(label=_("Nama indikator"), max_length=160)
    na_allowed = forms.BooleanField(
        label=_("Boleh dinilai “tidak berlaku”"),
        required=False,
        help_text=_("Bila dipilih penilai, indikator ini tidak dihitung; nilai akhir tetap dari 100."),
    )
    evidence = _words(_("Petunjuk bukti"), 1000, 4, help_text=_("Satu bukti per baris."))
    sourcing = _source(_("Dari mana indikator ini berasal."))
    source_url = _address()
    note = _words(_("Catatan"), 1000)

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["na_allowed"].word = ""
        stored = self.stored.get("levels", [])
        self.lines = _lines(data, len(stored))
        for line in range(self.lines):
            points, words = stored[line] if line < len(stored) else (None, "")
            self.fields[f"points_{line}"] = _points(line, points)
            self.fields[f"words_{line}"] = TidyField(
                label=_("Uraian tingkat %d") % (line + 1), max_length=300, required=False, initial=words
            )

    def level_rows(self):
        """(number, points, words) as bound fields, a pair for each line."""
        return [(line + 1, self[f"points_{line}"], self[f"words_{line}"]) for line in range(self.lines)]

    def groups(self):
        """What stands above the levels, and below them."""
        above = ["parent", "code", "name", "na_allowed"]
        below = ["evidence", "sourcing", "source_url", "note"]
        return [("", "", [self[name] for name in names]) for names in (above, below)]

    def values(self):
        return super().values() | {"levels": self.levels}

    def clean(self):
        self.levels = []
        for line in range(self.lines):
            points, words = self.cleaned_data.get(f"points_{line}"), self.cleaned_data.get(f"words_{line}", "")
            if points is None and words and f"points_{line}" not in self.errors:
                self.add_error(f"points_{line}", gettext("Isi nilainya, atau kosongkan uraiannya."))
            elif points in [one for one, _words in self.levels]:
                self.add_error(f"points_{line}", gettext("Nilai %d sudah ada pada tingkat lain.") % points)
            elif points is not None:
                self.levels.append([points, words])
        self.levels.sort()
        return super().clean()

    def _differing(self, cleaned):
        yield from super()._differing(cleaned)
        if self.levels != self.stored["levels"]:
            yield gettext("Tingkat"), _levels_told(self.levels), _levels_told(self.stored["levels"])


def _levels_told(levels):
    return "; ".join(f"{points}: {words}" for points, words in levels)


def _lines(data, stored):
    """How many lines for levels: those that were posted, else what is stored and some to spare."""
    if data is None:
        return min(MAX_LEVELS, max(LEAST_ROWS, stored + SPARE_ROWS))
    posted = [line for line in range(MAX_LEVELS) if f"points_{line}" in data or f"words_{line}" in data]
    return max(posted, default=-1) + 1


def _points(line, stored):
    field = WholeNumberField(label=_("Nilai tingkat %d") % (line + 1), required=False, initial=stored, max_digits=6)
    field.validators += [MinValueValidator(0, _("Paling sedikit 0.")), MaxValueValidator(MAX_POINTS, _("Paling banyak 100."))]
    field.widget.attrs["class"] = "w-number"
    return field


FORMS = {HEAD: HeadForm, ASPECT: AspectForm, GROUP: GroupForm, INDICATOR: IndicatorForm}
