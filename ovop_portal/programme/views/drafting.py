"""How every page of a rubric begins: who sees it, whether it is still a draft, what it lacks and where that is mended."""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ovop_portal.kit.permissions import can, require
from ovop_portal.programme import rubric_blockers, rubric_content, rubric_drafts, rubric_rows, rubric_sheet
from ovop_portal.programme.models import Edition, Rubric
from ovop_portal.programme.rubric_outline import WORDS


def visible(user, pk):
    return get_object_or_404(Rubric.objects.visible_to(user).with_indicators(), pk=pk)


def page_of(user, rubric):
    """Everything on the page of one rubric; of a draft also what it still lacks."""
    editions = Edition.objects.visible_to(user).filter(edition_commodities__rubric=rubric)
    may_edit = can(user, "programme.edit_rubric", rubric)
    return {
        "rubric": rubric,
        "sheet": rubric_sheet.sheet(rubric),
        "editions": list(editions),
        "standing": rubric_rows.standing(rubric),
        "since": rubric_rows.day(rubric.published_at) if rubric.published_at else "",
        "may_edit": may_edit,
        "lacking": _lacking(rubric, may_edit),
    }


def _lacking(rubric, may_edit):
    """What a draft lacks; the address is empty for those who only read it."""
    rows = blockers_of(rubric, rubric_content.of(rubric)) if rubric.is_draft else []
    return [(address if may_edit else "", sentence) for address, sentence in rows]


def drafting(view):
    """A view of an open draft, for those who may change it; what is in force (meanwhile) is shown with the reason, nothing is changed."""

    @wraps(view)
    def guarded(request, pk, **kwargs):
        rubric = visible(request.user, pk)
        require(request.user, "programme.edit_rubric", rubric)
        try:
            if rubric.is_draft:
                return view(request, rubric, **kwargs)
        except rubric_drafts.InForce:
            rubric = visible(request.user, pk)
        except Rubric.DoesNotExist as error:
            raise Http404(str(pk)) from error
        why = {"refused": [rubric_drafts.in_force_since(rubric)], "refused_summary": _("Tidak ada yang diubah")}
        context = page_of(request.user, rubric) | why
        return render(request, "programme/rubric.html", context, status=422 if request.method == "POST" else 200)

    return guarded


def blockers_of(rubric, content):
    """(address, sentence) of each thing that keeps a draft from coming into force."""
    return [(address_of(rubric, one.kind, one.code), one.sentence) for one in rubric_blockers.blockers(content)]


def address_of(rubric, kind, code):
    """Where a part of a draft is changed."""
    if kind not in WORDS:
        return reverse("programme:rubric_edit", args=[rubric.pk])
    return reverse("programme:rubric_part", args=[rubric.pk, WORDS[kind], code])
