"""Numbers and codes that people type or read: how they are cleaned, checked and made."""

import re
import secrets
import unicodedata
from collections.abc import Callable

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Crockford's base32: no I, L, O or U, so a code that is read aloud or copied by hand has one reading only.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRET_LENGTH = 26  # × 5 bits = 130 random bits

MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})


def clean_nib(text: str) -> str:
    """The 13 digits of a NIB, typed with spaces, dots or hyphens as one likes."""
    return _digits(text, _("NIB"), {13})


def clean_kbli(text: str) -> str:
    """The 5 digits of a KBLI class."""
    return _digits(text, _("KBLI"), {5})


def clean_npwp(text: str) -> str:
    """The 15 digits of an older NPWP or the 16 of one since 2024; an NPWP is never demanded, so nothing typed stays nothing."""
    return _digits(text, _("NPWP"), {15, 16}) if str(text or "").strip() else ""


def clean_nik(text: str) -> str:
    """The 16 digits of a NIK; show it with `masked` only."""
    return _digits(text, _("NIK"), {16})


def clean_phone(text: str) -> str:
    """An Indonesian telephone number in international form, "+6281234567890", however it was typed."""
    try:
        number = phonenumbers.parse(_plain(text), "ID")
    except phonenumbers.NumberParseException as error:
        raise ValidationError(_("Nomor telepon tidak terbaca. Tulis seperti 0812 3456 7890."), code="phone") from error
    if number.country_code != 62:
        raise ValidationError(_("Nomor telepon harus nomor Indonesia (+62). Tulis seperti 0812 3456 7890."), code="phone")
    if not phonenumbers.is_valid_number(number):
        message = _("Nomor telepon ini bukan nomor yang berlaku; periksa jumlah angkanya. Tulis seperti 0812 3456 7890.")
        raise ValidationError(message, code="phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def shown_phone(number: str) -> str:
    """A stored number as people read it: "+62 812-3456-7890"; what is no number is shown as it stands."""
    try:
        parsed = phonenumbers.parse(number, "ID")
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def masked(number: str, visible: int = 4) -> str:
    """All but the last characters hidden: "••••••••••••0001"; at least half of the number is always hidden."""
    visible = min(visible, len(number) // 2)
    return "•" * (len(number) - visible) + number[len(number) - visible :]


def validate_nib(text: str) -> None:
    """For a model field: exactly the stored form, 13 digits and nothing else."""
    _stored(text, clean_nib)


def validate_kbli(text: str) -> None:
    """For a model field: exactly the stored form, 5 digits and nothing else."""
    _stored(text, clean_kbli)


def validate_npwp(text: str) -> None:
    """For a model field: exactly the stored form, 15 or 16 digits, or nothing."""
    _stored(text, clean_npwp)


def validate_phone(text: str) -> None:
    """For a model field: exactly the stored form, "+62…"."""
    _stored(text, clean_phone)


def short_code(length: int = 8) -> str:
    """A random code that people can read, type and dictate: 5 bits a character. No secret unless long: see `secret_code`."""
    return "".join(secrets.choice(ALPHABET) for _index in range(length))


def secret_code() -> str:
    """A random code that nobody can guess, for an address: 26 characters of base32, 130 bits, letters in lower case."""
    return short_code(SECRET_LENGTH).lower()


def read_code(text: str) -> str:
    """A code as `short_code` made it, from what a person typed: case, spaces, hyphens and the letters O, I, L do not matter."""
    return re.sub(r"[\s-]", "", _plain(text)).upper().translate(MISREAD)


def _digits(text: str, name: object, lengths: set[int]) -> str:
    """The digits alone; a refusal says what is wrong with which number and how it should look."""
    plain = re.sub(r"[\s.\-–]", "", _plain(text))
    wanted = " / ".join(str(length) for length in sorted(lengths))
    if re.search(r"[^0-9]", plain):
        message = _("%(name)s hanya berisi angka; hapus huruf atau tanda lain. %(name)s terdiri dari %(wanted)s angka.")
        raise ValidationError(message, code="digits", params={"name": name, "wanted": wanted})
    if len(plain) not in lengths:
        message = _("%(name)s terdiri dari %(wanted)s angka; yang Anda ketik %(typed)d.")
        raise ValidationError(message, code="length", params={"name": name, "wanted": wanted, "typed": len(plain)})
    return plain


def _stored(text: str, clean: Callable[[str], str]) -> None:
    if clean(text) != text:
        raise ValidationError(_("Simpan nomor ini tanpa spasi, titik, atau tanda hubung."), code="stored_form")


def _plain(text: str) -> str:
    """Full-width and other compatibility characters as their plain ones, invisible ones gone."""
    normal = unicodedata.normalize("NFKC", str(text or ""))
    return "".join(character for character in normal if unicodedata.category(character) not in {"Cf", "Cc"} or character.isspace()).strip()
