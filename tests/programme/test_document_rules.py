"""The default document rules of a new edition: one readable table of what each commodity must hand in."""

import pytest

from ovop_portal.programme import document_rules, rubrics
from ovop_portal.programme.models import Commodity, DocumentRule, Edition
from tests import building

# rows: code; columns: commodity; values: mandatory, asked, bonus or - (not asked)
TABLE = """
    code                 makanan_minuman  kain_batik  kain_tenun  anyaman    gerabah
    sentra_decree        mandatory        mandatory   mandatory   mandatory  mandatory
    nomination_letter    mandatory        mandatory   mandatory   mandatory  mandatory
    industry_legality    mandatory        mandatory   mandatory   mandatory  mandatory
    product_sample       mandatory        mandatory   mandatory   mandatory  mandatory
    distribution_permit  mandatory        -           -           -          -
    halal                mandatory        -           -           -          -
    lab_test             mandatory        -           -           -          -
    group_decree         asked            asked       asked       asked      asked
    trademark            bonus            bonus       bonus       bonus      bonus
    batikmark            -                bonus       -           -          -
    food_standard        bonus            -           -           -          -
    environment          bonus            bonus       bonus       bonus      bonus
"""


@pytest.fixture
def edition(db):
    rubrics.load()
    edition = Edition.objects.create(year=2026, name="OVOP 2026", regulation="Permenperin 14/2021", **building.instants("nomination"))
    document_rules.add_defaults(edition)
    return edition


def test_each_commodity_is_asked_what_the_sources_say(edition):
    header, *lines = [line.split() for line in TABLE.strip().splitlines()]
    wanted = {line[0]: dict(zip(header[1:], line[1:], strict=True)) for line in lines}

    found = {code: dict.fromkeys(header[1:], "-") for code in wanted}
    for commodity in Commodity.objects.all():
        for rule in DocumentRule.objects.for_commodity(edition.pk, commodity.pk):
            found[rule.code][commodity.code] = rule.demand
    assert found == wanted


def test_kinds_and_expiry_are_as_the_form_needs_them(edition):
    kinds = dict(DocumentRule.objects.exclude(kind="file").values_list("code", "kind"))

    assert kinds == {"industry_legality": "number", "product_sample": "sample"}
    assert set(DocumentRule.objects.filter(expires=True).values_list("code", flat=True)) == {
        "distribution_permit", "trademark", "batikmark", "food_standard",
    }  # fmt: skip


def test_what_no_source_names_is_marked_as_proposed(edition):
    proposed = set(DocumentRule.objects.filter(sourcing="proposed").values_list("code", flat=True))

    assert proposed == {"trademark", "batikmark", "food_standard", "environment"}
    assert not DocumentRule.objects.filter(sourcing="published", clause="").exists()


def test_only_mandatory_files_are_asked_again_at_the_ceremony(edition):
    again = set(DocumentRule.objects.filter(asked_at_ceremony=True).values_list("code", flat=True))

    assert again == {"sentra_decree", "nomination_letter", "distribution_permit", "halal", "lab_test"}


def test_rules_of_a_commodity_that_does_not_exist_are_left_out(db):
    rubrics.load(only=["kain_tenun"])
    edition = Edition.objects.create(year=2028, name="OVOP 2028", regulation="–", **building.instants("preparation"))

    codes = {rule.code for rule in document_rules.add_defaults(edition)}

    assert codes.isdisjoint({"halal", "batikmark", "food_standard"}) and len(codes) == 7
