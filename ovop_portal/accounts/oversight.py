"""Who sees what in Django's admin: the technical administrator keeps accounts and reference data, the auditor reads everything.

Rights are asked of our rules, never of Django's permissions, so a superuser's flag opens nothing. Nobody deletes here: what is wrong is
mended or closed, and a page that lists what hangs on a row would show business rows to the administrator.
"""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import models
from django.shortcuts import redirect, resolve_url
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.permissions import can


class OverseenAdminSite(admin.AdminSite):
    """Open to the administrator and the auditor; signing in, and one's password, are the portal's own pages."""

    site_header = site_title = "Portal OVOP"
    index_title = _("Administrasi teknis")
    empty_value_display = "–"

    def has_permission(self, request):
        return can(request.user, "accounts.administer") or can(request.user, "accounts.oversee")

    @method_decorator(login_not_required)
    def login(self, request, extra_context=None):
        target = request.GET.get("next", "")
        if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
            target = resolve_url("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(target)
        if not self.has_permission(request):
            raise PermissionDenied("admin")
        return redirect(target)

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    def password_change_done(self, request, extra_context=None):
        return redirect("accounts:profile")

    def get_urls(self):
        """Without the address that leads from any row to its page: it would tell codes of business rows."""
        return [one for one in super().get_urls() if getattr(one, "name", "") != "view_on_site"]


class ByOurRules(admin.ModelAdmin):
    """What all pages of the admin share: rights by our rules, no deletion, no more questions than the page offers."""

    view_on_site = False
    list_per_page = 50

    readers = ("accounts.oversee",)
    writers = ()

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return any(can(request.user, rule) for rule in self.readers)

    def has_add_permission(self, request, obj=None):
        return any(can(request.user, rule) for rule in self.writers)

    def has_change_permission(self, request, obj=None):
        return any(can(request.user, rule) for rule in self.writers)

    def has_delete_permission(self, request, obj=None):
        return False

    def history_view(self, request, object_id, extra_context=None):
        if not self.has_view_permission(request):  # asked before the row is looked for
            raise PermissionDenied("admin")
        return super().history_view(request, object_id, extra_context)

    def lookup_allowed(self, lookup, value, request=None):
        """Only over the filters that are shown: an address must not answer what a column that is not shown begins with."""
        shown = [getattr(one, "parameter_name", one) for one in self.list_filter]
        return lookup.split("__")[0] in shown and super().lookup_allowed(lookup, value, request)


class ReadOnlyForAuditor(ByOurRules):
    """Business rows: the auditor reads every column but files and secrets; for anybody else they are not here."""

    show_full_result_count = False
    secrets = ()

    def get_queryset(self, request):
        """What the auditor sees on pages, and no more: drafts stay with their office."""
        rows = super().get_queryset(request)
        return rows.visible_to(request.user) if hasattr(rows, "visible_to") else rows

    def get_fields(self, request, obj=None):
        columns = [*self.model._meta.concrete_fields, *self.model._meta.many_to_many]
        return [one.name for one in columns if not isinstance(one, models.FileField) and one.name not in self.secrets]

    def get_readonly_fields(self, request, obj=None):
        return self.get_fields(request, obj)


class Reference(ReadOnlyForAuditor):
    """What the portal's own pages or commands change: the administrator reads it too, all of it."""

    readers = ("accounts.oversee", "accounts.administer")

    def get_queryset(self, request):
        return admin.ModelAdmin.get_queryset(self, request)


class KeptByAdministrator(ByOurRules):
    """Accounts and reference data: the administrator adds and changes, each change is an event of the trail; the auditor reads."""

    readers = ("accounts.oversee", "accounts.administer")
    writers = ("accounts.administer",)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        with unit():
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        changed = {name: [_plain(form.initial.get(name)), _plain(form.cleaned_data.get(name))] for name in form.changed_data}
        record(request.user, "accounts.administer", form.instance, changed=changed, added=not change)


def _plain(value):
    """A value of a form as text for the trail; rows by their key."""
    if isinstance(value, models.QuerySet | list | tuple):
        return sorted(str(getattr(one, "pk", one)) for one in value)
    return str(getattr(value, "pk", value))
