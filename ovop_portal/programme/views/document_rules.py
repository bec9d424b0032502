"""The papers that an edition demands: the list, a new one, one of them, its place and its removal; locked once offices nominate."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.changes import changes
from ovop_portal.kit.forms import posted
from ovop_portal.kit.permissions import can, require
from ovop_portal.kit.sheets import xlsx_response
from ovop_portal.programme import freezing, paper_rules, paper_table, setup_exports
from ovop_portal.programme.document_rule_forms import DocumentRuleForm
from ovop_portal.programme.models import DocumentRule, Edition
from ovop_portal.programme.views.saving import sample_mark, save


@require_GET
def rule_list(request, year):
    edition = _edition(request.user, year)
    require(request.user, "programme.see_setup")
    return render(request, "programme/document_rules.html", _list_of(request.user, edition))


@require_GET
def rule_export(request, year):
    edition = _edition(request.user, year)
    require(request.user, "programme.see_setup")
    rules = edition.document_rules.select_related("commodity").order_by("order", "pk")
    return xlsx_response(f"syarat-dokumen-{year}.xlsx", setup_exports.RULES, setup_exports.rules(rules), sample_mark())


@require_http_methods(["GET", "POST"])
def rule_add(request, year):
    edition = _edition(request.user, year)
    require(request.user, "programme.edit", edition)
    if reason := _frozen(edition):
        context = _list_of(request.user, edition) | {"refused": [reason]}
        return render(request, "programme/document_rules.html", context, status=422)
    form = DocumentRuleForm(posted(request), instance=DocumentRule(edition=edition, order=paper_rules.next_place(edition)))
    if request.method == "POST" and _added(request, edition, form):
        messages.success(request, _("“%s” ditambahkan di akhir daftar.") % form.instance.name)
        return redirect("programme:rules", year)
    context = {"edition": edition, "form": form, "rule": None}
    return render(request, "programme/document_rule.html", context, status=422 if form.errors else 200)


def _added(request, edition, form):
    with unit():
        Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)  # two who add the same code wait for each other
        if not form.is_valid():
            return False
        form.instance.order = paper_rules.next_place(edition)
        rule = form.save()
        commodity = rule.commodity.code if rule.commodity else ""
        record(request.user, "programme.add_rule", edition, rule=rule.code, name=rule.name, commodity=commodity, demand=rule.demand)
    return True


@require_http_methods(["GET", "POST"])
def rule_edit(request, year, pk):
    edition, rule = _rule(request.user, year, pk)
    require(request.user, "programme.edit", edition)
    form = DocumentRuleForm(posted(request), instance=rule)
    if request.method == "POST" and _saved(request, edition, form):
        return redirect("programme:rules", year)
    context = {"edition": edition, "form": form, "rule": edition.document_rules.get(pk=pk)}
    return render(request, "programme/document_rule.html", context, status=422 if form.errors else 200)


def _saved(request, edition, form):
    with unit():
        Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
        return save(request, form, "programme.edit_rule", edition, lambda: _named(form))


def _named(form):
    """What changed, with the code of the rule beside it; nothing where nothing changed."""
    changed = changes(form)
    return {"rule": form.instance.code} | changed if changed else {}


@require_http_methods(["GET", "POST"])
def rule_remove(request, year, pk):
    """Asks once; a rule that a document answers, or one of an edition that is open, stays."""
    edition, rule = _rule(request.user, year, pk)
    require(request.user, "programme.edit", edition)
    bar = _frozen(edition) or paper_rules.bar_to_removing(rule)
    if request.method == "POST" and not bar:
        try:
            paper_rules.remove(request.user, rule)
        except ValidationError as error:
            bar = error.messages[0]
        else:
            messages.success(request, _("“%s” dihapus dari syarat.") % rule.name)
            return redirect("programme:rules", year)
    context = {"edition": edition, "rule": rule, "refused": [bar] if bar else []}
    return render(request, "programme/document_rule_remove.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def rule_move(request, year, pk):
    edition, rule = _rule(request.user, year, pk)
    require(request.user, "programme.edit", edition)
    direction = request.POST.get("arah")
    refused = _frozen(edition) if direction in {paper_rules.UP, paper_rules.DOWN} else _("Pilih naik atau turun.")
    if refused:
        context = _list_of(request.user, edition) | {"refused": [refused]}
        return render(request, "programme/document_rules.html", context, status=422)
    paper_rules.move(request.user, rule, direction)
    return redirect("programme:rules", year)


def _edition(user, year):
    return get_object_or_404(Edition.objects.visible_to(user), year=year)


def _rule(user, year, pk):
    edition = _edition(user, year)
    return edition, get_object_or_404(DocumentRule.objects.select_related("edition", "commodity"), edition=edition, pk=pk)


def _frozen(edition):
    return freezing.frozen(edition, timezone.now()).get("document_rules", "")


def _list_of(user, edition):
    locked = _frozen(edition)
    return {
        "edition": edition,
        "tables": paper_table.tables(edition),
        "locked": locked,
        "may_see_one": can(user, "programme.edit", edition),
        "may_edit": can(user, "programme.edit", edition) and not locked,
    }
