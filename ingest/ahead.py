"""Files looked at, all of them first; those with new content read ahead of the one that is being stored.

Only so many are read ahead, and fewer where what was read is large, so that memory does not grow with their number.
It knows from the job which contents are wanted, and nothing of the library.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.errors import ReadError
from ingest.sources import SourceFile
from ingest.worker.child import Task
from ingest.worker.limits import GB, Limits
from store.documents import Reading

if TYPE_CHECKING:
    from ingest.worker.pool import Pending, Readers

_MOST_WAITING = 100_000_000  # bytes of what was read and not stored yet; then no other file is begun


@dataclass(frozen=True, slots=True)
class Looked:
    """A file and the SHA-256 (hex) of its content. `failure` says why it has no content that can be read."""

    file: SourceFile
    document_id: str = ""
    failure: str = ""


def look(files: Iterable[SourceFile], limits: Limits) -> Iterator[Looked]:
    """Each file with its content's hash; of no file more than a piece is held at a time."""
    for file in files:
        yield _look(file, limits)


def _look(file: SourceFile, limits: Limits) -> Looked:
    try:
        size = file.path.stat().st_size
        if size > limits.memory:
            most = f"{limits.memory / GB:.2g} GB of memory that reading may take"
            return Looked(file, failure=f"has {size / GB:.1f} GB, more than the {most}.")
        with file.path.open("rb") as stream:
            return Looked(file, hashlib.file_digest(stream, "sha256").hexdigest())
    except OSError as error:
        return Looked(file, failure=f"cannot be opened ({error.strerror or error}).")


class Ahead:
    """Has files read in their order.

    wanted   whether the content of this hash is to be read, as far as is known now
    most     how many files are read ahead of the one in hand; 0: each is read when it is asked for
    at_wait  called once, before the first reading is waited for
    """

    def __init__(
        self,
        readers: Readers,
        most: int,
        wanted: Callable[[str], bool],
        at_wait: Callable[[], None] = lambda: None,
    ) -> None:
        self._readers = readers
        self._most = most
        self._wanted = wanted
        self._at_wait = at_wait
        self._begun: set[str] = set()
        self._pending: dict[SourceFile, Pending] = {}
        self._refused: dict[tuple[str, str], str] = {}

    def over(self, files: Iterable[Looked]) -> Iterator[Looked]:
        """Each file once, in order, while the ones behind it are read."""
        queue: deque[Looked] = deque()
        for looked in files:
            self._begin(looked)
            queue.append(looked)
            while queue and (
                len(self._pending) > self._most
                or queue[0].file not in self._pending
                or self._readers.waiting() > _MOST_WAITING
            ):
                yield from self._next(queue)
        while queue:
            yield from self._next(queue)

    def reading(self, looked: Looked) -> Reading:
        """What was read of a file. Raises ReadError."""
        kind = looked.document_id, looked.file.path.suffix.lower()
        if kind in self._refused:
            raise ReadError(looked.file.source, self._refused[kind])
        if self._most:
            self._at_wait()
            self._at_wait = lambda: None
        pending = self._pending.pop(looked.file, None) or self._readers.begin(
            Task(looked.file.path, looked.file.source)
        )
        try:
            reading = pending.result()
        except ReadError as error:
            self._refused[kind] = error.reason
            raise
        if reading.document.id != looked.document_id:
            raise ReadError(looked.file.source, "changed while it was being read. Ingest it again.")
        return reading

    def _next(self, queue: deque[Looked]) -> Iterator[Looked]:
        looked = queue.popleft()
        yield looked
        self._pending.pop(looked.file, None)  # was it not asked for

    def _begin(self, looked: Looked) -> None:
        """Have a file read, where its content is wanted and no other of the same content is being read."""
        id_ = looked.document_id
        if self._most and id_ and id_ not in self._begun and self._wanted(id_):
            self._begun.add(id_)
            self._pending[looked.file] = self._readers.begin(Task(looked.file.path, looked.file.source))
