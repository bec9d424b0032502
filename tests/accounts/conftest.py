"""Fixtures of the tests of accounts."""

import io

import openpyxl
import pytest


@pytest.fixture(autouse=True)
def _no_sample_marks(settings):
    settings.DEMO = False


@pytest.fixture
def read_xlsx():
    """The rows of a downloaded workbook, as lists of values."""

    def read(response):
        assert response.status_code == 200
        book = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content)))
        return [list(row) for row in book.active.iter_rows(values_only=True)]

    return read
