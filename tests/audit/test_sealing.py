"""The clock seals once a day, only what holds, and only when something happened."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ovop_portal.accounts.models import User
from ovop_portal.audit import sealing, trail, triggers
from ovop_portal.audit.models import Event, Seal


def happen():
    actor = User.objects.system()
    with trail.unit():
        trail.record(actor, "test.act", actor)


def test_nothing_is_sealed_before_anything_happened(db):
    assert sealing.seal_daily() == ""
    assert Seal.objects.count() == 0


def test_a_day_has_one_seal(db, monkeypatch):
    happen()
    assert sealing.seal_daily().startswith("trail sealed at 1:")
    happen()
    assert sealing.seal_daily() == "", "the last seal is young"
    later = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(sealing.timezone, "now", lambda: later)

    assert sealing.seal_daily().startswith("trail sealed at 2:")
    assert sealing.seal_daily() == "", "nothing happened since"
    assert list(Seal.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2]


def test_a_broken_chain_is_not_sealed(db):
    happen()
    with triggers.suspended():
        Event.objects.update(note="lain")

    with pytest.raises(sealing.Broken, match="peristiwa 1"):
        sealing.seal_daily()
    assert Seal.objects.count() == 0
