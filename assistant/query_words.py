"""What the words of a question stand for in the library: acronyms, other names, and the vectors of single words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from assistant import glossary
from assistant.question import Ask, content_terms
from assistant.steering import Proof
from assistant.wants import is_of_a_seat
from store.words import terms_of, tokens

if TYPE_CHECKING:
    from store.documents import Document
    from store.library import Library
    from store.vocabulary import Vocabulary


def acronyms_of(library: Library) -> Mapping[str, str]:
    """The acronyms that the library explains, each with its long form as it is written."""
    return both_ways(library)[0]


def both_ways(library: Library) -> tuple[Mapping[str, str], Mapping[str, frozenset[str]]]:
    """The library's acronyms with their long forms, as they are written and as folded terms."""
    return _read(library.acronyms())


def proofs_in(library: Library) -> Proof:
    """Says whether the library holds an acronym for a name: it explains it so, or, explaining it as nothing else, the
    document whose record has the name uses it."""

    def proved(short: str, name: str, document: Document) -> bool:
        explained = [terms_of(long) for known, long in library.acronyms() if known == short]
        if explained:
            return any(long <= terms_of(name) for long in explained)
        return re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", library.paged(document.id).text) is not None

    return proved


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


def mentions(
    ask: Ask, library: Library, spelt: Mapping[str, str]
) -> tuple[list[glossary.Mention], dict[str, frozenset[str]]]:
    """What the ask calls by another name than the library does, and the library's terms for each term of a mention;
    `spelt` are acronyms of the ask with the names of which the library has the words alone."""
    vocabulary = library.vocabulary()
    strange: list[glossary.Mention] = []
    synonyms: dict[str, frozenset[str]] = {}
    for short, long in spelt.items():
        if rarest := vocabulary.rarest(content_terms(long)):
            synonyms |= {term: frozenset({rarest}) for term in terms_of(short)}
    for mention in glossary.mentions(ask.full):
        if _is_unheard_of(mention, ask, library):
            continue
        own = [t.term for t in tokens(ask.full) if mention.start <= t.start and t.end <= mention.end]
        if any(t not in vocabulary.index for t in own):
            strange.append(mention)
        meant = frozenset(t for name in mention.english if (t := vocabulary.rarest(content_terms(name))))
        for term in own:
            synonyms[term] = synonyms.get(term, frozenset()) | meant
    for thing in glossary.abroad(ask.full):
        own = [t.term for t in tokens(ask.full) if thing.start <= t.start and t.end <= thing.end]
        meant = frozenset(t for name in thing.names if (t := _in_short(name, vocabulary)) and t not in own)
        for term in own if meant else ():
            synonyms[term] = synonyms.get(term, frozenset()) | meant
    for term in ask.terms if ask.want.counted == ("seat",) else ():
        if is_of_a_seat(term):
            synonyms[term] = synonyms.get(term, frozenset()) | (_SEATS & vocabulary.index.keys())
    for token in tokens(ask.full):
        if (group := _GROUP.fullmatch(token.term)) and group[1] in vocabulary.index:
            synonyms[token.term] = synonyms.get(token.term, frozenset()) | {group[1]}
    return strange, synonyms


def _in_short(name: str, vocabulary: Vocabulary) -> str | None:
    """The rarest of a name's words, if the library has them all and none of them but particles is a word that carries
    no topic in another language ("Sur Global")."""
    content = content_terms(name)
    whole = all(t.term in content or t.term in _PARTICLES for t in tokens(name))
    return vocabulary.rarest(content) if whole else None


_PARTICLES = terms_of("of the for and de la el las los del y e du des les le et pour do da dos das")


def _is_unheard_of(mention: glossary.Mention, ask: Ask, library: Library) -> bool:
    """Whether a body is meant by an acronym and the library has it by no name, in any language: a single word of its
    long form ("trade" of the WTO's) names something else."""
    short = ask.full[mention.start : mention.end]
    if not glossary.is_acronym(short) or not any(" " in name for name in mention.english):
        return False
    elsewhere = [n for thing in glossary.abroad(ask.full) if thing.start == mention.start for n in thing.names]
    names = (short, *mention.english, *elsewhere)
    return not any(library.holds(name, as_written=glossary.is_acronym(name)) for name in names)


# "Siège", "sede" and "مقر" mean a throne, a venue or a building as well: of a body they mean these.
_SEATS = terms_of("headquarters headquartered seat siège sede")
# "The G77" is the Group of 77.
_GROUP = re.compile(r"g(\d{1,3})")
# So many single words are encoded in one batch with the asks, where each is padded to the length of a sentence: with
# few of them one batch is quicker than two (44 ms to 67 for one ask and two words, 68 to 71 for four).
_WITH_THE_ASKS = 3


def encode(
    asks: Sequence[str], terms: Sequence[str], surfaces: Sequence[str], library: Library, vocabulary: Vocabulary
) -> tuple[np.ndarray, np.ndarray]:
    """The vectors of asks [asks, dimension] and of their single words [terms, dimension], float32 of unit length.

    A word has the vector that the library has for it, made in the same way, or is encoded as the reader wrote it
    (`surfaces`). A library brought up to date may know words without a vector: their rows are zeros.
    """
    index = vocabulary.index if len(vocabulary.vectors) else {}
    known = {t: index[t] for t in terms if t in index and vocabulary.vectors[index[t]].any()}
    new = list(dict.fromkeys(s for t, s in zip(terms, surfaces, strict=True) if t not in known))
    together = [*asks, *new] if len(new) <= _WITH_THE_ASKS else asks
    vectors = library.embedder.encode_query(together)
    apart = vectors[len(asks) :] if together is not asks else library.embedder.encode_query(new)
    encoded = dict(zip(new, apart, strict=True))
    rows = [vocabulary.vectors[known[t]] if t in known else encoded[s] for t, s in zip(terms, surfaces, strict=True)]
    return vectors[: len(asks)], np.stack(rows).astype(np.float32) if rows else vectors[:0]
