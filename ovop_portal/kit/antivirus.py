"""Ask clamd whether a file is known to be harmful (its command INSTREAM); an answer that is not plainly "clean" is never taken for one."""

import re
import socket
import struct
import time
from typing import BinaryIO

from django.conf import settings

CONNECT_SECONDS = 2
PART = 64 * 1024  # bytes per part; clamd takes any size up to its StreamMaxLength
LONGEST = 4096  # bytes of an answer
CLEAN = re.compile(rb"stream: OK\0")
FOUND = re.compile(rb"stream: ([^\0]{1,200}) FOUND\0")


class Unreachable(Exception):
    """Nobody answers at the scanner's address: the next file would fare no better."""


class Unanswered(Exception):
    """The scanner was there and did not say whether this file is clean."""


def is_on() -> bool:
    return bool(settings.CLAMD)


def signature_in(file: BinaryIO, seconds: float) -> str:
    """The name of the harmful signature that the scanner found, "" for a clean file; raises Unreachable or Unanswered within `seconds`."""
    until = time.monotonic() + seconds
    with _connected(min(seconds, CONNECT_SECONDS)) as connection:
        answer = _asked(connection, file, until)
    if CLEAN.fullmatch(answer):
        return ""
    if found := FOUND.fullmatch(answer):
        return found[1].decode("utf-8", "replace")
    raise Unanswered(answer.decode("utf-8", "replace")[:200] or "no answer")


def _connected(seconds: float) -> socket.socket:
    """CLAMD is unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310 (settings.py says so loudly)."""
    kind, _colon, place = settings.CLAMD.partition(":")
    try:
        if kind == "tcp":
            host, _colon, port = place.rpartition(":")
            return socket.create_connection((host.strip("[]"), int(port)), seconds)
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.settimeout(seconds)
            connection.connect(place)
        except OSError:
            connection.close()
            raise
        return connection
    except OSError as error:
        raise Unreachable(str(error)) from error


def _asked(connection: socket.socket, file: BinaryIO, until: float) -> bytes:
    """All that the scanner says until it hangs up. It may stop listening in the middle (the file is too long) and still say why."""
    try:
        _send(connection, b"zINSTREAM\0", until)
        while part := file.read(PART):
            _send(connection, struct.pack(">I", len(part)) + part, until)
        _send(connection, struct.pack(">I", 0), until)
    except (BrokenPipeError, ConnectionResetError):
        pass  # what it said before it hung up is read below; if it said nothing, that is no answer
    except OSError as error:
        raise Unanswered(str(error)) from error
    answer = b""
    try:
        while len(answer) < LONGEST and (part := _receive(connection, until)):
            answer += part
    except OSError as error:
        raise Unanswered(str(error)) from error
    return answer


def _send(connection: socket.socket, data: bytes, until: float) -> None:
    connection.settimeout(max(0.01, until - time.monotonic()))
    connection.sendall(data)


def _receive(connection: socket.socket, until: float) -> bytes:
    connection.settimeout(max(0.01, until - time.monotonic()))
    return connection.recv(LONGEST)
