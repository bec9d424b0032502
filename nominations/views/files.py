"""Private files leave here: a paper or a picture, after asking who may see the nomination it belongs to."""

from pathlib import PurePath

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nominations.models import Document, Nomination
from ovop_portal.kit.downloads import private_file
from ovop_portal.kit.permissions import can


@require_GET
def nomination_file(request, code):
    """A paper, shown in the browser; `?unduh` downloads it. Before it is sent and scanned, it is the office's alone."""
    visible = Nomination.objects.visible_to(request.user)
    document = get_object_or_404(Document.objects.filter(nomination__in=visible).select_related("nomination", "rule"), code=code)
    nomination = document.nomination
    own = can(request.user, "nominations.see_draft", nomination)
    if not document.file or not (own or _was_sent(nomination, document)):
        raise Http404(code)
    if document.is_unsafe or (document.is_held and not own):
        context = {"document": document, "nomination": nomination, "own": own}
        return render(request, "nominations/file_closed.html", context, status=403 if document.is_unsafe else 409)
    name = f"{document.rule.name} {nomination.code}{PurePath(document.file.name).suffix}"
    return private_file(document.file, name, document.content_type, inline="unduh" not in request.GET)


@require_GET
def nomination_photo(request, code):
    """The picture of the product: of the revision asked for, else the present one for the own office and the last sent one for others."""
    nominations = Nomination.objects.visible_to(request.user).select_related("product")
    nomination = get_object_or_404(nominations, code=code)
    wanted = request.GET.get("revisi", "")
    if wanted:
        revision = nomination.revisions.filter(number=wanted).first() if wanted.isascii() and wanted.isdigit() and len(wanted) < 5 else None
    else:
        revision = None if can(request.user, "nominations.see_draft", nomination) else nomination.revision()
    present = nomination.product.photo
    if revision is not None:
        present.name = revision.content["product"].get("photo", "")
    elif wanted or not can(request.user, "nominations.see_draft", nomination):
        raise Http404(code)
    if not present.name:
        raise Http404(code)
    return private_file(present, f"{_('Foto')} {nomination.code}.webp", "image/webp", inline=True)


def _was_sent(nomination, document):
    """Whether a revision names this paper."""
    sent = nomination.revisions.values_list("content", flat=True)
    return any(one["code"] == document.code for content in sent for one in content["documents"].values())
