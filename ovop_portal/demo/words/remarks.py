"""What desks write to each other: screening, returns, visits, recusals, conclusions of a sheet, decisions."""

from random import Random

# Why an item is not met (reason codes of the screening), as an officer of the secretariat writes it.
REFUSALS = {
    "sentra_decree": (
        "SK yang diunggah adalah surat keterangan camat, bukan keputusan bupati/wali kota.",
        "Lampiran SK tidak memuat sentra yang diusulkan.",
        "SK tidak bertanda tangan dan tidak bertanggal; kami tidak dapat mengakuinya sebagai penetapan.",
    ),
    "outside_sentra": (
        "Alamat pada NIB berada di kecamatan lain, di luar wilayah sentra.",
        "Tempat produksi berjarak 14 km dari desa yang ditetapkan dalam SK sentra.",
    ),
    "few_units": (
        "Daftar anggota pada lampiran SK hanya memuat empat unit usaha.",
        "Dua dari enam unit dalam daftar sudah tutup menurut keterangan dinas.",
    ),
    "no_legality": (
        "NIB belum memuat KBLI industri; yang tercantum hanya KBLI perdagangan.",
        "Belum ada legalitas industri atas nama IKM ini.",
    ),
    "wrong_commodity": (
        "Produk termasuk fesyen siap pakai; kainnya dibeli dari luar sentra.",
        "Produk tidak termasuk lima komoditas pada periode ini.",
    ),
    "not_penghela": (
        "Belum ada bukti pesanan dibagi kepada anggota sentra lain.",
        "Omzet IKM di bawah rata-rata sentra dan belum berperan sebagai penghela.",
    ),
    "food_permit": (
        "Nomor izin edar tidak ditemukan untuk nama produk ini.",
        "Sertifikat halal atas nama pihak lain; produk ini tidak tercantum dalam lampirannya.",
        "Uji laboratorium tidak memuat cemaran mikroba.",
    ),
    "expired": (
        "Masa berlaku dokumen berakhir sebelum usulan dikirim.",
        "Dokumen sudah tidak berlaku pada tanggal pemeriksaan dan belum ada bukti perpanjangan.",
    ),
    "no_sample": (
        "Contoh produk belum diterima sekretariat sampai batas waktu.",
        "Contoh yang diterima bukan produk yang diusulkan.",
    ),
    "incomplete": (
        "Hasil pindai terpotong; nomor dan tanda tangan tidak terbaca.",
        "Halaman lampiran tidak diunggah sehingga isi dokumen tidak dapat diperiksa.",
    ),
    "mismatch": (
        "Nama usaha pada dokumen berbeda dengan nama pada usulan.",
        "Nomor yang diisikan tidak sama dengan nomor pada dokumen.",
    ),
    "duplicate": (
        "Produk yang sama sudah diusulkan melalui dinas provinsi.",
        "IKM ini telah diusulkan dengan nama lain pada periode yang sama.",
    ),
}
# Which reasons fit which paper; the first is the commonest.
REASONS = {
    "sentra_decree": ("sentra_decree", "few_units", "outside_sentra", "incomplete"),
    "nomination_letter": ("incomplete", "mismatch", "not_penghela", "duplicate"),
    "industry_legality": ("no_legality", "mismatch", "outside_sentra", "wrong_commodity"),
    "product_sample": ("no_sample", "wrong_commodity"),
    "distribution_permit": ("expired", "food_permit", "mismatch"),
    "halal": ("expired", "food_permit", "mismatch"),
    "lab_test": ("food_permit", "expired", "incomplete"),
}
MET = (
    "", "", "",
    "Sesuai dan masih berlaku.",
    "Nomor dan tanggal cocok dengan isian.",
    "Sudah dicocokkan dengan penerbit.",
    "Terbaca jelas.",
)  # fmt: skip
UNCLEAR = (
    "Cap instansi kurang terbaca; mohon unggah hasil pindai berwarna.",
    "Ejaan nama pemilik berbeda satu huruf dengan NIB; mohon penjelasan dinas.",
    "Tanggal penetapan pada halaman pertama dan terakhir berbeda.",
    "Lampiran menyebut nama desa lama; mohon keterangan perubahan nama.",
    "Dokumen merujuk pada peraturan yang sudah diganti; sedang dikonfirmasi.",
)
RETURNS = (
    "Mohon unggah ulang {name} dengan hasil pindai yang lengkap dan terbaca.",
    "Mohon lengkapi {name}; nomor dan tanggalnya belum sesuai dengan isian.",
    "Berkas lain sudah baik. Tinggal {name} yang perlu diperbaiki sebelum batas waktu.",
    "Mohon sertakan bukti perpanjangan untuk {name}.",
    "Silakan koordinasi dengan penerbit agar {name} memuat nama usaha yang sama dengan NIB.",
)
NAMES = {
    "sentra_decree": "SK sentra",
    "nomination_letter": "surat usulan",
    "industry_legality": "legalitas usaha industri",
    "product_sample": "contoh produk",
    "distribution_permit": "izin edar pangan",
    "halal": "sertifikat halal",
    "lab_test": "hasil uji laboratorium",
    "group_decree": "SK kelompok",
    "batikmark": "sertifikat Batikmark",
    "trademark": "bukti merek",
    "certificate": "sertifikat mutu",
    "environment": "pernyataan lingkungan",
}
FINDINGS = (
    "Ruang produksi sesuai dengan foto pada usulan; alur kerja satu arah dan lantai kering.",
    "Tiga belas pekerja hadir, sembilan di antaranya anggota sentra; upah dicatat setiap pekan.",
    "Gudang bahan baku tertata menurut tanggal masuk dan stok cukup untuk enam pekan.",
    "Pembukuan dua belas bulan ditunjukkan di tempat dan cocok dengan nota yang diambil acak.",
    "SOP dipasang di dua dinding; pekerja dapat menjelaskan langkah pemeriksaan mutu.",
    "Pengolahan limbah berfungsi, namun bak ketiga perlu dikuras.",
    "Dua produk dari rak diambil acak; mutunya sama dengan contoh yang dikirim ke sekretariat.",
    "Pemilik mengajar menenun dan mencatat peserta pelatihan setiap bulan.",
    "Kapasitas terpasang lebih kecil daripada yang tertulis; angka pada usulan perlu dikoreksi.",
    "Alamat produksi sudah pindah dua bulan lalu ke rumah sebelah dan masih di desa yang sama.",
    "Ruang pamer ramai; pengunjung mencatatkan 46 pembelian dalam sehari.",
    "Alat pemadam dan kotak P3K tersedia; jalur keluar tidak terhalang.",
)
RECUSALS = (
    "Saya pernah menjadi pendamping usaha ini pada tahun lalu.",
    "Pemilik masih kerabat dekat keluarga saya.",
    "Balai kami menerbitkan sertifikat mutu bagi produk ini.",
    "Saya menjadi konsultan kemasan untuk sentra yang sama.",
    "Lembaga saya memiliki perjanjian kerja sama dengan usaha ini.",
)
CONCLUSIONS = {
    3: (
        "Produk matang dengan identitas daerah yang kuat, tata kelola tertib, dan pasar yang terus meluas.",
        "Mutu setara produk ekspor; perannya sebagai penghela sentra tampak nyata.",
        "Layak menjadi contoh bagi sentra lain; tinggal memperkuat dokumentasi uji mutu.",
    ),
    2: (
        "Produk baik dan khas; pembukuan serta kemasan menjadi kunci untuk naik kelas.",
        "Keterampilan kuat, tetapi kapasitas dan jangkauan pasar masih perlu pendampingan.",
        "Mutu terjaga; perlindungan merek dan pengembangan desain perlu disegerakan.",
    ),
    1: (
        "Potensi daerah jelas, namun pencatatan, label, dan konsistensi mutu perlu dibenahi.",
        "Produk disukai pasar setempat; perlu SOP tertulis dan kerja sama pemasaran.",
        "Keunikan ada, tetapi belum diceritakan dan belum dilindungi.",
    ),
    0: (
        "Belum mencapai ambang; fokuskan pembinaan pada mutu dasar, pembukuan, dan keterlibatan sentra.",
        "Perlu pendampingan menyeluruh sebelum diusulkan kembali.",
    ),
}
OVERRIDES = (
    "Temuan kunjungan menunjukkan tata kelola lebih baik daripada yang terbaca di berkas; disepakati dalam pleno.",
    "Satu lembar menyimpang jauh karena dokumen yang terlambat dilampirkan; pleno menetapkan kelas menurut bukti lengkap.",
    "Syarat kunjungan belum terpenuhi pada tanggal penetapan sehingga kelas diturunkan satu tingkat.",
)


