"""How a whole edition stands: the funnel, the days left, what is late and at whose desk; the same funnel as a workbook."""

from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ovop_portal.desk import funnel, funnel_exports, lateness, phases, plots
from ovop_portal.desk.pulse import PASSED, Pulse
from ovop_portal.kit.permissions import require
from ovop_portal.kit.sheets import xlsx_response
from ovop_portal.programme import timeline
from ovop_portal.programme.models import Edition


def _pulse(request, year):
    """The numbers of the edition of this year, or 404; 403 for those who may not see them."""
    found = get_object_or_404(Edition.objects.visible_to(request.user), year=year)
    require(request.user, "desk.see_edition")
    return Pulse(found, request.user, timezone.now())


def _funnel(pulse):
    """(all, lines by commodity, lines by province)."""
    rows = list(funnel.rows_of(pulse, PASSED))
    return funnel.overall(rows), funnel.by_commodity(rows, pulse.commodities), funnel.by_province(rows, pulse.provinces)


@require_GET
def edition(request, year):
    pulse = _pulse(request, year)
    whole, commodities, provinces = _funnel(pulse)
    late, ahead = lateness.lines(pulse), phases.rows(pulse.edition, pulse.now)
    context = {
        "edition": pulse.edition,
        "phase": timeline.pill(pulse.edition, pulse.now),
        "steps": timeline.steps(pulse.edition, pulse.now),
        "phases": ahead,
        "current": [row for row in ahead if row["current"] and row["ends"]],
        "whole": whole,
        "stages": funnel.STAGES.values(),
        "whole_plot": plots.funnel(whole),
        "commodities": commodities,
        "commodity_plot": plots.nested(commodities),
        "provinces": provinces,
        "province_plot": plots.nested(provinces),
        "more_provinces": len(provinces) > plots.SHOWN,
        "legend": plots.legend(),
        "late": late,
        "overdue": sum(line.late for line in late),
    }
    return render(request, "desk/edition.html", context)


@require_GET
def edition_export(request, year):
    pulse = _pulse(request, year)
    mark = _("DATA CONTOH") if settings.DEMO or pulse.edition.is_sample else ""
    return xlsx_response(f"keadaan-{pulse.edition.year}.xlsx", funnel_exports.HEADINGS, funnel_exports.rows(*_funnel(pulse)), mark)
