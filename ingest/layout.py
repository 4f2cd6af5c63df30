"""Paragraphs laid out as the finished text: the body in reading order, then the notes, each a block of its own."""

from __future__ import annotations

import bisect
import itertools
from array import array
from collections.abc import Sequence

from ingest.draft import Draft, Para
from ingest.strand import INSERTED
from ingest.tying import tie
from store.documents import Block, Note, PagedText, Run

_GAP = "\n\n"


def lay_out(
    document_id: str,
    draft: Draft,
    body: Sequence[Para],
    notes: Sequence[Para],
    warnings: Sequence[str],
    title_at: int = INSERTED,
) -> PagedText:
    """The text, its map to the raw text, its blocks and its notes.

    A section is the nearest heading above; the document's title (at the raw offset `title_at`) is none. A note's
    section is that of the place that calls it.
    """
    texts: list[str] = []
    origin = array("l")
    blocks: list[Block] = []
    at, section, count = 0, "", 0
    for p in body:
        if p.kind == "heading":
            section, count = ("" if p.strand.first() == title_at else p.text), 0
        else:
            count += 1
        blocks.append(
            Block(
                at,
                at + len(p.text),
                p.kind or "body",
                section,
                0 if p.kind == "heading" else count,
                max(p.level, 1) if p.kind == "heading" else 0,
                confidence=_confidence(p, draft),
                item=p.item if p.kind == "list" else "",
            )
        )
        texts.append(p.text)
        origin += p.strand.origin
        origin.extend([INSERTED] * len(_GAP))
        at += len(p.text) + len(_GAP)
    called = _called(body, blocks, origin, notes)
    starts = [b.start for b in blocks]
    found: list[Note] = []
    for n, place in zip(notes, called, strict=True):
        section = blocks[_block_at(starts, place)].section if place is not None else ""
        found.append(Note(n.note or "", place, len(blocks)))
        blocks.append(Block(at, at + len(n.text), "footnote", section, 0, 0, n.note, _confidence(n, draft)))
        texts.append(n.text)
        origin += n.strand.origin
        origin.extend([INSERTED] * len(_GAP))
        at += len(n.text) + len(_GAP)
    text = _GAP.join(texts)
    return PagedText(
        document_id=document_id, raw=draft.raw, text=text, runs=runs_of(origin[: len(text)], draft.page_starts),
        blocks=tuple(blocks), notes=tuple(found), labels=draft.labels, pages=len(draft.page_starts),
        warnings=tuple(warnings),
    )  # fmt: skip


def _confidence(p: Para, draft: Draft) -> float | None:
    """How surely OCR read a paragraph: the least of its pages; None where it was not read so."""
    if not any(c is not None for c in draft.confidence):
        return None
    ends = (p.strand.first(), p.strand.last())
    pages = [bisect.bisect_right(draft.page_starts, o) - 1 for o in ends if o != INSERTED]
    known = [c for n in pages if 0 <= n < len(draft.confidence) and (c := draft.confidence[n]) is not None]
    return min(known, default=None)


def runs_of(origin: Sequence[int], page_starts: Sequence[int]) -> tuple[Run, ...]:
    """The runs of text that stand unbroken in the raw text, cut where a page begins."""
    runs: list[Run] = []
    limit = -1
    start = raw = length = page = 0
    for i, o in enumerate(origin):
        if length and o == raw + length and o < limit:
            length += 1
            continue
        if length:
            runs.append(Run(start, raw, length, page))
            length = 0
        if o == INSERTED:
            continue
        start, raw, length = i, o, 1
        page = bisect.bisect_right(page_starts, o)
        limit = page_starts[page] if page < len(page_starts) else 1 << 60
    if length:
        runs.append(Run(start, raw, length, page))
    return tuple(runs)


def _called(
    body: Sequence[Para], blocks: Sequence[Block], origin: Sequence[int], notes: Sequence[Para]
) -> list[int | None]:
    """Where in the text each note's mark stood: behind the last kept letter or sign before it. None: not known."""
    places: dict[int, int] = {}
    for p, block in zip(body, blocks, strict=True):
        if not p.calls:
            continue
        # By the raw offsets of its letters and signs: behind which of them the text goes on, of all before it.
        behind = sorted(
            (o, i + 1)
            for i, c in enumerate(p.text, start=block.start)
            if (o := origin[i]) != INSERTED and not c.isspace()
        )
        last = list(itertools.accumulate((i for _, i in behind), max))
        for call in p.calls:
            before = bisect.bisect_left(behind, (call.at, 0))
            places.setdefault(call.at, last[before - 1] if before else block.start)
    tied = tie(notes, (call for p in body for call in p.calls))
    return [places[call.at] if call else None for call in tied]


def _block_at(starts: Sequence[int], offset: int) -> int:
    return max(bisect.bisect_right(starts, offset) - 1, 0)
