"""Reading documents from the page: one process of its own after another, so that asking is never held up.

A process is `ssc ingest`, in a session of its own: it outlives a reload of the page, and an end of the server too, and
what it has finished is kept whenever it is ended. What is asked for while one runs waits for its end, also for that of
one that was begun in a terminal. How far it is stands in the library's report file, not here.
"""

from __future__ import annotations

import logging
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

log = logging.getLogger(__name__)
_LOOK_EVERY = 0.5  # seconds
_PATIENCE = 10.0  # seconds that a process has to stop by itself
_ENDED = (0, 1)  # of `ssc`: done, and done with some failed


@dataclass(frozen=True, slots=True)
class Work:
    """What is going on: whether anything is read or waits to be (`busy`), the process that reads, how many files and
    folders come after it; `failed`: why the last one could not work at all, "" where it could."""

    busy: bool = False
    process: int | None = None
    waiting: int = 0
    failed: str = ""


class Jobs:
    """Runs `command(paths)` for what it is given, one at a time, in a thread of its own.

    others  whether another process reads into the same library now, of which this one knows nothing but that
    ended   told of the paths of a process that has ended, and its number
    """

    def __init__(
        self,
        command: Callable[[Sequence[str]], Sequence[str]],
        others: Callable[[], bool],
        ended: Callable[[Sequence[str], int], None],
    ) -> None:
        self._command = command
        self._others = others
        self._ended = ended
        self._lock = threading.Lock()
        self._waiting: list[str] = []
        self._process: subprocess.Popen[bytes] | None = None
        self._working = False
        self._stopping = False
        self._failed = ""

    def add(self, paths: Sequence[str | Path]) -> None:
        """Read these files and folders, as soon as nothing else is read."""
        with self._lock:
            self._waiting += [str(path) for path in paths if str(path) not in self._waiting]
            self._failed = ""
            if self._waiting and not self._working:
                self._working = True
                threading.Thread(target=self._work, name="ingestion", daemon=True).start()

    def look(self) -> Work:
        with self._lock:
            return Work(self._working, self._process.pid if self._process else None, len(self._waiting), self._failed)

    def stop(self) -> None:
        """End the process that reads, and drop what waits. What was finished stays."""
        with self._lock:
            self._waiting.clear()
            if self._process is not None and not self._stopping:
                self._stopping = True
                self._process.send_signal(signal.SIGINT)
                threading.Thread(target=self._insist, args=(self._process,), daemon=True).start()

    def _insist(self, process: subprocess.Popen[bytes]) -> None:
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.terminate()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._working = False
                    return
            if self._others():
                time.sleep(_LOOK_EVERY)
                continue
            with self._lock:
                paths, self._waiting = self._waiting, []
            if paths:
                self._run(paths)

    def _run(self, paths: Sequence[str]) -> None:
        with tempfile.TemporaryFile() as said:
            try:
                with self._lock:
                    # No pipes: a process whose reader is gone would end at its next word.
                    self._process = subprocess.Popen(
                        self._command(paths), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said,
                        start_new_session=True,
                    )  # fmt: skip
                code = self._process.wait()
                number = self._process.pid
                said.seek(0)
                lines = said.read().decode("utf-8", "replace").split("\n")
                failed = "" if code in _ENDED or self._stopping else _last(lines) or f"it ended with code {code}"
                self._ended(paths, number)
            except Exception as error:  # the thread must live on for what comes after
                log.exception("The reading of %d paths failed.", len(paths))
                failed = f"{type(error).__name__}: {error}"
            if failed:
                log.warning("Reading ended: %s", failed)
            with self._lock:
                self._process, self._stopping = None, False
                self._failed = failed


def _last(lines: Sequence[str]) -> str:
    """The last line that says something."""
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
