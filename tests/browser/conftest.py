"""A real Chromium at two widths, with what every page must keep: axe, console, overflow, sizes, weight."""

import pytest
from django.test import Client

from tests import building
from tests.browser.eyes import WIDTHS, Eyes


@pytest.fixture
def portal(live_server, settings, transactional_db):
    """The address of a running portal whose links and QR codes point at itself."""
    settings.PUBLIC_URL = live_server.url
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    return live_server.url


@pytest.fixture
def eyes(request, chromium, portal):
    """Eyes on the portal: signs people in, opens pages, and collects every fault that a page shows; at both widths, or at the one given."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is in requirements-dev.txt").Axe()
    watcher = Eyes(chromium, portal, axe, getattr(request, "param", tuple(WIDTHS)))
    yield watcher
    watcher.close()


def session_of(user):
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


@pytest.fixture
def windows(chromium, portal):
    """windows(user, width) → the page of a new window of somebody, signed in."""
    opened = []

    def window(user=None, width=1200):
        context = chromium.new_context(viewport=Eyes.size(width), locale="id-ID", timezone_id="Asia/Jakarta")
        opened.append(context)
        if user:
            context.add_cookies([{"name": "sessionid", "value": session_of(user), "url": portal}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        return page

    yield window
    for context in opened:
        context.close()


@pytest.fixture
def files(tmp_path):
    """A picture and a paper as an officer has them on disk."""
    picture, paper = tmp_path / "tenun.jpg", tmp_path / "keputusan.pdf"
    picture.write_bytes(building.real_picture())
    paper.write_bytes(building.real_pdf())
    return {"picture": str(picture), "paper": str(paper)}
