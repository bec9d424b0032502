"""Papers go past the virus scanner: as soon as they are handed in, and by the clock until the scanner has answered."""

import time
from datetime import timedelta
from functools import partial

import structlog
from django.db import transaction
from django.utils import timezone

from nominations import notices
from nominations.enums import ScanState
from nominations.models import Document
from ovop_portal.accounts.models import User
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit import antivirus

logger = structlog.get_logger(__name__)

AT_ONCE = 3  # seconds that an officer who hands in a paper waits for the scanner at most
PATIENCE = 30  # seconds per file, by the clock
ROUND = 50  # seconds that one round of the clock begins new files
LATE = timedelta(minutes=15)


def soon(paper):
    """Scan this paper after the commit. Without an answer in a few seconds it goes on waiting, and the clock asks again."""
    if antivirus.is_on() and paper.file:
        transaction.on_commit(partial(_at_once, paper), robust=True)


def _at_once(paper):
    try:
        _try(paper, AT_ONCE)
    except antivirus.Unreachable as error:
        logger.error("scanner_unreachable", error=str(error))


def scan_waiting():
    """Scan what waits, for a minute at most; in any order, so that a file on which the scanner stumbles keeps no other waiting."""
    if not antivirus.is_on():
        return ""
    until, done, failed = time.monotonic() + ROUND, 0, 0
    for paper in waiting().order_by("?")[:500]:
        if time.monotonic() > until:
            break
        try:
            answered = _try(paper, PATIENCE)
        except antivirus.Unreachable as error:
            logger.error("scanner_unreachable", error=str(error))
            return f"scan: {done} scanned, scanner unreachable"
        done, failed = done + answered, failed + (not answered)
    return f"scan: {done} scanned, {failed} unanswered" if done or failed else ""


def waiting():
    """Files that were not scanned yet, replaced ones too: a revision may name them."""
    return Document.objects.filter(scan=ScanState.NOT_SCANNED).exclude(file="")


def is_late(now=None):
    """Whether a file has waited for the scanner longer than it should: then the scanner is off its feet, or stumbles on this file."""
    return antivirus.is_on() and waiting().filter(uploaded_at__lt=(now or timezone.now()) - LATE).exists()


def _try(paper, seconds):
    """Whether the scanner has answered; then every row that holds this file says what."""
    try:
        with paper.file.storage.open(paper.file.name, "rb") as file:
            signature = antivirus.signature_in(file, seconds)
    except (antivirus.Unanswered, FileNotFoundError) as error:
        logger.error("not_scanned", document=paper.code, error=f"{type(error).__name__}: {error}")
        return False
    _keep(paper, ScanState.INFECTED if signature else ScanState.CLEAN, signature)
    return True


def _keep(paper, state, signature):
    """A file may stand in several rows: a paper whose number was mended is a new row with the old file."""
    with unit():
        system = User.objects.system()
        rows = waiting().filter(file=paper.file.name).select_for_update(of=("self",)).select_related("nomination__product__ikm", "rule")
        for row in rows:
            row.scan = state
            row.save(update_fields=["scan"])
            data = {"rule": row.rule.code, "code": row.code} | ({"signature": signature} if signature else {})
            record(system, "nominations.scan", row.nomination, before=ScanState.NOT_SCANNED, after=state, **data)
            if signature and row.replaced_at is None:
                notices.infected(row, system, signature)
