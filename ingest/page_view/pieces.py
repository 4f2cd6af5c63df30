"""Of a span of a document, the words that stand on one page, with what tells them from the same words elsewhere on it.

Pure: it reads the text that the document's reader made, not the file.
"""

from __future__ import annotations

from dataclasses import dataclass

from store.documents import PagedText, Run

# Letters before and after the words that tell one place from another.
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """Words to be marked on a page: what stands before and after them, and how far down the page's text they begin
    (0 to 1)."""

    words: str
    before: str = ""
    after: str = ""
    near: float = 0.0


def pieces_on(paged: PagedText, start: int, end: int, page: int) -> tuple[Piece, ...]:
    """The pieces of the span [start, end) that stand on a page (from 1), in their order; () where none of it does."""
    groups: list[list[Run]] = []
    last = 0
    for run in paged.runs_of(start, end):
        if run.page == page:
            if last == page:
                groups[-1].append(run)
            else:
                groups.append([run])
        if paged.text[run.start : run.start + run.length].strip():
            last = run.page
    on_page = [run for run in paged.runs if run.page == page]
    found = []
    for runs in groups:
        a, b = runs[0].start, runs[-1].start + runs[-1].length
        words = paged.text[a:b]
        if not any(char.isalnum() for char in words):
            continue
        first = min(run.raw_start for run in on_page)
        length = max(run.raw_start + run.length for run in on_page) - first
        near = (runs[0].raw_start - first) / length
        raw_end = runs[-1].raw_start + runs[-1].length
        before = paged.raw[max(runs[0].raw_start - _AROUND, first) : runs[0].raw_start]
        found.append(Piece(words, before, paged.raw[raw_end : min(raw_end + _AROUND, first + length)], near))
    return tuple(found)
