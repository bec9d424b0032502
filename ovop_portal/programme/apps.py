"""Wiring of the app programme."""

from django.apps import AppConfig
from django.utils.module_loading import import_module


class ProgrammeConfig(AppConfig):
    name = "ovop_portal.programme"
    label = "programme"
    verbose_name = "Program"

    def ready(self):
        import_module("ovop_portal.programme.permissions")
