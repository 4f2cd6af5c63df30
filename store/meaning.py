"""Searching passages by meaning: the nearest to a vector, from the index of vectors or, where that is not to be had or
not worth while, from the catalogue's own.

Nothing is taken on the word of the index: every hit is looked up in the catalogue by the edition of its document.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

import numpy as np

from store import embedded
from store.catalog import Catalog
from store.embedder import Vectors
from store.errors import LibraryUnreadable
from store.hits import PassageHit
from store.state import State
from store.unindexed import Unindexed
from store.vectors import VectorIndex
from store.where import Where

log = logging.getLogger(__name__)
# Chroma's own filters cost 20 to 90 ms at 10,000 to 50,000 passages. So a search among few passages compares them all
# with the catalogue's vectors (10 ms for 600), and one among more takes as many hits of a search without a filter as
# should hold enough of them (1 to 4 ms), and compares them all only if these do not.
_COMPARED_ALL = 600
_MOST_FETCHED = 1_000


class ByMeaning:
    """The search for the passages nearest to a vector."""

    def __init__(self, catalog: Catalog, index: VectorIndex) -> None:
        self._catalog = catalog
        self._index = index

    def hits(self, vector: Vectors, limit: int, where: Where, state: Callable[[], State]) -> tuple[PassageHit, ...]:
        """The nearest passages, best first; `state` gives that of the library, anew where a document went meanwhile."""
        hits: tuple[PassageHit, ...] = ()
        for _ in range(3):
            best = self._best(vector, limit, where, state())
            with self._catalog.reading() as connection:
                found = embedded.passages(connection, [passage_id for (passage_id, _), _ in best])
            hits = tuple(
                PassageHit(found[passage_id][0], score)
                for (passage_id, edition), score in best
                if passage_id in found and found[passage_id][1] == edition
            )
            if len(hits) == len(best):
                break  # otherwise a document went while we looked: look again
        return hits

    def _best(self, vector: Vectors, limit: int, where: Where, state: State) -> list[tuple[tuple[str, str], float]]:
        """((passage id, edition), cosine) of the nearest passages in a state of the library."""
        allowed = set(state.chosen(where)) if where else set(state.entries)
        among = sum(state.entries[id_].passages for id_ in allowed)
        scores = None
        if not where or among > _COMPARED_ALL:
            scores = self._nearest(vector, limit, state, allowed, among)
        if scores is None:
            scores = self._compare(vector, sorted(allowed))
        return sorted(scores.items(), key=lambda kv: (-kv[1], kv[0]))[:limit]

    def _nearest(
        self, vector: Vectors, limit: int, state: State, allowed: set[str], among: int
    ) -> dict[tuple[str, str], float] | None:
        """From the index: (passage id, edition) and cosine of those that count.

        None when it does not give enough of them, or cannot be read.
        """
        if not self.refresh(state.generation):
            return None
        seen = self._index.seen  # before the search: another thread may reopen the index during it
        unseen = [id_ for id_ in allowed if seen is not None and state.entries[id_].generation > seen]
        total = sum(e.passages for e in state.entries.values())
        fetch = limit * total // max(among, 1) + limit // 2 + 8
        while fetch <= _MOST_FETCHED + limit:
            try:
                hits = self._index.nearest(vector, fetch)
            except LibraryUnreadable as error:
                log.warning("%s", error)
                return None
            scores = {}
            for entry_id, score in hits:
                edition, _, passage_id = entry_id.partition(":")
                if state.editions.get(edition) in allowed:
                    scores[passage_id, edition] = score
            if len(scores) >= limit or len(hits) < fetch:
                return scores | self._compare(vector, unseen) if unseen else scores
            fetch *= 4
        return None

    def refresh(self, generation: int) -> bool:
        """Whether the index can be searched; it is disposable, and without it searches only take longer."""
        if isinstance(self._index, Unindexed):
            return False
        try:
            self._index.refresh(generation)
        except LibraryUnreadable as error:
            log.warning("%s", error)
            return False
        return True

    def _compare(self, vector: Vectors, ids: Sequence[str]) -> dict[tuple[str, str], float]:
        """The same, from the catalogue's vectors of some documents."""
        with self._catalog.reading() as connection:
            rows, vectors = embedded.passage_vectors(connection, ids)
        if not rows:
            return {}
        cosines = vectors.astype(np.float32) @ vector
        return {(passage_id, edition): float(c) for (passage_id, _, edition), c in zip(rows, cosines, strict=True)}
