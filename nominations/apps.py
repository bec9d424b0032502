"""Wiring of the app nominations."""

from django.apps import AppConfig
from django.utils.module_loading import import_module

from ovop_portal.accounts import handover
from ovop_portal.programme import scopes as programme_scopes


class NominationsConfig(AppConfig):
    name = "nominations"
    verbose_name = "Usulan"

    def ready(self):
        import_module("nominations.permissions")
        offices = import_module("nominations.offices")
        handover.HANDOVER.register(offices.hand_over)
        handover.OPEN_WORK.register(offices.open_work)
        handover.ITEMS.register(offices.items)
        handover.GIVE.register(offices.give)
        jobs = import_module("ovop_portal.notices.periodic").JOBS
        jobs.register(import_module("nominations.scanning").scan_waiting)
        jobs.register(import_module("nominations.uploading").sweep)
        jobs.register(import_module("nominations.reminders").remind)
        programme_scopes.HOLDINGS.register(import_module("nominations.holdings").of_edition)
