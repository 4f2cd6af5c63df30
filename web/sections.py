"""The sections of a document to browse, and the text of one of them. Plain data; pure."""

from __future__ import annotations

from typing import Any

from store.documents import Block, PagedText
from web import context, places, reading_words

Json = dict[str, Any]
MOST = 400  # headings
LIMIT = 40_000  # characters of a section
NOTES = 60
DEEPEST = 3


def outline(paged: PagedText) -> list[Json]:
    """The headings: {n, title, level from 0, place}; before the first, what stands before it, if anything does. Empty
    for a text without headings."""
    headings = [(n, block) for n, block in enumerate(paged.blocks) if block.kind == "heading"][:MOST]
    if not headings:
        return []
    top = min(block.level for _, block in headings)
    found = [] if headings[0][0] == 0 else [_entry(paged, 0, reading_words.BEGINNING, 0)]
    for n, block in headings:
        title = places.cut(" ".join(paged.text[block.start : block.end].split()), 160)
        found.append(_entry(paged, n, title, min(block.level - top, DEEPEST)))
    return found


def section(paged: PagedText, n: int, start: int, end: int) -> Json | None:
    """The text under heading `n` (an index of `blocks`) with the span [start, end) marked in it; a long one is cut, and
    `cut` says so. None where there is no such block."""
    if not 0 <= n < len(paged.blocks):
        return None
    under = [b for b in paged.blocks[n : _next(paged, n)] if b.kind != "footnote"]
    shown: list[Block] = []
    length = 0
    for block in under:
        if shown and length + block.end - block.start > LIMIT:
            break
        shown.append(block)
        length += block.end - block.start
    return {
        "n": n,
        "cut": len(shown) < len(under),
        "context": {
            "section": "",
            "blocks": [_block(paged, block, start, end) for block in shown],
            "notes": context.notes_called(paged, shown, NOTES),
        },
    }


def _next(paged: PagedText, n: int) -> int:
    """Where the section ends: at the next heading that is not below its own."""
    level = paged.blocks[n].level if paged.blocks[n].kind == "heading" else DEEPEST + 100
    for i in range(n + 1, len(paged.blocks)):
        if paged.blocks[i].kind == "heading" and paged.blocks[i].level <= level:
            return i
    return len(paged.blocks)


def _entry(paged: PagedText, n: int, title: str, level: int) -> Json:
    block = paged.blocks[n]
    pages = paged.pages_of(block.start, block.end)[:1]
    labels = [label for p in pages if p <= len(paged.labels) and (label := paged.labels[p - 1]) is not None]
    named = places.pages({"pages": pages, "labels": labels}) if pages else ""
    return {"n": n, "title": title, "level": level, "place": named.partition(" (")[0]}


def _block(paged: PagedText, block: Block, start: int, end: int) -> Json:
    a, b = max(block.start, start), min(block.end, end)
    text = paged.text
    if a >= b:
        pieces = [[text[block.start : block.end], False]]
    else:
        pieces = [[text[block.start : a], False], [text[a:b], True], [text[b : block.end], False]]
    return {"kind": block.kind, "own": True, "item": block.item, "pieces": [p for p in pieces if p[0]]}
