"""The life of a process that draws pages, one after another, for the process that started it (`viewing.py`).

Each page is drawn under limits of time and memory. It ends by itself where it is not asked for long, or where what it
drew has left it too large.
"""

from __future__ import annotations

import logging
import os
import select
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from ingest.errors import in_a_line
from ingest.page_view.pieces import Piece
from ingest.worker import frames
from ingest.worker.confined import Room, confined
from ingest.worker.limits import Limits
from store.errors import SscError

log = logging.getLogger(__name__)

# What it says: that a page can be asked for (once), the page, why there is none.
READY, DONE, REFUSED = b"y", b"d", b"r"
TOO_LARGE = "it needs more memory to draw than is allowed"


@dataclass(frozen=True, slots=True)
class Start:
    """The first message: the limits of a page, and after how many seconds without one the process ends itself."""

    limits: Limits
    idle: float


@dataclass(frozen=True, slots=True)
class Task:
    """A page to draw. `file`: its bytes, or better its place: bytes would be copied for every page."""

    file: bytes | Path
    number: int
    pieces: tuple[Piece, ...]
    columns: int


def main() -> None:
    """Draw what comes on standard input, answer on standard output, until the other end is closed."""
    commands, answers = confined(int(sys.argv[1]))
    start: Start = _told(commands)
    room = Room(start.limits)
    frames.send(answers, READY)
    while not room.is_used_up():
        if os.name == "posix" and not select.select([commands], [], [], start.idle)[0]:
            return
        task: Task = _told(commands)
        with room:
            kind, value = _answer(task)
        frames.send(answers, kind, value)
        if value == TOO_LARGE:
            return
        del task, value


def _told(commands: IO[bytes]) -> Any:
    """What the other process tells; ends this one where it tells no more."""
    frame = frames.receive(commands)
    if frame is None:
        os._exit(0)
    return frame.value()


def _answer(task: Task) -> tuple[bytes, Any]:
    from ingest.page_view.drawing import drawn

    try:
        return DONE, drawn(task.file, task.number, task.pieces, task.columns)
    except SscError as error:
        return REFUSED, str(error)
    except MemoryError:
        return REFUSED, TOO_LARGE
    except Exception as error:  # whatever a file brings about costs this page alone
        log.info("page %d: a fault of the drawing", task.number, exc_info=True)
        return REFUSED, f"it cannot be drawn ({type(error).__name__}: {in_a_line(error)})"
