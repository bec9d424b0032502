"""Doors of the tests about the screening."""

import pytest

from nominations.enums import Reason
from tests.screening import reading


@pytest.fixture(autouse=True)
def _real_data(settings):
    """What is marked as sample here is so by its edition, not because the whole portal is."""
    settings.DEMO = False


@pytest.fixture
def desk(as_):
    """desk(nomination, "auditor", "?dokumen=…") → the page of the desk."""

    def open_it(nomination, who="secretariat", query=""):
        return as_(who).get(f"/seleksi/{nomination.code}/{query}")

    return open_it


@pytest.fixture
def save(as_, desk):
    """save(nomination, {"sentra_decree": "met"}, remark={"sentra_decree": "…"}, putusan="pass") → the response.

    Posts what the page held when it was opened, with these results; a refused one gets a reason unless one is given. `page` is a
    page opened earlier, `more` are the buttons and whatever else the browser would send.
    """

    def post(nomination, results=(), who="secretariat", page=None, reason=(), remark=(), query="", **more):
        data = reading.form(page or desk(nomination, who))
        for code, result in dict(results).items():
            data[f"{code}-result"] = result
            data[f"{code}-reason"] = dict(reason).get(code, Reason.INCOMPLETE.value if result == "not_met" else "")
        data |= {f"{code}-remark": text for code, text in dict(remark).items()}
        return as_(who).post(f"/seleksi/{nomination.code}/{query}", data | more)

    return post


@pytest.fixture
def verdict(as_):
    """verdict(nomination, "fail", note="…") → the response."""

    def post(nomination, name, who="secretariat", query="", **data):
        return as_(who).post(f"/seleksi/{nomination.code}/aksi/{name}/{query}", data)

    return post
