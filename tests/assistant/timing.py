"""How the time of reading grows with the length of a text."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from tests.ingest import growth as ingest_growth


def growth(read: Callable[[str], object], words: str, characters: int) -> float:
    """How many times as long a text of twice so many characters takes: 2 for time in step with length, 4 for square.

    Each reading is of another text, so that nothing is remembered.
    """
    run = itertools.count()
    return ingest_growth.growth(lambda n: read(f"{next(run)} {words * n}"), characters // len(words))
