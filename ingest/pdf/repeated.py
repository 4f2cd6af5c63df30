"""What comes again from page to page: the same words at the same height, in which only the page's number may change.

A figure that changes otherwise is one of the text: "In 2013 the fund paid 33 million" is no running head, however
often it comes with other figures.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.pdf.segments import Segment
from ingest.wording import fold

_DIGITS = re.compile(r"\d+")
# "2-14": the number of a chapter and of a page in it.
_TWO_NUMBERS = re.compile(r"[-–—(\[ ]*\d{1,3}[-–—]\d{1,3}[-–—)\] ]*")
_LONGEST_NUMBER = 4
_YEAR = re.compile(r"(?:19|20)\d\d")
# In which a page's number may stand: more figures are a row of a table.
_MOST_NUMBERS = 6
# In shares of the size: by how much the height of a running head may waver, as on scanned pages.
_WAVERS = 0.8
Key = tuple[str, tuple[str, ...], str]


def keys(text: str, page: int, *, numbered: bool) -> Iterator[Key]:
    """What a text on a page has in common with those of other pages: its words and figures, and (where it may be
    `numbered`) the same with one of the figures counted from the page's."""
    folded = fold(text)
    figures = tuple(_DIGITS.findall(folded))
    shape = _DIGITS.sub("#", folded) if figures else folded
    yield shape, figures, ""
    if not numbered or not 0 < len(figures) <= _MOST_NUMBERS:
        return
    if len(figures) == 2 and _TWO_NUMBERS.fullmatch(text):
        yield shape, (), "pages"
    for i, figure in enumerate(figures):
        # "Total in 2017", "Total in 2018": a year counts with the pages where the text goes from year to year.
        if len(figure) <= _LONGEST_NUMBER and not _YEAR.fullmatch(figure):
            yield shape, (*figures[:i], *figures[i + 1 :]), f"{i}:{int(figure) - page}"


def coming_again(
    pages: Sequence[Sequence[Segment]], heights: Sequence[float], least: int, body: float
) -> list[set[int]]:
    """For each page the segments, by identity, that come again in their size at their height on `least` pages.

    `body` is the size of the body's type: a number in a larger one is a heading's.
    """
    found: defaultdict[tuple[Key, int], list[tuple[float, int, Segment]]] = defaultdict(list)
    for number, (page, height) in enumerate(zip(pages, heights, strict=True)):
        for s in page:
            # From the nearer edge, for pages of different heights.
            y = s.y - height if 2 * s.y > height else s.y
            for key in keys(s.text, number, numbered=s.size < 1.12 * body):
                found[key, round(2 * s.size)].append((y, number, s))
    out: list[set[int]] = [set() for _ in pages]
    for hits in found.values():
        if len(hits) >= least:
            hits.sort(key=lambda hit: hit[0])
            for number, s in _level(hits, least):
                out[number].add(id(s))
    return out


def _level(hits: Sequence[tuple[float, int, Segment]], least: int) -> Iterator[tuple[int, Segment]]:
    """Those of the segments, sorted by height, that stand with others at one height on enough pages."""
    first = 0
    for at in range(1, len(hits) + 1):
        if at < len(hits) and hits[at][0] - hits[at - 1][0] < _WAVERS * hits[at][2].size:
            continue
        if len({number for _, number, _ in hits[first:at]}) >= least:
            yield from ((number, s) for _, number, s in hits[first:at])
        first = at
