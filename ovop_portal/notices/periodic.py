"""The jobs that run by the clock; each app registers its own, each is idempotent."""

from ovop_portal.audit.sealing import seal_daily
from ovop_portal.kit.scopes import Hook
from ovop_portal.kit.statistics import count_daily
from ovop_portal.notices import outbox

# each: job() → one line for the log, or "" when there was nothing to do
JOBS = Hook("periodic")


@JOBS.register
def send_mail():
    sent, failed = outbox.deliver()
    return f"mail: {sent} sent, {failed} failed" if sent or failed else ""


JOBS.register(seal_daily)
JOBS.register(count_daily)
