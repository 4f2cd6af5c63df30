"""What an interrupted writer may leave astray: vectors and files that the catalogue knows no more, or an index half
made again. It is noted in the catalogue before, and cleared away after, by whoever holds the write lock.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from store import embedded
from store.catalog import Catalog
from store.errors import StoreError
from store.files import Originals
from store.vectors import VectorIndex, entry_id

log = logging.getLogger(__name__)
# Stands among the editions astray while the whole index is being made again.
EVERYTHING = "*"
# Documents of which the vectors are put back into the index together.
_REBUILT_AT_ONCE = 100


class Astray:
    """Sweeps what is astray in a library, and makes its index of vectors again."""

    def __init__(self, catalog: Catalog, index: VectorIndex, originals: Originals) -> None:
        self._catalog = catalog
        self._index = index
        self._originals = originals

    def sweep(self, *, files: bool = False) -> int:
        """Remove what is noted as astray; `files`: look for files that belong to no document too. How many were."""
        with self._catalog.reading() as connection:
            editions = self._catalog.pending(connection)
            strays = self._originals.strays(self._catalog.ids(connection)) if editions or files else []
        if EVERYTHING in editions:
            self.rebuild(None)
            self.settle([], strays)
            return len(editions) + len(strays)
        return self.settle(editions, strays)

    def settle(self, editions: Sequence[str], files: Sequence[Path]) -> int:
        """Remove the vectors of editions, and files, that the catalogue knows no more; how many were removed.

        Files first: they are what nobody may keep. A failure is logged, and the editions stay noted for the next sweep.
        """
        try:
            for file in files:
                file.unlink(missing_ok=True)
            for edition in editions:
                self._index.remove(edition)
        except (OSError, StoreError) as error:
            log.warning("What was removed is not all cleared away; the next writing tries again. %s", error)
            return 0
        if editions:
            with self._catalog.noting() as connection:
                self._catalog.clear_pending(connection, editions)
        return len(editions) + len(files)

    def rebuild(self, progress: Callable[[int], None] | None) -> int:
        """Make the index of vectors again from the catalogue; how many passages."""
        with self._catalog.writing() as connection:
            self._catalog.note_pending(connection, [EVERYTHING])
        self._index.clear()
        with self._catalog.reading() as connection:
            documents = list(self._catalog.entries(connection))
            count = 0
            for at in range(0, len(documents), _REBUILT_AT_ONCE):
                rows, vectors = embedded.passage_vectors(connection, documents[at : at + _REBUILT_AT_ONCE])
                self._index.add([entry_id(edition, id_) for id_, _, edition in rows], vectors.astype(np.float32))
                count += len(rows)
                if progress:
                    progress(len(rows))
        with self._catalog.writing() as connection:  # the generation moves: readers must open the new index
            self._catalog.clear_pending(connection, self._catalog.pending(connection))
        with self._catalog.reading() as connection:
            self._index.wrote(self._catalog.generation(connection))
        return count
