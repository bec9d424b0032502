"""Journeys as plain dicts: pools of variables, steps with forms and files, checks of what came back.

A step has `get` or `post`, and optionally `form`, `form_from` (names of pools that hold whole dicts of fields), `files`
({field: {"filename", "content", "type"}}), `scrape` (the last page's hidden fields are sent again), `expect` (a status),
`contains`, `timed` (False: walked, not measured). Pools are lists that are cycled through; `{i}` is unique.
"""

import random
import re
import string
import threading
from urllib.parse import quote, urlencode, urlsplit

from tests.bench.wire import Client

LOOPBACK = re.compile(r"^(127\.\d+\.\d+\.\d+|localhost)$")
HIDDEN = re.compile(r"<input[^>]*type=[\"']?hidden[\"']?[^>]*>")
NAME = re.compile(r"\bname=[\"']?([^\"'\s>]+)")
VALUE = re.compile(r"\bvalue=(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*))")
TOKEN = re.compile(r"name=[\"']?csrfmiddlewaretoken[\"']?\s+value=[\"']?([A-Za-z0-9]+)")


class Fail(Exception):
    """An answer was not the one that the journey wants."""


def fill(value, env):
    """The value with {names} replaced, in texts, dicts and lists alike."""
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda found: str(env.get(found[1], found[0])), value)
    if isinstance(value, dict):
        return {fill(key, env): fill(one, env) for key, one in value.items()}
    if isinstance(value, list):
        return [fill(one, env) for one in value]
    return value


def multipart(pairs, files):
    """(body, content type) of a form with files."""
    boundary = "----bench" + "".join(random.choices(string.ascii_lowercase, k=16))
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in pairs]
    for name, file in files.items():
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file["filename"]}"\r\n'
        parts += [f"{head}Content-Type: {file['type']}\r\n\r\n".encode(), file["content"], b"\r\n"]
    return b"".join([*parts, f"--{boundary}--\r\n".encode()]), f"multipart/form-data; boundary={boundary}"


def hidden(page):
    """name → value of the hidden fields of a page."""
    found = {}
    for field in HIDDEN.findall(page or ""):
        if name := NAME.search(field):
            value = VALUE.search(field)
            found.setdefault(name[1], next((one for one in value.groups() if one is not None), "") if value else "")
    return found


class Target:
    """One running web application with its journeys. `pid` and `database` are files whose first line is the pid of a server's master."""

    def __init__(self, name, base, journeys, pools, users=None, pid=None, database=None):
        address = urlsplit(base)
        if not LOOPBACK.match(address.hostname or ""):
            raise SystemExit(f"{name}: {base!r} is not an address of this machine")
        self.name, self.base, self.pools, self.users = name, base, pools, users or {}
        self.host, self.port, self.pid, self.database = address.hostname, address.port or 80, pid, database
        self.journeys = {journey["id"]: journey for journey in journeys}
        self.count, self.lock, self.sessions = 0, threading.Lock(), {}

    def iteration(self):
        """The variables of one iteration."""
        with self.lock:
            self.count += 1
            number = self.count
        return {"i": number} | {name: pool[number % len(pool)] if isinstance(pool, list) else pool for name, pool in self.pools.items()}

    def session(self, user, number):
        """The number-th signed-in session of a user, made once; None is anonymous."""
        if (user, number) not in self.sessions:
            client = Client(self.host, self.port)
            if user:
                client.cookies.update(fill(self.users[user].get("cookies", {}), self.iteration()))
                self.walk(client, self.users[user].get("sign_in", []), self.iteration())
            self.sessions[user, number] = client
        return self.sessions[user, number]

    def walk(self, client, steps, env):
        """Go through all steps; returns the replies of the timed ones."""
        timed, page = [], ""
        for step in steps:
            reply = self._send(client, step, env, page)
            where = step.get("post") or step["get"]
            if reply.status != step.get("expect", 200):
                raise Fail(f"{fill(where, env)}: {reply.status} instead of {step.get('expect', 200)}: {reply.body[:300]!r}")
            if "contains" in step and fill(step["contains"], env).encode() not in reply.body:
                raise Fail(f"{fill(where, env)}: no {step['contains']!r} in {reply.body[:300]!r}")
            if not step.get("timed", True):
                page = reply.body.decode("utf-8", "replace")
            else:
                timed.append(reply)
                if any(one.get("scrape") for one in steps):
                    page = reply.body.decode("utf-8", "replace")
        return timed

    def _send(self, client, step, env, page):
        path = quote(fill(step.get("post") or step["get"], env), safe="/?&=%:+,;@!$'()*~#[]")
        if "get" in step:
            return client.request("GET", path)
        form = dict(fill(step.get("form", {}), env))
        for name in step.get("form_from", []):
            form.update(fill(env[name], env))
        if step.get("scrape"):
            form = hidden(page) | form
        cookie = next((value for name, value in client.cookies.items() if "csrf" in name.lower()), None)
        if token := cookie or (TOKEN.search(page or "") or [None, None])[1]:
            form["csrfmiddlewaretoken"] = token
        pairs = [(name, one) for name, value in form.items() for one in (value if isinstance(value, list) else [value])]
        if "files" in step:
            body, kind = multipart(pairs, step["files"])
        else:
            body, kind = urlencode(pairs).encode(), "application/x-www-form-urlencoded"
        return client.request("POST", path, {"Referer": self.base + path, "Content-Type": kind}, body)
