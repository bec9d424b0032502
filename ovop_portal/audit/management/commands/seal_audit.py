"""Print and store the root of the chain: count and hash of its head."""

from django.core.management.base import BaseCommand, CommandError

from ovop_portal.audit import sealing


class Command(BaseCommand):
    help = "Mencetak dan menyimpan akar rantai riwayat (jumlah:hash), setelah memeriksa bahwa rantainya utuh."

    def handle(self, *args, **options):
        try:
            head = sealing.seal()
        except sealing.Broken as error:
            raise CommandError(f"Rantai riwayat TIDAK utuh — {error}.") from error
        self.stdout.write(str(head))
