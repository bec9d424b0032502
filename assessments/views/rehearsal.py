"""A rubric as an assessor will meet it: the very form of a sheet, which saves nothing."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from assessments import marking, sheet_page
from ovop_portal.programme.models import Rubric


@require_GET
def rehearsal(request, pk):
    rubric = get_object_or_404(Rubric.objects.visible_to(request.user).select_related("commodity"), pk=pk)
    sheet = marking.blank(rubric)
    context = {"rubric": rubric, "aspects": sheet_page.aspects_of(sheet), "progress": sheet_page.progress_of(sheet), "sheet_note": ""}
    return render(request, "assessments/rehearsal.html", context)
