"""Invented products: a name that fits commodity and region, with material, making, story, packing and price."""

from dataclasses import dataclass
from random import Random

from ovop_portal.demo.words.crafts import BATIKS, CLOTHS, PLAIT_MOTIFS, PLAITS, POT_FINISHES, POT_MOTIFS, POTS, TECHNIQUES
from ovop_portal.demo.words.food import FAMILIES, FOODS
from ovop_portal.demo.words.places import BATIK, FOOD, PLAITING, POTTERY, WEAVING, Place
from ovop_portal.demo.words.stories import NOKEN, description, slots, story, uniqueness

BASES = {FOOD: FOODS, WEAVING: CLOTHS, BATIK: BATIKS, PLAITING: PLAITS, POTTERY: POTS}
# First digits of the Kemendagri code of a province, by island group as in provinces.csv.
ISLANDS = {
    "Sumatera": "12",
    "Jawa": "3",
    "Bali dan Nusa Tenggara": "5",
    "Kalimantan": "6",
    "Sulawesi": "7",
    "Maluku": "8",
    "Papua": "9",
}
PROCESS = {
    "songket": "Benang lungsi direntang pada alat tenun gedogan atau ATBM, pola dihitung dengan lidi, lalu benang hias disisipkan helai demi helai. Kain "
    "diperiksa kerapatannya setiap sepuluh sentimeter, dibersihkan ujung benangnya, dan diangin-anginkan sebelum dilipat.",
    "ikat": "Benang diikat menurut pola, dicelup berulang kali, dan dibuka ikatannya. Setelah pola disetel kembali pada alat tenun, kain ditenun selama dua "
    "sampai enam pekan, dicuci, dikeringkan di tempat teduh, dan diperiksa ketahanan lunturnya.",
    "ulos": "Benang dikanji, dihani, dan ditenun pada alat gedogan. Bagian kepala kain dikerjakan dengan benang tambahan, kemudian rumbainya dipilin "
    "tangan dan setiap lembar diukur serta diberi kartu makna.",
    "tapis": "Kain dasar ditenun, diregang pada tekang, lalu benang emas disulamkan mengikuti pola yang digambar tangan. Sisi belakang diperiksa agar "
    "simpul rata sebelum kain dilapisi.",
    "lurik": "Benang diputihkan, dicelup, dikelos, dan dihani menurut urutan garis. Kain ditenun pada ATBM dengan jumlah pakan tetap tiap sentimeter, "
    "lalu dicuci, dikanji tipis, dan disetrika.",
    "sutra": "Kokon direbus dan dipintal menjadi benang, dicelup, dihani, lalu ditenun pada ATBM. Hasilnya diperiksa di meja cahaya, dicuci lembut, "
    "dan digulung pada tabung karton bebas asam.",
    "serat": "Daun atau pelepah dikerik untuk diambil seratnya, dijemur, disambung simpul demi simpul, lalu ditenun. Tepinya dijahit dan kain "
    "dilembapkan agar lentur sebelum dilipat.",
    "pakan": "Benang pakan dicelup satu per satu dan disisipkan dengan tangan sehingga membentuk celah khas. Tepi kain dikunci dan setiap lembar diukur "
    "sebelum dikemas.",
    "buna": "Benang pakan tambahan dililitkan pada lungsi sehingga motif timbul di kedua sisi. Satu lembar dikerjakan satu sampai tiga bulan dan diperiksa "
    "tiap kali satu blok motif selesai.",
    "batik": "Kain dimordan, dipola, dicanting atau dicap dengan malam, lalu dicelup berlapis. Malam dilorod dengan air panas, kain dibilas dan dijemur di "
    "tempat teduh, dan air bekas celup dialirkan ke bak pengendap sebelum dibuang.",
    "anyam": "Bahan dipanen, dibelah, direbus, dijemur, dan diserut sampai lebarnya sama. Anyaman dikerjakan pada cetakan kayu, tepinya dilipat, lalu "
    "produk diasap atau dijemur ulang agar tidak berjamur dan diberi lapisan dalam.",
    "noken": "Serat diambil dari kulit batang, dipilin di paha menjadi benang, diwarnai dengan biji dan buah, lalu dirajut tanpa jarum. Setiap noken diuji "
    "dengan beban sepuluh kilogram sebelum dijual.",
    "gerabah": "Tanah diperam, digiling, dan disaring, lalu dibentuk dengan putaran atau tatap. Setelah kering angin dan dipoles, benda dibakar bertahap "
    "selama delapan jam dan diuji rembesannya.",
    "keramik": "Tanah dicampur kaolin, dibentuk dengan putaran atau cetak tuang, dan dibakar biskuit pada 900 °C. Benda diglasir, dibakar lagi pada 1.200 °C, "
    "lalu diperiksa retak, warna, dan kerataan kakinya.",
}
PACKAGING = {
    WEAVING: (
        "Kotak karton bebas asam dengan kartu motif dan petunjuk perawatan.",
        "Tabung bambu berlabel merek dengan kartu nama penenun.",
    ),
    BATIK: ("Kotak karton cetak dengan label serat, ukuran, dan cara pencucian.", "Kantong kain blacu dengan kartu makna motif."),
    PLAITING: ("Kantong kain, gantungan label bahan, dan penyerap lembap.", "Karton bergelombang dengan label asal bahan."),
    POTTERY: (
        "Karton dua lapis berisi serat kelapa, lulus uji jatuh satu meter.",
        "Kotak kayu ringan dan sekat karton untuk pengiriman jauh.",
    ),
}
PRICE = {
    "songket": (850_000, 4_500_000), "ikat": (450_000, 3_200_000), "ulos": (350_000, 2_400_000), "tapis": (900_000, 5_500_000),
    "lurik": (180_000, 650_000), "sutra": (450_000, 1_600_000), "serat": (350_000, 1_900_000), "pakan": (250_000, 900_000),
    "buna": (1_200_000, 5_000_000), "batik": (175_000, 2_200_000), "anyam": (45_000, 480_000), "noken": (100_000, 950_000),
    "gerabah": (25_000, 420_000), "keramik": (65_000, 650_000),
}  # fmt: skip
CRAFTS = {
    "songket": "Songket", "ikat": "Tenun Ikat", "ulos": "Tenun", "tapis": "Tapis", "lurik": "Tenun Lurik", "sutra": "Tenun Sutra", "serat": "Tenun Serat Alam",
    "pakan": "Tenun", "buna": "Tenun", "batik": "Batik", "anyam": "Anyaman", "noken": "Noken", "gerabah": "Gerabah", "keramik": "Keramik",
}  # fmt: skip
KBLI = {"batik": "13134", "anyam": "16292", "noken": "16292", "gerabah": "23932", "keramik": "23932"}
OTHERS = {
    WEAVING: ("pewarna mengkudu", "pewarna tarum", "benang lungsi pintal"),
    BATIK: ("malam batik", "pewarna indigofera", "kulit kayu tingi"),
    PLAITING: ("pewarna kunyit", "kain katun pelapis", "tali pegangan"),
    POTTERY: ("pasir halus", "sabut kelapa untuk pembakaran", "engobe tanah putih"),
}
NOKEN_MATERIALS = ("pewarna biji galinggem", "pewarna umbi kunyit", "manik-manik kulit kerang")
FAR = ("pasar provinsi", "pemasok kabupaten tetangga", "koperasi bahan baku di ibu kota provinsi", "Jawa, melalui agen tetap")


