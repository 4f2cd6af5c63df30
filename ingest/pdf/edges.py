"""Running heads, feet and page numbers: what stands at the edges of pages and belongs to no text.

They are known over all pages: the same words in the same type at the head or foot of several, a number that rises
with the pages, what the file itself marks as an artifact, and what stands on one line with these. What stands in small
type beside the text, or in very large across it, at the very same place of several pages is furniture wherever it
stands. A line that stands in the run of the text, a heading right over it, a note and a year over its text are none,
however often they come.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.pdf.repeated import Key, coming_again, keys
from ingest.pdf.running_text import RunningText
from ingest.pdf.segments import Segment
from ingest.wording import fold, words

_HEAD, _FOOT = 0.88, 0.10
_WIDE_HEAD, _WIDE_FOOT = 0.75, 0.2
_NUMBER = re.compile(
    r"(?:page |p\. ?|página |pág\. ?|page n° ?|第 ?)?[-–—|•]?\s*(?P<number>\d{1,4}|[ivxlc]{1,7})\s*[-–—|•]?"
    r"(?:\s*(?:of|/|de|sur)\s*\d{1,4})?(?: ?页)?",
    re.IGNORECASE,
)
_ENDS = re.compile(r"^(?P<first>\d{1,4})\b(?!\.\d)|\b(?P<last>\d{1,4})$")
_LONGEST = 25
_MARGIN, _STAMP = 0.85, 2.5
_YEARS = range(1900, 2100)
_POINTS_BACK = re.compile(r"\W*(?:\d{1,3}\W+)?(?:ibid|ibidem|idem|id\.|op\. ?cit|loc\. ?cit|see note \d|supra)\b")


@dataclass(frozen=True)
class Edges:
    """What was found on one page: the segments that are furniture, by identity, and the numbers printed among them."""

    furniture: frozenset[int]
    numbers: tuple[str, ...]


def edges(pages: Sequence[Sequence[Segment]], heights: Sequence[float], body: float) -> list[Edges]:
    """The furniture of each page. `body` is the size of the body's type."""
    at_edge = [_at_edge(page, h) for page, h in zip(pages, heights, strict=True)]
    least = 2 if len(pages) <= 5 else 3
    left, right = _bounds(pages, body)
    short = [[s for s in page if words(s.text) <= _LONGEST and not _is_note(s)] for page in at_edge]
    running = coming_again(short, heights, least, body)
    fixed = _fixed(pages, body, left, right)
    margin = _margin_places(pages, body, left)
    headings = _headings(pages, body)
    rising, years = _rising(at_edge, body, left)
    heads = _heads(at_edge, running)
    titles = _title_words(pages)
    text = RunningText(pages, body)
    found: list[Edges] = []
    for number, near in enumerate(at_edge):
        again = running[number]
        gone = {id(s) for s in near if s.artifact or id(s) in again or id(s) in rising or _place(s) in heads}
        for s in near if gone else ():
            beside = any(id(o) in gone and abs(o.y - s.y) < 2 for o in near if o is not s)
            if id(s) not in gone and words(s.text) <= 14 and beside and (s.size < body or fold(s.text) in titles):
                gone.add(id(s))
        if gone:
            gone -= text.within(pages[number], [s for s in near if id(s) in gone and not s.artifact], gone, rising)
            gone = _outermost(pages[number], near, gone, heights[number], body)
        odd = [s for s in pages[number] if _is_odd(s, body)]
        small = [s for s in odd if s.size < body]
        gone |= {id(s) for s in odd if id(s) in fixed}
        gone |= {id(s) for s in small if _spot(s) in margin}
        gone |= _pointers(small, left, headings)
        found.append(Edges(frozenset(gone), _numbers([s for s in near if id(s) not in years], gone)))
    return found


def _at_edge(page: Sequence[Segment], height: float) -> list[Segment]:
    """What stands in the margins above and below the text; and the highest and the lowest line of a page whose margins
    are wider."""
    if not page:
        return []
    highest, lowest = max(s.y for s in page), min(s.y for s in page)
    head = min(_HEAD * height, max(highest - 1, _WIDE_HEAD * height))
    foot = max(_FOOT * height, min(lowest + 1, _WIDE_FOOT * height))
    return [s for s in page if s.y > head or s.y < foot]


def _outermost(
    page: Sequence[Segment], near: Sequence[Segment], gone: set[int], height: float, body: float
) -> set[int]:
    """Those of the lines found that no line of the text stands above (at the head) or below (at the foot): the heading
    at the top of a column is no running head."""
    text = [s.y for s in page if id(s) not in gone and s.size > 0.97 * body and _is_words(s, body)]
    highest, lowest = max(text, default=0.0), min(text, default=height)
    kept: set[int] = set()
    for s in near:
        inside = s.y < highest + 1 if s.y > height / 2 else s.y > lowest - 1
        if id(s) in gone and (s.artifact or not inside):
            kept.add(id(s))
    return kept


def _is_words(s: Segment, body: float) -> bool:
    """Whether a segment is of the text: some words, or a heading."""
    return words(s.text) > 3 or (s.size > 1.12 * body and sum(c.isalpha() for c in s.text) > 3)


def _place(s: Segment) -> tuple[int, int]:
    return round(s.y), round(2 * s.size)


def _is_note(s: Segment) -> bool:
    """Whether a line is one of a note: a raised number stands at its head, or it only points to another note."""
    head, *rest = s.spans
    raised = bool(rest) and head.text.strip().isdigit() and head.size < _MARGIN * s.size and head.y > s.y
    return raised or bool(_POINTS_BACK.match(fold(s.text)))


