"""Wiring of the app desk."""

from django.apps import AppConfig
from django.utils.module_loading import import_module


class DeskConfig(AppConfig):
    name = "ovop_portal.desk"
    label = "desk"

    def ready(self):
        import_module("ovop_portal.desk.permissions")
        import_module("ovop_portal.desk.tallies")
        import_module("ovop_portal.desk.checks")
