"""How tests read the desk: what its form holds when the page is opened, so that a test posts what a browser would."""

import re
from html import unescape
from html.parser import HTMLParser


class _Form(HTMLParser):
    """Values of the controls that belong to one form."""

    def __init__(self, name):
        super().__init__()
        self.name, self.inside, self.values, self.area, self.select = name, False, {}, "", ""

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id") == self.name
        ours = self.inside if "form" not in attrs else attrs["form"] == self.name
        if tag == "option" and self.select and "selected" in attrs:
            self.values[self.select] = attrs.get("value", "")
        if not ours or "name" not in attrs:
            return
        if tag == "input" and (attrs.get("type") not in {"radio", "checkbox"} or "checked" in attrs):
            self.values[attrs["name"]] = attrs.get("value", "")
        elif tag == "textarea":
            self.area, self.values[attrs["name"]] = attrs["name"], ""
        elif tag == "select":
            self.select = attrs["name"]
            self.values.setdefault(attrs["name"], "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.area = ""
        elif tag == "select":
            self.select = ""

    def handle_data(self, data):
        if self.area:
            self.values[self.area] += data.removeprefix("\n") if not self.values[self.area] else data


def form(response, name="periksa"):
    """What the browser would post from this form if nothing were touched."""
    reader = _Form(name)
    reader.feed(response.text)
    reader.values.pop("csrfmiddlewaretoken", None)
    return reader.values


def words(html):
    """The words of a piece of HTML without its tags."""
    html = re.sub(r"<svg.*?</svg>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def summary(response):
    """The sentences of the error summary."""
    found = re.search(r'<div class="errors".*?<ul>(.*?)</ul>', response.text, flags=re.DOTALL)
    return [words(row) for row in re.findall(r"<li>(.*?)</li>", found[1], flags=re.DOTALL)] if found else []


def item(response, code):
    """The words of one row of the checklist."""
    found = re.search(rf'id="butir-{code}">(.*?)</(fieldset|div)>\s*(?=<(fieldset|div|h2|section|/form))', response.text, flags=re.DOTALL)
    return words(found[1]) if found else ""
