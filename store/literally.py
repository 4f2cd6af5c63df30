"""Searching texts literally: every occurrence of a phrase or of words, each compared with the text.

The index of words (`word_index.py`) names the blocks in which a search may be met; what meets it there is for
`matching.py` and `exact.py` to say. Lists are complete and in the order of the documents' sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store import exact, matching, word_index
from store.catalog import Catalog
from store.hits import PhraseHit
from store.matching import Wanted
from store.state import State
from store.where import EVERYTHING, Where


@dataclass(frozen=True, slots=True)
class _BlockText:
    """A block in which a search may be met, its text, where that begins in its document, and the language of that."""

    document_id: str
    number: int
    start: int
    text: str
    language: str

    def hit(self, span: tuple[int, int]) -> PhraseHit:
        return PhraseHit(self.document_id, self.start + span[0], self.start + span[1], self.number)


def hits(catalog: Catalog, state: State, wanted: Sequence[Wanted], where: Where, *, whole: bool) -> Iterator[PhraseHit]:
    """The places where words follow one another; `whole` as in `matching.spans`."""
    for block in _blocks(catalog, state, [wanted], where):
        for span in matching.spans(block.text, wanted, language=block.language, whole=whole):
            yield block.hit(span)


def stands_so(catalog: Catalog, state: State, text: str, wanted: Sequence[Wanted]) -> bool:
    """Whether words in a row stand anywhere in just these letters."""
    for block in _blocks(catalog, state, [wanted], EVERYTHING):
        if text in block.text:  # a small part of the time that it takes to cut it into words
            spans = matching.spans(block.text, wanted, language=block.language, whole=True)
            if any(block.text[start:end] == text for start, end in spans):
                return True
    return False


def exact_hits(
    catalog: Catalog, state: State, text: str, where: Where, *, marks_alike: bool = False
) -> tuple[PhraseHit, ...]:
    """The places where a phrase stands as it is written, in any of the forms that `exact.py` takes for the same."""
    forms = exact.exact(text, marks_alike=marks_alike)
    found = {
        block.hit(span)
        for form in forms
        for wanted in form.wanted
        for block in _blocks(catalog, state, [wanted], where)
        for span in exact.exact_spans(block.text, form)
    }
    order = {id_: i for i, id_ in enumerate(state.entries)}
    return tuple(sorted(found, key=lambda hit: (order[hit.document_id], hit.start, hit.end)))


def hits_together(
    catalog: Catalog, state: State, parts: Sequence[Sequence[Wanted]], where: Where
) -> Iterator[tuple[tuple[PhraseHit, ...], ...]]:
    """For each block that holds all of several words or phrases the places of each of them there, in their order."""
    for block in _blocks(catalog, state, parts, where):
        found: list[tuple[PhraseHit, ...]] = []
        for wanted in parts:
            spans = matching.spans(block.text, wanted, language=block.language, whole=True)
            found.append(tuple(block.hit(span) for span in spans))
            if not found[-1]:
                break
        else:
            yield tuple(found)


def _blocks(catalog: Catalog, state: State, parts: Sequence[Sequence[Wanted]], where: Where) -> Iterator[_BlockText]:
    """The blocks in which all parts of a search may be met."""
    if not parts or not all(parts):
        return
    documents = state.chosen(where) if where else None
    with catalog.reading() as connection:
        for document_id, blocks in word_index.blocks_meeting(connection, parts, documents):
            entry = state.entries.get(document_id)
            if entry is None:
                continue  # another process has just added it
            text = catalog.text(connection, document_id)
            language = entry.document.record.language[:2] or "en"
            for number, start, end in blocks:
                yield _BlockText(document_id, number, start, text[start:end], language)
