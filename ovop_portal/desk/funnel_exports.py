"""The funnel of an edition as rows of a workbook."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ovop_portal.desk.funnel import STAGES

HEADINGS = [gettext_lazy("Kelompok"), gettext_lazy("Nama"), *STAGES.values(), gettext_lazy("Masih draf")]


def rows(whole, commodities, provinces):
    yield [_("Semua"), "", *whole.counts, whole.draft]
    for group, lines in ((_("Komoditas"), commodities), (_("Provinsi"), provinces)):
        for line in lines:
            yield [group, line.name, *line.counts, line.draft]
