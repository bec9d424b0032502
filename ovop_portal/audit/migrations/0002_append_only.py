"""The triggers that keep the trail append-only, and the single row of its head."""

from django.db import migrations

from ovop_portal.audit import triggers


def install(apps, schema_editor):
    apps.get_model("audit", "Head").objects.create(pk=1)
    triggers.install(schema_editor)


def remove(apps, schema_editor):
    triggers.remove(schema_editor)
    apps.get_model("audit", "Head").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(install, remove)]
