"""The step of the sentra: choose, record, complete, change."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nominations.models import Nomination, Sentra
from ovop_portal.audit.models import Event
from ovop_portal.programme.models import Commodity

SENTRA = {
    "name": "Sentra Tenun Mekar", "place": "Desa Mekar", "units": "32", "workers": "1.200", "association": "", "facilities": "",
    "decree_number": "430/7/2020", "decree_date": "2020-05-04", "decree_signatory": "Bupati Bandung",
}  # fmt: skip


def address(nomination):
    return f"/usulan/{nomination.code}/isi/sentra/"


def other_sentra(region="32.04", commodity="kain_tenun", name="Sentra Lain"):
    return Sentra.objects.create(name=name, region_id=region, commodity=Commodity.objects.get(code=commodity), place="Desa Lain")


def test_a_recorded_sentra_is_chosen(as_, nominate):
    nomination = nominate(without=["sentra"])
    sentra = other_sentra()

    response = as_("bandung").post(address(nomination), {"sentra": sentra.pk, "pilih": "1"})

    nomination.refresh_from_db()
    assert response.url == address(nomination)
    assert nomination.sentra == sentra
    assert Event.objects.get(action="nominations.save").data == {"step": "sentra", "changed": ["sentra"]}


def test_a_new_sentra_is_recorded_for_the_region(as_, nominate):
    nomination = nominate(without=["sentra"])

    response = as_("bandung").post(address(nomination), SENTRA | {"lanjut": "1"})

    nomination.refresh_from_db()
    assert response.url == f"/usulan/{nomination.code}/isi/produk/"
    sentra = nomination.sentra
    assert (sentra.name, sentra.region_id, sentra.commodity.code, sentra.units, sentra.workers) == (
        "Sentra Tenun Mekar", "32.04", "kain_tenun", 32, 1200,
    )  # fmt: skip


def test_a_first_sentra_is_asked_for_at_once(as_, nominate):
    nomination = nominate(without=["sentra"])
    Sentra.objects.all().delete()

    page = as_("bandung").get(address(nomination)).content.decode()

    assert "Belum ada sentra Kain Tenun yang tercatat di Kabupaten Bandung." in page


def test_a_chosen_sentra_is_completed(as_, nominate):
    nomination = nominate()

    response = as_("bandung").post(address(nomination), SENTRA | {"version": "1"})

    assert response.status_code == 302
    assert Sentra.objects.get().units == 32
    assert "Ganti sentra" in as_("bandung").get(address(nomination)).content.decode()


def test_another_sentra_can_be_taken(as_, nominate):
    nomination = nominate()
    sentra = other_sentra()

    assert "Pakai sentra ini" in as_("bandung").get(f"{address(nomination)}?ganti").content.decode()
    as_("bandung").post(f"{address(nomination)}?ganti", {"sentra": sentra.pk, "pilih": "1"})

    nomination.refresh_from_db()
    assert nomination.sentra == sentra


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"units": "4"}, "units", "Sentra terdiri dari paling sedikit 5 unit usaha."),
        ({"name": ""}, "name", None),
        ({"decree_date": "2099-01-01"}, "decree_date", "Tanggal ini belum tiba. Periksa tahunnya."),
        ({"decree_date": "31/02/2020"}, "decree_date", None),
        ({"name": "Sentra Lain"}, "name", "Sentra dengan nama ini sudah ada di kabupaten/kota tersebut."),
    ],
)
def test_a_slip_is_named_and_nothing_is_recorded(as_, nominate, wrong, field, sentence):
    nomination = nominate(without=["sentra"])
    other_sentra()
    before = list(Sentra.objects.values()), list(Nomination.objects.values()), Event.objects.count()

    response = as_("bandung").post(address(nomination), SENTRA | wrong)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    if sentence:
        assert sentence in response.content.decode()
    assert "430/7/2020" in response.content.decode()
    assert (list(Sentra.objects.values()), list(Nomination.objects.values()), Event.objects.count()) == before


def test_a_foreign_sentra_cannot_be_chosen(as_, nominate):
    nomination = nominate(without=["sentra"])
    other_sentra()
    for choice in (other_sentra("32.05", name="Garut").pk, other_sentra(commodity=_other().code, name="Lain sekali").pk, 999999, "x", ""):
        response = as_("bandung").post(address(nomination), {"sentra": choice, "pilih": "1"})
        assert response.status_code == 422
    assert Nomination.objects.get().sentra is None


def _other():
    return Commodity.objects.get_or_create(code="lain", defaults={"name": "Lain"})[0]


def test_a_stale_edit_of_a_shared_sentra_shows_both_values(as_, nominate):
    nomination = nominate()
    Sentra.objects.update(units=40, version=2)

    response = as_("bandung").post(address(nomination), SENTRA | {"version": "1", "name": Sentra.objects.get().name})

    assert response.status_code == 422
    assert ("Jumlah unit usaha", "32", "40") in [tuple(row) for row in response.context["form"].conflicts]
    assert Sentra.objects.get().units == 40


def test_a_choice_after_sending_is_refused(as_, nominate):
    nomination = nominate("submitted")
    sentra = other_sentra()

    assert as_("bandung").post(address(nomination), {"sentra": sentra.pk, "pilih": "1"}).status_code == 422
    assert Nomination.objects.get().sentra != sentra


def test_a_decree_of_today_is_taken(as_, nominate):
    nomination = nominate(without=["sentra"])

    assert as_("bandung").post(address(nomination), SENTRA | {"decree_date": timezone.localdate().isoformat()}).status_code == 302
    assert (
        as_("bandung")
        .post(
            f"{address(nomination)}?ganti", SENTRA | {"name": "Lain", "decree_date": (timezone.localdate() + timedelta(days=1)).isoformat()}
        )
        .status_code
        == 422
    )
