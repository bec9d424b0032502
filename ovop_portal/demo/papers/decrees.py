"""Papers of governments and groups: decree on a sentra, letter of nomination, decree on a group, environmental statement."""

from ovop_portal.demo.papers import marks
from ovop_portal.demo.papers.facts import Facts, in_words
from ovop_portal.demo.papers.metrics import SANS, SANS_BOLD, SERIF, SERIF_BOLD
from ovop_portal.demo.papers.sheet import GREY, HEIGHT, Sheet

LAWS = (
    "Undang-Undang Nomor 3 Tahun 2014 tentang Perindustrian;",
    "Peraturan Pemerintah Nomor 29 Tahun 2018 tentang Pemberdayaan Industri;",
    "Peraturan Menteri Perindustrian Nomor 14 Tahun 2021 tentang pengembangan industri kecil dan industri menengah di sentra melalui OVOP.",
)


def _clauses(sheet, name, clauses, mark, size=10.5):
    """A part of a decree: its name at the left, lettered or numbered clauses beside it."""
    sheet.write(sheet.left, sheet.y, name, SERIF, size)
    sheet.write(sheet.left + 76, sheet.y, ":", SERIF, size)
    for place, clause in enumerate(clauses):
        label = mark(place)
        sheet.write(sheet.left + 86, sheet.y, label, SERIF, size)
        sheet.paragraph(clause, SERIF, size, x=sheet.left + 86 + (18 if len(label) < 3 else 56), after=3)
    sheet.y -= 3


def _lettered(place):
    return f"{'abcdef'[place]}."


def _numbered(place):
    return f"{place + 1}."


def sentra_decree(facts: Facts) -> Sheet:
    """Decree of the bupati or wali kota that designates a sentra."""
    sheet = marks.start(top=HEIGHT - 62)
    sheet.draw(marks.emblem((sheet.left + sheet.right) / 2, sheet.y - 16, (0.55, 0.38, 0.08)))
    sheet.y -= 58
    head = facts["signatory_title"] or facts.head
    sheet.centre(head.upper(), SERIF_BOLD, 14, leading=17)
    sheet.centre(f"PROVINSI {facts['province'].upper().removeprefix('PROVINSI ')}", SERIF, 11, leading=20)
    sheet.centre(f"KEPUTUSAN {head.upper()}", SERIF_BOLD, 12, leading=15)
    sheet.centre(f"NOMOR {facts['number']}", SERIF, 11, leading=17)
    sheet.centre("TENTANG", SERIF, 11, leading=15)
    sheet.centre(f"PENETAPAN {facts['sentra'].upper()} SEBAGAI SENTRA INDUSTRI KECIL DAN INDUSTRI MENENGAH", SERIF_BOLD, 11.5, leading=15)
    sheet.y -= 4
    sheet.centre(f"{head.upper()},", SERIF, 11, leading=20)
    place = f"{facts['village']}, {facts['district']}"
    _clauses(
        sheet,
        "Menimbang",
        (
            f"bahwa di {place} telah tumbuh {facts['units']} unit usaha {facts['craft'].lower()} dengan {facts['workers']} tenaga kerja;",
            "bahwa untuk pembinaan yang terarah perlu ditetapkan sentra industri kecil dan industri menengah dengan keputusan "
            "kepala daerah;",
        ),
        _lettered,
    )
    _clauses(sheet, "Mengingat", LAWS, _numbered)
    sheet.centre("MEMUTUSKAN:", SERIF_BOLD, 11.5, leading=18)
    orders = (
        f"Menetapkan {facts['sentra']} di {place}, {facts['regency']}, sebagai sentra industri kecil dan industri menengah.",
        f"Sentra sebagaimana dimaksud pada diktum KESATU terdiri dari {facts['units']} unit usaha dengan "
        f"{facts['firm']} sebagai IKM penghela dan {facts['association']} sebagai wadah anggotanya.",
        "Pembinaan sentra dilaksanakan oleh dinas yang membidangi perindustrian dan dibebankan pada anggaran daerah.",
        "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
    )
    _clauses(sheet, "Menetapkan", orders, lambda place: ("KESATU", "KEDUA", "KETIGA", "KEEMPAT")[place])
    sheet.write(sheet.left, sheet.y - 62, f"Lampiran: daftar {facts['units']} unit usaha.", SERIF, 9, GREY)
    marks.sign(sheet, f"Ditetapkan di {facts.area}, {facts.issued}", head, facts["signatory"], "violet", x=sheet.left + 220)
    return sheet


