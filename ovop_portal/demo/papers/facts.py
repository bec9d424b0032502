"""What the papers of the sample data may mention, with words for whatever is not handed in."""

from datetime import date
from random import Random

from ovop_portal.demo.words.people import official

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
DEFAULTS = {
    "number": "000/CONTOH/2026",
    "issued": date(2026, 1, 15),
    "expires": None,
    "issuer": "",
    "signatory": "",
    "signatory_title": "",
    "firm": "UD Contoh Sejahtera",
    "owner": "Sulastri",
    "nib": "9900000000000",
    "kbli": "10399",
    "address": "Jalan Kenanga No. 1",
    "village": "Desa Contoh",
    "district": "Kecamatan Contoh",
    "regency": "Kabupaten Contoh",
    "province": "Provinsi Contoh",
    "sentra": "Sentra Contoh",
    "craft": "",
    "units": 12,
    "workers": 60,
    "association": "Kelompok Usaha Bersama Guyub Rukun",
    "members": (),
    "decree_number": "188.45/000/KPTS/2025",
    "decree_date": date(2025, 1, 15),
    "product": "Produk Contoh",
    "commodity": "Makanan dan Minuman",
    "motif": "",
    "brand": "Contoh",
    "year": 2026,
    "standard": "Cara Produksi Pangan Olahan yang Baik (CPPOB)",
}


class Facts(dict):
    """Facts with the defaults beneath; a fact that is empty counts as not handed in.

    Unless told, the same invented officer signs all papers of one kind in one region, and the craft is read from the name of the sentra.
    """

    def __init__(self, handed_in: dict, kind: str = ""):
        super().__init__(DEFAULTS | {name: value for name, value in handed_in.items() if value not in (None, "")})
        self["signatory"] = self["signatory"] or official(Random(f"{kind}/{self['regency']}")).name
        if not self["craft"]:
            self["craft"] = self["sentra"].removeprefix("Sentra ").removesuffix(self["village"]).strip() or "kerajinan"

    @property
    def area(self):
        """The regency without its kind: "Garut"."""
        return self["regency"].removeprefix("Kabupaten ").removeprefix("Kota ")

    @property
    def head(self):
        """The head of the region: "Bupati Garut", "Wali Kota Kediri"."""
        title = "Wali Kota" if self["regency"].startswith("Kota ") else "Bupati"
        return f"{title} {self.area}"

    @property
    def issued(self):
        return in_words(self["issued"])

    @property
    def expires(self):
        return in_words(self["expires"]) if self["expires"] else ""

    @property
    def place_and_day(self):
        return f"{self.area}, {self.issued}"


def in_words(day: date) -> str:
    """A date as paper has it: "15 Januari 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
