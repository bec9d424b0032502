"""Papers that certify: NIB, distribution permit, halal, laboratory test, Batikmark, trademark, quality systems."""

from functools import cache
from random import Random

from ovop_portal.demo.papers import marks
from ovop_portal.demo.papers.facts import Facts
from ovop_portal.demo.papers.metrics import SANS, SANS_BOLD, SERIF, SERIF_BOLD, SERIF_ITALIC, text_width
from ovop_portal.demo.papers.sheet import GREY, HEIGHT, WIDTH, Sheet, circle, points

GREEN, VIOLET, BROWN, NAVY, TEAL = (0.11, 0.38, 0.27), (0.36, 0.20, 0.48), (0.42, 0.25, 0.12), (0.12, 0.22, 0.42), (0.05, 0.36, 0.40)


def industry_legality(facts: Facts) -> Sheet:
    """The business number of an industrial firm, as the licensing system prints it."""
    sheet = marks.start(top=HEIGHT - 74, left=60, right=WIDTH - 60)
    for line, font, size in (
        ("PEMERINTAH REPUBLIK INDONESIA", SANS_BOLD, 12),
        ("PERIZINAN BERUSAHA BERBASIS RISIKO", SANS_BOLD, 12),
        (f"NOMOR INDUK BERUSAHA: {facts['nib']}", SANS_BOLD, 14),
    ):
        sheet.centre(line, font, size, leading=size + 6)
    sheet.y -= 10
    sheet.paragraph(
        "Berdasarkan ketentuan perizinan berusaha berbasis risiko, Nomor Induk Berusaha (NIB) ini diterbitkan kepada:", SANS, 10, after=8
    )
    address = f"{facts['address']}, {facts['village']}, {facts['district']}, {facts['regency']}, {facts['province']}"
    rows = (
        ("1. Nama pelaku usaha", facts["firm"]),
        ("2. Penanggung jawab", facts["owner"]),
        ("3. Alamat kantor", address),
        ("4. Status penanaman modal", "PMDN"),
        ("5. Skala usaha", facts.get("scale", "Usaha kecil")),
        ("6. Bidang usaha", f"Industri, KBLI {facts['kbli']} (lihat lampiran)"),
    )
    sheet.fields(rows, SANS, 10, label=150, leading=16, after=8)
    sheet.paragraph(
        "NIB ini berlaku di seluruh wilayah Republik Indonesia selama menjalankan kegiatan usaha dan berlaku sebagai tanda "
        "daftar perusahaan serta hak akses kepabeanan.",
        SANS, 10, after=14,
    )  # fmt: skip
    table = ((1, facts["kbli"], f"Industri {facts['craft'].lower()}", facts["regency"], "Rendah"),)
    sheet.table((6, 14, 48, 34, 18), ("No.", "KBLI", "Judul KBLI", "Lokasi usaha", "Risiko"), table)
    bottom = sheet.y - 96
    marks.code(sheet, sheet.left + 4, bottom + 10, 72)
    x = sheet.left + sheet.width * 0.5
    sheet.write(x, sheet.y - 6, f"Diterbitkan tanggal: {facts.issued}", SANS, 10)
    sheet.write(x, sheet.y - 22, facts["issuer"] or "Lembaga pengelola perizinan (contoh)", SANS, 10)
    marks.stamp(sheet, x + 80, sheet.y - 72, "blue", 0.1)
    sheet.y = bottom - 30
    sheet.line(sheet.left, sheet.y + 12, sheet.right, sheet.y + 12, 0.5)
    for line in (
        "1. Dokumen ini dibuat untuk peragaan Portal OVOP; nomor dan namanya rekaan.",
        "2. Kode matriks di kiri hanya berisi keterangan bahwa lembar ini data contoh.",
    ):
        sheet.paragraph(line, SANS, 8, after=1, colour=GREY)
    return sheet


