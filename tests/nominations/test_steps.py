"""Filling in a draft step by step: what is kept, what is refused, what two tabs do to each other."""

import pytest
from django.db import IntegrityError

from nominations.models import Answers, Ikm, Nomination
from nominations.workflow import NOMINATION
from ovop_portal.audit.models import Event
from tests.building import make_user

IKM = {
    "kbli": "13121", "brand": "Kenanga", "name": "UD Kenanga", "owner": "Wayan Sari", "owner_gender": "woman", "address": "Jalan Melur 3",
    "village": "Sukajadi", "district": "Cikancung", "phone": "0812 3456 7890", "email": "kenanga@contoh.id", "scale": "small",
    "founded": "2011", "joined_sentra": "2014",
}  # fmt: skip
PRODUCTION = {
    "capacity": "500 lembar", "value_added": "40", "output_last": "6.000 lembar", "output_before": "", "equipment": "14 alat tenun",
    "waste": "Diendapkan", "workers_women": "12", "workers_men": "4", "workers_family": "2", "partners": "1.250", "training": "",
}  # fmt: skip
MARKET = {
    "turnover_last": "Rp650.000.000", "turnover_before": "480000000", "reach": "export", "channels": "Toko", "exhibitions": "",
    "export_countries": "Jepang", "export_value": "", "organisation_chart": "written", "procedures": "posted", "bookkeeping": "posted",
    "capital": "Sendiri", "history": "",
}  # fmt: skip


def post(client, nomination, step, data, version=1, **more):
    return client.post(f"/usulan/{nomination.code}/isi/{step}/", data | {"version": version} | more)


@pytest.mark.parametrize("step", ["ikm", "sentra", "produk", "produksi", "pasar", "dokumen", "kirim"])
def test_every_step_is_a_page_of_its_own(as_, nominate, step):
    nomination = nominate()
    response = as_("bandung").get(f"/usulan/{nomination.code}/isi/{step}/")

    assert response.status_code == 200
    assert response.context["steps"][["ikm", "sentra", "produk", "produksi", "pasar", "dokumen", "kirim"].index(step)]["state"] == "current"
    assert "Tersimpan" in response.content.decode()


def test_done_steps_are_marked(as_, nominate):
    steps = as_("bandung").get(f"/usulan/{nominate(without=['sentra', 'sentra_decree']).code}/isi/ikm/").context["steps"]

    assert [step["state"] for step in steps] == ["current", "next", "done", "done", "done", "next", "next"]


def test_save_and_go_on_leads_to_the_next_step(as_, nominate):
    nomination = nominate()

    response = post(as_("bandung"), nomination, "ikm", IKM | {"nib": nomination.product.ikm.nib}, lanjut="1")

    assert response.url == f"/usulan/{nomination.code}/isi/sentra/"
    ikm = Ikm.objects.get()
    assert (ikm.name, ikm.phone, ikm.founded, ikm.version) == ("UD Kenanga", "+6281234567890", 2011, 2)


def test_save_draft_stays_here(as_, nominate):
    nomination = nominate()

    response = post(as_("bandung"), nomination, "produksi", PRODUCTION)

    assert response.url == f"/usulan/{nomination.code}/isi/produksi/"
    answers = Answers.objects.get()
    assert (answers.partners, answers.value_added, answers.version) == (1250, 40, 2)


def test_money_is_read_as_people_write_it(as_, nominate):
    post(as_("bandung"), nominate(), "pasar", MARKET)

    answers = Answers.objects.get()
    assert (answers.turnover_last, answers.turnover_before, answers.export_value) == (650_000_000, 480_000_000, None)


def test_a_draft_may_stay_incomplete(as_, nominate):
    nomination = nominate()

    assert post(as_("bandung"), nomination, "produksi", {"capacity": "500 lembar"}).status_code == 302
    nomination.refresh_from_db()
    assert nomination.answers.equipment == ""
    assert "Peralatan belum diisi." in [str(gap) for gap in nomination.gaps()]


def test_every_save_moves_readiness_and_leaves_an_event(as_, nominate, cast):
    nomination = nominate()
    before = nomination.saved_at

    post(as_("bandung"), nomination, "produksi", {"capacity": "500 lembar"})

    nomination.refresh_from_db()
    event = Event.objects.get(action="nominations.save")
    assert 0 < nomination.readiness < 100
    assert nomination.saved_at > before
    assert (event.actor, event.data["step"], "equipment" in event.data["changed"]) == (cast.bandung, "produksi", True)


def test_another_person_of_the_office_goes_on(client, nominate, cast):
    nomination = nominate()
    other = make_user("rekan", "regency", cast.bandung.organisation)
    client.force_login(other)

    assert post(client, nomination, "produksi", PRODUCTION).status_code == 302
    assert Event.objects.get(action="nominations.save").actor == other


