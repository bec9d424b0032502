"""WSGI wrapper: adds a Server-Timing header to every answer of a Django application.

    PROBE_APP=mysite.wsgi:application gunicorn --pythonpath <this folder> probe:application

Server-Timing: db;dur=<ms in queries>;desc="<number of queries>", cpu;dur=<thread CPU ms>, app;dur=<wall ms>
Counts stop when the answer starts, so work done while a streaming body is
produced is not in them. Costs about a microsecond per query. PROBE_SLOW=<n>
also writes the queries of an answer with more than n of them to stderr, grouped.
"""

import importlib
import os
import sys
import time
from collections import Counter

mod, _, attr = os.environ["PROBE_APP"].partition(":")
inner = getattr(importlib.import_module(mod), attr or "application")
LIMIT = int(os.environ.get("PROBE_SLOW", "0"))

from django.db import connections  # noqa: E402  (settings are configured by the import above)


class Meter:
    __slots__ = ("n", "s", "sql")

    def __init__(self):
        self.n, self.s, self.sql = 0, 0.0, [] if LIMIT else None

    def __call__(self, execute, sql, params, many, context):
        t = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.s += time.perf_counter() - t
            self.n += 1
            if self.sql is not None:
                self.sql.append(sql)


def application(environ, start_response):
    m = Meter()
    conns = [connections[a] for a in connections]
    for c in conns:
        c.execute_wrappers.append(m)
    w0, c0 = time.perf_counter(), time.thread_time()

    def start(status, headers, exc_info=None):
        headers.append(
            (
                "Server-Timing",
                f'db;dur={m.s * 1000:.2f};desc="{m.n}", '
                f"cpu;dur={(time.thread_time() - c0) * 1000:.2f}, app;dur={(time.perf_counter() - w0) * 1000:.2f}",
            )
        )
        if LIMIT and m.n > LIMIT:
            print(environ.get("PATH_INFO"), m.n, "queries", file=sys.stderr)
            for q, k in Counter(x[:160] for x in m.sql).most_common(6):
                print(f"  {k} x {q}", file=sys.stderr)
        return start_response(status, headers, exc_info) if exc_info else start_response(status, headers)

    try:
        return inner(environ, start)
    finally:
        for c in conns:
            if m in c.execute_wrappers:
                c.execute_wrappers.remove(m)
