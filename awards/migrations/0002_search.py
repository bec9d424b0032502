from django.db import migrations

from awards.indexing import NAMES
from ovop_portal.search import indexing
from ovop_portal.search.enums import Kind


def index_awards(apps, schema_editor):
    """What was written before there was an index; a new database has nothing to read here."""
    rows = apps.get_model("awards", "Award").objects.order_by("pk").values_list("pk", *NAMES)
    indexing.put(Kind.AWARD, indexing.joined(rows))


class Migration(migrations.Migration):
    dependencies = [
        ("awards", "0001_initial"),
        ("search", "0001_initial"),
    ]

    operations = [migrations.RunPython(index_awards, migrations.RunPython.noop)]
