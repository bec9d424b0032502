"""Numbers as people here type them, and identifiers that are stored in one form."""

from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError

from ovop_portal.kit.forms import NormalisedField, NumberField, RupiahField, WholeNumberField, read_number, shown_number
from ovop_portal.kit.identifiers import clean_nib


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234.567", "1234567"),
        ("1.234.567,5", "1234567.5"),
        ("1234567", "1234567"),
        (" 1 234 567 ", "1234567"),
        ("1.234", "1234"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("0,05", "0.05"),
        ("-3", "-3"),
        ("1234567.89", "1234567.89"),
    ],
)
def test_numbers_are_read_as_they_are_written_here(typed, number):
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "1.23.4", "1,2,3", "1,234.5", "seribu", "1e5", "NaN", "٣", "--1", "12,", "Infinity"])
def test_a_number_that_cannot_be_read_says_how_to_write_it(typed):
    with pytest.raises(ValidationError) as caught:
        read_number(typed)
    assert caught.value.messages == ["Angka ini tidak terbaca. Tulis seperti 1.234.567 atau 12,5."]


@pytest.mark.parametrize(
    ("number", "shown"), [(1234567, "1.234.567"), (Decimal("1234.50"), "1.234,50"), (0.5, "0,5"), (-1000, "-1.000"), (0, "0")]
)
def test_a_shown_number_is_read_back_as_itself(number, shown):
    assert shown_number(number) == shown
    assert read_number(shown) == Decimal(str(number))


@pytest.mark.parametrize("typed", ["Rp1.234.567", "rp 1.234.567,00", "Rp. 1234567,-", "IDR 1,234,567".replace(",", "."), "1234567"])
def test_rupiah_may_carry_their_sign(typed):
    assert RupiahField().clean(typed) == 1_234_567


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (WholeNumberField(), "12,5", "Tulis angka bulat, tanpa desimal, misalnya 1.234.567."),
        (RupiahField(), "Rp banyak", "Angka ini tidak terbaca. Tulis seperti 1.234.567 atau 12,5."),
        (WholeNumberField(), "1" * 400, None),
        (NumberField(max_digits=5, decimal_places=2), "1234,567", None),
        (WholeNumberField(min_value=1), "0", None),
    ],
)
def test_a_wrong_number_is_a_sentence(field, typed, sentence):
    with pytest.raises(ValidationError) as caught:
        field.clean(typed)
    assert sentence is None or sentence in caught.value.messages


def test_whole_numbers_come_out_whole_and_empty_ones_as_nothing():
    assert type(WholeNumberField().clean("1.200")) is int
    assert WholeNumberField(required=False).clean(" ") is None
    assert NumberField().clean("82,5") == Decimal("82.5")


def test_a_number_is_shown_with_dots_and_asks_for_the_keyboard_of_digits():
    class Form(forms.Form):
        harga = RupiahField()

    html = str(Form(initial={"harga": 1_234_567})["harga"])
    assert 'value="1.234.567"' in html
    assert 'inputmode="numeric"' in html
    assert 'type="text"' in html
    assert 'value="1,2,3"' in str(Form({"harga": "1,2,3"})["harga"])
    assert not Form({"harga": "1.234.567"}, initial={"harga": 1_234_567}).has_changed()


def test_a_normalised_field_stores_one_form():
    field = NormalisedField(clean_nib, label="NIB")
    assert field.clean(" 1234 5678 90123") == "1234567890123"
    assert NormalisedField(clean_nib, required=False).clean(" ") == ""
    with pytest.raises(ValidationError, match="13 angka"):
        field.clean("12")
