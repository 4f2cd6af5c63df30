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


@dataclass(frozen=True, slots=True)
class Warmth:
    """How far the search model is: idle (nothing to search yet), loading, ready, or failed and why."""

    state: Literal["idle", "loading", "ready", "failed"]
    why: str = ""


class Background:
    """Runs `candidates` and `answers` in a thread of its own; the pages only look at what is there."""

    def __init__(self, candidates: Callable[[], Sequence[str]], answers: Callable[[str], bool], wanted: int) -> None:
        self._candidates = candidates
        self._answers = answers
        self._wanted = wanted
        self._lock = threading.Lock()
        self._warmth = Warmth("idle")
        self._begun: int | None = None  # the generation that was last begun
        self._made: tuple[int, tuple[str, ...]] | None = None

    def look(self, generation: int) -> Warmth:
        """How far the model is; begins the work for a generation that was not yet seen."""
        with self._lock:
            if self._begun != generation:
                self._begun = generation
                if self._warmth.state != "ready":
                    self._warmth = Warmth("loading")
                threading.Thread(target=self._run, args=(generation,), name="background", daemon=True).start()
            return self._warmth

    def suggestions(self, generation: int) -> tuple[str, ...] | None:
        """Questions that the library answers at this generation; None while they are being tried."""
        with self._lock:
            return self._made[1] if self._made and self._made[0] == generation else None

    def _run(self, generation: int) -> None:
        began = time.monotonic()
        kept: list[str] = []
        try:
            for question in self._candidates():
                if len(kept) < self._wanted and self._answers(question):
                    kept.append(question)
                self._set(Warmth("ready"))  # the first question has loaded all there is to load
        except SscError as error:
            log.warning("The search model could not be made ready: %s", error)
            self._set(Warmth("failed", str(error)))
        with self._lock:
            self._made = (generation, tuple(kept))
        log.info("Ready after %.1f s with %d suggested questions.", time.monotonic() - began, len(kept))

    def _set(self, warmth: Warmth) -> None:
        with self._lock:
            self._warmth = warmth
