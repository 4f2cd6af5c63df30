"""Whether the evidence of a set stands where it says: in the documents of a library, in these words.

A case whose evidence is nowhere would count against every answer; one whose evidence stands in a document that it does
not name would count for a wrong one. Words are compared as exact phrases are (`store.matching`): case, accents, hyphens
and white space aside, nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evals.cases import Case
from store.words import fold

if TYPE_CHECKING:
    from store.documents import Document
    from store.library import Library


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an alternative of a piece of evidence was found: the document's source and the span of its text."""

    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a case, in a sentence."""

    id: str
    why: str


def faults(cases: Iterable[Case], library: Library) -> list[Fault]:
    """All that is wrong with the cases of a set as they stand to a library, in the order of the cases."""
    documents = library.documents()
    return [Fault(case.id, why) for case in cases for why in _faults(case, documents, library)]


def doubts(cases: Iterable[Case], library: Library) -> list[Fault]:
    """Facts of which no wording stands in the documents that their case names: seldom right where answers quote."""
    held = library.documents()
    found = []
    for case in cases:
        texts = [fold(library.paged(d.id).text) for d in held if case.documents and d.source.startswith(case.documents)]
        for fact in case.must_contain if texts and case.evidence else ():
            if not any(fold(wording) in text for wording in fact for text in texts):
                found.append(Fault(case.id, f"the fact “{fact[0]}” stands nowhere in the documents that it names"))
    return found


def _faults(case: Case, documents: Sequence[Document], library: Library) -> list[str]:
    named, wrong = [], []
    for beginning in case.documents:
        meant = [d for d in documents if d.source.startswith(beginning)]
        if len(meant) != 1:
            wrong.append(f"“{beginning}” begins the names of {len(meant)} documents, not of one")
        named += meant
    if wrong:
        return wrong
    for piece in case.evidence:
        for words in piece:
            found = {s.source for s in standing(words, library)}
            if not found & {d.source for d in named}:
                where = f"it stands in {', '.join(sorted(found))}" if found else "it stands nowhere"
                wrong.append(f"“{words}” does not stand in {', '.join(d.source for d in named)}; {where}")
    if wrong or not case.evidence:
        return wrong
    met = {s.source for piece in case.evidence for words in piece for s in standing(words, library)}
    return [f"{d.source} is named, and no piece of evidence stands in it" for d in named if d.source not in met]


def standing(words: str, library: Library) -> list[Standing]:
    """Every place where these words stand, by source and place."""
    hits = library.phrase(words)
    return sorted(
        (Standing(library.document(h.document_id).source, h.start, h.end) for h in hits),
        key=lambda s: (s.source, s.start),
    )
