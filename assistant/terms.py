"""The terms of a question against the vocabulary of the library: equal, of one stem, misspelt, or near in meaning.

Word search alone misses "portion" for "percent" and every question in another language; sentence vectors alone
cannot say *which* word of the question a sentence leaves unmet. So each term of the question is mapped to the
terms of the library that mean it, each with a strength from 0 to 1: by equality, by stem, by spelling, and by the
nearness of the embedding model's vectors of the single words (after Kuzi, Shtok and Kurland, "Query expansion
using word embeddings", CIKM 2016). The multilingual model makes the same step a dictionary.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from store.words import is_arabic

if TYPE_CHECKING:
    from store.vocabulary import Vocabulary

# Cosines between single words under e5 lie between 0.80 (nothing in common) and 1. Of the pairs looked at, synonyms
# and translations stood above 0.94, neighbours of spelling and of theme between 0.88 and 0.93.
_NEAR_FROM, _NEAR_FULL = 0.90, 0.95
_NEAR_LIMIT = 12
# How surely a word one slip away is meant; of short words too many are one slip apart ("armed", "aimed").
_RESPELT, _PERHAPS, _LONG = 0.9, 0.6, 7
# From this strength on a name counts as met ("Turkish" for "Turkey").
NAME_MET = 0.75
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A term of the question: its weight (inverse document frequency) and the library's terms that mean it."""

    term: str
    weight: float
    near: Mapping[str, float]

    @property
    def known(self) -> bool:
        """Whether the library has the term itself, in some form or spelling."""
        return any(strength >= 0.9 for strength in self.near.values())

    def strength(self, present: frozenset[str]) -> float:
        """How well the term is met by the terms of a text, 0 to 1."""
        return max((s for t, s in self.near.items() if t in present), default=0.0)


class Meeting:
    """How well texts meet the terms of a question. Hundreds of texts are asked for each question: the library's terms
    that mean one of the question's are looked up in each text at once."""

    def __init__(self, terms: Sequence[QueryTerm]) -> None:
        self._weights = [t.weight for t in terms]
        self._meant: dict[str, list[tuple[int, float]]] = {}
        for i, term in enumerate(terms):
            for other, strength in term.near.items():
                self._meant.setdefault(other, []).append((i, strength))
        self._keys = frozenset(self._meant)

    def strengths(self, present: frozenset[str]) -> list[float]:
        """How well each term is met by the terms of a text, 0 to 1, in the order of the terms."""
        found = [0.0] * len(self._weights)
        for term in present & self._keys:
            for i, strength in self._meant[term]:
                found[i] = max(found[i], strength)
        return found

    def share(self, strengths: Sequence[float], of: Sequence[int] | None = None) -> float:
        """The share of the weight of the terms (of those at the places `of`) that is met, 0 to 1; 1 without terms."""
        weights = self._weights if of is None else [self._weights[i] for i in of]
        met = strengths if of is None else [strengths[i] for i in of]
        total = sum(weights)
        return sum(map(operator.mul, weights, met)) / total if total else 1.0

    def most_lacking(self, strengths: Sequence[float], of: Sequence[int]) -> float:
        """The greatest weight that one of the terms at the places `of` leaves unmet."""
        return max((self._weights[i] * (1 - strengths[i]) for i in of), default=0.0)


