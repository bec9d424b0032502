"""Wiring of the app kit."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "ovop_portal.kit"
    label = "kit"
