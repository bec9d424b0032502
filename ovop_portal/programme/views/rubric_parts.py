"""The editor of a draft: its parts on one page, a form for each of them, pressed up and down, taken away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ovop_portal.audit.trail import unit
from ovop_portal.programme import rubric_content, rubric_drafts, rubric_editing, rubric_outline
from ovop_portal.programme.rubric_blockers import TOTAL
from ovop_portal.programme.rubric_forms import FORMS, HEAD
from ovop_portal.programme.views.drafting import blockers_of, drafting, visible

STEPS = {"naik": -1, "turun": 1}


@require_GET
@drafting
def rubric_edit(request, rubric):
    return render(request, "programme/rubric_edit.html", _overview(rubric))


@require_http_methods(["GET", "POST"])
@drafting
def rubric_head(request, rubric):
    """Name and source note."""
    return _form_page(request, rubric, HEAD)


@require_http_methods(["GET", "POST"])
@drafting
def rubric_add(request, rubric, slug):
    """A new part, last in the one that the address names (`di`) or the form chooses."""
    return _form_page(request, rubric, _kind(slug), parent=request.GET.get("di", ""))


@require_http_methods(["GET", "POST"])
@drafting
def rubric_part(request, rubric, slug, code):
    return _form_page(request, rubric, _kind(slug), code)


@require_POST
@drafting
def rubric_move(request, rubric, slug, code):
    """One place up or down among its siblings."""
    kind, step = _kind(slug), STEPS.get(request.POST.get("ke"))
    if step is None:
        raise Http404("ke")
    refused = _pressed(request, rubric, lambda content: rubric_editing.move(content, kind, code, step))
    if refused:
        return render(request, "programme/rubric_edit.html", _overview(visible(request.user, rubric.pk)) | {"refused": refused}, status=422)
    return redirect(_place(rubric, slug, code))


@require_http_methods(["GET", "POST"])
@drafting
def rubric_remove(request, rubric, slug, code):
    """Asked once more, with what goes with it."""
    kind, refused = _kind(slug), []
    if request.method == "POST":
        refused = _pressed(request, rubric, lambda content: rubric_editing.remove(content, kind, code))
        if not refused:
            messages.success(request, _("%s dihapus dari draf.") % code)
            return redirect("programme:rubric_edit", rubric.pk)
        rubric = visible(request.user, rubric.pk)
    try:
        part, _parent = rubric_editing.find(rubric_content.of(rubric), kind, code)
    except rubric_editing.Gone as error:
        raise Http404(code) from error
    context = {"rubric": rubric, "kind": kind, "slug": slug, "part": part, "holds": rubric_editing.holds(part), "refused": refused}
    return render(request, "programme/rubric_remove.html", context, status=422 if refused else 200)


def _kind(slug):
    if slug not in rubric_outline.SLUGS:
        raise Http404(slug)
    return rubric_outline.SLUGS[slug]


def _place(rubric, slug, code):
    """Where a part stands on the editor's page."""
    return f"{reverse('programme:rubric_edit', args=[rubric.pk])}#{slug}-{code}"


def _overview(rubric):
    content = rubric_content.of(rubric)
    total = rubric_content.total(content)
    return {
        "rubric": rubric,
        "aspects": rubric_outline.outline(content),
        "total": total,
        "whole": total == TOTAL,
        "lacking": blockers_of(rubric, content),
    }


def _form_page(request, rubric, kind, code="", parent=""):
    """The form of one part; saved, the editor's page at its place."""
    form_class = FORMS[kind]
    if request.method == "GET":
        form = form_class(content=rubric_content.of(rubric), version=rubric.version, code=code, parent=parent)
        if form.is_gone:
            raise Http404(code)
        return _form_rendered(request, rubric, form)
    with unit():
        rubric = rubric_drafts.locked(request.user, rubric.pk)
        content = rubric_content.of(rubric)
        form = form_class(request.POST, content=content, version=rubric.version, code=code, parent=parent)
        changed = form.is_valid() and rubric_drafts.keep(request.user, rubric, _with(content, form))
    if form.errors:
        return _form_rendered(request, rubric, form, status=422)
    messages.success(request, _("Perubahan tersimpan dalam draf.") if changed else _("Tidak ada yang berubah."))
    if kind == HEAD:
        return redirect("programme:rubric_edit", rubric.pk)
    return redirect(_place(rubric, rubric_outline.WORDS[kind], form.cleaned_data["code"]))


def _form_rendered(request, rubric, form, status=200):
    slug = rubric_outline.WORDS.get(form.kind, "")
    context = {"rubric": rubric, "form": form, "kind": form.kind, "slug": slug, "code": form.code}
    return render(request, "programme/rubric_part.html", context, status=status)


def _with(content, form):
    if form.kind == HEAD:
        return content | form.values()
    return rubric_editing.put(content, form.kind, form.code, form.cleaned_data.get("parent", ""), form.values())


def _pressed(request, rubric, change):
    """Write what a button asked, unless the page was older than the draft; the sentences of a refusal."""
    try:
        with unit():
            rubric = rubric_drafts.locked(request.user, rubric.pk)
            rubric_drafts.check_version(rubric, request.POST.get("version"))
            rubric_drafts.keep(request.user, rubric, change(rubric_content.of(rubric)))
    except ValidationError as error:
        return error.messages
    except rubric_editing.Gone as error:
        raise Http404(str(error)) from error
    return []
