"""My messages: the list, opening one, marking all as read. That something was read is no event of the programme: nothing is recorded."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from ovop_portal.notices.models import Message

PER_PAGE = 50


@require_GET
def message_list(request):
    rows = Message.objects.visible_to(request.user)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "notices/list.html", {"page": page})


@require_GET
def message(request, pk):
    """Opening a message marks it as read and leads to what it is about; one without a link is read here."""
    mine = get_object_or_404(Message.objects.visible_to(request.user), pk=pk)
    Message.objects.visible_to(request.user).unread().filter(pk=pk).update(read_at=timezone.now())
    if mine.link and url_has_allowed_host_and_scheme(mine.link, allowed_hosts=None):
        return redirect(mine.link)
    return render(request, "notices/message.html", {"message": mine})


@require_POST
def mark_read(request):
    count = Message.objects.visible_to(request.user).unread().update(read_at=timezone.now())
    sentence = ngettext("%d pesan ditandai dibaca.", "%d pesan ditandai dibaca.", count) % count
    messages.success(request, sentence if count else _("Tidak ada pesan baru."))
    return redirect("notices:list")
