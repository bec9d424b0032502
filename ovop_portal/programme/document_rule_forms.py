"""What the secretariat may type about a paper that an edition demands."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ovop_portal.kit.forms import VersionedModelForm, lock, refuse_forged
from ovop_portal.programme import freezing, paper_rules
from ovop_portal.programme.enums import Demand, DocumentKind
from ovop_portal.programme.models import Commodity, DocumentRule

MOMENTS = ["asked_at_submission", "asked_at_decision", "asked_at_ceremony"]
HELP = {
    "name": _("Seperti yang dibaca dinas, misalnya “Sertifikat halal”. Paling panjang 120 huruf."),
    "commodity": _("“Semua komoditas”, atau satu komoditas saja."),
    "kind": _("Berkas: diunggah. Nomor: diketik, berkasnya boleh menyusul. Contoh fisik: dikirim, lalu dicatat diterima sekretariat."),
    "demand": _("Wajib: tanpa ini usulan tidak lolos. Diminta: ditanyakan, tidak menggugurkan. Nilai tambah: boleh dilampirkan."),
    "clause": _("Pasal atau sumber yang memintanya, misalnya “Permenperin 14/2021 pasal 7”."),
    "issuer": _("Siapa yang menerbitkannya, misalnya “BPJPH”. Dinas membacanya saat dokumen belum ada."),
    "help": _("Satu kalimat untuk dinas: apa yang harus terlihat pada dokumen ini."),
    "expires": _("Tanggal akhirnya ditanyakan, dan dokumen yang sudah berakhir tidak diterima."),
    "asked_at_submission": _("Usulan tidak dapat dikirim tanpa dokumen ini."),
    "asked_at_decision": _("Harus masih berlaku pada hari bintang ditetapkan."),
    "asked_at_ceremony": _("Diperiksa sekali lagi sebelum piagam diserahkan."),
    "sourcing": _("Terbit: disebut sumber resmi. Usulan: diusulkan portal ini, dapat diubah setiap periode."),
    "code": _("Huruf kecil, angka, dan garis bawah; tidak dapat diubah lagi. Kosong: dibuat dari nama."),
}


class DocumentRuleForm(VersionedModelForm):
    """One rule; its code is given once, because the address of every document holds it. All is locked once offices nominate."""

    class Meta:
        model = DocumentRule
        fields = ["name", "commodity", "code", "kind", "demand", "clause", "issuer", "help", "expires", *MOMENTS, "sourcing"]

    def __init__(self, *args, now=None, **kwargs):
        super().__init__(*args, **kwargs)
        reason = freezing.frozen(self.instance.edition, now or timezone.now()).get("document_rules")
        if self.instance.pk:
            del self.fields["code"]
        else:
            self.fields["code"].required, self.fields["code"].widget.attrs["class"] = False, "w-code"
        for name, field in self.fields.items():
            if name != "version":
                field.help_text = HELP[name]
        self.fields["help"].widget = forms.Textarea(attrs={"rows": 2, "maxlength": 200})
        self._offer_commodities()
        for name in ["commodity", "expires", *MOMENTS]:
            self.fields[name].word = ""
        self.locked = dict.fromkeys([name for name in self.fields if name != "version"], reason) if reason else {}
        lock(self, self.locked)

    def groups(self):
        """(heading, remark, bound fields) in the order of the page."""
        code = ["code"] if "code" in self.fields else []
        groups = [
            (_("Dokumen"), "", ["name", "commodity", "kind", "demand", *code]),
            (_("Dasar dan petunjuk"), "", ["clause", "issuer", "sourcing", "help"]),
            (_("Pemeriksaan"), "", ["expires", *MOMENTS]),
        ]
        return [(title, remark, [self[name] for name in names]) for title, remark, names in groups]

    def clean_code(self):
        return self.cleaned_data["code"].lower()

    def clean(self):
        cleaned = super().clean()
        refuse_forged(self, self.locked)
        if cleaned.get("demand") == Demand.MANDATORY and not any(cleaned.get(name) for name in MOMENTS):
            self.add_error("asked_at_submission", gettext("Dokumen wajib diperiksa sedikitnya sekali. Pilih satu saat pemeriksaan."))
        if cleaned.get("kind") == DocumentKind.SAMPLE and cleaned.get("expires"):
            self.add_error("expires", gettext("Contoh fisik tidak memiliki masa berlaku. Hapus tanda ini, atau pilih jenis lain."))
        self._settle_code(cleaned)
        return cleaned

    def _offer_commodities(self):
        """All, or one that the edition takes; the one the rule has already stays in the list."""
        field, edition = self.fields["commodity"], self.instance.edition
        kept = Commodity.objects.filter(pk=self.instance.commodity_id)
        field.queryset = (Commodity.objects.filter(editions=edition) | kept).distinct()
        field.empty_label = _("Semua komoditas")

    def _settle_code(self, cleaned):
        """A code that was left empty is made from the name; one that a rival has is refused, whoever shows it."""
        if self.errors.keys() & {"name", "code", "commodity"}:
            return
        draft = DocumentRule(
            pk=self.instance.pk,
            edition=self.instance.edition,
            commodity=cleaned["commodity"],
            name=cleaned["name"],
            code=cleaned.get("code", self.instance.code),
        )
        code = draft.code or paper_rules.free_code(draft)
        if not code:
            self.add_error("code", gettext("Dari nama ini tidak dapat dibuat kode. Isi kodenya, misalnya “izin_edar”."))
        elif rival := paper_rules.rivals(draft).filter(code=code).first():
            sentence = gettext(
                "Kode “%(code)s” sudah dipakai “%(name)s”. Syarat untuk semua dan untuk satu komoditas tidak boleh berbagi kode."
            )
            place = "code" if "code" in self.fields else "commodity"
            self.add_error(place, ValidationError(sentence % {"code": code, "name": rival.name}, code="taken"))
        elif "code" in self.fields:
            cleaned["code"] = code
