"""Numbers that people type in their own way, and codes that nobody should misread or guess."""

import re

import pytest
from django.core.exceptions import ValidationError

from ovop_portal.kit import identifiers


def refusal(clean, text):
    with pytest.raises(ValidationError) as caught:
        clean(text)
    return caught.value.messages


@pytest.mark.parametrize(
    "typed",
    [
        "1234567890123",
        " 1234 5678 90123 ",
        "1.234.567.890.123",
        "1234-5678-90123",
        "１２３４５６７８９０１２３",
        "\u200e1234567890123\u00a0",
    ],
)
def test_a_nib_may_be_typed_as_it_is_printed(typed):
    assert identifiers.clean_nib(typed) == "1234567890123"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("123456789012", "NIB terdiri dari 13 angka; yang Anda ketik 12."),
        ("12345678901234", "NIB terdiri dari 13 angka; yang Anda ketik 14."),
        ("", "NIB terdiri dari 13 angka; yang Anda ketik 0."),
        ("NIB123456789", "NIB hanya berisi angka; hapus huruf atau tanda lain. NIB terdiri dari 13 angka."),
        ("12345678901२३", "NIB hanya berisi angka; hapus huruf atau tanda lain. NIB terdiri dari 13 angka."),
        ("=1234567890123", "NIB hanya berisi angka; hapus huruf atau tanda lain. NIB terdiri dari 13 angka."),
    ],
)
def test_a_wrong_nib_says_what_to_mend(typed, sentence):
    assert refusal(identifiers.clean_nib, typed) == [sentence]


def test_a_kbli_has_five_digits():
    assert identifiers.clean_kbli("13 134") == "13134"
    assert refusal(identifiers.clean_kbli, "1313") == ["KBLI terdiri dari 5 angka; yang Anda ketik 4."]


def test_an_npwp_has_fifteen_or_sixteen_digits_and_may_be_missing():
    assert identifiers.clean_npwp("01.234.567.8-901.000") == "012345678901000"
    assert identifiers.clean_npwp("0012345678901000") == "0012345678901000"
    assert identifiers.clean_npwp("  ") == ""
    assert refusal(identifiers.clean_npwp, "0123") == ["NPWP terdiri dari 15 / 16 angka; yang Anda ketik 4."]


def test_a_nik_is_shown_with_its_end_only():
    assert identifiers.clean_nik("3204 1234 1234 0001") == "3204123412340001"
    assert identifiers.masked("3204123412340001") == "••••••••••••0001"
    assert identifiers.masked("1234") == "••34"
    assert identifiers.masked("") == ""


@pytest.mark.parametrize("typed", ["081234567890", "0812-3456-7890", "+62 812 3456 7890", "62 812 3456 7890", "(0812) 3456.7890"])
def test_a_telephone_number_is_stored_in_one_form(typed):
    assert identifiers.clean_phone(typed) == "+6281234567890"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Nomor telepon tidak terbaca. Tulis seperti 0812 3456 7890."),
        ("telepon", "Nomor telepon tidak terbaca. Tulis seperti 0812 3456 7890."),
        ("+65 6123 4567", "Nomor telepon harus nomor Indonesia (+62). Tulis seperti 0812 3456 7890."),
        ("0812", "Nomor telepon ini bukan nomor yang berlaku; periksa jumlah angkanya. Tulis seperti 0812 3456 7890."),
    ],
)
def test_a_wrong_telephone_number_says_how_to_write_it(typed, sentence):
    assert refusal(identifiers.clean_phone, typed) == [sentence]


def test_a_stored_number_is_read_in_groups():
    assert identifiers.shown_phone("+6281234567890") == "+62 812-3456-7890"
    assert identifiers.shown_phone("tidak ada") == "tidak ada"


@pytest.mark.parametrize(
    ("validate", "good", "bad"),
    [
        (identifiers.validate_nib, "1234567890123", "1234 567890123"),
        (identifiers.validate_kbli, "13134", "13.134"),
        (identifiers.validate_npwp, "012345678901000", "01.234.567.8-901.000"),
        (identifiers.validate_phone, "+6281234567890", "081234567890"),
    ],
)
def test_a_model_takes_the_stored_form_only(validate, good, bad):
    assert validate(good) is None
    assert refusal(validate, bad) == ["Simpan nomor ini tanpa spasi, titik, atau tanda hubung."]


def test_codes_have_one_reading():
    code = identifiers.short_code(12)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{12}", code)
    assert identifiers.read_code(f" {code[:4].lower()}-{code[4:8]} {code[8:]} ") == code
    assert identifiers.read_code("oil-0il") == "011011"
    assert len({identifiers.short_code() for _index in range(500)}) == 500


def test_a_secret_code_holds_128_random_bits_and_fits_an_address():
    code = identifiers.secret_code()
    assert re.fullmatch(r"[0-9a-hjkmnp-tv-z]{26}", code)
    assert len(code) * 5 >= 128
    assert len({identifiers.secret_code() for _index in range(500)}) == 500
