"""Commodities in the secretariat's hands: the list, one of them, a new one; and which of them an edition takes with which rubric."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.changes import changes
from ovop_portal.kit.forms import posted
from ovop_portal.kit.permissions import can, require
from ovop_portal.kit.sheets import xlsx_response
from ovop_portal.programme import commodities, setup_exports
from ovop_portal.programme.commodity_forms import CommodityForm, EditionCommoditiesForm
from ovop_portal.programme.models import Commodity, Edition, Rubric
from ovop_portal.programme.views.saving import sample_mark, save

PER_PAGE = 50


@require_GET
def commodity_list(request):
    require(request.user, "programme.see_setup")
    page = Paginator(commodities.with_use(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": commodities.rows(page), "may_add": can(request.user, "programme.keep_commodities")}
    return render(request, "programme/commodities.html", context)


@require_GET
def commodity_export(request):
    require(request.user, "programme.see_setup")
    return xlsx_response("komoditas.xlsx", setup_exports.COMMODITIES, setup_exports.commodities(commodities.with_use()), sample_mark())


@require_GET
def commodity_detail(request, code):
    require(request.user, "programme.see_setup")
    commodity = get_object_or_404(Commodity, code=code)
    rubrics = Rubric.objects.visible_to(request.user).filter(commodity=commodity).order_by("-number")
    context = {
        "commodity": commodity,
        "kbli": commodities.shown_prefixes(commodity) or _("tidak diperiksa"),
        "used": commodities.used(commodity),
        "editions": Edition.objects.visible_to(request.user).filter(edition_commodities__commodity=commodity),
        "rubrics": rubrics,
        "may_edit": can(request.user, "programme.keep_commodities"),
        "may_draft": can(request.user, "programme.edit_rubric") and not any(one.is_draft for one in rubrics),
    }
    return render(request, "programme/commodity.html", context)


@require_http_methods(["GET", "POST"])
def commodity_add(request):
    require(request.user, "programme.keep_commodities")
    form = CommodityForm(posted(request), instance=Commodity(order=commodities.next_place()))
    if request.method == "POST" and _added(request, form):
        messages.success(request, _("Komoditas %s ditambahkan. Susun rubriknya, lalu ikutkan dalam periode.") % form.instance.name)
        return redirect("programme:commodity", form.instance.code)
    return render(request, "programme/commodity_form.html", {"form": form, "commodity": None}, status=422 if form.errors else 200)


def _added(request, form):
    try:
        with unit():
            if not form.is_valid():
                return False
            commodity = form.save()
            record(request.user, "programme.add_commodity", commodity, code=commodity.code, kbli=commodity.kbli_prefixes)
    except IntegrityError:
        form.add_error("code", _("Kode ini baru saja dipakai orang lain. Pilih kode lain."))
        return False
    return True


@require_http_methods(["GET", "POST"])
def commodity_edit(request, code):
    require(request.user, "programme.keep_commodities")
    commodity = get_object_or_404(Commodity, code=code)
    form = CommodityForm(posted(request), instance=commodity)
    if request.method == "POST" and save(request, form, "programme.edit_commodity", commodity, lambda: changes(form)):
        return redirect("programme:commodity", commodity.code)
    context = {"form": form, "commodity": get_object_or_404(Commodity, code=code)}
    return render(request, "programme/commodity_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def commodity_delete(request, code):
    """Asks once; a commodity that anything names stays."""
    require(request.user, "programme.keep_commodities")
    commodity = get_object_or_404(Commodity, code=code)
    bar = commodities.bar_to_deleting(commodity)
    if request.method == "POST":
        try:
            commodities.delete(request.user, commodity)
        except ValidationError as error:
            bar = error.messages[0]
        else:
            messages.success(request, _("Komoditas %s dihapus.") % commodity.name)
            return redirect("programme:commodities")
    context = {"commodity": commodity, "refused": [bar] if bar else []}
    return render(request, "programme/commodity_delete.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
def edition_commodities(request, year):
    """Readers see what the edition takes, the secretariat chooses it on the same page."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user), year=year)
    require(request.user, "programme.see_setup")
    if request.method == "POST":
        require(request.user, "programme.edit", edition)
        form, saved = _save_choice(request, edition)
        if saved:
            return redirect(reverse("programme:edition_commodities", args=[year]))
    else:
        form = EditionCommoditiesForm(instance=edition)
    context = {
        "edition": edition,
        "form": form,
        "rows": edition.edition_commodities.select_related("commodity", "rubric"),
        "may_edit": can(request.user, "programme.edit", edition) and not form.is_locked,
        "may_keep": can(request.user, "programme.keep_commodities"),
    }
    return render(request, "programme/edition_commodities.html", context, status=422 if form.errors else 200)


def _save_choice(request, edition):
    """(form, whether it was saved). What is taken is read once the edition is locked, so that two who choose at once see each other."""
    with unit():
        locked = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
        form = EditionCommoditiesForm(request.POST, instance=locked)
        return form, save(request, form, "programme.edit_commodities", edition, form.changes)
