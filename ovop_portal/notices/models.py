"""One outbox row per message; outbox.py writes and sends them."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

UNDELIVERED = timedelta(minutes=30)  # past its next try by so much, a message is not merely waiting


class MessageQuerySet(models.QuerySet):
    def visible_to(self, user):
        """My own messages."""
        return self.filter(recipient=user) if user.is_authenticated else self.none()

    def unread(self):
        return self.filter(read_at=None)

    def due(self, now):
        return self.filter(state=Message.State.PENDING, next_try_at__lte=now).order_by("pk")

    def undelivered(self, now):
        """Failed for good, or waiting for longer than any retry should take."""
        late = Q(state=Message.State.PENDING, next_try_at__lte=now - UNDELIVERED)
        return self.filter(Q(state=Message.State.FAILED) | late)


class Message(models.Model):
    """What one person is told about one event: shown in the portal at once, mailed after the commit."""

    class State(models.TextChoices):
        PENDING = "pending", _("Menunggu dikirim")
        SENT = "sent", _("Terkirim")
        FAILED = "failed", _("Gagal")

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="messages", verbose_name=_("penerima")
    )
    address = models.EmailField(_("alamat e-mail"))
    kind = models.CharField(_("jenis"), max_length=60)
    subject = models.CharField(_("judul"), max_length=200)
    body = models.TextField(_("isi"))
    link = models.CharField(_("tautan"), max_length=200, blank=True)
    key = models.CharField(max_length=120, unique=True, null=True, editable=False)  # noqa: DJ001  told once; none: no limit
    message_id = models.CharField(max_length=100, unique=True, editable=False)
    state = models.CharField(_("status"), max_length=10, choices=State.choices, default=State.PENDING)
    tries = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    next_try_at = models.DateTimeField(_("dicoba lagi"))
    error = models.TextField(_("galat"), blank=True)
    created_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    sent_at = models.DateTimeField(_("dikirim"), null=True, blank=True)
    read_at = models.DateTimeField(_("dibaca"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "next_try_at"], name="message_due")]
        verbose_name = _("pesan keluar")
        verbose_name_plural = _("pesan keluar")

    def __str__(self):
        """The envelope, not the letter: this is what Django's admin writes on every page."""
        return f"{self.kind} → {self.address}"
