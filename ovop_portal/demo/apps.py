"""Wiring of the app demo."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "ovop_portal.demo"
    label = "demo"
