"""The cast and the doors of every test."""

import io
import logging
import os
import shutil

import openpyxl
import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase, override_settings

from assessments.models import Assignment
from nominations.models import Nomination
from ovop_portal.accounts.models import User
from ovop_portal.audit import triggers
from ovop_portal.audit.models import GENESIS, Head
from ovop_portal.kit.storage import DurableFileSystemStorage
from tests import building, stage
from tests.doors import Doors

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the browser's driver keeps an event loop beside the live server
django_settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns about a folder that is not there yet


logging.getLogger("django_structlog").setLevel(logging.WARNING)  # a line at the begin and end of each request would be written for nobody


QUICK_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LONG = (
    "test_story.py", "test_figures.py", "test_urls.py", "test_edition_2030.py", "test_refused_forms.py", "test_journeys.py",
    "test_weight.py", "test_admin.py",
)  # fmt: skip

# Each window of Chromium would load two pages of its own for an address bar that nobody sees: a second of CPU. The last switch of this name
# counts, so what Playwright turns off stands here again.
TURNED_OFF = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch",
)  # fmt: skip


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """The longest tests begin first, so that at the end no worker waits for one of them."""
    items.sort(key=lambda item: LONG.index(item.path.name) if item.path.name in LONG else len(LONG))


@pytest.fixture(autouse=True)
def _machine(settings, tmp_path):
    """Files go to a folder of the test, passwords are hashed quickly, attempts are counted per test, mail stays here."""
    settings.PRIVATE_ROOT = settings.MEDIA_ROOT = tmp_path / "private"
    settings.PASSWORD_HASHERS = QUICK_HASHERS
    settings.WHITENOISE_USE_FINDERS = False  # else every client looks for all static files anew; the live server found them before
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


@pytest.fixture
def request_lines():
    """The lines that the log has at the begin and end of each request, for tests that read them."""
    log = logging.getLogger("django_structlog")
    log.setLevel(logging.NOTSET)
    yield
    log.setLevel(logging.WARNING)


@pytest.fixture(autouse=True, scope="session")
def _flush_past_the_triggers():
    """The triggers bar the test runner's flush of transactional tests, and only that: they stay on in every test body."""
    teardown = TransactionTestCase._fixture_teardown

    def past_the_triggers(self):
        with triggers.suspended():
            teardown(self)
        Head.objects.get_or_create(pk=1, defaults={"seq": 0, "hash": GENESIS})
        system = {"pk": 1, "email": "sistem@portal.invalid", "name": "Sistem", "is_active": False}  # its place, which no layer takes
        User.objects.get_or_create(role="system", defaults=system)

    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", past_the_triggers)
    yield
    patch.undo()


@pytest.fixture(autouse=True, scope="session")
def _files_need_not_survive_a_power_cut():
    patch = pytest.MonkeyPatch()
    patch.setattr(DurableFileSystemStorage, "syncs_each", False)
    yield
    patch.undo()


@pytest.fixture(autouse=True, scope="session")
def _connection_outlives_a_response():
    """A closed download tells Django that the request is over, and Django would drop the connection whose transaction is the test's."""
    close = BaseDatabaseWrapper.close_if_unusable_or_obsolete

    def unless_a_test_holds_it(self):
        if not self.in_atomic_block:
            close(self)

    patch = pytest.MonkeyPatch()
    patch.setattr(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", unless_a_test_holds_it)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def chromium():
    """One real Chromium for all tests of a run; they are skipped, by name, where Playwright or the browser is missing."""
    driver = pytest.importorskip("playwright.sync_api", reason="Playwright is in requirements-dev.txt")
    if (path := shutil.which("chromium")) is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with driver.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[f"--disable-features={','.join(TURNED_OFF)}"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def layers(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), override_settings(PASSWORD_HASHERS=QUICK_HASHERS):
        return stage.build()


@pytest.fixture(scope="session")
def walks():
    """What the doors have written in this process, by everything that it depends on."""
    return {}


@pytest.fixture
def doors(db, walks):
    """Sees what the test writes, so that a door knows whether it may repeat what it did in another test."""
    doors = Doors(walks)
    with connection.execute_wrapper(doors):
        yield doors


@pytest.fixture
def put_back(doors, layers):
    """put_back("cast") → what that layer hands to the test, after its rows are there again."""

    def put(name):
        with doors.inside():
            return layers[name].put_back()

    return put


@pytest.fixture
def places(put_back):
    """The regions that the cast lives in."""
    put_back("places")


@pytest.fixture
def rubric(put_back):
    """The loaded rubric of woven cloth."""
    return put_back("rubric")


@pytest.fixture
def cast(places, put_back):
    """People by name: four offices (bandung, garut, jabar, jateng), the ministry (secretariat, colleague, director, auditor), a team
    (lead, assessor, second) and the administrator of Django's admin."""
    return put_back("cast")


@pytest.fixture
def edition(cast, rubric, put_back, doors):
    """An edition in its nomination phase, with the team seated."""
    edition = put_back("edition")
    with doors.inside():
        building.shift(edition, "nomination")  # from now on, whatever the test's clock says
    return edition


@pytest.fixture
def nominate(cast, edition, doors):
    """nominate("submitted", by="garut", without=["halal"]) → a nomination in that state."""

    def make(state="draft", by="bandung", **options):
        def walk():
            return building.bring(building.make_draft(edition, getattr(cast, by), **options), state, cast)

        if state == "draft":  # holds the test's own edition and officer
            return walk()
        return doors.through(("nominate", state, by, sorted(options.items())), walk, Nomination)

    return make


@pytest.fixture
def assign(cast, edition, doors):
    """assign(nomination, "assessor", "final", points="low") → an assignment in that state; the edition is in its assessment phase then."""

    def make(nomination, who="assessor", state="released", **options):
        with doors.inside():
            building.shift(edition, "assessment")
        nomination.refresh_from_db()
        mandate = getattr(cast, who).mandates.select_related("user__organisation").get(edition=edition)

        def walk():
            return building.assign(nomination, mandate, cast, state, **options)

        if any(map(callable, options.values())):  # a rule of points of the test's own has no name
            doors.touched = True
        return doors.through(("assign", nomination.pk, who, state, sorted(options.items())), walk, Assignment)

    return make


@pytest.fixture
def award(cast, nominate, assign):
    """award("published", points="low") → a star in that state; a nomination of its own unless one is given."""

    def make(state="recommended", points="high", nomination=None, star=None, visible_from=None, **options):
        nomination = nomination or nominate("eligible", **options)
        assign(nomination, "assessor", "final", points=points)
        return building.make_award(nomination, cast, state, star, visible_from)

    return make


@pytest.fixture
def as_(client, cast):
    """as_("bandung") → a client signed in as that member of the cast; as_(None) is anonymous."""

    def sign_in(name):
        if client.cookies:
            client.logout()
        if name:
            client.force_login(getattr(cast, name))
        return client

    return sign_in


@pytest.fixture
def read_xlsx():
    """The rows of a downloaded workbook, as lists of values."""

    def read(response):
        assert response.status_code == 200
        book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
        return [list(row) for row in book.active.iter_rows(values_only=True)]

    return read
