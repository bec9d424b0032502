"""The words of the lines of a desk that carry a number."""

from django.utils.translation import gettext_lazy, ngettext_lazy

# what waits → (the line with its number, the button)
LINES = {
    "endorse": (
        ngettext_lazy("%d usulan menunggu rekomendasi Anda", "%d usulan menunggu rekomendasi Anda"),
        gettext_lazy("Periksa usulan"),
    ),
    "screen": (
        ngettext_lazy("%d usulan menunggu seleksi administrasi", "%d usulan menunggu seleksi administrasi"),
        gettext_lazy("Mulai memeriksa"),
    ),
    "samples": (
        ngettext_lazy("%d usulan dengan contoh produk yang belum dicatat", "%d usulan dengan contoh produk yang belum dicatat"),
        gettext_lazy("Catat penerimaan"),
    ),
    "release": (ngettext_lazy("%d penugasan siap dikirim ke penilai", "%d penugasan siap dikirim ke penilai"), gettext_lazy("Tugaskan")),
    "short": (
        ngettext_lazy("%d usulan lolos belum lengkap penilainya", "%d usulan lolos belum lengkap penilainya"),
        gettext_lazy("Rencanakan"),
    ),
    "recommend": (
        ngettext_lazy("%d usulan selesai dinilai, belum direkomendasikan", "%d usulan selesai dinilai, belum direkomendasikan"),
        gettext_lazy("Rekomendasikan"),
    ),
    "plenary": (ngettext_lazy("%d usulan perlu dibahas dalam pleno", "%d usulan perlu dibahas dalam pleno"), gettext_lazy("Buka pleno")),
    "reopened": (ngettext_lazy("%d lembar dibuka kembali untuk Anda", "%d lembar dibuka kembali untuk Anda"), gettext_lazy("Buka lembar")),
    "score": (ngettext_lazy("%d usulan sedang Anda nilai", "%d usulan sedang Anda nilai"), gettext_lazy("Lanjutkan menilai")),
    "declare": (
        ngettext_lazy("%d usulan menunggu pernyataan bebas konflik", "%d usulan menunggu pernyataan bebas konflik"),
        gettext_lazy("Nyatakan bebas konflik"),
    ),
    "early": (ngettext_lazy("%d usulan akan Anda nilai", "%d usulan akan Anda nilai"), gettext_lazy("Lihat daftar")),
    "propose": (ngettext_lazy("%d bintang menunggu diajukan", "%d bintang menunggu diajukan"), gettext_lazy("Ajukan")),
    "decide": (ngettext_lazy("%d bintang menunggu penetapan Anda", "%d bintang menunggu penetapan Anda"), gettext_lazy("Tetapkan")),
    "publish": (ngettext_lazy("%d bintang siap diumumkan", "%d bintang siap diumumkan"), gettext_lazy("Umumkan")),
}
