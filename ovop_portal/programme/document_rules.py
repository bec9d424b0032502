"""The default document rules of a new edition: what public sources say, the rest marked as proposed (all of it data of the edition)."""

from dataclasses import dataclass

from ovop_portal.programme.enums import Demand, DocumentKind, Sourcing
from ovop_portal.programme.models import Commodity, DocumentRule

FOOD = "makanan_minuman"
BATIK = "kain_batik"


@dataclass(frozen=True)
class Default:
    """One row of the table below; commodity "" means: for all."""

    code: str
    name: str
    commodity: str = ""
    kind: str = DocumentKind.FILE
    demand: str = Demand.MANDATORY
    expires: bool = False
    clause: str = ""
    issuer: str = ""
    help: str = ""
    sourcing: str = Sourcing.PUBLISHED


# Sources: Kontan (Oct 2024), Disperin NTB (Apr 2024), Antara (Jul 2021, Jul 2022), Metaranews (Sep 2022).
# fmt: off
DEFAULTS = [
    Default("sentra_decree", "Keputusan bupati/wali kota tentang sentra", clause="Permenperin 14/2021; siaran pers OVOP 2024",
            issuer="Bupati/Wali Kota", help="Keputusan penetapan sentra IKM yang menyebut desa dan komoditasnya."),
    Default("nomination_letter", "Surat usulan dinas", clause="Permenperin 14/2021", issuer="Dinas pengusul",
            help="Surat bernomor dan bertanda tangan kepala dinas."),
    Default("industry_legality", "NIB dengan KBLI industri", kind=DocumentKind.NUMBER, clause="Antara, Juli 2021",
            issuer="OSS – Kementerian Investasi", help="NIB 13 angka; boleh dilengkapi berkasnya."),
    Default("product_sample", "Contoh produk", kind=DocumentKind.SAMPLE, clause="Antara, Juli 2022", issuer="IKM",
            help="Isi tanggal kirim dan kurir; sekretariat mencatat penerimaannya."),
    Default("distribution_permit", "Izin edar (SPP-IRT atau BPOM MD)", FOOD, expires=True, clause="Disperin NTB, April 2024",
            issuer="Dinas Kesehatan/BPOM"),
    Default("halal", "Sertifikat halal", FOOD, clause="Disperin NTB, April 2024", issuer="BPJPH"),
    Default("lab_test", "Hasil uji laboratorium keamanan pangan", FOOD, clause="Disperin NTB, April 2024",
            issuer="Laboratorium terakreditasi"),
    Default("group_decree", "SK kelompok dan daftar anggota", demand=Demand.ASKED, clause="Metaranews, September 2022",
            issuer="Kepala desa/dinas"),
    Default("trademark", "Merek, HKI, atau indikasi geografis", demand=Demand.BONUS, expires=True, issuer="DJKI",
            sourcing=Sourcing.PROPOSED),
    Default("batikmark", "Batikmark", BATIK, demand=Demand.BONUS, expires=True, issuer="Balai Kerajinan dan Batik",
            sourcing=Sourcing.PROPOSED),
    Default("food_standard", "SNI, CPPOB/GMP, HACCP, atau ISO 22000", FOOD, demand=Demand.BONUS, expires=True,
            issuer="Lembaga sertifikasi", sourcing=Sourcing.PROPOSED),
    Default("environment", "SPPL atau izin lingkungan", demand=Demand.BONUS, issuer="Dinas Lingkungan Hidup",
            sourcing=Sourcing.PROPOSED),
]
# fmt: on


def add_defaults(edition):
    """Give a new edition the default rules for the commodities that exist; returns the rows."""
    commodities = {commodity.code: commodity for commodity in Commodity.objects.all()}
    return DocumentRule.objects.bulk_create(
        DocumentRule(
            edition=edition,
            commodity=commodities.get(row.commodity),
            code=row.code,
            name=row.name,
            kind=row.kind,
            demand=row.demand,
            clause=row.clause,
            issuer=row.issuer,
            help=row.help,
            expires=row.expires,
            asked_at_ceremony=row.demand == Demand.MANDATORY and row.kind == DocumentKind.FILE,
            sourcing=row.sourcing,
            order=order,
        )
        for order, row in enumerate(DEFAULTS, start=1)
        if not row.commodity or row.commodity in commodities
    )
