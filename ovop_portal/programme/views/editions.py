"""The pages of editions: everybody signed in reads them, the secretariat copies and edits."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.permissions import can, require
from ovop_portal.kit.sheets import xlsx_response
from ovop_portal.programme import copying, edition_rows, exports, extending, freezing, paper_table, star_examples, star_words, timeline
from ovop_portal.programme.forms import CopyForm, EditionForm, StarRuleForm
from ovop_portal.programme.models import Edition, StarRule

SHOWN = 5  # extensions on the page of an edition; all stand on theirs
STEP = 2  # years between editions so far; only what the form suggests


@require_GET
def edition_list(request):
    editions = edition_rows.with_counts(Edition.objects.visible_to(request.user))
    page = Paginator(editions, 50).get_page(request.GET.get("page"))
    rows = edition_rows.rows(page.object_list, request.user, timezone.now())
    copyable = rows[0] if rows and can(request.user, "programme.copy") else None
    context = {"page": page, "rows": rows, "copyable": copyable, "may_see_setup": can(request.user, "programme.see_setup")}
    return render(request, "programme/list.html", context)


@require_GET
def edition_export(request):
    editions = list(Edition.objects.visible_to(request.user))
    mark = _("DATA CONTOH") if settings.DEMO or any(edition.is_sample for edition in editions) else ""
    return xlsx_response("periode.xlsx", exports.headings(request.user), exports.rows(editions, request.user), mark)


@require_GET
def edition_detail(request, year):
    edition = get_object_or_404(Edition.objects.visible_to(request.user).select_related("star_rule", "copied_from"), year=year)
    now = timezone.now()
    rule = _star_rule(edition)
    return render(
        request,
        "programme/detail.html",
        {
            "edition": edition,
            "phase": timeline.pill(edition, now),
            "steps": timeline.steps(edition, now),
            "schedule": timeline.schedule(edition, now),
            "locked": freezing.frozen(edition, now),
            "tables": paper_table.tables(edition),
            "rubrics": edition.edition_commodities.select_related("commodity", "rubric"),
            "stars": star_words.stars(rule),
            "grounds": star_words.grounds(rule),
            "team": edition.mandates.in_force().count(),
            "extensions": [extending.row(one) for one in edition.extensions.confirmed().for_list()[:SHOWN]],
            "may_extend": can(request.user, "programme.propose_extension", edition),
            "may_edit": can(request.user, "programme.edit", edition),
            "may_copy": can(request.user, "programme.copy", edition),
            "may_see_setup": can(request.user, "programme.see_setup"),
        },
    )


@require_http_methods(["GET", "POST"])
def edition_copy(request, year):
    source = get_object_or_404(Edition.objects.visible_to(request.user).select_related("star_rule"), year=year)
    require(request.user, "programme.copy", source)
    if request.method == "GET":
        return _copy_page(request, source, _blank_copy(source, source.year + STEP))
    if "move" in request.POST and (wanted := _wanted_year(request)):
        return _copy_page(request, source, _blank_copy(source, wanted, request.POST))
    form, edition = _save_copy(request, source)
    if edition is None:
        return _copy_page(request, source, form, status=422)
    messages.success(request, _("%s sudah dibuat. Periksa jadwal dan syaratnya sebelum pengusulan dibuka.") % edition.name)
    return redirect(edition)


@require_http_methods(["GET", "POST"])
def edition_edit(request, year):
    edition = get_object_or_404(Edition.objects.visible_to(request.user), year=year)
    require(request.user, "programme.edit", edition)
    form = EditionForm(_posted(request), instance=edition)
    if request.method == "POST" and _saved(request, form, "programme.edit", edition):
        return redirect(edition)
    status = 422 if request.method == "POST" else 200
    return render(request, "programme/edit.html", {"edition": edition, "form": form}, status=status)


@require_http_methods(["GET", "POST"])
def edition_star_rule(request, year):
    edition = get_object_or_404(Edition.objects.visible_to(request.user).select_related("star_rule"), year=year)
    require(request.user, "programme.edit", edition)
    form = StarRuleForm(_posted(request), instance=_star_rule(edition))
    if request.method == "POST" and _saved(request, form, "programme.edit_star_rule", edition):
        return redirect(edition)
    status = 422 if request.method == "POST" else 200
    context = {"edition": edition, "form": form, "examples": star_examples.examples(_star_rule(edition))}
    return render(request, "programme/star_rule.html", context, status=status)


def _posted(request):
    return request.POST if request.method == "POST" else None


def _star_rule(edition):
    """The star rule of the edition; one that was made without has the defaults, unsaved."""
    return getattr(edition, "star_rule", None) or StarRule(edition=edition)


def _saved(request, form, action, edition):
    """Save a form that holds and changed something, with its event; False when it is refused."""
    with unit():
        if not form.is_valid():
            return False
        if changes := _changes(form):
            form.save()
            record(request.user, action, edition, changes=changes)
    messages.success(request, _("Perubahan tersimpan.") if changes else _("Tidak ada yang berubah."))
    return True


def _changes(form):
    """Field → [before, after] as text, for the trail."""
    names = [name for name in form.changed_data if name != "version"]
    return {name: [_text(form.initial.get(name)), _text(form.cleaned_data[name])] for name in names}


def _text(value):
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _wanted_year(request):
    """The year typed beside "Sesuaikan jadwal", when it is one."""
    year = request.POST.get("year", "")
    return int(year) if year.isascii() and year.isdigit() and 2013 <= int(year) <= 2099 else None


def _blank_copy(source, year, typed=None):
    """The form with the calendar of the source moved to this year; name and regulation stay as typed, but for the year in the name."""
    edition = copying.proposal(source, year)
    if typed:
        edition.name = copying.renamed(typed.get("name", "")[:120], edition.name, year)
        edition.regulation = typed.get("regulation", "")[:200]
    return CopyForm(instance=edition, newer_rubrics=copying.has_newer_rubrics(source))


def _copy_page(request, source, form, status=200):
    context = {"source": source, "form": form, "key": request.POST.get("key") or get_random_string(16)}
    return render(request, "programme/copy.html", context, status=status)


def _save_copy(request, source):
    """(form, edition), or (form, None) when it is refused; the same rendered form leads to the same edition."""
    key = request.POST.get("key", "")[:40]
    proposal = copying.proposal(source, _wanted_year(request) or source.year)
    form = CopyForm(request.POST, instance=proposal, newer_rubrics=copying.has_newer_rubrics(source))
    try:
        with unit():
            Edition.objects.select_for_update(of=("self",)).get(pk=source.pk)  # two copies of one edition wait for each other
            if edition := copying.copied_before(request.user, key):
                return form, edition
            if form.is_valid():
                newest = form.cleaned_data.get("newest_rubrics", False)
                return form, copying.copy(request.user, source, form.instance, newest_rubrics=newest, key=key)
    except IntegrityError:
        form.add_error("year", _("Periode tahun ini baru saja dibuat orang lain."))
    return form, None
