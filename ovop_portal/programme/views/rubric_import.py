"""A workbook into a draft: uploaded, looked at as a difference, confirmed as a whole."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ovop_portal.audit.trail import unit
from ovop_portal.programme import rubric_content, rubric_drafts, rubric_told
from ovop_portal.programme.rubric_changes import compare
from ovop_portal.programme.rubric_import_forms import UploadForm, pack, unpack
from ovop_portal.programme.views.drafting import blockers_of, drafting, visible

ACTION = "programme.import_rubric"


@require_http_methods(["GET", "POST"])
@drafting
def rubric_import(request, rubric):
    """The file is read and shown; what was shown, and is confirmed, replaces the draft's content."""
    if "packed" in request.POST:
        return _confirm(request, rubric)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_valid():
        return _preview(request, rubric, form.cleaned_data["file"])
    return render(request, "programme/rubric_import.html", {"rubric": rubric, "form": form}, status=422 if form.errors else 200)


def _confirm(request, rubric):
    try:
        version, content = unpack(rubric, request.POST["packed"])
    except ValidationError as error:
        context = {"rubric": rubric, "form": UploadForm(), "refused": error.messages}
        return render(request, "programme/rubric_import.html", context, status=422)
    try:
        with unit():
            rubric = rubric_drafts.locked(request.user, rubric.pk)
            rubric_drafts.check_version(rubric, version)
            facts = rubric_content.counts(content) | {"digest": rubric_content.digest(content)}
            facts["differences"] = compare(rubric_content.of(rubric), content).counts()
            rubric_drafts.keep(request.user, rubric, content, ACTION, **facts)
    except ValidationError as error:
        return _preview(request, visible(request.user, rubric.pk), content, error.messages)
    messages.success(request, _("Isi draf diganti dengan isi buku kerja."))
    return redirect("programme:rubric_edit", rubric.pk)


def _preview(request, rubric, content, refused=()):
    """What the file would change; with `refused`, once more against the draft as somebody has changed it meanwhile."""
    context = {
        "rubric": rubric,
        "told": rubric_told.told(compare(rubric_content.of(rubric), content)),
        "holds": rubric_content.counts(content),
        "lacking": [sentence for _address, sentence in blockers_of(rubric, content)],
        "packed": pack(rubric, content),
        "refused": refused,
    }
    return render(request, "programme/rubric_import_preview.html", context, status=422 if refused else 200)
