"""A workbook of a rubric that comes back: every cell asked by the forms of the editor, every fault named by its place, nothing written."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ovop_portal.kit.workbooks import SHOWN_FAULTS, at, read_book
from ovop_portal.programme import rubric_exports as columns
from ovop_portal.programme.enums import Sourcing
from ovop_portal.programme.rubric_forms import LIMITS, AspectForm, GroupForm, HeadForm, IndicatorForm

SALT = "programme.rubric_import"
MAX_AGE = 24 * 3600  # seconds that a look before the import may wait for its confirmation
PAIRS = list(columns.LEVEL_COLUMNS)
SHEETS = {  # sheet → (columns, columns that may be missing)
    columns.HEAD: (columns.HEAD_COLUMNS, []),
    columns.ASPECTS: (list(columns.ASPECT_COLUMNS), []),
    columns.GROUPS: (list(columns.GROUP_COLUMNS), []),
    columns.INDICATORS: ([*columns.INDICATOR_COLUMNS, *PAIRS[:4], *columns.EVIDENCE], PAIRS[4:]),
}


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Buku kerja Excel"),
        help_text=_("Buku kerja (.xlsx) yang diunduh dari halaman rubrik lalu diubah. Paling besar 1 MB."),
        validators=[FileExtensionValidator(["xlsx"], _("Pilih buku kerja Excel (.xlsx)."))],
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"empty": _("Berkas ini kosong (0 byte). Periksa berkas aslinya, lalu unggah lagi.")},
    )

    def clean_file(self):
        """The content of the rubric instead of the file."""
        return content_of(read_book(self.cleaned_data["file"], SHEETS))


def pack(rubric, content):
    """What was shown, signed, for the hidden field of the confirmation."""
    return signing.dumps({"rubric": rubric.pk, "version": rubric.version, "content": content}, salt=SALT, compress=True)


def unpack(rubric, text):
    """(version of the draft that was shown, content), or a ValidationError for what is altered, too old, or of another rubric."""
    try:
        packed = signing.loads(text, salt=SALT, max_age=MAX_AGE)
    except (signing.BadSignature, ValueError) as error:
        raise ValidationError(_("Pratinjau ini sudah tidak berlaku. Unggah berkasnya sekali lagi."), code="stale") from error
    if packed["rubric"] != rubric.pk:
        raise ValidationError(_("Pratinjau ini milik rubrik lain. Unggah berkasnya pada halaman rubrik ini."), code="other")
    return packed["version"], packed["content"]


def content_of(book):
    """The content that the rows of a workbook say, or a ValidationError with every fault by its cell."""
    reader = _Reader()
    content = reader.head(book[columns.HEAD]) | {"aspects": []}
    aspects = reader.parts(book, columns.ASPECTS, AspectForm, columns.ASPECT_COLUMNS)
    groups = reader.parts(book, columns.GROUPS, GroupForm, columns.GROUP_COLUMNS)
    ones = reader.parts(book, columns.INDICATORS, IndicatorForm, columns.INDICATOR_COLUMNS | columns.LEVEL_COLUMNS | columns.EVIDENCE)
    content["aspects"] = [{name: value for name, value in part.items() if name != "parent"} | {"groups": []} for _row, part in aspects]
    homes = {one["code"]: one["groups"] for one in content["aspects"]}
    boxes = [(row, part | {"indicators": []}) for row, part in groups]
    reader.place(boxes, homes, book, columns.GROUPS, columns.ASPECTS)
    reader.place(ones, {box["code"]: box["indicators"] for _row, box in boxes}, book, columns.INDICATORS, columns.GROUPS)
    if reader.faults:
        raise ValidationError(reader.faults[:SHOWN_FAULTS], code="cells")
    return content


class _Reader:
    """Reads sheet after sheet and collects the faults of all."""

    def __init__(self):
        self.faults = []

    def head(self, rows):
        """Name and note of the rubric, from the sheet of two columns."""
        typed = {row.cells["Isian"].casefold(): row for row in rows}
        fields = {"name": typed.get(columns.NAME.casefold()), "source_note": typed.get(columns.NOTE.casefold())}
        form = HeadForm({name: row.cells["Isi"] if row else "" for name, row in fields.items()})
        for name, sentences in form.errors.items():
            row = fields[name].number if fields[name] else 2
            self.faults += [at(columns.HEAD, row, "Isi", sentence) for sentence in sentences]
        return form.values() if form.is_valid() else {}

    def parts(self, book, sheet, form_class, fields):
        """[(row, values of the part with the code of its parent)] of one sheet; the faulty ones are left out, and told."""
        limit, found, first = LIMITS[form_class.kind], [], {}
        if len(book[sheet]) > limit:
            self.faults.append(gettext("Lembar %(sheet)s: paling banyak %(limit)d baris.") % {"sheet": sheet, "limit": limit})
            return found
        for row in book[sheet]:
            data, faults = _typed(row, fields)
            form = form_class(data)
            named = {field: column for column, field in fields.items()}
            faults += [(named[name], sentence) for name, sentences in form.errors.items() for sentence in sentences]
            code = data["code"].casefold()
            if code and first.setdefault(code, row.number) != row.number:
                faults.append(("Kode", gettext("kode ini sudah ada pada baris %d.") % first[code]))
            self.faults += [at(sheet, row.number, column, sentence) for column, sentence in faults]
            if not faults:
                found.append((row.number, form.values() | {"parent": data.get("parent", "")}))
        return found

    def place(self, parts, homes, book, sheet, around):
        """Put each part into the list of its parent; one whose parent is on no row of its sheet is told."""
        known = {row.cells["Kode"] for row in book[around]}
        for row, part in parts:
            parent = part.pop("parent")
            if parent in homes:
                homes[parent].append(part)
            elif parent not in known:
                words = gettext("“%(code)s” tidak ada pada lembar %(sheet)s.") % {"code": parent, "sheet": around}
                self.faults.append(at(sheet, row, around, words))


def _typed(row, fields):
    """({field: value as a form wants it}, [(column, fault)]) of one row."""
    data, faults = {field: row.cells[column] for column, field in fields.items() if column in row.cells}, []
    if "sourcing" in data:
        words = {str(label).casefold(): value for value, label in Sourcing.choices} | {"": Sourcing.PROPOSED}
        data["sourcing"] = words.get(data["sourcing"].casefold())
        if data["sourcing"] is None:
            data["sourcing"] = Sourcing.PROPOSED
            faults.append(("Sumber", gettext("pilih salah satu: %s.") % ", ".join(str(label) for label in Sourcing.labels)))
    if "na_allowed" in data:
        word = data["na_allowed"].casefold()
        data["na_allowed"] = word == gettext("ya")
        if word not in {gettext("ya"), gettext("tidak"), ""}:
            faults.append(("Boleh tidak berlaku", gettext("tulis ya atau tidak.")))
    return data, faults
