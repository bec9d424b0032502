"""Rubrics and document rules from the project's own data file: five commodities, 25 indicators each."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from django.utils import timezone

from ovop_portal.programme.enums import Sourcing
from ovop_portal.programme.models import Aspect, Commodity, Indicator, IndicatorGroup, Level, Rubric

FILE = Path(__file__).parent / "data" / "rubrics.json"
KBLI = {"makanan_minuman": "10,11", "kain_tenun": "1312", "kain_batik": "13134", "anyaman": "1629", "gerabah": "2393"}
IN_WORDS = {  # remarks of the file as officers read them; anything else is kept as it stands
    "proposed_on_published_fragment": "Bagian A memakai butir formulir seleksi yang pernah terbit; selebihnya usulan portal ini.",
    "Aspect title published; weight and items proposed.": "Judul aspek pernah terbit; bobot dan butirnya usulan.",
    "Aspect title published (marketing and product history; 'management and marketing' in 2024); weight and items proposed.": (
        "Judul aspek pernah terbit (pemasaran dan sejarah produk; pada 2024 “manajemen dan pemasaran”); bobot dan butirnya usulan."
    ),
    "Sub-aspect total of 9 implies two more 3-point items; their wording is proposed from the 'penghela' requirement.": (
        "Jumlah 9 poin berarti ada dua butir lagi; kalimatnya diusulkan dari syarat IKM penghela."
    ),
    "2024 assessor: weighs heavily in OVOP scoring.": "Menurut penilai tahun 2024, butir ini sangat menentukan.",
    "Name, maximum and level 1 published; levels 2-3 not known, proposed.": (
        "Nama, nilai paling tinggi, dan tingkat 1 pernah terbit; tingkat 2 dan 3 usulan."
    ),
    "Theme named by an assessor in the 2024 visits; wording and levels proposed.": (
        "Tema disebut seorang penilai pada kunjungan 2024; kalimat dan tingkatnya usulan."
    ),
}
SOURCING = {"published_fragment": Sourcing.PUBLISHED, "published_fragment_partly_proposed": Sourcing.PARTLY}


class WrongRubric(ValueError):
    """The file breaks a rule that every rubric keeps: 25 indicators whose maxima sum to 100 along every branch."""


def read():
    """code → the rubric's JSON, checked; a file that did not change is read once."""
    return _read(FILE, FILE.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _read(path, changed_at):
    rubrics = json.loads(path.read_text(encoding="utf-8"))["rubrics"]
    for code, rubric in rubrics.items():
        check(code, rubric)
    return rubrics


def check(code, rubric):
    """Raise WrongRubric with the place that does not add up."""
    indicators = 0
    for aspect in rubric["criteria"]:
        for group in aspect["sub_criteria"]:
            total = sum(one["max_score"] for one in group["indicators"])
            if total != group["max_score"]:
                raise WrongRubric(f"{code} {group['code']}: indicators sum to {total}, not {group['max_score']}")
            indicators += len(group["indicators"])
        total = sum(group["max_score"] for group in aspect["sub_criteria"])
        if total != aspect["max_score"]:
            raise WrongRubric(f"{code} {aspect['code']}: groups sum to {total}, not {aspect['max_score']}")
    total = sum(aspect["max_score"] for aspect in rubric["criteria"])
    if (indicators, total) != (25, 100):
        raise WrongRubric(f"{code}: {indicators} indicators, {total} points; 25 and 100 are wanted")


def digest(rubric):
    """SHA-256 of the rubric's canonical JSON: two versions differ exactly when this does."""
    return hashlib.sha256(json.dumps(rubric, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def load(only=None):
    """Add commodities and rubrics of the file (or those in `only`): what was loaded before stays, a changed rubric becomes a new version.

    A version that the secretariat has put in force since is not overridden. Returns the rubrics that were added.
    """
    added = []
    for order, (code, rubric) in enumerate(read().items(), start=1):
        if only is not None and code not in only:
            continue
        commodity, _ = Commodity.objects.get_or_create(
            code=code, defaults={"name": rubric["commodity_id"], "order": order, "kbli_prefixes": KBLI.get(code, "")}
        )
        if not commodity.rubrics.filter(digest=digest(rubric)).exists():
            added.append(_add(commodity, rubric, next_number(commodity)))
    return added


def next_number(commodity):
    """The number of the commodity's next version: one more than the newest in force."""
    newest = commodity.rubrics.newest()
    return newest.number + 1 if newest else 1


def name_of(commodity, number):
    """What a version is called unless somebody calls it otherwise."""
    return f"Rubrik {commodity.name} versi {number}"


def _make_room(commodity, number):
    """An open draft that holds this number becomes the version after it."""
    for draft in commodity.rubrics.drafts().filter(number=number):
        if draft.name == name_of(commodity, number):
            draft.name = name_of(commodity, number + 1)
        draft.number, draft.version = number + 1, draft.version + 1
        draft.save(update_fields=["number", "name", "version"])


def _add(commodity, content, number):
    _make_room(commodity, number)
    rubric = Rubric.objects.create(
        commodity=commodity,
        number=number,
        name=name_of(commodity, number),
        source_note=_in_words(content["status"]),
        digest=digest(content),
        published_at=timezone.now(),
    )
    indicators = []
    for order, aspect in enumerate(content["criteria"]):
        row = Aspect.objects.create(
            rubric=rubric,
            code=aspect["code"],
            name=aspect["name_id"],
            maximum=aspect["max_score"],
            sourcing=SOURCING.get(aspect["status"], Sourcing.PROPOSED),
            source_url=aspect.get("source_url") or "",
            note=_in_words(aspect.get("note", "")),
            order=order,
        )
        for group_order, group in enumerate(aspect["sub_criteria"]):
            indicators += _group(row, group, group_order)
    Indicator.objects.bulk_create([indicator for indicator, _ in indicators])
    Level.objects.bulk_create(
        Level(indicator=indicator, points=level["points"], description=level["description_id"])
        for indicator, levels in indicators
        for level in levels
    )
    return rubric


def _in_words(remark):
    return IN_WORDS.get(remark, remark)


def _group(aspect, content, order):
    group = IndicatorGroup.objects.create(
        aspect=aspect, code=content["code"], name=content["name_id"], maximum=content["max_score"], order=order
    )
    return [
        (
            Indicator(
                group=group,
                code=one["code"],
                name=one["name_id"],
                maximum=one["max_score"],
                evidence="\n".join(one.get("evidence_id", [])),
                sourcing=SOURCING.get(one["status"], Sourcing.PROPOSED),
                source_url=one.get("source_url") or "",
                note=_in_words(one.get("note", "")),
                order=position,
            ),
            one["levels"],
        )
        for position, one in enumerate(content["indicators"])
    ]
