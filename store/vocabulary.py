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
    def _shapes(self) -> tuple[dict[tuple[str, int], list[_Shape]], dict[tuple[str, int], list[_Shape]]]:
        """The terms with the set of their letters, by first letter and length, and by last letters and length."""
        heads: dict[tuple[str, int], list[_Shape]] = defaultdict(list)
        tails: dict[tuple[str, int], list[_Shape]] = defaultdict(list)
        for t in self.terms:
            shape = t, _letters(t)
            heads[t[0], len(t)].append(shape)
            if len(t) >= _TAILED:
                tails[t[-_TAIL:], len(t)].append(shape)
        return heads, tails

    def like(self, term: str, slips: int) -> Iterator[str]:
        """The terms that may be a few slips away: those that begin with the same letter and differ by about `slips`
        letters, and of the long ones those that end alike and may differ by one slip at their beginning."""
        heads, tails = self._shapes
        letters = _letters(term)
        for length in range(len(term) - slips, len(term) + slips + 1):
            for other, own in heads.get((term[0], length), ()):
                if (letters ^ own).bit_count() <= 2 * slips:  # a slip takes one letter away and brings one
                    yield other
        for length in range(len(term) - 1, len(term) + 2):
            for other, own in tails.get((term[-_TAIL:], length), ()):
                if other[0] != term[0] and (letters ^ own).bit_count() <= 2:
                    yield other


_Shape = tuple[str, int]
# From this length on a term is also found by its last letters, where a slip changed its first one.
_TAILED, _TAIL = 6, 3


def _letters(term: str) -> int:
    """The set of a term's letters as bits; two letters may share one."""
    bits = 0
    for c in term:
        bits |= 1 << (ord(c) & 63)
    return bits
