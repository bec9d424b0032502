"""A real Chromium at two widths, with what every page must keep: axe, console, overflow, sizes, weight."""

import pytest

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
