"""How a private file leaves the portal: after the view has asked who may, as an attachment or in a frame of our own pages, never cached.

Set by hand on the response, these headers win: django-csp and Django's clickjacking middleware leave a header alone that is there.
"""

import logging
from urllib.parse import quote

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from ovop_portal.kit.files import safe_filename

logger = logging.getLogger(__name__)

ATTACHMENT_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
PICTURE_POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'"
# Chromium shows a PDF through its own viewer, and refuses to in any sandboxed document ("This page has been blocked"), whatever
# allow-… flags stand beside it; the viewer is a page of the browser's, out of reach of what the file holds. A PDF that reaches this
# line was walked for active content, and nosniff keeps every browser from reading it as anything but a PDF.
PDF_POLICY = "default-src 'none'; object-src 'self'; plugin-types application/pdf; frame-ancestors 'self'"


def private_file(field_file: FieldFile, filename: str, content_type: str, inline: bool = False) -> HttpResponseBase:
    """The stored file under a name of our own. `inline` is for a PDF or picture in a same-origin frame beside the checklist.

    With `X_ACCEL_PREFIX` the bytes are sent by nginx from an internal location (README: production); otherwise they stream from here.
    A row whose file is gone answers 404 and leaves an error in the log.
    """
    name = safe_filename(filename)
    if settings.X_ACCEL_PREFIX:
        response = HttpResponse(content_type=content_type)
        response["X-Accel-Redirect"] = settings.X_ACCEL_PREFIX.rstrip("/") + "/" + quote(field_file.name)
        response["Content-Disposition"] = content_disposition_header(not inline, name)
    else:
        response = FileResponse(_opened(field_file), as_attachment=not inline, filename=name, content_type=content_type)
    return guarded(response, content_type, inline)


def guarded(response: HttpResponseBase, content_type: str, inline: bool = False) -> HttpResponseBase:
    """The headers of everything that people uploaded or that only its reader may keep."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Frame-Options"] = "SAMEORIGIN" if inline else "DENY"
    response["Content-Security-Policy"] = _policy(content_type, inline)
    return response


def _policy(content_type: str, inline: bool) -> str:
    if not inline:
        return ATTACHMENT_POLICY
    return PDF_POLICY if content_type == "application/pdf" else PICTURE_POLICY


def _opened(field_file: FieldFile):
    try:
        return field_file.open("rb")
    except (FileNotFoundError, ValueError) as error:
        logger.error("a row names a file that is not there: %s", field_file.name)
        raise Http404 from error
