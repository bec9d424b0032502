"""The IKM confirms what the office wrote: by a link without an account, that a preview does not use up, answered once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nominations import confirming
from nominations.models import Confirmation, Nomination, Product
from nominations.workflow import NOMINATION
from ovop_portal.audit.models import Event
from ovop_portal.audit.trail import unit
from ovop_portal.notices.models import Message

RIGHT = {"answer": "right", "name": "Sri Wahyuni", "consents": "on"}


@pytest.fixture
def asked(nominate, cast):
    """(nomination, address of the page behind the link)."""
    nomination = nominate()
    _confirmation, token = confirming.ask(cast.bandung, nomination)
    return nomination, f"/usulan/ikm/{token}/"


def answer(client, address, **fields):
    """Read the page, then press its button."""
    read = client.get(address).context["read"]
    return client.post(address, fields | {"read": read})


def test_the_office_makes_a_link_and_sees_it_once(as_, nominate, cast, settings):
    nomination, client = nominate(), as_("bandung")

    page = client.post(f"/usulan/{nomination.code}/konfirmasi/")

    made = page.context["made"]
    assert made.link.startswith(f"{settings.PUBLIC_URL}/usulan/ikm/")
    assert made.link in made.text
    assert page.context["standing"]["state"] == "pending"
    assert made.link not in client.get(f"/usulan/{nomination.code}/konfirmasi/").content.decode()
    assert made.link.split("/")[-2] not in str(list(Confirmation.objects.values()))
    assert Event.objects.filter(action="nominations.ask_ikm", actor=cast.bandung).count() == 1


def test_the_owner_reads_without_an_account_and_opening_uses_nothing_up(client, asked):
    nomination, address = asked

    for _preview in range(3):
        page = client.get(address)
        assert page.status_code == 200
        assert nomination.product.story in page.content.decode()
        assert "noindex" in page.content.decode()
        assert "no-store" in page["Cache-Control"]
    assert Confirmation.objects.get().is_open


def test_the_owner_confirms_once_and_the_office_is_told(client, as_, asked):
    nomination, address = asked

    assert answer(client, address, **RIGHT).status_code == 302

    confirmation = Confirmation.objects.get()
    assert (confirmation.answer, confirmation.name, confirmation.consents) == ("right", "Sri Wahyuni", True)
    event = Event.objects.get(action="nominations.ikm_answer")
    assert event.actor.is_system
    assert event.data["read"] == confirmation.sha256
    assert Message.objects.filter(kind="nomination_answered", subject__startswith="IKM membenarkan").count() == 1
    shown = as_("bandung").get(nomination.get_absolute_url()).content.decode()
    assert "Dibenarkan IKM" in shown
    assert "Dijawab Sri Wahyuni" in shown

    again = client.get(address)
    assert again.status_code == 410
    assert nomination.product.story not in again.content.decode()
    assert client.post(address, RIGHT | {"read": confirmation.sha256}).status_code == 410
    assert Event.objects.filter(action="nominations.ikm_answer").count() == 1


def test_an_objection_says_what_is_wrong(client, as_, asked):
    nomination, address = asked

    refused = answer(client, address, answer="wrong", name="Sri", words="")
    assert refused.status_code == 422
    assert "Sebutkan apa yang keliru" in refused.content.decode()
    assert Confirmation.objects.get().is_open
    answer(client, address, answer="wrong", name="Sri", words="Pekerja saya 12 orang.")

    shown = as_("bandung").get(nomination.get_absolute_url()).content.decode()
    assert "IKM berkeberatan" in shown
    assert "Pekerja saya 12 orang." in shown
    assert "Pemakaian data belum disetujui." in shown
    assert "Pekerja saya 12 orang." in Message.objects.get(kind="nomination_answered").body


def test_what_the_office_changed_while_the_owner_read_is_read_again(client, asked):
    _nomination, address = asked
    read = client.get(address).context["read"]
    Product.objects.update(story="Cerita lain.")

    response = client.post(address, RIGHT | {"read": read})

    assert response.status_code == 422
    assert "Baca sekali lagi" in response.content.decode()
    assert "Cerita lain." in response.content.decode()
    assert Confirmation.objects.get().is_open


def test_a_file_that_changed_after_the_answer_says_so(client, asked):
    nomination, address = asked
    answer(client, address, **RIGHT)
    Product.objects.update(story="Cerita lain.")

    assert confirming.standing(Nomination.objects.get(pk=nomination.pk))["label"] == "Isian berubah sesudahnya"


def test_what_was_confirmed_and_then_sent_stays_confirmed_for_the_ministry(client, as_, asked, cast):
    nomination, address = asked
    answer(client, address, **RIGHT)
    with unit():
        NOMINATION.perform("submit", nomination, cast.bandung)

    assert "Dibenarkan IKM" in as_("secretariat").get(nomination.get_absolute_url()).content.decode()


def test_a_new_link_kills_the_old_one(client, asked, cast):
    nomination, address = asked
    _confirmation, token = confirming.ask(cast.bandung, nomination)

    assert client.get(address).status_code == 410
    assert client.get(f"/usulan/ikm/{token}/").status_code == 200


def test_the_office_takes_a_link_back(client, as_, asked):
    nomination, address = asked

    as_("bandung").post(f"/usulan/{nomination.code}/konfirmasi/", {"batal": "1"})

    assert client.get(address).status_code == 410
    assert confirming.standing(nomination) is None
    assert Event.objects.filter(action="nominations.withdraw_question").count() == 1


def test_a_link_ends_after_fourteen_days(client, asked):
    nomination, address = asked
    Confirmation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert client.get(address).status_code == 410
    assert client.post(address, RIGHT).status_code == 410
    assert confirming.standing(nomination)["label"] == "Belum dijawab"


@pytest.mark.parametrize("state", ["submitted", "eligible"])
def test_a_nomination_that_was_sent_asks_nobody_any_more(as_, nominate, state):
    nomination = nominate(state)

    assert as_("bandung").post(f"/usulan/{nomination.code}/konfirmasi/").status_code == 403
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize(
    "fields", [{}, {"answer": "right"}, {"name": "Sri"}, {"answer": "maybe", "name": "Sri"}, RIGHT | {"name": "x" * 121}]
)
def test_an_answer_that_is_not_whole_uses_nothing_up(client, asked, fields):
    assert answer(client, asked[1], **fields).status_code == 422
    assert Confirmation.objects.get().is_open


def test_a_link_that_nobody_made_is_unknown(client, db):
    assert client.get("/usulan/ikm/tidak-ada/").status_code == 404
    assert client.post("/usulan/ikm/tidak-ada/", RIGHT).status_code == 404
