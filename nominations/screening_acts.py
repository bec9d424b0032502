"""What the screening writes besides verdicts: results of items and receipts of samples, each in the caller's unit with its event."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nominations.enums import Reason, Result, State
from nominations.models import Nomination, ScreeningItem
from ovop_portal.audit.trail import record
from ovop_portal.audit.words import name_actions

FIELDS = ("result", "reason", "clause", "remark")  # what a person decides about an item, in this order
UNDER_SCREENING = (State.SUBMITTED, State.ENDORSED)

name_actions(
    "nominations",
    {"screen": gettext_lazy("Mengisi hasil pemeriksaan"), "receive_sample": gettext_lazy("Mencatat penerimaan contoh produk")},
)


def locked(nomination):
    """The same nomination as it is now, locked for the rest of the unit: results, receipts and verdicts wait for each other."""
    Nomination.objects.select_for_update(of=("self",)).get(pk=nomination.pk)
    return Nomination.objects.for_list().get(pk=nomination.pk)


def closed(nomination):
    """The sentence that says why no result can be written any more, or None."""
    if nomination.state in UNDER_SCREENING:
        return None
    return _("Usulan ini sudah berstatus “%s”; hasil pemeriksaannya tidak dapat diubah lagi.") % nomination.get_state_display()


def values_of(item):
    """What was decided about an item, as a tuple in the order of FIELDS; of a rule without an item four empty texts."""
    return tuple(getattr(item, name) if item else "" for name in FIELDS)


def keep(user, revision, results, action="nominations.screen", **data):
    """Write `results`, a list of (rule, item or None, values), as items of the revision; one event names each with before and after."""
    now, changes = timezone.now(), {}
    for rule, item, values in results:
        before = values_of(item)
        item = item or ScreeningItem(revision=revision, rule=rule)
        for name, value in zip(FIELDS, values, strict=True):
            setattr(item, name, value)
        item.checked_by, item.checked_at = user, now
        item.save()
        changes[rule.code] = [dict(zip(FIELDS, before, strict=True)) if before[0] else None, dict(zip(FIELDS, values, strict=True))]
    if changes:
        record(user, action, revision.nomination, revision=revision.number, items=changes, **data)
    return changes


def receive(user, nomination, rule, condition=""):
    """Record that the sample for this rule has come; True when it was recorded now, False when it had been before.

    While the file is under screening the item is met with it, unless somebody refused it for another reason than that it had not come.
    """
    nomination = locked(nomination)
    sample = nomination.documents.current().filter(rule=rule).first()
    if sample is None:
        message = _("Usulan ini tidak memuat pengiriman “%s”. Minta dinas pengusul mengisi tanggal kirim dan kurirnya, lalu catat lagi.")
        raise ValidationError(message % rule.name, code="no_sample")
    if sample.received_at:
        return False
    sample.received_at, sample.received_by = timezone.now(), user
    sample.save(update_fields=["received_at", "received_by"])
    record(user, "nominations.receive_sample", nomination, condition, rule=rule.code, document=sample.code)
    _meet(user, nomination, rule)
    return True


def _meet(user, nomination, rule):
    if closed(nomination):
        return
    revision = nomination.revision()
    revision.nomination = nomination
    item = revision.screening.filter(rule=rule).first()
    judged_otherwise = item and item.result == Result.NOT_MET and item.reason != Reason.NO_SAMPLE
    if not judged_otherwise and (item is None or item.result != Result.MET):
        keep(user, revision, [(rule, item, (Result.MET, "", item.clause if item else rule.clause, item.remark if item else ""))])