def distribution_permit(facts: Facts) -> Sheet:
    """SPP-IRT of a home industry, or an MD permit when the number says so."""
    factory = facts["number"].upper().startswith("MD")
    colour = NAVY if factory else GREEN
    sheet = marks.start(top=HEIGHT - 98, left=76, right=WIDTH - 76)
    marks.frame(sheet, colour)
    sheet.centre((facts["issuer"] or f"Dinas Kesehatan {facts['regency']}").upper(), SANS_BOLD, 12, leading=30)
    title = "IZIN EDAR PANGAN OLAHAN" if factory else "SERTIFIKAT PEMENUHAN KOMITMEN PRODUKSI PANGAN OLAHAN INDUSTRI RUMAH TANGGA (SPP-IRT)"
    sheet.centre(title, SANS_BOLD, 14, colour, leading=19)
    sheet.y -= 6
    label = facts["number"]
    half = text_width(label, SANS_BOLD, 15) / 2 + 18
    middle = WIDTH / 2
    sheet.box(middle - half, sheet.y - 14, 2 * half, 28, fill=colour)
    sheet.write(middle - half + 18, sheet.y - 5, label, SANS_BOLD, 15, (1, 1, 1))
    sheet.y -= 48
    sheet.centre("diberikan kepada", SERIF_ITALIC, 13, GREY, leading=30)
    rows = (
        ("Nama usaha", facts["firm"]),
        ("Penanggung jawab", facts["owner"]),
        ("NIB", facts["nib"]),
        ("Alamat produksi", f"{facts['address']}, {facts['village']}, {facts['district']}, {facts['regency']}"),
        ("Nama dagang", facts["brand"]),
        ("Jenis pangan", facts["product"]),
        ("Kemasan primer", "Plastik berlapis, bobot bersih sesuai label"),
    )
    sheet.fields(rows, SANS, 11, label=120, leading=22, after=18, strong=SANS_BOLD)
    sheet.paragraph(
        "Pelaku usaha telah menyatakan kesanggupan memenuhi cara produksi pangan yang baik, ketentuan label dan iklan pangan, "
        "serta mengikuti penyuluhan keamanan pangan. Setiap perubahan resep, kemasan, atau alamat wajib dilaporkan.",
        SANS, 10.5, after=20,
    )  # fmt: skip
    sheet.fields((("Diterbitkan", facts.issued), ("Berlaku sampai", facts.expires or "selama usaha berjalan")), SANS_BOLD, 11, label=120)
    marks.settle(sheet, 214)
    marks.code(sheet, sheet.left + 6, sheet.y - 88, 76)
    role = facts["signatory_title"] or "Pejabat penerbit"
    marks.sign(sheet, facts.place_and_day, role, facts["signatory"], "green" if not factory else "blue", font=SANS)
    return sheet


def halal(facts: Facts) -> Sheet:
    """Halal certificate."""
    sheet = marks.start(top=HEIGHT - 112, left=84, right=WIDTH - 84)
    marks.frame(sheet, VIOLET, corners=False)
    ends = ((-26, 8), (-16, 20), (0, 26), (16, 20), (26, 8))
    rays = " ".join(f"{points(WIDTH / 2, HEIGHT - 110)} m {points(WIDTH / 2 + dx, HEIGHT - 110 + dy)} l" for dx, dy in ends)
    sheet.draw(f"0.36 0.20 0.48 RG 2 w {rays} S {circle(WIDTH / 2, HEIGHT - 118, 9)} S")
    sheet.y -= 40
    sheet.centre((facts["issuer"] or "Badan penyelenggara jaminan produk halal (contoh)").upper(), SERIF, 11, leading=30)
    sheet.centre("SERTIFIKAT HALAL", SERIF_BOLD, 26, VIOLET, leading=30)
    sheet.centre(facts["number"], SANS_BOLD, 12, leading=34)
    sheet.centre("Berdasarkan penetapan kehalalan produk, diberikan kepada", SERIF_ITALIC, 12, GREY, leading=30)
    sheet.centre(facts["firm"], SERIF_BOLD, 20, leading=26)
    sheet.centre(f"{facts['address']}, {facts['village']}, {facts['district']}, {facts['regency']}", SERIF, 11, leading=15)
    sheet.y -= 24
    rows = (
        ("Nama produk", facts["product"]),
        ("Merek", facts["brand"]),
        ("Jenis produk", facts["craft"]),
        ("NIB", facts["nib"]),
        ("Penyelia halal", facts["owner"]),
        ("Ditetapkan", facts.issued),
        ("Masa berlaku", facts.expires or "selama tidak ada perubahan komposisi dan proses"),
    )
    sheet.fields(rows, SERIF, 12.5, label=120, leading=24, after=14)
    sheet.line(sheet.left, sheet.y + 6, sheet.right, sheet.y + 6, 0.6, VIOLET)
    marks.settle(sheet, 206)
    marks.code(sheet, sheet.left + 4, sheet.y - 88, 76)
    marks.sign(sheet, facts.place_and_day, facts["signatory_title"] or "Kepala Badan", facts["signatory"], "violet")
    return sheet


