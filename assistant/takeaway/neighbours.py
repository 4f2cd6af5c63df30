"""What stands around cited words in the library now: their block with those before and after, and the notes called.

Decided as everywhere (`assistant.standing`): where the words no longer stand there is no passage to show.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from assistant.standing import State, standing
from store.documents import Block, PagedText
from store.errors import DocumentUnknown

if TYPE_CHECKING:
    from store.library import Library

Json = dict[str, Any]

_BESIDE = 1  # blocks on each side
_BESIDE_LIMIT = 700  # characters of a neighbour
_OWN_LIMIT = 1600  # characters on each side of the words within their own block
_NOTES = 6
_NOTE_LIMIT = 400
_APART = frozenset({"footnote", "reference"})


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A block: `cited` are the words cited that stand in it ("" in one beside them), between `before` and `after`."""

    kind: str
    before: str
    cited: str = ""
    after: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What has become of evidence, and what stands around it where it still stands.

    blocks    in the order of the document
    notes     the mark and the text of each note called in the block of the words
    section   the heading under which they stand, "" where it is one of the blocks
    original  the full reference of the work after which they are given, as the document has it; "" where it has none
    """

    state: State
    blocks: tuple[Neighbour, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    section: str = ""
    original: str = ""

    @property
    def gone(self) -> bool:
        return self.state in (State.CHANGED, State.WITHDRAWN)


# Gives what stands around a piece of evidence (its JSON, with "around" where it is known), None where it cannot tell.
Around = Callable[[Json], Surroundings | None]


def in_library(library: Library) -> Around:
    """The surroundings of evidence in a library as it is at the time. What is returned raises StoreError."""
    from assistant.quote_search import quote_at  # loads much that pages do without

    def look(evidence: Json) -> Surroundings | None:
        id_ = evidence["document"]["id"]
        try:
            document = library.document(id_)
        except DocumentUnknown:
            document = None
        around = evidence.get("around")
        kept = (str(around[0]), str(around[1])) if around else None
        found = standing(evidence, kept, document, lambda: library.paged(id_))
        if found.span is None:
            return Surroundings(found.state)
        try:
            shown = replace(surroundings(library.paged(id_), *found.span), state=found.state)
            if evidence.get("author_says", True) and not evidence.get("original"):
                return shown
            original = quote_at(library, id_, *found.span).original
            return replace(shown, original=original.reference if original else "")
        except DocumentUnknown:
            return Surroundings(State.WITHDRAWN)  # it left between two looks

    return look


def surroundings(paged: PagedText, start: int, end: int, beside: int = _BESIDE) -> Surroundings:
    """What stands around the span [start, end) of a text, with as many blocks as `beside` on each side."""
    blocks = paged.blocks
    if not blocks:
        return Surroundings(State.STANDS, (_own(paged.text, 0, len(paged.text), "body", "", start, end),))
    first, last = paged.block_at(start), paged.block_at(max(start, end - 1))
    own = blocks[first : last + 1]
    if blocks[first].kind == "footnote":
        calling = next((n.called_at for n in paged.notes if n.block == first), None)
        before = [] if calling is None else [blocks[paged.block_at(calling)]]
        after: list[Block] = []
    else:
        begin = max(first - beside, 0)
        before = [b for b in blocks[begin:first] if b.kind not in _APART]
        if before and begin and all(b.kind == "heading" for b in before) and blocks[begin - 1].kind not in _APART:
            before.insert(0, blocks[begin - 1])  # a heading alone says little of what stands before
        after = [b for b in blocks[last + 1 : last + 1 + beside] if b.kind not in _APART]
        while after and after[-1].kind == "heading":
            after.pop()  # a heading without what it heads
    shown = [
        *(_beside(paged, b) for b in before),
        *(_own(paged.text, b.start, b.end, b.kind, b.item, start, end) for b in own),
        *(_beside(paged, b) for b in after),
    ]
    section = "" if any(b.kind == "heading" for b in (*before, *own, *after)) else blocks[first].section
    return Surroundings(State.STANDS, tuple(shown), notes_called(paged, own, _NOTES), section)


def notes_called(paged: PagedText, blocks: Sequence[Block], limit: int) -> tuple[tuple[str, str], ...]:
    """The mark and the text of each note that is called in these blocks; no more than `limit`."""
    called = [n for n in paged.notes if n.called_at is not None and any(_holds(b, n.called_at) for b in blocks)]
    return tuple((n.mark, _note(paged, n.mark, n.block)) for n in called[:limit])


def _holds(block: Block, at: int) -> bool:
    return block.start <= at <= block.end and block.kind != "footnote"


def _own(text: str, start: int, end: int, kind: str, item: str, cited_from: int, cited_to: int) -> Neighbour:
    """One block with the part of the span that falls into it, cut far away from it."""
    a, b = max(start, cited_from), min(end, cited_to)
    before, after = text[start:a], text[b:end]
    if len(before) > _OWN_LIMIT:
        before = "…" + before[-_OWN_LIMIT:].split(" ", 1)[-1]
    if len(after) > _OWN_LIMIT:
        after = after[:_OWN_LIMIT].rsplit(" ", 1)[0] + "…"
    return Neighbour(kind, before, text[a:b], after, item)


def _beside(paged: PagedText, block: Block) -> Neighbour:
    text = paged.text[block.start : block.end]
    if len(text) > _BESIDE_LIMIT:
        text = text[:_BESIDE_LIMIT].rsplit(" ", 1)[0] + "…"
    return Neighbour(block.kind, text, item=block.item)


def _note(paged: PagedText, mark: str, block: int) -> str:
    found = paged.blocks[block]
    text = paged.text[found.start : found.end].strip()
    body = text[len(mark) :].lstrip(" .)\t") if text.startswith(mark) else text
    return body if len(body) <= _NOTE_LIMIT else body[:_NOTE_LIMIT].rsplit(" ", 1)[0] + "…"
