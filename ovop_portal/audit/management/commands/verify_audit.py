"""Recompute the chain of the trail; a non-zero exit code and the first bad event on any change."""

from django.core.management.base import BaseCommand, CommandError

from ovop_portal.audit.chain import first_fault
from ovop_portal.audit.models import Head, Seal


class Command(BaseCommand):
    help = "Menghitung ulang rantai riwayat dan menyebut peristiwa pertama yang tidak sesuai."

    def add_arguments(self, parser):
        parser.add_argument("--root", default="", help="akar yang pernah dicetak oleh seal_audit, jumlah:hash")

    def handle(self, *args, root, **options):
        roots = [root] if root else []
        roots += [str(seal) for seal in Seal.objects.filter(seq__gt=0)]
        try:
            fault = first_fault(*roots)
        except ValueError as error:
            raise CommandError(str(error)) from error
        if fault:
            raise CommandError(f"Rantai riwayat TIDAK utuh — {fault}.")
        self.stdout.write(f"Rantai riwayat utuh: {Head.objects.get(pk=1)}")
