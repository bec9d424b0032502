"""Doors to seats of a team for tests: their addresses, what their form would post, and that a refusal changes nothing."""

from django.urls import reverse

from assessments.models import Assignment
from ovop_portal.accounts.models import Mandate
from ovop_portal.audit.models import Event

LIST, ADD, COPY = (reverse(f"programme:{name}", args=[2026]) for name in ("team", "seat_add", "team_copy"))


def copy_of(year=2028):
    return reverse("programme:team_copy", args=[year])


def of(seat, act="seat", year=2026):
    return reverse(f"programme:{act}", args=[year, seat.pk])


def seat_of(user, year=2026):
    return Mandate.objects.get(user=user, edition__year=year)


def typed(seat, **changed):
    fields = {
        "institution": seat.institution_id, "commodities": [one.pk for one in seat.commodities.all()],
        "home_province": seat.home_province_id or "", "version": seat.version,
    }  # fmt: skip
    return fields | ({"lead": "on"} if seat.lead else {}) | changed


def everything():
    seats = list(Mandate.objects.order_by("pk").values())
    return seats, list(Mandate.commodities.through.objects.order_by("pk").values()), list(Assignment.objects.order_by("pk").values())


def refuse(client, path, data, sentence):
    before, events = everything(), Event.objects.count()
    page = client.post(path, data)

    assert page.status_code == 422
    assert sentence in page.text
    assert (everything(), Event.objects.count()) == (before, events)
    return page
