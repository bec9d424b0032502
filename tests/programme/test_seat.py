"""A seat in the selection team: given, changed, ended and given back, and what hangs on it meanwhile."""

import pytest
from django.urls import reverse

from assessments.enums import State
from assessments.models import Assignment
from ovop_portal.accounts.models import Mandate
from ovop_portal.audit.models import Event
from ovop_portal.programme.models import Commodity
from tests import building
from tests.programme.seats import ADD, LIST, copy_of, everything, of, refuse, seat_of, typed

# --- a new seat ------------------------------------------------------------------------------------------------------


def test_somebody_is_found_by_name_address_or_institution(as_, edition, newcomer):
    client = as_("secretariat")

    for words in ("wulan", "WULAN@contoh", "balai surabaya"):
        assert [row["name"] for row in client.get(ADD, {"q": words}).context["rows"]] == ["Wulan"]
    assert "Undang penilai" in client.get(ADD, {"q": "tidak ada\x00"}).text


def test_without_words_the_assessors_are_offered_and_those_who_sit_are_marked(as_, edition, newcomer, cast):
    rows = as_("secretariat").get(ADD).context["rows"]

    assert [(row["name"], bool(row["seat"])) for row in rows] == [("Assessor", True), ("Lead", True), ("Second", True), ("Wulan", False)]


@pytest.mark.parametrize("who", ["director", "auditor", "administrator"])
def test_whoever_decides_audits_or_administers_cannot_be_chosen(as_, edition, cast, woven, who):
    client, person = as_("secretariat"), getattr(cast, who)

    assert client.get(ADD, {"q": person.email}).context["rows"] == []
    data = {"orang": person.pk, "institution": cast.lead.organisation_id, "commodities": [woven.pk]}
    refuse(client, ADD, data, "Pilih dahulu orangnya dari daftar.")


def test_a_closed_account_cannot_be_chosen(as_, edition, newcomer, woven):
    newcomer.is_active = False
    newcomer.save()

    refuse(as_("secretariat"), ADD, {"orang": newcomer.pk, "commodities": [woven.pk]}, "Pilih dahulu orangnya")


@pytest.mark.parametrize("who", ["", "x", "-1", "999999", "9" * 40, "²", "a\x00b"])
def test_a_forged_person_leads_back_to_the_search(as_, edition, who):
    assert as_("secretariat").get(ADD, {"orang": who}).status_code == 200
    refuse(as_("secretariat"), ADD, {"orang": who}, "Pilih dahulu orangnya dari daftar.")


def test_the_form_proposes_the_own_institution_and_its_province(as_, edition, newcomer, cast):
    form = as_("secretariat").get(ADD, {"orang": newcomer.pk}).context["form"]
    offered = {pk for _label, group in form.fields["institution"].widget.choices if isinstance(group, list) for pk, _name in group}

    assert form["institution"].value() == newcomer.organisation_id
    assert form.fields["home_province"].prepare_value(form["home_province"].value()) == "35"
    assert cast.bandung.organisation_id not in offered and cast.lead.organisation_id in offered


def test_somebody_is_seated_with_one_event(as_, edition, newcomer, woven, cast):
    data = {"orang": newcomer.pk, "institution": newcomer.organisation_id, "commodities": [woven.pk], "home_province": "35", "lead": "on"}

    assert as_("secretariat").post(ADD, data).url == LIST
    seat = seat_of(newcomer)
    assert (seat.institution, list(seat.commodities.all())) == (newcomer.organisation, [woven])
    assert (seat.home_province_id, seat.lead) == ("35", True)
    event = Event.objects.get()
    assert (event.action, event.actor, event.target_type, event.data) == (
        "programme.seat", cast.secretariat, "accounts.mandate", {"edition": 2026, "institution": "Balai Surabaya", "lead": True},
    )  # fmt: skip


def test_who_sits_already_is_led_to_the_seat(as_, edition, cast):
    seat = seat_of(cast.assessor)

    assert as_("secretariat").get(ADD, {"orang": cast.assessor.pk}).url == of(seat)
    assert as_("secretariat").post(ADD, {"orang": cast.assessor.pk}).url == of(seat)
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"commodities": []}, "Pilih sedikitnya satu komoditas."),
        ({"commodities": ["999999"]}, "bukan"),
        ({"commodities": ["x"]}, "bukan"),
        ({"institution": ""}, "tidak boleh kosong"),
        ({"institution": "9" * 40}, "pilihan"),
        ({"institution": "dinas"}, "pilihan"),
        ({"home_province": "32.04"}, "pilihan"),
        ({"home_province": "\x00"}, "ull"),
    ],
)
def test_a_seat_that_cannot_be_is_refused(as_, edition, newcomer, woven, cast, changed, sentence):
    data = {"orang": newcomer.pk, "institution": newcomer.organisation_id, "commodities": [woven.pk], "home_province": "35"} | changed
    data = {name: cast.bandung.organisation_id if value == "dinas" else value for name, value in data.items()}

    refuse(as_("secretariat"), ADD, data, sentence)


