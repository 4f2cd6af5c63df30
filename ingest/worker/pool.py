"""A pool of processes that read files, each file under limits of time and memory.

A file that breaks a limit, or the process that reads it, costs that file alone: the process is killed and another
takes its place. A thread waits on each process; one more looks every tenth of a second whether a limit is broken.
What was read is handed over as it came, in the order in which it is asked for; the pool knows no library.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from ingest.errors import NoReaders, ReadError
from ingest.worker.child import COUNT, REFUSED, CountTokens, Read, Task, attempt
from ingest.worker.frames import Frame
from ingest.worker.limits import Limits
from ingest.worker.process import ALARM, ReadingProcess
from store.documents import Reading

_LOOK_EVERY = 0.1
# Starting is no part of a file's time; on a busy machine the imports may take long.
_START_SECONDS = 120.0
_COUNTED_AT_ONCE = 200_000  # characters


class Pending(Protocol):
    """A file that is being read, or will be."""

    def result(self) -> Reading:
        """What was read. Raises ReadError; what concerns more than this file raises another SscError."""
        ...


class Readers(Protocol):
    """Whoever reads files: `Pool`, or `Here`."""

    def begin(self, task: Task) -> Pending: ...
    def waiting(self) -> int:
        """The bytes of what was read and not taken yet, about."""
        ...


class Counter(Protocol):
    """What of an embedding model it takes to cut a text into passages (`store.embedder.Encoder` has it)."""

    @property
    def window(self) -> int: ...
    def count_tokens(self, texts: Sequence[str]) -> list[int]: ...


@dataclass(frozen=True)
class Here:
    """Reads in this process, one file after another, when what was read is asked for. Nothing is limited."""

    counter: Counter
    read: Read | None = None

    def begin(self, task: Task) -> Pending:
        return _Later(self, task)

    def waiting(self) -> int:
        return 0


@dataclass(frozen=True)
class _Later:
    here: Here
    task: Task

    def result(self) -> Reading:
        counter = self.here.counter
        return attempt(self.here.read or _read_file(), self.task, counter.count_tokens, counter.window)


class Pool:
    """Reads in `workers` processes, started when there is work for them. Use it as a context: it ends them."""

    def __init__(self, workers: int, counter: Counter, limits: Limits, read: Read | None = None) -> None:
        self.limits = limits
        self._read = read
        self._counter = counter
        self._counting = threading.Lock()
        self._own = threading.local()
        self._lock = threading.Lock()
        self._all: list[_Watched] = []
        self._waiting = 0
        self._closed = threading.Event()
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="reading")
        self._guard = threading.Thread(target=self._look, name="reading-guard", daemon=True)

    def __enter__(self) -> Pool:
        self._guard.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._closed.set()
            for watched in self._all:
                watched.process.kill()  # which ends the threads' waiting
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._guard.join()
        for watched in self._all:
            watched.process.close()

    def begin(self, task: Task) -> Pending:
        """Have a file read as soon as a process is free."""
        return _Answer(self, task, self._threads.submit(self._answer, task))

    def waiting(self) -> int:
        return self._waiting

    def memory(self) -> int:
        """The bytes that the reading processes have in memory now, where the system tells."""
        with self._lock:
            return sum(watched.process.memory() for watched in self._all)

    # in the threads that wait

    def _answer(self, task: Task) -> Frame | str:
        """What was read, or why nothing was."""
        watched = self._ready() or self._started()
        with self._counting:  # the tokenizer is loaded once, at its first use
            window = self._counter.window
        with watched.limited(self.limits.seconds, self.limits.memory):
            watched.process.tell((task, window))
            while (frame := watched.process.answer()) is not None and frame.kind == COUNT:
                with watched.clock_stopped():
                    counts = self._count(frame.value())
                watched.process.tell(counts)
        if frame is None:
            why = self._why(watched)
            self._drop(watched)
            return why
        if frame.kind == REFUSED:
            return str(frame.value())
        with self._lock:
            self._waiting += len(frame.data)
        return frame

    def _why(self, watched: _Watched) -> str:
        if watched.broken:
            return watched.broken
        how = watched.process.ended_by()
        return self.limits.too_slow if how == ALARM else f"broke off the process that read it ({how})."

    def _ready(self) -> _Watched | None:
        """This thread's process, if it has one that takes another task."""
        watched: _Watched | None = getattr(self._own, "watched", None)
        if watched is None:
            return None
        with watched.limited(_START_SECONDS, 0):
            if watched.process.answer() is not None:
                return watched
        watched.process.ended_by()
        self._drop(watched)
        return None

    def _started(self) -> _Watched:
        """A process for this thread. Raises NoReaders."""
        watched = _Watched(ReadingProcess(self._read or _read_file(), self.limits), self.limits)
        with self._lock:
            self._all.append(watched)
            if self._closed.is_set():
                watched.process.kill()
        self._own.watched = watched
        if self._ready() is None:
            raise NoReaders(
                f"The process that reads files does not start ({watched.process.ended_by()}). "
                "`ssc ingest --workers 0` reads without one."
            )
        watched.base = watched.process.memory()
        return watched

    def _drop(self, watched: _Watched) -> None:
        self._own.watched = None
        watched.process.close()
        with self._lock:
            self._all.remove(watched)

    def _count(self, texts: list[str]) -> list[int]:
        """Token counts, some texts at a time; a very long one is counted by its parts."""
        with self._counting:
            return counted_by_parts(self._counter.count_tokens, texts)

    def _taken(self, size: int) -> None:
        with self._lock:
            self._waiting -= size

    # in the thread that looks

    def _look(self) -> None:
        while not self._closed.wait(_LOOK_EVERY):
            with self._lock:
                watched = list(self._all)
            for one in watched:
                one.look()


