"""The one way through a life: what perform() checks, in which order, what it writes, and that a second press writes nothing."""

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from nominations.models import Nomination, Revision
from nominations.workflow import NOMINATION
from ovop_portal.audit.models import Event
from ovop_portal.kit.permissions import can
from ovop_portal.notices.models import Message
from tests.threads import at_once


def footprint():
    """Everything that a refused act must leave as it was."""
    return (
        list(Nomination.objects.order_by("pk").values()),
        Event.objects.count(),
        Revision.objects.count(),
        Message.objects.count(),
    )


def refused(name, nomination, actor, *args, **facts):
    before = footprint()
    with pytest.raises((ValidationError, PermissionDenied, ObjectDoesNotExist)) as refusal:
        NOMINATION.perform(name, nomination, actor, *args, **facts)
    assert footprint() == before
    return refusal.value


def test_a_transition_saves_the_state_and_one_event(nominate, cast):
    nomination = NOMINATION.perform("submit", nominate(), cast.bandung)

    event = Event.objects.about(nomination).get(action="nominations.submit")
    assert nomination.state == Nomination.objects.get().state == "submitted"
    assert (event.actor, event.before, event.after) == (cast.bandung, "draft", "submitted")
    assert event.data == {"revision": 1, "sha256": nomination.revision().sha256}


def test_what_people_are_told_waits_in_the_outbox_of_the_same_transaction(nominate, cast):
    NOMINATION.perform("submit", nominate(), cast.bandung)

    assert set(Message.objects.values_list("recipient__email", "state")) == {
        ("bandung@contoh.go.id", "pending"),
        ("jabar@contoh.go.id", "pending"),
    }


def test_a_row_that_the_actor_cannot_see_does_not_exist(nominate, cast):
    assert isinstance(refused("submit", nominate(), cast.garut), ObjectDoesNotExist)


def test_a_forbidden_act_on_a_visible_row_is_refused(nominate, cast):
    assert isinstance(refused("pass", nominate("endorsed"), cast.jabar), PermissionDenied)


def test_a_superuser_has_no_short_cut(nominate, cast):
    nomination = nominate("endorsed")

    assert isinstance(refused("pass", nomination, cast.administrator), ObjectDoesNotExist)
    assert not can(cast.administrator, "nominations.pass", nomination)


def test_a_stale_press_says_where_the_row_stands(nominate, cast):
    refusal = refused("endorse", nominate("eligible"), cast.jabar)

    assert refusal.messages == ["Sudah berstatus “Lolos administrasi”. Muat ulang halaman ini."]


def test_a_needed_note_is_asked_for(nominate, cast):
    assert refused("withdraw", nominate("submitted"), cast.bandung, "  ").messages == ["Catatan wajib diisi: tuliskan alasannya."]


def test_a_return_needs_an_instant_to_come(nominate, cast):
    assert refused("return", nominate("submitted"), cast.secretariat, "Perbaiki").messages == [
        "Batas perbaikan harus diisi dengan waktu yang akan datang."
    ]


def test_the_same_press_again_leads_to_the_same_row_and_writes_nothing(nominate, cast):
    nomination = nominate()
    first = NOMINATION.perform("submit", nomination, cast.bandung, key="abc")
    before = footprint()

    again = NOMINATION.perform("submit", nomination, cast.bandung, key="abc")

    assert (again.pk, again.state) == (first.pk, "submitted")
    assert footprint() == before


@pytest.mark.parametrize("key", ["", "another"])
def test_another_press_is_stale(nominate, cast, key):
    nomination = nominate()
    NOMINATION.perform("submit", nomination, cast.bandung, key="abc")

    assert "Sudah berstatus" in refused("submit", nomination, cast.bandung, key=key).messages[0]


def test_a_colleague_with_the_same_key_is_stale_too(nominate, cast):
    nomination = nominate("submitted")
    NOMINATION.perform("endorse", nomination, cast.jabar, key="abc")

    assert isinstance(refused("endorse", nomination, cast.garut, key="abc"), ObjectDoesNotExist)


def test_buttons_carry_what_still_bars_them(nominate, cast):
    buttons = {button.name: button.blockers for button in NOMINATION.buttons(cast.bandung, nominate(without=["sentra_decree"]))}

    assert buttons == {"submit": ["Keputusan bupati/wali kota tentang sentra belum diunggah."], "withdraw": []}


@pytest.mark.django_db(transaction=True)
def test_twenty_presses_at_once_make_one_submission(nominate, cast):
    nomination = nominate()
    answers = at_once(lambda number: NOMINATION.perform("submit", nomination, cast.bandung, key="same").state, 20)

    assert answers == ["submitted"] * 20
    assert Revision.objects.count() == Event.objects.filter(action="nominations.submit").count() == 1
