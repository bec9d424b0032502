"""One nomination: its state, its way, its buttons and what was sent; and one revision of it."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from nominations import confirming, course, differences, facts, presenting
from nominations.enums import State
from nominations.models import Nomination, checklist
from nominations.views.own import WHOLE
from nominations.workflow import NOMINATION
from ovop_portal.kit.permissions import can, require

OPEN = {State.DRAFT, State.RETURNED}  # what may still be sent
HERE = {"endorse", "return", "withdraw", "lapse", "reinstate"}  # the other acts have a page of their own


@require_GET
def nomination_detail(request, code):
    """For the office, its province and the ministry the whole; for an assessor the file alone."""
    nomination = get_object_or_404(Nomination.objects.visible_to(request.user).select_related(*WHOLE), code=code)
    if not can(request.user, "nominations.see_screening", nomination):
        revision = nomination.revision()
        context = {"nomination": nomination, "revision": revision} | facts.file_of(revision, request.user)
        return render(request, "nominations/file.html", context)
    return render(request, "nominations/detail.html", detail_context(request.user, nomination))


def detail_context(user, nomination):
    """All that the page shows; it is also shown with the reasons of a refused button."""
    revisions = list(nomination.revisions.select_related("sent_by").order_by("-number"))
    latest = revisions[0] if revisions else None
    for one in revisions:
        one.nomination = nomination
    own = can(user, "nominations.see_draft", nomination)
    may_edit = can(user, "nominations.edit", nomination)
    gaps = nomination.gaps() if may_edit else []
    until = checklist.until(nomination) if nomination.state in OPEN else None
    file = facts.file_of(latest, user) if latest else facts.draft_of(nomination, user)
    return {
        "nomination": nomination,
        "own": own,
        "course": course.course(nomination, until),
        "may_edit": may_edit,
        "gaps": gaps,
        "go_on": course.step_url(nomination, course.first_open(gaps)) if may_edit else "",
        "buttons": _buttons(user, nomination),
        "may_screen": can(user, "nominations.screen", nomination),
        "latest": latest,
        "revisions": presenting.revision_rows(revisions),
        "screening": presenting.screening(nomination, user),
        "history": presenting.history(nomination, user),
        "kind": facts.kind_in_words(latest) if latest else nomination.get_kind_display(),
        "returned": nomination.state == State.RETURNED,
        "until": until,
        "note": presenting.last_note(nomination),
        "standing": confirming.standing(nomination),
    } | file


def _buttons(user, nomination):
    """The acts of this page, each leading to the page where it is confirmed; who screens returns from the screening desk."""
    screens = can(user, "nominations.screen", nomination)
    found = [one for one in NOMINATION.available(user, nomination) if one.name in HERE and not (screens and one.name == "return")]
    return [{"name": one.name, "label": one.button, "danger": one.tone == "danger", "main": one.name == "endorse"} for one in found]


@require_GET
def nomination_revision(request, code, number):
    """What was sent at one time, and how it differs from the time before."""
    nomination = get_object_or_404(Nomination.objects.visible_to(request.user).select_related(*WHOLE), code=code)
    require(request.user, "nominations.see_screening", nomination)
    revision = get_object_or_404(nomination.revisions.select_related("sent_by"), number=number)
    before = nomination.revisions.filter(number__lt=number).last()
    revision.nomination = nomination
    context = {
        "nomination": nomination,
        "revision": revision,
        "before": before,
        "changes": differences.in_words(before.content, revision.content) if before else [],
        "intact": revision.is_intact(),
    } | facts.file_of(revision, request.user)
    return render(request, "nominations/revision.html", context)
