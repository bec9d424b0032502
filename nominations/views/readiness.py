"""How ready a draft is: what is missing, by who provides it, to print or to send on to the IKM."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from nominations import handout
from nominations.views.own import closed_to, own_nomination


@require_GET
def nomination_readiness(request, code):
    nomination = own_nomination(request, code)
    if away := closed_to(request, nomination):
        return away
    context = {"nomination": nomination, "back": nomination.get_absolute_url(), "sample": nomination.edition.is_sample}
    return render(request, "nominations/readiness.html", context | handout.sheet(nomination))
