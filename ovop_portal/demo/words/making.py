"""How an invented firm works: equipment, people, figures, waste, training, channels, exhibitions, and its numbers on paper."""

from dataclasses import dataclass
from random import Random

from ovop_portal.demo.words.places import BATIK, FOOD, PLAITING, POTTERY, WEAVING

EQUIPMENT = {
    FOOD: (
        "mesin pengiris baja tahan karat", "peniris minyak", "pengemas vakum", "oven gas dua pintu", "kuali besi 80 liter", "timbangan digital",
        "penyegel otomatis", "pengering surya", "wajan pengaduk", "lemari pendingin", "termometer tusuk", "mesin sangrai 10 kg",
    ),
    WEAVING: (
        "dua belas ATBM", "delapan alat tenun gedogan", "mesin kelos benang", "alat hani", "bak celup baja", "mesin press kain", "meja periksa kain",
        "alat pintal kayu", "pemidangan ikat",
    ),
    BATIK: (
        "canting tulis berbagai ukuran", "empat puluh canting cap tembaga", "kompor malam listrik", "bak celup baja", "ketel lorod", "meja cap",
        "gawangan kayu", "alat ukur pH", "rak pengering teduh",
    ),
    PLAITING: (
        "alat belah dan serut bambu", "mesin press anyaman", "rumah pengering surya", "mesin jahit kulit", "cetakan kayu", "alat tumbuk",
        "ruang pengasapan", "bak perebusan",
    ),
    POTTERY: (
        "delapan meja putar", "mixer tanah", "saringan getar", "tungku gas 1 m³", "tungku ladang", "pugmill", "rak pengering", "pirometer",
        "cetakan gips",
    ),
}  # fmt: skip
WASTE = {
    FOOD: (
        "Minyak bekas ditampung dan dijual kepada pengumpul resmi; sisa organik dijadikan kompos.",
        "Air cucian dialirkan ke bak penangkap lemak yang dibersihkan setiap pekan; sampah plastik dikirim ke bank sampah desa.",
        "Kulit dan sisa bahan diberikan kepada peternak anggota sentra; air limbah melewati dua bak pengendap.",
    ),
    WEAVING: (
        "Sisa celup dinetralkan dalam bak tawas dan kapur; potongan benang dijadikan isian boneka.",
        "Hanya dipakai pewarna alam; ampasnya menjadi kompos kebun tarum.",
        "Air celup diendapkan dalam tiga bak dan dipakai ulang untuk celupan awal.",
    ),
    BATIK: (
        "Malam bekas disaring dan dipakai kembali; air celup melalui IPAL empat bak milik kelompok.",
        "Air lorod didinginkan untuk memisahkan malam, lalu dinetralkan dan diendapkan sebelum dibuang.",
        "Lumpur IPAL dikeringkan dan diambil pengelola limbah berizin dua kali setahun.",
    ),
    PLAITING: (
        "Sisa serat menjadi bahan kertas seni dan kompos; air rebusan dialirkan ke kolam tanaman air.",
        "Serpihan dipakai sebagai bahan bakar perebusan; tidak dipakai bahan kimia pengawet.",
        "Air pewarna diendapkan dengan tawas dan disaring arang sebelum dialirkan ke parit.",
    ),
    POTTERY: (
        "Pecahan dihancurkan dan dicampurkan kembali sebagai grog; lubang galian ditimbun dan ditanami.",
        "Tungku diberi cerobong dan dipindahkan menjauhi rumah warga; abu dipakai sebagai campuran glasir.",
        "Lumpur cucian diendapkan dan dipakai ulang; pembakaran dijadwalkan pagi hari agar asap tidak mengganggu.",
    ),
}
TRAINING = {
    FOOD: (
        "Cara Produksi Pangan Olahan yang Baik",
        "penyusunan HACCP",
        "desain kemasan dan label pangan",
        "foto produk dan penjualan daring",
    ),
    WEAVING: ("pewarnaan alam", "diversifikasi desain tenun", "penyetelan ATBM", "pencatatan biaya produksi"),
    BATIK: ("pewarna alam dan fiksasi", "pengembangan motif daerah", "penerapan Batikmark", "pengolahan limbah batik"),
    PLAITING: ("pengawetan serat", "desain produk rumah", "penyelesaian akhir dan lapisan", "pembukuan sederhana"),
    POTTERY: ("teknik putar dan cetak tuang", "peracikan glasir aman pangan", "pengendalian suhu tungku", "pengemasan barang pecah belah"),
}
HOSTS = ("dinas kabupaten/kota", "dinas provinsi", "balai standardisasi", "Ditjen IKMA", "Dekranasda", "politeknik di ibu kota provinsi")
CHANNELS = (
    "galeri di rumah produksi", "toko oleh-oleh di bandara", "lokapasar nasional", "akun media sosial dan pesan singkat", "toko Dekranasda",
    "jaringan hotel setempat", "agen di ibu kota provinsi", "toko swalayan daerah", "pembeli grosir di Jawa dan Bali", "situs penjualan sendiri",
)  # fmt: skip
EXHIBITIONS = (
    "Gebyar IKMA", "Inacraft", "pameran Dekranasda provinsi", "pekan raya kabupaten", "Trade Expo Indonesia", "pameran produk halal",
    "bazar hari jadi kabupaten", "Kriya Nusa",
)  # fmt: skip
COUNTRIES = ("Malaysia", "Singapura", "Jepang", "Australia", "Belanda", "Uni Emirat Arab", "Brunei Darussalam", "Korea Selatan", "Jerman")
CAPACITY = {
    FOOD: ("kg", 250, 4_800),
    WEAVING: ("lembar", 12, 180),
    BATIK: ("lembar", 30, 650),
    PLAITING: ("buah", 120, 2_400),
    POTTERY: ("buah", 150, 3_600),
}
CAPITAL = (
    "modal sendiri",
    "modal sendiri dan KUR",
    "modal sendiri dan koperasi",
    "hibah peralatan dinas dan modal sendiri",
    "kemitraan dengan BUMN",
)
HISTORY = (
    "Penghargaan produk unggulan kabupaten {a}; bantuan peralatan dari dinas provinsi {b}.",
    "Bantuan mesin melalui DAK Fisik sentra {b}.",
    "Juara dua lomba desain produk tingkat provinsi {a}.",
    "Peserta pendampingan ekspor {b} dan penerima fasilitasi merek {a}.",
    "Belum pernah menerima penghargaan; pernah mendapat fasilitasi kemasan {b}.",
    "Penghargaan pelaku usaha perempuan dari pemerintah provinsi {a}.",
)
HABITS = ("none", "oral", "written", "posted")
REACHES = ("local", "province", "national", "export")


