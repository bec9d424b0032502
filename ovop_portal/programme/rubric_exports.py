"""Rubrics as tables: the list of versions, and one rubric as a workbook to edit and send back (rubric_import_forms.py)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ovop_portal.kit.clocks import WIB
from ovop_portal.kit.sheets import Table
from ovop_portal.programme.enums import Sourcing
from ovop_portal.programme.rubric_content import MAX_LEVELS, indicators

HEAD, ASPECTS, GROUPS, INDICATORS = "Rubrik", "Aspek", "Kelompok", "Indikator"  # names of sheets: the same in every language
NAME, NOTE = "Nama rubrik", "Catatan sumber"
LEAST_PAIRS = 5  # of columns for a level's points and words

# column → field of the part's form
HEAD_COLUMNS = ["Isian", "Isi"]
SOURCE = {"Sumber": "sourcing", "Alamat sumber": "source_url", "Catatan": "note"}
ASPECT_COLUMNS = {"Kode": "code", "Nama aspek": "name"} | SOURCE
GROUP_COLUMNS = {"Aspek": "parent", "Kode": "code", "Nama kelompok": "name"}
INDICATOR_COLUMNS = {"Kelompok": "parent", "Kode": "code", "Nama indikator": "name", "Boleh tidak berlaku": "na_allowed"}
EVIDENCE = {"Petunjuk bukti": "evidence"} | SOURCE
LEVEL_COLUMNS = {
    column: field
    for line in range(MAX_LEVELS)
    for column, field in ((f"Nilai {line + 1}", f"points_{line}"), (f"Uraian {line + 1}", f"words_{line}"))
}

LIST = [
    gettext_lazy("Komoditas"),
    gettext_lazy("Rubrik"),
    gettext_lazy("Versi"),
    gettext_lazy("Status"),
    gettext_lazy("Diberlakukan"),
    gettext_lazy("Indikator"),
    gettext_lazy("Jumlah nilai"),
    gettext_lazy("Periode"),
]


def listed(rubrics):
    """One tuple per version; rubrics of `rubric_rows.with_counts`."""
    for one in rubrics:
        day = one.published_at.astimezone(WIB).date() if one.published_at else None
        years = ", ".join(str(row.edition.year) for row in one.edition_commodities.all())
        state = _("draf") if one.is_draft else _("berlaku")
        yield one.commodity.name, one.name, one.number, state, day, one.indicator_count, one.points or 0, years


def tables(content):
    """The sheets of one rubric's workbook."""
    words = [str(label) for label in Sourcing.labels]
    aspects = [[one["code"], one["name"], *_source(one)] for one in content["aspects"]]
    groups = [[one["code"], group["code"], group["name"]] for one in content["aspects"] for group in one["groups"]]
    pairs = max([LEAST_PAIRS, *(len(one["levels"]) for _aspect, _group, one in indicators(content))])
    levels = list(LEVEL_COLUMNS)[: 2 * pairs]
    choices = {3: [_("ya"), _("tidak")], 5 + 2 * pairs: words}
    return [
        Table("Petunjuk", [_("Cara memakai buku kerja ini")], [[sentence] for sentence in _guide()], [100]),
        Table(HEAD, HEAD_COLUMNS, [[NAME, content["name"]], [NOTE, content["source_note"]]], [18, 90]),
        Table(ASPECTS, list(ASPECT_COLUMNS), aspects, [8, 50, 16, 40, 50], {2: words}),
        Table(GROUPS, list(GROUP_COLUMNS), groups, [8, 8, 60]),
        Table(
            INDICATORS,
            [*INDICATOR_COLUMNS, *levels, *EVIDENCE],
            [_indicator(group, one, pairs) for _aspect, group, one in indicators(content)],
            [10, 8, 36, 10, *[7, 34] * pairs, 44, 16, 34, 40],
            choices,
        ),
    ]


def _source(part):
    return [str(Sourcing(part["sourcing"]).label), part["source_url"], part["note"]]


def _indicator(group, one, pairs):
    levels = [cell for pair in one["levels"] for cell in pair]
    return [
        group["code"], one["code"], one["name"], one["na_allowed"],
        *levels, *[None] * (2 * pairs - len(levels)), one["evidence"], *_source(one),
    ]  # fmt: skip


def _guide():
    return [
        _("Lembar Indikator memuat satu indikator per baris, dengan tingkatnya dari nilai paling rendah ke paling tinggi."),
        _("Ubah, tambah, hapus, atau pindahkan baris sesuka Anda. Urutan baris adalah urutan di lembar penilai."),
        _("Nilai paling tinggi sebuah indikator adalah nilai tingkat tertingginya. Semua indikator bersama-sama harus 100."),
        _("Kolom Kelompok menunjuk kode pada lembar Kelompok; kolom Aspek di sana menunjuk kode pada lembar Aspek."),
        _("Setiap kode hanya dipakai sekali. Aspek berkode C harus ada: syarat bintang tiga dihitung dari aspek itu."),
        _("Boleh tidak berlaku: ya atau tidak. Petunjuk bukti: satu bukti per baris di dalam sel (Alt+Enter)."),
        _("Sumber: %s.") % ", ".join(str(label) for label in Sourcing.labels),
        _("Perlu lebih banyak tingkat? Tambahkan kolom Nilai 6 dan Uraian 6, dan seterusnya, paling banyak %d.") % MAX_LEVELS,
        _("Jangan mengganti nama lembar dan judul kolom. Tulis isi biasa, bukan rumus. Lembar Petunjuk ini tidak dibaca."),
        _("Simpan sebagai .xlsx, lalu unggah pada halaman draf. Sebelum disimpan, portal menampilkan apa saja yang berubah."),
    ]
