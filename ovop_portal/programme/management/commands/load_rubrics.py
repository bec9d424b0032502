"""Load the rubrics of the five commodities."""

from django.core.management.base import BaseCommand
from django.db import transaction

from ovop_portal.programme import rubrics


class Command(BaseCommand):
    help = "Memuat rubrik kelima komoditas (25 indikator, 100 poin). Boleh diulang; rubrik yang berubah menjadi versi baru."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="hanya memeriksa berkas, tidak menulis")

    @transaction.atomic
    def handle(self, *args, dry_run, **options):
        if dry_run:
            self.stdout.write(f"{len(rubrics.read())} rubrik dalam berkas sah.")
            return
        added = rubrics.load()
        self.stdout.write(f"{len(added)} rubrik ditambahkan.")
