"""Batches of a journey at a concurrency, and what several of them say together.

`process_cpu` is that of the server's processes per iteration, `database_cpu` that of the database server's; of all requests of a journey.
All are milliseconds.
"""

import itertools
import re
import statistics
import threading
import time
import zlib

from tests.bench.journeys import Fail
from tests.bench.usage import cpu_ms, forget_peaks, peak_mib, tree

TIMING = re.compile(r"(\w+)(?:;dur=([\d.]+))?(?:;desc=\"?([\w.]+)\"?)?")
KEPT = 40  # replies of a batch that are looked into


def server_timing(reply):
    """name → (ms, description) of the reply's Server-Timing header."""
    parts = (TIMING.match(part.strip()) for part in reply.headers.get("server-timing", "").split(","))
    return {part[1]: (float(part[2] or 0), part[3]) for part in parts if part}


class Batch:
    """Iterations of one journey against one target, with what they cost."""

    def __init__(self, target, journey, concurrency, iterations, seconds):
        self.target, self.journey, self.seconds = target, journey, seconds
        self.left, self.lock = iterations, threading.Lock()
        self.latencies, self.replies, self.errors = [], [], []
        self.clients = [target.session(journey.get("as"), number) for number in range(concurrency)]

    def run(self):
        """Run it; returns a dict of figures, each None where it cannot be known."""
        servers, databases = tree(self.target.pid), tree(self.target.database) if self.target.database else []
        forget_peaks(servers)
        cpu, database_cpu, self.begun = cpu_ms(servers), cpu_ms(databases), time.perf_counter()
        threads = [threading.Thread(target=self._work, args=(client,)) for client in self.clients]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        wall = time.perf_counter() - self.begun
        done = max(1, len(self.latencies) + len(self.errors))
        return self._content() | {
            "latencies": self.latencies,
            "errors": self.errors,
            "rate": len(self.latencies) / wall,
            "process_cpu": (cpu_ms(servers) - cpu) / done,
            "database_cpu": (cpu_ms(databases) - database_cpu) / done if databases else 0,
            "peak_mib": peak_mib(servers),
        }

    def _work(self, client):
        while True:
            with self.lock:
                if self.left <= 0 or time.perf_counter() - self.begun > self.seconds:
                    return
                self.left -= 1
            try:
                replies = self.target.walk(client, self.journey["steps"], self.target.iteration())
            except (Fail, OSError, ValueError) as error:
                client.close()
                self.errors.append(str(error)[:300])
                continue
            with self.lock:
                self.latencies.append(sum(one.ms for one in replies))
                if len(self.replies) < KEPT:
                    self.replies.append(replies)

    def _content(self):
        if not self.replies:
            return {}
        timings = [[server_timing(one) for one in replies] for replies in self.replies]
        largest = max(self.replies[0], key=lambda one: len(one.body))
        return {
            "queries": statistics.median(sum(int(one["db"][1]) for one in row if "db" in one) for row in timings),
            "bytes": len(largest.body),
            "gzip": len(zlib.compress(largest.body, 6)),
        }


def summary(batches):
    """Several batches of one journey: medians, the sum of errors and the highest peak."""

    def median(name):
        values = [batch[name] for batch in batches if batch.get(name) is not None]
        return statistics.median(values) if values else None

    errors = list(itertools.chain.from_iterable(batch["errors"] for batch in batches))
    latencies = list(itertools.chain.from_iterable(batch["latencies"] for batch in batches))
    return {
        "latency": statistics.median(latencies) if latencies else None,
        "errors": len(errors),
        "error": errors[0] if errors else "",
        "peak_mib": max(batch["peak_mib"] for batch in batches),
        **{name: median(name) for name in ("rate", "process_cpu", "database_cpu", "queries", "bytes", "gzip")},
    }
