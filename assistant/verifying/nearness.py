"""How near a word lies to some words of the library, by the vectors of single words that the library keeps."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.verifying.checkers import Nearness

if TYPE_CHECKING:
    from store.library import Library

# Cosines under e5 lie between 0.90 (nothing in common) and 0.95 (as good as equal); see `assistant/terms.py`.
_FROM, _FULL = 0.90, 0.95


def nearness_in(library: Library) -> Nearness:
    """A function that says how near a word is to the nearest of some terms, 0 to 1."""
    vocabulary = library.vocabulary()

    @lru_cache(maxsize=4096)
    def near(word: str, terms: frozenset[str]) -> float:
        rows = [vocabulary.index[t] for t in terms if t in vocabulary.index]
        if not rows or not vocabulary.vectors.size:
            return 0.0
        own = vocabulary.index.get(word)
        vector = vocabulary.vectors[own] if own is not None else library.embedder.encode_query([word])[0]
        return min(1.0, max(0.0, (float((vocabulary.vectors[rows] @ vector).max()) - _FROM) / (_FULL - _FROM)))

    return near
