"""The database is told how its tables have grown, once a day."""

import pytest
from django.db import connection

from ovop_portal.kit import statistics


@pytest.fixture
def remembered(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "statistics"}}
    statistics.cache.clear()


@pytest.mark.django_db
def test_sqlite_counts_once_a_day_and_postgresql_by_itself(remembered):
    said = [statistics.count_daily(), statistics.count_daily()]

    assert said == (["statistics: counted anew", ""] if connection.vendor == "sqlite" else ["", ""])


@pytest.mark.django_db
def test_a_count_knows_the_rows_that_are_there(cast):
    statistics.count_anew()

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'accounts_user'")
            assert {int(stat.split()[0]) for (stat,) in cursor.fetchall()} & {type(cast.lead).objects.count()}
        else:
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'accounts_user'")
            assert cursor.fetchone()[0] == type(cast.lead).objects.count()