@pytest.mark.parametrize(("home", "status"), [("", 422), ("33", 422), ("32", 302)])
def test_an_officer_of_a_dinas_names_the_own_province(as_, edition, woven, cast, home, status):
    data = {"orang": cast.jabar.pk, "institution": cast.jabar.organisation_id, "commodities": [woven.pk], "home_province": home}
    page = as_("secretariat").post(ADD, data)

    assert page.status_code == status
    assert Mandate.objects.filter(user=cast.jabar).exists() == (status == 302)
    assert status == 302 or "provinsi asalnya harus provinsi dinas itu" in page.text


# --- a change --------------------------------------------------------------------------------------------------------


def test_a_seat_is_changed_with_before_and_after(as_, edition, cast):
    seat = seat_of(cast.second)

    assert as_("secretariat").post(of(seat), typed(seat, home_province="35", lead="on")).url == LIST
    seat.refresh_from_db()
    assert (seat.home_province_id, seat.lead, seat.version) == ("35", True, 2)
    event = Event.objects.get()
    assert (event.action, event.data["changes"]) == (
        "programme.edit_seat", {"home_province": ["", "Jawa Timur"], "lead": ["False", "True"]},
    )  # fmt: skip


def test_commodities_are_saved_by_name(as_, edition, cast, woven):
    batik = Commodity.objects.create(code="batik", name="Batik")
    edition.edition_commodities.create(commodity=batik, rubric=edition.edition_commodities.get().rubric)
    seat = seat_of(cast.second)

    as_("secretariat").post(of(seat), typed(seat, commodities=[woven.pk, batik.pk]))

    assert set(seat.commodities.all()) == {woven, batik}
    assert Event.objects.get().data["changes"] == {"commodities": ["Kain Tenun", "Batik, Kain Tenun"]}


def test_saving_without_a_change_writes_nothing(as_, edition, cast):
    seat = seat_of(cast.lead)

    assert "Tidak ada yang berubah." in as_("secretariat").post(of(seat), typed(seat), follow=True).text
    assert not Event.objects.exists()


def test_a_stale_edit_shows_both_values(as_, edition, cast):
    seat = seat_of(cast.second)
    as_("colleague").post(of(seat), typed(seat, home_province="33"))
    page = refuse(as_("secretariat"), of(seat), typed(seat, home_province="35"), "sudah diubah orang lain")

    assert [(row.mine, row.theirs) for row in page.context["form"].conflicts] == [("Jawa Timur", "Jawa Tengah")]


@pytest.mark.parametrize("state", ["planned", "released", "accepted", "final", "reopened"])
def test_a_seat_does_not_change_under_what_it_has_been_given(as_, edition, cast, nominate, assign, woven, state):
    nomination = nominate("eligible")
    assign(nomination, "assessor", state)
    batik = Commodity.objects.create(code="batik", name="Batik")
    edition.edition_commodities.create(commodity=batik, rubric=edition.edition_commodities.first().rubric)
    seat, client = seat_of(cast.assessor), as_("secretariat")

    page = refuse(client, of(seat), typed(seat, home_province="32"), "Usulan berasal dari provinsi asal penilai.")
    assert nomination.code in page.text
    refuse(client, of(seat), typed(seat, commodities=[batik.pk]), "Kain Tenun tidak termasuk komoditas yang dipilih.")
    assert client.post(of(seat), typed(seat, home_province="33", commodities=[woven.pk, batik.pk])).status_code == 302


@pytest.mark.parametrize("state", ["cancelled", "recused", "expired"])
def test_what_does_not_count_any_more_bars_no_change(as_, edition, cast, nominate, assign, state):
    assign(nominate("eligible"), "assessor", state)
    seat = seat_of(cast.assessor)

    assert as_("secretariat").post(of(seat), typed(seat, home_province="32")).status_code == 302


def test_readers_see_facts_and_no_form(as_, edition, cast):
    text = as_("director").get(of(seat_of(cast.lead))).text

    assert "Balai Besar Contoh" in text and "tidak ada, lembaga nasional" in text
    assert "Simpan mandat" not in text and "Akhiri mandat" not in text


# --- the end, and back -----------------------------------------------------------------------------------------------