def nomination_letter(facts: Facts) -> Sheet:
    """Letter by which the dinas proposes a firm to the directorate general."""
    sheet = marks.start(top=HEIGHT - 66)
    office = facts["issuer"] or f"Dinas Perindustrian {facts['regency']}"
    marks.letterhead(
        sheet, f"Pemerintah {facts['regency']}", office, f"Jalan Perkantoran No. 7, {facts.area} · dinas@perindustrian.example"
    )
    sheet.write(sheet.left + sheet.width * 0.62, sheet.y, facts.place_and_day, SERIF, 11)
    rows = (
        ("Nomor", facts["number"]),
        ("Sifat", "Segera"),
        ("Lampiran", "1 (satu) berkas"),
        ("Hal", f"Usulan calon IKM OVOP {facts['year']}"),
    )
    sheet.fields(rows, label=62, after=10)
    for line in ("Yth. Direktur Jenderal Industri Kecil, Menengah, dan Aneka", "Kementerian Perindustrian", "di Jakarta"):
        sheet.write(sheet.left, sheet.y, line, SERIF, 11)
        sheet.y -= 15
    sheet.y -= 8
    sheet.paragraph(
        f"Menindaklanjuti pembukaan masa pengusulan OVOP Tahun {facts['year']}, bersama ini kami sampaikan usulan IKM penghela dari "
        f"{facts['sentra']} yang telah kami identifikasi, verifikasi, dan dampingi, dengan keterangan sebagai berikut:",
        indent=32,
    )
    left, sheet.left = sheet.left, sheet.left + 32
    sheet.fields(
        (
            ("Nama IKM", facts["firm"]),
            ("Pemilik", facts["owner"]),
            ("NIB", facts["nib"]),
            ("Alamat", f"{facts['address']}, {facts['village']}, {facts['district']}"),
            ("Produk", facts["product"]),
            ("Komoditas", facts["commodity"]),
            ("Penetapan sentra", f"{facts['decree_number']}, {in_words(facts['decree_date'])}"),
        ),
        label=110,
        leading=16,
        strong=SERIF_BOLD,
    )
    sheet.left = left
    sheet.paragraph(
        f"Produk tersebut merupakan produk unggulan {facts['regency']} yang diproduksi terus-menerus, memakai keterampilan setempat, dan "
        f"melibatkan {facts['units']} unit usaha di sentranya. Dokumen persyaratan diunggah melalui portal, sedangkan contoh "
        f"produk dikirim terpisah kepada sekretariat.",
        indent=32,
    )
    sheet.paragraph("Demikian disampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.", indent=32, after=16)
    marks.sign(sheet, "", facts["signatory_title"] or "Kepala Dinas", facts["signatory"], "blue", extra="Pembina Utama Muda")
    copies = (f"1. {facts.head} (sebagai laporan)", f"2. Kepala dinas provinsi yang membidangi perindustrian di {facts['province']}")
    for line in ("Tembusan:", *copies):
        sheet.write(sheet.left, sheet.y, line, SERIF, 9.5)
        sheet.y -= 13
    return sheet


def group_decree(facts: Facts) -> Sheet:
    """Decree of the village head on the group that unites the makers of a sentra."""
    sheet = marks.start(top=HEIGHT - 66)
    marks.letterhead(
        sheet, f"Pemerintah {facts['regency']}", f"Kantor {facts['village']}", f"Jalan Balai Desa, {facts['village']}, {facts['district']}",
        (0.20, 0.38, 0.25),
    )  # fmt: skip
    sheet.centre(f"KEPUTUSAN KEPALA {facts['village'].upper()}", SERIF_BOLD, 12.5, leading=16)
    sheet.centre(f"Nomor: {facts['number']}", SERIF, 11, leading=18)
    sheet.centre(f"tentang Pengukuhan {facts['association']}", SERIF_BOLD, 12, leading=22)
    sheet.paragraph(
        f"Setelah musyawarah para pelaku usaha {facts['craft'].lower()} yang dihadiri {facts['units']} unit usaha, dipandang "
        f"perlu mengukuhkan kelompok sebagai wadah bersama dalam {facts['sentra']}. Dengan ini diputuskan:",
        indent=32,
    )
    orders = (
        f"Mengukuhkan {facts['association']} beserta susunan pengurus di bawah ini untuk masa bakti lima tahun.",
        "Kelompok bertugas mengatur pembelian bahan baku, menjaga mutu, membagi pesanan secara adil, dan melatih anggota baru.",
        "Anggota wajib mematuhi anggaran dasar yang telah disetujui musyawarah; keuangan dilaporkan setiap akhir tahun.",
    )
    for place, order in enumerate(orders, 1):
        sheet.write(sheet.left, sheet.y, f"{place}.", SERIF, 11)
        sheet.paragraph(order, x=sheet.left + 20, after=3)
    sheet.y -= 8
    names = (facts["owner"], *facts["members"], "Suparti", "Hasnah", "Yusrizal", "Rahmatia")
    offices = ("Ketua", "Sekretaris", "Bendahara", "Bidang produksi", "Bidang pemasaran")
    firms = (facts["firm"], *("Anggota sentra",) * 4)
    sheet.table(
        (8, 30, 40, 42),
        ("No.", "Jabatan", "Nama", "Usaha"),
        [(i, *row) for i, row in enumerate(zip(offices, names, firms, strict=False), 1)],
    )
    sheet.y -= 4
    role = f"Kepala {facts['village']}"
    marks.sign(sheet, f"{facts['village']}, {facts.issued}", role, facts["signatory"], "green", x=sheet.left + 220)
    return sheet


