"""The actor of timed acts, and the table of the shared cache that counts sign-in attempts."""

from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    apps.get_model("accounts", "User").objects.create(
        email="sistem@portal.invalid", name="Sistem", role="system", is_active=False, password="!"  # noqa: S106 - nobody can sign in with it
    )
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def remove(apps, schema_editor):
    apps.get_model("accounts", "User").objects.filter(role="system").delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(create, remove)]
