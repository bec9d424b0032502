"""The decree that fixes stars, and the publication: a rehearsal of exactly what will appear, then one instant for all."""

import hashlib

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from awards import presenting
from awards.enums import State
from awards.forms import AnnounceForm, DecreeForm
from awards.models import Award, Decree
from awards.views.decisions import desk_edition
from awards.workflow import AWARD
from ovop_portal.audit.trail import record, unit
from ovop_portal.kit.clocks import in_zones_line
from ovop_portal.kit.permissions import can, require


@require_http_methods(["GET", "POST"])
def decree(request, year):
    """The decrees of an edition; the director adds one."""
    edition = desk_edition(request, year)
    form = None
    if request.method == "POST":
        require(request.user, "awards.draw_decree", edition)
        form = DecreeForm(request.POST, instance=Decree(edition=edition))
        with unit():
            if form.is_valid():
                made = form.save()
                record(request.user, "awards.draw_decree", made, number=made.number, date=made.date.isoformat())
        if form.is_valid():
            messages.success(request, _("Keputusan tercatat. Sekarang tetapkan bintangnya."))
            return redirect("awards:decide", year, made.pk)
    elif can(request.user, "awards.draw_decree", edition):
        form = DecreeForm(instance=Decree(edition=edition, **Decree.objects.signing()))
    context = {
        "edition": edition,
        "decrees": Decree.objects.visible_to(request.user).filter(edition=edition).annotate(count=Count("awards")),
        "proposed": Award.objects.visible_to(request.user).filter(nomination__edition=edition, state=State.PROPOSED).count(),
        "form": form,
        "sample": presenting.sampled(edition),
    }
    return render(request, "awards/decree.html", context, status=422 if form and form.errors else 200)


@require_http_methods(["GET", "POST"])
def announce(request, year):
    """Who may look, sees the rehearsal; who may announce, gets the form."""
    edition = desk_edition(request, year)
    awards = list(decided(request.user, edition))
    form, errors = AnnounceForm(initial={"seen": fingerprint(awards)}), []
    if request.method == "POST":
        require(request.user, "awards.announce", edition)
        form = AnnounceForm(request.POST)
        if not awards:
            messages.info(request, _("Tidak ada bintang yang menunggu pengumuman; tidak ada yang berubah."))
            return redirect("awards:edition", year)
        if form.is_valid():
            if form.cleaned_data["seen"] == fingerprint(awards):
                return published(request, edition, awards, form.instant)
            errors = [_("Daftar bintang berubah sejak Anda membuka halaman ini. Periksa lagi daftar terbaru di bawah, lalu umumkan.")]
            form = AnnounceForm(form.fresh(fingerprint(awards)))
    rejected = bool(errors or (request.method == "POST" and form.errors))
    return render(request, "awards/announce.html", rehearsal(request, edition, awards, form, errors), status=422 if rejected else 200)


@require_POST
def recall_all(request, year):
    """Take back a publication whose instant has not come: every star of it, with the reason."""
    edition = desk_edition(request, year, "awards.announce")
    note = request.POST.get("note", "").strip()
    if not note:
        awards = list(decided(request.user, edition))
        lack = _("Tuliskan alasannya.")
        context = rehearsal(request, edition, awards, AnnounceForm(initial={"seen": fingerprint(awards)}), [("note-recall", lack)])
        return render(request, "awards/announce.html", context | {"note_errors": [lack]}, status=422)
    with unit():
        rows = [AWARD.perform("recall", one, request.user, note) for one in scheduled(request.user, edition)]
    messages.success(request, _("Pengumuman %d bintang ditarik. Tidak seorang pun di luar tim melihatnya.") % len(rows))
    return redirect("awards:edition", year)


def decided(user, edition):
    """What a publication would make public, in the order of the register."""
    rows = Award.objects.visible_to(user).for_desk(user).filter(nomination__edition=edition, state=State.DECIDED)
    return rows.order_by("-star", "product_name", "pk")


def scheduled(user, edition):
    rows = Award.objects.visible_to(user).filter(nomination__edition=edition, state=State.PUBLISHED, visible_from__gt=timezone.now())
    return rows.order_by("visible_from", "pk")


def fingerprint(awards):
    """What the rehearsal showed: a publication of anything else is refused."""
    return hashlib.sha256(";".join(f"{one.pk}:{one.star}" for one in awards).encode()).hexdigest()[:20]


def published(request, edition, awards, instant):
    """All or none, and all at one instant."""
    instant = instant or timezone.now()
    with unit():
        for one in awards:
            AWARD.perform("publish", one, request.user, key=request.POST.get("key", ""), visible_from=instant)
    if instant > timezone.now():
        words = _("%(count)d hasil akan terbuka pada %(instant)s.") % {"count": len(awards), "instant": in_zones_line(instant)}
    else:
        words = _("%d hasil sudah terbuka untuk umum.") % len(awards)
    messages.success(request, words)
    return redirect("awards:edition", edition.year)


def rehearsal(request, edition, awards, form, errors):
    """Context of the page: stars as the register will list them, then those without a star, then what is not part of it."""
    groups = [(star, presenting.star_words(star), [one for one in awards if one.star == star]) for star in (3, 2, 1)]
    waiting = scheduled(request.user, edition)
    return {
        "edition": edition,
        "groups": [group for group in groups if group[2]],
        "without": [one for one in awards if not one.star],
        "total": sum(1 for one in awards if one.star),
        "undecided": Award.objects.visible_to(request.user)
        .filter(nomination__edition=edition, state__in=[State.RECOMMENDED, State.PROPOSED])
        .count(),
        "scheduled": waiting.count(),
        "scheduled_at": waiting.values_list("visible_from", flat=True).first(),
        "form": form,
        "may": can(request.user, "awards.announce", edition),
        "errors": errors,
        "key": presenting.new_key(),
        "sample": presenting.sampled(edition),
    }
