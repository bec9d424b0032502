"""Several people at once: the same work in threads, each on a database connection of its own."""

import threading

import pytest
from django.db import close_old_connections, connection, connections


def at_once(work, times):
    """Run work(0), work(1), … in threads that begin together; what each gave back, or the exception that it raised."""
    given, start = [None] * times, threading.Barrier(times)

    def run(number):
        close_old_connections()
        try:
            start.wait()
            given[number] = work(number)
        except Exception as error:
            given[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def only_on_postgresql():
    """Skip a test whose people would wait for each other on SQLite anyway: it has one writer at a time."""
    if connection.vendor != "postgresql":
        pytest.skip("writers wait for each other on PostgreSQL alone; SQLite has one writer at a time")
