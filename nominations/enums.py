"""The fixed vocabularies of a nomination."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Draf")
    SUBMITTED = "submitted", _("Terkirim")
    ENDORSED = "endorsed", _("Direkomendasikan")
    RETURNED = "returned", _("Dikembalikan")
    ELIGIBLE = "eligible", _("Lolos administrasi")
    INELIGIBLE = "ineligible", _("Tidak lolos")
    WITHDRAWN = "withdrawn", _("Ditarik")
    LAPSED = "lapsed", _("Gugur")


class Kind(models.TextChoices):
    NEW = "new", _("Baru")
    RE_EVALUATION = "re-evaluation", _("Penilaian ulang")


class Gender(models.TextChoices):
    WOMAN = "woman", _("Perempuan")
    MAN = "man", _("Laki-laki")


class Scale(models.TextChoices):
    SMALL = "small", _("Industri kecil")
    MEDIUM = "medium", _("Industri menengah")


class Reach(models.TextChoices):
    LOCAL = "local", _("Kabupaten/kota")
    PROVINCE = "province", _("Provinsi")
    NATIONAL = "national", _("Nasional")
    EXPORT = "export", _("Ekspor")


class Habit(models.TextChoices):
    """How far a management practice has come."""

    NONE = "none", _("Belum ada")
    ORAL = "oral", _("Ada, belum tertulis")
    WRITTEN = "written", _("Tertulis")
    POSTED = "posted", _("Tertulis dan dijalankan")


class ScanState(models.TextChoices):
    NOT_SCANNED = "not_scanned", _("Belum dipindai")
    CLEAN = "clean", _("Bersih")
    INFECTED = "infected", _("Berbahaya")


class OwnerSays(models.TextChoices):
    """What the owner of an IKM answers to what the office wrote."""

    RIGHT = "right", _("Benar")
    WRONG = "wrong", _("Ada yang keliru")


class Result(models.TextChoices):
    MET = "met", _("Terpenuhi")
    NOT_MET = "not_met", _("Tidak terpenuhi")
    UNCLEAR = "unclear", _("Belum jelas")


class Reason(models.TextChoices):
    """Why an item of the screening is not met (programme.md 3.5)."""

    SENTRA_DECREE = "sentra_decree", _("SK sentra tidak ada atau tidak sah")
    OUTSIDE_SENTRA = "outside_sentra", _("IKM tidak berada di sentra tersebut")
    FEW_UNITS = "few_units", _("Unit usaha dalam sentra kurang dari 5")
    NO_LEGALITY = "no_legality", _("Legalitas industri tidak ada")
    WRONG_COMMODITY = "wrong_commodity", _("Di luar komoditas")
    NOT_PENGHELA = "not_penghela", _("Bukan IKM penghela")
    FOOD_PERMIT = "food_permit", _("Izin edar, halal, atau uji laboratorium tidak ada")
    EXPIRED = "expired", _("Sudah tidak berlaku")
    NO_SAMPLE = "no_sample", _("Contoh produk tidak diterima")
    INCOMPLETE = "incomplete", _("Berkas tidak lengkap atau tidak terbaca")
    MISMATCH = "mismatch", _("Isi tidak sesuai dengan data usulan")
    DUPLICATE = "duplicate", _("Usulan ganda")


class Step(models.TextChoices):
    """The steps of the form, in their order; the value is the address."""

    IKM = "ikm", _("IKM")
    SENTRA = "sentra", _("Sentra")
    PRODUCT = "produk", _("Produk")
    PRODUCTION = "produksi", _("Produksi dan tenaga kerja")
    MARKET = "pasar", _("Pasar dan manajemen")
    DOCUMENTS = "dokumen", _("Dokumen")
    SEND = "kirim", _("Ringkasan dan kirim")
