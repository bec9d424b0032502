"""The portal as a process of its own on the test's database, for tests that kill it in the middle of something."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


class PortalProcess:
    """One server on one port of 127.0.0.1 that can be stopped dead and started again."""

    def __init__(self, data_dir):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.data_dir, self._running = data_dir, None

    def start(self):
        command = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{self.port}"]
        with (self.data_dir / "portal.log").open("ab") as log:
            self._running = subprocess.Popen(command, cwd=ROOT, env=self._environment(), stdout=log, stderr=log)
        for _attempt in range(200):
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=5):
                    return self
            except OSError:
                time.sleep(0.1)
        raise RuntimeError((self.data_dir / "portal.log").read_text())

    def hold(self):
        """From now on nothing is answered, as on a line that is down."""
        self._running.send_signal(signal.SIGSTOP)

    def kill(self):
        if self._running:
            self._running.kill()
            self._running.wait()
            self._running = None

    def _environment(self):
        return os.environ | {
            "DATABASE_URL": _address(connection.settings_dict),
            "SECRET_KEY": settings.SECRET_KEY,
            "DATA_DIR": str(self.data_dir),
            "DEBUG": "1",
            "ALLOWED_HOSTS": "127.0.0.1",
        }


def _address(database):
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    where = f"{database['HOST'] or 'localhost'}:{database['PORT'] or 5432}"
    return f"postgres://{database['USER']}:{database['PASSWORD']}@{where}/{database['NAME']}"
