"""Work on strangers' bytes: it has limits, and what falls takes nothing else down."""

import multiprocessing
import os
import resource
import signal
import time

import pytest

from ovop_portal.kit import confined


def limits(data):
    asked = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE)
    return repr([resource.getrlimit(one)[0] for one in asked]).encode()


def whose(data):
    return str(os.getpid()).encode()


def swell(data):
    return str(len(bytearray(confined.MEMORY))).encode()


def crash(data):
    os.kill(os.getpid(), signal.SIGSEGV)


def fail(data):
    raise RuntimeError(data)


def sleep(data):
    time.sleep(60)


def reverse(data):
    return data[::-1]


def test_bytes_go_in_and_bytes_come_out_of_another_process():
    assert confined.confined(reverse, b"abc" * 1_000_000) == b"cba" * 1_000_000
    first, second = int(confined.confined(whose, b"")), int(confined.confined(whose, b""))
    assert len({first, second, os.getpid()}) == 3


def test_memory_time_and_core_files_are_limited():
    assert confined.confined(limits, b"") == repr([confined.MEMORY, confined.CPU_SECONDS, 0]).encode()


@pytest.mark.parametrize("work", [swell, crash, fail])
def test_what_swells_or_crashes_falls_alone(work, capfd):
    with pytest.raises(confined.Fell):
        confined.confined(work, b"")
    assert confined.confined(reverse, b"ab") == b"ba"


def test_what_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(confined, "WALL_SECONDS", 0.2)
    with pytest.raises(confined.Fell):
        confined.confined(sleep, b"")
    assert multiprocessing.active_children() == []
