"""Words and trigrams, against the examples of PostgreSQL's documentation of pg_trgm."""

import pytest

from ovop_portal.kit.similarity import trigrams, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kain Ténun – 'Melati' No. 7", ["kain", "tenun", "melati", "no", "7"]),
        ("Ma'mur/Sentosa_Jaya", ["ma", "mur", "sentosa", "jaya"]),
        ("STRASSE straße", ["strasse", "strasse"]),
        ("  –  ", []),
        ("", []),
    ],
)
def test_words_are_small_plain_and_in_order(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cat", {"  c", " ca", "cat", "at "}),
        ("foo|bar", {"  f", " fo", "foo", "oo ", "  b", " ba", "bar", "ar "}),
        ("", set()),
    ],
)
def test_trigrams_are_those_of_the_documentation(text, expected):
    assert trigrams(text) == expected