BAD = [
    ("ikm", {"nib": "12AB"}, "nib", "NIB hanya berisi angka"),
    ("ikm", {"kbli": "131"}, "kbli", "KBLI terdiri dari 5 angka; yang Anda ketik 3."),
    ("ikm", {"phone": "abc"}, "phone", "Nomor telepon tidak terbaca."),
    ("ikm", {"email": "bukan"}, "email", None),
    ("ikm", {"founded": "1200"}, "founded", "Isi tahun antara 1850 dan"),
    ("ikm", {"joined_sentra": "2010"}, "joined_sentra", "Tahun bergabung tidak boleh mendahului tahun berdiri (2011)."),
    ("ikm", {"scale": "besar"}, "scale", None),
    ("ikm", {"name": ""}, "name", None),
    ("ikm", {"owner": "x" * 121}, "owner", None),
    ("produksi", {"value_added": "abc"}, "value_added", "Angka ini tidak terbaca."),
    ("produksi", {"value_added": "1001"}, "value_added", "Isi angka 0 sampai 1000."),
    ("produksi", {"workers_women": "-3"}, "workers_women", None),
    ("produksi", {"workers_women": "99999999999999999999"}, "workers_women", None),
    ("produksi", {"workers_women": "2,5"}, "workers_women", "Tulis angka bulat"),
    ("produksi", {"workers_family": "40"}, "workers_family", "tidak boleh melebihi seluruh tenaga kerja (16)."),
    ("pasar", {"turnover_last": "banyak"}, "turnover_last", "Angka ini tidak terbaca."),
    ("pasar", {"reach": "bulan"}, "reach", None),
]


@pytest.mark.parametrize(("step", "wrong", "field", "sentence"), BAD)
def test_a_slip_is_named_nothing_is_saved_and_nothing_typed_is_lost(as_, nominate, step, wrong, field, sentence):
    nomination = nominate()
    good = {"ikm": IKM | {"nib": nomination.product.ikm.nib}, "produksi": PRODUCTION, "pasar": MARKET}[step]
    before = list(Ikm.objects.values()), list(Answers.objects.values()), list(Nomination.objects.values())

    response = post(as_("bandung"), nomination, step, good | wrong)
    page = response.content.decode()

    assert response.status_code == 422
    assert field in response.context["form"].errors
    if sentence:
        assert sentence in page
    assert {"ikm": "Jalan Melur 3", "produksi": "14 alat tenun", "pasar": "Rp650.000.000"}[step] in page or field == "turnover_last"
    assert (list(Ikm.objects.values()), list(Answers.objects.values()), list(Nomination.objects.values())) == before
    assert not Event.objects.filter(action="nominations.save").exists()


def test_a_nib_of_another_firm_is_refused(as_, nominate):
    nominate(by="garut", nib="1111111111111", product="Lain")
    mine = nominate()

    page = post(as_("bandung"), mine, "ikm", IKM | {"nib": "1111111111111"}).content.decode()

    assert "NIB ini sudah terdaftar di Kabupaten Garut; hubungi sekretariat." in page
    assert not Ikm.objects.filter(name="UD Kenanga").exists()


def test_a_nib_can_be_mended_before_anything_was_sent(as_, nominate):
    nomination = nominate()

    post(as_("bandung"), nomination, "ikm", IKM | {"nib": "2222222222222"})

    assert Ikm.objects.get().nib == "2222222222222"
    assert nomination.documents.get(rule__code="industry_legality").number == "2222222222222"


def test_a_nib_that_was_sent_stays(as_, nominate):
    nomination = nominate("returned")
    nib = nomination.product.ikm.nib

    post(as_("bandung"), nomination, "ikm", IKM | {"nib": "2222222222222"})

    assert Ikm.objects.get().nib == nib
    assert Ikm.objects.get().name == "UD Kenanga"


def test_a_stale_edit_shows_both_values_and_saves_nothing(as_, nominate):
    nomination = nominate()
    client = as_("bandung")
    nib = nomination.product.ikm.nib
    post(client, nomination, "ikm", IKM | {"nib": nib, "owner": "Dari tab pertama"})

    response = post(client, nomination, "ikm", IKM | {"nib": nib, "owner": "Dari tab kedua"}, version=1)
    page = response.content.decode()

    assert response.status_code == 422
    assert "Data ini sudah diubah orang lain sejak Anda membukanya." in page
    assert [(row.label, row.mine, row.theirs) for row in response.context["form"].conflicts] == [
        ("Nama pemilik", "Dari tab kedua", "Dari tab pertama")
    ]
    assert "Dari tab pertama" in page and "Dari tab kedua" in page
    assert Ikm.objects.get().owner == "Dari tab pertama"

    newer = response.context["form"]["version"].value()
    again = post(client, nomination, "ikm", IKM | {"nib": nib, "owner": "Dari tab kedua"}, version=newer)
    assert again.status_code == 302
    assert Ikm.objects.get().owner == "Dari tab kedua"