@dataclass(frozen=True, slots=True)
class Material:
    """A raw material: where it comes from in words, the share (per cent) of the own kabupaten/kota, and years of assured supply."""

    name: str
    origin: str
    local_share: int
    supply_years: int


@dataclass(frozen=True, slots=True)
class Product:
    """A product that does not exist.

    `name` in full, `commodity` its code, `craft` what its sentra is called after, `motif` motif or taste, `description`, `story`, `uniqueness` and
    `process` texts, `materials` main one first, `packaging` a sentence, `unit` what a price is for, `price_from` and `price_to` rupiah, `kbli` code.
    """

    name: str
    commodity: str
    craft: str
    motif: str
    description: str
    story: str
    uniqueness: str
    process: str
    materials: tuple[Material, ...]
    packaging: str
    unit: str
    price_from: int
    price_to: int
    kbli: str


def _at_home(base, places):
    return not base.provinces or any(code.startswith(places) for code in base.provinces)


def bases(commodity: str, island_group: str, province: str = "") -> list:
    """Base products at home in the province, else in the island group, else anywhere: the nearest that exist."""
    everything = BASES[commodity]
    for places in (province, tuple(ISLANDS.get(island_group, ""))):
        if places and (found := [base for base in everything if _at_home(base, places)]):
            return found
    return list(everything)


