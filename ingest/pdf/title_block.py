"""The lines of a title block: byline, place, date and series, set at the leading of a text and yet each a line.

The inner lines of a paragraph fill the measure, because the next word found no room on them. Above the first paragraph
of the text a line that ends short of it ends what it says.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.text import BULLET, ORDERED
from ingest.wording import words

if TYPE_CHECKING:
    from ingest.pdf.paragraphs import Placed, Style

_MOST_LINES = 40
# A line of running text has as many words, and ends no farther from the edge than this share of the measure.
_RUNNING_WORDS, _FULL = 7, 0.12
# In shares of the body's size: a byline may be set larger, a title is larger still.
_LARGEST = 1.25
# In shares of the usual distance, how far apart the lines of a paragraph stand.
_NEXT = 1.3
_ALIGNED = 3.0
# So many lines that all reach about as far, none with room for the next word, are a paragraph in a narrow measure.
_NARROW, _REACH = 4, 0.7


def meant_ends(lines: Sequence[Placed], style: Style) -> frozenset[int]:
    """The raw offsets of the lines of a page that end what they say, above the first running text."""
    block = lines[: _first_running(lines, style)]
    parts = [part for part in _parts(block, style) if _may_be_lines(part, style)]
    ends = {p.start for part in parts for p in _short(part, lines)}
    small = [p for p in block if p.size <= _LARGEST * style.body]
    ends |= {p.start for p, q in itertools.pairwise(small) if p.line.region != q.line.region or _has_raised_head(q)}
    return frozenset(ends)


def _has_raised_head(p: Placed) -> bool:
    """Whether a line begins with the mark that says whose place of work it names."""
    return bool(p.raised) and p.raised[0][0] == p.start


def has_running_text(lines: Sequence[Placed], style: Style) -> bool:
    """Whether a page has more than a cover's lines."""
    return _first_running(lines, style) < len(lines)


def _first_running(lines: Sequence[Placed], style: Style) -> int:
    right, first = max((p.line.x1 for p in lines), default=0.0), min((p.line.x for p in lines), default=0.0)
    for n, (p, after) in enumerate(itertools.pairwise(lines)):
        if n >= _MOST_LINES:
            return n
        if not _is_next(p, after, style) or words(p.text) < _RUNNING_WORDS or abs(p.line.x - after.line.x) > _ALIGNED:
            continue
        measure = right - first - 2 * (p.line.x - first)
        if p.line.x1 - p.line.x > (1 - _FULL) * measure or _is_paragraph(lines[n : n + _NARROW], style):
            return n
    return len(lines)


def _may_be_lines(part: Sequence[Placed], style: Style) -> bool:
    items = any(BULLET.match(p.text) or ORDERED.match(p.text) for p in part)
    return len(part) > 1 and not items and not _is_paragraph(part, style)


def _is_paragraph(part: Sequence[Placed], style: Style) -> bool:
    """Whether lines that stand together all reach about as far, none with room for the next word."""
    inner = list(itertools.pairwise(part))
    if len(part) < _NARROW or not all(_is_next(p, q, style) for p, q in inner):
        return False
    left, widest = min(p.line.x for p in part), max(p.line.x1 for p in part)
    return not any(_has_room(p, q, widest) or p.line.x1 - p.line.x < _REACH * (widest - left) for p, q in inner)


def _is_next(p: Placed, after: Placed, style: Style) -> bool:
    """Whether a line stands under another as in a paragraph."""
    usual = style.leading * p.size / style.body
    return (
        p.size == after.size <= _LARGEST * style.body
        and p.line.region == after.line.region
        and len(p.line.cells) == len(after.line.cells) == 1
        and 0 < p.line.y - after.line.y < _NEXT * usual + 0.5
    )


def _parts(block: Sequence[Placed], style: Style) -> Iterator[list[Placed]]:
    """Lines that stand together."""
    part: list[Placed] = []
    for p in block:
        if part and not _is_next(part[-1], p, style):
            yield part
            part = []
        part.append(p)
    if part:
        yield part


def _short(part: Sequence[Placed], page: Sequence[Placed]) -> Iterator[Placed]:
    """Those of some lines that stand together on which the next line's first word would have found room.

    Of centred lines beside others (an author here, another there) all, where one is such.
    """
    left, widest = min(p.line.x for p in part), max(p.line.x1 for p in part)
    inner = list(itertools.pairwise(part))
    low, high = part[-1].line.y, part[0].line.y
    beside = [p.line.x for p in page if p.line.x > widest and low - 2 < p.line.y < high + 2]
    before = any(p.line.x1 < left and low - 2 < p.line.y < high + 2 for p in page)
    right = min(beside) - part[0].size if beside else max(p.line.x1 for p in page)
    # What is set in from the left is set in from the right as well, but centred lines have the whole measure.
    first = min(p.line.x for p in page)
    centred = any(abs(p.line.x - q.line.x) > _ALIGNED for p, q in inner)
    measure = right if centred else right - (left - first)
    if centred and (beside or before) and any(_has_room(p, q, measure) for p, q in inner):
        yield from part
        return
    # Bold lines are those of a title, broken where its sense allows.
    yield from (p for p, q in inner if _has_room(p, q, measure) and not (p.line.bold and q.line.bold))


def _has_room(p: Placed, after: Placed, right: float) -> bool:
    text = after.text.strip()
    word = text.split(" ", 1)[0] if text.isascii() or " " in text else text[:2]
    width = (after.line.x1 - after.line.x) * (len(word) + 1.5) / max(len(text), 1)
    return right - p.line.x1 > width + 0.5 * p.size
