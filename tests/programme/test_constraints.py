"""What an edition and a star rule may never be: refused by the database, in a sentence where a person may cause it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from ovop_portal.programme.models import Commodity, DocumentRule, Edition, EditionCommodity, Rubric, StarRule
from tests import building


@pytest.fixture
def edition(rubric):
    return building.make_edition()


@pytest.mark.parametrize(
    ("earlier", "later", "sentence"),
    [
        ("nomination_opens", "nomination_closes", "Pengusulan harus ditutup sesudah dibuka."),
        ("nomination_closes", "screening_closes", "Seleksi administrasi harus selesai sesudah pengusulan ditutup."),
        ("assessment_opens", "assessment_closes", "Penilaian harus ditutup sesudah dibuka."),
        ("assessment_closes", "publication_at", "Pengumuman harus sesudah penilaian ditutup."),
    ],
)
def test_the_instants_of_an_edition_stand_in_order(edition, earlier, later, sentence):
    setattr(edition, later, getattr(edition, earlier))

    with pytest.raises(ValidationError) as refusal:
        edition.validate_constraints()
    assert sentence in refusal.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        edition.save()
    assert getattr(Edition.objects.get(), later) != getattr(edition, earlier)


@pytest.mark.parametrize(
    "thresholds",
    [{"one_from": 70}, {"two_from": 85}, {"three_from": 60}, {"one_from": 90}],
    ids=["one equals two", "two equals three", "three under two", "one over all"],
)
def test_thresholds_rise(edition, thresholds):
    rule = edition.star_rule
    for name, value in thresholds.items():
        setattr(rule, name, Decimal(value))

    with pytest.raises(ValidationError) as refusal:
        rule.validate_constraints()
    assert refusal.value.messages == ["Ambang harus naik: bintang satu < bintang dua < bintang tiga."]
    with pytest.raises(IntegrityError), transaction.atomic():
        rule.save()
    assert StarRule.objects.get().one_from == 55


def test_a_year_has_one_edition(edition):
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(year=edition.year, name="Lagi", regulation="–", **building.instants("preparation"))


def test_a_commodity_stands_once_in_an_edition(edition, rubric):
    with pytest.raises(IntegrityError), transaction.atomic():
        EditionCommodity.objects.create(edition=edition, commodity=rubric.commodity, rubric=rubric)


def test_a_rule_for_all_commodities_stands_once(edition):
    with pytest.raises(IntegrityError), transaction.atomic():
        DocumentRule.objects.create(edition=edition, code="sentra_decree", name="Lagi")


def test_a_rubric_that_judges_an_edition_cannot_be_deleted(edition, rubric):
    with pytest.raises(IntegrityError), transaction.atomic():
        Rubric.objects.filter(pk=rubric.pk).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Commodity.objects.filter(pk=rubric.commodity_id).delete()


@pytest.mark.parametrize(
    ("phase", "word"),
    [
        ("preparation", "Persiapan"),
        ("nomination", "Pengusulan"),
        ("screening", "Seleksi administrasi"),
        ("assessment", "Penilaian"),
        ("decision", "Penetapan"),
        ("published", "Hasil diumumkan"),
    ],
)
def test_an_edition_knows_its_phase(rubric, phase, word):
    assert building.make_edition(phase=phase).phase().label == word


def test_nominations_are_taken_up_to_the_instant_and_not_a_moment_longer(edition):
    closes = edition.nomination_closes

    assert edition.accepts_nominations(closes - timedelta(microseconds=1))
    assert not edition.accepts_nominations(closes)
    assert edition.accepts_nominations(edition.nomination_opens)
    assert not edition.accepts_nominations(edition.nomination_opens - timedelta(seconds=1))


def test_a_commodity_takes_the_codes_of_its_industry():
    assert Commodity(kbli_prefixes="10,11").takes_kbli("11040")
    assert not Commodity(kbli_prefixes="10, 11").takes_kbli("13134")
    assert Commodity(kbli_prefixes="").takes_kbli("99999")
