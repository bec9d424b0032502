"""Regions from the project's own data files: 38 provinces and 514 kabupaten/kota by Kemendagri code (licence: data/LICENSE-wilayah.txt)."""

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

from ovop_portal.accounts.models import Region

DATA = Path(__file__).parent / "data"


@cache
def _rows(name):
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def read(only=None):
    """Unsaved Region objects, provinces first, or those whose code is in `only`; a regency has its province's zone and island group."""
    rows = {row["kode"]: row for row in (*_rows("provinces.csv"), *_rows("regencies.csv"))}
    return [_region(row, rows) for code, row in rows.items() if only is None or code in only]


def _region(row, rows):
    province = rows[row.get("kode_provinsi", row["kode"])]
    return Region(
        code=row["kode"],
        name=row["nama"],
        parent_id=row.get("kode_provinsi"),
        time_zone=province["time_zone"],
        island_group=province["kelompok_pulau"],
        latitude=Decimal(row.get("lat_acuan") or row["label_lat"]),
        longitude=Decimal(row.get("lon_acuan") or row["label_lon"]),
    )


def load(only=None):
    """Insert or update every region, or those whose code is in `only`; returns how many. May be repeated."""
    regions = read(only)
    Region.objects.bulk_create(
        regions,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "parent", "time_zone", "island_group", "latitude", "longitude"],
    )
    return len(regions)
