"""Regions from the project's own data files: 38 provinces and 514 kabupaten/kota by Kemendagri code (licence: data/LICENSE-wilayah.txt)."""

import csv
from decimal import Decimal
from pathlib import Path

from ovop_portal.accounts.models import Region

DATA = Path(__file__).parent / "data"


def _rows(name):
    with open(DATA / name, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def read():
    """Unsaved Region objects, provinces first; a regency has the time zone and the island group of its province."""
    provinces = {
        row["kode"]: Region(
            code=row["kode"],
            name=row["nama"],
            time_zone=row["time_zone"],
            island_group=row["kelompok_pulau"],
            latitude=Decimal(row["label_lat"]),
            longitude=Decimal(row["label_lon"]),
        )
        for row in _rows("provinces.csv")
    }
    regencies = [
        Region(
            code=row["kode"],
            name=row["nama"],
            parent_id=row["kode_provinsi"],
            time_zone=provinces[row["kode_provinsi"]].time_zone,
            island_group=provinces[row["kode_provinsi"]].island_group,
            latitude=Decimal(row["lat_acuan"]),
            longitude=Decimal(row["lon_acuan"]),
        )
        for row in _rows("regencies.csv")
    ]
    return [*provinces.values(), *regencies]


def load(only=None):
    """Insert or update every region, or those whose code is in `only`; returns how many. May be repeated."""
    regions = [region for region in read() if only is None or region.code in only]
    Region.objects.bulk_create(
        regions,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "parent", "time_zone", "island_group", "latitude", "longitude"],
    )
    return len(regions)
