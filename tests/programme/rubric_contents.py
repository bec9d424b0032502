"""Small contents of rubrics for tests, and the doors to a draft."""

from ovop_portal.audit.trail import unit
from ovop_portal.programme import rubric_content, rubric_drafts
from ovop_portal.programme.models import Rubric

SOURCE = {"sourcing": "proposed", "source_url": "", "note": ""}


def indicator(code, *levels, **fields):
    """indicator("A1.1", (0, "tidak ada"), (4, "lengkap"))."""
    levels = levels or ((0, "Tidak ada"), (10, "Lengkap"))
    base = {"code": code, "name": f"Indikator {code}", "na_allowed": False, "evidence": "Nota", "levels": [list(one) for one in levels]}
    return base | SOURCE | fields


def group(code, *indicators, **fields):
    return {"code": code, "name": f"Kelompok {code}", "indicators": list(indicators)} | fields


def aspect(code, *groups, **fields):
    return {"code": code, "name": f"Aspek {code}"} | SOURCE | {"groups": list(groups)} | fields


def content(*aspects, **fields):
    return {"name": "Rubrik Uji versi 1", "source_note": "", "aspects": list(aspects)} | fields


def small():
    """Two aspects, 100 points, fit to come into force."""
    return content(
        aspect("A", group("A1", indicator("A1.1", (0, "Tidak ada"), (20, "Ada")), indicator("A1.2", (5, "Kurang"), (20, "Cukup")))),
        aspect("C", group("C1", indicator("C1.1", (0, "Tidak ada"), (30, "Sebagian"), (60, "Semua dan tercatat")))),
    )


def small_draft(cast, commodity):
    """The open draft of a commodity, holding small()."""
    made = draft_of(cast, commodity)
    with unit():
        rubric_drafts.keep(cast.secretariat, rubric_drafts.locked(cast.secretariat, made.pk), small())
    return fresh(made)


def draft_of(cast, commodity):
    """The open draft of a commodity, with its content at hand."""
    return fresh(rubric_drafts.start(cast.secretariat, commodity))


def fresh(rubric):
    return Rubric.objects.with_indicators().get(pk=rubric.pk)


def said(rubric):
    """What the rubric says now."""
    return rubric_content.of(fresh(rubric))
