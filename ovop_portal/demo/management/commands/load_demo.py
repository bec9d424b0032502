"""Load the sample data: three editions, plainly marked."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from ovop_portal.accounts.models import Region
from ovop_portal.demo import loading, nominating
from ovop_portal.kit.statistics import count_anew
from ovop_portal.programme.models import Edition, Rubric


class Command(BaseCommand):
    help = "Memuat data contoh: periode 2024 (diumumkan), 2026 (penilaian), 2028 (pengusulan). Tidak mengulang bila sudah ada."

    def add_arguments(self, parser):
        parser.add_argument("--nominations", type=int, default=nominating.NEW, metavar="N", help="jumlah usulan baru periode 2026")
        parser.add_argument("--seed", type=int, default=2026, help="benih acak; benih yang sama memberi data yang sama")
        parser.add_argument("--dry-run", action="store_true", help="hanya menyebut apa yang akan dimuat")

    def handle(self, *args, nominations, seed, dry_run, **options):
        if not settings.EMBEDDED:
            raise CommandError("Data contoh hanya untuk portal dengan DEMO=1; portal ini berjalan sebagai portal resmi.")
        if loading.is_loaded():
            self.stdout.write("Data contoh sudah dimuat.")
            return
        if nominations < len(nominating.PROVINCES):
            raise CommandError(f"--nominations paling sedikit {len(nominating.PROVINCES)}: setiap provinsi mengusulkan.")
        if taken := list(Edition.objects.filter(year__in=[2024, 2026, 2028]).values_list("year", flat=True)):
            raise CommandError(f"Periode {taken} sudah ada dan bukan data contoh; data contoh tidak dicampur.")
        if dry_run:
            self.stdout.write(f"Akan dimuat: 77 bintang 2024, {nominations} usulan baru dan 77 penilaian ulang 2026, 30 usulan 2028.")
            return
        if not Region.objects.exists():
            call_command("load_regions", stdout=self.stdout)
        if not Rubric.objects.published().exists():
            call_command("load_rubrics", stdout=self.stdout)
        loading.load(nominations, seed, say=self.stdout.write)
        count_anew()
        call_command("demo_accounts", stdout=self.stdout)
