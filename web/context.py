"""The words around a quotation: its own block with the quotation marked, the blocks beside it, the notes called in it.

Text is handed on in pieces, each marked or not, because offsets here count code points and a browser's do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from store.documents import Block, PagedText

Json = dict[str, Any]

BESIDE = 2  # blocks on each side
BESIDE_LIMIT = 700  # characters of a neighbour
OWN_LIMIT = 1600  # characters on each side of the quotation within its own block
NOTES = 6


def around(paged: PagedText, start: int, end: int) -> Json:
    """The blocks that the span [start, end) touches, marked, with their neighbours and notes."""
    blocks = paged.blocks
    if not blocks:
        return {"section": "", "blocks": [own(paged.text, 0, len(paged.text), "body", start, end)], "notes": []}
    first, last = paged.block_at(start), paged.block_at(max(start, end - 1))
    shown: list[Json] = []
    if blocks[first].kind == "footnote":
        calling = _calling(paged, first)
        shown += [neighbour(paged, calling)] if calling is not None else []
    else:
        shown += [neighbour(paged, b) for b in blocks[max(first - BESIDE, 0) : first] if _beside(b)]
    marked = blocks[first : last + 1]
    shown += [own(paged.text, b.start, b.end, b.kind, start, end, b.item) for b in marked]
    if blocks[first].kind != "footnote":
        shown += [neighbour(paged, b) for b in blocks[last + 1 : last + 1 + BESIDE] if _beside(b)]
    while shown[-1]["kind"] == "heading" and not shown[-1]["own"]:
        shown.pop()  # a heading without what it heads
    notes = notes_called(paged, marked, NOTES)
    section = "" if any(b["kind"] == "heading" for b in shown) else blocks[first].section
    return {"section": section, "blocks": shown, "notes": notes}


def notes_called(paged: PagedText, blocks: Sequence[Block], limit: int) -> list[Json]:
    """The notes that are called in these blocks, each with its mark; no more than `limit`."""
    return [_note(paged, n.mark, n.block) for n in paged.notes if _called_in(n.called_at, blocks)][:limit]


def own(text: str, start: int, end: int, kind: str, mark_start: int, mark_end: int, item: str = "") -> Json:
    """One block with the part of the span that falls into it marked, cut far away from it."""
    a, b = max(start, mark_start), min(end, mark_end)
    before, after = text[start:a], text[b:end]
    if len(before) > OWN_LIMIT:
        before = "…" + before[-OWN_LIMIT:].split(" ", 1)[-1]
    if len(after) > OWN_LIMIT:
        after = after[:OWN_LIMIT].rsplit(" ", 1)[0] + "…"
    pieces = [[before, False], [text[a:b], True], [after, False]]
    return {"kind": kind, "own": True, "item": item, "pieces": [p for p in pieces if p[0]]}


def neighbour(paged: PagedText, block: Block) -> Json:
    text = paged.text[block.start : block.end]
    if len(text) > BESIDE_LIMIT:
        text = text[:BESIDE_LIMIT].rsplit(" ", 1)[0] + "…"
    return {"kind": block.kind, "own": False, "item": block.item, "pieces": [[text, False]]}


def _beside(block: Block) -> bool:
    return block.kind not in {"footnote", "reference"}


def _calling(paged: PagedText, block: int) -> Block | None:
    at = next((n.called_at for n in paged.notes if n.block == block), None)
    return None if at is None else paged.blocks[paged.block_at(at)]


def _called_in(at: int | None, blocks: Sequence[Block]) -> bool:
    return at is not None and any(b.start <= at <= b.end and b.kind != "footnote" for b in blocks)


def _note(paged: PagedText, mark: str, block: int) -> Json:
    found = paged.blocks[block]
    text = paged.text[found.start : found.end].strip()
    body = text[len(mark) :].lstrip(" .)\t") if text.startswith(mark) else text
    return {"mark": mark, "text": body if len(body) <= 400 else body[:400].rsplit(" ", 1)[0] + "…"}