def screening_reason(rng: Random, document: str) -> str:
    """A reason code that fits a document code, the commonest one half of the time."""
    reasons = REASONS.get(document, ("incomplete", "mismatch"))
    return reasons[0] if rng.randrange(2) else rng.choice(reasons)


def screening_remark(rng: Random, result: str, reason: str = "") -> str:
    """The remark beside a screening result: "met" (may be empty), "unclear", or "not_met" with its reason code."""
    if result == "not_met":
        return rng.choice(REFUSALS[reason])
    return rng.choice(UNCLEAR if result == "unclear" else MET)


def return_note(rng: Random, document: str) -> str:
    """What the secretariat writes when it returns a nomination because of one paper."""
    return rng.choice(RETURNS).format(name=NAMES.get(document, "dokumen"))


def visit_findings(rng: Random, count: int = 3) -> list[str]:
    """Different findings of one visit, sentences."""
    return rng.sample(FINDINGS, count)


def recusal(rng: Random) -> str:
    """Why an assessor steps back."""
    return rng.choice(RECUSALS)


def conclusion(rng: Random, star: int) -> str:
    """The closing remark of a sheet that leads to 0 to 3 stars."""
    return rng.choice(CONCLUSIONS[star])


def override_reason(rng: Random) -> str:
    """Why a decision departs from the computed star."""
    return rng.choice(OVERRIDES)
