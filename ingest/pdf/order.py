"""The reading order of a page: columns, what stands across them, and the rows of tables.

A gutter is a place at which many segments begin and which few cross. Those that cross it part the page into bands; in
each band the column on the left is read before that on the right, each ordered in the same way. Where what stands
left and right of it are the cells of rows, there is no gutter and a row is read across. Rules and boxes drawn on the
page are not looked at.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean, median

from ingest.pdf.fonts import is_rtl
from ingest.pdf.segments import Piece, Segment, is_mark, pieces_of

_LEVEL = 0.3
_DEEPEST = 8
# Below this mean length, in characters, what stands beside each other is rather cells than columns of a text.
_CELL = 16
_PROSE = 24
_TIGHT = 1.75
# A column with fewer letters than this share of the other's holds its side heads.
_SIDE = 0.15
# What ends nearer to a gutter than this share of its size is taken to cross it.
_GUTTER = 0.4


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
        self.bold = letters > 0 and bold > 0.7 * letters
        return self


def ordered(segments: Sequence[Segment], page: int) -> list[Line]:
    """The lines of a page in reading order."""
    if not segments:
        return []
    letters = sum(len(s.text) for s in segments)
    rtl = 2 * sum(len(s.text) for s in segments if is_rtl(s.text)) > letters
    arranger = _Arranger(page, rtl)
    arranger.arrange(_with_initials(list(segments)), 0)
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

    def arrange(self, segments: list[Segment], depth: int) -> None:
        """Order a region: in columns where it has them, else row by row."""
        if depth < _DEEPEST and (parts := _around_table(segments)):
            for part in parts:
                self.arrange(part, depth + 1)
            return
        gutter = _gutter(segments) if depth < _DEEPEST else None
        if gutter is None:
            self._rows(segments)
            return
        waiting: list[Segment] = []
        for band in _bands(segments, gutter):
            if band.is_columns:
                self.arrange(waiting, depth + 1)
                waiting = []
                for part in self._in_order(band):
                    self.arrange(part, depth + 1)
            else:
                waiting += band.all
        self.arrange(waiting, depth + 1)

    def _in_order(self, band: _Band) -> list[list[Segment]]:
        """The columns of a band, the first to be read first; side heads each before the lines beside which they
        stand."""
        first, second = (band.right, band.left) if self._rtl else (band.left, band.right)
        small = _size(first) < 0.9 * _size(second)
        if small or _letters(first) > _SIDE * _letters(second) or 2 * _depth(first) > _depth(second):
            return [first, second]
        parts: list[list[Segment]] = []
        rest = second
        for head in _groups(first):
            level = head[0].y + 0.5 * head[0].size
            above = [s for s in rest if s.y > level]
            if _is_in_table(rest, level):
                return [first, second]  # a label beside a table parts it not
            parts += [above, head] if above else [head]
            rest = [s for s in rest if s.y <= level]
        return [*parts, rest] if rest else parts

    def _rows(self, segments: list[Segment]) -> None:
        if not segments:
            return
        self._regions += 1
        left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
        rows = _cells_of_rows(_justified(_level_rows(segments), left, right))
        bounds = _bounds(segments)
        for row in rows:
            row.sort(key=lambda cell: -cell[0].x1 if self._rtl else cell[0].x0)
            pieces: list[Piece] = []
            for cell in row:
                if pieces:
                    pieces.append(Piece("\t", cell[0].size))
                for n, seg in enumerate(cell):
                    if n:
                        pieces.append(Piece(" ", seg.size))
                    pieces += pieces_of(seg.spans)
            first = row[0][0]
            low, high, justified = bounds.get(round(first.size), (left, right, False))
            self.lines.append(
                Line(
                    self._page, min(c[0].x0 for c in row), max(s.x1 for c in row for s in c), first.y, pieces,
                    [c[0].x0 for c in row], low, high, self._regions, justified,
                ).settle()
            )  # fmt: skip


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


@dataclass(slots=True)
class _Band:
    """What stands between two lines that cross a gutter, left and right of it; or one line that crosses it."""

    left: list[Segment]
    right: list[Segment]
    across: list[Segment] = field(default_factory=list)
    is_columns: bool = False

    @property
    def all(self) -> list[Segment]:
        return [*self.across, *self.left, *self.right]


def _gutter(segments: Sequence[Segment]) -> float | None:
    """The place of the best gutter of a region: between what ends left of it and begins at it."""
    if len(segments) < 4:
        return None
    x0 = min(s.x0 for s in segments)
    starts = sorted(s.x0 for s in segments)
    best, best_score = None, 0
    last = x0
    for i, start in enumerate(starts):
        if start - last < 2 or start - x0 < 20:
            continue
        begins = sum(1 for s in starts[i:] if s - start < 3)
        if begins < 2:
            continue
        last = start
        bands = _bands(segments, start - 1)
        score = sum(min(_letters(b.left), _letters(b.right)) for b in bands if b.is_columns)
        if score > best_score:
            best, best_score = start - 1, score
    return best


def _around_table(segments: Sequence[Segment]) -> list[list[Segment]]:
    """A region that holds a table across its columns, in three parts: what is above, the table, what is below.

    Its rows have three cells or more, short ones, that begin at the same places. Empty where there is none, or where
    the region is nothing else.
    """
    rows = _level_rows(segments)
    run: list[int] = []
    end = 0
    for i, row in enumerate(rows):
        if run and _same_cells(rows[run[-1]], row):
            run.append(i)
            end = i + 1
        elif run and _is_further_line(row, rows[end - 1], rows[run[-1]], _pitch(rows, run)):
            end = i + 1
        elif len(run) > 1:
            break
        else:
            run, end = ([i], i + 1) if _is_row(row) else ([], 0)
    if len(run) < 2:
        return []
    first = run[0]
    while first and _is_header_line(rows[first - 1], rows[first], rows[run[0]]):
        first -= 1
    beside = [(rows[first - 1], rows[first])] if first else []
    beside += [(rows[end - 1], rows[end])] if end < len(rows) else []
    if end - first == len(rows) or any(_is_torn(a, b) for a, b in beside):
        return []
    parts = rows[:first], rows[first:end], rows[end:]
    return [[s for row in part for s in row] for part in parts if part]


def _is_torn(above: Sequence[Segment], below: Sequence[Segment]) -> bool:
    """Whether between two rows that stand close there rather runs one table on than ends."""
    close = above[0].y - below[0].y < 2 * below[0].size
    return close and min(len(above), len(below)) > 1 and fmean(len(s.text) for s in (*above, *below)) < _PROSE


def _pitch(rows: Sequence[Sequence[Segment]], run: Sequence[int]) -> float:
    """The least distance of the rows of a table, 0 for a single one."""
    return min((rows[a][0].y - rows[b][0].y for a, b in itertools.pairwise(run)), default=0.0)


def _is_further_line(row: Sequence[Segment], above: Sequence[Segment], cells: Sequence[Segment], pitch: float) -> bool:
    """Whether a row holds only further lines of cells: of the first only where rows stand farther apart."""
    gap = above[0].y - row[0].y
    homes = [_column_of(s, cells) for s in row]
    if not 0 < gap < 1.7 * row[0].size or min(homes) < 0:
        return False
    return min(homes) > 0 or gap < 0.7 * pitch


def _is_header_line(row: Sequence[Segment], below: Sequence[Segment], cells: Sequence[Segment]) -> bool:
    """Whether a row over a table is one of its head: each segment stands over one of its columns."""
    homes = [_column_of(s, cells) for s in row]
    close = row[0].y - below[0].y < 2.5 * row[0].size
    return close and all(h >= 0 for h in homes) and (len(row) > 1 or homes[0] > 0)


def _column_of(seg: Segment, cells: Sequence[Segment]) -> int:
    """The number of the cell under or over which a segment stands; -1 where it is none, or several."""
    touched = [n for n, cell in enumerate(cells) if _overlap(seg, cell)]
    if len(touched) == 1:
        return touched[0]
    if touched:
        return -1
    # Beside the cell's words, but between the beginnings of this and the next.
    starts = [*(cell.x0 for cell in cells), float("inf")]
    between = [n for n in range(len(cells)) if starts[n] - 3 <= seg.x0 and seg.x1 < starts[n + 1]]
    return between[0] if len(between) == 1 else -1


def _is_row(row: Sequence[Segment]) -> bool:
    return len(row) > 2 and fmean(len(s.text) for s in row) < _CELL and not is_mark(row[0].text)


def _same_cells(above: Sequence[Segment], row: Sequence[Segment]) -> bool:
    """Whether the cells of a row begin, end or are centred where those of the row above do."""
    if not _is_row(row) or len(above) != len(row) or above[0].y - row[0].y > 4 * row[0].size:
        return False
    pairs = list(zip(above, row, strict=True))
    return all(
        abs(a.x0 - b.x0) < 3 or abs(a.x1 - b.x1) < 3 or abs(a.x0 + a.x1 - b.x0 - b.x1) < 6 for a, b in pairs
    )  # fmt: skip


def _letters(segments: Sequence[Segment]) -> int:
    return sum(len(s.text) for s in segments)


def _bands(segments: Sequence[Segment], gutter: float) -> list[_Band]:
    """The bands into which the segments that cross a gutter part a region, from top to bottom."""
    across: list[Segment] = []
    sides: list[Segment] = []
    for s in segments:
        (across if s.x0 < gutter and s.x1 > gutter - _GUTTER * s.size else sides).append(s)
    across.sort(key=lambda s: -s.y)
    sides.sort(key=lambda s: -s.y)
    bands: list[_Band] = []
    at = 0
    for crossing in [*across, None]:
        inside: list[Segment] = []
        while at < len(sides) and (crossing is None or sides[at].y > crossing.y + _LEVEL * crossing.size):
            inside.append(sides[at])
            at += 1
        if inside:
            left = [s for s in inside if s.x1 <= gutter]
            right = [s for s in inside if s.x0 >= gutter]
            bands.append(_Band(left, right, is_columns=_are_columns(left, right, gutter)))
        if crossing is not None:
            bands.append(_Band([], [], [crossing]))
    return bands


def _are_columns(left: Sequence[Segment], right: Sequence[Segment], gutter: float) -> bool:
    """Whether what stands left and right is read down and not across."""
    if not left or not right:
        return False
    low, high = max(_bottom(left), _bottom(right)), min(_top(left), _top(right))
    if high <= low:
        return False
    lengths = fmean(len(s.text) for s in left), fmean(len(s.text) for s in right)
    switches, runs = _switches(left, right, gutter)
    aligned = sum(any(abs(a.y - b.y) < _LEVEL * a.size for b in right) for a in left)
    fewer = min(len(left), len(right))
    if aligned > 1 and switches > 2 and min(lengths) < _PROSE:
        return False
    if aligned < 2 or aligned < 0.6 * fewer:
        # Labels beside a text, or two columns whose lines do not meet.
        deeper = left if _depth(left) >= _depth(right) else right
        return _depth(deeper) >= 3 and fmean(len(s.text) for s in deeper) >= _PROSE
    if min(lengths) < _CELL:
        return False
    if switches < 3:
        return len(left) > 1 and len(right) > 1
    if runs > 1.5:
        # Cells of several lines, drawn one after the other; or the frames of columns.
        return _is_tight(left) and _is_tight(right) and min(lengths) >= _PROSE
    return min(lengths) >= _PROSE and fewer >= 4 and _fills(left) and _fills(right)


def _is_in_table(segments: Sequence[Segment], level: float) -> bool:
    """Whether the rows next to a level have several cells."""
    rows = _level_rows(segments)
    above = [row for row in rows if row[0].y > level][-2:]
    below = [row for row in rows if row[0].y <= level][:2]
    return any(len(row) > 1 for row in above) and any(len(row) > 1 for row in below)


def _size(segments: Sequence[Segment]) -> float:
    """The size in which most letters are set."""
    sizes: Counter[float] = Counter()
    for s in segments:
        sizes[s.size] += len(s.text)
    return sizes.most_common(1)[0][0]


def _groups(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments by the space between them, from top to bottom."""
    groups: list[list[Segment]] = []
    for s in sorted(segments, key=lambda s: -s.y):
        if groups and groups[-1][-1].y - s.y < _TIGHT * s.size:
            groups[-1].append(s)
        else:
            groups.append([s])
    return groups


