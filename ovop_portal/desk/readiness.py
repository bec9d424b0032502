"""Whether this process can take work: each check answers "ok" or says in a few words what is wrong; no versions, no figures."""

import shutil
from datetime import timedelta

import structlog
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from nominations.scanning import is_late
from ovop_portal.audit.models import Head, Seal
from ovop_portal.notices.models import Message

logger = structlog.get_logger(__name__)

OK = "ok"
QUEUE_AGE = timedelta(minutes=30)
SEAL_AGE = timedelta(days=2)
FREE = 500 * 1024 * 1024  # bytes on the disk of private files


def readiness(now=None):
    """(ready, {check: "ok" or a sentence}). Only what bars answering makes it unready; a slow queue or an old seal is said, not fatal."""
    now = now or timezone.now()
    found = {name: _ask(check, now) for name, check in (BARRING | TELLING).items()}
    return all(found[name] == OK for name in BARRING), found


def database(now):
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def migrations(now):
    executor = MigrationExecutor(connection)
    return "ada migrasi yang belum dijalankan" if executor.migration_plan(executor.loader.graph.leaf_nodes()) else OK


def storage(now):
    private = storages["private"]
    private.delete(private.save("siap/periksa", ContentFile(b"ok")))
    return OK


def disk(now):
    """Room for uploads, where the private files lie on a disk of this machine."""
    if not settings.PRIVATE_ROOT.exists():
        return OK
    return OK if shutil.disk_usage(settings.PRIVATE_ROOT).free >= FREE else "ruang simpan hampir habis"


def queue(now):
    late = Message.objects.filter(state=Message.State.PENDING, next_try_at__lt=now - QUEUE_AGE)
    return "antrean pesan tertahan" if late.exists() else OK


def seal(now):
    if not Head.objects.filter(seq__gt=0).exists():
        return OK
    return OK if Seal.objects.filter(at__gte=now - SEAL_AGE).exists() else "riwayat belum disegel dua hari ini"


def scanner(now):
    return "berkas menunggu pemindai virus" if is_late(now) else OK


BARRING = {"database": database, "migrations": migrations, "storage": storage}
TELLING = {"disk": disk, "queue": queue, "seal": seal, "scanner": scanner}


def _ask(check, now):
    try:
        return check(now)
    except (Error, OSError) as error:
        logger.error("readiness", check=check.__name__, error=f"{type(error).__name__}: {error}")
        return "tidak dapat dicapai"
