"""Starting a nomination: what is known is found, what another office owns stays hidden, and a slip changes nothing."""

import pytest
from django.db import IntegrityError

from nominations import scopes
from nominations.models import Answers, Document, Ikm, Nomination, Product
from ovop_portal.audit.models import Event
from ovop_portal.programme.models import Commodity
from tests.building import bring, make_draft, shift

NIB = "9120001234567"


def facts(period, **fields):
    commodity = Commodity.objects.get(code="kain_tenun")
    base = {"edition": period.pk, "nib": NIB, "ikm_name": "UD Kenanga", "commodity": commodity.pk, "product_name": "Tenun Kenanga"}
    return base | fields


def counts():
    return [model.objects.count() for model in (Ikm, Product, Nomination, Answers, Document, Event)]


def test_a_regency_begins_a_draft_of_its_own_region(as_, edition, cast):
    response = as_("bandung").post("/usulan/baru/", facts(edition))

    nomination = Nomination.objects.get()
    assert response.status_code == 302
    assert response.url == f"/usulan/{nomination.code}/isi/ikm/"
    assert (nomination.state, nomination.kind, nomination.office, nomination.officer) == (
        "draft", "new", cast.bandung.organisation, cast.bandung,
    )  # fmt: skip
    assert (nomination.region_id, nomination.product.ikm.region_id) == ("32.04", "32.04")
    assert (nomination.product.name, nomination.product.ikm.name, nomination.product.ikm.nib) == ("Tenun Kenanga", "UD Kenanga", NIB)
    assert Answers.objects.filter(nomination=nomination).exists()
    assert 0 < nomination.readiness < 20
    assert Event.objects.get(action="nominations.create").actor == cast.bandung


def test_the_nib_is_already_the_number_of_the_legality(as_, edition):
    as_("bandung").post("/usulan/baru/", facts(edition))

    paper = Document.objects.get()
    assert (paper.rule.code, paper.number, paper.issuer) == ("industry_legality", NIB, "OSS – Kementerian Investasi")


@pytest.mark.parametrize("typed", [" 9120-0012.34567 ", "９１２０００１２３４５６７", "9120001234567\u200b"])
def test_a_nib_may_be_typed_as_it_stands_on_the_paper(as_, edition, typed):
    as_("bandung").post("/usulan/baru/", facts(edition, nib=typed))

    assert Ikm.objects.get().nib == NIB


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"nib": "91200012345AB"}, "nib", "NIB hanya berisi angka; hapus huruf atau tanda lain. NIB terdiri dari 13 angka."),
        ({"nib": "912000123456"}, "nib", "NIB terdiri dari 13 angka; yang Anda ketik 12."),
        ({"nib": ""}, "nib", None),
        ({"ikm_name": ""}, "ikm_name", "NIB ini belum tercatat. Isi nama IKM-nya."),
        ({"product_name": "   "}, "product_name", None),
        ({"product_name": "x" * 121}, "product_name", None),
        ({"commodity": "999"}, "commodity", None),
        ({"commodity": "abc"}, "commodity", None),
        ({"edition": "0"}, "edition", None),
    ],
)
def test_a_slip_is_named_and_nothing_is_begun(as_, edition, wrong, field, sentence):
    before = counts()
    response = as_("bandung").post("/usulan/baru/", facts(edition, **wrong))

    assert response.status_code == 422
    assert field in response.context["form"].errors
    if sentence:
        assert sentence in response.content.decode()
    assert "Tenun Kenanga" in response.content.decode() or "product_name" in wrong
    assert counts() == before


def test_a_commodity_that_the_edition_does_not_take_is_refused(as_, edition):
    other = Commodity.objects.create(code="lain", name="Lain")
    before = counts()

    assert as_("bandung").post("/usulan/baru/", facts(edition, commodity=other.pk)).status_code == 422
    assert counts() == before


def test_a_nib_of_another_region_tells_its_place_and_nothing_more(as_, edition, cast):
    make_draft(edition, cast.garut, nib=NIB, product="Rahasia Garut")
    before = counts()

    response = as_("bandung").post("/usulan/baru/", facts(edition))
    page = response.content.decode()

    assert response.status_code == 422
    assert "NIB ini sudah terdaftar di Kabupaten Garut; hubungi sekretariat." in page
    for secret in ("Rahasia Garut", "UD Melati Rejeki", "Sri Wahyuni"):
        assert secret not in page
    assert counts() == before


def test_a_known_firm_is_found_by_its_nib(as_, edition, cast):
    known = make_draft(edition, cast.bandung, nib=NIB).product.ikm

    as_("bandung").post("/usulan/baru/", facts(edition, ikm_name=""))

    assert Ikm.objects.get() == known
    assert known.products.filter(name="Tenun Kenanga").exists()


def test_a_product_of_an_earlier_edition_is_taken_up_again(as_, edition, cast, nominate):
    old = nominate("submitted", nib=NIB, product="Tenun Kenanga")
    Nomination.objects.filter(pk=old.pk).update(edition=_older(edition))

    as_("bandung").post("/usulan/baru/", facts(edition, product_name="tenun  kenanga"))

    new = Nomination.objects.exclude(pk=old.pk).get()
    assert (new.product, new.sentra, new.kind) == (old.product, old.sentra, "new")


def _older(edition):
    older = type(edition).objects.get(pk=edition.pk)
    older.pk, older.year, older.name = None, 2024, "OVOP 2024"
    older.save()
    return older


