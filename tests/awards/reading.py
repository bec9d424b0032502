"""How tests read pages: the rows of a table as words, a workbook as tuples."""

import io
import re
from html import unescape

from openpyxl import load_workbook


def words(html):
    """The words of a piece of HTML without its tags."""
    html = re.sub(r"<svg.*?</svg>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def table(response):
    """The body of the first list of a page, row by row, cell by cell, in words."""
    found = re.search(r'<table class="table-cards".*?<tbody>(.*?)</tbody>', response.text, flags=re.DOTALL)
    rows = re.findall(r"<tr>(.*?)</tr>", found[1], flags=re.DOTALL) if found else []
    return [[words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.DOTALL)] for row in rows]


def workbook(response):
    """The rows of a downloaded workbook."""
    content = b"".join(response.streaming_content)
    return list(load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))