@dataclass(frozen=True, slots=True)
class Operation:
    """A firm's work: `turnover_*` and `export_value` rupiah a year, `value_added` per cent, workers and outside `partners` counted.

    `capacity` (a month), `output_*` (a year) and all other texts are ready to be read; `reach` is one of REACHES, the three habits are of HABITS.
    """

    equipment: str
    capacity: str
    output_before: str
    output_last: str
    value_added: int
    women: int
    men: int
    family: int
    partners: int
    turnover_before: int
    turnover_last: int
    reach: str
    channels: str
    exhibitions: str
    export_countries: str
    export_value: int
    waste: str
    training: str
    organisation_chart: str
    procedures: str
    bookkeeping: str
    capital: str
    history: str


def enumerate_words(parts) -> str:
    """Parts as a sentence lists them: "a, b, dan c"."""
    parts = list(parts)
    if len(parts) < 3:
        return " dan ".join(parts)
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"


def amount(number: int, unit: str) -> str:
    """A number with points between thousands and its unit: "12.400 lembar"."""
    return f"{number:,} {unit}".replace(",", ".")


def equipment(rng: Random, commodity: str) -> str:
    """Three to five machines and tools of the commodity, as a list in words."""
    return enumerate_words(rng.sample(EQUIPMENT[commodity], rng.randrange(3, 6)))


def waste(rng: Random, commodity: str) -> str:
    """What happens to waste, a sentence."""
    return rng.choice(WASTE[commodity])


def training(rng: Random, commodity: str, year: int = 2026) -> str:
    """One or two trainings with host and year."""
    subjects = rng.sample(TRAINING[commodity], rng.choice((1, 2)))
    return enumerate_words(f"pelatihan {subject} oleh {rng.choice(HOSTS)} ({year - rng.randrange(1, 5)})" for subject in subjects)