def _fixed(pages: Sequence[Sequence[Segment]], body: float, left: float, right: float) -> set[int]:
    """What stands in small type beside the text, or in very large, at the very same place of several pages, by
    identity: a note in the margin, a stamp across the page. In small type under the text stand the rows of a form."""
    found: defaultdict[tuple[Key, int, int], list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        for s in page:
            if s.size > _STAMP * body or (s.size < _MARGIN * body and (s.x1 < left - 2 or s.x0 > right + 2)):
                for key in keys(s.text, number, numbered=True):
                    found[key, round(s.x0), round(s.y)].append(id(s))
    return {hit for hits in found.values() if len(hits) >= 3 for hit in hits}


def _is_odd(s: Segment, body: float) -> bool:
    return s.size < _MARGIN * body or s.size > _STAMP * body


def _margin_places(pages: Sequence[Sequence[Segment]], body: float, left: float) -> set[tuple[int, int, int]]:
    """The places beside the text at which many pages have the same small type: the name of the chapter, a pointer to
    the next. What stands there is furniture, though its words come but once."""
    found: Counter[tuple[int, int, int]] = Counter()
    words_at: dict[tuple[int, int, int], Counter[str]] = defaultdict(Counter)
    for page in pages:
        for s in page:
            if s.size < _MARGIN * body and s.x1 < left - 2:
                found[_spot(s)] += 1
                words_at[_spot(s)][s.text.strip()] += 1
    return {
        spot for spot, n in found.items() if n >= 3 and any(count > 1 for count in words_at[spot].values())
    }  # fmt: skip


def _bounds(pages: Sequence[Sequence[Segment]], body: float) -> tuple[float, float]:
    """Where the lines of the text begin and end: beyond is the margin."""
    lines = [s for page in pages for s in page if abs(s.size - body) < 0.05 * body]
    starts, ends = sorted(s.x0 for s in lines), sorted(s.x1 for s in lines)
    few = len(lines) // 20
    return (starts[few], ends[-1 - few]) if lines else (0.0, float("inf"))


def _headings(pages: Sequence[Sequence[Segment]], body: float) -> str:
    """What is set large, with a bar between pages."""
    return " | ".join(fold(" ".join(s.text for s in page if s.size > 1.12 * body)) for page in pages)


def _pointers(small: Sequence[Segment], left: float, headings: str) -> set[int]:
    """Lines of small type in the margin that together are a heading of the document: a pointer to a chapter."""
    groups: list[list[Segment]] = []
    for s in sorted((s for s in small if s.x1 < left - 2), key=lambda s: -s.y):
        if groups and groups[-1][-1].y - s.y < 1.6 * s.size and abs(groups[-1][-1].x0 - s.x0) < 2:
            groups[-1].append(s)
        else:
            groups.append([s])
    pointers = (g for g in groups if fold(" ".join(s.text.strip() for s in g)) in headings)
    return {id(s) for g in pointers for s in g}


def _spot(s: Segment) -> tuple[int, int, int]:
    """A place at the margin: where a line begins, its height on the page, its size."""
    return round(s.x0), round(s.y), round(2 * s.size)


def _heads(pages: Sequence[Sequence[Segment]], running: Sequence[set[int]]) -> set[tuple[int, int]]:
    """The places (height on the page and size) at which most pages have a running head: what else stands there is one
    too, though its words come but once (the name of a short chapter)."""
    places: Counter[tuple[int, int]] = Counter()
    for page, again in zip(pages, running, strict=True):
        places.update({_place(s) for s in page if id(s) in again})
    return {place for place, n in places.items() if n >= 3 and n >= 0.5 * len(pages)}


def _rising(pages: Sequence[Sequence[Segment]], body: float, left: float) -> tuple[set[int], set[int]]:
    """(the bare numbers, by identity, that rise with the pages; years that do so as well and are headings).

    What is set large and rises as well beside others is a heading: the years of a chronicle. So are years where other
    numbers rise, or which all stand where the text begins.
    """
    shifts: dict[int, list[tuple[int, Segment]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for s in page:
            if (m := _NUMBER.fullmatch(s.text.strip())) and (value := _value(m["number"])):
                shifts[value - number].append((number, s))
    found = {shift: hits for shift, hits in shifts.items() if len({page for page, _ in hits}) >= 2}
    dated = {shift for shift, hits in found.items() if all(shift + page in _YEARS for page, _ in hits)}
    dated = {
        shift for shift in dated
        if len(found) > len(dated) or all(abs(s.x0 - left) < 2 or s.size > 1.12 * body for _, s in found[shift])
    }  # fmt: skip
    numbers = [hits for shift, hits in found.items() if shift not in dated]
    plain = {number for hits in numbers for number, s in hits if s.size < 1.12 * body}
    return (
        {id(s) for hits in numbers for number, s in hits if s.size < 1.12 * body or number not in plain},
        {id(s) for shift in dated for _, s in found[shift]},
    )


def _value(text: str) -> int:
    from ingest.pdf.labels import roman

    return int(text) if text.isdigit() else roman(text.lower())


def _title_words(pages: Sequence[Sequence[Segment]]) -> str:
    """The words set largest on the first page that has any."""
    first = next((page for page in pages if page), ())
    largest = max((s.size for s in first), default=0.0)
    return fold(" ".join(s.text for s in first if s.size > 0.95 * largest))


def _numbers(near: Sequence[Segment], gone: set[int]) -> tuple[str, ...]:
    """The numbers that stand alone at the edge, or at an end of a running head."""
    numbers: list[str] = []
    for s in near:
        text = s.text.strip()
        if m := _NUMBER.fullmatch(text):
            numbers.append(m["number"])
        elif id(s) in gone:
            numbers += [m["first"] or m["last"] for m in _ENDS.finditer(text)]
    return tuple(numbers)
