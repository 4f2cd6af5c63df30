"""The text of a document in parts that a page can draw: by its pages, or where it has none by its sections. Pure.

However long a document is, a part is not: a block that is longer is divided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from store.documents import PagedText
from web import places

Json = dict[str, Any]
Piece = tuple[int, int, int]  # a block's index, and the span of the text
_PART = 12_000  # characters of a part that is no page
_LONGEST = 24_000  # of one that is
_HEADINGS = 400
_LISTED = 50  # notes or references at a time
_CALLED = 60


@dataclass(frozen=True, slots=True)
class Part:
    """Pieces of blocks; `page` is that of the file, 0 where there are none."""

    page: int
    pieces: tuple[Piece, ...]


def parts(paged: PagedText) -> tuple[Part, ...]:
    """The whole text in parts, in order; one for each page at least, also for one without text."""
    if not paged.pages:
        return tuple(Part(0, pieces) for pieces in _divided(paged, range(len(paged.blocks)), _PART)) or (Part(0, ()),)
    on: list[list[int]] = [[] for _ in range(paged.pages)]
    page = 1
    for index, block in enumerate(paged.blocks):
        page = next((run.page for run in paged.runs_of(block.start, block.end) if run.page), page)
        on[page - 1].append(index)
    return tuple(
        Part(number, pieces)
        for number, blocks in enumerate(on, 1)
        for pieces in tuple(_divided(paged, blocks, _LONGEST)) or ((),)
    )


def _divided(paged: PagedText, blocks: Sequence[int], most: int) -> Iterator[tuple[Piece, ...]]:
    """Blocks in runs of at most `most` characters, parted before a heading where one comes late enough."""
    held: list[Piece] = []
    length = 0
    for index in blocks:
        block = paged.blocks[index]
        for start in range(block.start, max(block.end, block.start + 1), most):
            end = min(start + most, block.end)
            heading = block.kind == "heading" and length > most // 2
            if held and (heading or length + end - start > most):
                yield tuple(held)
                held, length = [], 0
            held.append((index, start, end))
            length += end - start
    if held:
        yield tuple(held)


def part_of(made: Sequence[Part], block: int) -> int:
    """The number (from 1) of the part in which a block begins."""
    return next((n for n, part in enumerate(made, 1) if any(index == block for index, _, _ in part.pieces)), 1)


def text(paged: PagedText, number: int) -> Json:
    """A part as it is drawn, and the list of headings with the parts in which they stand."""
    made = parts(paged)
    number = min(max(number, 1), len(made))
    part = made[number - 1]
    at: dict[int, int] = {}
    for n, one in enumerate(made, 1):
        for index, _, _ in one.pieces:
            at.setdefault(index, n)
    headings = [(i, b) for i, b in enumerate(paged.blocks) if b.kind == "heading" and i in at][:_HEADINGS]
    label = paged.labels[part.page - 1] if 0 < part.page <= len(paged.labels) else None
    return {
        "part": number,
        "parts": len(made),
        "page": part.page,
        "pages": paged.pages,
        "label": label if label and label != str(part.page) else "",
        "contents": [[at[i], places.cut(paged.text[b.start : b.end], 90)] for i, b in headings],
        "blocks": [_block(paged, *piece) for piece in part.pieces],
    }


def _block(paged: PagedText, index: int, start: int, end: int) -> Json:
    block = paged.blocks[index]
    return {
        "kind": block.kind, "text": paged.text[start:end], "level": block.level, "item": block.item,
        "note": block.note or "",
    }  # fmt: skip


def notes(paged: PagedText, skip: int) -> Json:
    """Notes from the one numbered `skip`, each with its text, the words that call it and the part where these stand."""
    made = parts(paged)
    skip = _within(skip, len(paged.notes))
    listed = []
    for note in paged.notes[skip : skip + _LISTED]:
        block, at = paged.blocks[note.block], note.called_at
        called = paged.text[max(0, at - _CALLED) : at].rpartition("\n")[2] if at is not None else ""
        where = note.block if at is None else paged.block_at(max(at - 1, 0))
        listed.append(
            {"mark": note.mark, "text": paged.text[block.start : block.end], "called": called.strip(),
             "part": part_of(made, where)}
        )  # fmt: skip
    return {"skip": skip, "all": len(paged.notes), "most": _LISTED, "rows": listed}


def works(paged: PagedText, skip: int) -> Json:
    """Works that the document names, as it names them, with the number of places that do."""
    skip = _within(skip, len(paged.works))
    times = [0] * len(paged.works)
    for citation in paged.citations:
        if citation.work is not None:
            times[citation.work] += 1
    made = parts(paged)
    listed = [
        {"text": paged.text[w.start : w.end], "times": times[n], "part": part_of(made, paged.block_at(w.start))}
        for n, w in enumerate(paged.works[skip : skip + _LISTED], skip)
    ]
    return {"skip": skip, "all": len(paged.works), "most": _LISTED, "rows": listed}


def _within(skip: int, count: int) -> int:
    """A beginning of a page of the list."""
    return skip // _LISTED * _LISTED if 0 <= skip < count else 0
