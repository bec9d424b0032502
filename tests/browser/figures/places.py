"""The kinds of page that are measured: who opens them, by which address, and what a person comes for."""

from dataclasses import dataclass

PUBLIC, WORKING = "public", "working"
FIRST_BUTTON = "main .btn-primary"
FIRST_ROW = "main tbody tr :is(a, button)"


@dataclass(frozen=True)
class Place:
    """One kind of page. `path` takes {names} out of the facts of a database; `aim` finds the main action, `stops` the Tab stops to it."""

    name: str
    who: str
    path: str
    aim: str = ""
    full: bool = False  # a staff list with 50 rows, whose first screen is counted
    stops: tuple = ()  # (by the skip link, without it)

    @property
    def budget(self):
        return PUBLIC if not self.who else WORKING


LIST = (3, 10)
PLACES = [
    Place("beranda", "", "/", FIRST_BUTTON),
    Place("masuk", "", "/masuk/"),
    Place("daftar bintang", "", "/bintang/", FIRST_ROW),
    Place("daftar bintang, kosong", "", "/bintang/?q=tidakada"),
    Place("satu bintang", "", "/bintang/{star}/"),
    Place("piagam", "", "/bintang/{star}/piagam/"),
    Place("cek", "", "/cek/"),
    Place("hasil cek", "", "/cek/{certificate}/"),
    Place("kode tidak dikenal", "", "/cek/bukan-kode/"),
    Place("alamat yang tidak ada", "", "/tidak-ada/"),
    Place("dasbor dinas", "office", "/dasbor/", FIRST_BUTTON),
    Place("usulan dinas", "office", "/usulan/", FIRST_BUTTON, stops=LIST),
    Place("usulan baru", "office", "/usulan/baru/"),
    Place("langkah produk", "office", "/usulan/{draft}/isi/produk/"),
    Place("langkah dokumen", "office", "/usulan/{draft}/isi/dokumen/"),
    Place("unggah dokumen", "office", "/usulan/{draft}/dokumen/sentra_decree/"),
    Place("ringkasan", "office", "/usulan/{draft}/isi/kirim/"),
    Place("satu usulan", "office", "/usulan/{sent}/"),
    Place("dasbor sekretariat", "secretariat", "/dasbor/", FIRST_BUTTON),
    Place("keadaan periode", "secretariat", "/dasbor/{year}/"),
    Place("daftar usulan", "secretariat", "/usulan/?periode={year}", FIRST_ROW, full=True, stops=LIST),
    Place("daftar usulan, dicari", "secretariat", "/usulan/?periode={year}&q=tenun", FIRST_ROW, stops=LIST),
    Place("daftar usulan, kosong", "secretariat", "/usulan/?periode={year}&q=tidakada"),
    Place("daftar seleksi", "secretariat", "/seleksi/?periode={year}", FIRST_ROW, stops=LIST),
    Place("meja seleksi", "secretariat", "/seleksi/{screened}/"),
    Place("peringkat", "secretariat", "/pleno/{year}/", FIRST_ROW, full=True, stops=LIST),
    Place("penetapan", "secretariat", "/penetapan/{starred}/", f"{FIRST_BUTTON}, {FIRST_ROW}", full=True, stops=LIST),
    Place("periode", "secretariat", "/periode/{year}/"),
    Place("tim penilai", "secretariat", "/periode/{year}/tim/", FIRST_BUTTON, full=True, stops=LIST),
    Place("petugas", "secretariat", "/akun/petugas/", FIRST_BUTTON, full=True, stops=LIST),
    Place("kantor", "secretariat", "/akun/kantor/", FIRST_BUTTON, full=True, stops=LIST),
    Place("kantor yang perlu petugas", "secretariat", "/akun/kantor/perlu-petugas/", FIRST_ROW, full=True, stops=LIST),
    Place("undangan", "secretariat", "/akun/undangan/"),
    Place("pesan", "secretariat", "/pemberitahuan/"),
    Place("rubrik", "secretariat", "/periode/rubrik/{rubric}/"),
    Place("dasbor ketua", "lead", "/dasbor/", FIRST_BUTTON),
    Place("penugasan", "lead", "/penugasan/?periode={year}", FIRST_BUTTON, full=True, stops=LIST),
    Place("dasbor penilai", "assessor", "/dasbor/", FIRST_BUTTON),
    Place("daftar penilaian", "assessor", "/penilaian/", FIRST_BUTTON, full=True, stops=LIST),
    Place("pernyataan", "assessor", "/penilaian/{released}/"),
    Place("lembar", "assessor", "/penilaian/{sheet}/", "main input[type=radio]", stops=(4, 25)),
    Place("dasbor direktur", "director", "/dasbor/"),
    Place("riwayat", "auditor", "/riwayat/", FIRST_ROW, full=True, stops=LIST),
]