def environment(facts: Facts) -> Sheet:
    """Statement of ability to manage the environment (SPPL), signed by the owner over a stamp duty box."""
    sheet = marks.start(top=HEIGHT - 84)
    sheet.centre("SURAT PERNYATAAN KESANGGUPAN PENGELOLAAN DAN PEMANTAUAN LINGKUNGAN HIDUP (SPPL)", SANS_BOLD, 13, leading=17)
    sheet.centre(f"Nomor: {facts['number']}", SANS, 10, leading=26)
    sheet.paragraph("Kami yang bertanda tangan di bawah ini:", SANS, 10)
    rows = (
        ("Nama", facts["owner"]),
        ("Jabatan", "Pemilik/penanggung jawab"),
        ("Nama usaha", facts["firm"]),
        ("NIB", facts["nib"]),
        ("Jenis usaha", f"Industri {facts['craft'].lower()} (KBLI {facts['kbli']})"),
        ("Alamat usaha", f"{facts['address']}, {facts['village']}, {facts['district']}, {facts['regency']}"),
    )
    sheet.fields(rows, SANS, 10, label=110, leading=16, after=10)
    sheet.paragraph("dengan ini menyatakan bahwa kami sanggup untuk:", SANS, 10)
    promises = (
        "melaksanakan ketertiban umum dan senantiasa membina hubungan baik dengan tetangga sekitar;",
        "menjaga kesehatan, kebersihan, dan keindahan di lokasi usaha;",
        "menyediakan bak pengendap dan tidak membuang air sisa produksi langsung ke saluran umum;",
        "memilah sampah, memanfaatkan kembali sisa bahan, dan menyerahkan limbah berbahaya kepada pengelola berizin;",
        "mencatat pemakaian air dan bahan kimia serta melaporkan pengelolaan lingkungan setiap enam bulan;",
        "bersedia dipantau oleh petugas yang berwenang kapan pun diperlukan.",
    )
    for place, promise in enumerate(promises, 1):
        sheet.write(sheet.left + 8, sheet.y, f"{place}.", SANS, 10)
        sheet.paragraph(promise, SANS, 10, x=sheet.left + 28, after=4)
    sheet.paragraph(
        "Pernyataan ini berlaku sejak tanggal ditandatangani sampai berakhirnya kegiatan usaha atau terjadi perubahan lokasi, "
        "desain, proses, bahan baku, dan bahan penolong.",
        SANS, 10, after=22,
    )  # fmt: skip
    x = sheet.left + sheet.width * 0.54
    sheet.write(sheet.left, sheet.y, "Mengetahui,", SANS, 10)
    sheet.write(sheet.left, sheet.y - 14, facts["issuer"] or f"Dinas Lingkungan Hidup {facts['regency']}", SANS, 10)
    marks.stamp(sheet, sheet.left + 70, sheet.y - 62, "green", 0.2)
    sheet.write(x, sheet.y, facts.place_and_day, SANS, 10)
    sheet.write(x, sheet.y - 14, "Yang menyatakan,", SANS, 10)
    sheet.box(x, sheet.y - 72, 62, 44, 0.7, (0.7, 0.25, 0.25))
    sheet.write(x + 7, sheet.y - 48, "METERAI", SANS_BOLD, 9, (0.7, 0.25, 0.25))
    sheet.write(x + 9, sheet.y - 60, "CONTOH", SANS_BOLD, 9, (0.7, 0.25, 0.25))
    marks.scribble(sheet, x + 48, sheet.y - 62, facts["owner"])
    sheet.write(x, sheet.y - 92, facts["owner"], SANS_BOLD, 10)
    return sheet
