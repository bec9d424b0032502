"""Nominations and what they are made of, in Django's admin: for the auditor alone, read-only."""

from django.contrib import admin

from nominations.models import Answers, Confirmation, Document, Ikm, Nomination, Product, Revision, ScreeningItem, Sentra, Upload
from ovop_portal.accounts.oversight import ReadOnlyForAuditor


@admin.register(Ikm)
class IkmAdmin(ReadOnlyForAuditor):
    list_display = ["name", "nib", "region", "owner", "kbli"]
    list_select_related = ["region"]
    search_fields = ["name", "nib", "owner"]


@admin.register(Sentra)
class SentraAdmin(ReadOnlyForAuditor):
    list_display = ["name", "region", "commodity", "decree_number", "units"]
    list_select_related = ["region", "commodity"]
    search_fields = ["name", "decree_number"]


@admin.register(Product)
class ProductAdmin(ReadOnlyForAuditor):
    list_display = ["name", "ikm", "commodity"]
    list_select_related = ["ikm", "commodity"]
    list_filter = ["commodity"]
    search_fields = ["name", "ikm__name"]


@admin.register(Nomination)
class NominationAdmin(ReadOnlyForAuditor):
    list_display = ["code", "edition", "product", "office", "kind", "state", "submitted_at"]
    list_select_related = ["edition", "product", "office"]
    list_filter = ["edition", "state", "kind"]
    search_fields = ["code", "product__name", "office__name"]


class OfSentNominations(ReadOnlyForAuditor):
    """Parts of nominations that the auditor sees: those that were sent."""

    def get_queryset(self, request):
        return super().get_queryset(request).filter(nomination__in=Nomination.objects.visible_to(request.user))


@admin.register(Answers)
class AnswersAdmin(OfSentNominations):
    list_display = ["nomination", "turnover_last", "reach"]
    list_select_related = ["nomination__product__ikm", "nomination__edition"]


@admin.register(Revision)
class RevisionAdmin(ReadOnlyForAuditor):
    list_display = ["receipt", "nomination", "number", "sent_at", "sent_by", "sha256"]
    list_select_related = ["nomination__product__ikm", "nomination__edition", "sent_by"]
    search_fields = ["nomination__code", "sha256"]


@admin.register(Document)
class DocumentAdmin(OfSentNominations):
    list_display = ["rule", "nomination", "number", "issuer", "issued", "expires", "file_name", "scan", "replaced_at"]
    list_select_related = ["rule", "nomination__product__ikm", "nomination__edition"]
    search_fields = ["number", "issuer", "nomination__code", "sha256"]


@admin.register(ScreeningItem)
class ScreeningItemAdmin(ReadOnlyForAuditor):
    list_display = ["rule", "revision", "result", "reason", "checked_by", "checked_at"]
    list_select_related = ["rule", "revision__nomination", "checked_by"]
    list_filter = ["result", "reason"]
    search_fields = ["revision__nomination__code"]


@admin.register(Confirmation)
class ConfirmationAdmin(OfSentNominations):
    list_display = ["nomination", "asked_by", "asked_at", "answered_at", "answer", "name", "consents"]
    list_select_related = ["nomination__product__ikm", "nomination__edition", "asked_by"]
    list_filter = ["answer"]
    search_fields = ["nomination__code", "name"]
    exclude = ["token_hash"]


@admin.register(Upload)
class UploadAdmin(OfSentNominations):
    list_display = ["file_name", "nomination", "received", "size", "begun_by", "begun_at"]
    list_select_related = ["nomination__product__ikm", "nomination__edition", "begun_by"]
    exclude = ["code"]
