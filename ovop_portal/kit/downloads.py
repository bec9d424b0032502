"""How a private file leaves the portal: after the view has asked who may, as an attachment or in a frame of our own pages, never cached.

Set by hand on the response, these headers win: django-csp and Django's clickjacking middleware leave a header alone that is there.
"""

import logging
from urllib.parse import quote

from django.conf import settings
from django.core.files import File
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from ovop_portal.kit.files import safe_filename

logger = logging.getLogger(__name__)

ATTACHMENT_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
# For <iframe src="…"> WITHOUT a sandbox attribute, on a page of ours. Seen with Chromium 156 and Firefox 153: both show a PDF in their
# own viewer when the answer itself carries `sandbox`, both leave the frame empty when the <iframe> does, whatever allow-… stands there.
# So the sandbox is in the answer, which also covers the file opened in a tab of its own. The styles are the browser's: it gives a
# picture that stands alone an inline style, which would otherwise leave an error in the console.
INLINE_POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'"
SHOWN_INLINE = {"application/pdf", "image/jpeg", "image/png", "image/webp"}


def private_file(field_file: FieldFile, filename: str, content_type: str, inline: bool = False) -> HttpResponseBase:
    """The stored file under a name of our own. `inline` is for a PDF or picture in a frame beside the checklist; other types are attached.

    With `X_ACCEL_PREFIX` nginx sends the bytes from an internal location; of our headers it keeps type, disposition and caching, and the
    location adds the others again: `add_header Content-Security-Policy $upstream_http_content_security_policy;`, and so on for
    X-Content-Type-Options, X-Frame-Options and Cross-Origin-Resource-Policy. Otherwise the bytes stream from here, and a row whose file
    is gone answers 404 and leaves an error in the log.
    """
    name = safe_filename(filename)
    inline = inline and content_type in SHOWN_INLINE
    if settings.X_ACCEL_PREFIX:
        response = HttpResponse(content_type=content_type)
        response["X-Accel-Redirect"] = settings.X_ACCEL_PREFIX.rstrip("/") + "/" + quote(field_file.name)
        response["Content-Disposition"] = content_disposition_header(not inline, name)
    else:
        response = FileResponse(_opened(field_file), as_attachment=not inline, filename=name, content_type=content_type)
    return guarded(response, inline)


def guarded(response: HttpResponseBase, inline: bool = False) -> HttpResponseBase:
    """The headers of everything that people uploaded or that only its reader may keep."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Frame-Options"] = "SAMEORIGIN" if inline else "DENY"
    response["Content-Security-Policy"] = INLINE_POLICY if inline else ATTACHMENT_POLICY
    if response.streaming:
        response["Content-Encoding"] = "identity"  # packed already: GZipMiddleware would only take the length and the time
    return response


def _opened(field_file: FieldFile) -> File:
    try:
        return field_file.open("rb")
    except (FileNotFoundError, ValueError) as error:
        logger.error("a row names a file that is not there: %s", field_file.name)
        raise Http404 from error