def _differs(base, word):
    return not set(word.lower().split()) & set(base.name.lower().split())


def _named(rng, commodity, island_group, base):
    """The name of a product and its motif, taste or finish."""
    if commodity == FOOD:
        taste = rng.choice([word for word in base.motifs or FAMILIES[base.family].variants if _differs(base, word)])
        return f"{base.name} {taste}", taste
    if commodity == WEAVING:
        motif = rng.choice(base.motifs)
        return f"{base.name} Motif {motif}{rng.choice(('', '', ' Warna Alam', ' Benang Halus'))}", motif
    if commodity == BATIK:
        motif, (first, rest) = rng.choice(base.motifs), base.name.split(" ", 1)
        return f"{first} {rng.choice(TECHNIQUES)} {rest} Motif {motif}", motif
    if commodity == PLAITING:
        motif, shape = rng.choice(PLAIT_MOTIFS.get(island_group) or ("Wajik",)), rng.choice(base.motifs)
        ending = (
            f"Motif {motif}"
            if base.family == NOKEN or rng.randrange(3)
            else f"Anyam {rng.choice(('Halus', 'Rapat', 'Kerawang', 'Dua Warna'))}"
        )
        return f"{shape} {base.name} {ending}", motif
    motif, finish = rng.choice(POT_MOTIFS.get(island_group) or ("Ceplok",)), rng.choice(POT_FINISHES[base.family])
    return f"{base.name} {rng.choice(base.motifs)} {finish}{rng.choice(('', f' Motif {motif}'))}", motif


def _materials(rng, commodity, base, regency, others):
    share = rng.choice((20, 40, 60, 80, 90, 100) if commodity in {WEAVING, BATIK} else (60, 75, 80, 85, 90, 95, 100, 100))
    origin = f"pemasok di {regency}" if share >= 80 else f"sebagian dari {regency}, selebihnya dari {rng.choice(FAR)}"
    main = Material(base.material, origin, share, rng.choice((1, 2, 3, 3, 4, 5, 8)))
    second = rng.sample(others, min(len(others), rng.choice((1, 2))))
    return main, *(
        Material(name, rng.choice((f"pasar setempat di {regency}", *FAR)), rng.choice((0, 50, 100)), rng.choice((1, 2, 3)))
        for name in second
    )


def _price(rng, limits, step):
    low = rng.randrange(limits[0], (limits[0] + limits[1]) // 2, step)
    return low, max(low + rng.randrange(step, limits[1] - low + step, step), low * 5 // 4 // step * step + step)


def product(rng: Random, commodity: str, island_group: str, province: str = "", where: Place | None = None) -> Product:
    """A product of a commodity code that fits the province (two-digit code) or else the island group; `where` is named in its texts."""
    base = rng.choice(bases(commodity, island_group, province))
    name, motif = _named(rng, commodity, island_group, base)
    village, regency = (where.village, where.regency) if where else ("", "daerah setempat")
    words = slots(rng, name, base.name.lower() if commodity == FOOD else base.name, base.material, motif, village, regency)
    family = FAMILIES.get(base.family)
    kind = NOKEN if base.family == NOKEN else commodity
    low, high = _price(rng, family.price if family else PRICE[base.family], 1_000 if family else 5_000)
    return Product(
        name=name,
        commodity=commodity,
        craft=family.craft if family else CRAFTS[base.family],
        motif=motif,
        description=description(rng, kind, words),
        story=story(rng, kind, words),
        uniqueness=uniqueness(rng, kind, words),
        process=family.process if family else PROCESS[base.family],
        materials=_materials(
            rng, commodity, base, regency, family.other_materials if family else NOKEN_MATERIALS if kind == NOKEN else OTHERS[commodity]
        ),
        packaging=family.packaging if family else rng.choice(PACKAGING[commodity]),
        unit=family.unit if family else "lembar" if commodity in {WEAVING, BATIK} else "buah",
        price_from=low,
        price_to=high,
        kbli=family.kbli if family else KBLI.get(base.family, "13121"),
    )
