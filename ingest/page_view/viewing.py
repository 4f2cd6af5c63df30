"""A page of a PDF file as a picture with the words marked, for whoever shows it.

Files are hostile: each page is drawn in a child process under limits of time and memory, which dies alone. The
children stay for the next page, as starting one takes longer than drawing; there are few of them, each with a thread of
its own, which also keeps it alive (on Linux a child is bound to the thread that started it). Nothing is kept here.
"""

from __future__ import annotations

import atexit
import concurrent.futures
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from ingest.page_view.child import DONE, READY, Start, Task
from ingest.page_view.drawing import PageView
from ingest.page_view.pieces import Piece
from ingest.worker.frames import Frame
from ingest.worker.limits import Limits
from ingest.worker.process import ChildProcess
from store.errors import SscError

COLUMNS = 1200
LIMITS = Limits(seconds=8.0, memory=700_000_000)
_CHILDREN = 2
# Starting is no part of a page's time.
_START_SECONDS = 60.0
# Whoever asks waits no longer than this for pages that others have asked for before.
_WAIT = 20.0
_IDLE = 600.0  # seconds, after which a child that is not needed ends


class PageViewError(SscError):
    """A page that cannot be shown as a picture. The message says why, without the file's name."""


class Drawers:
    """A few child processes that draw pages, started when they are needed."""

    def __init__(self, limits: Limits = LIMITS, children: int = _CHILDREN, idle: float = _IDLE) -> None:
        self.limits = limits
        self._idle = idle
        self._threads = ThreadPoolExecutor(children, thread_name_prefix="page-view")
        self._own = threading.local()
        self._lock = threading.Lock()
        self._alive: list[ChildProcess] = []
        self._closed = False

    def __enter__(self) -> Drawers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the children; what is being drawn is not finished."""
        with self._lock:
            self._closed = True  # a child that starts now is ended where it is begun
            for child in self._alive:
                child.kill()  # which ends the threads' waiting
        self._threads.shutdown(wait=True, cancel_futures=True)
        for child in self._alive:
            child.close()
        self._alive.clear()

    def begin(self, task: Task) -> Future[PageView]:
        """The page as a picture, when it is drawn; `result` raises PageViewError."""
        return self._threads.submit(self._drawn, task)

    def view(self, task: Task) -> PageView:
        """The page as a picture. Raises PageViewError."""
        asked = self.begin(task)
        try:
            return asked.result(_WAIT + self.limits.seconds)
        except concurrent.futures.TimeoutError:
            asked.cancel()
            raise PageViewError(f"Page {task.number} cannot be shown now: too many others are being drawn.") from None

    def _drawn(self, task: Task) -> PageView:
        if self._closed:
            raise PageViewError(f"Page {task.number} cannot be shown: no more pages are drawn.")
        child: ChildProcess | None = getattr(self._own, "child", None)
        if child is not None:
            frame, overdue = _asked(child, task, self.limits.seconds)
            # One that ended by itself meanwhile has not looked at the page.
            if frame is None and not overdue and child.ended_by() == "exit code 0":
                self._leave(child)
                child = None
        if child is None:
            child = self._started()
            frame, overdue = _asked(child, task, self.limits.seconds)
        if frame is None:
            ended = child.ended_by()
            self._leave(child)
            slow = f"it takes longer than {self.limits.seconds:g} seconds"
            raise PageViewError(
                f"Page {task.number} cannot be shown: {slow if overdue else f'the drawing broke off ({ended})'}."
            )
        value = frame.value()
        if frame.kind != DONE:
            raise PageViewError(f"Page {task.number} cannot be shown: {value}.")
        view: PageView = value
        return view

    def _started(self) -> ChildProcess:
        child = ChildProcess("ingest.page_view.child", Start(self.limits, self._idle))
        with self._lock:
            self._alive.append(child)
            if self._closed:
                child.kill()
        frame, _ = _asked(child, None, _START_SECONDS)
        if frame is None or frame.kind != READY:
            self._leave(child)
            raise PageViewError("Pages cannot be shown: the process that draws them does not start.")
        self._own.child = child
        return child

    def _leave(self, child: ChildProcess) -> None:
        child.close()
        self._own.child = None
        with self._lock:
            self._alive.remove(child)


def _asked(child: ChildProcess, task: Task | None, seconds: float) -> tuple[Frame | None, bool]:
    """The answer of a child, None where it ended; and whether it was ended here because it took too long."""
    overdue = threading.Event()

    def end() -> None:
        overdue.set()
        child.kill()

    clock = threading.Timer(seconds, end)
    clock.daemon = True
    clock.start()
    try:
        if task is not None:
            child.tell(task)
        return child.answer(), overdue.is_set()
    finally:
        clock.cancel()


_shared: list[Drawers] = []
_sharing = threading.Lock()


def begin(file: bytes | Path, number: int, pieces: Sequence[Piece] = (), columns: int = COLUMNS) -> Future[PageView]:
    """`page_view` for those who do not want to wait; `result` raises PageViewError."""
    return _drawers().begin(Task(file, number, tuple(pieces), columns))


def page_view(file: bytes | Path, number: int, pieces: Sequence[Piece] = (), columns: int = COLUMNS) -> PageView:
    """Page `number` (from 1) of a PDF file (its bytes or its place) as a picture, with the boxes of the pieces on it
    (`pieces.pieces_on`).

    Raises PageViewError.
    """
    return _drawers().view(Task(file, number, tuple(pieces), columns))


def _drawers() -> Drawers:
    with _sharing:
        if not _shared:
            _shared.append(Drawers())
            atexit.register(_shared[0].close)
        return _shared[0]
