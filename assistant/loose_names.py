"""A document that is named by what it is about ("the Belgrade brief"): which one holds that name most.

Its record is looked at first (`steering.py`); here it is the text that decides: where the name stands in the opening
and in headings, and how often for the length of the text. It does not know the question around the name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant import glossary
from assistant.countries import countries_in, territories
from assistant.demonyms import country_of
from assistant.languages import code_of
from assistant.query_words import acronyms_of
from assistant.steering import LIGHT
from store.documents import Document
from store.words import fold, terms_of

if TYPE_CHECKING:
    from store.library import Library

# A document is about a name that it holds so often, in its opening or a heading too.
_LEAST = 3
# What a place in a heading or in the opening counts, beside one elsewhere.
_HEADING, _OPENING = 3.0, 2.0
# How many times the next one's measure the first must have to be meant; for a word that is no name.
_LEAD, _LEAD_OF_WORD = 2.0, 4.0
# A name that stands in more blocks of a library than this tells hardly any document, and would take long to count.
_COMMON = 400
# Blocks of text that are the opening.
_FIRST = 3
_TOLD = ("body", "list", "quote", "table", "caption")

# The ids of the documents that a name may stand for: one, or those that it fits as well; none where it is not clear.
LooseNames = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Held:
    """How much of a document a name takes up."""

    document: str
    places: int
    measure: float
    opens: bool


def loose_names_in(library: Library, documents: Sequence[Document]) -> LooseNames:
    """What a name before or after the word for a work stands for among the documents. Raises StoreError when called."""
    generation, among = library.generation, tuple(d.id for d in documents)
    known = _KNOWN.get(library)
    if known is None or known.generation != generation:
        known = _KNOWN[library] = _Known(generation, {})

    def named(name: str) -> tuple[str, ...]:
        # One question asks for the same names at each step of answering it.
        if (name, among) not in known.names:
            if len(known.names) >= _KEPT:
                known.names.clear()
            known.names[name, among] = look(name)
        return known.names[name, among]

    def look(name: str) -> tuple[str, ...]:
        spellings = _spellings(name, library)
        titled = _written_in(name, documents) or [d for d in documents if any(_in_title(s, d) for s in spellings)]
        titled = titled or _of_the_country(name, documents)
        if titled:
            return tuple(d.id for d in titled) if len(titled) < _LEAST else ()
        held, is_name = _held(spellings, documents, library)
        about = [h for h in held if h.places >= _LEAST and h.opens]
        if not about:
            return ()
        lead = _LEAD if is_name else _LEAD_OF_WORD
        # One that only holds the name in passing is a rival too.
        near = [h for h in held if h.measure * lead > about[0].measure]
        if held[0] is not about[0] or len(near) > 2 or (len(near) > 1 and not (is_name and near[1] in about)):
            return ()
        return tuple(h.document for h in near)

    return named


@dataclass(frozen=True, slots=True)
class _Known:
    """What names were found to stand for among some documents (ids), at one generation of a library."""

    generation: int
    names: dict[tuple[str, tuple[str, ...]], tuple[str, ...]]


_KNOWN: WeakKeyDictionary[Library, _Known] = WeakKeyDictionary()
_KEPT = 500


def _written_in(name: str, documents: Sequence[Document]) -> list[Document]:
    """The documents in a language ("the French brief"), where most are in another; their language or what they are on
    may be meant of the rest."""
    code = code_of(name)
    found = [d for d in documents if code and d.record.language[:2] == code[:2]]
    return found if len(found) * 2 < len(documents) and len(found) < _LEAST else []


def _of_the_country(name: str, documents: Sequence[Document]) -> list[Document]:
    """The documents whose title has the country that a name is the adjective of, by any of its names or adjectives."""
    code = country_of(name)
    return [d for d in documents if code and code in _countries_of(d.record.title)]


@lru_cache(maxsize=20_000)
def _countries_of(title: str) -> frozenset[str]:
    of_words = {country_of(word) for word in re.findall(r"[^\W\d_]{4,}", title)}
    return countries_in(title) | {code for code in of_words if code}


def _spellings(name: str, library: Library) -> tuple[str, ...]:
    """A name with what its acronym stands for, or the acronym, with its English names, and of the adjective of a
    country the country's names in Latin script."""
    found = [name]
    if code := country_of(name):
        found += [n for named in territories().values() if (n := named.get(code)) and n[0] < "\u0250"]
    for mention in glossary.mentions(name if " " in name else name.upper()):
        if (mention.start, mention.end) == (0, len(name)):
            found += mention.english
    for short, long in acronyms_of(library).items():
        if fold(short) == fold(name):
            found.append(long)
        elif fold(long) == fold(name):
            found.append(short)
    return tuple(dict.fromkeys(found))


def _in_title(name: str, document: Document) -> bool:
    words = terms_of(name) - LIGHT
    return bool(words) and words <= terms_of(document.record.title)


def _held(spellings: Sequence[str], documents: Sequence[Document], library: Library) -> tuple[list[_Held], bool]:
    """The documents that hold a name, the one that holds it most first; and whether it is a name by its capitals."""
    by_document: dict[str, set[tuple[int, int]]] = {d.id: set() for d in documents}
    written: Counter[bool] = Counter()
    vocabulary = library.vocabulary()
    for name in spellings:
        blocks = [vocabulary.frequency[vocabulary.index[t]] for t in terms_of(name) if t in vocabulary.index]
        if not blocks or min(blocks) > _COMMON:
            continue
        for hit in library.occurrences(name):
            if hit.document_id not in by_document:
                continue
            words = library.paged(hit.document_id).text[hit.start : hit.end]
            if glossary.is_acronym(name) and words != name:
                continue
            written[words[:1].isupper()] += 1
            by_document[hit.document_id].add((hit.start, hit.end))
    held = [_measured(id_, spans, library) for id_, spans in by_document.items() if spans]
    return sorted((h for h in held if h.measure), key=lambda h: -h.measure), bool(written) and not written[False]


def _measured(document_id: str, spans: set[tuple[int, int]], library: Library) -> _Held:
    paged = library.paged(document_id)
    told = [i for i, b in enumerate(paged.blocks) if b.kind in _TOLD]
    opening = set(told[:_FIRST]) | {i for i in told if i < 2}
    measure, places, opens = 0.0, 0, False
    for start, _ in spans:
        at = paged.block_at(start)
        kind = paged.blocks[at].kind
        if kind not in (*_TOLD, "heading"):
            continue  # what a note or a reference names, the document need not be about
        places += 1
        opens = opens or kind == "heading" or at in opening
        measure += _HEADING if kind == "heading" else _OPENING if at in opening else 1.0
    words = len(re.findall(r"\w+", paged.text)) or 1
    return _Held(document_id, places, measure / words, opens)
