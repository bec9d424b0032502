"""`check --deploy` refuses what belongs on a laptop."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as project
from django.core.checks import run_checks

from ovop_portal.desk import checks


def test_sample_data_is_refused(settings):
    settings.DEMO = True
    assert [error.id for error in checks.no_sample_data(None)] == ["ovop.E001"]

    settings.DEMO = False
    assert checks.no_sample_data(None) == []


def test_the_key_that_made_itself_is_refused(settings, tmp_path):
    settings.DATA_DIR, settings.SECRET_KEY = tmp_path, "k" * 60
    assert checks.own_secret_key(None) == []

    (tmp_path / "secret_key").write_text("another\n")
    assert checks.own_secret_key(None) == []

    (tmp_path / "secret_key").write_text("k" * 60 + "\n")
    assert [error.id for error in checks.own_secret_key(None)] == ["ovop.E002"]


def test_static_files_without_hashes_are_refused(settings):
    settings.HASHED_STATIC = False
    assert [error.id for error in checks.hashed_static_files(None)] == ["ovop.E003"]

    settings.HASHED_STATIC = True
    assert checks.hashed_static_files(None) == []


def test_a_laptop_is_left_in_peace(settings):
    """The checks run with --deploy only."""
    settings.DEMO, settings.HASHED_STATIC = True, False

    assert [error for error in run_checks() if error.id.startswith("ovop.")] == []
    assert {error.id for error in run_checks(include_deployment_checks=True) if error.id.startswith("ovop.")} >= {"ovop.E001", "ovop.E003"}


PRODUCTION = {
    "DEBUG": "0",
    "DEMO": "0",
    "SECRET_KEY": "Sebuah-kunci-yang-cukup-panjang-dan-tidak-mudah-ditebak-0123456789",
    "ALLOWED_HOSTS": "ovop.example.go.id",
    "PUBLIC_URL": "https://ovop.example.go.id",
}


@pytest.mark.parametrize(
    ("change", "code", "sentence"),
    [
        ({}, 0, ""),
        ({"DEMO": "1"}, 1, "ovop.E001"),
        ({"DEMO": "1", "SECRET_KEY": ""}, 1, "ovop.E002"),
        ({"HASHED_STATIC": "0"}, 1, "ovop.E003"),
    ],
    ids=["production", "demo", "embedded key", "plain static files"],
)
def test_the_command_says_so(tmp_path, change, code, sentence):
    variables = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/x.sqlite3"}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "ERROR"]
    result = subprocess.run(command, cwd=project.BASE_DIR, env=variables | PRODUCTION | change, capture_output=True, text=True)

    assert (result.returncode, sentence in result.stderr) == (code, True), result.stderr
