"""Wiring of the app notices."""

from django.apps import AppConfig
from django.utils.module_loading import import_module

from ovop_portal.accounts import notices as people


class NoticesConfig(AppConfig):
    name = "ovop_portal.notices"
    label = "notices"
    verbose_name = "Pesan"

    def ready(self):
        outbox = import_module("ovop_portal.notices.outbox")
        people.POST.register(outbox.post)
        people.PUT.register(outbox.put)
