"""Wiring of the app awards."""

from django.apps import AppConfig
from django.utils.module_loading import import_module

from nominations import scopes as nomination_scopes


class AwardsConfig(AppConfig):
    name = "awards"
    verbose_name = "Penetapan"

    def ready(self):
        import_module("awards.permissions")
        holders = import_module("awards.holders")
        nomination_scopes.HOLDERS.register(holders.holds_or_held)
        import_module("assessments.settled").SETTLED.register(holders.settled)
        import_module("assessments.workflow").REOPEN_BARRIERS.register(holders.star_under_way)
        import_module("ovop_portal.notices.periodic").JOBS.register(import_module("awards.tasks").tell_offices)