def _depth(segments: Sequence[Segment]) -> int:
    """The number of lines that segments make."""
    return len({round(s.y) for s in segments})


def _bottom(segments: Sequence[Segment]) -> float:
    return min(s.y for s in segments)


def _top(segments: Sequence[Segment]) -> float:
    return max(s.y + s.size for s in segments)


def _switches(left: Sequence[Segment], right: Sequence[Segment], gutter: float) -> tuple[int, float]:
    """How often the drawing went from one side to the other, and how many segments it drew there each time."""
    sides = [s.x0 >= gutter for s in sorted([*left, *right], key=lambda s: s.order)]
    switches = sum(a != b for a, b in itertools.pairwise(sides))
    return switches, len(sides) / (switches + 1)


def _is_tight(segments: Sequence[Segment]) -> bool:
    """Whether the lines follow each other as in a text, without the gaps of a table's rows."""
    gaps = [(a.y - b.y) / max(a.size, 1) for a, b in itertools.pairwise(segments)]
    return not gaps or sum(g < _TIGHT for g in gaps) >= 0.6 * len(gaps)


def _fills(segments: Sequence[Segment]) -> bool:
    """Whether most lines reach across their column, as the lines of a text do."""
    width = max(s.x1 for s in segments) - min(s.x0 for s in segments)
    return median(s.x1 - s.x0 for s in segments) > 0.6 * width


