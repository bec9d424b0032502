"""Wiring of the app audit."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "ovop_portal.audit"
    label = "audit"