def test_an_earlier_holder_is_marked_for_re_evaluation_by_the_system(as_, edition, monkeypatch):
    monkeypatch.setattr(scopes.HOLDERS, "_registered", [lambda product: product.name == "Tenun Kenanga"])

    page = as_("bandung").post("/usulan/baru/", facts(edition), follow=True).content.decode()

    assert Nomination.objects.get().kind == "re-evaluation"
    assert "dicatat sebagai penilaian ulang" in page


def test_the_same_product_twice_leads_to_the_draft_that_exists(as_, edition, cast):
    first = make_draft(edition, cast.bandung, nib=NIB, product="Tenun Kenanga")
    before = counts()

    response = as_("bandung").post("/usulan/baru/", facts(edition, product_name="TENUN KENANGA"))

    assert response.status_code == 422
    assert "Produk ini sudah diusulkan pada periode yang sama." in response.content.decode()
    assert f'href="/usulan/{first.code}/"' in response.content.decode()
    assert counts() == before


def test_a_product_that_another_office_nominated_is_refused_without_a_link(as_, edition, cast):
    first = make_draft(edition, cast.bandung, nib=NIB, product="Tenun Kenanga")

    response = as_("jabar").post("/usulan/baru/", facts(edition, region="32.04"))

    assert response.status_code == 422
    assert "Produk ini sudah diusulkan pada periode yang sama." in response.content.decode()
    assert first.code not in response.content.decode()
    assert Nomination.objects.count() == 1


def test_a_product_keeps_its_commodity(as_, edition, cast):
    batik = Commodity.objects.get(code="kain_tenun")
    batik.pk, batik.code, batik.name = None, "kain_lain", "Kain lain"
    batik.save()
    edition.edition_commodities.create(commodity=batik, rubric=edition.edition_commodities.get().rubric)
    make_draft(edition, cast.bandung, nib=NIB, product="Tenun Kenanga")

    response = as_("bandung").post("/usulan/baru/", facts(edition, commodity=batik.pk))

    assert response.status_code == 422
    assert "Tenun Kenanga tercatat sebagai Kain Tenun." in response.content.decode()


def test_a_province_chooses_one_of_its_regencies(as_, edition, cast):
    as_("jabar").post("/usulan/baru/", facts(edition, region="32.05"))

    nomination = Nomination.objects.get()
    assert (nomination.region_id, nomination.office) == ("32.05", cast.jabar.organisation)


@pytest.mark.parametrize("region", ["33.74", "32", "", "99.99"])
def test_a_province_nominates_in_its_own_province_alone(as_, edition, region):
    before = counts()

    assert as_("jabar").post("/usulan/baru/", facts(edition, region=region)).status_code == 422
    assert counts() == before


def test_a_province_is_told_where_a_firm_of_its_own_is_recorded(as_, edition, cast):
    make_draft(edition, cast.garut, nib=NIB)

    response = as_("jabar").post("/usulan/baru/", facts(edition, region="32.04"))

    assert "NIB ini tercatat di Kabupaten Garut. Pilih kabupaten/kota itu." in response.content.decode()


def test_a_regency_cannot_forge_another_region(as_, edition):
    as_("bandung").post("/usulan/baru/", facts(edition, region="32.05"))

    assert Nomination.objects.get().region_id == "32.04"


@pytest.mark.parametrize(("nominators", "who"), [("regency", "jabar"), ("province", "bandung")])
def test_the_edition_says_which_level_nominates(as_, edition, nominators, who):
    edition.nominators = nominators
    edition.save()
    before = counts()

    assert "Pengusulan sedang tidak dibuka" in as_(who).get("/usulan/baru/").content.decode()
    response = as_(who).post("/usulan/baru/", facts(edition, region="32.04"))

    assert response.status_code == 422
    assert counts() == before


def test_a_closed_door_says_when_it_opens(as_, edition):
    shift(edition, "preparation")

    page = as_("bandung").get("/usulan/baru/").content.decode()

    assert "OVOP 2026 menerima usulan mulai" in page
    assert as_("bandung").post("/usulan/baru/", facts(edition)).status_code == 422
    assert Nomination.objects.count() == 0


def test_the_page_says_until_when(as_, edition):
    page = as_("bandung").get("/usulan/baru/").content.decode()

    assert "usulan diterima sampai" in page
    assert "WITA" in page


@pytest.mark.parametrize("who", ["secretariat", "director", "auditor", "assessor", "administrator"])
def test_only_offices_nominate(as_, edition, who):
    assert as_(who).get("/usulan/baru/").status_code == 403
    assert as_(who).post("/usulan/baru/", facts(edition)).status_code == 403
    assert Nomination.objects.count() == 0


def test_a_race_for_the_same_nib_is_told_and_begins_nothing(as_, edition, monkeypatch):
    before = counts()

    def faster(**fields):
        raise IntegrityError("UNIQUE constraint failed")

    monkeypatch.setattr("nominations.drafting.begin", faster)
    response = as_("bandung").post("/usulan/baru/", facts(edition))

    assert response.status_code == 422
    assert "baru saja dicatat di tempat lain. Tekan sekali lagi." in response.content.decode()
    assert counts() == before


def test_a_draft_whose_event_fails_is_not_begun(as_, edition, monkeypatch):
    before = counts()

    def broken(*args, **kwargs):
        raise RuntimeError("no event")

    monkeypatch.setattr("nominations.drafting.record", broken)
    with pytest.raises(RuntimeError):
        as_("bandung").post("/usulan/baru/", facts(edition))

    assert counts() == before


def test_a_withdrawn_nomination_bars_a_second_one(as_, edition, cast):
    bring(make_draft(edition, cast.bandung, nib=NIB, product="Tenun Kenanga"), "withdrawn", cast)

    assert as_("bandung").post("/usulan/baru/", facts(edition)).status_code == 422
    assert Nomination.objects.count() == 1
