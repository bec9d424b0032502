"""What keeps a draft of a rubric from coming into force, as sentences. Pure: a content (rubric_content.py) in."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ovop_portal.programme import rubric_content
from ovop_portal.programme.enums import GATE_ASPECT
from ovop_portal.programme.rubric_editing import ASPECT, GROUP, INDICATOR

TOTAL = 100
LEAST_LEVELS = 2


@dataclass(frozen=True)
class Blocker:
    """One sentence, and the part where it is mended (kind "": the rubric as a whole)."""

    sentence: str
    kind: str = ""
    code: str = ""


def blockers(content):
    """Every Blocker, those of the whole first, then in reading order; none: the draft may come into force."""
    return [*_of_the_whole(content), *(blocker for aspect in content["aspects"] for blocker in _of_aspect(aspect))]


def _of_the_whole(content):
    total = rubric_content.total(content)
    if not content["aspects"]:
        yield Blocker(_("Rubrik ini belum memiliki aspek. Tambahkan aspek, kelompok, dan indikatornya."))
    elif total != TOTAL:
        facts = {"total": total, "gap": abs(TOTAL - total)}
        short = _("Jumlah nilai paling tinggi baru %(total)d dari 100; kurang %(gap)d poin.")
        over = _("Jumlah nilai paling tinggi %(total)d dari 100; lebih %(gap)d poin.")
        yield Blocker((short if total < TOTAL else over) % facts)
    yield from _twice(content)
    yield from _gate(content)


def _gate(content):
    """Three stars ask for a share of aspect C: it must be there, and not be left out by an assessor altogether."""
    gate = [aspect for aspect in content["aspects"] if aspect["code"] == GATE_ASPECT]
    if content["aspects"] and not gate:
        yield Blocker(_("Tidak ada aspek berkode %s. Syarat bintang tiga dihitung dari aspek itu.") % GATE_ASPECT)
    ones = [one for aspect, _group, one in rubric_content.indicators(content) if aspect["code"] == GATE_ASPECT]
    if ones and all(one["na_allowed"] for one in ones):
        sentence = _(
            "Semua indikator aspek %s boleh tidak berlaku. Sedikitnya satu harus selalu dinilai, karena syarat bintang tiga membacanya."
        )
        yield Blocker(sentence % GATE_ASPECT, ASPECT, GATE_ASPECT)


def _twice(content):
    """Codes are how the trail, the workbook and the difference name a part."""
    groups = [group["code"] for aspect in content["aspects"] for group in aspect["groups"]]
    named = {
        ASPECT: [aspect["code"] for aspect in content["aspects"]],
        GROUP: groups,
        INDICATOR: [one["code"] for _aspect, _group, one in rubric_content.indicators(content)],
    }
    for kind, codes in named.items():
        for code in dict.fromkeys(code for code in codes if codes.count(code) > 1):
            yield Blocker(_("Kode %s dipakai lebih dari sekali. Beri setiap bagian kode sendiri.") % code, kind, code)


def _of_aspect(aspect):
    if not aspect["groups"]:
        yield Blocker(_("Aspek %s belum memiliki kelompok indikator.") % aspect["code"], ASPECT, aspect["code"])
    for group in aspect["groups"]:
        if not group["indicators"]:
            yield Blocker(_("Kelompok %s belum memiliki indikator.") % group["code"], GROUP, group["code"])
        for one in group["indicators"]:
            yield from _of_indicator(one)


def _of_indicator(one):
    points = {points for points, _words in one["levels"]}
    if len(points) < LEAST_LEVELS:
        sentence = ngettext(
            "Indikator %(code)s baru memiliki %(n)d tingkat; sedikitnya dua dengan nilai berbeda.",
            "Indikator %(code)s baru memiliki %(n)d tingkat; sedikitnya dua dengan nilai berbeda.",
            len(points),
        )
        yield Blocker(sentence % {"code": one["code"], "n": len(points)}, INDICATOR, one["code"])
    silent = [str(points) for points, words in one["levels"] if not words.strip()]
    if silent:
        facts = {"code": one["code"], "points": ", ".join(silent)}
        yield Blocker(_("Indikator %(code)s: tingkat dengan nilai %(points)s belum diberi uraian.") % facts, INDICATOR, one["code"])
