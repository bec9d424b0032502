"""What the secretariat may type about commodities, and which of them an edition takes with which rubric."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ovop_portal.kit import clocks
from ovop_portal.kit.forms import Conflict, VersionedModelForm, WholeNumberField, lock, refuse_forged
from ovop_portal.programme import commodities, freezing
from ovop_portal.programme.models import Commodity, Edition, EditionCommodity, Rubric
from ovop_portal.programme.scopes import HOLDINGS

SHORT = {"class": "w-number"}


class CommodityForm(VersionedModelForm):
    """A commodity; its code is given once, because addresses, files and colours know the commodity by it."""

    class Meta:
        model = Commodity
        fields = ["name", "code", "order", "kbli_prefixes"]
        field_classes = {"order": WholeNumberField}
        error_messages = {"code": {"unique": _("Kode ini sudah dipakai komoditas lain. Pilih kode lain.")}}

    def __init__(self, *args, now=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.now = now or timezone.now()
        self.fields["name"].help_text = _("Seperti yang dibaca semua orang, misalnya “Kain Tenun”. Paling panjang 60 huruf.")
        order = self.fields["order"]
        order.help_text = _("Letaknya dalam daftar dan pilihan; angka kecil di atas.")
        order.validators += [MinValueValidator(0, _("Paling sedikit 0.")), MaxValueValidator(999, _("Paling banyak 999."))]
        order.widget.attrs.update(SHORT)
        self.fields["kbli_prefixes"].help_text = _(
            "Dua sampai lima angka pertama KBLI yang diterima, dipisahkan koma: “10,11” menerima semua industri makanan dan minuman, "
            "“13134” hanya batik. Usulan dengan KBLI lain tidak dapat dikirim. Kosong: KBLI tidak diperiksa."
        )
        if self.instance.pk:
            del self.fields["code"]
        else:
            code = self.fields["code"]
            code.required, code.widget.attrs["class"] = False, "w-code"
            code.help_text = _("Huruf kecil, angka, dan garis bawah; tidak dapat diubah lagi. Kosong: dibuat dari nama.")

    def clean_name(self):
        name = self.cleaned_data["name"]
        if Commodity.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            raise ValidationError(gettext("Komoditas dengan nama ini sudah ada."), code="taken")
        return name

    def clean_code(self):
        code = (self.cleaned_data["code"] or commodities.code_from(self.cleaned_data.get("name", ""))).lower()
        if not code and "name" in self.cleaned_data:
            raise ValidationError(gettext("Dari nama ini tidak dapat dibuat kode. Isi kodenya, misalnya “kopi”."), code="code")
        if code in commodities.RESERVED:
            raise ValidationError(gettext("Kode “%s” dipakai portal ini sendiri. Pilih kode lain.") % code, code="reserved")
        return code

    def clean_kbli_prefixes(self):
        try:
            prefixes = commodities.read_prefixes(self.cleaned_data["kbli_prefixes"])
        except ValueError as error:
            sentence = gettext("“%s” bukan awalan KBLI. Tulis dua sampai lima angka, dipisahkan koma, misalnya “10,11”.")
            raise ValidationError(sentence % error, code="prefix") from None
        self._keep_running_editions(prefixes)
        return ",".join(prefixes)

    def _keep_running_editions(self, prefixes):
        """While offices nominate in it, a commodity may take more KBLI, never fewer: a draft would be barred overnight."""
        if not self.instance.pk:
            return
        lost = commodities.narrower(commodities.prefixes_of(self.initial["kbli_prefixes"]), prefixes)
        if lost and (edition := commodities.running_in(self.instance, self.now)):
            sentence = gettext("Pengusulan %(edition)s sedang berjalan: awalan boleh ditambah, tetapi %(lost)s harus tetap diterima.")
            raise ValidationError(sentence % {"edition": edition.name, "lost": ", ".join(lost)}, code="frozen")


class EditionCommoditiesForm(VersionedModelForm):
    """One choice per commodity that exists: left out, or judged with one of its rubrics in force. The version is the edition's."""

    class Meta:
        model = Edition
        fields = []

    def __init__(self, *args, now=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.locked = freezing.frozen(self.instance, now or timezone.now())
        self.taken = self._taken()
        self.rows = {f"rubrik_{one.pk}": one for one in Commodity.objects.order_by("order", "name")}
        self.reasons = {}
        rubrics = self._rubrics()
        for name, commodity in self.rows.items():
            self._add(name, commodity, rubrics.get(commodity.pk, []))
        lock(self, self.reasons)

    def groups(self):
        """(heading, remark, bound fields): what the edition takes, then what it could take."""
        taken = [self[name] for name, one in self.rows.items() if one.pk in self.taken]
        free = [self[name] for name, one in self.rows.items() if one.pk not in self.taken]
        groups = [
            (_("Diikutkan dalam periode ini"), _("Pilih versi rubrik yang dipakai, atau keluarkan komoditasnya."), taken),
            (_("Belum diikutkan"), _("Pilih versi rubrik untuk mengikutkan komoditas."), free),
        ]
        return [group for group in groups if group[2]]

    @property
    def is_locked(self):
        """Whether nothing here can be changed any more."""
        return all(field.disabled for name, field in self.fields.items() if name != "version")

    def clean(self):
        cleaned = super().clean()
        refuse_forged(self, self.reasons)
        held = self._held()
        for name, commodity in self.rows.items():
            if name in cleaned and not cleaned[name] and commodity.pk in self.taken and held.get(commodity.pk):
                sentence = gettext("%(name)s sudah memiliki %(count)d usulan atau draf pada periode ini dan tidak dapat dikeluarkan.")
                self.add_error(name, sentence % {"name": commodity.name, "count": held[commodity.pk]})
        return cleaned

    def changes(self):
        """Commodity's code → [number of the rubric before, after]; "" where the edition does not take it."""
        numbers = dict(Rubric.objects.filter(commodity__in=self.rows.values()).values_list("pk", "number"))
        return {
            commodity.code: [numbers.get(self.taken.get(commodity.pk), ""), numbers.get(chosen, "")]
            for name, commodity in self.rows.items()
            if (chosen := self._chosen(name)) != self.taken.get(commodity.pk)
        }

    def save(self, commit=True, also=()):
        edition = super().save(commit, also)
        for name, commodity in self.rows.items():
            chosen, row = self._chosen(name), edition.edition_commodities.filter(commodity=commodity)
            if chosen is None:
                row.delete()
            elif chosen != self.taken.get(commodity.pk) and not row.update(rubric=chosen):
                EditionCommodity.objects.create(edition=edition, commodity=commodity, rubric_id=chosen)
        return edition

    def _chosen(self, name):
        return int(self.cleaned_data[name]) if self.cleaned_data[name] else None

    def _taken(self):
        return dict(EditionCommodity.objects.filter(edition=self.instance).values_list("commodity", "rubric"))

    def _held(self):
        """commodity id → how many nominations it has in this edition, as far as a higher app knows."""
        held = {}
        for answer in HOLDINGS.ask(self.instance):
            held |= answer
        return held

    def _rubrics(self):
        """commodity id → its rubrics that may be chosen, newest first: those in force, and the one in use."""
        found = {}
        for rubric in Rubric.objects.order_by("commodity", "-number"):
            if rubric.published_at or rubric.pk == self.taken.get(rubric.commodity_id):
                found.setdefault(rubric.commodity_id, []).append(rubric)
        return found

    def _add(self, name, commodity, rubrics):
        taken = self.taken.get(commodity.pk)
        left_out = [("", _("Tidak diikutkan"))]
        stays = taken and "commodities" in self.locked
        field = forms.ChoiceField(label=commodity.name, required=bool(stays), choices=([] if stays else left_out) + _choices(rubrics))
        if stays:
            field.error_messages["required"] = gettext("%s Komoditas ini tidak dapat dikeluarkan.") % self.locked["commodities"]
        field.error_messages["invalid_choice"] = _("Pilih salah satu versi rubrik dari daftar.")
        field.word = ""
        self.fields[name] = field
        self.initial[name] = str(taken or "")
        if reason := self._reason(taken, rubrics):
            self.reasons[name] = reason

    def _reason(self, taken, rubrics):
        """Why this choice cannot be changed, or ""."""
        if not taken and "commodities" in self.locked:
            return self.locked["commodities"]
        if "rubrics" in self.locked:
            return self.locked["rubrics"]
        return "" if rubrics else gettext("Belum ada rubrik yang berlaku untuk komoditas ini.")

    def _differences(self, stored):
        """The choices that differ from what is stored by now."""
        now_taken = self._taken()
        found = super()._differences(stored)
        for name, commodity in self.rows.items():
            theirs, mine = str(now_taken.get(commodity.pk, "")), self[name].data or ""
            if name not in self.reasons and theirs != mine:
                words = {str(value): str(label) for value, label in self.fields[name].choices}
                found.append(Conflict(commodity.name, words.get(mine, mine), words.get(theirs, theirs) or gettext("Tidak diikutkan")))
        return found


def _choices(rubrics):
    return [(str(one.pk), _choice(one)) for one in rubrics]


def _choice(rubric):
    """The commodity is named beside the choice, so the version is enough; the whole name of a rubric would be cut on the phone."""
    if not rubric.published_at:
        return gettext("Versi %d, belum diberlakukan") % rubric.number
    since = date_format(rubric.published_at.astimezone(clocks.WIB), clocks.DATE)
    return gettext("Versi %(number)d, sejak %(day)s") % {"number": rubric.number, "day": since}
