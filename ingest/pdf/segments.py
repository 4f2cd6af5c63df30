"""Segments: what stands together on one line of a page, gathered from the spans drawn there.

Spans are mostly drawn in the order in which they are read; what was drawn out of order is put to its neighbour by its
place. A small raised span is a superscript of its line. Columns and reading order are not known here.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.pdf.direction import in_reading_order, is_rtl
from ingest.pdf.spacing import SPACE_SHARE
from ingest.pdf.stream import Span

# In shares of the size: how far apart words of one line may stand, how far a baseline may waver, how high a mark is.
_APART = 1.2
_TOUCHING = 0.45
_LEVEL = 0.25
_LOWEST, _HIGHEST = 0.08, 0.75
_SMALLER, _SMALLEST = 0.82, 0.4
_MARK_WIDTH = 4
# So far from its raised number may a note begin: at the first tab.
_TAB = 6
_LONGEST_MARK = 5


@dataclass(slots=True)
class Piece:
    """A stretch of a line in one font: its size in points as shown, and whether it is raised above its line."""

    text: str
    size: float
    bold: bool = False
    raised: bool = False


@dataclass(slots=True)
class Segment:
    """Spans that stand together on one line: their extent in points, and the number of the first among all drawn."""

    spans: list[Span]
    x0: float
    x1: float
    y: float
    size: float
    order: int
    # How far right it was drawn, with the blanks at its end.
    reach: float = 0.0

    @property
    def text(self) -> str:
        return "".join(s.text for s in self.spans)

    @property
    def artifact(self) -> bool:
        return all(s.artifact for s in self.spans)

    @property
    def bold(self) -> bool:
        return all(s.bold for s in self.spans if s.text.strip())

    def take(self, span: Span) -> None:
        """Add a span; the line's size and baseline are those of its largest."""
        if not _is_small(span, self.size) and (span.size > self.size or _is_small(self.spans[0], span.size)):
            self.size, self.y = span.size, span.y
        self.spans.append(span)
        self.x0, self.x1 = min(self.x0, span.x0), max(self.x1, span.x1)
        self.reach = self.x1


def _is_small(span: Span, size: float) -> bool:
    return span.size < _SMALLER * size


def gather(spans: Sequence[Span]) -> list[Segment]:
    """The segments of spans that are written in one direction, in the order in which they were drawn."""
    segments: list[Segment] = []
    drawn: set[tuple[str, int, int]] = set()
    blanks: list[Span] = []
    for n, span in enumerate(spans):
        last = segments[-1] if segments else None
        if not span.text.strip():
            if last is not None and _follows_on(last, span):
                blanks.append(span)
                last.reach = max(last.reach, span.x1)
            continue
        if _drawn_twice(span, drawn):
            continue
        if last is not None and _belongs(last, span):
            last.spans += blanks
            last.take(span)
        else:
            segments.append(Segment([span], span.x0, span.x1, span.y, span.size, n, span.x1))
        blanks = []
    return _scattered(segments)


def _follows_on(last: Segment, blank: Span) -> bool:
    """Whether a blank stands on a segment's line, at its end."""
    size = max(last.size, blank.size)
    return abs(blank.y - last.y) < _LEVEL * last.size and -1 < blank.x0 - last.reach < _APART * size


def _drawn_twice(span: Span, drawn: set[tuple[str, int, int]]) -> bool:
    """Whether the same words were drawn at the same place, to make them look bold or to cast a shadow."""
    # A single letter's twin stands nearer than the next letter may, as in "ll".
    scale = 1 if len(span.text) > 1 else 2
    x, y = round(scale * span.x0), round(scale * span.y)
    if any((span.text, x + i, y + j) in drawn for i in (-1, 0, 1) for j in (-1, 0, 1)):
        return True
    drawn.add((span.text, x, y))
    return False


def _belongs(seg: Segment, span: Span) -> bool:
    """Whether a span goes on with a segment."""
    size = max(seg.size, span.size)
    gap = span.x0 - seg.reach
    rise = span.y - seg.y
    if gap < -_TOUCHING * size:
        if abs(rise) > size or not (is_rtl(span.text) or any(is_rtl(s.text) for s in seg.spans)):
            return False
        # Left of what is there; or, in a number or a name among what is written from the right, behind the last.
        beside = span.x0 - seg.spans[-1].x1
        gap = beside if -0.2 * size < beside < _TOUCHING * size else seg.x0 - span.x1
        if gap < -_TOUCHING * size:
            return False
    if _is_initial(seg, span.size):
        return False
    if abs(rise) < _LEVEL * min(seg.size, span.size):
        return gap < _APART * size or (gap < _MARK_WIDTH * size and is_mark(seg.text))
    if gap > _TOUCHING * size:
        return gap < _TAB * size and _is_small(seg.spans[0], span.size) and _heads(seg, span)
    if _is_small(span, seg.size):
        near = -0.4 * size < rise < _HIGHEST * size and span.size > _SMALLEST * size
        return near and len(span.text.strip()) <= _LONGEST_MARK
    return _heads(seg, span)


