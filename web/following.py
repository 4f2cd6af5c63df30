"""Tries in the background what may be asked after an answer: nothing is offered that the library does not answer.

The pages ask again until it is there. The one that was asked for last comes first; what nobody asks for any more is
dropped, and while an answer is being made nothing is tried.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

from store.errors import SscError
from web.follow_ups import WANTED, FollowUp, Json, cited_first

if TYPE_CHECKING:
    from assistant.conversation import Earlier

log = logging.getLogger(__name__)
Key = TypeVar("Key")
Given = TypeVar("Given")
FORGOTTEN = 5.0  # seconds after which what no page has asked for is dropped
KEPT = 500
Wanted = Callable[[], bool]


class Quiet:
    """Whether answers are being made."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._busy = 0

    @contextmanager
    def broken(self) -> Iterator[None]:
        """An answer is being made within."""
        with self._changed:
            self._busy += 1
        try:
            yield
        finally:
            with self._changed:
                self._busy -= 1
                self._changed.notify_all()

    def wait(self) -> None:
        """Until none is being made."""
        with self._changed:
            self._changed.wait_for(lambda: not self._busy)


def tried(
    made: Iterable[FollowUp],
    answers: Sequence[Json],
    ask: Callable[[str, Sequence[Earlier]], Json],
    wanted: Wanted,
    quiet: Quiet,
) -> list[str]:
    """Those of the questions that are answered after `answers` with something that was not cited yet, in the thread or
    for a question before; at most `WANTED`. Raises SscError."""
    from assistant.conversation import earlier_of

    history = [earlier_of(answer) for answer in answers]
    known = frozenset(e["key"] for answer in answers for e in cited_first(answer))
    kept: list[str] = []
    for one in made:
        quiet.wait()
        if len(kept) == WANTED or not wanted():
            break
        found = ask(one.question, history)
        if one.is_answered(found, known):
            kept.append(one.question)
            known |= {e["key"] for e in cited_first(found)}
    return kept


class Following(Generic[Key, Given]):
    """What `find` makes of something that was given, made in one thread and kept by a key.

    `find` is also given a function that says whether it is still wanted. What fails is made out to be nothing.
    """

    def __init__(self, find: Callable[[Given, Wanted], Sequence[str]], forgotten: float = FORGOTTEN) -> None:
        self._find = find
        self._forgotten = forgotten
        self._lock = threading.Lock()
        self._made: dict[Key, tuple[str, ...]] = {}
        self._asked: dict[Key, tuple[float, Given]] = {}
        self._working = False

    def look(self, key: Key, given: Given) -> tuple[str, ...] | None:
        """What was made; None while it is not."""
        with self._lock:
            if key in self._made:
                return self._made[key]
            self._asked[key] = (time.monotonic(), given)
            if not self._working:
                self._working = True
                threading.Thread(target=self._work, name="following", daemon=True).start()
            return None

    def _work(self) -> None:
        while True:
            with self._lock:
                self._asked = {k: v for k, v in self._asked.items() if self._is_fresh(v[0])}
                if not self._asked:
                    self._working = False
                    return
                key, (_, given) = max(self._asked.items(), key=lambda item: item[1][0])
            made = self._try(key, given)
            with self._lock:
                if made is None:
                    continue
                self._asked.pop(key, None)
                self._made[key] = made
                while len(self._made) > KEPT:
                    del self._made[next(iter(self._made))]

    def _is_fresh(self, asked: float) -> bool:
        return time.monotonic() - asked < self._forgotten

    def _try(self, key: Key, given: Given) -> tuple[str, ...] | None:
        """What is made, None where it was dropped on the way."""

        def wanted() -> bool:
            with self._lock:
                return key in self._asked and self._is_fresh(self._asked[key][0])

        try:
            made = tuple(self._find(given, wanted))
        except SscError as error:
            log.warning("What may be asked next could not be tried: %s", error)
            return ()
        except Exception:
            log.exception("What may be asked next could not be tried.")
            return ()
        return made if wanted() else None
