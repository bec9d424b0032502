"""Invented villages, streets, firms and sentra, and the office that decrees a sentra."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ovop_portal.demo.words.people import official

FOOD, WEAVING, BATIK, PLAITING, POTTERY = "makanan_minuman", "kain_tenun", "kain_batik", "anyaman", "gerabah"
COMMODITIES = (FOOD, WEAVING, BATIK, PLAITING, POTTERY)
# How often a commodity is met in an island group, in the order of COMMODITIES.
WEIGHTS = {
    "Sumatera": (46, 22, 10, 16, 6),
    "Jawa": (38, 10, 26, 14, 12),
    "Bali dan Nusa Tenggara": (26, 40, 4, 16, 14),
    "Kalimantan": (40, 14, 10, 30, 6),
    "Sulawesi": (44, 28, 5, 16, 7),
    "Maluku": (52, 24, 6, 10, 8),
    "Papua": (48, 4, 12, 28, 8),
}


@dataclass(frozen=True, slots=True)
class Place:
    """An address: `street`, `village` with its kind ("Desa Sukamekar"), `district` (kecamatan), `regency` as handed in, `postcode`."""

    street: str
    village: str
    district: str
    regency: str
    postcode: str

    @property
    def address(self):
        return f"{self.street}, {self.village}, {self.district}, {self.regency} {self.postcode}".strip()


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm that does not exist: full `name` with its `form`, `brand` without it, `founded` and `joined` (year in the sentra), `scale` "small" or "medium"."""

    name: str
    form: str
    brand: str
    founded: int
    joined: int
    scale: str


@dataclass(frozen=True, slots=True)
class Sentra:
    """A sentra and its decree; `units` ≥ 5, `decree_signatory` is a title and an invented name, `facilities` one sentence."""

    name: str
    units: int
    workers: int
    association: str
    facilities: str
    decree_number: str
    decree_date: date
    decree_title: str
    decree_signatory: str


def _words(text):
    return tuple(part.strip() for part in text.split(",") if part.strip())


FIRST = {
    "Jawa": _words("Suka, Karang, Sumber, Wono, Tanjung, Ngadi, Kali, Bangun, Cipta, Purwo, Sido, Mekar, Banyu, Jati, Pager"),
    "Sumatera": _words("Tanjung, Sungai, Lubuk, Padang, Koto, Simpang, Muaro, Bukit, Kampung, Pasar, Batu, Sialang, Teluk"),
    "Bali dan Nusa Tenggara": _words("Banjar, Tanah, Batu, Loang, Sukra, Mata Air, Bukit, Wae, Umbu, Lembah, Tegal"),
    "Kalimantan": _words("Sungai, Muara, Long, Tumbang, Teluk, Batu, Tanjung, Rantau, Nanga, Pulau"),
    "Sulawesi": _words("Tana, Batu, Lembang, Bonto, Tongko, Kampung, Salu, Padang, Uwe, Mata"),
    "Maluku": _words("Wai, Tanjung, Negeri, Rumah, Hulu, Pasir, Hatu, Nusa"),
    "Papua": _words("Kali, Muara, Danau, Bukit, Lembah, Tanah, Telaga, Teluk"),
}  # fmt: skip
SECOND = {
    "Jawa": _words("mulya, sari, rejo, harjo, mekar, jaya, agung, kerta, wangi, asri, lestari, tirta, manis, rahayu, sono"),
    "Sumatera": _words("Rambutan, Indah, Pandan, Barisan, Raya, Lamo, Tuo, Baru, Jernih, Gadang, Kenanga, Salak, Sepakat, Durian"),
    "Bali dan Nusa Tenggara": _words("Sari, Rinjing, Lontar, Kaja, Cendana, Kering, Merta, Loka, Anyar, Bintang, Asri, Luhur"),
    "Kalimantan": _words("Purun, Ulin, Rotan, Baru, Tengah, Haruan, Kahayan Jaya, Meranti, Damai, Bamban, Bersujud, Seluang"),
    "Sulawesi": _words("Langi, Lompo, Pute, Eja, Malino Baru, Kalumpang Indah, Toddo, Sutra, Marannu, Bulaeng, Kaluku"),
    "Maluku": _words("Pala, Cengkih, Sagu, Lama, Baru, Mutiara, Kenari, Selatan, Tinggi, Manis"),
    "Papua": _words("Damai, Indah, Matoa, Sagu, Baru, Cenderawasih, Sejahtera, Makmur, Jaya"),
}  # fmt: skip
VILLAGE_KINDS = {"11": "Gampong", "12": "Desa", "13": "Nagari", "18": "Pekon", "81": "Negeri"} | dict.fromkeys(
    ("91", "92", "93", "94", "95", "96"), "Kampung"
)
STREETS = _words(
    "Jalan Kenanga, Jalan Melati, Jalan Raya Desa, Jalan Pasar Lama, Jalan Perintis, Jalan Pahlawan Desa, Jalan Balai Desa, Jalan Lingkar Timur, "
    "Jalan Cempaka, Jalan Sawah Indah, Jalan Puskesmas Lama, Jalan Koperasi, Jalan Waru, Jalan Anggrek, Jalan Bambu Kuning, Jalan Dermaga"
)
HAMLETS = _words("Dusun I, Dusun II, Dusun III, RT 02/RW 01, RT 04/RW 02, RT 01/RW 03, RT 05/RW 04, RT 03/RW 02")

