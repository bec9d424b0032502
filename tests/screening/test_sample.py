"""The physical sample: its receipt is recorded once, never undone, and meets its rule."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nominations import screening_acts
from nominations.models import Document, ScreeningItem
from ovop_portal.audit.models import Event
from tests import building
from tests.screening import reading

RULE = "product_sample"


@pytest.fixture
def receive(as_):
    """receive(nomination, "secretariat", condition="…") → the response."""

    def post(nomination, who="secretariat", rule=RULE, headers=None, **data):
        return as_(who).post(f"/seleksi/{nomination.code}/contoh/{rule}/", data, headers=headers)

    return post


def received(nomination):
    return nomination.documents.current().get(rule__code=RULE).received_at is not None


def test_a_receipt_says_when_by_whom_and_in_which_condition(receive, nominate, cast):
    nomination = nominate("endorsed")

    response = receive(nomination, condition="Utuh, dua lembar")

    assert response.url == f"/seleksi/{nomination.code}/?dokumen={RULE}#butir-{RULE}"
    sample = nomination.documents.current().get(rule__code=RULE)
    assert sample.received_by == cast.secretariat
    assert timezone.now() - sample.received_at < timedelta(minutes=5)
    event = Event.objects.about(nomination).get(action="nominations.receive_sample")
    assert (event.note, event.data["rule"], event.actor) == ("Utuh, dua lembar", RULE, cast.secretariat)


def test_the_item_is_met_with_the_receipt(receive, nominate):
    nomination = nominate("endorsed")

    receive(nomination)

    assert [(item.rule.code, item.result) for item in nomination.current_items()] == [(RULE, "met")]


def test_a_sample_that_was_refused_because_it_had_not_come_is_met_when_it_comes(receive, save, nominate):
    nomination = nominate("endorsed")
    save(nomination, {RULE: "not_met"}, reason={RULE: "no_sample"}, remark={RULE: "Ditunggu sampai Jumat"})

    receive(nomination)

    item = ScreeningItem.objects.get()
    assert (item.result, item.reason, item.remark) == ("met", "", "Ditunggu sampai Jumat")


def test_a_sample_that_was_refused_for_another_reason_stays_refused(receive, save, nominate):
    nomination = nominate("endorsed")
    save(nomination, {RULE: "not_met"}, reason={RULE: "mismatch"})

    receive(nomination)

    assert ScreeningItem.objects.get().result == "not_met"
    assert received(nomination)


def test_a_receipt_is_recorded_once(receive, nominate):
    nomination = nominate("endorsed")
    receive(nomination, condition="Utuh")
    first = Document.objects.get(nomination=nomination, rule__code=RULE).received_at

    again = receive(nomination, condition="Rusak")

    assert again.status_code == 302
    assert Document.objects.get(nomination=nomination, rule__code=RULE).received_at == first
    assert Event.objects.about(nomination).filter(action="nominations.receive_sample").count() == 1


def test_htmx_swaps_the_viewer_so_that_the_checklist_beside_it_stays(receive, nominate):
    nomination = nominate("endorsed")

    part = receive(nomination, headers={"HX-Request": "true"})

    assert part.status_code == 200
    assert part.text.strip().startswith('<section class="stay" id="berkas"')
    assert "Diterima" in part.text
    assert "Catat penerimaan" not in part.text


@pytest.mark.parametrize("headers", [None, {"HX-Request": "true"}])
def test_a_sample_that_nobody_sent_is_refused_in_words(receive, nominate, headers):
    nomination = nominate("endorsed")
    nomination.documents.filter(rule__code=RULE).delete()

    response = receive(nomination, headers=headers)

    assert response.status_code == 422
    assert "Usulan ini tidak memuat pengiriman “Contoh produk”." in reading.words(response.text)
    assert not Event.objects.about(nomination).filter(action="nominations.receive_sample").exists()


@pytest.mark.parametrize("headers", [None, {"HX-Request": "true"}])
def test_a_condition_that_is_too_long_is_refused_and_kept(receive, nominate, headers):
    nomination = nominate("endorsed")

    response = receive(nomination, condition="basah " * 60, headers=headers)

    assert response.status_code == 422
    assert "basah basah" in response.text
    assert not received(nomination)


def test_only_the_samples_of_this_file_can_be_received(receive, nominate):
    nomination = nominate("endorsed")

    assert [receive(nomination, rule=rule).status_code for rule in ("sentra_decree", "halal", "tidak_ada")] == [404, 404, 404]


@pytest.mark.parametrize("state", ["submitted", "returned", "eligible", "ineligible", "lapsed"])
def test_a_sample_may_come_at_any_time_after_the_file_was_sent(receive, nominate, state):
    nomination = nominate(state)
    nomination.documents.filter(rule__code=RULE).update(received_at=None, received_by=None)
    items = ScreeningItem.objects.filter(rule__code=RULE).count()

    assert receive(nomination).status_code == 302
    assert received(nomination)
    assert nomination.__class__.objects.get(pk=nomination.pk).state == state
    assert ScreeningItem.objects.filter(rule__code=RULE).count() == (1 if state == "submitted" else items)


def test_nobody_else_receives_a_sample(receive, nominate):
    nomination = nominate("endorsed")
    expected = {"auditor": 403, "director": 403, "bandung": 403, "jabar": 403, "garut": 404, "second": 404}

    assert {who: receive(nomination, who).status_code for who in expected} == expected
    assert not received(nomination)


def test_a_receipt_is_a_press_and_no_link(as_, nominate):
    assert as_("secretariat").get(f"/seleksi/{nominate('endorsed').code}/contoh/{RULE}/").status_code == 405


def test_an_event_that_cannot_be_written_leaves_no_receipt(receive, nominate, monkeypatch):
    nomination = nominate("endorsed")

    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    monkeypatch.setattr(screening_acts, "record", broken)
    with pytest.raises(RuntimeError, match="no trail"):
        receive(nomination)

    assert not received(nomination)


def test_the_receipt_survives_a_new_revision(receive, nominate, cast):
    nomination = nominate("endorsed")
    receive(nomination)
    building.NOMINATION.perform("return", nomination, cast.secretariat, "Perbaiki surat", due=nomination.edition.nomination_closes)

    nomination = building.NOMINATION.perform("submit", nomination, cast.bandung)

    assert [(item.rule.code, item.result) for item in nomination.current_items()] == [(RULE, "met")]
