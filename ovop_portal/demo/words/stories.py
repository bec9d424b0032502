"""Stories, descriptions, uniqueness and making of invented products, put together from sentences that know region, material and motif."""

from random import Random

from ovop_portal.demo.words.crafts import MEANINGS
from ovop_portal.demo.words.places import BATIK, FOOD, PLAITING, POTTERY, WEAVING

# Slots: {name} product, {short} its everyday name, {village}, {regency}, {material}, {motif}, {decade}, {count}.
OPENINGS = {
    FOOD: (
        "Sejak tahun {decade}-an, {short} menjadi penghasilan sampingan banyak keluarga di {village}.",
        "{short} mula-mula hanya dihidangkan saat panen dan hari besar keagamaan di {village}.",
        "Usaha {short} ini diturunkan dari nenek pendirinya, yang dahulu berjualan di pasar pekan di {regency}.",
        "Ketika {material} melimpah dan harganya jatuh pada tahun {decade}-an, ibu-ibu di {village} mulai mengolahnya sendiri menjadi {short}.",
        "Orang {regency} mengenal {short} sebagai buah tangan yang wajib dibawa pulang oleh perantau.",
        "{village} berada di tengah sumber {material} terbaik di {regency}, dan {short} lahir dari keadaan itu.",
        "Usaha ini bermula dari satu ruang di belakang rumah pada tahun {decade}-an dan kini dikerjakan {count} keluarga.",
    ),
    WEAVING: (
        "Di {village}, anak perempuan belajar menenun sejak kecil dengan duduk di samping ibunya.",
        "Kain ini dahulu hanya dipakai dalam upacara adat di {regency} dan disimpan sebagai pusaka keluarga.",
        "Pada tahun {decade}-an hanya tinggal tujuh penenun tua di {village}; kini {count} orang kembali menekuninya.",
        "Suara alat tenun masih terdengar dari hampir setiap kolong rumah di {village}.",
        "Pendiri usaha menyalin motif {motif} dari kain tua milik keluarganya yang hampir rusak.",
        "Menenun adalah pekerjaan sela bagi keluarga petani di {village} sampai pesanan dari luar daerah datang pada tahun {decade}-an.",
        "Di {regency}, selembar kain tenun menyertai seseorang dari kelahiran sampai pernikahan.",
    ),
    BATIK: (
        "Batik masuk ke {village} bersama pedagang pada awal abad lalu dan tumbuh dengan warna sendiri.",
        "Pada tahun {decade}-an usaha batik di {regency} nyaris hilang karena kain cetak; kelompok ini menghidupkannya kembali dengan {count} pembatik.",
        "Pendiri usaha belajar mencanting dari ibunya, lalu membuka latihan malam bagi tetangga di {village}.",
        "Motif {motif} digali dari ukiran rumah lama dan cerita para tetua di {regency}.",
        "Setiap keluarga pembatik di {village} mempunyai isen-isen yang menjadi tanda tangannya.",
        "Kain panjang bermotif {motif} dahulu menjadi tanda lamaran di {regency}.",
    ),
    PLAITING: (
        "Seusai musim panen, perempuan {village} berkumpul di beranda untuk menganyam sambil bercerita.",
        "Dahulu {material} di sekitar {village} hanya dibuat tikar untuk menjemur gabah.",
        "Keterampilan menganyam di {village} diwariskan tanpa gambar: jari-jari menghafal hitungan.",
        "Pada tahun {decade}-an pendiri usaha mengajak {count} tetangga menganyam bersama agar pesanan besar dapat dipenuhi.",
        "Di {regency}, anyaman menyertai kenduri, lamaran, dan kepergian orang merantau.",
        "Rawa dan kebun di {regency} menyediakan {material} sepanjang tahun tanpa perlu dibeli dari luar.",
    ),
    POTTERY: (
        "Tanah di tepi sungai {village} sudah dibentuk menjadi wadah air sejak kakek-nenek pendiri usaha.",
        "Pada hari pasar di {regency}, gerabah dari {village} dahulu ditukar dengan beras dan garam.",
        "Para ibu di {village} membentuk badan gerabah dengan tatap dan batu, sementara bapak-bapak menyiapkan pembakaran.",
        "Ketika wadah plastik datang pada tahun {decade}-an, perajin {village} beralih dari tempayan ke benda hias dan alat saji.",
        "Pecahan tembikar tua yang ditemukan di {regency} menjadi sumber bentuk usaha ini.",
        "Usaha dimulai dengan satu tungku ladang dan kini menghidupi {count} keluarga perajin di {village}.",
    ),
}
MIDDLES = {
    FOOD: (
        "Bahan utamanya, {material}, dibeli langsung dari pemasok tetap dengan harga yang disepakati setiap musim.",
        "Cara membuatnya tetap seperti dahulu, tetapi kini dengan takaran, suhu, dan catatan tertulis.",
        "Rasanya khas karena {material} diolah pada hari yang sama dan tidak dicampur dengan mutu yang lebih rendah.",
        "Seluruh {material} disortir dua kali, dan sisa olahan dijadikan kompos untuk kebun tetangga.",
        "Tidak dipakai pewarna maupun pengawet buatan, dan setiap partai dicatat dalam buku produksi.",
    ),
    WEAVING: (
        "Motif {motif} dipercaya sebagai lambang {meaning}.",
        "Benang lungsi diwarnai dengan akar mengkudu, daun tarum, dan kulit kayu yang ditanam kembali oleh kelompok.",
        "Satu lembar kain {motif} memerlukan tiga pekan sampai dua bulan, bergantung pada rapatnya hitungan benang.",
        "Penenun menghafal hitungan {motif}; kesalahan satu helai saja harus diulang dari awal.",
        "Sehelai kain tua bermotif {motif} masih disimpan kelompok sebagai acuan hitungan.",
    ),
    BATIK: (
        "Motif {motif} dipahami masyarakat sebagai lambang {meaning}.",
        "Pewarna dibuat dari kulit kayu tingi, jambal, secang, dan daun indigofera yang ditanam di kebun kelompok.",
        "Selembar kain {motif} dikerjakan tiga sampai enam pekan, mulai dari pola, canting, celup, sampai lorod.",
        "Setiap kain diberi nama pembatiknya, nomor, dan cara merawatnya.",
        "Isen-isen {motif} dicanting dengan tangan, sehingga tidak ada dua kain yang benar-benar sama.",
    ),
    PLAITING: (
        "{Material} dipanen berselang-seling agar rumpun sempat tumbuh kembali, lalu dijemur dan ditumbuk sampai lentur.",
        "Motif {motif} dianyam tanpa cetakan dan dipahami sebagai lambang {meaning}.",
        "Bahan diawetkan dengan perebusan dan pengasapan, tanpa bahan kimia berbahaya.",
        "Satu buah bermotif {motif} menghabiskan tiga hari kerja dan lebih dari dua ratus bilah.",
        "Warna diperoleh dari kunyit, lumpur, dan daun ketapang, kemudian dikunci dengan tawas.",
    ),
    POTTERY: (
        "{Material} digali tidak lebih dari satu meter, lalu lubangnya ditimbun dan ditanami kembali.",
        "Ragam hias {motif} digoreskan dengan tangan sebelum kering dan dipahami sebagai lambang {meaning}.",
        "Badan dibentuk dengan putaran kaki, dipoles dengan batu kali, lalu dibakar perlahan selama delapan jam.",
        "Setiap benda diketuk satu per satu setelah pembakaran; hanya yang bersuara nyaring yang dijual.",
        "Pembakaran memakai sabut kelapa dan limbah kayu sehingga tidak ada pohon yang ditebang.",
    ),
}
NOKEN = "noken"
OPENINGS[NOKEN] = (
    "Di {regency}, seorang anak perempuan dianggap dewasa setelah dapat membuat nokennya sendiri.",
    "Noken dari {village} dahulu dipakai membawa ubi, kayu bakar, dan bayi; kini juga laptop dan buku.",
    "Sejak tahun {decade}-an, mama-mama di {village} merajut bersama setiap petang dan menjual hasilnya di pasar {regency}.",
)
MIDDLES[NOKEN] = (
    "{Material} diambil tanpa menebang pohonnya, lalu dipilin di atas paha menjadi benang.",
    "Motif {motif} dipahami sebagai lambang {meaning}.",
    "Warna merah, kuning, dan hitam diperoleh dari biji, umbi, dan arang.",
)
CLOSINGS = (
    "Kini hasilnya menghidupi {count} keluarga di {village} dan membuat anak muda mau tinggal di kampung.",
    "Setiap Sabtu bengkel dibuka bagi anak sekolah yang ingin belajar.",
    "Kelompok menyisihkan dua persen penjualan untuk beasiswa anak anggota sentra.",
    "Pembeli dapat mengetahui siapa pembuatnya dari kartu cerita di dalam kemasan.",
    "Bagi warga {village}, produk ini adalah cara menceritakan kampungnya kepada orang lain.",
    "Usaha ini membeli hasil {count} anggota sentra dengan harga yang dipasang terbuka di papan pengumuman.",
    "Pengunjung dari luar daerah mulai datang untuk melihat langsung proses pembuatannya.",
)
DESCRIPTIONS = {
    FOOD: (
        "{name} dibuat dari {material} pilihan, tanpa pengawet dan pewarna buatan.",
        "{name} adalah olahan {material} dengan resep turun-temurun dan takaran yang sudah dibakukan.",
        "Olahan {material} khas {regency} yang tahan simpan empat sampai dua belas bulan dalam kemasan tertutup.",
    ),
    WEAVING: (
        "{name} ditenun dari {material}, lebar 60–110 cm; setiap lembar membawa nama penenunnya.",
        "Kain berbahan {material} dengan motif {motif}, cocok untuk busana resmi, selendang, dan hiasan dinding.",
        "{name} berukuran 200 × 105 cm, rapat, tidak luntur, dan nyaman dipakai di udara tropis.",
    ),
    BATIK: (
        "{name} di atas {material}, ukuran 240 × 110 cm, warna kuat dan tidak luntur setelah dicuci dengan sabun lerak.",
        "Kain batik {motif} yang dikerjakan bolak-balik, sehingga kedua sisi dapat dipakai.",
        "{name} tersedia sebagai kain panjang, selendang, dan bahan kemeja dengan nomor seri tiap lembar.",
    ),
    PLAITING: (
        "{name} dari {material} yang ringan, kuat, dan diberi lapisan dalam dari kain katun.",
        "Anyaman rapat bermotif {motif} dengan tepi terlipat rapi dan pegangan yang diuji menahan beban 10 kg.",
        "{name} dibuat dengan tangan seluruhnya dan dapat dipesan dalam tiga ukuran.",
    ),
    POTTERY: (
        "{name} dari {material} setempat, dibakar pada suhu 850–1.200 °C, dengan ragam hias {motif}.",
        "Benda tanah liat buatan tangan dengan dinding merata, kaki rata, dan ragam hias {motif}.",
        "{name} aman bagi makanan, diuji rembesannya, dan dikemas dengan serat alami untuk pengiriman jauh.",
    ),
}
DESCRIPTIONS[NOKEN] = (
    "{name} dari {material}, dirajut tangan tanpa jarum dan mampu memuat beban sepuluh kilogram.",
    "{name} dengan tali lebar yang dapat disandang di kepala maupun di bahu.",
)
UNIQUE = {
    FOOD: (
        "Memakai {material} dengan cara mengolah khas {regency} yang tidak dijumpai pada produk sejenis.",
        "Resep ditakar menurut cara lama tetapi diuji laboratorium setiap partai, sehingga rasa terjaga dari bulan ke bulan.",
        "Perpaduan {material} dan cara pengolahan setempat menghasilkan aroma yang sukar ditiru di daerah lain.",
    ),
    WEAVING: (
        "Hitungan {motif} hanya dikuasai penenun {village} dan telah dicatat dalam buku motif kelompok.",
        "Motif {motif} memakai pewarna alam dari kebun sendiri; tiap kain disertai kartu makna.",
        "Tepi kain dikunci dengan simpul khas {village} yang menjadi penanda keasliannya.",
    ),
    BATIK: (
        "Motif {motif} digambar sendiri oleh perajin {village} dan telah dicatat sebagai ekspresi budaya setempat.",
        "Warna tanah dan biru yang lembut diperoleh dari tumbuhan di sekitar {village}.",
        "Isen-isen pada {motif} menjadi ciri yang tidak dipakai sentra batik lain.",
    ),
    PLAITING: (
        "Anyaman {motif} memakai bilah selebar 2 mm yang hanya dikerjakan perajin {village}.",
        "Pengawetan alami dengan asap sabut kelapa memberi warna hangat dan mencegah jamur.",
        "Bentuk tradisional {regency} dipertahankan, sedangkan lapisan dan ukurannya disesuaikan dengan kebutuhan masa kini.",
    ),
    POTTERY: (
        "Ragam hias {motif} dibuat dengan alat dari bambu dan tulang, tanpa cetakan.",
        "Campuran tanah dari dua lapisan di {village} memberi warna yang tidak dijumpai di tempat lain.",
        "Bentuk lama {regency} dihidupkan kembali dengan ketebalan dinding yang seragam.",
    ),
}
UNIQUE[NOKEN] = (
    "Dirajut dengan simpul yang hanya dikenal di {regency}; setiap noken membawa nama mama pembuatnya.",
    "Serat asli tanpa benang pabrik, dengan warna dari tumbuhan hutan yang dibudidayakan kembali.",
)
HEDGED = (
    "doa bagi keselamatan pemakainya",
    "rasa syukur kepada alam",
    "kebersamaan warga kampung",
    "harapan akan rezeki yang mengalir",
    "keteguhan memegang janji",
    "hubungan manusia dengan leluhurnya",
)
COUNTS = ("sebelas", "empat belas", "enam belas", "delapan belas", "dua puluh", "dua puluh tujuh", "tiga puluh lima", "empat puluh")


