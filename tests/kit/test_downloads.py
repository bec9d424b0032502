"""How a private file leaves: its headers win over the site's, it is never cached, and a paper shows in a frame of our own pages."""

from types import SimpleNamespace

import pytest
from csp.middleware import CSPMiddleware
from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile, FileField
from django.http import Http404, HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.gzip import GZipMiddleware
from django.urls import path
from PIL import Image

from ovop_portal.kit import downloads, files
from tests.kit import hostile

PDF = "application/pdf"

pytestmark = pytest.mark.django_db  # closing an answer looks at the database connection


def stored(content=b"isi", name="ab/abc.pdf"):
    """A FieldFile as a model would hand it out."""
    storage = files.private_storage()
    field = FileField(storage=storage)
    field.name = field.attname = "file"
    return FieldFile(SimpleNamespace(), field, storage.save(name, ContentFile(content)))


def through_the_middleware(rf, response):
    """The answer as it leaves the portal, past the middleware that sets headers of its own."""
    request = rf.get("/", headers={"accept-encoding": "gzip, br"})
    for middleware in (CSPMiddleware, XFrameOptionsMiddleware, GZipMiddleware):
        response = middleware(lambda _request, answer=response: answer)(request)
    return response


def test_a_file_leaves_as_an_attachment_under_our_name(rf):
    response = through_the_middleware(rf, downloads.private_file(stored(b"isi" * 500), "Surat usulan.pdf", PDF))
    assert b"".join(response) == b"isi" * 500
    response.close()
    assert dict(response.headers) == {
        "Content-Type": PDF,
        "Content-Length": "1500",
        "Content-Disposition": 'attachment; filename="Surat usulan.pdf"',
        "Content-Encoding": "identity",
        "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "private, no-store",
    }


@pytest.mark.parametrize("content_type", [PDF, "image/jpeg", "image/png", "image/webp"])
def test_a_paper_or_picture_may_be_framed_by_our_own_pages_only(rf, content_type):
    response = through_the_middleware(rf, downloads.private_file(stored(), "surat.pdf", content_type, inline=True))
    response.close()
    assert response["Content-Disposition"] == 'inline; filename="surat.pdf"'
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    policy = response["Content-Security-Policy"].split("; ")
    assert {"sandbox", "default-src 'none'", "frame-ancestors 'self'"} <= set(policy)
    assert not any("script" in part for part in policy)


@pytest.mark.parametrize("content_type", ["text/html", "image/svg+xml", "application/octet-stream", ""])
def test_nothing_else_is_ever_shown_inline(content_type):
    response = downloads.private_file(stored(), "surat.html", content_type, inline=True)
    response.close()
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Frame-Options"] == "DENY"


def test_a_name_never_breaks_out_of_its_header():
    response = downloads.private_file(stored(), 'a"\r\nSet-Cookie: x=1; "Kain Tenun – Baduy.pdf', PDF)
    response.close()
    assert "Set-Cookie" not in response.headers
    assert (
        response["Content-Disposition"] == "attachment; filename*=utf-8''a-%20Set-Cookie-%20x%3D1-%20-Kain%20Tenun%20%E2%80%93%20Baduy.pdf"
    )


def test_behind_nginx_only_the_place_is_told(rf, settings):
    settings.X_ACCEL_PREFIX = "/_berkas/"
    response = through_the_middleware(rf, downloads.private_file(stored(name="ab/abc d.pdf"), "surat.pdf", PDF, inline=True))
    assert response["X-Accel-Redirect"].startswith("/_berkas/ab/abc")
    assert " " not in response["X-Accel-Redirect"]
    assert response.content == b""
    assert response["Content-Type"] == PDF
    assert response["Content-Disposition"] == 'inline; filename="surat.pdf"'
    assert response["Cache-Control"] == "private, no-store"


def test_a_row_whose_file_is_gone_is_not_found(caplog):
    lost = stored()
    lost.storage.delete(lost.name)
    with pytest.raises(Http404):
        downloads.private_file(lost, "surat.pdf", PDF)
    assert lost.name in caplog.text


# --- in a real browser -----------------------------------------------------------------------------------------------

PAGE_POLICY = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; frame-ancestors 'none'"


def coloured(kind):
    """A page or picture full of red."""
    return hostile.picture(kind, size=(600, 800))


def page(request, kind):
    head = '<!doctype html><html lang="id"><title>Berkas</title><link rel="icon" href="data:,">'
    frame = f'<iframe title="Berkas" width="600" height="500" src="/{kind}/"></iframe>'
    return HttpResponse(head + frame, headers={"Content-Security-Policy": PAGE_POLICY})


def pdf_file(request):
    return downloads.private_file(stored(coloured("PDF")), "surat.pdf", PDF, inline=True)


def png_file(request):
    return downloads.private_file(stored(coloured("PNG")), "foto.png", "image/png", inline=True)


for view in (page, pdf_file, png_file):
    view.login_required = False
urlpatterns = [path("halaman/<kind>/", page), path("pdf/", pdf_file), path("png/", png_file)]


@pytest.mark.browser
@pytest.mark.urls(__name__)
@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_chromium_shows_a_paper_in_a_frame_of_a_strict_page(chromium, live_server, tmp_path, kind):
    shot, errors = tmp_path / "halaman.png", []
    tab = chromium.new_page()
    tab.on("console", lambda message: errors.append(message.text))
    tab.goto(f"{live_server.url}/halaman/{kind}/")
    for _second in range(20):
        tab.wait_for_timeout(500)
        tab.screenshot(path=shot)
        if red(shot) > 20_000:
            break
    tab.close()
    assert red(shot) > 20_000
    assert errors == []


def red(shot):
    with Image.open(shot) as image:
        return sum(count for count, colour in image.convert("RGB").getcolors(1 << 24) if colour[0] > 200 and max(colour[1:]) < 60)
