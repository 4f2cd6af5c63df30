"""The vocabulary of the library: its terms, in how many blocks each stands, and the vector of each.

A value, built by `library.py` once per generation. It does not know where the numbers come from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from store.words import stem

# Documents are stemmed as English by default: the question's language and English cover the literature served.
_STEMMED = ("en", "es", "fr", "pt")


@dataclass(frozen=True)
class Vocabulary:
    """`frequency[i]` is the number of blocks that hold `terms[i]`, `vectors[i]` its vector (float32, unit length).

    `vectors` has no rows when the library keeps none. `blocks` is the number of blocks counted.
    """

    terms: tuple[str, ...]
    frequency: np.ndarray
    vectors: np.ndarray
    blocks: int

    @cached_property
    def index(self) -> dict[str, int]:
        return {t: i for i, t in enumerate(self.terms)}

    def rarest(self, terms: Iterable[str]) -> str | None:
        """The term that stands in the fewest blocks, of those that the library has all; None where it lacks one."""
        wanted = list(terms)
        if not wanted or any(t not in self.index for t in wanted):
            return None
        return min(wanted, key=lambda t: (self.frequency[self.index[t]], t))

    @cached_property
    def _stems(self) -> dict[str, dict[str, list[str]]]:
        return {}

    def same_stem(self, term: str, language: str = "en") -> Sequence[str]:
        """The terms of one stem with a term, by the stemmers of English and of the question's language."""
        found: list[str] = []
        for code in dict.fromkeys(("en", language)):
            if code not in _STEMMED:
                continue
            if code not in self._stems:
                by_stem: dict[str, list[str]] = defaultdict(list)
                for t in self.terms:
                    by_stem[stem(t, code)].append(t)
                self._stems[code] = by_stem
            found += self._stems[code].get(stem(term, code), [])
        return tuple(dict.fromkeys(found))

    @cached_property
    def _shapes(self) -> dict[tuple[str, int], list[str]]:
        shapes: dict[tuple[str, int], list[str]] = defaultdict(list)
        for t in self.terms:
            shapes[t[0], len(t)].append(t)
        return shapes

    def like(self, term: str, slips: int) -> Iterator[str]:
        """The terms that begin with the same letter and differ in length by at most `slips`."""
        for length in range(len(term) - slips, len(term) + slips + 1):
            yield from self._shapes.get((term[0], length), ())
