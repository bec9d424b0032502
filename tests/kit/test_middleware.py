"""What the small middlewares add to an answer: timing for who measures, privacy for whom it belongs to, one id through the logs."""

import logging
import re

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.usefixtures("request_lines")

LOGIN = reverse("account_login")


@pytest.fixture
def measured(settings, cast):
    """A signed-in client of a portal that runs with SERVER_TIMING=1."""
    settings.SERVER_TIMING = True
    client = Client()  # the chain of middlewares is built once for each client
    client.force_login(cast.bandung)
    return client


# --- Server-Timing ---------------------------------------------------------------------------------------------------


def test_every_page_says_how_many_queries_and_milliseconds_it_took(measured, django_assert_num_queries):
    with django_assert_num_queries(6):
        response = measured.get(reverse("desk:dashboard"))

    found = re.fullmatch(r'db;desc="(\d+) queries";dur=(\d+\.\d), app;dur=(\d+\.\d)', response["Server-Timing"])
    assert found and int(found[1]) == 6
    assert float(found[2]) <= float(found[3])


def test_a_page_of_an_error_is_measured_too(measured):
    assert "queries" in measured.get("/tidak-ada/")["Server-Timing"]


def test_what_is_no_page_is_not_measured(measured):
    assert "Server-Timing" not in measured.get("/sehat/")


def test_without_the_setting_nothing_is_told(as_):
    assert "Server-Timing" not in as_("bandung").get(reverse("desk:dashboard"))


# --- private by default ----------------------------------------------------------------------------------------------


def test_what_a_signed_in_person_sees_rests_in_no_cache(as_, edition):
    client = as_("bandung")

    for address in [reverse("desk:dashboard"), reverse("programme:list"), reverse("desk:home"), "/tidak-ada/"]:
        assert client.get(address)["Cache-Control"] == "private, no-store", address


def test_a_public_page_is_asked_for_again_each_time(client, db):
    assert client.get(reverse("desk:home"))["Cache-Control"] == "private, no-cache"


def test_an_answer_that_says_it_itself_is_left_alone(client, db):
    assert client.get("/sehat/")["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


# --- logs ------------------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _all_lines(caplog):
    """Whatever LOG_LEVEL the machine has."""
    caplog.set_level(logging.INFO)


def of(caplog, event):
    """The structured lines of one event."""
    return [record.msg for record in caplog.records if isinstance(record.msg, dict) and record.msg.get("event") == event]


def test_one_id_runs_through_the_lines_of_a_request(as_, cast, caplog):
    client = as_("bandung")
    caplog.clear()
    client.get(reverse("desk:dashboard"))

    [begun], [ended] = of(caplog, "request_started"), of(caplog, "request_finished")
    assert re.fullmatch(r"[0-9a-f-]{36}", begun["request_id"])
    assert (ended["request_id"], ended["user_id"], ended["code"]) == (begun["request_id"], cast.bandung.pk, 200)


def test_two_requests_have_two_ids(client, db, caplog):
    client.get(LOGIN)
    client.get(LOGIN)

    first, second = of(caplog, "request_started")
    assert first["request_id"] != second["request_id"]


def test_nobody_outside_chooses_the_id(client, db, caplog):
    client.get(LOGIN, headers={"x-request-id": "pilihan-orang-lain"})

    [line] = of(caplog, "request_started")
    assert line["request_id"] != "pilihan-orang-lain"


def test_a_failure_is_logged_with_its_cause_under_the_same_id(as_, monkeypatch, caplog):
    def broken(*args):
        raise RuntimeError("gangguan")

    client = as_("bandung")
    monkeypatch.setattr("ovop_portal.desk.agenda.lines", broken)
    client.raise_request_exception = False
    caplog.clear()
    assert client.get(reverse("desk:dashboard")).status_code == 500

    [begun], [failed] = of(caplog, "request_started"), of(caplog, "request_failed")
    assert failed["request_id"] == begun["request_id"]
    assert "RuntimeError: gangguan" in str(failed)


def test_what_was_typed_never_stands_in_the_logs(client, cast, caplog):
    client.post(LOGIN, {"login": "bandung@contoh.go.id", "password": "Rahasia-Sekali-9"})

    assert of(caplog, "request_finished")
    assert "Rahasia-Sekali-9" not in caplog.text
