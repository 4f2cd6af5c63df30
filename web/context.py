"""The words around a quotation as the page draws them: text in pieces, each marked or not, because offsets here count
code points and a browser's do not. Which blocks these are is decided where files decide it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.takeaway import neighbours
from assistant.takeaway.neighbours import Neighbour
from store.documents import Block, PagedText

Json = dict[str, Any]

BESIDE = 2  # blocks on each side


def around(paged: PagedText, start: int, end: int) -> Json:
    """The blocks that the span [start, end) touches, marked, with their neighbours and notes."""
    found = neighbours.surroundings(paged, start, end, BESIDE)
    return {"section": found.section, "blocks": [_block(b) for b in found.blocks], "notes": _notes(found.notes)}


def notes_called(paged: PagedText, blocks: Sequence[Block], limit: int) -> list[Json]:
    """The notes that are called in these blocks, each with its mark; no more than `limit`."""
    return _notes(neighbours.notes_called(paged, blocks, limit))


def _notes(found: Sequence[tuple[str, str]]) -> list[Json]:
    return [{"mark": mark, "text": text} for mark, text in found]


def _block(block: Neighbour) -> Json:
    pieces = [[block.before, False], [block.cited, True], [block.after, False]]
    kept = [piece for piece in pieces if piece[0]]
    return {"kind": block.kind, "own": bool(block.cited), "item": block.item, "pieces": kept}
