"""Print and store the root of the chain: count and hash of its head."""

from django.core.management.base import BaseCommand, CommandError

from ovop_portal.audit.chain import first_fault
from ovop_portal.audit.models import Head, Seal


class Command(BaseCommand):
    help = "Mencetak dan menyimpan akar rantai riwayat (jumlah:hash), setelah memeriksa bahwa rantainya utuh."

    def handle(self, *args, **options):
        if fault := first_fault():
            raise CommandError(f"Rantai riwayat TIDAK utuh — {fault}.")
        head = Head.objects.get(pk=1)
        if not Seal.objects.filter(seq=head.seq, hash=head.hash).exists():
            Seal.objects.create(seq=head.seq, hash=head.hash)
        self.stdout.write(str(head))