def meaning(motif: str) -> str:
    """What a motif stands for; unknown ones always get the same cautious phrase."""
    return MEANINGS.get(motif) or HEDGED[sum(map(ord, motif)) % len(HEDGED)]


def slots(rng: Random, name: str, short: str, material: str, motif: str, village: str, regency: str) -> dict:
    """What the sentences of this module may mention."""
    return {
        "name": name,
        "short": short,
        "material": material,
        "Material": material[:1].upper() + material[1:],
        "motif": motif,
        "meaning": meaning(motif),
        "village": village or "desa ini",
        "regency": regency or "daerah ini",
        "decade": rng.choice((1950, 1960, 1970, 1980, 1990)),
        "count": rng.choice(COUNTS),
    }


def say(template: str, words: dict) -> str:
    """A template with its slots filled, beginning with a capital."""
    text = template.format_map(words)
    return text[:1].upper() + text[1:]


def story(rng: Random, kind: str, words: dict) -> str:
    """Two to four sentences on where a product comes from; `kind` is a commodity code or NOKEN."""
    parts = [rng.choice(OPENINGS[kind]), *rng.sample(MIDDLES[kind], rng.choice((1, 1, 2)))]
    if len(parts) == 2 or rng.randrange(2):
        parts.append(rng.choice(CLOSINGS))
    return " ".join(say(part, words) for part in parts)


def description(rng: Random, kind: str, words: dict) -> str:
    """One sentence on what is sold."""
    return say(rng.choice(DESCRIPTIONS[kind]), words)


def uniqueness(rng: Random, kind: str, words: dict) -> str:
    """One sentence on what no other region has."""
    return say(rng.choice(UNIQUE[kind]), words)
