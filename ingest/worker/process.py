"""A process that works for this one, from the side of this one; the kind that reads."""

from __future__ import annotations

import contextlib
import json
import math
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from ingest.worker import frames
from ingest.worker.child import TOLD, Read, Start
from ingest.worker.frames import Frame
from ingest.worker.limits import Limits

# The modules are found where this process found them, wherever it was started.
_CODE = (
    "import importlib, json, sys; sys.path[:] = json.loads(sys.argv[2]); importlib.import_module(sys.argv[3]).main()"
)
_ENDING = 5.0  # seconds from the closing of its output to its end
_ASKED_EVERY = 0.05
ALARM = "signal SIGALRM"
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_SINGLE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class ChildProcess:
    """A process that was started to run `main` of a module, and its first message. It has a process group of its own:
    what the terminal sends to this one (Ctrl-C) does not reach it, and it is ended with all that it started itself."""

    def __init__(self, module: str, start: Any) -> None:
        group: dict[str, Any] = {"process_group": 0} if os.name == "posix" else {}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _CODE, str(os.getpid()), json.dumps(sys.path), module],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_SINGLE | os.environ, **group,
        )  # fmt: skip
        # Once it has ended and that was asked for, its number may be given to another: nobody asks while it is killed.
        self._asking = threading.Lock()
        self.tell(start)

    def tell(self, value: Any) -> None:
        """Send a value; that the process does not live to read it is noticed at the answer."""
        assert self._process.stdin
        with contextlib.suppress(OSError):
            frames.send(self._process.stdin, TOLD, value)

    def answer(self) -> Frame | None:
        """The next answer; None when the process has ended."""
        assert self._process.stdout
        return frames.receive(self._process.stdout)

    def kill(self) -> None:
        """End it and what it started, at once. From any thread, any number of times."""
        with self._asking:
            if self._process.poll() is None:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    if os.name == "posix":
                        os.killpg(self._process.pid, signal.SIGKILL)
                    else:
                        self._process.kill()

    def close(self) -> None:
        """End it and wait until it is gone."""
        self.kill()
        self._wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()

    def ended_by(self) -> str:
        """How a process that answers no more ended, in words; it is ended here where it does not end at once."""
        code = self._wait(_ENDING)
        if code is None:
            self.kill()
            code = self._wait() or 0
        if code >= 0:
            return f"exit code {code}"
        with contextlib.suppress(ValueError):
            return f"signal {signal.Signals(-code).name}"
        return f"signal {-code}"

    def _wait(self, seconds: float = math.inf) -> int | None:
        """Its exit code when it has ended, asked for again and again; None where it has not within the time."""
        until, pause = time.monotonic() + seconds, 0.001
        while True:
            with self._asking:
                code = self._process.poll()
            if code is not None or time.monotonic() > until:
                return code
            time.sleep(pause)
            pause = min(2 * pause, _ASKED_EVERY)

    def memory(self) -> int:
        """The bytes that it and all that it started have in memory; 0 where the system does not tell (Linux does)."""
        return sum(_resident(pid) for pid in _family(self._process.pid))


class ReadingProcess(ChildProcess):
    """A process that was told how to read."""

    def __init__(self, read: Read, limits: Limits) -> None:
        super().__init__("ingest.worker.child", Start(read, limits))


def _resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE
    except (OSError, IndexError, ValueError):
        return 0


def _family(pid: int) -> set[int]:
    """A process, its children, theirs, and so on. To ask them is cheap; to look through all that run is not."""
    found: set[int] = set()
    left = [pid]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += _children(one)
    return found


def _children(pid: int) -> list[int]:
    """The children of a process, which the system lists by the threads that started them."""
    found: list[int] = []
    with contextlib.suppress(OSError, ValueError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            with contextlib.suppress(OSError):
                found += map(int, (thread / "children").read_text(encoding="ascii").split())
    return found
