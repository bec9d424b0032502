"""A firm that may be recorded already is shown before a new one is made; a person decides."""

import math
from random import Random

import pytest
from django.db import connection

from nominations import doubles
from nominations.models import Ikm, Nomination
from ovop_portal.accounts.models import Region
from ovop_portal.kit.similarity import similarity
from ovop_portal.programme.models import Commodity

NAMES = ["UD Melati Rejeki", "Tenun Mawar", "KUB Bunga Rampai", "Batik Kenanga Indah", "Anyaman Rotan Jaya", "Gerabah Sari", "U.D. 7 Putri"]


def facts(edition, **fields):
    given = {"edition": edition.pk, "nib": "1234567890123", "ikm_name": "UD Melati Rezeki", "product_name": "Kain Baru"}
    return given | {"commodity": Commodity.objects.first().pk} | fields


@pytest.fixture
def melati(cast):
    return Ikm.objects.create(nib="9988776655443", name="UD Melati Rejeki", owner="Sri Wahyuni", region_id=cast.bandung.scope)


def test_a_name_alike_is_shown_and_nothing_is_begun(as_, edition, melati):
    response = as_("bandung").post("/usulan/baru/", facts(edition))

    assert response.status_code == 422
    page = response.content.decode()
    assert "IKM ini mungkin sudah tercatat." in page
    assert "UD Melati Rejeki" in page and "9988776655443" in page and "nama mirip" in page
    assert not Nomination.objects.exists()


def test_the_recorded_firm_is_taken_by_its_button(as_, edition, melati):
    response = as_("bandung").post("/usulan/baru/", facts(edition, pakai=melati.nib))

    assert response.status_code == 302
    assert Nomination.objects.get().product.ikm == melati
    assert Ikm.objects.count() == 1


def test_a_person_says_that_it_is_another(as_, edition, melati):
    response = as_("bandung").post("/usulan/baru/", facts(edition, is_new="on"))

    assert response.status_code == 302
    assert Nomination.objects.get().product.ikm.name == "UD Melati Rezeki"
    assert Ikm.objects.count() == 2


def test_a_nib_with_one_slip_is_shown(as_, edition, melati):
    page = as_("bandung").post("/usulan/baru/", facts(edition, nib="9988776655434", ikm_name="Sama Sekali Lain")).content.decode()

    assert "NIB berbeda satu angka" in page


def test_firms_that_the_office_may_not_see_are_not_told(as_, edition, melati):
    Ikm.objects.update(region=Region.objects.get(code="33.74"))

    assert as_("bandung").post("/usulan/baru/", facts(edition)).status_code == 302


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("UD Melati Rejeki", "CV. Melati Rejeki", True),
        ("UD Melati Rejeki", "UD Melati Rezeki", True),
        ("UD Melati", "UD Mawar", False),
        ("Tenun Mawar", "Tenun Melati", False),
        ("Batik Kenanga Indah", "Kenanga Indah Batik", True),
        ("UD", "UD", True),
        ("", "", False),
    ],
)
def test_what_is_alike(one, other, alike):
    assert (doubles._likeness(one, other) >= doubles.ALIKE) == alike


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("1234567890123", "1234567890124", True),
        ("1234567890123", "1234567890132", True),
        ("1234567890123", "2134567890123", True),
        ("1234567890123", "1234567890123", False),
        ("1234567890123", "3214567890123", False),
        ("1234567890123", "9234567890124", False),
        ("123", "1234", False),
    ],
)
def test_one_slip_of_the_keys(one, other, slip):
    assert doubles.one_slip(one, other) == slip


def test_both_databases_count_likeness_alike(db):
    """Five hundred pairs against pg_trgm itself; on SQLite against the counts that its documentation's definition gives by hand."""
    chance = Random(45)
    pairs = [(garbled(chance), garbled(chance)) for _pair in range(500)]
    if connection.vendor != "postgresql":
        assert [similarity(one, other) for one, other in pairs] == [by_hand(one, other) for one, other in pairs]
        return
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        for one, other in pairs:
            cursor.execute("SELECT similarity(%s, %s)", [one, other])
            assert math.isclose(cursor.fetchone()[0], similarity(one, other), abs_tol=1e-6), (one, other)


def garbled(chance):
    """A name of the list with some letters lost, doubled or changed."""
    letters = list(chance.choice(NAMES))
    for _slip in range(chance.randrange(4)):
        at = chance.randrange(len(letters))
        letters[at] = chance.choice(["", letters[at] * 2, chance.choice("aeiou .-7")])
    return "".join(letters)


def by_hand(one, other):
    """The definition, letter by letter."""
    sets = []
    for text in (one, other):
        padded = "".join(letter.lower() if letter.isalnum() else " " for letter in text).split()
        sets.append({f"  {word} "[at : at + 3] for word in padded for at in range(len(word) + 1)})
    return len(sets[0] & sets[1]) / len(sets[0] | sets[1])
