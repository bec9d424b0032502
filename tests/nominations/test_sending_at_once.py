"""Twenty identical presses at once: one nomination is sent once, and everybody is shown the one receipt."""

import pytest
from django.test import Client

from nominations.models import Revision
from ovop_portal.audit.models import Event
from tests.threads import at_once, only_on_postgresql


@pytest.mark.django_db(transaction=True)
def test_twenty_presses_at_once_ten_times_over_send_once_and_show_one_receipt(nominate, cast):
    only_on_postgresql()
    clients = [Client() for _window in range(20)]
    for client in clients:
        client.force_login(cast.bandung)
    for turn in range(10):
        nomination = nominate(product=f"Kain {turn}")
        press = f"/usulan/{nomination.code}/aksi/submit/"

        answers = at_once(lambda number, press=press, turn=turn: clients[number].post(press, {"key": f"kunci-{turn}"}), 20)

        assert {answer.status_code for answer in answers} == {302}
        assert {answer.url for answer in answers} == {f"/usulan/{nomination.code}/tanda-terima/1/"}
        assert Revision.objects.filter(nomination=nomination).count() == 1
        assert Event.objects.about(nomination).filter(action="nominations.submit").count() == 1
