"""Accounts, organisations and regions in Django's admin; the trail too, because the app audit stands below the rules that guard it."""

from allauth.account.models import EmailAddress
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ovop_portal.accounts.enums import HOMES, Role, works_in
from ovop_portal.accounts.handover import HANDOVER
from ovop_portal.accounts.invitation_csv import mismatch
from ovop_portal.accounts.models import Invitation, Mandate, Organisation, Region, User
from ovop_portal.accounts.oversight import KeptByAdministrator, ReadOnlyForAuditor, Reference
from ovop_portal.audit.models import Event, Head, Seal
from ovop_portal.kit.references import references

admin.site.unregister(EmailAddress)  # an address added there would receive another person's reset links
admin.site.unregister(Group)  # rights come from the rules tables alone

ROLES = [(value, label) for value, label in Role.choices if value != Role.SYSTEM]


class AccountForm(forms.ModelForm):
    role = forms.ChoiceField(label=_("Peran"), choices=ROLES)

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
        cleaned = super().clean()
        role, organisation = cleaned.get("role"), cleaned.get("organisation")
        if role in HOMES and organisation is None:
            self.add_error("organisation", ValidationError(_("Peran ini membutuhkan organisasi.")))
        elif role in HOMES and not works_in(role, organisation.kind):
            self.add_error("organisation", mismatch(role, organisation))
        return cleaned


@admin.register(User)
class UserAdmin(KeptByAdministrator):
    form = AccountForm
    list_display = ["name", "email", "role", "organisation", "is_active", "last_login"]
    list_select_related = ["organisation"]
    list_filter = ["role", "is_active"]
    search_fields = ["name", "email"]
    autocomplete_fields = ["organisation"]
    fields = ["name", "email", "role", "organisation", "heads_office", "phone", "is_active", "last_login", "date_joined"]

    def get_queryset(self, request):
        return super().get_queryset(request).people()

    def get_readonly_fields(self, request, obj=None):
        """An address is given once: whoever could change it could have the password reset."""
        return ["last_login", "date_joined", *(["email"] if obj else ["is_active"])]

    def save_model(self, request, obj, form, change):
        obj.is_staff = obj.is_superuser = obj.role == Role.ADMINISTRATOR
        if change and {"role", "organisation"} & set(form.changed_data) and "heads_office" not in form.changed_data:
            obj.heads_office = False  # who moves does not head the new office unseen
        if not change:
            obj.set_unusable_password()
            messages.info(request, _("Orang ini membuat kata sandinya sendiri lewat “Lupa sandi?” pada halaman masuk."))
        super().save_model(request, obj, form, change)
        if change and "is_active" in form.changed_data and not obj.is_active:
            HANDOVER.ask(obj, None, request.user)  # seats end; the office's work waits for the next officer


@admin.register(Organisation)
class OrganisationAdmin(KeptByAdministrator):
    list_display = ["name", "kind", "region"]
    list_select_related = ["region"]
    list_filter = ["kind"]
    search_fields = ["name"]
    autocomplete_fields = ["region"]

    def get_readonly_fields(self, request, obj=None):
        """What everybody in it is judged by stays, once anybody is."""
        return ["kind", "region"] if obj and references(obj) else []

    def save_model(self, request, obj, form, change):
        """Whoever has the portal's page of it open meanwhile is told."""
        obj.version += 1 if change else 0
        super().save_model(request, obj, form, change)


@admin.register(Region)
class RegionAdmin(KeptByAdministrator):
    list_display = ["code", "name", "parent", "time_zone"]
    list_select_related = ["parent"]
    list_filter = ["time_zone"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["parent"]

    def get_readonly_fields(self, request, obj=None):
        return ["code"] if obj else []


@admin.register(Mandate)
class MandateAdmin(Reference):
    list_display = ["user", "edition", "institution", "lead", "ended_at"]
    list_select_related = ["user", "edition", "institution"]
    list_filter = ["edition", "lead"]
    search_fields = ["user__name", "user__email", "institution__name"]


@admin.register(Invitation)
class InvitationAdmin(Reference):
    list_display = ["name", "email", "role", "organisation", "created_at", "expires_at", "used_at", "revoked_at"]
    list_select_related = ["organisation"]
    list_filter = ["role"]
    search_fields = ["name", "email"]
    secrets = ["token_hash"]


@admin.register(Event)
class EventAdmin(ReadOnlyForAuditor):
    list_display = ["seq", "at", "actor", "action", "target_type", "target_name", "before", "after"]
    list_select_related = ["actor"]
    list_filter = ["action", "target_type"]
    search_fields = ["target_name", "actor__name", "actor__email", "action"]
    ordering = ["-seq"]


@admin.register(Head)
class HeadAdmin(ReadOnlyForAuditor):
    list_display = ["seq", "hash"]


@admin.register(Seal)
class SealAdmin(ReadOnlyForAuditor):
    list_display = ["seq", "hash", "at"]
