"""How much time and memory the reading of one file may take, and how many processes read."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass

GB = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """seconds: of the clock, for one file; memory: bytes beyond what the reading process takes when it does nothing."""

    seconds: float = 60.0
    memory: int = 1_500_000_000

    @property
    def too_slow(self) -> str:
        """What is said of a file that took longer."""
        return f"took longer than {self.seconds:g} second{'s' * (self.seconds != 1)} to read (`--seconds` allows more)."

    @property
    def too_large(self) -> str:
        """What is said of a file that needed more."""
        return f"needed more than {self.memory / GB:.2g} GB of memory to read (`--memory` allows more)."


def time_left() -> float | None:
    """The seconds left to the reading of this file, by the alarm of the process; None where nothing limits it."""
    if not hasattr(signal, "getitimer"):
        return None
    left = signal.getitimer(signal.ITIMER_REAL)[0]
    return left if left > 0 else None


def default_workers() -> int:
    """One process less than there are cores, as another embeds what was read; at least one."""
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        cores = os.cpu_count() or 1
    return max(cores - 1, 1)