def channels(rng: Random) -> str:
    """Two to four channels of sale, as a list in words."""
    return enumerate_words(rng.sample(CHANNELS, rng.randrange(2, 5)))


def exhibitions(rng: Random, year: int = 2026) -> str:
    """One to three exhibitions with their years."""
    return enumerate_words(f"{name} {year - rng.randrange(1, 4)}" for name in rng.sample(EXHIBITIONS, rng.randrange(1, 4)))


def operation(rng: Random, commodity: str, scale: str = "small", year: int = 2026) -> Operation:
    """Figures and sentences of a firm's work that agree with each other and with its scale ("small" or "medium")."""
    unit, least, most = CAPACITY[commodity]
    capacity = round(rng.uniform(least, most) * (2.2 if scale == "medium" else 1), -1) or least
    before = int(capacity * 12 * rng.uniform(0.55, 0.85))
    last = int(before * rng.uniform(0.94, 1.3))
    order = rng.choices((1, 2, 3), (3, 4, 3))[0]
    turnover = rng.randrange(180, 1_900) * (3 if scale == "medium" else 1) * 1_000_000
    reach = rng.choices(REACHES, (10, 30, 42, 18))[0]
    abroad = reach == "export"
    return Operation(
        equipment=equipment(rng, commodity),
        capacity=amount(int(capacity), unit),
        output_before=amount(before, unit),
        output_last=amount(last, unit),
        value_added=rng.choice((18, 25, 32, 38, 45, 52, 58, 64, 70)),
        women=rng.randrange(3, 16) * (2 if scale == "medium" else 1),
        men=rng.randrange(1, 9) * (2 if scale == "medium" else 1),
        family=rng.randrange(0, 4),
        partners=rng.choice((0, 4, 6, 9, 12, 15, 22, 34)),
        turnover_before=turnover,
        turnover_last=int(turnover * last / before) // 100_000 * 100_000,
        reach=reach,
        channels=channels(rng),
        exhibitions=exhibitions(rng, year),
        export_countries=enumerate_words(rng.sample(COUNTRIES, rng.randrange(1, 4))) if abroad else "",
        export_value=int(turnover * rng.uniform(0.05, 0.4)) // 100_000 * 100_000 if abroad else 0,
        waste=waste(rng, commodity),
        training=training(rng, commodity, year),
        organisation_chart=HABITS[order],
        procedures=HABITS[max(order - rng.randrange(2), 0)],
        bookkeeping=HABITS[max(order - rng.randrange(2), 1)],
        capital=rng.choice(CAPITAL),
        history=rng.choice(HISTORY).format(a=year - rng.randrange(1, 4), b=year - rng.randrange(2, 6)),
    )


def nib(rng: Random) -> str:
    """Thirteen digits that begin with 99, as no issued NIB does."""
    return f"99{rng.randrange(10**11):011d}"


def spp_irt_number(rng: Random) -> str:
    """A home-industry food permit: fifteen digits and the year group, beginning 299 as no issued one does."""
    return f"P-IRT {299}{rng.randrange(10**10):010d}-{rng.randrange(28, 33)}"


def md_number(rng: Random) -> str:
    """A BPOM MD number of an invented series."""
    return f"MD 99{rng.randrange(10**10):010d}"


def halal_number(rng: Random) -> str:
    """A number like those of halal certificates, of an invented series."""
    return f"ID99{rng.randrange(10**12):012d}"


def lab_number(rng: Random, year: int) -> str:
    """A report of analysis: "LHU-0412/PGN/2026"."""
    return f"LHU-{rng.randrange(1, 9_999):04d}/PGN/{year}"


def trademark_number(rng: Random) -> str:
    """A trademark registration of an invented series: "IDM099…"."""
    return f"IDM099{rng.randrange(10**6):06d}"


def batikmark_number(rng: Random, year: int) -> str:
    """A Batikmark certificate: "BM-0217/2025"."""
    return f"BM-{rng.randrange(1, 999):04d}/{year}"


def statement_number(rng: Random, year: int, kind: str = "SPPL") -> str:
    """A statement or group decree with a running number: "SPPL/0123/2026"."""
    return f"{kind}/{rng.randrange(1, 999):04d}/{year}"