def lab_test(facts: Facts) -> Sheet:
    """Report of a food laboratory, with limits and results."""
    rng = Random(str(facts["number"]))
    sheet = marks.start(top=HEIGHT - 66, left=58, right=WIDTH - 58)
    laboratory = facts["issuer"] or "Laboratorium Pangan Terpadu"
    marks.letterhead(sheet, "Laporan Hasil Uji", laboratory, f"Ruang uji kimia dan mikrobiologi · {facts['province']}", TEAL)
    half = sheet.left + sheet.width / 2
    for x, rows in (
        (
            sheet.left,
            (("Nomor laporan", facts["number"]), ("Tanggal laporan", facts.issued), ("Kode contoh", f"S-{rng.randrange(100, 999)}")),
        ),
        (half, (("Pelanggan", facts["firm"]), ("Contoh", facts["product"]), ("Jumlah", "6 kemasan, utuh"))),
    ):
        for place, (name, value) in enumerate(rows):
            sheet.write(x, sheet.y - place * 15, name, SANS, 9, GREY)
            sheet.write(x + 76, sheet.y - place * 15, _cut(value, SANS_BOLD, 9, sheet.width / 2 - 80), SANS_BOLD, 9)
    sheet.y -= 62
    results = [(place, *row) for place, row in enumerate(_results(rng), 1)]
    sheet.table(
        (6, 40, 22, 24, 22, 22), ("No.", "Parameter", "Satuan", "Batas", "Hasil", "Metode"), results, size=9, shade=(0.86, 0.94, 0.94)
    )
    sheet.paragraph(
        "Kesimpulan: contoh memenuhi syarat untuk seluruh parameter yang diuji. Hasil hanya berlaku bagi contoh yang diterima "
        "dan tidak boleh digandakan sebagian tanpa persetujuan laboratorium.",
        SANS, 9.5, after=8,
    )  # fmt: skip
    if facts.expires:
        sheet.paragraph(f"Laporan ini berlaku sampai {facts.expires}.", SANS_BOLD, 9.5, after=14)
    sheet.write(sheet.left, sheet.y, "Grafik cemaran mikroba terhadap batas", SANS, 8.5, GREY)
    for place in range(6):
        share = rng.uniform(0.05, 0.7)
        y = sheet.y - 18 - place * 13
        sheet.box(sheet.left, y, 150, 8, 0.4, (0.7, 0.8, 0.8))
        sheet.box(sheet.left, y, 150 * share, 8, fill=TEAL)
        sheet.write(sheet.left + 156, y + 1, f"{share * 100:.0f}%", SANS, 7.5, GREY)
    marks.sign(sheet, facts.place_and_day, facts["signatory_title"] or "Manajer teknis", facts["signatory"], "blue", font=SANS)
    return sheet


def _results(rng):
    """Parameter, unit, limit, result, method; every result under its limit."""
    return (
        ("Kadar air", "% b/b", "maks. 12", f"{rng.uniform(1.8, 9.5):.2f}".replace(".", ","), "Gravimetri"),
        ("Kadar abu", "% b/b", "maks. 4", f"{rng.uniform(0.8, 3.2):.2f}".replace(".", ","), "Gravimetri"),
        ("Bilangan peroksida", "mek O2/kg", "maks. 10", f"{rng.uniform(0.9, 6):.1f}".replace(".", ","), "Titrasi"),
        ("Timbal (Pb)", "mg/kg", "maks. 0,25", "< 0,02", "AAS"),
        ("Kadmium (Cd)", "mg/kg", "maks. 0,20", "< 0,01", "AAS"),
        ("Angka lempeng total", "koloni/g", "maks. 1 x 10^4", f"{rng.randrange(2, 9)} x 10^2", "Tuang"),
        ("Escherichia coli", "APM/g", "< 3", "negatif", "APM"),
        ("Salmonella sp.", "/25 g", "negatif", "negatif", "Pengayaan"),
        ("Kapang dan khamir", "koloni/g", "maks. 5 x 10^2", f"{rng.randrange(1, 9)} x 10^1", "Tuang"),
    )


