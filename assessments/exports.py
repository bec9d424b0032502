"""Workbooks of the assessment's lists; what a page hides from a person, its workbook does not hold either."""

from django.conf import settings
from django.utils.translation import gettext as _

from assessments import ranking
from assessments.enums import State
from assessments.models import Assignment
from assessments.rosters import HIDDEN, UNDER_WAY
from nominations.enums import Kind
from ovop_portal.kit.sheets import xlsx_response

TEAM_FACTS = [
    "nomination__code", "nomination__product__name", "nomination__product__ikm__name", "nomination__region__name",
    "nomination__region__parent__name", "nomination__product__commodity__name",
]  # fmt: skip
TEAM_FIGURES = ["total", "c_share", "spread", "star", "plenary", "sheets_final", "sheets_due"]


def _mark(edition):
    return _("DATA CONTOH") if settings.DEMO or edition.is_sample else ""


def work_list(rows, is_demo):
    """My own sheets."""
    headings = [
        _("Periode"), _("Nomor usulan"), _("Produk"), _("IKM"), _("Kabupaten/kota"), _("Komoditas"), _("Status"),
        _("Indikator dinilai"), _("Jumlah indikator"), _("Nilai saya (dari 100)"), _("Batas waktu"),
    ]  # fmt: skip
    names = ["code", "product", "ikm", "place"]
    after = ["label", "done", "all", "raw_total", "until"]
    cells = ([row["edition"]["year"], *(row[name] for name in names), row["commodity"][1], *(row[name] for name in after)] for row in rows)
    is_sample = is_demo or any(row["edition"]["is_sample"] for row in rows)
    return xlsx_response("penilaian-saya.xlsx", headings, cells, mark=_("DATA CONTOH") if is_sample else "")


def assignments(user, edition, nominations):
    """One row per assignment of these nominations. On what the user still owes a sheet, the others under way are simply "ditugaskan"."""
    headings = [
        _("Nomor usulan"), _("Produk"), _("IKM"), _("Kabupaten/kota"), _("Komoditas"), _("Penilai"), _("Lembaga"), _("Status"),
        _("Direncanakan"), _("Ditugaskan"),
    ]  # fmt: skip
    owed = set(Assignment.objects.owed_by(user).values_list("nomination_id", flat=True))
    rows = Assignment.objects.visible_to(user).filter(nomination__in=nominations.order_by().values("pk")).order_by("nomination_id", "pk")
    names = [
        "nomination__code", "nomination__product__name", "nomination__product__ikm__name", "nomination__region__name",
        "nomination__product__commodity__name", "mandate__user__name", "mandate__institution__name",
    ]  # fmt: skip
    values = rows.values(*names, "state", "planned_at", "released_at", "nomination_id", "mandate__user_id")
    cells = (
        [*(one[name] for name in names), _state(one, owed, user), one["planned_at"], one["released_at"]] for one in values.iterator(1000)
    )
    return xlsx_response(f"penugasan-{edition.year}.xlsx", headings, cells, mark=_mark(edition))


def _state(one, owed, user):
    hidden = one["nomination_id"] in owed and one["mandate__user_id"] != user.pk and one["state"] in UNDER_WAY
    return str(HIDDEN) if hidden else str(State(one["state"]).label)


def team(edition, standings, owed):
    """The ranking in its order; what the person still has to score follows at the end without a figure, and says why."""
    headings = [
        _("Nomor usulan"), _("Produk"), _("IKM"), _("Kabupaten/kota"), _("Provinsi"), _("Komoditas"), _("Jenis"), _("Nilai (dari 100)"),
        _("Aspek C (%)"), _("Selisih"), _("Bintang terhitung"), _("Perlu pleno"), _("Lembar final"), _("Lembar ditugaskan"),
        _("Keterangan"),
    ]  # fmt: skip
    return xlsx_response(f"pleno-{edition.year}.xlsx", headings, _team_cells(standings, owed), mark=_mark(edition))


def _team_cells(standings, owed):
    for one in standings.values(*ranking.COLUMNS).iterator(1000):
        yield [
            *(one[name] for name in TEAM_FACTS), str(Kind(one["nomination__kind"]).label), *(one[name] for name in TEAM_FIGURES),
            " ".join(one["reasons"]),
        ]  # fmt: skip
    for row in owed:
        why = _("Nilai usulan ini terlihat setelah lembar Anda final.")
        yield [row["code"], row["product"], row["ikm"], row["place"], *[None] * 10, why]
