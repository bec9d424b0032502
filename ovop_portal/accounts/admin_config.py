"""Django's admin with our own site in front of it; INSTALLED_APPS names this instead of django.contrib.admin."""

from django.contrib.admin.apps import AdminConfig


class OverseenAdminConfig(AdminConfig):
    default = False
    default_site = "ovop_portal.accounts.oversight.OverseenAdminSite"