def _cut(text, font, size, width):
    while text_width(text, font, size) > width:
        text = text[:-4].rstrip(" ,.") + "…"
    return text


@cache
def _kawung(y):
    """A band of four-petalled flowers across the sheet."""
    parts = ["0.62 0.44 0.24 rg"]
    for place in range(17):
        x = 64 + place * 29.2
        for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            parts.append(points(x, y) + " m")
            for side, way in ((6, ((4, 9), (13, 0))), (-6, ((9, 4), (0, 0)))):
                (first, second), (end, _) = way
                handles = (x + first * dx + side * dy, y + first * dy + side * dx, x + second * dx + side * dy, y + second * dy + side * dx)
                parts.append(points(*handles, x + end * dx, y + end * dy) + " c")
            parts.append("f")
    return "\n".join(parts)


def batikmark(facts: Facts) -> Sheet:
    """Certificate of the mark for batik, between two bands of kawung."""
    sheet = marks.start(top=HEIGHT - 150, left=92, right=WIDTH - 92)
    marks.frame(sheet, BROWN, corners=False)
    sheet.draw(_kawung(HEIGHT - 84))
    sheet.draw(_kawung(78))
    sheet.centre("SERTIFIKAT", SERIF, 15, BROWN, leading=32)
    sheet.centre("BATIKMARK", SERIF_BOLD, 32, BROWN, leading=34)
    sheet.centre(f"Nomor {facts['number']}", SERIF, 12, leading=40)
    sheet.centre("Memberikan hak penggunaan tanda batik kepada", SERIF_ITALIC, 12, GREY, leading=30)
    sheet.centre(facts["firm"], SERIF_BOLD, 20, leading=26)
    sheet.centre(f"{facts['village']}, {facts['district']}, {facts['regency']}", SERIF, 11, leading=34)
    rows = (
        ("Pemilik", facts["owner"]),
        ("Merek", facts["brand"]),
        ("Produk", facts["product"]),
        ("Jenis", "Batik tulis, batik cap, dan kombinasi"),
        ("Diuji oleh", facts["issuer"] or "Balai standardisasi kerajinan dan batik (contoh)"),
        ("Berlaku", f"{facts.issued} sampai {facts.expires or 'tiga tahun sejak terbit'}"),
    )
    sheet.fields(rows, SERIF, 12.5, label=100, leading=24, after=14)
    sheet.paragraph(
        "Tanda ini hanya boleh dilekatkan pada kain yang dibuat dengan perintang malam panas dan lulus uji mutu. Label memuat "
        "jenis batik, serat, dan nomor sertifikat.",
        SERIF, 11.5, after=18,
    )  # fmt: skip
    marks.settle(sheet, 232)
    marks.sign(sheet, facts.place_and_day, facts["signatory_title"] or "Kepala Balai", facts["signatory"], "red")
    return sheet


