"""Stars, decrees and certificates in Django's admin: for the auditor alone, read-only."""

from django.contrib import admin

from awards.models import Award, Certificate, Decree
from ovop_portal.accounts.oversight import ReadOnlyForAuditor


@admin.register(Award)
class AwardAdmin(ReadOnlyForAuditor):
    list_display = ["product_name", "ikm_name", "year", "scheme", "star", "computed_star", "state", "visible_from"]
    list_filter = ["year", "scheme", "state", "star"]
    search_fields = ["product_name", "ikm_name", "slug"]


@admin.register(Decree)
class DecreeAdmin(ReadOnlyForAuditor):
    list_display = ["number", "date", "edition", "signatory"]
    list_select_related = ["edition"]
    search_fields = ["number"]


@admin.register(Certificate)
class CertificateAdmin(ReadOnlyForAuditor):
    list_display = ["number", "award", "issued_at"]
    list_select_related = ["award"]
    search_fields = ["number"]
