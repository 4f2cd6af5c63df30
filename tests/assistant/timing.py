"""How the time of reading a text grows with its length."""

from __future__ import annotations

import time
from collections.abc import Callable


def growth(read: Callable[[str], object], words: str, characters: int) -> float:
    """How many times as long a text of twice so many characters takes: 2 for time in step with length, 4 for square.

    The best of several readings of each, each of another text, so that nothing is remembered.
    """

    def seconds(n: int) -> float:
        best = float("inf")
        for run in range(5):
            text = f"{run} " + words * (n // len(words))
            began = time.perf_counter()
            read(text)
            best = min(best, time.perf_counter() - began)
        return best

    return seconds(2 * characters) / seconds(characters)
