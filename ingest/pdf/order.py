"""The reading order of a page: columns, what stands across them, and the rows of tables.

Where a region has a gutter, what crosses it parts it into bands; in each band the column on the left is read before
that on the right, each ordered in the same way. Elsewhere lines are read from top to bottom and rows across.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest import wording
from ingest.pdf.authors_beside import LAST_PAGE, author_by_author
from ingest.pdf.columns import (
    Band,
    bands,
    depth,
    grouped,
    gutter_of,
    is_in_table,
    letters,
    top_of_figure,
    usual_size,
)
from ingest.pdf.direction import is_rtl
from ingest.pdf.segments import Piece, Segment, pieces_of
from ingest.pdf.tables import around_table, cells_of_rows, justified, level_rows
from ingest.wording import fold

_DEEPEST = 8
# A column with fewer letters than this share of the other's holds its side heads.
_SIDE = 0.15
# Numbers of figures in the margin have fewer letters together.
_LABELS = 120


@dataclass(slots=True)
class Line:
    """A line of a page in points as shown: where it begins and ends, its baseline, its pieces.

    cells   where the cells of a row begin; one for a line of text. In the row's text a tab stands between cells
    left, right  the bounds of its column
    is_justified whether most lines of its column end at the same place
    region       the number of the column or band in which it stands, counted through the page
    """

    page: int
    x: float
    x1: float
    y: float
    pieces: list[Piece] = field(default_factory=list)
    cells: list[float] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    region: int = 0
    is_justified: bool = False
    turned: bool = False
    text: str = ""
    size: float = 0.0
    bold: bool = False

    def settle(self) -> Line:
        """Text, size and weight worked out from the pieces, once they are complete."""
        self.text = "".join(p.text for p in self.pieces)
        if len(self.pieces) == 1:
            self.size, self.bold = self.pieces[0].size, self.pieces[0].bold
            return self
        sizes: Counter[float] = Counter()
        letters = bold = 0
        for p in self.pieces:
            count = len(p.text.strip())
            letters += count
            bold += count if p.bold else 0
            if not p.raised:
                sizes[p.size] += count
        self.size = sizes.most_common(1)[0][0] if sizes else self.pieces[0].size
        self.bold = letters > 0 and bold > 0.7 * letters and self._is_bold_throughout()
        return self

    def _is_bold_throughout(self) -> bool:
        """Whether the first word and the last are bold: a line of which the middle is, is a line of the text."""
        worded = [p.bold for p in self.pieces if not p.raised and any(c.isalpha() for c in p.text)]
        return not worded or (worded[0] and worded[-1])


def ordered(segments: Sequence[Segment], page: int) -> list[Line]:
    """The lines of a page in reading order."""
    if not segments:
        return []
    letters = sum(len(s.text) for s in segments)
    rtl = 2 * sum(len(s.text) for s in segments if is_rtl(s.text)) > letters
    arranger = _Arranger(page, rtl)
    arranger.arrange_page(_with_initials(list(segments)))
    return arranger.lines


def _with_initials(segments: list[Segment]) -> list[Segment]:
    """A large initial put back at the head of its paragraph's first line."""
    out = list(segments)
    for cap in segments:
        text = cap.text.strip()
        if len(text) > 2 or not text[:1].isupper():
            continue
        beside = [
            s
            for s in out
            if s is not cap
            and cap.size > 1.8 * s.size
            and -2 < s.x0 - cap.x1 < 1.2 * s.size
            and cap.y - 0.3 * s.size < s.y < cap.y + cap.size
        ]
        if not beside:
            continue
        first = max(beside, key=lambda s: s.y)
        head = first.spans[0]
        gap = " " if len(text) == 1 and text in "AI" and head.text[:1].isupper() else ""
        head.text = text + gap + head.text.lstrip()
        out.remove(cap)
    return out


