"""What the invented food makers make: base products by province, and per family of food its tastes, making, packing and price."""

from typing import NamedTuple


class Base(NamedTuple):
    """A product as it is called, its family, the two-digit codes of the provinces where it is at home, and its main material."""

    name: str
    family: str
    provinces: tuple[str, ...]
    material: str
    motifs: tuple[str, ...] = ()


class Family(NamedTuple):
    """What products of one kind share; `process` is a paragraph, prices are rupiah for one `unit`."""

    craft: str
    variants: tuple[str, ...]
    process: str
    unit: str
    price: tuple[int, int]
    packaging: str
    other_materials: tuple[str, ...]
    kbli: str


def table(text: str) -> tuple[Base, ...]:
    """Rows of "name | family | provinces | material | motifs", the last two lists separated by blanks and by commas."""
    rows = []
    for line in text.strip().splitlines():
        name, family, provinces, material, *motifs = (part.strip() for part in line.split("|"))
        rows.append(
            Base(name, family, tuple(provinces.split()), material, tuple(m.strip() for m in motifs[0].split(",")) if motifs else ())
        )
    return tuple(rows)


FOODS = table(
    """
    Keripik Sanjai | keripik | 13 | singkong
    Rendang Daging Kering | rendang | 13 | daging sapi
    Rendang Telur | rendang | 13 | telur itik | Original, Pedas, Balado, Cabai Hijau
    Rendang Paru Renyah | rendang | 13 | paru sapi
    Kopi Arabika Lereng Gunung | kopi | 11 12 13 32 33 51 73 | biji kopi arabika
    Kopi Robusta Kebun Lama | kopi | 35 | biji kopi robusta
    Kopi Robusta Kebun Rakyat | kopi | 16 17 18 15 33 62 | biji kopi robusta
    Kopi Liberika Lahan Gambut | kopi | 14 15 21 61 | biji kopi liberika
    Kopi Arabika Lembah | kopi | 53 91 94 95 76 | biji kopi arabika
    Ikan Kayu Suwir | abon | 11 | ikan tongkol
    Dendeng Sayat Balado | rendang | 13 14 | daging sapi
    Bika Panggang Kering | kue | 12 | kelapa parut
    Teri Krispi | ikan | 12 18 19 64 71 | ikan teri | Original, Pedas, Daun Jeruk, Bawang Putih, Lada Hitam
    Sambal Andaliman | sambal | 12 | andaliman dan cabai
    Lempok Durian | dodol | 14 15 16 17 61 | daging durian
    Kerupuk Ikan Tenggiri | kerupuk | 15 16 19 21 63 | ikan tenggiri
    Kemplang Panggang | kerupuk | 16 18 19 | ikan gabus dan sagu
    Getas Ikan | kerupuk | 19 | ikan tenggiri
    Terasi Udang Rebon | bumbu | 19 32 52 61 | udang rebon
    Keripik Pisang Kepok | keripik | 18 17 63 72 | pisang kepok
    Bolu Kering Kemojo | kue | 14 | tepung dan pandan
    Gonggong Krispi | ikan | 21 | siput gonggong | Original, Pedas, Daun Jeruk, Bawang Putih, Lada Hitam
    Bir Pletok Kering | minuman | 31 36 | jahe dan secang | Original, Tanpa Gula, Jahe Merah, Kayu Manis
    Akar Kelapa Renyah | kue | 31 | tepung ketan
    Dodol Susu | dodol | 32 | susu sapi
    Dodol Buah Nanas | dodol | 32 14 64 | nanas | Original, Wijen, Kelapa, Pandan
    Rengginang Ketan | kerupuk | 32 36 33 | beras ketan
    Sale Pisang Goreng | keripik | 32 | pisang ambon | Original, Wijen, Cokelat, Keju Muda, Gula Aren
    Opak Ketan Panggang | kerupuk | 32 36 | beras ketan
    Emping Melinjo | keripik | 36 33 11 | biji melinjo | Gurih Asin, Balado, Manis Pedas, Mentah, Bawang Putih
    Sate Bandeng Tanpa Duri | ikan | 36 | ikan bandeng | Original, Pedas, Asap Sabut Kelapa, Bumbu Kuning
    Gula Semut Aren | gula | 36 32 33 12 73 71 | nira aren
    Gula Kelapa Kristal | gula | 33 34 72 75 | nira kelapa
    Jenang Ketan | dodol | 33 35 | beras ketan
    Keripik Tempe | keripik | 35 33 34 | tempe kedelai lokal
    Carica Dalam Sirup | minuman | 33 | buah carica | Original, Botol Kaca, Gelas 120 g, Rendah Gula
    Wingko Kelapa | kue | 33 35 | kelapa muda
    Bakpia Kering | kue | 34 | kacang hijau
    Cokelat Batang Rakyat | cokelat | 34 32 13 73 76 51 | biji kakao fermentasi
    Wedang Uwuh Celup | minuman | 34 | cengkih, secang, dan jahe | Original, Jahe Merah, Tanpa Gula, Kayu Manis
    Keripik Apel | keripik | 35 | apel malang
    Bandeng Asap | ikan | 35 33 | ikan bandeng
    Petis Udang | bumbu | 35 | kaldu udang
    Pie Susu Renyah | kue | 51 | susu dan telur
    Kacang Disko | kue | 51 73 | kacang tanah
    Sambal Matah Kemasan | sambal | 51 | bawang merah dan serai
    Manisan Rumput Laut | dodol | 52 53 76 | rumput laut
    Keripik Kulit Sapi | kerupuk | 52 13 35 | kulit sapi
    Sambal Plecing Kemasan | sambal | 52 | cabai rawit dan terasi
    Susu Kuda Liar Serbuk | minuman | 52 | susu kuda | Original, Vanila, Madu
    Se'i Ikan Tuna | ikan | 53 | ikan tuna
    Jagung Titi | keripik | 53 | jagung pulut
    Madu Hutan | madu | 14 52 53 61 62 74 | madu lebah hutan
    Amplang Ikan | kerupuk | 61 62 63 64 65 | ikan pipih dan tenggiri | Original, Pedas, Keju, Rumput Laut, Udang
    Abon Ikan Haruan | abon | 62 63 | ikan gabus
    Wadi Ikan Kemasan | ikan | 62 63 | ikan papuyu | Original, Rendah Garam, Siap Goreng
    Dodol Banjar | dodol | 63 | beras ketan dan gula aren
    Lidah Buaya Kering | dodol | 61 | lidah buaya | Original, Pandan, Madu, Jeruk
    Sambal Gami Bawis | sambal | 64 | ikan bawis
    Kerupuk Kepiting | kerupuk | 64 65 | kepiting bakau
    Stik Bandeng | ikan | 64 65 73 | ikan bandeng | Original, Pedas, Daun Jeruk, Keju, Lada Hitam
    Abon Cakalang | abon | 71 75 74 82 | ikan cakalang
    Sambal Roa | sambal | 71 75 72 | ikan roa asap
    Cakalang Fufu Suwir | ikan | 71 75 81 82 | ikan cakalang
    Klappertart Kering | kue | 71 | kelapa muda
    Bawang Goreng Lembah | keripik | 72 | bawang merah lokal | Original, Renyah Utuh, Pedas, Tanpa Garam, Iris Halus
    Jagung Marning | keripik | 75 72 35 | jagung lokal
    Kacang Mete Sangrai | keripik | 74 53 72 | biji mete
    Kue Deppa Tori | kue | 73 | tepung beras dan gula merah
    Markisa Sirup | minuman | 73 12 13 | buah markisa
    Abon Tuna | abon | 72 81 76 91 92 | ikan tuna
    Loka Anjoroi | kue | 76 | pisang dan kelapa
    Bagea Sagu Kenari | sagu | 81 82 74 | sagu dan kenari
    Sari Pala | minuman | 81 82 12 92 | daging buah pala
    Manisan Pala Kering | dodol | 81 82 71 92 | daging buah pala | Original, Basah, Gula Aren, Pedas Manis
    Minyak Kelapa Murni | minyak | 82 81 75 92 93 96 | kelapa
    Kenari Panggang | keripik | 81 82 | biji kenari
    Sagu Lempeng | sagu | 81 82 91 93 96 | tepung sagu
    Keripik Keladi | keripik | 91 92 94 96 | keladi
    Abon Gulung Ikan | abon | 92 91 96 93 | ikan ekor kuning
    Minyak Buah Merah | minyak | 94 95 91 | buah merah
    Kue Kering Sagu | sagu | 91 92 93 96 | tepung sagu
    Dendeng Rusa | rendang | 93 | daging rusa budidaya
    Ubi Jalar Kering Lembah | keripik | 94 95 | ubi jalar
    """
)

