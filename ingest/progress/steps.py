"""What a job does, step by step, told as progress with the time left."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence

from ingest.progress.estimate import Estimate
from ingest.progress.report import Progress
from ingest.sources import SourceFile

_TELL_EVERY = 1.0  # seconds


def looking(files: Sequence[SourceFile], tell: Callable[[Progress], None]) -> Iterator[SourceFile]:
    """Files one by one as they are first looked at, told from time to time: of many large ones that takes long."""
    next_ = time.monotonic() + _TELL_EVERY
    for file in files:
        if time.monotonic() >= next_:
            tell(Progress(0, len(files), file.source))
            next_ = time.monotonic() + _TELL_EVERY
        yield file


class Steps:
    """Told of each step of a job; tells `tell` how far it is.

    unchanged  paths of files that will most likely be found unchanged: no time is reckoned for them
    """

    def __init__(
        self, files: Sequence[SourceFile], unchanged: Collection[str], tell: Callable[[Progress], None]
    ) -> None:
        self._tell = tell
        self._total = len(files)
        self._done = 0
        self._sizes = {f.path: _size(f) for f in files if str(f.path) not in unchanged}
        self._estimate = Estimate((_kind(f), self._sizes.get(f.path, 0)) for f in files)
        self._file: SourceFile | None = None
        self._texts = 0
        self._embedded = 0

    def begin(self, file: SourceFile) -> None:
        """The next file is in hand."""
        if self._file is not None:
            self._done += 1
        self._file, self._texts, self._embedded = file, 0, 0
        self._estimate.passed(_kind(file), self._sizes.get(file.path, 0))
        self._say()

    def read(self, texts: int) -> None:
        """The file in hand was read: it holds so many passages and sentences."""
        if self._file is not None:
            self._texts = texts
            self._estimate.read(_kind(self._file), self._sizes.get(self._file.path, 0), texts)

    def embedded(self, texts: int) -> None:
        """So many more of them are embedded."""
        self._embedded += texts
        self._estimate.embedded(texts)
        self._say()

    def end(self) -> None:
        """All files are done."""
        self._file, self._done, self._texts = None, self._total, 0
        self._say()

    def _say(self) -> None:
        part = min(self._embedded / self._texts, 1.0) if self._texts else 0.0
        source = self._file.source if self._file else ""
        self._tell(Progress(self._done, self._total, source, part, self._estimate.left()))


def _kind(file: SourceFile) -> str:
    return file.path.suffix.lower()


def _size(file: SourceFile) -> int:
    try:
        return file.path.stat().st_size
    except OSError:
        return 0  # what is wrong with it is told when it is opened