def match_terms(
    terms: Sequence[str],
    vocabulary: Vocabulary,
    vectors: np.ndarray | None,
    *,
    language: str = "en",
    acronyms: Mapping[str, frozenset[str]] | None = None,
    synonyms: Mapping[str, frozenset[str]] | None = None,
    whole: Collection[str] = (),
) -> tuple[QueryTerm, ...]:
    """Map each term to the vocabulary. `vectors` are the terms' own, [terms, dimension] of unit length, or None.

    `acronyms` are folded acronyms with the terms of their long forms, `synonyms` other terms that a term stands for,
    `whole` terms that are words as they stand and so no typing errors of others.
    """
    near_by_meaning = vectors @ vocabulary.vectors.T if vectors is not None and vocabulary.vectors.size else None
    asked = frozenset(terms)
    found = []
    for i, term in enumerate(terms):
        near = dict.fromkeys(vocabulary.same_stem(term, language), 1.0)
        for short, long in (acronyms or {}).items():
            if term in long and long <= asked:
                near[short] = 1.0  # "South-South cooperation" is met by "SSC"
            elif term == short:
                near[min(long, key=lambda t: _blocks(t, vocabulary))] = 0.8
        if term in vocabulary.index:
            near[term] = 1.0
        near |= {other: max(near.get(other, 0.0), 0.9) for other in (synonyms or {}).get(term, ())}
        if not near and not term.isdigit():
            respelt = _respelt(term, vocabulary, term in whole)
            near = {t: _RESPELT if max(len(term), len(t)) >= _LONG else _PERHAPS for t in respelt}
        if near_by_meaning is not None and not any(c.isdigit() for c in term):
            for other, strength in _by_meaning(term, near_by_meaning[i], vocabulary, language):
                near[other] = max(near.get(other, 0.0), strength)
        found.append(QueryTerm(term, _weight(near, vocabulary), near))
    return tuple(found)


def _weight(near: Mapping[str, float], vocabulary: Vocabulary) -> float:
    """Inverse document frequency over blocks; of the nearest terms where the library lacks the term itself."""
    best = max(near.values(), default=0.0)
    blocks = sum(
        vocabulary.frequency[vocabulary.index[t]] for t, s in near.items() if s >= best and t in vocabulary.index
    )
    return math.log(1 + vocabulary.blocks / (1 + blocks))


def _blocks(term: str, vocabulary: Vocabulary) -> int:
    return int(vocabulary.frequency[vocabulary.index[term]]) if term in vocabulary.index else 0


def _by_meaning(term: str, cosines: np.ndarray, vocabulary: Vocabulary, language: str) -> Iterable[tuple[str, float]]:
    foreign = language != "en" or not set(term) <= _LATIN
    low, full = (_NEAR_FROM - 0.02, _NEAR_FULL - 0.015) if foreign else (_NEAR_FROM, _NEAR_FULL)
    limit = min(_NEAR_LIMIT, len(cosines))
    for j in np.argpartition(-cosines, limit - 1)[:limit]:
        other = vocabulary.terms[j]
        strength = (float(cosines[j]) - low) / (full - low)
        # Word pieces that two words share draw their vectors together ("coal", "Carol"): likeness of letters alone
        # is no likeness of meaning.
        if other != term and _alike(term, other):
            strength -= 0.35
        if strength > 0.05 and not any(c.isdigit() for c in other):
            yield other, min(strength, 0.95)


def _alike(a: str, b: str) -> bool:
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return 2 <= shared < max(4, min(len(a), len(b)) - 2)


def _respelt(term: str, vocabulary: Vocabulary, whole: bool) -> tuple[str, ...]:
    """The library's terms one slip away (two for long words): the most frequent first, three at most.

    Of a word that is whole as it stands only those that go on from it ("Sahara", "Saharan").
    """
    if len(term) < 5 or not (set(term) <= _LATIN or is_arabic(term)):
        return ()
    slips = 1 if len(term) < 8 else 2
    close = [
        (distance, t)
        for t in vocabulary.like(term, slips)
        if (distance := _slips(term, t, slips)) <= (slips if t[0] == term[0] else 1)
        and (not whole or t.startswith(term) or term.startswith(t))
    ]
    best = min((d for d, _ in close), default=0)
    close = [(d, t) for d, t in close if d == best]
    close.sort(key=lambda dt: -vocabulary.frequency[vocabulary.index[dt[1]]])
    return tuple(t for _, t in close[:3])


def _slips(a: str, b: str, limit: int) -> int:
    """Optimal string alignment distance (Damerau 1964), given up beyond `limit`."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        new = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) > limit:
            return limit + 1
        before, row = row, new
    return row[-1]
