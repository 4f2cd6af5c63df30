"""Work that several threads ask for at once, done in one go.

A model takes for eight short texts hardly three times what it takes for one. Where many ask at the same time, whoever
comes first works; what others hand in meanwhile waits, and is then done all at once by one of them. Nobody waits for
company: alone, a call is what it would be without this. It does not know what is worked on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class _Call(Generic[_Item, _Result]):
    """What one thread hands in, and what came of it; `woken` when it is done, or when its thread is to work."""

    def __init__(self, items: Sequence[_Item]) -> None:
        self.items = items
        self.results: Sequence[_Result] | None = None
        self.error: BaseException | None = None
        self.woken = threading.Event()

    @property
    def done(self) -> bool:
        return self.results is not None or self.error is not None


class Together(Generic[_Item, _Result]):
    """`work` takes any number of items and gives as many results, in their order. Safe to share between threads."""

    def __init__(self, work: Callable[[list[_Item]], Sequence[_Result]]) -> None:
        self._work = work
        self._waiting: list[_Call[_Item, _Result]] = []
        self._busy = False
        self._lock = threading.Lock()

    def __call__(self, items: Sequence[_Item]) -> Sequence[_Result]:
        """The results for these items. Raises what `work` raises, as does every call that was done in the same go."""
        mine: _Call[_Item, _Result] = _Call(items)
        with self._lock:
            self._waiting.append(mine)
            works, self._busy = not self._busy, True
        if not works:
            mine.woken.wait()
        if not mine.done:
            self._work_off()
        if mine.error is not None:
            raise mine.error
        assert mine.results is not None
        return mine.results

    def _work_off(self) -> None:
        """Work for all who wait, wake them, and hand the work on to the first of those who came meanwhile."""
        with self._lock:
            taken, self._waiting = self._waiting, []
        try:
            results = self._work([item for call in taken for item in call.items])
            if len(results) != sum(len(call.items) for call in taken):
                raise ValueError(f"{len(results)} results for other items")
            at = 0
            for call in taken:
                call.results = results[at : at + len(call.items)]
                at += len(call.items)
        except BaseException as error:  # noqa: BLE001 - raised where it is waited for
            for call in taken:
                call.error = error
        with self._lock:
            if self._waiting:
                self._waiting[0].woken.set()
            else:
                self._busy = False
        for call in taken:
            call.woken.set()
