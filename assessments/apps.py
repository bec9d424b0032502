"""Wiring of the app assessments."""

from django.apps import AppConfig
from django.utils.module_loading import import_module

from nominations import scopes as nomination_scopes
from ovop_portal.accounts import handover
from ovop_portal.programme import scopes as programme_scopes


class AssessmentsConfig(AppConfig):
    name = "assessments"
    verbose_name = "Penilaian"

    def ready(self):
        import_module("assessments.permissions")
        nomination_scopes.SCOPES.register(import_module("assessments.visibility").nominations_of)
        seats = import_module("assessments.seats")
        handover.OPEN_WORK.register(seats.open_work)
        handover.HANDOVER.register(seats.leave)
        programme_scopes.SEAT_DUTIES.register(seats.duties)
        programme_scopes.SEAT_FAULTS.register(seats.faults)
        programme_scopes.SEAT_ENDS.register(seats.drop_plans)
