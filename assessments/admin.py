"""Assignments, sheets, scores, results and visits in Django's admin: for the auditor alone, read-only."""

from django.contrib import admin

from assessments.models import Assignment, Score, Sheet, Standing, Visit
from ovop_portal.accounts.oversight import ReadOnlyForAuditor


@admin.register(Assignment)
class AssignmentAdmin(ReadOnlyForAuditor):
    list_display = ["nomination", "mandate", "state", "released_at", "accepted_at"]
    list_select_related = ["nomination__product__ikm", "nomination__edition", "mandate__user", "mandate__institution"]
    list_filter = ["state"]
    search_fields = ["nomination__code", "mandate__user__name"]


@admin.register(Sheet)
class SheetAdmin(ReadOnlyForAuditor):
    list_display = ["assignment", "revision", "total", "final_at"]
    list_select_related = ["assignment__nomination", "assignment__mandate__user", "revision__nomination"]
    search_fields = ["assignment__nomination__code", "assignment__mandate__user__name"]


@admin.register(Score)
class ScoreAdmin(ReadOnlyForAuditor):
    list_display = ["sheet", "indicator", "points", "not_applicable", "note"]
    list_select_related = ["sheet__assignment__nomination", "sheet__assignment__mandate__user", "indicator"]
    search_fields = ["sheet__assignment__nomination__code"]


@admin.register(Standing)
class StandingAdmin(ReadOnlyForAuditor):
    list_display = ["nomination", "total", "c_share", "spread", "star", "sheets_final", "sheets_due", "plenary"]
    list_select_related = ["nomination__product__ikm", "nomination__edition"]
    search_fields = ["nomination__code"]


@admin.register(Visit)
class VisitAdmin(ReadOnlyForAuditor):
    list_display = ["nomination", "visited_on", "team", "recorded_by"]
    list_select_related = ["nomination__product__ikm", "nomination__edition", "recorded_by"]
    search_fields = ["nomination__code", "team"]
