"""The bulk acts of the desk: recommend, propose, decide; each is the single act in a loop, shown before and told after."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from awards import presenting
from awards.enums import State
from awards.models import Award, Decree
from awards.papers import lapses_of
from awards.permissions import assessed
from awards.recommending import candidates, incomplete, recommend
from awards.views.decisions import desk_edition
from awards.workflow import AWARD, propose_blockers
from ovop_portal.audit.trail import unit

SHOWN = 200  # incomplete nominations named on the page; the rest is a number
AT_ONCE = 500  # rows of one bulk act: Django takes a thousand fields at most


@require_http_methods(["GET", "POST"])
def recommend_all(request, year):
    edition = desk_edition(request, year, "awards.recommend")
    standings = candidates(edition, request.user)
    errors = []
    if request.method == "POST":
        picked = standings.filter(pk__in=picks(request))
        if picks(request):
            made = recommend(request.user, edition, picked)
            messages.success(request, _("%d usulan direkomendasikan dengan bintang yang terhitung.") % len(made))
            return redirect("awards:edition", year)
        errors = [_("Belum ada usulan yang dipilih. Centang sedikitnya satu.")]
    shown, more = first(standings)
    left = incomplete(edition, request.user)
    context = {
        "edition": edition,
        "rows": [presenting.candidate_row(standing) for standing in shown],
        "more": more,
        "left": left[:SHOWN],
        "left_count": left.count(),
        "errors": errors,
        "sample": presenting.sampled(edition),
    }
    return render(request, "awards/recommend.html", context, status=422 if errors else 200)


@require_http_methods(["GET", "POST"])
def propose_all(request, year):
    """First key on many: each with the star that was computed; another star is proposed on the page of that star."""
    edition = desk_edition(request, year, "awards.propose_all")
    awards = waiting(request.user, edition, State.RECOMMENDED)
    errors = []
    if request.method == "POST":
        if picks(request):
            return told(request, year, *pressed(request, "propose", awards), _("%d bintang diajukan."))
        errors = [_("Belum ada bintang yang dipilih. Centang sedikitnya satu.")]
    awards, more = first(awards)
    mine = assessed(request.user, awards)
    own = _("Anda menilai usulan ini; rekan yang tidak menilainya yang mengajukan.")
    context = {
        "edition": edition,
        "more": more,
        "rows": [presenting.desk_row(one) | {"barred": [own] if one.nomination_id in mine else propose_blockers(one)} for one in awards],
        "errors": errors,
        "key": presenting.new_key(),
        "sample": presenting.sampled(edition),
    }
    return render(request, "awards/propose.html", context, status=422 if errors else 200)


@require_http_methods(["GET", "POST"])
def decide_all(request, year, pk):
    """Second key on many, by one decree; a star whose mandatory papers do not hold on the decree's date is shown and left out."""
    edition = desk_edition(request, year, "awards.draw_decree")
    decree = get_object_or_404(Decree.objects.visible_to(request.user), edition=edition, pk=pk)
    awards = waiting(request.user, edition, State.PROPOSED)
    errors = []
    if request.method == "POST":
        if picks(request):
            return told(request, year, *pressed(request, "decide", awards, decree=decree), _("%d bintang ditetapkan."))
        errors = [_("Belum ada bintang yang dipilih. Centang sedikitnya satu.")]
    awards, more = first(awards)
    lapses = lapses_of([one.nomination for one in awards], edition, decree.date)
    mine = assessed(request.user, awards)
    own = _("Anda menilai usulan ini, jadi tidak dapat menetapkannya.")
    rows = []
    for one in awards:
        barred = [own] if one.nomination_id in mine else lapses[one.nomination_id] if one.star else []
        rows.append(presenting.desk_row(one) | {"barred": barred})
    context = {
        "edition": edition,
        "decree": decree,
        "rows": rows,
        "more": more,
        "errors": errors,
        "key": presenting.new_key(),
        "sample": presenting.sampled(edition),
    }
    return render(request, "awards/decide.html", context, status=422 if errors else 200)


def waiting(user, edition, state):
    """The stars of the edition in this state whose marks the user may see."""
    rows = Award.objects.visible_to(user).for_desk(user).filter(nomination__edition=edition, state=state, owed=False)
    return rows.select_related("nomination__product")


def first(rows):
    """(the rows that one act can hold, whether more wait behind them)."""
    found = list(rows[: AT_ONCE + 1])
    return found[:AT_ONCE], len(found) > AT_ONCE


def picks(request):
    """The ticked rows; what is no number was not ticked on our page."""
    return [int(one) for one in request.POST.getlist("pick") if one.isascii() and one.isdigit() and len(one) < 19]


@unit()
def pressed(request, name, awards, **facts):
    """(how many, sentences of those refused): the transition on each ticked row, in one unit; a refused row leaves the others alone."""
    done, refused = 0, []
    for award in awards.filter(pk__in=picks(request)):
        try:
            AWARD.perform(name, award, request.user, key=request.POST.get("key", ""), **facts)
        except ValidationError as error:
            refused.append(f"{award.product_name}: {' '.join(error.messages)}")
        except PermissionDenied:
            refused.append(_("%s: bukan wewenang Anda.") % award.product_name)
        else:
            done += 1
    return done, refused


def told(request, year, done, refused, words):
    """Back to the edition with what happened; a button pressed twice finds nothing left, and says so."""
    if done:
        messages.success(request, words % done)
    elif not refused:
        messages.info(request, _("Semua yang dipilih sudah diproses sebelumnya; tidak ada yang berubah."))
    for sentence in refused:
        messages.warning(request, sentence)
    return redirect(reverse("awards:edition", args=[year]))
