"""How long an ingestion will take yet, from what it has done so far.

Embedding takes nearly all the time, and it takes so long for each passage or sentence. How many of them a file holds
is known when it is read; before, it is taken from the files of its kind that were read, by their size. Nothing is
said before something was embedded. Files that will most likely be found unchanged are left out by the caller.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable

_SOON = 2.0  # seconds: a rate measured over less is noise
_Kind = str


class Estimate:
    """Told of each step; asked for the time left."""

    def __init__(self, ahead: Iterable[tuple[_Kind, int]], clock: Callable[[], float] = time.monotonic) -> None:
        """`ahead` are the kinds (suffixes) and sizes in bytes of the files that are to be read."""
        self._clock = clock
        self._ahead: dict[_Kind, int] = defaultdict(int)
        for kind, size in ahead:
            self._ahead[kind] += size
        self._sizes: dict[_Kind, int] = defaultdict(int)  # of files that were read
        self._texts: dict[_Kind, int] = defaultdict(int)  # that they held
        self._began: float | None = None
        self._done = 0
        self._in_hand = 0

    def passed(self, kind: _Kind, size: int) -> None:
        """A file that was ahead is in hand, or there is nothing to do for it."""
        self._ahead[kind] = max(self._ahead[kind] - size, 0)
        self._in_hand = 0

    def read(self, kind: _Kind, size: int, texts: int) -> None:
        """The file in hand was read and holds so many passages and sentences."""
        self._began = self._clock() if self._began is None else self._began
        self._sizes[kind] += size
        self._texts[kind] += texts
        self._in_hand = texts

    def embedded(self, texts: int) -> None:
        """So many more passages and sentences of the file in hand are embedded."""
        self._done += texts
        self._in_hand = max(self._in_hand - texts, 0)

    def left(self) -> float | None:
        """Seconds, None while nothing is known."""
        took = self._clock() - self._began if self._began is not None else 0.0
        if not self._done or took < _SOON:
            return None
        return (self._in_hand + self._expected()) * took / self._done

    def _expected(self) -> float:
        """How many passages and sentences the files ahead hold."""
        size, texts = sum(self._sizes.values()), sum(self._texts.values())
        expected = 0.0
        for kind, ahead in self._ahead.items():
            own, of = (self._texts[kind], self._sizes[kind]) if self._sizes[kind] else (texts, size)
            expected += ahead * own / max(of, 1)
        return expected
