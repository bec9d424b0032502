"""The decision desk: the stars of an edition, one star with its two keys, and the one view of every button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from awards import exports, presenting
from awards.filters import DeskFilter
from awards.forms import DecideForm, ProposeForm
from awards.models import Award
from awards.progress import progress
from awards.refusals import why_not
from awards.workflow import AWARD
from ovop_portal.buttons import press
from ovop_portal.kit.permissions import can, require
from ovop_portal.kit.sheets import xlsx_response
from ovop_portal.programme.models import Edition

DONE = {
    "propose": _("Bintang diajukan. Penetapannya menunggu pejabat penetap."),
    "send_back": _("Pengajuan dikembalikan ke tim."),
    "decide": _("Bintang ditetapkan. Pengumumannya menunggu sekretariat."),
    "undo": _("Penetapan dibatalkan; bintang kembali berstatus diajukan."),
    "recall": _("Pengumuman ditarik; belum ada orang luar yang melihatnya."),
    "revoke": _("Bintang dicabut. Halaman publiknya kini berstatus dicabut."),
}


def desk_edition(request, year, action="awards.see_decisions"):
    """The edition, or 404; 403 for those who may not do this in it."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user), year=year)
    require(request.user, action, edition)
    return edition


def desk_award(request, pk):
    """A star of the desk, or 404; 403 for an office, which reads its result on the page of its nomination."""
    award = get_object_or_404(Award.objects.visible_to(request.user).for_desk(request.user), pk=pk)
    require(request.user, "awards.see_decisions", award.nomination.edition)
    return award


@require_GET
def decisions(request):
    """To the newest edition whose assessment has begun."""
    editions = list(Edition.objects.visible_to(request.user))
    mine = [edition for edition in editions if can(request.user, "awards.see_decisions", edition)]
    if editions and not mine:
        raise PermissionDenied("awards.see_decisions")
    begun = [edition for edition in mine if edition.has_begun("assessment_opens")]
    for edition in begun or mine:
        return redirect("awards:edition", edition.year)
    return render(request, "awards/no_edition.html")


@require_GET
def edition(request, year):
    edition = desk_edition(request, year)
    rows = Award.objects.visible_to(request.user).for_desk(request.user).filter(nomination__edition=edition)
    filterset = DeskFilter(request.GET, rows)
    page = Paginator(filterset.qs, 50).get_page(request.GET.get("page"))
    counts = progress(edition, request.user)
    context = {
        "edition": edition,
        "filterset": filterset,
        "page": page,
        "rows": [presenting.desk_row(award) for award in page],
        "counts": counts,
        "star_counts": [(star, presenting.star_words(star), count) for star, count in counts["stars"].items()],
        "stages": presenting.stages(edition, counts, request.user),
        "sample": presenting.sampled(edition),
    }
    return render(request, "awards/_desk_table.html" if request.htmx else "awards/edition.html", context)


@require_GET
def desk_export(request, year):
    edition = desk_edition(request, year)
    rows = Award.objects.visible_to(request.user).for_desk(request.user).filter(nomination__edition=edition)
    rows = DeskFilter(request.GET, rows).qs
    return xlsx_response(f"penetapan-{year}.xlsx", exports.DESK, exports.desk_rows(rows), presenting.export_mark(edition.is_sample))


@require_GET
def award(request, pk):
    award = desk_award(request, pk)
    return render(request, "awards/award.html", presenting.award_page(request.user, award, forms_for(award)))


@require_http_methods(["GET", "POST"])
def transition(request, pk, name):
    """One view for every button of a star. The page of the star holds every form, so a GET leads there; publication has its own page."""
    award = desk_award(request, pk)
    if name not in AWARD:
        raise Http404(name)
    if name == "publish":
        return redirect("awards:announce", award.year)
    if request.method == "GET":
        return redirect("awards:award", pk)
    if not can(request.user, f"awards.{name}", award):
        return render(request, "awards/forbidden.html", {"award": award, "sentence": why_not(request.user, name, award)}, status=403)
    forms = forms_for(award, name, request.POST)
    form = forms.get(name)
    if form and not form.is_valid():
        return render(request, "awards/award.html", presenting.award_page(request.user, award, forms, refused=name), status=422)
    facts = {key: value for key, value in form.cleaned_data.items() if key != "note"} if form else {}
    award, errors = press(request, AWARD, name, award, **facts)
    if errors:
        award = desk_award(request, pk)
        page = presenting.award_page(request.user, award, forms_for(award, name, request.POST), errors, name)
        return render(request, "awards/award.html", page, status=422)
    messages.success(request, DONE[name])
    return redirect("awards:award", pk)


def forms_for(award, name="", data=None):
    """transition → the form that asks its further facts; `data` belongs to the one that was posted."""
    return {
        "propose": ProposeForm(data if name == "propose" else None, award=award),
        "decide": DecideForm(data if name == "decide" else None, edition=award.nomination.edition),
    }