def trademark(facts: Facts) -> Sheet:
    """Certificate of a registered trademark, the mark itself in a box."""
    sheet = marks.start(top=HEIGHT - 84, left=70, right=WIDTH - 70)
    sheet.box(0, 0, 16, HEIGHT, fill=NAVY)
    sheet.centre((facts["issuer"] or "Kantor pendaftaran kekayaan intelektual (contoh)").upper(), SANS, 10.5, leading=26)
    sheet.centre("SERTIFIKAT MEREK", SANS_BOLD, 22, NAVY, leading=34)
    sheet.paragraph(
        "Diberikan hak atas merek kepada pemilik yang namanya tercantum di bawah ini, untuk jangka waktu sepuluh tahun sejak "
        "tanggal penerimaan.",
        SANS, 10, after=16,
    )  # fmt: skip
    top = sheet.y
    sheet.box(sheet.left, top - 130, 180, 130, 1.2, NAVY)
    middle, letters = sheet.left + 90, min(26.0, 160 / max(text_width(facts["brand"], SERIF_BOLD, 1), 1))
    sheet.draw(f"0.72 0.45 0.15 RG 1.6 w {circle(middle, top - 46, 22)} S 0.6 w {circle(middle, top - 46, 17)} S")
    sheet.write(
        middle - text_width(facts["brand"][:1], SERIF_BOLD, 22) / 2, top - 53.5, facts["brand"][:1], SERIF_BOLD, 22, (0.72, 0.45, 0.15)
    )
    sheet.write(middle - text_width(facts["brand"], SERIF_BOLD, letters) / 2, top - 102, facts["brand"], SERIF_BOLD, letters, NAVY)
    left, sheet.left = sheet.left, sheet.left + 202
    rows = (
        ("Nomor daftar", facts["number"]),
        ("Tanggal", facts.issued),
        ("Berakhir", facts.expires or "sepuluh tahun sejak penerimaan"),
        ("Kelas", _trademark_class(facts["commodity"])),
        ("Bahasa", "Indonesia"),
    )
    sheet.y = top - 10
    sheet.fields(rows, SANS, 10, label=80, leading=21)
    sheet.left, sheet.y = left, top - 160
    rows = (
        ("Nama pemilik", facts["owner"]),
        ("Badan usaha", facts["firm"]),
        ("Alamat", f"{facts['address']}, {facts['village']}, {facts['district']}, {facts['regency']}"),
        ("Jenis barang", facts["product"]),
    )
    sheet.fields(rows, SANS, 11, label=110, leading=22, after=26)
    marks.settle(sheet, 300)
    marks.code(sheet, sheet.left + 6, sheet.y - 88, 76)
    marks.sign(sheet, facts.place_and_day, facts["signatory_title"] or "Direktur Merek", facts["signatory"], "blue", font=SANS)
    marks.foot(sheet, "Merek rekaan untuk peragaan; tidak terdaftar di mana pun.")
    return sheet


def _trademark_class(commodity):
    return {"Makanan dan Minuman": "30", "Kain Tenun": "24", "Kain Batik": "24", "Anyaman": "20", "Gerabah": "21"}.get(commodity, "35")


def certificate(facts: Facts) -> Sheet:
    """Certificate of a quality or food-safety system (SNI, CPPOB, HACCP, ISO 22000)."""
    sheet = marks.start(top=HEIGHT - 140, left=84, right=WIDTH - 84)
    sheet.box(0, HEIGHT - 92, WIDTH, 46, fill=TEAL)
    sheet.write(84, HEIGHT - 75, (facts["issuer"] or "Lembaga Sertifikasi Sistem Mutu").upper(), SANS_BOLD, 13, (1, 1, 1))
    sheet.box(0, 40, WIDTH, 10, fill=TEAL)
    sheet.y -= 20
    sheet.centre("SERTIFIKAT", SANS_BOLD, 30, TEAL, leading=38)
    sheet.centre(facts["number"], SANS, 11, GREY, leading=34)
    sheet.centre("Dengan ini dinyatakan bahwa sistem yang diterapkan oleh", SERIF_ITALIC, 12.5, leading=32)
    sheet.centre(facts["firm"], SERIF_BOLD, 22, leading=28)
    sheet.centre(f"{facts['address']}, {facts['village']}, {facts['district']}, {facts['regency']}", SERIF, 11, leading=40)
    sheet.centre("telah memenuhi persyaratan", SERIF_ITALIC, 12.5, leading=26)
    sheet.centre(facts["standard"], SANS_BOLD, 15, TEAL, leading=24)
    sheet.centre(f"untuk ruang lingkup: produksi dan pengemasan {facts['product']}", SERIF, 12, leading=36)
    rows = (
        ("Tanggal terbit", facts.issued),
        ("Berlaku sampai", facts.expires or "tiga tahun sejak terbit"),
        ("Audit pengawasan", "sekali setahun"),
    )
    sheet.fields(rows, SANS, 11, label=120, leading=22, after=26)
    marks.settle(sheet, 240)
    marks.code(sheet, sheet.left + 4, sheet.y - 88, 76)
    marks.sign(sheet, facts.place_and_day, facts["signatory_title"] or "Ketua Komite Sertifikasi", facts["signatory"], "green", font=SERIF)
    return sheet
