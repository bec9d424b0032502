"""What an event of the trail is. How events are written is in trail.py; what bars their change, in triggers.py."""

import hashlib
import json
from datetime import UTC

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ovop_portal.kit.permissions import can

GENESIS = "0" * 64


class EventQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The whole trail for who may see it; the history of one object stands on its own page (`about`)."""
        return self.all() if can(user, "accounts.see_trail") else self.none()

    def about(self, obj):
        """The history of one object, oldest first."""
        return self.filter(target_type=obj._meta.label_lower, target_id=str(obj.pk)).order_by("seq")

    def for_page(self):
        return self.select_related("actor")


class Event(models.Model):
    """One act of one actor; `hash` covers all its columns and the hash before it."""

    seq = models.PositiveBigIntegerField(_("nomor"), unique=True)
    at = models.DateTimeField(_("waktu"))
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("pelaku"))
    action = models.CharField(_("tindakan"), max_length=80)
    target_type = models.CharField(_("jenis objek"), max_length=60)
    target_id = models.CharField(_("id objek"), max_length=40)
    target_name = models.CharField(_("objek"), max_length=200)
    note = models.TextField(_("catatan"), blank=True)
    before = models.CharField(_("sebelum"), max_length=40, blank=True)
    after = models.CharField(_("sesudah"), max_length=40, blank=True)
    data = models.JSONField(_("rincian"), default=dict)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["seq"]
        indexes = [models.Index(fields=["target_type", "target_id"], name="event_by_target")]
        verbose_name = _("peristiwa")
        verbose_name_plural = _("riwayat")

    def __str__(self):
        return f"{self.seq} {self.action} {self.target_name}"

    def canonical(self):
        """The bytes that are hashed: every column but `hash`, as JSON with sorted keys, instants in UTC with microseconds."""
        content = {
            "seq": self.seq,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": self.actor_id,
            "action": self.action,
            "target": [self.target_type, self.target_id, self.target_name],
            "note": self.note,
            "before": self.before,
            "after": self.after,
            "data": self.data,
            "prev": self.prev,
        }
        return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    def digest(self):
        """SHA-256 in hex of `canonical()`; the hash of the event before stands inside it."""
        return hashlib.sha256(self.canonical()).hexdigest()


class Head(models.Model):
    """The single row that every writer locks last: where the chain ends."""

    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        db_table = "audit_head"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_head")]

    def __str__(self):
        return f"{self.seq}:{self.hash}"


class Seal(models.Model):
    """A root that was printed: count and hash of the chain at one instant."""

    seq = models.PositiveBigIntegerField(_("jumlah peristiwa"))
    hash = models.CharField(_("akar"), max_length=64)
    at = models.DateTimeField(_("waktu"), auto_now_add=True)

    class Meta:
        ordering = ["-at"]
        verbose_name = _("segel")
        verbose_name_plural = _("segel")

    def __str__(self):
        return f"{self.seq}:{self.hash}"
