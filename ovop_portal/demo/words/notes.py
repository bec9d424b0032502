"""What assessors write beside a score: per indicator two or three remarks for a low, a middle and a high level."""

from random import Random

from ovop_portal.demo.words.places import BATIK, FOOD, PLAITING, POTTERY, WEAVING

LOW, MIDDLE, HIGH = 0, 1, 2

# Indicator code → (low, middle, high); the codes are those of rubrics.json.
NOTES = {
    "A1.1": (
        (
            "Sebagian besar bahan utama masih didatangkan dari luar kabupaten.",
            "Nota pembelian menunjukkan pemasok luar daerah lebih dominan.",
        ),
        (
            "Bahan setempat sudah di atas 80 persen, selebihnya dibeli saat paceklik.",
            "Pemasok lokal tercatat, tetapi belum untuk seluruh bahan utama.",
        ),
        (
            "Seluruh bahan utama berasal dari desa sekitar; daftar pemasok lengkap.",
            "Nota dua belas bulan membuktikan bahan utama dari kabupaten sendiri.",
        ),
    ),
    "A1.2": (
        (
            "Pasokan hanya dijamin secara lisan sampai musim berikutnya.",
            "Belum ada perjanjian dengan pemasok; stok kosong dua kali tahun lalu.",
        ),
        (
            "Ada surat kesepakatan dua tahun dengan kelompok tani.",
            "Pasokan cukup untuk satu musim lebih; perlu kontrak yang lebih panjang.",
        ),
        (
            "Kontrak pasokan lima tahun dengan koperasi sudah ditunjukkan.",
            "Kebun bahan baku milik kelompok menjamin pasokan jangka panjang.",
        ),
    ),
    "A1.3": (
        ("Perhitungan HPP belum ada; nilai tambah diperkirakan rendah.", "Harga jual hanya sedikit di atas biaya bahan."),
        ("HPP dihitung, nilai tambah sekitar 40 persen.", "Nilai tambah memadai, tetapi biaya tenaga kerja belum dimasukkan penuh."),
        (
            "HPP rinci; nilai tambah di atas 60 persen karena diferensiasi produk.",
            "Nilai tambah tinggi dan terdokumentasi untuk setiap varian.",
        ),
    ),
    "A1.4": (
        ("Air limbah masih dibuang langsung ke selokan.", "Belum ada SPPL dan pemilahan sampah produksi."),
        ("Bak pengendap tersedia, pembersihan belum terjadwal.", "Dampak ada tetapi dikendalikan; SPPL berlaku."),
        ("Limbah nyaris tidak ada dan seluruh sisa dimanfaatkan kembali.", "Pengelolaan limbah tercatat dan dipantau dinas lingkungan."),
    ),
    "A1.5": (
        ("Ukuran dan mutu antarbuah contoh berbeda nyata.", "Produksi bergantung pada satu orang; sulit diulang."),
        ("Mutu hampir sama, selisih kecil pada partai kedua.", "Catatan produksi ada enam bulan, jumlahnya cukup stabil."),
        ("Mutu seragam antarpartai; catatan dua belas bulan lengkap.", "Prosedur baku membuat jumlah dan mutu dapat diulang."),
    ),
    "A2.1": (
        ("Desain masih mengikuti produk yang sudah ada di pasar.", "Belum tampak pengembangan dalam dua tahun terakhir."),
        ("Desain dikembangkan menurut permintaan pembeli.", "Ada dua varian baru, tetapi belum didokumentasikan."),
        ("Desain sendiri dengan katalog tahunan; sebagian sudah dilindungi.", "Kelompok memiliki perancang muda dan buku desain."),
    ),
    "A2.2": (
        ("Kemasan masih plastik polos tanpa identitas.", "Kemasan belum melindungi produk selama pengiriman."),
        ("Kemasan sudah baik, tulisan pada label terlalu kecil.", "Sudah ada dua ukuran kemasan; bahan kemasan dapat ditingkatkan."),
        ("Kemasan diperbarui setiap tahun dan mengikuti kaidah yang berlaku.", "Kemasan informatif, kuat, dan mudah didaur ulang."),
    ),
    "A3.1": (
        ("Baru dua tahun berada di sentra.", "Keterangan desa menunjukkan kepindahan yang masih baru."),
        ("Empat tahun di sentra menurut keterangan desa.", "Keberadaan di sentra terbukti, riwayat awal belum lengkap."),
        ("Lebih dari sepuluh tahun di sentra yang sama.", "Salah satu pendiri sentra; bukti akta dan keterangan desa sesuai."),
    ),
    "A3.2": (
        ("Tenaga kerja hanya keluarga sendiri.", "Anggota sentra belum dilibatkan dalam pesanan."),
        ("Melibatkan enam anggota sentra untuk pesanan besar.", "Sebagian anggota menjadi pemasok setengah jadi."),
        ("Menjadi penghela: pesanan dibagi kepada hampir semua anggota sentra.", "Daftar mitra lengkap; pembagian pesanan terbuka."),
    ),
    "A3.3": (
        ("Belum ada kegiatan bagi masyarakat sekitar.", "Alih keterampilan belum direncanakan."),
        ("Pelatihan diadakan dua kali setahun bila ada permintaan.", "Menerima siswa magang, belum terjadwal."),
        ("Pelatihan rutin tiap bulan bagi remaja desa; daftar hadir ditunjukkan.", "Program magang dan beasiswa berjalan tiga tahun."),
    ),
    "B1.1": (
        ("Bagan organisasi dan SOP belum dibuat.", "Pembagian tugas hanya disampaikan secara lisan."),
        ("SOP tertulis, tetapi belum dipasang di tempat kerja.", "Uraian tugas ada untuk bagian produksi saja."),
        ("Bagan, SOP, dan uraian tugas dipasang dan dijalankan.", "Pekerja dapat menjelaskan SOP tanpa melihat dinding."),
    ),
    "B1.2": (
        ("Belum ada pembukuan; uang usaha bercampur dengan rumah tangga.", "Nota penjualan tidak disimpan."),
        ("Pembukuan rutin dengan buku kas; laporan laba rugi belum ada.", "Nota bernomor tersedia untuk sebagian penjualan."),
        ("Laporan keuangan dua belas bulan dengan bukti transaksi.", "Aplikasi pembukuan dipakai tertib dan cocok dengan mutasi bank."),
    ),
    "B1.3": (
        ("Belum ada kerja sama tertulis.", "Modal sepenuhnya sendiri; akses pembiayaan belum dicoba."),
        ("Satu perjanjian tertulis dengan toko oleh-oleh.", "Ada kerja sama koperasi, pembiayaan formal dalam proses."),
        ("Tiga perjanjian kemitraan dan fasilitas KUR yang lancar.", "Kemitraan berjalan dengan hotel, eksportir, dan bank daerah."),
    ),
    "B2.1": (
        ("Penjualan masih di kabupaten sendiri.", "Bukti penjualan ke luar kabupaten belum ada."),
        ("Sudah masuk pasar nasional melalui lokapasar.", "Pembeli tersebar di tiga provinsi."),
        ("Ekspor tidak langsung ke dua negara dengan bukti PEB.", "Pengiriman luar negeri rutin melalui agregator."),
    ),
    "B2.2": (
        ("Omzet turun dari tahun sebelumnya.", "Penjualan hanya ramai menjelang hari raya."),
        ("Penjualan rutin dan stabil.", "Omzet naik tipis; catatan bulanan cukup."),
        ("Omzet tumbuh dua tahun berturut-turut.", "Pertumbuhan di atas 20 persen dan didukung bukti."),
    ),
    "B2.3": (
        ("Hanya menjual di tempat.", "Media sosial ada, jarang diperbarui."),
        ("Toko daring aktif, belum ikut pameran nasional.", "Dititipkan di lima toko dan dijual daring."),
        ("Saluran lengkap, termasuk pameran nasional dan katalog dua bahasa.", "Promosi terencana dengan kalender tahunan."),
    ),
    "B3.1": (
        ("Asal-usul produk belum dapat dijelaskan.", "Cerita hanya diingat pemilik."),
        ("Cerita tertulis, belum dipakai pada kemasan.", "Narasi singkat ada di brosur."),
        ("Cerita terdokumentasi dan tercetak pada kartu produk.", "Narasi kuat, didukung foto lama dan keterangan tetua."),
    ),
    "B3.2": (
        ("Keterkaitan dengan daerah belum kuat.", "Produk serupa dibuat di banyak tempat."),
        ("Ciri daerah tampak pada motif atau bumbu.", "Dinas menerangkan produk sebagai khas kabupaten."),
        ("Keterampilan turun-temurun yang menjadi identitas daerah.", "Tiga generasi perajin masih bekerja bersama."),
    ),
    "C6": (
        ("Pesanan besar pernah tidak terpenuhi.", "Kapasitas belum sanggup melayani pasar di luar daerah."),
        ("Pesanan nasional rutin terpenuhi tepat waktu.", "Kapasitas cukup, cadangan tenaga kerja perlu ditambah."),
        ("Sanggup memenuhi pesanan ekspor dengan mitra sentra.", "Kapasitas terpasang baru terpakai 70 persen; siap naik."),
    ),
    "C7": (
        ("Belum ada minat pembeli luar negeri.", "Peluang ekspor belum dijajaki."),
        ("Ada permintaan contoh dari calon pembeli luar negeri.", "Pesanan percobaan satu kali tahun lalu."),
        ("Ekspor rutin dengan pembeli tetap.", "Dokumen ekspor lengkap dan pengiriman berulang."),
    ),
}
CRAFT_NOTES = {
    FOOD: {
        "C1": (
            "Satu dokumen keamanan pangan belum berlaku.",
            "Izin edar, halal, dan uji laboratorium berlaku.",
            "CPPOB diterapkan dan HACCP tersertifikasi.",
        ),
        "C2": (
            "Higiene ruang produksi perlu dibenahi.",
            "Alur proses tertulis; catatan sanitasi mingguan.",
            "Suhu dan sanitasi dicatat untuk setiap partai.",
        ),
        "C3": (
            "Tekstur contoh tidak seragam.",
            "Rasa dan warna konsisten pada tiga contoh.",
            "Konsisten, dan umur simpan telah diuji laboratorium.",
        ),
        "C4": ("Rasa umum dijumpai.", "Resep khas daerah terasa jelas.", "Resep khas dengan inovasi yang sulit ditiru."),
        "C5": ("Label belum memuat komposisi.", "Label lengkap; kemasan melindungi produk.", "Label gizi ada dan siap untuk ritel modern."),
    },
    WEAVING: {
        "C1": ("Legalitas industri belum lengkap.", "Merek sudah didaftarkan.", "Merek terdaftar dan bagian dari indikasi geografis."),
        "C2": (
            "Pewarna tidak terkendali; benang mudah putus.",
            "Proses ATBM rapi dengan pewarna terkendali.",
            "Pewarna alam penuh dan proses tercatat.",
        ),
        "C3": (
            "Cacat pakan terlihat pada dua contoh.",
            "Rapat dan tidak luntur saat digosok basah.",
            "Sangat rapat, tepi lurus, hasil uji luntur tersedia.",
        ),
        "C4": ("Motif umum.", "Motif khas daerah dengan hitungan benar.", "Motif khas yang dikembangkan sendiri tanpa meninggalkan pakem."),
        "C5": ("Belum berlabel.", "Label bahan dan perawatan tersedia.", "Kotak hadiah dengan kartu cerita motif."),
    },
    BATIK: {
        "C1": ("Merek belum didaftarkan.", "Legalitas lengkap dan merek terdaftar.", "Batikmark berlaku dan merek terdaftar."),
        "C2": (
            "Suhu malam tidak terjaga sehingga garis pecah.",
            "Proses tulis dan cap baku; pewarna sintetis terkendali.",
            "Pewarna alam dan IPAL berjalan baik.",
        ),
        "C3": ("Noda malam tersisa pada tepi kain.", "Garis tajam dan warna rata.", "Sangat halus, tembus dua sisi, tidak luntur."),
        "C4": ("Motif dari daerah lain.", "Motif khas daerah dengan makna tertulis.", "Motif ciptaan sendiri dan sudah dicatat."),
        "C5": (
            "Label belum menyebut jenis batik.",
            "Label tulis/cap dan cara rawat ada.",
            "Label lengkap dengan cerita motif, kemasan layak ekspor.",
        ),
    },
    PLAITING: {
        "C1": ("Legalitas industri belum lengkap.", "Merek sedang diproses.", "Desain industri terdaftar dan legalitas bahan tersedia."),
        "C2": (
            "Bahan masih lembap; ada bintik jamur.",
            "Bahan diawetkan dengan perebusan.",
            "Pengawetan ramah lingkungan dan panen lestari.",
        ),
        "C3": ("Ujung bilah masih tajam.", "Rapi dan kuat, ukuran cukup sama.", "Sangat rapi; beban uji sepuluh kilogram tertahan."),
        "C4": ("Bentuk umum di pasar.", "Teknik khas daerah masih terjaga.", "Teknik khas dengan desain yang diminati pasar luar negeri."),
        "C5": ("Belum berlabel.", "Label bahan dan perawatan tersedia.", "Kemasan aman kirim jauh dan berlabel lengkap."),
    },
    POTTERY: {
        "C1": ("Merek belum ada.", "Legalitas lengkap; merek terdaftar.", "Uji aman pangan untuk alat saji sudah lulus."),
        "C2": (
            "Pembakaran terbuka tanpa pengukur suhu.",
            "Suhu tungku terkendali.",
            "Suhu tercatat dan asap dikendalikan dengan cerobong.",
        ),
        "C3": ("Retak rambut pada dua contoh.", "Kuat, ukuran seragam.", "Dinding merata, glasir mulus, rembesan nol."),
        "C4": ("Bentuk umum.", "Ornamen khas daerah digarap teliti.", "Ornamen khas dengan bentuk yang segar."),
        "C5": ("Dikirim tanpa sekat.", "Kemasan tahan pecah.", "Lulus uji jatuh dan berlabel lengkap."),
    },
}
ADVICE = (
    ("", "", " Mohon dilengkapi pada periode berikutnya.", " Perlu pendampingan dinas.", " Disarankan belajar dari anggota sentra lain."),
    ("", "", "", " Sesuai dengan berkas yang diunggah.", " Mohon ditunjukkan buktinya saat kunjungan.", " Dapat ditingkatkan."),
    ("", "", "", " Sesuai dengan berkas yang diunggah.", " Dikonfirmasi melalui foto dan dokumen.", " Patut dipertahankan."),
)


def tone(share: float) -> int:
    """LOW, MIDDLE or HIGH for the share of an indicator's maximum (0 to 1)."""
    return LOW if share < 0.45 else MIDDLE if share < 0.85 else HIGH


def note(rng: Random, indicator: str, commodity: str, share: float) -> str:
    """A remark for an indicator code of rubrics.json whose score is `share` of its maximum; never longer than 160 characters."""
    level = tone(share)
    specific = CRAFT_NOTES[commodity].get(indicator)
    text = specific[level] if specific else rng.choice(NOTES[indicator][level])
    return text + rng.choice(ADVICE[level])
