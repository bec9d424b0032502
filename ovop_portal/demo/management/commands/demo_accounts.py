"""Print the known accounts of the sample data."""

from django.core.management.base import BaseCommand

from ovop_portal.demo.accounts import KNOWN, PASSWORD


class Command(BaseCommand):
    help = "Mencetak akun contoh, satu untuk setiap peran."

    def handle(self, *args, **options):
        width = max(len(account.email) for account in KNOWN)
        self.stdout.write(f"Akun contoh (kata sandi semuanya: {PASSWORD})")
        for account in KNOWN:
            self.stdout.write(f"  {account.email.ljust(width)}  {account.task}")
