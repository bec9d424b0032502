"""The three lives, walked without pages: from a draft to a published star, and what each refusal says."""

import pytest
from django.core.exceptions import ValidationError

from awards.models import Award
from nominations.models import Nomination
from nominations.workflow import NOMINATION
from ovop_portal.audit.chain import first_fault
from ovop_portal.audit.models import Event


def test_a_draft_becomes_a_published_star(award):
    star = award("published")

    assert (star.state, star.star, star.computed_star) == ("published", 3, 3)
    assert list(Award.objects.published()) == [star]
    assert star.certificate.number.startswith("OVOP/2026/")
    assert first_fault() is None
    assert Event.objects.filter(action="awards.publish").count() == 1


def test_a_refusal_names_the_reason_and_changes_nothing(nominate, cast):
    nomination = nominate(without=["sentra_decree"])
    before = Event.objects.count()

    with pytest.raises(ValidationError) as refusal:
        NOMINATION.perform("submit", nomination, cast.bandung)

    assert refusal.value.messages == ["Keputusan bupati/wali kota tentang sentra belum diunggah."]
    assert Nomination.objects.get().state == "draft"
    assert Event.objects.count() == before


@pytest.mark.parametrize("state", ["draft", "submitted", "endorsed", "returned", "eligible", "ineligible", "withdrawn", "lapsed"])
def test_every_state_of_a_nomination_can_be_reached(nominate, state):
    assert nominate(state).state == state


@pytest.mark.parametrize("state", ["planned", "released", "accepted", "final", "reopened", "recused", "cancelled", "expired"])
def test_every_state_of_an_assignment_can_be_reached(nominate, assign, state):
    assert assign(nominate("eligible"), "assessor", state).state == state


@pytest.mark.parametrize("state", ["recommended", "proposed", "decided", "published", "revoked"])
def test_every_state_of_a_star_can_be_reached(award, state):
    assert award(state).state == state
