"""A real Chromium at two widths, with what every page must keep: axe, console, overflow, sizes, weight."""

import shutil

import pytest

from tests.browser.eyes import Eyes

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is in requirements-dev.txt")
CHROMIUM = shutil.which("chromium")


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def portal(live_server, settings, transactional_db):
    """The address of a running portal whose links and QR codes point at itself."""
    settings.PUBLIC_URL = live_server.url
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    return live_server.url


@pytest.fixture
def eyes(chromium, portal):
    """Eyes on the portal: signs people in, opens pages, and collects every fault that a page shows."""
    watcher = Eyes(chromium, portal)
    yield watcher
    watcher.close()
