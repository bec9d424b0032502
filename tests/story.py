"""What the people of the story type: one nomination from an empty form to a star, for the walker and for the browser."""

from datetime import timedelta

from django.utils import timezone

NIB = "9120304567891"
PRODUCT = "Tenun Ikat Sutra Motif Melati"
FIRM = "Rumah Tenun Melati Rejeki"

START = {"nib": NIB, "ikm_name": FIRM, "product_name": PRODUCT}
IKM = {
    "kbli": "13122", "owner": "Sri Wahyuni", "owner_gender": "woman", "address": "Jalan Mawar 7 RT 02/RW 05", "village": "Sukamaju",
    "district": "Cikancung", "phone": "0812-3456-7890", "scale": "small", "founded": "2009", "joined_sentra": "2015",
}  # fmt: skip
SENTRA = {
    "name": "Sentra Tenun Sukamaju", "place": "Desa Sukamaju, Kecamatan Cikancung", "units": "24", "decree_number": "430/Kep.12/2019",
    "decree_date": "2019-04-02", "decree_signatory": "Bupati Bandung",
}  # fmt: skip
PRODUCT_STEP = {
    "story": "Ditenun sejak tiga generasi di Desa Sukamaju.", "uniqueness": "Motif melati hanya dibuat di desa ini.",
    "process": "Benang diikat, dicelup warna alam, lalu ditenun dengan alat tenun bukan mesin.", "raw_material": "Benang sutra",
    "raw_material_origin": "Kecamatan Cikancung", "local_share": "85", "supply_years": "4", "packaging": "Kotak karton berlabel",
    "price_from": "250.000", "price_to": "1.900.000",
}  # fmt: skip
PRODUCTION = {
    "capacity": "400 lembar", "value_added": "45", "output_last": "4.300 lembar", "output_before": "3.900 lembar",
    "equipment": "12 alat tenun bukan mesin", "waste": "Air celupan diendapkan sebelum dibuang", "workers_women": "14", "workers_men": "3",
}  # fmt: skip
MARKET = {
    "turnover_last": "615.000.000", "turnover_before": "480.000.000", "reach": "national", "channels": "Toko sendiri, pameran",
    "organisation_chart": "written", "procedures": "written", "bookkeeping": "posted", "capital": "Modal sendiri dan KUR",
}  # fmt: skip
PAPERS = ["sentra_decree", "nomination_letter"]  # the papers of woven cloth that are files
PAPER = {"number": "430/Kep.12/2019", "issuer": "Bupati Bandung", "issued": "2025-02-03"}
SAMPLE = {"courier": "Pos 0123456789"}
DECREE = {"number": "1234/2026", "signatory": "Menteri Perindustrian"}


def today(days=0):
    return (timezone.localdate() + timedelta(days=days)).isoformat()
