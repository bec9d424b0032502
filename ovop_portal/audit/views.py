"""The trail for those who audit: the list, one event, the workbook."""

from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ovop_portal.audit import facts
from ovop_portal.audit.filters import EventFilter
from ovop_portal.audit.models import Event
from ovop_portal.kit.permissions import require
from ovop_portal.kit.sheets import xlsx_response

PER_PAGE = 50


@require_GET
def event_list(request):
    require(request.user, "accounts.see_trail")
    rows = Event.objects.visible_to(request.user).for_page().order_by("-seq")
    filterset = EventFilter(request.GET, rows)
    page = Paginator(filterset.qs, PER_PAGE).get_page(request.GET.get("page"))
    context = {"filterset": filterset, "page": page, "rows": [facts.row(event) for event in page], **facts.chain()}
    return render(request, "audit/list.html", context)


@require_GET
def event_export(request):
    require(request.user, "accounts.see_trail")
    rows = EventFilter(request.GET, Event.objects.visible_to(request.user).for_page().order_by("seq")).qs
    mark = _("DATA CONTOH") if settings.DEMO else ""
    return xlsx_response("riwayat.xlsx", facts.COLUMNS, facts.export_rows(rows.iterator(chunk_size=1000)), mark)


@require_GET
def event(request, seq):
    """Everything that one event says, and whether its own fingerprint still fits."""
    require(request.user, "accounts.see_trail")
    one = get_object_or_404(Event.objects.visible_to(request.user).for_page(), seq=seq)
    context = {
        "event": one,
        "row": facts.row(one),
        "facts": facts.details(one),
        "intact": one.digest() == one.hash,
        "same_object": f"{one.target_type}:{one.target_id}",
    }
    return render(request, "audit/event.html", context)
