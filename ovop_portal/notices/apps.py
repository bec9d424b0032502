"""Wiring of the app notices."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "ovop_portal.notices"
    label = "notices"