_PACK = "Kemasan {kind} dengan label berisi nomor izin edar, logo halal, komposisi, dan tanggal kedaluwarsa."
FAMILIES = {
    "keripik": Family(
        "Keripik",
        ("Gurih Asin", "Balado", "Daun Jeruk", "Pedas Manis", "Bawang Putih", "Jagung Bakar", "Rumput Laut", "Keju Muda"),
        "Bahan dicuci dan disortir, diiris tipis setebal 1,2 mm, direndam sebentar, lalu digoreng pada suhu terkendali. Minyak ditiriskan dengan "
        "mesin peniris, bumbu ditaburkan dalam tong putar, dan produk didinginkan sebelum dikemas.",
        "bungkus 200 g",
        (14_000, 38_000),
        _PACK.format(kind="standing pouch berjendela"),
        ("minyak kelapa", "garam", "bumbu segar"),
        "10399",
    ),
    "kopi": Family(
        "Kopi",
        ("Natural", "Honey", "Giling Basah", "Sangrai Sedang", "Sangrai Gelap", "Petik Merah", "Bubuk Halus", "Lanang"),
        "Buah merah dipetik tangan, dirambang, lalu difermentasi dan dijemur di para-para sampai kadar air 12 persen. Biji disortir, disangrai per "
        "10 kg dengan catatan suhu, diistirahatkan dua hari, dan digiling sesuai pesanan.",
        "bungkus 250 g",
        (45_000, 120_000),
        _PACK.format(kind="aluminium berkatup satu arah"),
        (),
        "10761",
    ),
    "abon": Family(
        "Abon",
        ("Original", "Pedas", "Manis Gurih", "Rempah", "Bawang Goreng", "Serai", "Kelapa Sangrai"),
        "Daging dikukus, dipisahkan dari tulang, disuwir, lalu dimasak dengan santan dan bumbu halus sampai kering. Setelah dipres untuk mengurangi "
        "minyak, abon diurai kembali, diperiksa kadar airnya, dan dikemas dalam keadaan dingin.",
        "toples 150 g",
        (32_000, 68_000),
        _PACK.format(kind="toples PET bersegel"),
        ("santan kelapa", "bawang merah", "lengkuas", "gula aren"),
        "10219",
    ),
    "rendang": Family(
        "Olahan Daging",
        ("Original", "Pedas", "Kemasan Retort", "Rempah Tujuh Jam", "Suwir", "Cabai Hijau", "Bumbu Kering"),
        "Bumbu segar digiling setiap pagi. Daging dimasak dalam santan di kuali besi lebih dari enam jam sampai bumbu meresap, didinginkan di ruang "
        "bersih, dikemas vakum, lalu disterilkan agar tahan disimpan tanpa pengawet.",
        "kemasan 250 g",
        (65_000, 145_000),
        _PACK.format(kind="vakum dalam karton bergambar"),
        ("santan kelapa", "cabai", "serai", "daun kunyit"),
        "10130",
    ),
    "ikan": Family(
        "Olahan Ikan",
        ("Original", "Pedas", "Asap Sabut Kelapa", "Bawang Putih", "Bumbu Kuning", "Rendah Garam", "Lada Hitam"),
        "Ikan segar diterima dengan suhu di bawah 5 °C, disiangi, dibumbui, dan diasapi atau digoreng sesuai jenis produk. Setiap partai diuji rasa "
        "dan teksturnya, lalu dikemas vakum dan disimpan dingin.",
        "kemasan 200 g",
        (28_000, 85_000),
        _PACK.format(kind="vakum"),
        ("garam rakyat", "bawang putih", "kunyit"),
        "10299",
    ),
    "sambal": Family(
        "Sambal",
        ("Original", "Extra Pedas", "Daun Jeruk", "Bawang Goreng", "Asap", "Kecombrang", "Cabai Hijau"),
        "Cabai dan bumbu dipetik dari tangkainya, dicuci, digiling kasar, lalu ditumis dengan api kecil. Sambal diisikan panas ke botol kaca yang "
        "telah disterilkan, ditutup, dipasteurisasi, dan dikarantina tujuh hari sebelum dijual.",
        "botol 150 g",
        (24_000, 48_000),
        _PACK.format(kind="botol kaca bersegel"),
        ("minyak kelapa", "garam rakyat", "gula aren"),
        "10772",
    ),
    "dodol": Family(
        "Dodol dan Manisan",
        ("Original", "Wijen", "Gula Aren", "Rasa Durian", "Pandan", "Kenari", "Kurma"),
        "Bahan dimasak bersama gula dan santan dalam wajan pengaduk selama lima jam sampai kalis. Adonan dituang ke loyang, didiamkan semalam, "
        "dipotong seragam, dibungkus satu per satu, dan diperiksa beratnya.",
        "kotak 250 g",
        (22_000, 52_000),
        _PACK.format(kind="kotak karton dengan bungkus satuan"),
        ("gula", "santan kelapa"),
        "10734",
    ),
    "kerupuk": Family(
        "Kerupuk",
        ("Mentah", "Siap Santap", "Pedas", "Original", "Rasa Udang", "Bumbu Bawang", "Panggang Arang"),
        "Bahan utama dihaluskan dengan tepung dan bumbu, dicetak, dikukus, lalu diiris. Irisan dijemur di rumah pengering dua hari, disortir menurut "
        "ukuran, dan digoreng atau dipanggang sesuai pesanan.",
        "bungkus 250 g",
        (18_000, 46_000),
        _PACK.format(kind="plastik tebal bersegel panas"),
        ("tepung tapioka", "bawang putih", "garam"),
        "10794",
    ),
    "kue": Family(
        "Kue Tradisional",
        ("Original", "Gula Merah", "Kacang", "Wijen", "Pandan", "Cokelat", "Keju"),
        "Adonan ditimbang menurut resep tertulis, dibentuk tangan dengan cetakan ukuran tetap, lalu dipanggang dalam oven gas. Kue didinginkan di rak "
        "baja tahan karat, disortir, dan dikemas pada hari yang sama.",
        "kotak 10 isi",
        (20_000, 60_000),
        _PACK.format(kind="kotak karton berlapis"),
        ("gula", "mentega", "telur"),
        "10710",
    ),
    "gula": Family(
        "Gula dan Garam Rakyat",
        ("Original", "Jahe", "Kunyit", "Butiran Halus", "Organik", "Serai", "Butiran Kasar"),
        "Bahan disadap atau ditampung pagi dan sore, disaring, lalu dikristalkan di atas tungku hemat kayu. Butiran diayak dua kali, dikeringkan sampai "
        "kadar air di bawah 3 persen, dan diperiksa dengan detektor logam sebelum dikemas.",
        "bungkus 500 g",
        (22_000, 55_000),
        _PACK.format(kind="kertas kraft berlapis"),
        (),
        "10722",
    ),
    "minuman": Family(
        "Minuman",
        ("Original", "Tanpa Gula", "Jahe Merah", "Botol 250 ml", "Serai", "Madu", "Siap Minum"),
        "Bahan segar dicuci, diekstrak, dan disaring bertingkat. Cairan dipasteurisasi 15 menit pada 85 °C, diisikan panas ke botol steril, dan setiap "
        "partai disimpan contohnya selama enam bulan.",
        "botol 250 ml",
        (18_000, 75_000),
        _PACK.format(kind="botol kaca"),
        ("gula", "air matang"),
        "11040",
    ),
    "bumbu": Family(
        "Bumbu Masak",
        ("Original", "Bakar", "Bubuk", "Kemasan Keluarga", "Pedas"),
        "Bahan segar dibersihkan dan dijemur di para-para tertutup, ditumbuk bersama garam rakyat, lalu diperam dua pekan. Adonan dicetak, dijemur "
        "ulang sampai kadar air terkendali, diperiksa bau dan warnanya, dan dikemas rapat.",
        "kemasan 150 g",
        (15_000, 36_000),
        _PACK.format(kind="plastik berlapis dalam kotak"),
        ("garam rakyat", "gula kelapa"),
        "10779",
    ),
    "minyak": Family(
        "Minyak Pangan",
        ("Original", "Perasan Dingin", "Botol 100 ml", "Botol 250 ml", "Saring Ganda"),
        "Daging buah diparut atau dikukus, diperas tanpa pelarut, dan minyak dipisahkan dengan cara pengendapan semalam. Minyak disaring dua kali, "
        "diperiksa kadar airnya, dan diisikan ke botol gelap di ruang bersih.",
        "botol 250 ml",
        (48_000, 165_000),
        _PACK.format(kind="botol kaca gelap"),
        (),
        "10422",
    ),
    "madu": Family(
        "Madu",
        ("Multiflora", "Musim Kemarau", "Pahit", "Sarang Gantung", "Botol Kaca", "Kadar Air Rendah"),
        "Madu dipanen lestari: hanya sepertiga sarang yang diambil dan lebah tidak dibakar. Madu ditiriskan tanpa diperas, diturunkan kadar airnya "
        "sampai 21 persen, disaring, dan dikemas dalam botol steril.",
        "botol 500 g",
        (95_000, 185_000),
        _PACK.format(kind="botol kaca"),
        (),
        "10799",
    ),
    "cokelat": Family(
        "Cokelat",
        ("Kakao 60%", "Kakao 72%", "Susu", "Rempah", "Garam Laut", "Kacang Mete", "Kopi"),
        "Biji kakao difermentasi lima hari dalam kotak kayu, dijemur, disangrai ringan, dan digiling 36 jam. Cokelat ditempa, dicetak, diperiksa "
        "kilap dan patahannya, lalu dibungkus dalam ruang berpendingin.",
        "batang 80 g",
        (28_000, 62_000),
        _PACK.format(kind="karton dan aluminium"),
        ("gula", "lemak kakao", "susu bubuk"),
        "10732",
    ),
    "sagu": Family(
        "Olahan Sagu",
        ("Original", "Kenari", "Gula Aren", "Kelapa", "Kayu Manis", "Pala", "Cokelat"),
        "Pati sagu diendapkan, dikeringkan, dan diayak. Adonan dibentuk dalam cetakan tanah liat atau loyang, dipanggang sampai kering, didinginkan, "
        "lalu dikemas rapat karena sifatnya mudah menyerap air.",
        "bungkus 250 g",
        (20_000, 45_000),
        _PACK.format(kind="standing pouch"),
        ("gula aren", "kelapa parut"),
        "10621",
    ),
}  # fmt: skip
