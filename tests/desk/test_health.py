"""The two addresses that monitors ask: alive without a database, ready only when work can be taken."""

from datetime import timedelta

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.urls import reverse
from django.utils import timezone

from ovop_portal.audit.models import Seal
from ovop_portal.desk.readiness import readiness
from ovop_portal.notices.models import Message

ALIVE, READY = reverse("desk:alive"), reverse("desk:ready")
FINE = dict.fromkeys(["database", "migrations", "storage", "disk", "queue", "seal", "scanner"], "ok")


def test_the_addresses_are_as_promised():
    assert (ALIVE, READY) == ("/sehat/", "/siap/")


def test_alive_asks_no_database_and_no_sign_in(client):
    response = client.get(ALIVE)  # without the fixture db any query is an error

    assert (response.status_code, response.text) == (200, "hidup\n")
    assert response["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("address", [ALIVE, READY])
def test_the_answer_is_never_kept_and_only_read(client, db, address):
    assert "no-store" in client.get(address)["Cache-Control"]
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


def ask(client):
    response = client.get(READY)
    return response.status_code, response.json()


def test_ready_when_everything_answers(client, db, settings):
    assert ask(client) == (200, {"siap": True, "pemeriksaan": FINE})
    assert [path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file()] == []


def test_it_names_no_version_and_no_path(client, db, settings):
    text = client.get(READY).text

    assert not any(word in text for word in ["django", "sqlite", "postgres", str(settings.PRIVATE_ROOT), "python"])


def test_not_ready_without_the_database(client, db, caplog):
    def gone(*args, **kwargs):
        raise OperationalError("no such host")

    with connection.execute_wrapper(gone):
        status, answer = ask(client)

    unreachable = dict.fromkeys(["database", "migrations", "queue", "seal"], "tidak dapat dicapai")
    assert (status, answer) == (503, {"siap": False, "pemeriksaan": FINE | unreachable})
    assert "no such host" in caplog.text


def test_not_ready_with_open_migrations(client, db):
    MigrationRecorder.Migration.objects.filter(app="awards").delete()

    status, answer = ask(client)
    assert (status, answer["pemeriksaan"]) == (503, FINE | {"migrations": "ada migrasi yang belum dijalankan"})


def test_not_ready_when_files_cannot_be_written(client, db, monkeypatch):
    def full(self, name, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", full)
    status, answer = ask(client)

    assert (status, answer["pemeriksaan"]) == (503, FINE | {"storage": "tidak dapat dicapai"})


@pytest.mark.parametrize(("waited", "word"), [(29, "ok"), (31, "antrean pesan tertahan")])
def test_a_stuck_queue_is_said_but_bars_nothing(client, db, waited, word):
    since = timezone.now() - timedelta(minutes=waited)
    Message.objects.create(address="a@contoh.go.id", kind="x", subject="x", message_id="1", next_try_at=since)

    assert ask(client) == (200, {"siap": True, "pemeriksaan": FINE | {"queue": word}})


def test_an_old_seal_is_said_but_bars_nothing(client, nominate):
    nominate("submitted")
    assert ask(client)[1]["pemeriksaan"]["seal"] == "riwayat belum disegel dua hari ini"

    Seal.objects.create(seq=1, hash="0" * 64)
    assert ask(client) == (200, {"siap": True, "pemeriksaan": FINE})
    Message.objects.all().delete()
    assert readiness(timezone.now() + timedelta(days=3)) == (True, FINE | {"seal": "riwayat belum disegel dua hari ini"})


def test_a_full_disk_is_said_but_bars_nothing(client, db, settings, monkeypatch):
    settings.PRIVATE_ROOT.mkdir(exist_ok=True)
    monkeypatch.setattr("ovop_portal.desk.readiness.FREE", 2**80)

    assert ask(client) == (200, {"siap": True, "pemeriksaan": FINE | {"disk": "ruang simpan hampir habis"}})