def _level_rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments that stand on one level, from top to bottom, each row from left to right."""
    rows: list[list[Segment]] = []
    for s in sorted(segments, key=lambda s: -s.y):
        if rows and abs(rows[-1][0].y - s.y) < _LEVEL * min(s.size, rows[-1][0].size) + 0.5:
            rows[-1].append(s)
        else:
            rows.append([s])
    for row in rows:
        row.sort(key=lambda s: s.x0)
    return rows


def _justified(rows: list[list[Segment]], left: float, right: float) -> list[list[Segment]]:
    """The rows with the words of a line that was driven wide apart put together again.

    Such a line fills its column, its words stand evenly apart, and the line over or under it is one of the text.
    """

    def fills(row: Sequence[Segment]) -> bool:
        return row[0].x0 - left < 3 * row[0].size and right - row[-1].x1 < 0.03 * (right - left)

    def even(row: Sequence[Segment]) -> bool:
        gaps = [b.x0 - a.reach for a, b in itertools.pairwise(row)]
        return max(gaps) - min(gaps) < 0.2 * max(gaps) + 1 and max(gaps) < 4 * row[0].size

    whole = [len(row) == 1 and fills(row) for row in rows]
    out = list(rows)
    for order in (range(len(rows)), range(len(rows) - 1, -1, -1)):
        for i in order:
            if len(out[i]) > 1 and fills(out[i]) and even(out[i]):
                near = [j for j in (i - 1, i + 1) if 0 <= j < len(out) and whole[j]]
                if any(abs(out[j][0].y - out[i][0].y) < 2 * out[i][0].size for j in near):
                    spans = [s for seg in out[i] for s in seg.spans]
                    first, last = out[i][0], out[i][-1]
                    out[i] = [Segment(spans, first.x0, last.x1, first.y, first.size, first.order, last.x1)]
                    whole[i] = True
    return out


Cell = list[Segment]


def _cells_of_rows(rows: list[list[Segment]]) -> list[list[Cell]]:
    """The rows with the further lines of a cell put into it.

    Where rows stand farther apart than the lines of a cell, cells are told by that distance and rows by what stands
    beside each other. Elsewhere a further line is known by being drawn straight after the line above in the same
    cell, or by standing close under a row that has more cells, at the beginning of one that is not the first.
    """
    out: list[list[Cell]] = []
    rows = [_marked(row) for row in rows]
    at = 0
    while at < len(rows):
        end = _table_end(rows, at)
        table = rows[at:end]
        if len(table) > 1 and (grid := _by_distance(table)) is not None:
            out += grid
        elif len(table) == 1 and _is_apart(table[0]):
            out += [[[seg]] for seg in table[0]]
        else:
            for row in table:
                _add_row(out, row)
        at = end
    return out


def _is_apart(row: Sequence[Segment]) -> bool:
    """Whether what stands on one level, in no table, is far apart and words of its own: a name here, a date there."""
    wide = all(b.x0 - a.x1 > 3 * max(a.size, b.size) for a, b in itertools.pairwise(row))
    return wide and len(row) > 1 and all(sum(c.isalpha() for c in s.text) > 2 for s in row)


def _table_end(rows: Sequence[Sequence[Segment]], at: int) -> int:
    """The end of the run of rows that begins at `at`: rows of several cells, and single ones among them that belong
    to a cell. A row that is not such a one is a run of its own."""
    if len(rows[at]) < 2 and not (at + 1 < len(rows) and _is_first_line(rows[at], rows[at + 1])):
        return at + 1
    last = at + 1
    multiple = rows[at]
    for i in range(at + 1, len(rows)):
        above, row = rows[i - 1], rows[i]
        if above[0].y - row[0].y > 3.5 * max(row[0].size, above[0].size) or i - last > _MOST_SINGLE:
            break
        if len(row) > 1:
            last, multiple = i + 1, row
            continue
        touched = [sum(_overlap(row[0], s) for s in r) for r in rows[at:i] if len(r) > 1]
        if max(touched, default=1) != 1 or (len(multiple) > 1 and sum(_overlap(row[0], s) for s in multiple) > 1):
            break
        if i == last and above[0].y - row[0].y < 1.4 * row[0].size and len(above) > 1:
            last = i + 1
    return last


_MOST_SINGLE = 8


def _is_first_line(row: Sequence[Segment], below: Sequence[Segment]) -> bool:
    """Whether a line alone is the first of a cell whose neighbours stand half a line lower."""
    return (
        len(below) > 1
        and row[0].y - below[0].y < 1.1 * row[0].size
        and not any(_overlap(row[0], a) and _overlap(row[0], b) for a, b in itertools.pairwise(below))
    )


def _overlap(a: Segment, b: Segment) -> bool:
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 1


def _by_distance(table: Sequence[Sequence[Segment]]) -> list[list[Cell]] | None:
    """The rows of a table whose cells have several lines, by distances; None where distances do not tell."""
    columns = _columns_of(table)
    if columns is None:
        return None
    gaps = [
        (a.y - b.y) / max(a.size, b.size)
        for column in columns
        for a, b in itertools.pairwise(column)
    ]  # fmt: skip
    inner = [g for g in gaps if g < _INNER]
    if not inner or len(inner) == len(gaps) or min(g for g in gaps if g >= _INNER) < 1.15 * max(inner):
        return None
    cells: list[Cell] = []
    for column in columns:
        for n, seg in enumerate(column):
            if n and (column[n - 1].y - seg.y) / max(seg.size, column[n - 1].size) < _INNER:
                cells[-1].append(seg)
            else:
                cells.append([seg])
    cells.sort(key=lambda c: -(c[0].y + c[-1].y))
    rows: list[list[Cell]] = []
    for cell in cells:
        if rows and any(_beside(cell, other) for other in rows[-1]):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows


_INNER = 1.45


def _columns_of(table: Sequence[Sequence[Segment]]) -> list[list[Segment]] | None:
    """The segments of a table by column, each from top to bottom; None where one stands in two columns."""
    bounds: list[list[float]] = []
    for seg in sorted((s for row in table if len(row) > 1 for s in row), key=lambda s: s.x0):
        if bounds and seg.x0 < bounds[-1][1] - 1:
            bounds[-1][1] = max(bounds[-1][1], seg.x1)
        else:
            bounds.append([seg.x0, seg.x1])
    if len(bounds) < max(len(row) for row in table):
        return None
    columns: list[list[Segment]] = [[] for _ in bounds]
    for seg in (s for row in table for s in row):
        homes = [i for i, (x0, x1) in enumerate(bounds) if min(seg.x1, x1) - max(seg.x0, x0) > 1]
        if len(homes) != 1:
            return None
        columns[homes[0]].append(seg)
    for column in columns:
        column.sort(key=lambda s: -s.y)
    return columns


def _beside(a: Cell, b: Cell) -> bool:
    """Whether two cells share half the height of the lower one."""
    shared = min(a[0].y + a[0].size, b[0].y + b[0].size) - max(a[-1].y, b[-1].y)
    return shared > 0.5 * min(a[0].y + a[0].size - a[-1].y, b[0].y + b[0].size - b[-1].y)


def _add_row(out: list[list[Cell]], row: Sequence[Segment]) -> None:
    """Add a row, or its segments to the cells above of which they are further lines."""
    above = out[-1] if out else None
    if above is not None and len(above) > 1:
        homes = [_home(seg, above) for seg in row]
        if all(h is not None for h in homes) and (len(row) < len(above) or _drawn_on(row, homes)):
            for seg, home in zip(row, homes, strict=True):
                if home is not None:
                    home.append(seg)
            return
    out.append([[seg] for seg in row])


def _home(seg: Segment, row: Sequence[Cell]) -> Cell | None:
    """The cell of the row above of which a segment is a further line."""
    for n, cell in enumerate(row):
        last = cell[-1]
        near = abs(seg.x0 - cell[0].x0) < 3 or abs(seg.x0 + seg.x1 - last.x0 - last.x1) < 6
        close = 0 < last.y - seg.y < 1.6 * max(seg.size, last.size)
        if near and close and (n > 0 or _follows(seg, last)):
            return cell
    return None


def _follows(seg: Segment, last: Segment) -> bool:
    return 0 < seg.order - last.order <= len(last.spans) + 4


def _drawn_on(row: Sequence[Segment], homes: Sequence[Cell | None]) -> bool:
    return all(home is not None and _follows(seg, home[-1]) for seg, home in zip(row, homes, strict=True))


def _marked(row: Sequence[Segment]) -> list[Segment]:
    """A row whose first segment is only a mark (a bullet, a number): the mark goes to the next."""
    if len(row) > 1 and is_mark(row[0].text) and row[1].x0 - row[0].x1 < 6 * row[1].size:
        head, second = row[0], row[1]
        spans = [*head.spans, *second.spans]
        merged = Segment(spans, head.x0, second.x1, second.y, second.size, head.order, second.x1)
        return [merged, *row[2:]]
    return list(row)
