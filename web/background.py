"""What is made ready in the background, once for each state of the library: the search model and suggested questions.

A suggested question is one that the library answers: each is asked here before it is shown.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from store.errors import SscError

log = logging.getLogger(__name__)
SETTLE = 5.0  # seconds without a new generation before the questions are tried again: an ingestion may be under way


@dataclass(frozen=True, slots=True)
class Warmth:
    """How far the search model is: idle (nothing to search yet), loading, ready, or failed and why."""

    state: Literal["idle", "loading", "ready", "failed"]
    why: str = ""


class Background:
    """Runs `candidates` and `answers` in one thread at a time; the pages only look at what is there.

    The first generation is begun at once, so that the model loads; a later one when none has followed for `settle`
    seconds. What was begun for a generation that is not the newest is dropped.
    """

    def __init__(
        self,
        candidates: Callable[[], Sequence[str]],
        answers: Callable[[str], bool],
        wanted: int,
        settle: float = SETTLE,
    ) -> None:
        self._candidates = candidates
        self._answers = answers
        self._wanted = wanted
        self._settle = settle
        self._lock = threading.Lock()
        self._warmth = Warmth("idle")
        self._newest: int | None = None  # the generation that was last seen
        self._steady_at = 0.0  # when the newest generation may be begun, by the monotonic clock
        self._working = False
        self._made: tuple[int, tuple[str, ...]] | None = None

    def look(self, generation: int) -> Warmth:
        """How far the model is; sees to the work for a generation that is not the one last seen."""
        with self._lock:
            if self._newest != generation:
                self._steady_at = 0.0 if self._newest is None else time.monotonic() + self._settle
                self._newest = generation
                if self._warmth.state != "ready":
                    self._warmth = Warmth("loading")
                if not self._working:
                    threading.Thread(target=self._work, name="background", daemon=True).start()
                    self._working = True  # the thread's first step waits for the lock that is held here
            return self._warmth

    def suggestions(self, generation: int) -> tuple[str, ...] | None:
        """Questions that the library answers at this generation; None while they are being tried."""
        with self._lock:
            return self._made[1] if self._made and self._made[0] == generation else None

    def _work(self) -> None:
        """Work for the newest generation, until what was made is for the newest."""
        while True:
            with self._lock:
                generation, left = self._newest, self._steady_at - time.monotonic()
            if left > 0:
                time.sleep(left)
                continue
            began = time.monotonic()
            kept, warmth = self._run(generation)
            with self._lock:
                if generation is None or generation != self._newest:
                    continue
                self._warmth, self._made, self._working = warmth, (generation, kept), False
            log.info("Done after %.1f s with %d suggested questions.", time.monotonic() - began, len(kept))
            return

    def _run(self, generation: int | None) -> tuple[tuple[str, ...], Warmth]:
        """The questions that are answered, and how it went; ends early when the generation is no longer the newest."""
        kept: list[str] = []
        try:
            for question in self._candidates():
                if len(kept) == self._wanted or self._newest != generation:
                    break
                if self._answers(question):
                    kept.append(question)
                with self._lock:
                    self._warmth = Warmth("ready")  # the first question has loaded all there is to load
        except SscError as error:
            log.warning("The search model could not be made ready: %s", error)
            return tuple(kept), Warmth("failed", str(error))
        except Exception as error:
            log.exception("The search model could not be made ready.")
            return tuple(kept), Warmth("failed", f"{type(error).__name__}: {error}")
        return tuple(kept), Warmth("ready")