def test_a_race_inside_a_save_is_told_and_changes_nothing(as_, nominate, monkeypatch):
    nomination = nominate()

    def faster(*args, **kwargs):
        raise IntegrityError("UNIQUE constraint failed")

    monkeypatch.setattr("nominations.drafting.keep", faster)
    response = post(as_("bandung"), nomination, "produksi", PRODUCTION)

    assert response.status_code == 422
    assert "Simpan sekali lagi." in response.content.decode()
    assert Answers.objects.get().capacity == "400 lembar"


def test_years_of_both_tabs_are_shown_as_years(as_, nominate):
    nomination = nominate()
    Ikm.objects.update(founded=2009, version=2)

    response = post(as_("bandung"), nomination, "ikm", IKM | {"nib": nomination.product.ikm.nib})

    assert ("Tahun berdiri", "2011", "2009") in [tuple(row) for row in response.context["form"].conflicts]


def test_a_save_pressed_twice_is_no_conflict(as_, nominate):
    nomination = nominate()

    assert post(as_("bandung"), nomination, "produksi", PRODUCTION).status_code == 302
    assert post(as_("bandung"), nomination, "produksi", PRODUCTION).status_code == 302


def test_a_save_after_sending_in_another_tab_is_refused_and_keeps_what_was_typed(as_, nominate, cast):
    nomination = nominate()
    NOMINATION.perform("submit", nomination, cast.bandung)

    response = post(as_("bandung"), nomination, "produksi", PRODUCTION | {"equipment": "Ditulis terlambat"})

    assert response.status_code == 422
    assert "Usulan ini sudah dikirim atau ditarik sejak Anda membukanya" in response.content.decode()
    assert "Ditulis terlambat" in response.content.decode()
    assert Answers.objects.get().equipment == "12 alat tenun bukan mesin"


def test_a_form_that_is_under_way_leads_to_its_page(as_, nominate):
    nomination = nominate("submitted")

    response = as_("bandung").get(f"/usulan/{nomination.code}/isi/ikm/", follow=True)

    assert response.redirect_chain == [(f"/usulan/{nomination.code}/", 302)]
    assert "tidak dapat diubah" in response.content.decode()


def test_a_returned_nomination_can_be_repaired(as_, nominate):
    assert post(as_("bandung"), nominate("returned"), "produksi", PRODUCTION).status_code == 302


@pytest.mark.parametrize("step", ["ikm", "produk", "dokumen"])
def test_a_foreign_draft_does_not_exist(as_, nominate, step):
    nomination = nominate()
    for who in ("garut", "jabar", "jateng", "secretariat", "auditor", "assessor", "administrator"):
        assert as_(who).get(f"/usulan/{nomination.code}/isi/{step}/").status_code == 404
        assert post(as_(who), nomination, step, IKM).status_code == 404
    assert Ikm.objects.get().owner == "Sri Wahyuni"


def test_who_sees_a_sent_nomination_does_not_edit_it(as_, nominate):
    nomination = nominate("returned")
    for who in ("jabar", "secretariat", "director", "auditor"):
        assert as_(who).get(f"/usulan/{nomination.code}/isi/ikm/").status_code == 403
        assert post(as_(who), nomination, "produksi", PRODUCTION).status_code == 403
    assert Answers.objects.get().capacity == "400 lembar"


@pytest.mark.parametrize("address", ["/usulan/TIDAKADA/isi/ikm/", "/usulan/TIDAKADA/dokumen/halal/", "/usulan/TIDAKADA/"])
def test_a_forged_code_does_not_exist(as_, edition, address):
    assert as_("bandung").get(address).status_code == 404


def test_a_misspelt_step_does_not_exist(as_, nominate):
    nomination = nominate()

    assert as_("bandung").get(f"/usulan/{nomination.code}/isi/ikmm/").status_code == 404
    assert as_("bandung").get(f"/usulan/{nomination.code}/dokumen/ikmm/").status_code == 404
    assert as_("bandung").get(f"/usulan/{nomination.code}/dokumen/halal/").status_code == 404


@pytest.mark.parametrize("step", ["ikm", "produksi", "pasar"])
def test_a_save_whose_event_fails_changes_nothing(as_, nominate, monkeypatch, step):
    nomination = nominate()
    before = list(Ikm.objects.values()), list(Answers.objects.values()), list(Nomination.objects.values())
    monkeypatch.setattr("nominations.drafting.record", _break)

    with pytest.raises(RuntimeError):
        data = {"ikm": IKM | {"nib": nomination.product.ikm.nib}, "produksi": PRODUCTION, "pasar": MARKET}[step]
        post(as_("bandung"), nomination, step, data)

    assert (list(Ikm.objects.values()), list(Answers.objects.values()), list(Nomination.objects.values())) == before


def _break(*args, **kwargs):
    raise RuntimeError("no event")
