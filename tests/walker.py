"""Walks the portal as a person without JavaScript does: reads, follows a link by its words, fills the form of a button and presses it."""

from urllib.parse import urljoin

from django.test import Client
from lxml import html


class Lost(AssertionError):
    """The page does not hold what the walker looked for; says what it holds instead."""


class Walker:
    """One browser window over Django's test client; `page` is the parsed document, `status` its code, `text` what a person reads."""

    def __init__(self, user=None):
        self.client = Client()
        if user is not None:
            self.client.force_login(user)
        self.url = self.page = self.status = None

    def open(self, url):
        return self._arrive(self.client.get(url, follow=True), url)

    def _arrive(self, response, url):
        self.response, self.status = response, response.status_code
        self.url = response.redirect_chain[-1][0] if getattr(response, "redirect_chain", None) else url
        content = response.getvalue() if response.streaming else response.content
        is_page = response.get("Content-Type", "").startswith("text/html")
        self.page = html.fromstring(content.decode()) if is_page and content else None
        return self

    @property
    def text(self):
        return " ".join(self.page.text_content().split())

    def follow(self, words):
        """Follow the first link whose words contain these."""
        for link in self.page.iter("a"):
            if words in " ".join(link.text_content().split()) and link.get("href"):
                return self.open(urljoin(self.url, link.get("href")))
        raise Lost(f"no link “{words}” on {self.url}: {self._words('a')}")

    def press(self, words, **fields):
        """Fill the form that this button belongs to and press it: hidden and preset values go along, as a browser sends them."""
        button = next((one for one in self.page.iter("button") if words in " ".join(one.text_content().split())), None)
        if button is None:
            raise Lost(f"no button “{words}” on {self.url} ({self.status}): {self._words('button')}\n{self.text[:1500]}")
        form = self._form_of(button)
        data = self._filled(form)
        unknown = set(fields) - {one.get("name") for one in self._controls(form)}
        if unknown:
            raise Lost(f"no field {sorted(unknown)} beside “{words}” on {self.url}")
        data |= fields
        if button.get("name"):
            data[button.get("name")] = button.get("value", "")
        target = urljoin(self.url, button.get("formaction") or form.get("action") or self.url)
        return self._send((form.get("method") or "get").lower(), target, data)

    def _send(self, method, target, data):
        send = self.client.post if method == "post" else self.client.get
        return self._arrive(send(target, data, follow=True), target)

    def _form_of(self, button):
        if button.get("form"):
            return self.page.get_element_by_id(button.get("form"))
        return next(button.iterancestors("form"))

    def _controls(self, form):
        inside = [one for one in form.iter("input", "select", "textarea")]
        return inside + [
            one for one in self.page.iter("input", "select", "textarea") if form.get("id") and one.get("form") == form.get("id")
        ]

    def _filled(self, form):
        """What a browser would send if nothing were touched."""
        data = {}
        for one in self._controls(form):
            name, kind = one.get("name"), one.get("type", "")
            if not name or kind in {"submit", "button", "file"} or one.get("disabled") is not None:
                continue
            if kind in {"radio", "checkbox"}:
                if one.get("checked") is not None:
                    data.setdefault(name, []).append(one.get("value", "on"))
            elif one.tag == "select":
                chosen = [option.get("value", option.text) for option in one.iter("option") if option.get("selected") is not None]
                first = next((option.get("value", option.text) for option in one.iter("option")), "")
                data[name] = chosen or ([] if one.get("multiple") is not None else first)
            else:
                data[name] = one.text_content() if one.tag == "textarea" else one.get("value", "")
        return data

    def _words(self, tag):
        return [" ".join(one.text_content().split()) for one in self.page.iter(tag)][:40]
