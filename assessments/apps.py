"""Wiring of the app assessments."""

from django.apps import AppConfig
from django.utils.module_loading import import_module

from nominations import scopes as nomination_scopes
from ovop_portal.accounts import handover


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = "Penilaian"

    def ready(self):
        import_module("assessments.permissions")
        nomination_scopes.SCOPES.register(import_module("assessments.visibility").nominations_of)
        handover.OPEN_WORK.register(import_module("assessments.seats").open_work)
        handover.HANDOVER.register(import_module("assessments.seats").leave)
