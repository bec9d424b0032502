"""Verification: anyone asks whether a certificate is real; unknown and not yet public give one and the same answer."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from awards.forms import CheckForm
from awards.models import Award

MISSES = 30  # a minute and address


@login_not_required
@require_GET
def check(request):
    """A code leads to its own page; a printed number, which is public and proves nothing, to the page of the star."""
    form = CheckForm(request.GET if "kode" in request.GET else None)
    if not form.is_bound:
        return render(request, "awards/check.html", {"form": form})
    if not form.is_valid():
        return render(request, "awards/check.html", {"form": form}, status=422)
    kind, value = form.cleaned_data["kode"]
    if kind == "code":
        return redirect("awards:verify", value)
    wanted = {"slug": value} if kind == "slug" else {"certificate__number__iexact": value}
    award = Award.objects.published().filter(**wanted).first()
    return redirect(award) if award else unknown(request)


@login_not_required
@require_GET
def verify(request, code):
    """What the QR opens. A code that is right is never throttled: a fair's visitors share one address; guessing is."""
    award = (
        Award.objects.published()
        .filter(certificate__code=code)
        .select_related("commodity", "region__parent", "decree", "certificate")
        .first()
    )
    if award is None:
        return unknown(request)
    return _not_kept(render(request, "awards/verify.html", {"award": award, "standing": award.standing()}))


def unknown(request):
    """404 with a way on; after 30 wrong guesses a minute from one address 429."""
    if _guesses(request) > MISSES:
        return _not_kept(render(request, "awards/slow.html", status=429))
    return _not_kept(render(request, "awards/unknown.html", {"form": CheckForm()}, status=404))


def _guesses(request):
    """Wrong codes from this address in this minute, this one included."""
    key = f"awards:guesses:{get_adapter().get_client_ip(request)}:{timezone.now():%H%M}"
    cache.add(key, 0, timeout=120)
    try:
        return cache.incr(key)
    except ValueError:  # a cache that keeps nothing
        return 1


def _not_kept(response):
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
