"""Entries with a hanging indent (references, glossaries): their first lines stand out, and the others are set in.

In a text with an indent at the beginning of paragraphs it is the other way round. Which of the two it is, is told by
where sentences end: before a line that stands out, or before one that is set in.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.pdf.paragraphs import Placed, Style

_ENDED = re.compile(r"(?:[.!?…。][\"'”’»)\]]*|(?:https?://|www\.|doi\.org)\S+|10\.\d{4,9}/\S+)\s*$")
# In shares of the body's size: how far lines are set in; and of the usual distance, how far entries stand apart.
_LEAST, _MOST = 0.7, 5.0
_APART = 2.0
_VOTES, _MARGIN = 3, 3


@dataclass(frozen=True, slots=True)
class Hanging:
    """The raw offsets of lines that begin such entries, and of lines that go on with one."""

    begins: frozenset[int]
    goes_on: frozenset[int]


def hanging(lines: Sequence[Placed], style: Style) -> Hanging:
    """The entries with a hanging indent among the lines of a page."""
    begins: set[int] = set()
    goes_on: set[int] = set()
    for run in _runs(lines, style):
        left = min(p.line.x for p in run)
        inner = {p.start for p in run if p.line.x > left + 1}
        if not _is_hanging(run, inner):
            continue
        begins |= {p.start for p in run if p.start not in inner}
        goes_on |= inner
    return Hanging(frozenset(begins), frozenset(goes_on))


def _runs(lines: Sequence[Placed], style: Style) -> Iterator[list[Placed]]:
    """Lines of one column and size that follow each other and begin at two places."""
    run: list[Placed] = []
    for p in lines:
        if run and not _follows(run, p, style):
            yield run
            run = []
        run.append(p)
    if run:
        yield run


def _follows(run: Sequence[Placed], p: Placed, style: Style) -> bool:
    last = run[-1]
    usual = style.leading * p.size / style.body
    starts = {round(q.line.x) for q in run} | {round(p.line.x)}
    # Two places, however a point is rounded.
    places = [a for a, b in itertools.pairwise([*sorted(starts), float("inf")]) if b - a > 1.5]
    apart = max(starts) - min(starts)
    return (
        p.line.region == last.line.region
        and p.line.page == last.line.page
        and abs(p.size - last.size) < 0.05 * style.body
        and p.line.bold == last.line.bold
        and len(p.line.cells) == len(last.line.cells) == 1
        and 0 < last.line.y - p.line.y < _APART * usual
        and (len(places) == 1 or (len(places) == 2 and _LEAST * style.body < apart < _MOST * style.body))
    )


def _is_hanging(run: Sequence[Placed], inner: set[int]) -> bool:
    """Whether sentences end before the lines that stand out, and not before those that are set in."""
    hangs = indents = 0
    for before, p in itertools.pairwise(run):
        ended = bool(_ENDED.search(before.text))
        if before.start in inner and p.start in inner:
            continue  # within an entry a sentence may end
        hangs += (p.start in inner) != ended
        indents += (p.start in inner) == ended
    return hangs >= _VOTES and hangs >= _MARGIN * indents
