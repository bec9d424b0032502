"""Who assesses what: the list with its gaps, the plan with its preview, the release, the roster of one nomination."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assessments import exports, planning, rosters
from assessments.filters import AssignmentFilter, choices_of, lacking
from assessments.forms import MANY, PlanForm, ReleaseForm
from assessments.models import Assignment
from assessments.views.teams import chosen, editions_for
from assessments.workflow import ASSIGNMENT
from nominations.enums import State
from nominations.models import Nomination
from ovop_portal.kit.permissions import can, require


def eligible(user, edition):
    """The nominations that can be assigned, as this person sees them."""
    return Nomination.objects.visible_to(user).filter(edition=edition, state=State.ELIGIBLE).for_list().order_by("pk")


def filtered(request, edition, load, choices):
    """The eligible nominations as the address filters them."""
    institutions = {str(one["institution"]): one["institution__name"] for one in load}
    choices = choices | {"penilai": [(str(one["pk"]), one["user__name"]) for one in load], "lembaga": list(institutions.items())}
    return AssignmentFilter(request.GET, eligible(request.user, edition), choices, edition, request.user)


@require_GET
def assignments(request):
    """Every eligible nomination of an edition with its seats: what is planned, under way, still lacking."""
    editions = editions_for(request.user)
    edition = chosen(request, editions)
    load = rosters.load_of(edition, request.user)
    filterset = filtered(request, edition, load, choices_of(edition))
    counted = filterset.qs.aggregate(all=Count("pk"), lacking=Count("pk", filter=lacking(edition)))
    paginator = Paginator(filterset.qs, 50)
    paginator.count = counted["all"]
    page = paginator.get_page(request.GET.get("page"))
    context = {
        "edition": edition,
        "editions": editions,
        "filterset": filterset,
        "narrowed": any(request.GET.get(name) for name in filterset.filters),
        "page": page,
        "rows": rosters.rows_of(list(page.object_list), request.user, edition.sheets_wanted),
        "counted": counted,
        "load": load,
        "summary": rosters.summary_of(load),
        "may_plan": can(request.user, "assessments.plan", edition),
        "query": request.GET.urlencode(),
        "sample_data": edition.is_sample,
    }
    return render(request, "assessments/assignments.html", context)


@require_GET
def assignments_export(request):
    """The assignments of the filtered nominations, one row each."""
    edition = chosen(request, editions_for(request.user))
    require(request.user, "assessments.export", edition)
    load = rosters.load_of(edition, request.user)
    nominations = filtered(request, edition, load, choices_of(edition)).qs
    return exports.assignments(request.user, edition, nominations)


@require_http_methods(["GET", "POST"])
def plan(request):
    """Nominations (GET) → seats → a preview that changes nothing → the plan, which the button "simpan" alone writes."""
    edition = chosen(request, editions_for(request.user))
    require(request.user, "assessments.plan", edition)
    posted = request.method == "POST"
    form = PlanForm(asked(request, edition), eligible(request.user, edition), edition, needs_seats=posted)
    if not form.is_valid():
        back = {"edition": edition, "errors": [sentence for errors in form.errors.values() for sentence in errors]}
        return render(request, "assessments/plan.html", back | plan_context(request.user, edition, [], []), status=422)
    nominations, seats = list(form.cleaned_data["usulan"]), list(form.cleaned_data["anggota"])
    if posted and "simpan" in request.POST:
        return planned(request, edition, nominations, seats)
    return render(request, "assessments/plan.html", plan_context(request.user, edition, nominations, seats))


def asked(request, edition):
    """What the page asks for: the marked nominations, or all that the filters of the list leave ("semua")."""
    data = (request.POST or request.GET).copy()
    if request.method == "GET" and data.get("semua"):
        rows = filtered(request, edition, rosters.load_of(edition, request.user), choices_of(edition)).qs
        data.setlist("usulan", list(rows.values_list("code", flat=True)[: MANY + 1]))
    return data


def plan_context(user, edition, nominations, seats):
    """The nominations, the seats to choose from, and for chosen seats what would happen."""
    taken = set(Assignment.objects.filter(nomination__in=nominations).values_list("nomination_id", "mandate_id"))
    everyone = list(rosters.seats_of(edition)) if nominations else []
    found = planning.preview(seats, nominations)
    return {
        "edition": edition,
        "nominations": nominations,
        "chosen": {seat.pk for seat in seats},
        "candidates": rosters.candidates_for(nominations, everyone, rosters.load_of(edition, user), taken),
        "preview": rosters.preview_rows(found) if seats else None,
        "sample_data": edition.is_sample,
    }


def planned(request, edition, nominations, seats):
    found = planning.plan(request.user, seats, nominations)
    messages.success(request, _("%d penugasan direncanakan. Penilai baru melihatnya setelah Anda menugaskan.") % len(found.add))
    if found.exists or found.barred:
        facts = {"exists": len(found.exists), "barred": len(found.barred)}
        messages.info(request, _("%(exists)d sudah tercatat sebelumnya, %(barred)d terhalang dan tidak ditambahkan.") % facts)
    if len(nominations) == 1:
        return redirect("assessments:roster", nominations[0].code)
    return redirect_to_list(edition)


def redirect_to_list(edition):
    response = redirect("assessments:assignments")
    response["Location"] += f"?periode={edition.year}"
    return response


@require_http_methods(["GET", "POST"])
def release(request):
    """All planned assignments with what still bars each; the chosen ones are released one by one, and the page says what it did."""
    edition = chosen(request, editions_for(request.user))
    require(request.user, "assessments.plan", edition)
    rows = ReleaseForm.planned(request.user, edition)
    errors = []
    if request.method == "POST":
        form = ReleaseForm(request.POST, rows)
        if form.is_valid():
            return released(request, edition, list(form.cleaned_data["penugasan"]))
        errors = [sentence for sentences in form.errors.values() for sentence in sentences]
    shown = list(rows[: MANY + 1])
    faults = planning.release_faults(shown)
    context = {
        "edition": edition,
        "rows": [rosters.release_row(one, faults[one.pk]) for one in shown[:MANY]],
        "more": len(shown) > MANY,
        "ready": sum(not found for found in faults.values()),
        "marked": set(request.POST.getlist("penugasan")) if request.method == "POST" else None,
        "errors": errors,
        "sample_data": edition.is_sample,
    }
    return render(request, "assessments/release.html", context, status=422 if errors else 200)


def released(request, edition, chosen_ones):
    done, refused = planning.release(request.user, chosen_ones)
    if done:
        messages.success(request, _("%d penugasan dikirim kepada penilainya.") % len(done))
    for assignment, sentences in refused[:5]:
        facts = {"who": assignment.assessor, "product": assignment.nomination.product.name, "why": " ".join(sentences)}
        messages.warning(request, _("%(product)s – %(who)s tetap direncanakan: %(why)s") % facts)
    if len(refused) > 5:
        messages.warning(request, _("%d lainnya juga tetap direncanakan; lihat alasannya di halaman Tugaskan.") % (len(refused) - 5))
    return redirect_to_list(edition)


@require_GET
def roster(request, code):
    """The seats of one nomination: what may be done with each, and whom to add, with the reason why somebody is barred."""
    nomination = get_object_or_404(Nomination.objects.visible_to(request.user).for_list(), code=code)
    edition = nomination.edition
    require(request.user, "assessments.see_team", edition)
    rows, blind = rosters.roster_of(nomination, request.user)
    may_plan = can(request.user, "assessments.plan", edition)
    faults = planning.release_faults([one for one in rows if one.state == "planned"])
    everyone = list(rosters.seats_of(edition)) if may_plan else []
    taken = {(one.nomination_id, one.mandate_id) for one in rows}
    context = {
        "nomination": nomination,
        "edition": edition,
        "rows": [(one, [] if one.is_hidden else buttons(request.user, one, blind), faults.get(one.pk, [])) for one in rows],
        "blind": blind,
        "may_plan": may_plan and nomination.state == State.ELIGIBLE,
        "candidates": rosters.candidates_for([nomination], everyone, rosters.load_of(edition, request.user), taken) if everyone else None,
        "key": get_random_string(20),
        "sample_data": edition.is_sample,
    }
    return render(request, "assessments/roster.html", context)


def buttons(user, assignment, blind):
    """The transitions of the roster's own kind; an assessor's own acts stand on the sheet."""
    names = {"release", "cancel", "replan", "expire"} if not blind else {"release", "cancel", "replan"}
    return [one for one in ASSIGNMENT.available(user, assignment) if one.name in names]
