"""Run the jobs of the clock once, or again and again: what cron calls, and what `make run` keeps beside the portal."""

import time

import structlog
from django.core.management.base import BaseCommand
from django.db import close_old_connections

from ovop_portal.notices.periodic import JOBS

logger = structlog.get_logger(__name__)


class Command(BaseCommand):
    help = "Menjalankan pekerjaan berkala (mengirim pesan keluar, dan lain-lain) sekali, atau terus dengan --every DETIK."

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, default=0, metavar="DETIK", help="ulangi terus dengan jeda sekian detik")

    def handle(self, *args, every, **options):
        while True:
            close_old_connections()
            for line in filter(None, JOBS.ask()):
                logger.info("periodic", done=line)
            if not every:
                return
            time.sleep(every)
