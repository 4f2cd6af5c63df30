"""Whether a line at the edge of a page is one of the text that runs there: by its type and its distance to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from ingest.pdf.paragraphs import ENDED
from ingest.pdf.segments import Segment
from ingest.wording import words

# Pages looked at for the usual distance of lines.
_SAMPLE = 40
# In shares of that distance: how far from the next line of the text a line of it stands, a sentence that is a paragraph
# of its own, a heading in larger type.
_NEXT, _PARAGRAPH, _HEADING = 1.2, 2.2, 2.0
_SENTENCE = 5


class RunningText:
    """The text of a document as it is set. `body` is the size of its type, in points."""

    def __init__(self, pages: Sequence[Sequence[Segment]], body: float) -> None:
        self._body = body
        self._leading = _leading(pages, body)
        self._bold = _is_bold(pages, body)

    def within(
        self, page: Sequence[Segment], doubted: Sequence[Segment], gone: set[int], numbers: Container[int]
    ) -> set[int]:
        """Those of the segments doubted, by identity, that stand in the run of the text; `gone` are those taken out,
        `numbers` the page's numbers among them, which never do."""
        large = [s for s in doubted if s.size > 0.97 * self._body and id(s) not in numbers]
        if not large:
            return set()
        middle = (max(s.y for s in page) + min(s.y for s in page)) / 2
        kept: set[int] = set()
        # From the middle of the page outwards: a line may be next to one that was found to be of the text.
        for s in sorted(large, key=lambda s: abs(s.y - middle)):
            inward = -1 if s.y > middle else 1
            far = self._reach(s)
            for o in page:
                away = (o.y - s.y) * inward
                if 1 < away < far and o.x0 < s.x1 and s.x0 < o.x1 and (id(o) not in gone or id(o) in kept):
                    if o.size > 0.97 * self._body and (inward < 0 or o.size < 1.12 * self._body):
                        kept.add(id(s))
                    break
        return kept

    def _reach(self, s: Segment) -> float:
        """How far from the next line of the text a segment may stand to be one of it."""
        if s.size > 1.12 * self._body or (s.bold and not self._bold):
            return _HEADING * self._leading
        if abs(s.size - self._body) < 0.03 * self._body and words(s.text) >= _SENTENCE and ENDED.search(s.text):
            return _PARAGRAPH * self._leading
        return _NEXT * self._leading


def _is_bold(pages: Sequence[Sequence[Segment]], body: float) -> bool:
    """Whether the body itself is set in bold."""
    lines = [s for page in pages[:: max(1, len(pages) // _SAMPLE)] for s in page if abs(s.size - body) < 0.03 * body]
    return 2 * sum(s.bold for s in lines) > len(lines)


def _leading(pages: Sequence[Sequence[Segment]], body: float) -> float:
    """The usual distance of the lines of the body."""
    gaps: Counter[int] = Counter()
    for page in pages[:: max(1, len(pages) // _SAMPLE)]:
        last: Segment | None = None
        for s in page:
            if abs(s.size - body) < 0.03 * body:
                if last is not None and 0.8 * body < last.y - s.y < 3 * body:
                    gaps[round(2 * (last.y - s.y))] += 1
                last = s
    return gaps.most_common(1)[0][0] / 2 if gaps else 1.3 * body
