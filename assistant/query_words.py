"""What the words of a question stand for in the library: acronyms, other names, and the vectors of single words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from assistant import glossary
from assistant.question import Ask, content_terms
from store.words import terms_of, tokens

if TYPE_CHECKING:
    from store.library import Library
    from store.vocabulary import Vocabulary


def acronyms_of(library: Library) -> Mapping[str, str]:
    """The acronyms that the library explains, each with its long form as it is written."""
    return both_ways(library)[0]


def both_ways(library: Library) -> tuple[Mapping[str, str], Mapping[str, frozenset[str]]]:
    """The library's acronyms with their long forms, as they are written and as folded terms."""
    return _read(library.acronyms())


# Of the pairs, not of the library, which a cache would keep alive.
@lru_cache(maxsize=4)
def _read(acronyms: tuple[tuple[str, str], ...]) -> tuple[Mapping[str, str], Mapping[str, frozenset[str]]]:
    written: dict[str, str] = {}
    found: dict[str, frozenset[str]] = {}
    for short, long in acronyms:
        written.setdefault(short, long)
        terms, folded = terms_of(long), terms_of(short)
        if len(folded) == 1 and len(terms) > 1 and not folded <= terms:
            found.setdefault(next(iter(folded)), terms)
    return written, found


def mentions(ask: Ask, vocabulary: Vocabulary) -> tuple[list[glossary.Mention], dict[str, frozenset[str]]]:
    """What the ask calls by another name than the library does, and the library's terms for each term of a mention."""
    strange: list[glossary.Mention] = []
    synonyms: dict[str, frozenset[str]] = {}
    for mention in glossary.mentions(ask.full):
        own = [t.term for t in tokens(ask.full) if mention.start <= t.start and t.end <= mention.end]
        if any(t not in vocabulary.index for t in own):
            strange.append(mention)
        meant = frozenset(t for name in mention.english if (t := vocabulary.rarest(content_terms(name))))
        for term in own:
            synonyms[term] = synonyms.get(term, frozenset()) | meant
    return strange, synonyms


def word_vectors(
    terms: Sequence[str], surfaces: Sequence[str], library: Library, vocabulary: Vocabulary, none: np.ndarray
) -> np.ndarray:
    """The vectors of single words, [terms, dimension]: from the library, which has encoded its own in the same way, or
    encoded as the reader wrote them. These by themselves: in one batch with the asks each would be padded to the length
    of a sentence."""
    if not terms:
        return none
    known = vocabulary.index if len(vocabulary.vectors) else {}
    new = dict.fromkeys(s for t, s in zip(terms, surfaces, strict=True) if t not in known)
    encoded = dict(zip(new, library.embedder.encode_query(list(new)), strict=True)) if new else {}
    rows = [vocabulary.vectors[known[t]] if t in known else encoded[s] for t, s in zip(terms, surfaces, strict=True)]
    return np.stack(rows).astype(np.float32)
