"""Small middlewares: a timing header for measuring, and privacy as the default of every signed-in answer."""

import time

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection


class QueryTimer:
    """Counts and times the queries of one request."""

    def __init__(self):
        self.count = 0
        self.seconds = 0.0

    def __call__(self, execute, sql, params, many, context):
        start = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.count += 1
            self.seconds += time.perf_counter() - start


def server_timing(get_response):
    """`Server-Timing: db;desc="N queries";dur=…, app;dur=…` on every HTML answer when SERVER_TIMING=1."""
    if not settings.SERVER_TIMING:
        raise MiddlewareNotUsed

    def middleware(request):
        timer, start = QueryTimer(), time.perf_counter()
        with connection.execute_wrapper(timer):
            response = get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            spent = (time.perf_counter() - start) * 1000
            response["Server-Timing"] = f'db;desc="{timer.count} queries";dur={timer.seconds * 1000:.1f}, app;dur={spent:.1f}'
        return response

    return middleware


def private_by_default(get_response):
    """What a signed-in person sees rests in no cache, a public page in no shared one: what is public changes at an instant."""

    def middleware(request):
        response = get_response(request)
        if "Cache-Control" not in response:
            response["Cache-Control"] = "private, no-store" if request.user.is_authenticated else "private, no-cache"
        return response

    return middleware
