"""A star rule as sentences: what each star asks, what the plenary discusses."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ovop_portal.kit.templatetags.look import points

NAMES = {1: gettext_lazy("Bintang satu"), 2: gettext_lazy("Bintang dua"), 3: gettext_lazy("Bintang tiga")}


def stars(rule):
    """Highest first: {"star", "name", "asks"}; none last."""
    rows = [{"star": star, "name": NAMES[star], "asks": _asks(rule, star)} for star in (3, 2, 1)]
    return [*rows, {"star": 0, "name": _("Belum berbintang"), "asks": _("Nilai akhir di bawah %s.") % points(rule.one_from)}]


def grounds(rule):
    """How the value comes about and what is looked at beside it."""
    return [
        _("Nilai akhir adalah rata-rata lembar penilaian yang final, dibulatkan sekali ke dua desimal."),
        _("Semua dokumen wajib harus masih berlaku pada tanggal penetapan."),
        _("Selisih antarpenilai di atas %s poin, atau lembar di dua sisi sebuah ambang, dibahas dalam pleno.") % points(rule.spread_limit),
    ]


def _asks(rule, star):
    least = {1: rule.one_from, 2: rule.two_from, 3: rule.three_from}[star]
    asks = [_("nilai akhir paling sedikit %s dari 100") % points(least)]
    if star == 3 and rule.three_c_share:
        asks.append(_("aspek C paling sedikit %s persen dari nilai maksimumnya") % points(rule.three_c_share))
    if rule.visit_from and star >= rule.visit_from:
        asks.append(_("kunjungan lapangan sudah dilakukan"))
    sentence = asks[0] if len(asks) == 1 else _("%(first)s, dan %(last)s") % {"first": ", ".join(asks[:-1]), "last": asks[-1]}
    return f"{sentence[0].upper()}{sentence[1:]}."