class _Watched:
    """A process and the limits under which it is now."""

    def __init__(self, process: ReadingProcess, limits: Limits) -> None:
        self.process = process
        self.base = 0
        self.broken = ""  # which limit was broken
        self._limits = limits
        self._until = 0.0
        self._memory = 0

    @contextmanager
    def limited(self, seconds: float, memory: int) -> Iterator[None]:
        """Under these limits (0 bytes: no limit of memory)."""
        self._memory, self._until = memory, time.monotonic() + seconds
        try:
            yield
        finally:
            self._until = 0.0

    @contextmanager
    def clock_stopped(self) -> Iterator[None]:
        """While this process works for it, and waits for its turn to: that is no time of the file's."""
        left = self._until - time.monotonic()
        self._until = math.inf
        try:
            yield
        finally:
            self._until = time.monotonic() + left

    def look(self) -> None:
        """Kill the process if a limit is broken."""
        until = self._until
        if not until or self.broken:
            return
        if time.monotonic() > until:
            self.broken = self._limits.too_slow
        elif self._memory and self.process.memory() > self.base + self._memory:
            self.broken = self._limits.too_large
        if self.broken:
            self.process.kill()


@dataclass(frozen=True)
class _Answer:
    pool: Pool
    task: Task
    future: Future[Frame | str]

    def result(self) -> Reading:
        answer = self.future.result()
        if isinstance(answer, str):
            raise ReadError(self.task.source, answer)
        self.pool._taken(len(answer.data))
        reading: Reading = answer.value()
        return reading


def counted_by_parts(count_tokens: CountTokens, texts: list[str]) -> list[int]:
    """The token counts of texts, so many characters at a time that counting takes little memory whatever they are.

    A text longer than that is counted by its parts; a word cut in two counts a token or two more.
    """
    parts = [t[at : at + _COUNTED_AT_ONCE] for t in texts for at in range(0, max(len(t), 1), _COUNTED_AT_ONCE)]
    counts: list[int] = []
    batch: list[str] = []
    size = 0
    for part in parts:
        if batch and size + len(part) > _COUNTED_AT_ONCE:
            counts += count_tokens(batch)
            batch, size = [], 0
        batch.append(part)
        size += len(part)
    counts += count_tokens(batch) if batch else []
    left = iter(counts)
    return [sum(next(left) for _ in range(0, max(len(t), 1), _COUNTED_AT_ONCE)) for t in texts]


def _read_file() -> Read:
    from ingest.reading import read_file  # not before there is a file to read

    return read_file
