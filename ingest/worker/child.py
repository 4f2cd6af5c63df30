"""The life of a reading process: it reads one file after another for the process that started it (`pool.py`).

It asks that process for the counts of tokens, so that the tokenizer (300 MB) is in memory once, and loads nothing but
the readers. It dies with the process that started it. Memory is limited on Linux only; time wherever there are alarms.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol

from ingest.errors import ReadError, in_a_line
from ingest.worker import frames
from ingest.worker.confined import Room, confined
from ingest.worker.limits import Limits
from store.documents import Reading
from store.errors import SscError

log = logging.getLogger(__name__)

CountTokens = Callable[[list[str]], list[int]]


class Read(Protocol):
    """`reading.read_file`, or what stands in its place. It must be a function of a module, as its name is sent."""

    def __call__(self, path: Path, *, source: str, count_tokens: CountTokens, window: int | None = None) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Start:
    """The first message to a reading process."""

    read: Read
    limits: Limits


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, and what it is called."""

    path: Path
    source: str


# What a reading process says: that a task can come (first, and after each answer unless it ends itself then); a
# question for counts of tokens; what was read; why nothing was.
READY, COUNT, DONE, REFUSED = b"y", b"c", b"d", b"r"
# What it is told: how to read, a task, counts.
TOLD = b"t"


def main() -> None:
    """Read what comes on standard input, answer on standard output, until the other end is closed."""
    commands, answers = confined(int(sys.argv[1]))
    start: Start = _told(commands)
    room = Room(start.limits)
    while not room.is_used_up():
        frames.send(answers, READY)
        task, window = _told(commands)
        with room:
            kind, value = _answer(start, task, window, commands, answers)
            try:
                frames.send(answers, kind, value)
            except MemoryError:
                frames.send(answers, REFUSED, start.limits.too_large)
                return
        if value == start.limits.too_large:
            return  # what memory is left in pieces would fail the next file


def _told(commands: IO[bytes]) -> Any:
    """What the other process tells; ends this one where it tells no more."""
    frame = frames.receive(commands)
    if frame is None:
        os._exit(0)
    return frame.value()


def _answer(start: Start, task: Task, window: int, commands: IO[bytes], answers: IO[bytes]) -> tuple[bytes, Any]:
    def count_tokens(texts: list[str]) -> list[int]:
        frames.send(answers, COUNT, texts)
        with clock_stopped():
            counts: list[int] = _told(commands)
        return counts

    try:
        return DONE, attempt(start.read, task, count_tokens, window)
    except ReadError as error:
        return REFUSED, start.limits.too_large if ran_out_of_memory(error) else error.reason


@contextmanager
def clock_stopped() -> Iterator[None]:
    """While another process works for this one, whose turn may come late."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    left, _ = signal.setitimer(signal.ITIMER_REAL, 0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, left)


def attempt(read: Read, task: Task, count_tokens: CountTokens, window: int) -> Reading:
    """Read a file; whatever goes wrong with it is a ReadError. Raises ModelMissing where tokens cannot be counted."""
    try:
        return read(task.path, source=task.source, count_tokens=count_tokens, window=window)
    except SscError:
        raise
    except MemoryError as error:
        raise ReadError(task.source, "needed more memory to read than there is.") from error
    except Exception as error:
        log.info("%s: a fault of the reader", task.source, exc_info=True)
        name = type(error).__name__
        said = in_a_line(error) if str(error) else ""
        said = f"{name}: {said}".rstrip(".: ")
        raise ReadError(task.source, f"could not be read, by a fault of the reader ({said}).") from error


def ran_out_of_memory(error: BaseException | None) -> bool:
    """Whether an error, or what led to it, is that memory ran out."""
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False
