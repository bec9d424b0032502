"""Wiring of the app notices."""

from django.apps import AppConfig
from django.utils.module_loading import import_module
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts import notices as people
from ovop_portal.audit.words import name_actions


class NoticesConfig(AppConfig):
    name = "ovop_portal.notices"
    label = "notices"
    verbose_name = "Pesan"

    def ready(self):
        outbox = import_module("ovop_portal.notices.outbox")
        people.POST.register(outbox.post)
        people.PUT.register(outbox.put)
        name_actions("notices", {"send_again": _("Mengirim ulang pesan yang gagal")})
