"""A password rule for Indonesian offices: no common words with a year behind them."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

COMMON = frozenset(
    """bismillah indonesia garuda merdeka pancasila rahasia katasandi sandiku password dinas disperin disperindag perindustrian
    kemenperin sekretariat operator admin administrator anggrek melati mawar sayang cintaku sayangku keluarga bahagia sukses
    semangat jakarta bandung surabaya semarang medan makassar bali ovop ikm umkm sentra bintang qwerty asdfgh""".split()
)


class CommonIndonesianValidator:
    """Refuses a password that is a common word with digits or marks around it ("Indonesia2026!")."""

    def validate(self, password, user=None):
        bare = re.sub(r"[^a-z]", "", password.lower())
        if bare in COMMON:
            raise ValidationError(_("Kata sandi ini terlalu mudah ditebak. Gabungkan beberapa kata yang tidak berhubungan."), code="common")

    def get_help_text(self):
        return _("Jangan hanya satu kata umum yang diberi angka, misalnya “Indonesia2026!”.")
