"""The three editions of the sample data: one published, one in assessment, one open for nominations on the day of loading."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ovop_portal.programme import document_rules
from ovop_portal.programme.enums import Nominators
from ovop_portal.programme.models import Commodity, Edition, EditionCommodity, StarRule

JAKARTA = ZoneInfo("Asia/Jakarta")
NAMES = ("nomination_opens", "nomination_closes", "screening_closes", "assessment_opens", "assessment_closes", "publication_at")


def _fixed(*days):
    return dict(zip(NAMES, (datetime.fromisoformat(day).replace(tzinfo=JAKARTA) for day in days), strict=True))


def _around(today, *offsets):
    """Instants at full hours, so many days before or after the day of loading; closings at the last minute of a day."""
    start = datetime.combine(today, datetime.min.time(), tzinfo=JAKARTA)
    opening, closing = timedelta(hours=8), timedelta(hours=23, minutes=59)
    hours = (opening, closing, closing, opening, closing, timedelta(hours=10))
    return {name: start + timedelta(days=days) + hour for name, days, hour in zip(NAMES, offsets, hours, strict=True)}


def make(year, instants, validity_months=24):
    edition = Edition.objects.create(
        year=year,
        name=f"OVOP {year}",
        regulation="Peraturan Menteri Perindustrian Nomor 14 Tahun 2021",
        nominators=Nominators.BOTH,
        validity_months=validity_months,
        is_sample=True,
        **instants,
    )
    for commodity in Commodity.objects.all():
        EditionCommodity.objects.create(edition=edition, commodity=commodity, rubric=commodity.rubrics.newest())
    document_rules.add_defaults(edition)
    StarRule.objects.create(edition=edition)
    return edition


def load(today):
    """(2024, 2026, 2028). 2024 has fixed days (programme.md 2.6); its stars run 36 months here, so that the register has valid ones."""
    days = ("2024-03-01 08:00", "2024-06-30 23:59", "2024-07-31 23:59", "2024-08-12 08:00", "2024-10-04 23:59", "2024-12-10 10:00")
    past = make(2024, _fixed(*days), 36)
    running = make(2026, _around(today, -230, -130, -75, -60, 30, 75))
    coming = make(2028, _around(today, -20, 60, 100, 101, 170, 210))
    return past, running, coming
