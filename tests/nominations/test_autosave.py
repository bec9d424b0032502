"""A step that saves itself: what was touched is kept, a slip stops nothing else, nobody's words are written over unseen."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nominations.models import Answers, Ikm, Product, Sentra
from nominations.workflow import NOMINATION
from ovop_portal.audit.models import Event
from ovop_portal.audit.trail import unit
from tests.building import make_user


def autosave(client, nomination, step, before, version=1, **typed):
    """What the script of the page sends: `before` is what the touched fields held, as lists; `typed` what they hold now."""
    body = {"version": version, "before": json.dumps(before), **typed}
    return client.post(f"/usulan/{nomination.code}/isi/{step}/simpan/", body)


def test_only_what_was_touched_is_sent_and_the_rest_stays(as_, nominate):
    nomination = nominate()
    capacity = nomination.answers.capacity

    answer = autosave(as_("bandung"), nomination, "produksi", {"equipment": [""]}, equipment="14 alat tenun").json()

    answers = Answers.objects.get()
    assert (answers.equipment, answers.capacity, answers.version) == ("14 alat tenun", capacity, 2)
    assert (answer["state"], answer["version"], answer["faults"]) == ("saved", 2, {})
    assert answer["said"].startswith("Tersimpan ")
    assert answer["fields"]["equipment"] == ["14 alat tenun"]


def test_every_save_moves_readiness_and_leaves_an_event_that_says_it_came_by_itself(as_, nominate, cast):
    nomination = nominate()

    answer = autosave(as_("bandung"), nomination, "produksi", {"capacity": [""]}, capacity="600 lembar").json()

    event = Event.objects.get(action="nominations.save")
    assert (event.actor, event.data) == (cast.bandung, {"step": "produksi", "changed": ["capacity"], "by_itself": True})
    nomination.refresh_from_db()
    assert answer["readiness"] == nomination.readiness


def test_nothing_new_writes_nothing(as_, nominate):
    nomination = nominate()
    equipment = nomination.answers.equipment

    answer = autosave(as_("bandung"), nomination, "produksi", {"equipment": ["lain"]}, equipment=equipment).json()

    assert (answer["state"], answer["version"]) == ("saved", 1)
    assert not Event.objects.filter(action="nominations.save").exists()


def test_a_slip_in_one_field_stops_only_itself(as_, nominate):
    nomination = nominate()
    product = Product.objects.get()

    answer = autosave(
        as_("bandung"), nomination, "produk", {"price_from": [""], "story": [""]}, price_from="sepuluh", story="Ditenun sejak 1950."
    ).json()

    now = Product.objects.get()
    assert (now.story, now.price_from) == ("Ditenun sejak 1950.", product.price_from)
    assert list(answer["faults"]) == ["price_from"]
    assert "Angka ini tidak terbaca." in answer["faults"]["price_from"]
    assert answer["said"].endswith(", kecuali isian yang ditandai")


def test_a_slip_alone_is_named_and_nothing_is_written(as_, nominate):
    nomination = nominate()

    response = autosave(as_("bandung"), nomination, "produksi", {"workers_family": [""]}, workers_family="9.999")

    assert Answers.objects.get().version == 1
    assert list(response.json()["faults"]) == ["workers_family"]
    assert not Event.objects.filter(action="nominations.save").exists()


def test_what_the_database_would_refuse_is_refused_with_a_sentence(as_, nominate):
    """Prices that cross: the stored one was not touched here, yet both are judged together."""
    nomination = nominate()
    Product.objects.update(price_from=400_000, price_to=500_000)

    response = autosave(as_("bandung"), nomination, "produk", {"price_from": ["400.000"]}, price_from="900.000")

    assert Product.objects.get().price_from == 400_000
    assert response.json()["faults"]


def test_two_people_in_different_fields_do_not_disturb_each_other(as_, nominate):
    nomination = nominate()
    Answers.objects.update(equipment="Alat rekan", version=2)

    answer = autosave(as_("bandung"), nomination, "produksi", {"waste": ["Air celupan diendapkan"]}, version=1, waste="Diendapkan").json()

    answers = Answers.objects.get()
    assert (answers.equipment, answers.waste, answers.version) == ("Alat rekan", "Diendapkan", 3)
    assert answer["fields"]["equipment"] == ["Alat rekan"]


def test_two_people_in_one_field_see_both_values_and_nothing_is_written(as_, nominate):
    nomination = nominate()
    Answers.objects.update(waste="Dibuang rekan", version=2)

    response = autosave(as_("bandung"), nomination, "produksi", {"waste": [""]}, version=1, waste="Diendapkan")

    assert response.status_code == 409
    assert response.json()["clashes"] == [
        {"name": "waste", "label": "Penanganan limbah", "mine": "Diendapkan", "theirs": "Dibuang rekan", "raw": ["Dibuang rekan"]}
    ]
    assert Answers.objects.get().waste == "Dibuang rekan"


def test_after_seeing_the_other_value_a_person_may_write_over_it(as_, nominate):
    nomination = nominate()
    Answers.objects.update(waste="Dibuang rekan", version=2)

    answer = autosave(as_("bandung"), nomination, "produksi", {"waste": ["Dibuang rekan"]}, version=1, waste="Diendapkan").json()

    assert (answer["state"], Answers.objects.get().waste) == ("saved", "Diendapkan")


def test_choices_clash_in_words(as_, nominate):
    nomination = nominate()
    Ikm.objects.update(owner_gender="man", version=2)

    clash = autosave(as_("bandung"), nomination, "ikm", {"owner_gender": [""]}, version=1, owner_gender="woman").json()["clashes"][0]

    assert (clash["mine"], clash["theirs"], clash["raw"]) == ("Perempuan", "Laki-laki", ["man"])


def test_the_page_that_does_not_know_what_was_stored_never_overwrites_a_newer_version(as_, nominate):
    nomination = nominate()
    Answers.objects.update(waste="Dibuang rekan", version=2)

    assert autosave(as_("bandung"), nomination, "produksi", {"waste": None}, version=1, waste="Lain").status_code == 409


def test_the_shared_sentra_saves_itself_too_but_a_new_one_waits_for_its_button(as_, nominate):
    nomination = nominate()
    sentra = Sentra.objects.get()

    assert autosave(as_("bandung"), nomination, "sentra", {"place": [sentra.place]}, place="Desa Sukajadi").status_code == 200
    assert Sentra.objects.get().place == "Desa Sukajadi"
    assert 'id="autosave"' not in as_("bandung").get(f"/usulan/{nomination.code}/isi/sentra/?ganti").content.decode()
    other = nominate(without=["sentra", "sentra_decree"], product="Selendang")
    assert autosave(as_("bandung"), other, "sentra", {"place": [""]}, place="X").status_code == 404


@pytest.mark.parametrize("step", ["dokumen", "kirim", "tidak-ada"])
def test_steps_without_fields_do_not_save_themselves(as_, nominate, step):
    assert autosave(as_("bandung"), nominate(), step, {}).status_code == 404


def test_a_nomination_sent_meanwhile_takes_nothing_more(as_, nominate, cast):
    nomination = nominate()
    with unit():
        NOMINATION.perform("submit", nomination, cast.bandung)

    response = autosave(as_("bandung"), nomination, "produksi", {"waste": [""]}, waste="Terlambat")

    assert (response.status_code, response.json()["state"]) == (409, "closed")
    assert "tidak disimpan" in response.json()["said"]
    assert Answers.objects.get().waste != "Terlambat"


def test_a_colleague_may_and_another_office_does_not_know_of_it(client, as_, nominate, cast):
    nomination = nominate()
    client.force_login(make_user("rekan", "regency", cast.bandung.organisation))

    assert autosave(client, nomination, "produksi", {"waste": [""]}, waste="Diendapkan").status_code == 200
    assert autosave(as_("garut"), nomination, "produksi", {"waste": [""]}, waste="Asing").status_code == 404
    assert Answers.objects.get().waste == "Diendapkan"


NOT_LISTS = ["", "[]", "null", "7", '"x"', "{", '{"waste": "teks"}', '{"waste": [1]}', '{"version": [""]}', '{"tidak_ada": [""]}']


@pytest.mark.parametrize("before", NOT_LISTS)
def test_whatever_else_is_sent_touches_nothing(as_, nominate, before):
    nomination = nominate()
    body = {"version": "x" * 5000, "before": before, "waste": "Z", "state": "eligible", "tidak_ada": "1"}

    response = as_("bandung").post(f"/usulan/{nomination.code}/isi/produksi/simpan/", body)

    assert response.status_code == 200
    assert Answers.objects.get().waste != "Z"
    nomination.refresh_from_db()
    assert nomination.state == "draft"


def test_a_locked_nib_stays_locked(as_, nominate):
    nomination = nominate("returned")

    autosave(as_("bandung"), nomination, "ikm", {"nib": [nomination.product.ikm.nib]}, nib="1234567890123")

    assert Ikm.objects.get().nib == nomination.product.ikm.nib


def test_a_save_takes_twelve_queries(as_, nominate):
    nomination, client = nominate(), as_("bandung")
    client.get("/")
    with CaptureQueriesContext(connection) as seen:
        autosave(client, nomination, "produksi", {"waste": [""]}, waste="Diendapkan")

    asked = [one["sql"] for one in seen if not one["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    assert len(asked) == 12
