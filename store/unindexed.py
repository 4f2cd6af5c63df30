"""An index of vectors that holds nothing, for a library that may not be written: Chroma writes even to read.

The library then compares every passage with the catalogue's vectors, exactly, in 10 ms for 600 passages.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from store.errors import LibraryUnreadable


class Unindexed:
    """Keeps the contract of `vectors.VectorIndex` but has no entries; adding and removing raise LibraryUnreadable."""

    seen: int | None = None

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, ids: Sequence[str], vectors: NDArray[np.float32]) -> None:
        self._refuse()

    def remove(self, edition: str) -> None:
        self._refuse()

    def nearest(self, vector: NDArray[np.float32], limit: int) -> list[tuple[str, float]]:
        return []

    def ids(self) -> frozenset[str]:
        return frozenset()

    def clear(self) -> None:
        self._refuse()

    def refresh(self, generation: int, *, now: bool = False) -> None: ...

    def wrote(self, generation: int) -> None: ...

    def close(self) -> None: ...

    def _refuse(self) -> NoReturn:
        raise LibraryUnreadable(f"The library in {self.folder} cannot be written; allow writing in the folder.")