def _is_initial(seg: Segment, size: float) -> bool:
    """Whether a segment is the large initial beside a line of that size."""
    return seg.size > 1.8 * size and len(seg.text.strip()) <= 2


def _heads(seg: Segment, span: Span) -> bool:
    """Whether a segment is the raised number at the head of the line that the span begins."""
    return (
        len(seg.spans) == 1
        and _is_small(seg.spans[0], span.size)
        and -_HIGHEST * span.size < span.y - seg.y < 0
        and len(seg.text.strip()) <= _LONGEST_MARK
    )


def is_mark(text: str) -> bool:
    """Whether a text is only the mark of an item: a bullet, a number, a letter with a stop."""
    text = text.strip()
    if not text or len(text) > _LONGEST_MARK:
        return False
    if not any(c.isalnum() for c in text):
        return True
    return text[-1] in ".)" and (text[:-1].strip("(.").replace(".", "").isdigit() or len(text.strip("(.)")) == 1)


def _scattered(segments: list[Segment]) -> list[Segment]:
    """Segments drawn apart from their neighbours put together with them: they touch on one line."""
    rows = sorted(range(len(segments)), key=lambda i: (-round(segments[i].y), segments[i].x0))
    gone: set[int] = set()
    for a, b in itertools.pairwise(rows):
        left, right = segments[a], segments[b]
        if a in gone:
            continue
        size = min(left.size, right.size)
        if _is_initial(left, right.size):
            continue
        if abs(left.y - right.y) < _LEVEL * size and -0.2 * size < right.x0 - left.x1 < _TOUCHING * size:
            for span in right.spans:
                left.take(span)
            left.order = min(left.order, right.order)
            segments[b] = left
            gone.add(a)
    kept: list[Segment] = []
    seen: set[int] = set()
    for seg in segments:
        if id(seg) not in seen:
            seen.add(id(seg))
            kept.append(seg)
    return kept


def pieces_of(spans: Iterable[Span], rtl_page: bool = False) -> list[Piece]:
    """The pieces of a segment in reading order, with a space where the spans stand apart; `rtl_page`: the page is
    written from the right."""
    ordered, rtl = in_reading_order(list(spans), rtl_page)
    size, base = _base(ordered)
    out: list[Piece] = []
    reach = ordered[0].x1 if not rtl else ordered[0].x0
    for n, s in enumerate(ordered):
        small = _is_small(s, size)
        raised = small and _LOWEST * size < s.y - base < _HIGHEST * size
        level = small and n > 0 and abs(s.y - base) < 0.05 * size
        raised = raised or (level and _is_level_mark(s.text, out[-1].text))
        if n:
            before = ordered[n - 1]
            if rtl:
                gap = s.x0 - before.x1 if s.x0 > before.x0 else reach - s.x1
                gap = max(gap, s.space) if _ends_name(before.text, s.text) else gap
            else:
                gap = s.x0 - reach if s.x0 > before.x0 or not is_rtl(s.text) else before.x0 - s.x1
            # Beside a blank too: letters set with spaces between them are told by two between words.
            if gap > SPACE_SHARE * min(s.space, before.space):
                out.append(Piece(" ", s.size))
            reach = min(s.x0, reach) if rtl else max(s.x1, reach)
        last = out[-1] if out else None
        if last is not None and not raised and not last.raised and last.size == s.size and last.bold == s.bold:
            last.text += s.text
        else:
            out.append(Piece(s.text, s.size, s.bold, raised))
    return out


def _ends_name(before: str, text: str) -> bool:
    """Whether a Latin word stands before one written from the right: nothing of these is written on to it."""
    return before[-1:].isalpha() and not is_rtl(before[-1:]) and is_rtl(text[:1])


def _base(spans: Sequence[Span]) -> tuple[float, float]:
    """The size of most characters of a line, and the baseline of the first span in it."""
    if len(spans) == 1:
        return spans[0].size, spans[0].y
    sizes: Counter[float] = Counter()
    for s in spans:
        sizes[s.size] += len(s.text.strip())
    size = sizes.most_common(1)[0][0]
    return size, next(s.y for s in spans if s.size == size)


def _is_level_mark(text: str, before: str) -> bool:
    """Whether a small number behind a word is a note's mark, set by a rise that the matrices do not tell."""
    mark = text.strip()
    return mark.isdigit() and len(mark) <= 3 and bool(before) and not before[-1].isspace() and not before[-1].isdigit()
