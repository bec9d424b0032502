"""Databases filled for a size, and the two applications started alike: two workers each, with the same probe."""

import hashlib
import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
from psycopg2 import sql

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
WORKERS = 2


@dataclass(frozen=True)
class Scene:
    """One database of one size. `url` is a PostgreSQL role that may create databases; empty: SQLite."""

    size: int
    url: str
    home: Path

    @property
    def name(self):
        return "PostgreSQL" if self.url else "SQLite"

    @property
    def folder(self):
        return self.home / f"{self.name.lower()}-{self.size}"

    def database(self, application):
        return f"bench_{application}_{self.size}"

    def portal_environment(self):
        url = self.url.rsplit("/", 1)[0] + "/" + self.database("portal") if self.url else f"sqlite:///{self.folder / 'ovop.sqlite3'}"
        machine = {"DEBUG": "0", "DEMO": "1", "HTTPS": "0", "DATA_DIR": str(self.folder), "STATIC_ROOT": str(self.folder / "static")}
        return os.environ | machine | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "ovop_portal.settings"}

    def floor_environment(self):
        at = urlsplit(self.url)
        where = f"pg:dbname={self.database('floor')} host={at.hostname} port={at.port or 5432} user={at.username} password={at.password}"
        database = where if self.url else f"sqlite:{self.folder / 'floor.sqlite3'}"
        media = {"FLOOR_MEDIA": str(self.folder / "floor-media"), "FLOOR_N": str(self.size)}
        return os.environ | media | {"FLOOR_DB": database, "FLOOR_SYNC": "FULL", "FLOOR_HEALTH": "1"}

    def server_pid(self):
        """A file with the pid of the PostgreSQL server, the parent of any of its backends, so that its CPU is counted; None on SQLite."""
        if not self.url:
            return None
        with psycopg2.connect(self.url) as connection, connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            backend = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text()
        file = self.folder / "postmaster.pid"
        file.write_text(backend.rsplit(")", 1)[1].split()[1])
        return file


def prepare(scene):
    """Fill both databases, once for each state of the code that makes them; returns the pools of the portal."""
    stamp, wanted = scene.folder / "prepared", _fingerprint()
    if not stamp.exists() or stamp.read_text() != wanted:
        scene.folder.mkdir(parents=True, exist_ok=True)
        for old in scene.folder.glob("*.sqlite3*"):
            old.unlink()
        if scene.url:
            _create_databases(scene)
        say(f"{scene.name}: loading {scene.size} nominations …")
        for command in (
            ["migrate", "-v", "0"],
            ["collectstatic", "--no-input", "-v", "0"],
            ["load_demo", "--nominations", str(scene.size)],
        ):
            run([ROOT / "manage.py", *command], scene.portal_environment())
        run([HERE / "floor" / "floor_app.py", "seed"], scene.floor_environment())
        run(
            [ROOT / "manage.py", "shell", "-c", "from django.db import connection; connection.cursor().execute('ANALYZE')"],
            scene.portal_environment(),
        )
        stamp.write_text(wanted)
    return json.loads(run(["-m", "tests.bench.pools"], scene.portal_environment()))


def say(text):
    print(text, file=sys.stderr, flush=True)


def _fingerprint():
    """Changes with the migrations and the code of the demo."""
    files = sorted([*ROOT.glob("*/migrations/*.py"), *ROOT.glob("ovop_portal/*/migrations/*.py"), *ROOT.glob("ovop_portal/demo/**/*.py")])
    return hashlib.sha256(b"".join(file.read_bytes() for file in [*files, HERE / "floor" / "floor_app.py"])).hexdigest()


def _create_databases(scene):
    connection = psycopg2.connect(scene.url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        for application in ("portal", "floor"):
            name = sql.Identifier(scene.database(application))
            cursor.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(name))
            cursor.execute(sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(name))
    connection.close()


def run(arguments, environment):
    """Run a script or module of ours in an environment; returns what it printed."""
    done = subprocess.run([sys.executable, *map(str, arguments)], cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{arguments}: {done.stderr[-3000:]}")
    return done.stdout


def _free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def serving(application, environment, folder, threads=1):
    """gunicorn with the probe around an application; yields (address, pid file). A browser needs threads: it opens connections ahead."""
    port, pid = _free_port(), folder / f"{application.split(':')[0]}.pid"
    command = [
        sys.executable, "-m", "gunicorn", "tests.bench.probe:application", "--workers", str(WORKERS), "--threads", str(threads),
        "--bind", f"127.0.0.1:{port}", "--pid", str(pid), "--log-level", "error", "--no-control-socket",
        "--pythonpath", f"{ROOT},{HERE / 'floor'}",
    ]  # fmt: skip
    with open(folder / "server.log", "ab") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment | {"PROBE_APP": application}, stdout=log, stderr=log)
    try:
        _wait_for(port, server, folder / "server.log")
        yield f"http://127.0.0.1:{port}", str(pid)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_for(port, server, log):
    for _ in range(300):
        if server.poll() is not None:
            raise SystemExit(f"the server ended: {log.read_text()[-2000:]}")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")
