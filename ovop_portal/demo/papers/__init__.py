"""The papers of the sample data: real PDF files of one page, each kind with its own layout, all marked DATA CONTOH."""

from ovop_portal.demo.papers import certificates, decrees
from ovop_portal.demo.papers.facts import DEFAULTS, Facts

KINDS = {
    "sentra_decree": ("Keputusan penetapan sentra", decrees.sentra_decree),
    "nomination_letter": ("Surat usulan", decrees.nomination_letter),
    "industry_legality": ("Nomor Induk Berusaha", certificates.industry_legality),
    "distribution_permit": ("Izin edar pangan", certificates.distribution_permit),
    "halal": ("Sertifikat halal", certificates.halal),
    "lab_test": ("Laporan hasil uji", certificates.lab_test),
    "group_decree": ("Keputusan pengukuhan kelompok", decrees.group_decree),
    "batikmark": ("Sertifikat Batikmark", certificates.batikmark),
    "trademark": ("Sertifikat merek", certificates.trademark),
    "environment": ("Pernyataan lingkungan (SPPL)", decrees.environment),
    "certificate": ("Sertifikat sistem mutu", certificates.certificate),
}
ALIASES = {"nib": "industry_legality", "food_standard": "certificate"}
__all__ = ["ALIASES", "DEFAULTS", "KINDS", "paper"]


def paper(kind: str, facts: dict) -> bytes:
    """A one-page A4 PDF of a kind (a key of KINDS or ALIASES); `facts` may hold any of DEFAULTS, what it lacks is filled from there.

    The same facts give the same bytes. An unknown kind is a KeyError.
    """
    name, layout = KINDS[ALIASES.get(kind, kind)]
    known = Facts(facts, kind)
    return layout(known).pdf(f"{name} - {known['firm']} - DATA CONTOH", known["issued"])
