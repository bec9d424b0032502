"""The selection team of an edition: who sits for whom, a new seat, its change, its end and return, and last edition's team again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ovop_portal.accounts.models import Mandate
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.changes import changes
from ovop_portal.kit.forms import posted
from ovop_portal.kit.permissions import can, require
from ovop_portal.kit.sheets import xlsx_response
from ovop_portal.programme import setup_exports, team
from ovop_portal.programme.models import Edition
from ovop_portal.programme.team_filters import TeamFilter
from ovop_portal.programme.team_forms import EndForm, SeatForm
from ovop_portal.programme.views.saving import sample_mark, save

PER_PAGE, FOUND = 50, 20


@require_GET
def team_list(request, year):
    edition = _edition(request, year)
    filterset = _narrowed(request, edition)
    page = Paginator(filterset.qs, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "edition": edition,
        "filterset": filterset,
        "page": page,
        "rows": team.rows(page, edition, team.duties_of(page)),
        "may_seat": can(request.user, "programme.seat", edition),
    }
    return render(request, "programme/team.html", context)


@require_GET
def team_export(request, year):
    edition = _edition(request, year)
    seats = list(_narrowed(request, edition).qs.select_related("institution__region__parent", "user", "home_province"))
    rows = setup_exports.team(seats, team.duties_of(seats))
    return xlsx_response(f"tim-penilai-{year}.xlsx", setup_exports.TEAM, rows, sample_mark())


@require_http_methods(["GET", "POST"])
def seat_add(request, year):
    """First somebody is found, then seated: `orang` names who, `q` searches."""
    edition = _edition(request, year)
    require(request.user, "programme.seat", edition)
    person = _person(request)
    if person is None:
        return _search(request, edition)
    if seat := Mandate.objects.filter(edition=edition, user=person).first():
        return redirect("programme:seat", year, seat.pk)
    form = SeatForm(posted(request), instance=Mandate(edition=edition, user=person))
    if request.method == "POST" and _seated(request, edition, form):
        messages.success(request, _("%s kini duduk dalam tim.") % person.name)
        return redirect("programme:team", year)
    context = {"edition": edition, "person": person, "form": form}
    return render(request, "programme/seat_add.html", context, status=422 if form.errors else 200)


def _person(request):
    """Whom the address, or the form, names; somebody who may not sit is nobody."""
    pk = request.POST.get("orang", "") or request.GET.get("orang", "")
    found = team.people().select_related("organisation__region")
    return found.filter(pk=pk).first() if pk.isdecimal() and pk.isascii() and len(pk) < 10 else None


def _search(request, edition):
    words = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:80]
    page = Paginator(team.candidates(words), FOUND).get_page(request.GET.get("page"))
    seated = dict(Mandate.objects.filter(edition=edition, user__in=[one.pk for one in page]).values_list("user", "pk"))
    rows = [
        {"pk": one.pk, "name": one.name, "email": one.email, "role": one.get_role_display(), "organisation": one.organisation.name,
         "seat": seated.get(one.pk)}
        for one in page
    ]  # fmt: skip
    refused = [_("Pilih dahulu orangnya dari daftar.")] if request.method == "POST" else []
    context = {"edition": edition, "words": words, "page": page, "rows": rows, "refused": refused}
    return render(request, "programme/seat_search.html", context, status=422 if refused else 200)


def _seated(request, edition, form):
    with unit():
        Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)  # two who seat the same person wait for each other
        if not form.is_valid():
            return False
        seat = form.save()
        record(request.user, "programme.seat", seat, edition=edition.year, institution=seat.institution.name, lead=seat.lead)
    return True


@require_http_methods(["GET", "POST"])
def seat_edit(request, year, pk):
    """Readers see the seat; the secretariat changes it on the same page."""
    edition, seat = _seat(request, year, pk)
    form = SeatForm(posted(request), instance=seat)
    if request.method == "POST":
        require(request.user, "programme.seat", edition)
        if _changed(request, form, seat):
            return redirect("programme:team", year)
    return render(request, "programme/seat.html", _about(request, year, pk) | {"form": form}, status=422 if form.errors else 200)


def _changed(request, form, seat):
    with unit():
        Mandate.objects.select_for_update(of=("self",)).get(pk=seat.pk)
        return save(request, form, "programme.edit_seat", seat, lambda: changes(form))


@require_http_methods(["GET", "POST"])
def seat_end(request, year, pk):
    """Says what becomes of the work, asks for the reason, then ends the seat."""
    edition, seat = _seat(request, year, pk)
    require(request.user, "programme.seat", edition)
    form, refused = EndForm(posted(request)), []
    if form.is_valid():
        try:
            dropped = team.end(request.user, seat, form.cleaned_data["note"])
        except ValidationError as error:
            refused = error.messages
        else:
            messages.success(request, _ended(seat, dropped))
            return redirect("programme:team", year)
    duties = team.duties_of([seat]).get(seat.pk, team.NONE)
    bars = [] if refused else team.bars_to_ending(seat)
    context = {"edition": edition, "seat": seat, "form": form, "duties": duties, "refused": refused, "bars": bars}
    return render(request, "programme/seat_end.html", context, status=422 if form.errors or refused else 200)


def _ended(seat, dropped):
    if not dropped:
        return _("Mandat %s berakhir.") % seat.user.name
    word = ngettext("%d rencana penugasannya dibatalkan", "%d rencana penugasannya dibatalkan", dropped) % dropped
    return _("Mandat %(name)s berakhir; %(word)s. Rencanakan penilai lain.") % {"name": seat.user.name, "word": word}


@require_POST
def seat_reinstate(request, year, pk):
    edition, seat = _seat(request, year, pk)
    require(request.user, "programme.seat", edition)
    try:
        team.reinstate(request.user, seat)
    except ValidationError as error:
        context = _about(request, year, pk) | {"form": SeatForm(instance=seat), "refused": error.messages}
        return render(request, "programme/seat.html", context, status=422)
    messages.success(request, _("Mandat %s berlaku lagi.") % seat.user.name)
    return redirect("programme:seat", year, pk)


@require_http_methods(["GET", "POST"])
def team_copy(request, year):
    """Last edition's team as a proposal: what is ticked is seated, who sits already stays as they are."""
    edition = _edition(request, year)
    require(request.user, "programme.seat", edition)
    source = team.source_of(edition)
    refused = []
    if request.method == "POST" and source:
        made = team.copy(request.user, source, edition, _chosen(request))
        if made:
            messages.success(request, ngettext("%d orang didudukkan.", "%d orang didudukkan.", len(made)) % len(made))
            return redirect("programme:team", year)
        refused = [_("Belum ada yang ditandai, atau semuanya sudah duduk dalam tim.")]
    found = team.proposals(source, edition) if source else []
    context = {
        "edition": edition,
        "source": source,
        "able": [one for one in found if not one.left_out],
        "left_out": [one for one in found if one.left_out],
        "refused": refused,
    }
    return render(request, "programme/team_copy.html", context, status=422 if request.method == "POST" else 200)


def _chosen(request):
    """The ids that were ticked, of those that can be ids."""
    return {int(one) for one in request.POST.getlist("anggota") if one.isdecimal() and one.isascii() and len(one) < 10}


def _edition(request, year):
    edition = get_object_or_404(Edition.objects.visible_to(request.user), year=year)
    require(request.user, "programme.see_setup")
    return edition


def _seat(request, year, pk):
    edition = _edition(request, year)
    seats = Mandate.objects.select_related("edition", "user__organisation__region", "institution", "home_province")
    return edition, get_object_or_404(seats, edition=edition, pk=pk)


def _narrowed(request, edition):
    return TeamFilter(request.GET, team.seats(edition), commodities=edition.commodities.order_by("order", "name"))


def _about(request, year, pk):
    """The seat as it is stored, for its page."""
    edition, seat = _seat(request, year, pk)
    duties = team.duties_of([seat]).get(seat.pk, team.NONE)
    return {
        "edition": edition,
        "seat": seat,
        "facts": team.facts(seat, duties),
        "may_edit": can(request.user, "programme.seat", edition),
    }
