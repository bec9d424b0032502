"""The outbox in Django's admin: the administrator sees envelopes and sends again what failed, the auditor reads the letters."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ovop_portal.accounts.oversight import Reference
from ovop_portal.kit.permissions import can
from ovop_portal.notices import outbox
from ovop_portal.notices.models import Message

ENVELOPE = ["recipient", "address", "kind", "message_id", "state", "tries", "next_try_at", "error", "created_at", "sent_at", "read_at"]
LETTER = ["subject", "shown_body", "shown_link"]


class Undelivered(admin.SimpleListFilter):
    """What a line of the administrator's desk counts."""

    title, parameter_name = _("pengiriman"), "tertahan"

    def lookups(self, request, model_admin):
        return [("ya", _("Tidak terkirim"))]

    def queryset(self, request, queryset):
        return queryset.undelivered(timezone.now()) if self.value() == "ya" else queryset


@admin.register(Message)
class MessageAdmin(Reference):
    list_display = ["created_at", "address", "kind", "state", "tries", "sent_at", "error"]
    list_filter = [Undelivered, "state", "kind"]
    search_fields = ["address", "kind"]
    actions = ["send_again"]

    def get_fields(self, request, obj=None):
        """What a letter says is business of its reader, not of the administrator."""
        return [*ENVELOPE, *LETTER] if can(request.user, "accounts.oversee") else ENVELOPE

    @admin.display(description=_("isi"))
    def shown_body(self, message):
        return _("Memuat tautan rahasia; tidak ditampilkan.") if message.kind in outbox.ONE_TIME else message.body

    @admin.display(description=_("tautan"))
    def shown_link(self, message):
        return "–" if message.kind in outbox.ONE_TIME else message.link

    def has_resend_permission(self, request):
        return can(request.user, "accounts.administer")

    @admin.action(description=_("Kirim ulang yang belum terkirim"), permissions=["resend"])
    def send_again(self, request, messages):
        count = outbox.again(request.user, messages)
        sentence = ngettext("%d pesan akan dikirim lagi.", "%d pesan akan dikirim lagi.", count) % count
        nothing = _("Tidak ada yang dapat dikirim lagi: sudah terkirim, atau tautannya sekali pakai.")
        self.message_user(request, sentence if count else nothing)
