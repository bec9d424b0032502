"""Wiring of the app accounts."""

from django.apps import AppConfig
from django.utils.module_loading import import_module


class AccountsConfig(AppConfig):
    name = "ovop_portal.accounts"
    label = "accounts"
    verbose_name = "Akun"

    def ready(self):
        import_module("ovop_portal.accounts.permissions")
