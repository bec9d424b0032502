"""Work on bytes from strangers, in a process of its own with limits on memory and time: what crashes or swells takes nothing else down.

The processes are forked from one that has the parsers loaded already: 10 ms for a paper of 200 kB, where starting Python anew costs 120.
"""

import multiprocessing

try:
    import resource
except ImportError:  # Windows: no limits, the time limit of the parent still holds
    resource = None

MEMORY = 400 * 1024 * 1024  # bytes of address space
CPU_SECONDS = 6
WALL_SECONDS = 9
LONGEST = 64 * 1024 * 1024  # bytes of an answer
# Every child runs the imports of the program that started the portal; Python 3.11 does not load them beforehand for "__main__".
LOADED = ["gunicorn.app.wsgiapp", "ovop_portal.kit.pdf_faults", "ovop_portal.kit.pictures"]

_ways = multiprocessing.get_all_start_methods()
_context = multiprocessing.get_context("forkserver" if "forkserver" in _ways else "spawn")
if "forkserver" in _ways:
    _context.set_forkserver_preload(LOADED)


class Fell(Exception):
    """The process ran out of time or memory, or crashed."""


def confined(function, data, memory=MEMORY):
    """function(data) as a child process finds it: bytes in, bytes out; `function` stands at the top of a module. Raises Fell.

    `memory` is how many bytes of address space the child may have.

    The answer is read as bytes and never unpickled: the child has met the stranger's file.
    """
    mine, theirs = _context.Pipe(duplex=False)
    child = _context.Process(target=_work, args=(theirs, function, data, memory), daemon=True)
    child.start()
    theirs.close()
    try:
        if not mine.poll(WALL_SECONDS):
            raise Fell("time")
        return mine.recv_bytes(LONGEST)
    except (EOFError, OSError) as error:
        raise Fell("crash") from error
    finally:
        child.kill()
        child.join()
        child.close()
        mine.close()


def _work(answer, function, data, memory):
    if resource:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answer.send_bytes(function(data))
