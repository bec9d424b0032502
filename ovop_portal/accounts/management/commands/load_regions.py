"""Load the 38 provinces and 514 kabupaten/kota."""

from django.core.management.base import BaseCommand
from django.db import transaction

from ovop_portal.accounts import regions


class Command(BaseCommand):
    help = "Memuat 38 provinsi dan 514 kabupaten/kota (kode Kemendagri, zona waktu). Boleh diulang."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="hanya menghitung, tidak menulis")

    @transaction.atomic
    def handle(self, *args, dry_run, **options):
        count = len(regions.read()) if dry_run else regions.load()
        self.stdout.write(f"{count} wilayah {'akan dimuat' if dry_run else 'dimuat'}.")
