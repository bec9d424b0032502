"""What a machine may set, and what it must: .env.example, the settings read in a process of their own, the pinned packages."""

import ast
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
SECRET = "x" * 60
PRODUCTION = {
    "DEBUG": "0",
    "DEMO": "0",
    "SECRET_KEY": SECRET,
    "ALLOWED_HOSTS": "ovop.example.go.id",
    "PUBLIC_URL": "https://ovop.example.go.id",
}


def names_read():
    """Names given to env(…), env.str(…) and the like in the settings."""
    tree = ast.parse((ROOT / "ovop_portal" / "settings.py").read_text())
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
            continue
        function = node.func.value if isinstance(node.func, ast.Attribute) else node.func
        if isinstance(function, ast.Name) and function.id == "env":
            yield node.args[0].value


def read(expression, tmp_path, **variables):
    """Evaluate an expression over the settings as a new process sees them with only these variables."""
    code = f"from django.conf import settings; print({expression})"
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "ovop_portal.settings", "DATA_DIR": str(tmp_path)}
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment | variables, capture_output=True, text=True)


def test_the_example_names_every_variable_that_the_settings_read():
    example = re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), flags=re.MULTILINE)

    assert sorted(example) == sorted(set(names_read()))


def test_no_module_but_the_settings_reads_the_environment():
    readers = set()
    for package in ("ovop_portal", "nominations", "assessments", "awards"):
        for path in (ROOT / package).rglob("*.py"):
            if re.search(r"os\.environ\b(?!\.setdefault\(\"DJANGO_SETTINGS_MODULE\")|os\.getenv|environ\.Env\(", path.read_text()):
                readers.add(str(path.relative_to(ROOT)))

    assert readers == {"ovop_portal/settings.py"}


@pytest.mark.parametrize(
    ("address", "starts"),
    [("", True), ("unix:/run/clamav/clamd.ctl", True), ("tcp:127.0.0.1:3310", True), ("127.0.0.1:3310", False), ("tcp:scanner", False)],
)
def test_the_address_of_the_virus_scanner_is_read_loudly(tmp_path, address, starts):
    result = read("settings.CLAMD", tmp_path, CLAMD=address)

    assert (result.returncode == 0, result.stdout.strip()) == ((True, address) if starts else (False, ""))


def test_a_server_without_a_secret_key_does_not_start(tmp_path):
    result = read("settings.SECRET_KEY", tmp_path, **PRODUCTION | {"SECRET_KEY": ""})

    assert result.returncode != 0
    assert "SECRET_KEY is missing" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_embedded_portal_makes_its_key_once_and_keeps_it_to_itself(tmp_path):
    first = read("settings.SECRET_KEY", tmp_path, DEBUG="0", DEMO="1", SECRET_KEY="")
    second = read("settings.SECRET_KEY", tmp_path, DEBUG="0", DEMO="1", SECRET_KEY="")

    assert len(first.stdout.strip()) >= 50, first.stderr
    assert first.stdout == second.stdout
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_server_speaks_https_only_and_the_demo_plain_http(tmp_path):
    server = read("settings.SECURE_SSL_REDIRECT, settings.SESSION_COOKIE_SECURE, settings.DEBUG", tmp_path, **PRODUCTION)
    demo = read("settings.SECURE_SSL_REDIRECT, settings.SESSION_COOKIE_SECURE, settings.DEBUG", tmp_path, DEBUG="0", DEMO="1")

    assert (server.stdout.strip(), demo.stdout.strip()) == ("True True False", "False False False")


def test_the_embedded_database_keeps_what_was_answered(tmp_path):
    result = read("settings.DATABASES['default']['OPTIONS']", tmp_path, DEMO="1", DATABASE_URL=f"sqlite:///{tmp_path}/ovop.sqlite3")

    options = ast.literal_eval(result.stdout)
    assert options["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        assert pragma in options["init_command"]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-prod.txt", "requirements-tools.txt"])
def test_every_pinned_package_has_a_hash_and_no_file_names_an_index(name):
    text = (ROOT / name).read_text()

    pins = re.findall(r"^\S+==\S+.*$", text, flags=re.MULTILINE)
    assert pins and all(pin.endswith("\\") for pin in pins)
    assert not re.search(r"https?://|--index-url|--extra-index-url|--find-links", text)
