"""What processes used: the CPU of a tree of processes, and the peak memory of one of them. Linux only."""

import os
import re
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def tree(pid_file):
    """The pid named in a file and those of all its descendants; empty when it does not run."""
    try:
        root = int(Path(pid_file).read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return []
    children = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            children.setdefault(int(_stat(folder.name)[1]), []).append(int(folder.name))
        except OSError:
            continue
    found, waiting = [], [root]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])
    return found


def _stat(pid):
    """The fields of /proc/<pid>/stat from the state on."""
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()


def cpu_ms(pids):
    """CPU milliseconds of the processes, and of their children that have ended."""
    total = 0.0
    for pid in pids:
        try:
            total += time.clock_gettime_ns(((~pid) << 3) | 2) / 1e6  # the CPU clock of another process, ended threads included
            ended = _stat(pid)[13:15]
        except OSError:
            continue
        total += sum(map(int, ended)) * 1000 / TICKS
    return total


def forget_peaks(pids):
    """Let the peak of memory be counted anew."""
    for pid in pids:
        try:
            Path(f"/proc/{pid}/clear_refs").write_text("5")
        except OSError:
            continue


def peak_mib(pids):
    """The highest peak of resident memory of one process, in MiB."""
    best = 0
    for pid in pids:
        try:
            found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
        except OSError:
            continue
        best = max(best, int(found[1]) / 1024 if found else 0)
    return best
