"""The rows of tables on a page: what stands on one level, which rows make a table, and which lines make a cell.

Told by places and distances alone: rules and boxes drawn on the page are not looked at.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from statistics import fmean

from ingest.pdf.segments import Segment, is_mark

LEVEL = 0.3
# Below this mean length, in characters, what stands beside each other is rather cells than columns of a text.
CELL = 16
PROSE = 24
_MOST_SINGLE = 8
_INNER = 1.45
Cell = list[Segment]


def level_rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments that stand on one level, from top to bottom, each row from left to right."""
    rows: list[list[Segment]] = []
    for s in sorted(segments, key=lambda s: -s.y):
        if rows and abs(rows[-1][0].y - s.y) < LEVEL * min(s.size, rows[-1][0].size) + 0.5:
            rows[-1].append(s)
        else:
            rows.append([s])
    for row in rows:
        row.sort(key=lambda s: s.x0)
    return rows


def justified(rows: list[list[Segment]], left: float, right: float) -> list[list[Segment]]:
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


def around_table(segments: Sequence[Segment]) -> list[list[Segment]]:
    """A region that holds a table across its columns, in three parts: what is above, the table, what is below.

    Its rows have three cells or more, short ones, that begin at the same places. Empty where there is none, or where
    the region is nothing else.
    """
    rows = level_rows(segments)
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
    return close and min(len(above), len(below)) > 1 and fmean(len(s.text) for s in (*above, *below)) < PROSE


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
    return len(row) > 2 and fmean(len(s.text) for s in row) < CELL and not is_mark(row[0].text)


def _same_cells(above: Sequence[Segment], row: Sequence[Segment]) -> bool:
    """Whether the cells of a row begin, end or are centred where those of the row above do."""
    if not _is_row(row) or len(above) != len(row) or above[0].y - row[0].y > 4 * row[0].size:
        return False
    pairs = list(zip(above, row, strict=True))
    return all(
        abs(a.x0 - b.x0) < 3 or abs(a.x1 - b.x1) < 3 or abs(a.x0 + a.x1 - b.x0 - b.x1) < 6 for a, b in pairs
    )  # fmt: skip


def cells_of_rows(rows: list[list[Segment]]) -> list[list[Cell]]:
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
            made: list[list[Cell]] = []
            for row in table:
                _add_row(made, row)
            out += [[[seg] for seg in row] for row in table] if _is_melted(made, table) else made
        at = end
    return out


def _is_melted(made: Sequence[Sequence[Cell]], table: Sequence[Sequence[Segment]]) -> bool:
    """Whether a table drawn column by column was taken for one row: short cells, as many in each column."""
    return (
        len(made) == 1
        and len(table) > 2
        and all(len(row) == len(table[0]) > 1 for row in table)
        and fmean(len(s.text) for row in table for s in row) < CELL
    )


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
        drawn = sorted(s.order for part in (row, *above) for s in part)
        homes = [_home(seg, above, drawn) for seg in row]
        if all(h is not None for h in homes) and (len(row) < len(above) or _drawn_on(row, homes, drawn)):
            for seg, home in zip(row, homes, strict=True):
                if home is not None:
                    home.append(seg)
            return
    out.append([[seg] for seg in row])


def _home(seg: Segment, row: Sequence[Cell], drawn: Sequence[int]) -> Cell | None:
    """The cell of the row above of which a segment is a further line."""
    for n, cell in enumerate(row):
        last = cell[-1]
        near = abs(seg.x0 - cell[0].x0) < 3 or abs(seg.x0 + seg.x1 - last.x0 - last.x1) < 6
        close = 0 < last.y - seg.y < 1.6 * max(seg.size, last.size)
        if near and close and (n > 0 or _follows(seg, last, drawn)):
            return cell
    return None


def _follows(seg: Segment, last: Segment, drawn: Sequence[int]) -> bool:
    """Whether a segment was drawn straight after another; `drawn` are the numbers of those of both rows, sorted."""
    near = 0 < seg.order - last.order <= len(last.spans) + 4
    return near and bisect_left(drawn, seg.order) - bisect_left(drawn, last.order) == 1


def _drawn_on(row: Sequence[Segment], homes: Sequence[Cell | None], drawn: Sequence[int]) -> bool:
    pairs = zip(row, homes, strict=True)
    return all(home is not None and _follows(seg, home[-1], drawn) for seg, home in pairs)


def _marked(row: Sequence[Segment]) -> list[Segment]:
    """A row whose first segment is only a mark (a bullet, a number): the mark goes to the next."""
    if len(row) > 1 and is_mark(row[0].text) and row[1].x0 - row[0].x1 < 6 * row[1].size:
        head, second = row[0], row[1]
        spans = [*head.spans, *second.spans]
        merged = Segment(spans, head.x0, second.x1, second.y, second.size, head.order, second.x1)
        return [merged, *row[2:]]
    return list(row)