BRANDS_A = _words(
    "Melati, Sekar, Cahaya, Sinar, Karya, Sumber, Putri, Mekar, Bunga, Citra, Anugerah, Berkah, Harapan, Pelita, Tunas, Ratna, Dewi, Permata, "
    "Selaras, Puspa, Intan, Lestari, Bina, Setia, Cempaka, Kenanga, Tirta, Surya, Purnama"
)
BRANDS_B = {
    "": _words("Rejeki, Abadi, Sejahtera, Utama, Makmur, Sentosa, Lestari, Jaya, Bersama, Barokah, Nusantara, Asri, Mulia, Sepakat, Usaha"),
    "Jawa": _words("Waringin, Kencana, Kinasih, Wangi, Arum, Priangan, Merapi, Kahuripan, Pasundan, Widuri, Rahayu, Mataram, Laras"),
    "Sumatera": _words("Singgalang, Barisan, Musi, Ranah, Maninjau, Siguntang, Kerinci, Batanghari, Saiyo, Sakato, Sarumpun, Toba"),
    "Bali dan Nusa Tenggara": _words("Rinjani, Agung, Merta, Tambora, Kelimutu, Lontar, Cendana, Sasandu, Mutis, Saraswati, Amerta"),
    "Kalimantan": _words("Meratus, Kapuas, Mahakam, Enggang, Barito, Kahayan, Ulin, Betuah, Intan Banua, Tingang"),
    "Sulawesi": _words("Latimojong, Celebes, Maleo, Lokon, Bone, Mandar, Sandeq, Tondano, Wallacea, Sipatokkong, Maranu"),
    "Maluku": _words("Banda, Binaiya, Cengkih, Pala, Siwalima, Kie Raha, Baileo, Kenari, Salawaku"),
    "Papua": _words("Cenderawasih, Sentani, Cycloop, Matoa, Honai, Kasuari, Mambruk, Jayawijaya, Tifa"),
}
FORMS = ("UD", "UD", "CV", "CV", "IKM", "Usaha", "PT")
CRAFT_FORMS = {
    FOOD: ("Dapur", "Kelompok Wanita Tani", "Rumah Rasa", "KUB", "Kelompok Olahan"),
    WEAVING: ("Kelompok Tenun", "Rumah Tenun", "Tenun", "KUB Tenun", "Sanggar Tenun"),
    BATIK: ("Batik", "Rumah Batik", "Sanggar Batik", "Griya Batik", "KUB Batik"),
    PLAITING: ("Kelompok Anyaman", "Rumah Anyam", "Anyaman", "KUB Anyaman", "Sanggar Anyam"),
    POTTERY: ("Gerabah", "Kelompok Gerabah", "Keramik", "Rumah Keramik", "Sanggar Tanah Liat"),
}
FACILITIES = (
    "Rumah produksi bersama dan gudang bahan baku milik kelompok.",
    "UPT dinas dengan peralatan pengujian sederhana dan ruang pamer.",
    "Galeri bersama di tepi jalan desa dan balai pelatihan.",
    "Ruang produksi bersama, ruang pengemasan, dan bak pengolahan limbah komunal.",
    "Koperasi bahan baku yang melayani seluruh anggota dan ruang pertemuan.",
    "Belum ada fasilitas bersama; pertemuan bulanan di balai desa.",
)
TALLY = (
    "Sepakat",
    "Guyub Rukun",
    "Bersatu",
    "Tunas Harapan",
    "Karya Warga",
    "Maju Lestari",
    "Sehati",
    "Mitra Usaha",
    "Setia Kawan",
    "Bina Karya",
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


POSTCODES = {
    "Sumatera": (20, 37),
    "Jawa": (40, 69),
    "Bali dan Nusa Tenggara": (80, 88),
    "Kalimantan": (70, 78),
    "Sulawesi": (90, 97),
    "Maluku": (97, 98),
    "Papua": (98, 100),
}


def commodity(rng: Random, island_group: str) -> str:
    """A commodity code, as often as it is met in that island group."""
    return rng.choices(COMMODITIES, WEIGHTS[island_group])[0]


def _settlement(rng, island_group):
    group = island_group if island_group in FIRST else rng.choice(tuple(FIRST))
    joint = "" if group == "Jawa" else " "
    return f"{rng.choice(FIRST[group])}{joint}{rng.choice(SECOND[group])}"


def place(rng: Random, regency: str, island_group: str, province: str = "") -> Place:
    """An address in a real regency ("Kabupaten …" or "Kota …"); everything below the regency is put together from common words."""
    kind = "Kelurahan" if regency.startswith("Kota") else VILLAGE_KINDS.get(province, "Desa")
    street = f"{rng.choice(STREETS)} No. {rng.randrange(1, 120)}" if rng.randrange(4) else rng.choice(HAMLETS)
    village = f"{kind} {_settlement(rng, island_group)}"
    district = f"Kecamatan {_settlement(rng, island_group)}"
    return Place(street, village, district, regency, f"{rng.randrange(*POSTCODES.get(island_group, (10, 99)))}{rng.randrange(1000):03d}")


def firm(rng: Random, commodity_code: str = "", island_group: str = "", year: int = 2026) -> Firm:
    """An invented firm; `year` is the year in which its file is read."""
    code = commodity_code or rng.choice(COMMODITIES)
    local = BRANDS_B.get(island_group, ())
    brand = f"{rng.choice(BRANDS_A)} {rng.choice(BRANDS_B[''] + 2 * local)}"
    if local and rng.randrange(4) == 0:
        brand = f"{rng.choice(BRANDS_A)} {rng.choice(BRANDS_B[''])} {rng.choice(local)}"
    form = rng.choice(FORMS + CRAFT_FORMS[code])
    founded = year - rng.randrange(5, 33)
    joined = min(founded + rng.choice((0, 0, 0, 1, 2, 4)), year - 2)
    return Firm(f"{form} {brand}", form, brand, founded, joined, rng.choice(("small", "small", "small", "medium")))


def decree_number(rng: Random, year: int, office: str = "KPTS") -> str:
    """The number of a regional decree: "188.45/217/KPTS/2021"."""
    return f"188.45/{rng.randrange(20, 990)}/{office}/{year}"


def letter_number(rng: Random, year: int, month: int, office: str = "DISPERIN") -> str:
    """The number of a letter of a dinas: "500.9/318/DISPERIN/IV/2026"."""
    return f"500.9/{rng.randrange(20, 990)}/{office}/{ROMAN[month - 1]}/{year}"


def head_of(regency: str) -> str:
    """The office that decrees a sentra: "Bupati Garut", "Wali Kota Kediri"; of a province "Gubernur …"."""
    if regency.startswith("Kabupaten "):
        return "Bupati " + regency.removeprefix("Kabupaten ")
    if regency.startswith("Kota "):
        return "Wali Kota " + regency.removeprefix("Kota ")
    return f"Gubernur {regency}"


def sentra(rng: Random, craft: str, where: Place, island_group: str = "", province: str = "", year: int = 2026) -> Sentra:
    """The sentra of a craft ("Tenun Ikat", "Keripik"; `Product.craft`) in `where`, decreed 2 to 9 years before `year`."""
    decreed = date(year - rng.randrange(2, 10), 1, 10) + timedelta(days=rng.randrange(345))
    units = rng.choice((5, 6, 7, 8, 9, 11, 12, 14, 16, 18, 21, 24, 32, 46))
    signatory = official(rng, island_group, province).name
    return Sentra(
        name=f"Sentra {craft} {where.village}",
        units=units,
        workers=units * rng.randrange(3, 8) + rng.randrange(5),
        association=f"{rng.choice(('Paguyuban', 'Kelompok Usaha Bersama', 'Koperasi', 'Asosiasi'))} {rng.choice(TALLY)}",
        facilities=rng.choice(FACILITIES),
        decree_number=decree_number(rng, decreed.year),
        decree_date=decreed,
        decree_title=head_of(where.regency),
        decree_signatory=signatory,
    )
