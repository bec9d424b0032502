"""Virus scanners for tests: a real clamd with signatures of our own, and a stand-in process that answers in every wrong way."""

import contextlib
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time

MARK = b"OVOP-TANDA-UJI-BUKAN-VIRUS-7f3a"  # clamd finds it anywhere in a file, also behind a PDF's compression
CLAMD = shutil.which("clamd", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")


def _paper():
    """A whole PDF, always the same, that clamd knows by its length and sum alone."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<<>>>>",
        b"(Berkas uji pemindai virus, bukan virus)",
    ]
    made, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return made + b"xref\n0 5\n0000000000 65535 f \n%btrailer<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF\n" % (rows, len(made))


PAPER = _paper()


@contextlib.contextmanager
def clamd(folder):
    """A clamd that listens in this folder until the end of the block; gives the value of the setting CLAMD."""
    database = folder / "database"
    database.mkdir()
    (database / "own.hdb").write_text(f"{hashlib.md5(PAPER, usedforsecurity=False).hexdigest()}:{len(PAPER)}:Ovop.Uji.Berkas\n")
    (database / "own.ndb").write_text(f"Ovop.Uji.Tanda:0:*:{MARK.hex()}\n")
    config = folder / "clamd.conf"
    config.write_text(f"LocalSocket {folder}/s\nDatabaseDirectory {database}\nForeground yes\nStreamMaxLength 12M\n")
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([CLAMD, "--config-file", config], stdout=log, stderr=log)
    try:
        _until_it_listens(process, folder)
        yield f"unix:{folder}/s"
    finally:
        process.terminate()
        process.wait()


def _until_it_listens(process, folder):
    for _try in range(600):
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as ping:
            ping.settimeout(1)
            ping.connect(f"{folder}/s")
            ping.sendall(b"zPING\0")
            if ping.recv(20) == b"PONG\0":
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError(f"clamd does not answer: {(folder / 'log').read_text()}")


@contextlib.contextmanager
def stand_in(way):
    """A process that stands in for clamd and answers in this way (below); gives the value of the setting CLAMD."""
    process = subprocess.Popen([sys.executable, __file__, way], stdout=subprocess.PIPE)
    try:
        yield f"tcp:127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


# --- the process of the stand-in ------------------------------------------------------------------------------------------


def _read(connection, length):
    data = b""
    while len(data) < length:
        part = connection.recv(length - len(data))
        if not part:
            raise ConnectionError("the portal hung up")
        data += part
    return data


def _stream(connection):
    """What came between the command and the part of length zero."""
    assert _read(connection, 10) == b"zINSTREAM\0"
    found = b""
    while length := int.from_bytes(_read(connection, 4), "big"):
        found += _read(connection, length)
    return found


def _stumbles(connection):
    """Breaks off on every file with the mark in it."""
    if MARK not in _stream(connection):
        connection.sendall(b"stream: OK\0")


def _drips(connection):
    _stream(connection)
    while True:
        connection.sendall(b"s")
        time.sleep(0.05)


def _too_long(connection):
    _read(connection, 10 + 4 + 100)
    connection.sendall(b"INSTREAM size limit exceeded. ERROR\0")


ANSWERS = {
    "clean": b"stream: OK\0",
    "finds": b"stream: Ovop.Uji FOUND\0",
    "error": b"stream: Can't allocate memory ERROR\0",
    "repeats": b"stream: OK\0stream: OK\0",
    "contradicts itself": b"stream: OK\0stream: Ovop.Uji FOUND\0",
    "nonsense": b"\xff\x00HTTP/1.1 200 OK\r\n\r\n",
    "almost clean": b"stream: OKAY\0",
    "another name": b"file: OK\0",
    "never ends": b"stream: OK",
    "floods": b"stream: OK\0" * 100_000,
    "silent": b"",
}
WAYS = {
    "tells the sum": lambda one: one.sendall(b"stream: %s FOUND\0" % hashlib.sha256(_stream(one)).hexdigest().encode()),
    "breaks off at once": lambda one: None,
    "breaks off in the middle": lambda one: _read(one, 100),
    "late": lambda one: (_stream(one), time.sleep(60)),
    "drips": _drips,
    "too long": _too_long,
    "stumbles": _stumbles,
} | {way: lambda one, answer=answer: (_stream(one), one.sendall(answer)) for way, answer in ANSWERS.items()}


def main(way):
    with socket.create_server(("127.0.0.1", 0)) as server:
        print(server.getsockname()[1], flush=True)
        while True:
            connection, _address = server.accept()
            with connection, contextlib.suppress(OSError):
                WAYS[way](connection)


if __name__ == "__main__":
    main(sys.argv[1])
