"""Wiring of the app desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "ovop_portal.desk"
    label = "desk"
