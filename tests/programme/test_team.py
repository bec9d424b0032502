"""The selection team of an edition: who sits for whom, who may look, and last edition's team again."""

import pytest
from django.urls import reverse

from ovop_portal.accounts.models import Mandate
from ovop_portal.audit.models import Event
from tests import building
from tests.programme.seats import ADD, COPY, LIST, copy_of, everything, of, refuse, seat_of, typed


@pytest.mark.parametrize("name", ["secretariat", "director", "auditor"])
def test_the_ministry_reads_who_sits_for_whom(as_, edition, name):
    page = as_(name).get(LIST)

    assert [(row["name"], row["institution"], row["commodities"], row["lead"]) for row in page.context["rows"]] == [
        ("Lead", "Balai Besar Contoh", "Kain Tenun", True),
        ("Assessor", "Asosiasi Tenun Contoh", "Kain Tenun", False),
        ("Second", "Universitas Contoh", "Kain Tenun", False),
    ]
    assert ("Tambah penilai" in page.text) == (name == "secretariat")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "ASOSIASI"}, ["Assessor"]),
        ({"q": "second@"}, ["Second"]),
        ({"status": "ketua"}, ["Lead"]),
        ({"status": "berakhir"}, ["Second"]),
        ({"status": "berlaku"}, ["Lead", "Assessor"]),
        ({"komoditas": "kain_tenun"}, ["Lead", "Assessor", "Second"]),
        ({"komoditas": "kain_tenun", "q": "a\x00"}, None),
        ({"status": "x"}, None),
        ({"page": "-3"}, None),
    ],
)
def test_the_list_is_narrowed(as_, edition, cast, query, found):
    Mandate.objects.filter(user=cast.second).update(ended_at=edition.nomination_opens)
    page = as_("secretariat").get(LIST, query)

    assert page.status_code == 200
    assert found is None or [row["name"] for row in page.context["rows"]] == found


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(as_, edition, rows, django_assert_num_queries):
    Mandate.objects.exclude(pk__in=Mandate.objects.order_by("pk")[:rows]).delete()
    client = as_("secretariat")

    with django_assert_num_queries(10):
        assert len(client.get(LIST).context["rows"]) == rows


def test_a_team_that_is_not_formed_says_what_waits_for_it(as_, cast, rubric):
    building.make_edition()

    assert "Tim penilai belum dibentuk" in as_("secretariat").get(LIST).text
    assert "Tidak ada penilai yang cocok" in as_("secretariat").get(LIST, {"q": "x"}).text


def test_the_list_is_downloaded(as_, edition, cast, read_xlsx, settings, nominate, assign):
    settings.DEMO = False
    assign(nominate("eligible"), "assessor", "released")
    rows = read_xlsx(as_("auditor").get(reverse("programme:team_export", args=[2026]), {"q": "assessor"}))

    assert rows == [
        ["Nama", "E-mail", "Peran", "Lembaga", "Jenis lembaga", "Provinsi lembaga", "Komoditas", "Provinsi asal", "Ketua tim", "Penugasan",
         "Berakhir"],
        ["Assessor", "assessor@contoh.go.id", "Tim penilai", "Asosiasi Tenun Contoh", "Asosiasi/yayasan", None, "Kain Tenun", None, "tidak",
         1, None],
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["bandung", "jabar", "lead", "assessor", "administrator"])
def test_nobody_else_comes_in(as_, edition, cast, name):
    client, seat = as_(name), seat_of(cast.second)

    assert [client.get(path).status_code for path in (LIST, ADD, COPY, of(seat), of(seat, "seat_end"))] == [403] * 5


@pytest.mark.parametrize("name", ["director", "auditor", "bandung", "lead"])
def test_only_the_secretariat_changes_anything(as_, edition, cast, newcomer, name):
    client, seat, before = as_(name), seat_of(cast.second), everything()

    for path, data in [
        (ADD, {"orang": newcomer.pk} | typed(seat)), (of(seat), typed(seat, lead="on")), (of(seat, "seat_end"), {"note": "x"}),
        (of(seat, "seat_reinstate"), {}), (COPY, {"anggota": seat.pk}),
    ]:  # fmt: skip
        assert client.post(path, data).status_code == 403
    assert everything() == before


# --- last edition's team ---------------------------------------------------------------------------------------------


def test_last_editions_team_is_shown_before_it_is_seated(as_, later, cast):
    cast.second.is_active = False
    cast.second.save()
    building.seat(later, cast.lead)
    before = everything()

    page = as_("secretariat").get(copy_of())

    assert [one.seat.user for one in page.context["able"]] == [cast.assessor]
    assert {one.seat.user.name: one.left_out for one in page.context["left_out"]} == {
        "Lead": "Sudah ada dalam tim periode ini.",
        "Second": "Akunnya nonaktif, atau perannya kini lain.",
    }
    assert everything() == before


def test_the_chosen_are_seated_as_they_were_and_the_seated_stay(as_, edition, later, cast):
    Mandate.objects.filter(user=cast.lead).update(home_province="33")
    seat = building.seat(later, cast.assessor, lead=True)
    client = as_("secretariat")

    response = client.post(copy_of(), {"anggota": [seat_of(one).pk for one in (cast.lead, cast.assessor)]})

    assert response.url == reverse("programme:team", args=[2028])
    new = seat_of(cast.lead, 2028)
    assert (new.lead, new.institution, new.home_province_id, list(new.commodities.all())) == (
        True, cast.lead.organisation, "33", list(later.commodities.all()),
    )  # fmt: skip
    assert not Mandate.objects.filter(user=cast.second, edition=later).exists()
    assert seat_of(cast.assessor, 2028) == seat and Mandate.objects.get(pk=seat.pk).lead
    assert [(one.action, one.data) for one in Event.objects.all()] == [("programme.seat", {"edition": 2028, "copied_from": 2026})]


def test_pressed_again_nobody_sits_twice(as_, later, cast):
    client, chosen = as_("secretariat"), {"anggota": [seat_of(cast.lead).pk]}
    client.post(copy_of(), chosen)

    refuse(client, copy_of(), chosen, "Belum ada yang ditandai, atau semuanya sudah duduk dalam tim.")


@pytest.mark.parametrize("chosen", [[], ["x"], ["9" * 40], ["-1"], ["²"], ["a\x00b"]])
def test_a_forged_choice_seats_nobody(as_, later, chosen):
    refuse(as_("secretariat"), copy_of(), {"anggota": chosen}, "Belum ada yang ditandai")


def test_whose_commodities_the_edition_does_not_take_is_left_out(as_, later, cast):
    later.edition_commodities.all().delete()

    reasons = {one.left_out for one in as_("secretariat").get(copy_of()).context["left_out"]}
    assert reasons == {"Komoditasnya tidak ada pada periode ini."}


def test_the_first_edition_has_nothing_to_copy(as_, edition):
    assert "Tidak ada yang dapat disalin" in as_("secretariat").get(COPY).text
    refuse(as_("secretariat"), COPY, {"anggota": "1"}, "Tidak ada yang dapat disalin")
