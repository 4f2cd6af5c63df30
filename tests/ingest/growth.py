"""How the cost of a reading grows: the processor's time for twice as much, over the time for once as much."""

from __future__ import annotations

import time
from collections.abc import Callable

# Shorter times say more of the machine than of the reading.
_LEAST = 0.05
_LARGEST = 1 << 20


def growth(read: Callable[[int], object], n: int) -> float:
    """The ratio for 2n and n, the least of several; n is doubled until its cost can be measured."""
    once = _cost(read, n)
    while once < _LEAST and n < _LARGEST:
        n *= 2
        once = _cost(read, n)
    ratio = _cost(read, 2 * n) / once
    for _ in range(3):
        if ratio < 2.6:
            break
        ratio = min(ratio, _cost(read, 2 * n) / min(_cost(read, n), _cost(read, n)))
    return ratio


def _cost(read: Callable[[int], object], n: int) -> float:
    began = time.process_time()
    read(n)
    return time.process_time() - began
