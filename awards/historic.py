"""Stars of earlier years that are known from the press alone: data/awardees.csv, each row with its source."""

import csv
from pathlib import Path

from django.utils import timezone

from awards import indexing
from awards.enums import STARS, Scheme, State
from awards.models import Award
from awards.models.award import new_slug
from ovop_portal.accounts.models import Region, User
from ovop_portal.audit.trail import record_many, unit
from ovop_portal.programme.models import Commodity
from ovop_portal.workflow import start_in

FILE = Path(__file__).parent / "data" / "awardees.csv"
LAST_OF_FIVE = 2018  # until then one to five stars, from 2022 one to three


def read():
    """The rows of the file as dicts of text."""
    with open(FILE, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@unit()
def load():
    """Record what is not recorded yet; returns (how many were added, sentences about rows that were left out)."""
    known = set(Award.objects.filter(nomination=None).values_list("year", "ikm_name", "product_name"))
    regions = {_plain(region.name): region for region in Region.objects.regencies()}
    commodities = {_plain(commodity.name): commodity for commodity in Commodity.objects.all()}
    awards, left_out = [], []
    for row in read():
        if (int(row["year"]), row["ikm"], row["product"]) in known:
            continue
        if fault := _fault(row, regions):
            left_out.append(f"{row['year']} {row['ikm']}: {fault}")
            continue
        awards.append(_award(row, regions[_plain(row["regency"])], commodities.get(_plain(row["commodity"]))))
    start_in(Award, awards, State.PUBLISHED)
    indexing.index(awards)
    actor = User.objects.system()
    events = [
        {"actor": actor, "action": "awards.import", "obj": award, "after": State.PUBLISHED, "star": award.star, "source": award.source_url}
        for award in awards
    ]
    record_many(events)
    return len(awards), left_out


def _fault(row, regions):
    if not row["star"].isdigit() or not 1 <= int(row["star"]) <= STARS[_scheme(row)]:
        return "the source names no star that fits the scheme of that year"
    if _plain(row["regency"]) not in regions:
        return f"no region is named “{row['regency']}”; run load_regions first"
    if not row["source_url"]:
        return "no source"
    return ""


def _scheme(row):
    return Scheme.FIVE if int(row["year"]) <= LAST_OF_FIVE else Scheme.THREE


def _award(row, region, commodity):
    """Without validity: a star from the press is history, never valid today."""
    return Award(
        year=int(row["year"]),
        scheme=_scheme(row),
        star=int(row["star"]),
        ikm_name=row["ikm"],
        product_name=row["product"],
        commodity=commodity,
        region=region,
        source_url=row["source_url"],
        slug=new_slug(),
        visible_from=timezone.now(),
    )


def _plain(name):
    return " ".join(name.split()).casefold()