class _Arranger:
    """Puts the segments of a page into lines, region by region."""

    def __init__(self, page: int, rtl: bool) -> None:
        self.lines: list[Line] = []
        self._page = page
        self._rtl = rtl
        self._regions = 0

    def arrange_page(self, segments: list[Segment]) -> None:
        """Order a page: on a title page, authors who stand beside each other one by one."""
        parts = author_by_author(segments) if self._page <= LAST_PAGE else None
        if parts is None:
            self.arrange(segments, 0)
            return
        above, authors, below = parts
        self.arrange(above, 1)
        for line in itertools.chain.from_iterable(authors):
            self._rows([line])  # a region of its own: no line of a title block runs on into the next
        self.arrange(below, 1)

    def arrange(self, segments: list[Segment], depth: int) -> None:
        """Order a region: in columns where it has them, else row by row."""
        if depth < _DEEPEST and (parts := around_table(segments)):
            for part in parts:
                self.arrange(part, depth + 1)
            return
        gutter = gutter_of(segments) if depth < _DEEPEST else None
        if gutter is None:
            self._rows(segments)
            return
        waiting: list[Segment] = []
        for band in bands(segments, gutter):
            if band.is_columns:
                self.arrange(waiting, depth + 1)
                waiting = []
                for part in self._in_order(band):
                    self.arrange(part, depth + 1)
            else:
                waiting += band.all
        self.arrange(waiting, depth + 1)

    def _in_order(self, band: Band) -> list[list[Segment]]:
        """The columns of a band, the first to be read first; side heads each before the lines beside which they
        stand."""
        first, second = (band.right, band.left) if self._rtl else (band.left, band.right)
        labels = letters(first) < _LABELS and all(_is_label(group) for group in grouped(first))
        small = usual_size(first) < 0.9 * usual_size(second) and not labels
        if small or letters(first) > _SIDE * letters(second) or 2 * depth(first) > depth(second):
            return [first, second]
        parts: list[list[Segment]] = []
        rest = second
        for head in grouped(first):
            level = head[0].y + 0.5 * head[0].size
            if labels:
                level = top_of_figure(rest, level)
            above = [s for s in rest if s.y > level]
            if is_in_table(rest, level):
                return [first, second]  # a label beside a table parts it not
            parts += [above, head] if above else [head]
            rest = [s for s in rest if s.y <= level]
        return [*parts, rest] if rest else parts

    def _rows(self, segments: list[Segment]) -> None:
        if not segments:
            return
        self._regions += 1
        left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
        rows = cells_of_rows(justified(level_rows(segments), left, right))
        bounds = _bounds(segments)
        for row in rows:
            row.sort(key=lambda cell: -cell[0].x1 if self._rtl else cell[0].x0)
            pieces: list[Piece] = []
            for cell in row:
                if pieces:
                    pieces.append(Piece("\t", cell[0].size))
                for n, seg in enumerate(cell):
                    if n:
                        pieces.append(Piece("\n" if cell[n - 1].y - seg.y > 0.5 * seg.size else " ", seg.size))
                    pieces += pieces_of(seg.spans, self._rtl)
            first = row[0][0]
            low, high, is_justified = bounds.get(round(first.size), (left, right, False))
            self.lines.append(
                Line(
                    self._page, min(c[0].x0 for c in row), max(s.x1 for c in row for s in c), first.y, pieces,
                    [c[0].x0 for c in row], low, high, self._regions, is_justified,
                ).settle()
            )  # fmt: skip


def _is_label(group: Sequence[Segment]) -> bool:
    """Whether what stands beside a text is the number of a figure: "Figure 3"."""
    return bool(wording.FIGURE.fullmatch(fold(" ".join(s.text for s in group))))


def _bounds(segments: Sequence[Segment]) -> dict[int, tuple[float, float, bool]]:
    """For each size of which a region has several lines: where they begin and end, and whether most end there."""
    sizes: dict[int, list[Segment]] = {}
    for s in segments:
        sizes.setdefault(round(s.size), []).append(s)
    bounds = {}
    for size, group in sizes.items():
        if len(group) > 2:
            right = max(s.x1 for s in group)
            full = sum(right - s.x1 < 1.5 for s in group)
            bounds[size] = min(s.x0 for s in group), right, len(group) > 3 and full > 0.5 * len(group)
    return bounds