def test_a_seat_ends_with_its_reason_and_its_plans_are_taken_back(as_, edition, cast, nominate, assign):
    first, second = nominate("eligible"), nominate("eligible", product="Tenun Lain")
    planned, final = assign(first, "assessor", "planned"), assign(second, "assessor", "final")
    seat, client = seat_of(cast.assessor), as_("secretariat")
    assert "1 rencana penugasan dibatalkan" in client.get(of(seat, "seat_end")).text

    page = client.post(of(seat, "seat_end"), {"note": "Pindah tugas"}, follow=True)

    assert "1 rencana penugasannya dibatalkan" in page.text
    seat.refresh_from_db()
    assert (seat.ended_at is not None, seat.version) == (True, 2)
    assert [Assignment.objects.get(pk=one.pk).state for one in (planned, final)] == [State.CANCELLED, State.FINAL]
    cancelled, ended = Event.objects.order_by("-seq")[:2][::-1]
    assert (cancelled.action, cancelled.note) == ("assessments.cancel", "Pindah tugas")
    assert (ended.action, ended.note, ended.data) == ("programme.end_seat", "Pindah tugas", {"edition": 2026, "dropped": 1})


@pytest.mark.parametrize("state", ["released", "accepted", "reopened"])
def test_a_seat_with_sheets_under_way_does_not_end(as_, edition, cast, nominate, assign, state):
    assign(nominate("eligible"), "assessor", state)
    seat, client = seat_of(cast.assessor), as_("secretariat")
    sentence = "Assessor masih memegang 1 penugasan yang belum final."

    assert sentence in client.get(of(seat, "seat_end")).text
    refuse(client, of(seat, "seat_end"), {"note": "Pindah tugas"}, sentence)


@pytest.mark.parametrize("note", ["", "   ", "a\x00b", "x" * 501])
def test_an_end_wants_a_reason(as_, edition, cast, note):
    seat = seat_of(cast.second)
    before = everything()

    assert as_("secretariat").post(of(seat, "seat_end"), {"note": note}).status_code == 422
    assert everything() == before


def test_a_seat_ends_once(as_, edition, cast):
    seat, client = seat_of(cast.second), as_("secretariat")
    client.post(of(seat, "seat_end"), {"note": "Pindah"})

    refuse(client, of(seat, "seat_end"), {"note": "Pindah"}, "Mandat ini sudah berakhir.")
    refuse(client, of(seat), typed(seat, lead="on"), "sudah diubah orang lain")
    refuse(client, of(seat), typed(seat_of(cast.second), lead="on"), "Mandat ini sudah berakhir. Pulihkan dulu, lalu ubah.")


def test_an_ended_seat_comes_back_as_it_was(as_, edition, cast):
    seat, client = seat_of(cast.second), as_("secretariat")
    client.post(of(seat, "seat_end"), {"note": "Pindah"})
    assert "Pulihkan mandat" in client.get(of(seat)).text

    assert client.post(of(seat, "seat_reinstate")).url == of(seat)
    seat.refresh_from_db()
    assert (seat.ended_at, seat.version) == (None, 3)
    assert Event.objects.latest("seq").action == "programme.reinstate_seat"
    refuse(client, of(seat, "seat_reinstate"), {}, "Mandat ini masih berlaku.")


def test_a_seat_does_not_come_back_to_a_closed_account(as_, edition, cast):
    seat, client = seat_of(cast.second), as_("secretariat")
    client.post(of(seat, "seat_end"), {"note": "Pindah"})
    cast.second.is_active = False
    cast.second.save()

    refuse(client, of(seat, "seat_reinstate"), {}, "Second tidak dapat duduk dalam tim")


def test_a_seat_of_another_edition_is_not_here(as_, edition, cast):
    other = building.make_edition(2028)
    seat = building.seat(other, cast.lead)

    assert as_("secretariat").get(of(seat)).status_code == 404
    assert as_("secretariat").get(reverse("programme:seat", args=[2026, 10**30])).status_code == 404


def test_without_its_event_nothing_is_saved(as_, edition, later, cast, newcomer, woven, monkeypatch):
    ended = seat_of(cast.second)
    client = as_("secretariat")
    client.post(of(ended, "seat_end"), {"note": "Pindah"})

    def broken(*args, **kwargs):
        raise RuntimeError("no trail")

    for module in ("team", "views.team", "views.saving"):
        monkeypatch.setattr(f"ovop_portal.programme.{module}.record", broken)
    seat, before = seat_of(cast.assessor), everything()
    person = {"orang": newcomer.pk, "institution": newcomer.organisation_id, "commodities": [woven.pk], "home_province": "35"}
    for path, data in [
        (ADD, person), (of(seat), typed(seat, lead="on")), (of(seat, "seat_end"), {"note": "x"}), (of(ended, "seat_reinstate"), {}),
        (copy_of(), {"anggota": [seat.pk]}),
    ]:  # fmt: skip
        with pytest.raises(RuntimeError):
            client.post(path, data)
    assert everything() == before
