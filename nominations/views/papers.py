"""The papers of a draft: the overview of its slots, and the page of one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nominations import course, drafting, slots
from nominations.enums import Step
from nominations.forms import PaperForm, SampleForm
from nominations.legality import faults
from nominations.models.checklist import papers_of, rules_of
from nominations.models.document import demanded
from nominations.views.own import closed_to, own_nomination, step_answer, uploaded
from ovop_portal.audit.trail import unit
from ovop_portal.kit.forms import STALE, posted
from ovop_portal.programme.enums import DocumentKind


def papers_page(request, nomination):
    return step_answer(request, "nominations/papers.html", nomination, Step.DOCUMENTS, groups=slots.groups(nomination))


@require_http_methods(["GET", "POST"])
def nomination_document(request, code, rule):
    """One slot: its number, dates and file. A file that was accepted stays, even when a field beside it has to be mended."""
    nomination = own_nomination(request, code)
    rule = get_object_or_404(rules_of(nomination), code=rule)
    if away := closed_to(request, nomination):
        return away
    if "hapus" in request.POST:
        return _drop(request, nomination, rule)
    form = _form(request, nomination, rule)
    kept = ""
    if request.method == "POST":
        kept = _keep(request, nomination, rule, form)
        if not form.errors:
            return _onward(request, nomination, rule, form.paper)
    return _answer(request, nomination, rule, form, kept)


def _form(request, nomination, rule):
    kind = SampleForm if rule.kind == DocumentKind.SAMPLE else PaperForm
    return kind(posted(request), uploaded(request), paper=drafting.current_paper(nomination, rule), rule=rule, nomination=nomination)


def _keep(request, nomination, rule, form):
    """Hand in what was accepted: all of it, or of a refused form the file alone; returns what to say about that file."""
    valid = form.is_valid()  # outside the unit: reading a PDF takes its time
    upload = form.cleaned_data.get("upload")
    if form.conflicts or not (upload or valid and form.has_changed()):
        return ""
    with unit():
        still_open, current = drafting.still_open(nomination), drafting.current_paper(nomination, rule)
        if still_open and form.is_current(current):
            paper = drafting.hand_in(nomination, rule, request.user, form.values() if valid else {}, upload, current)
            drafting.keep(nomination, request.user, "nominations.document", rule=rule.code, name=rule.name, code=paper.code)
            form.goes_on_from(paper)
            return "" if valid else _("Berkas sudah tersimpan; perbaiki isian yang ditandai.")
    form.add_error(None, STALE if still_open else drafting.closed_meanwhile())
    return ""


def _onward(request, nomination, rule, paper):
    """Back to the overview, or to the next paper that is wanted; what is wrong with this one is said at once."""
    wrong = faults(demanded(rule), paper.as_paper(), timezone.localdate()) if paper else []
    for sentence in wrong:
        messages.warning(request, sentence)
    if not wrong:
        messages.success(request, _("%s tersimpan.") % rule.name)
    following = _following(nomination, rule) if "lanjut" in request.POST else None
    if following:
        return redirect("nominations:document", nomination.code, following.code)
    return redirect(f"{course.step_url(nomination, Step.DOCUMENTS)}#dokumen-{rule.code}")


def _following(nomination, rule):
    """The next mandatory paper, in order, that is not there yet."""
    papers = papers_of(nomination)
    rules = [one for one in rules_of(nomination).mandatory() if one.pk not in papers and one.pk != rule.pk]
    return next((one for one in rules if one.order > rule.order), rules[0] if rules else None)


def _drop(request, nomination, rule):
    """Take a paper out of the draft; it is kept as replaced, and the number of the NIB stays."""
    with unit():
        paper = drafting.current_paper(nomination, rule)
        if paper and rule.code != drafting.LEGALITY and drafting.still_open(nomination):
            drafting.put_aside(paper)
            drafting.keep(nomination, request.user, "nominations.drop_document", rule=rule.code, name=rule.name, code=paper.code)
            messages.success(request, _("%s dikeluarkan dari usulan.") % rule.name)
    return redirect(f"{course.step_url(nomination, Step.DOCUMENTS)}#dokumen-{rule.code}")


def _answer(request, nomination, rule, form, kept):
    paper = drafting.current_paper(nomination, rule)
    context = {
        "rule": rule,
        "form": form,
        "kept": kept,
        "paper": paper,
        "slot": slots.slot(nomination, rule, paper, slots.remarks_of(nomination).get(rule.pk, ""), timezone.localdate()),
        "next_rule": _following(nomination, rule),
        "upload_to": reverse("nominations:upload_begin", args=[nomination.code, rule.code]),
        "may_drop": paper is not None and rule.code != drafting.LEGALITY,
    }
    return step_answer(request, "nominations/document.html", nomination, Step.DOCUMENTS, bool(form.errors), **context)
