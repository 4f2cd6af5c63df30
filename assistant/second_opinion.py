"""A second embedding model's opinion of the sentences that a search by topic ranks first.

The packaged English model knows other likenesses than the multilingual one: of 71 searches worded otherwise than the
sentence, 61 instead of 58 had it among the first five with both (NOTES.md). It is asked about English sentences only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from store.embedder import DEFAULT_MODEL, LIGHT_MODEL, Embedder, Encoder

if TYPE_CHECKING:
    from assistant.candidates import Candidate
    from assistant.quotes import QuoteSearch
    from store.library import Library

# Sentences that are read a second time; encoding is what this costs (3 ms each, once).
READ = 10
# What its cosine weighs, in log-odds.
_WEIGHT = 8.0
_KEPT = 20_000


class SecondReader:
    """The second model, with the vectors of the sentences that it has read. Safe to share between threads."""

    def __init__(self, model: Encoder) -> None:
        self._model = model
        self._vectors: dict[str, np.ndarray] = {}

    def scores(self, query: str, texts: Sequence[str]) -> np.ndarray:
        """What the nearness of each text to a query adds to its score, in log-odds [texts]."""
        return _WEIGHT * self._cosines(query, texts)

    def nearer(self, query: str, one: str, other: str) -> bool:
        """Whether a query is nearer to one text than to another."""
        mine, theirs = self._cosines(query, [one, other])
        return bool(mine > theirs)

    def _cosines(self, query: str, texts: Sequence[str]) -> np.ndarray:
        kept = self._vectors  # of one moment: another thread may put another in its place
        new = [t for t in dict.fromkeys(texts) if t not in kept]
        known = kept | dict(zip(new, self._model.encode_passages(new), strict=True)) if new else kept
        self._vectors = known if len(known) <= _KEPT else {}
        cosines: np.ndarray = np.stack([known[t] for t in texts]) @ self._model.encode_query([query])[0]
        return cosines


@lru_cache(maxsize=1)
def second_reader() -> SecondReader:
    """The packaged English model as a second reader. Raises ModelMissing at its first text, where it is damaged."""
    return SecondReader(Embedder.load(LIGHT_MODEL))


def reader_for(search: QuoteSearch, library: Library) -> SecondReader | None:
    """The second reader, where a search has a topic and another model's opinion is to be had."""
    wanted = search.mode == "topic" and bool(search.query) and has_second_reader(library)
    return second_reader() if wanted else None


def has_second_reader(library: Library) -> bool:
    """Whether another model's opinion is to be had: that of a library's own would be the same."""
    return library.embedder.name == DEFAULT_MODEL


def with_second_opinion(
    query: str, candidates: Sequence[Candidate], english: Sequence[bool], reader: SecondReader
) -> list[Candidate]:
    """Candidates, best first, with what the second model says of the first `READ` added to their scores.

    `english` says of each whether it is English; the others, and those further down, are taken to be as near as these
    are on the whole.
    """
    read = [i for i, is_english in enumerate(english[:READ]) if is_english]
    if not read:
        return list(candidates)
    said = reader.scores(query, [candidates[i].text for i in read])
    added = dict.fromkeys(range(len(candidates)), float(said.mean())) | dict(zip(read, map(float, said), strict=True))
    again = [replace(c, score=c.score + added[i]) for i, c in enumerate(candidates)]
    return sorted(again, key=lambda c: (-c.score, c.place))
