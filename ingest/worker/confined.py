"""What a process that works for another may do: for how long, in how much memory, and that it dies with the other one.

Memory is limited on Linux only; time wherever there are alarms. What the process works on is not known here.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from pathlib import Path
from typing import IO

from ingest.worker.limits import Limits

# An alarm of the system's ends a task that the other process did not end in time.
_GRACE = 5.0
# Memory that stays in use after a task would fail a later one: above this the process makes room for another.
_KEPT = 500_000_000
_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER = 1, 36


def confined(parent: int) -> tuple[IO[bytes], IO[bytes]]:
    """Bind this process to the one that started it; its standard input and output, for messages alone."""
    _die_with(parent)
    _leave_no_core()
    return _private_pipes()


class Room:
    """The limits of one task, as a context; they are set anew for each."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.begun_with = _data_bytes()

    def __enter__(self) -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, self.limits.seconds + _GRACE)
        if used := _data_bytes():
            _limit_data(used + self.limits.memory)

    def __exit__(self, *_: object) -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)

    def is_used_up(self) -> bool:
        return _data_bytes() - self.begun_with > min(_KEPT, self.limits.memory // 3)


def _data_bytes() -> int:
    """The private writable memory of this process (what RLIMIT_DATA counts); 0 where that is not known."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmData:")), 0)


def _limit_data(most: int) -> None:
    import resource  # not on Windows

    # Not RLIMIT_AS: programs that reserve address space which they never use (pandoc: a terabyte) would not start.
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _leave_no_core() -> None:
    """A process that breaks off writes no image of its memory to the disk."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _die_with(parent: int) -> None:
    """Let the system kill this process when the one that started it ends, however it ends (Linux)."""
    if sys.platform == "linux":
        system = ctypes.CDLL(None)
        system.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        # What it started stays among its children when what stood in between has ended: its memory counts.
        system.prctl(_PR_SET_CHILD_SUBREAPER, 1)
        if os.getppid() != parent:
            os._exit(0)  # it ended before


def _private_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output, kept for the messages: what a library prints or asks for goes nowhere."""
    commands, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return commands, answers
