"""The columns of a page: the gutter between them, and the bands into which what crosses it parts a region.

A gutter is a place at which many segments begin and which few cross. Where what stands left and right of it are the
cells of rows, there is none.
"""

from __future__ import annotations

import bisect
import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean, median

from ingest.pdf.segments import Segment
from ingest.pdf.tables import CELL, LEVEL, PROSE, level_rows

_TIGHT = 1.75
# What ends nearer to a gutter than this share of its size is taken to cross it.
_GUTTER = 0.4
# Places looked at for one gutter; a page of scattered words has hundreds.
_MOST_GUTTERS = 100


@dataclass(slots=True)
class Band:
    """What stands between two lines that cross a gutter, left and right of it; or one line that crosses it."""

    left: list[Segment]
    right: list[Segment]
    across: list[Segment] = field(default_factory=list)
    is_columns: bool = False

    @property
    def all(self) -> list[Segment]:
        return [*self.across, *self.left, *self.right]


def gutter_of(segments: Sequence[Segment]) -> float | None:
    """The place of the best gutter of a region: between what ends left of it and begins at it."""
    if len(segments) < 4:
        return None
    best, best_score = None, 0
    for start in _candidates(sorted(s.x0 for s in segments)):
        score = sum(min(letters(b.left), letters(b.right)) for b in bands(segments, start - 1) if b.is_columns)
        if score > best_score:
            best, best_score = start - 1, score
    return best


def _candidates(starts: Sequence[float]) -> list[float]:
    """The places at which several segments begin, from left to right; of too many, those with the most."""
    found: list[tuple[int, float]] = []
    last = starts[0]
    for i, start in enumerate(starts):
        if start - last < 2 or start - starts[0] < 20:
            continue
        begins = bisect.bisect_left(starts, 3.0, i, key=lambda s: s - start) - i
        if begins < 2:
            continue
        found.append((begins, start))
        last = start
    return sorted(start for _, start in sorted(found, reverse=True)[:_MOST_GUTTERS])


def letters(segments: Sequence[Segment]) -> int:
    return sum(len(s.text) for s in segments)


def bands(segments: Sequence[Segment], gutter: float) -> list[Band]:
    """The bands into which the segments that cross a gutter part a region, from top to bottom."""
    across: list[Segment] = []
    sides: list[Segment] = []
    for s in segments:
        (across if s.x0 < gutter and s.x1 > gutter - _GUTTER * s.size else sides).append(s)
    across.sort(key=lambda s: -s.y)
    sides.sort(key=lambda s: -s.y)
    bands: list[Band] = []
    at = 0
    for crossing in [*across, None]:
        inside: list[Segment] = []
        while at < len(sides) and (crossing is None or sides[at].y > crossing.y + LEVEL * crossing.size):
            inside.append(sides[at])
            at += 1
        if inside:
            left = [s for s in inside if s.x1 <= gutter]
            right = [s for s in inside if s.x0 >= gutter]
            heads = _heads_of(crossing, left, right) if crossing is not None else []
            if heads:
                left = left[: -len(heads)]
            bands.append(Band(left, right, is_columns=_are_columns(left, right, gutter)))
            bands += [Band([], [], [head]) for head in heads]
        if crossing is not None:
            bands.append(Band([], [], [crossing]))
    return bands


def _heads_of(crossing: Segment, left: Sequence[Segment], right: Sequence[Segment]) -> list[Segment]:
    """What stands in the left column under both and belongs to the line across that follows: a heading over it, with
    more space above it than below."""
    if len(left) < 2 or not right:
        return []
    above, head = left[-2], left[-1]
    near = head.y - crossing.y
    own = abs(head.x0 - crossing.x0) < 3 and near < 2 * crossing.size and above.y - head.y > 1.3 * near
    return [head] if own and head.y < right[-1].y - head.size else []


def _are_columns(left: Sequence[Segment], right: Sequence[Segment], gutter: float) -> bool:
    """Whether what stands left and right is read down and not across."""
    if not left or not right:
        return False
    low, high = max(_bottom(left), _bottom(right)), min(_top(left), _top(right))
    if high <= low:
        return False
    lengths = fmean(len(s.text) for s in left), fmean(len(s.text) for s in right)
    switches, runs = _switches(left, right, gutter)
    levels = sorted(b.y for b in right)
    aligned = sum(_has_near(levels, a.y, LEVEL * a.size) for a in left)
    fewer = min(len(left), len(right))
    if aligned > 1 and switches > 2 and min(lengths) < PROSE:
        return False
    if aligned < 2 or aligned < 0.6 * fewer:
        # Labels beside a text, or two columns whose lines do not meet.
        deeper = left if depth(left) >= depth(right) else right
        return depth(deeper) >= 3 and fmean(len(s.text) for s in deeper) >= PROSE
    if min(lengths) < CELL:
        return False
    if switches < 3:
        return len(left) > 1 and len(right) > 1
    if runs > 1.5:
        # Cells of several lines, drawn one after the other; or the frames of columns.
        return _is_tight(left) and _is_tight(right) and min(lengths) >= PROSE
    return min(lengths) >= PROSE and fewer >= 4 and _fills(left) and _fills(right)


def _has_near(levels: Sequence[float], y: float, reach: float) -> bool:
    """Whether one of some sorted levels is nearer to a level than the reach."""
    i = bisect.bisect_left(levels, y)
    return (i < len(levels) and abs(y - levels[i]) < reach) or (i > 0 and abs(y - levels[i - 1]) < reach)


def is_in_table(segments: Sequence[Segment], level: float) -> bool:
    """Whether the rows next to a level have several cells."""
    rows = level_rows(segments)
    above = [row for row in rows if row[0].y > level][-2:]
    below = [row for row in rows if row[0].y <= level][:2]
    return any(len(row) > 1 for row in above) and any(len(row) > 1 for row in below)


def top_of_figure(segments: Sequence[Segment], level: float) -> float:
    """Where the figure begins in which a level lies: under the last line of the text above it."""
    size = usual_size(segments)
    alone = (row[0] for row in level_rows(segments) if len(row) == 1)
    text = (s.y for s in alone if s.y > level and abs(s.size - size) < 0.05 * size and len(s.text) >= PROSE)
    return min(text, default=max(s.y for s in segments) + 1) - 1


def usual_size(segments: Sequence[Segment]) -> float:
    """The size in which most letters are set."""
    sizes: Counter[float] = Counter()
    for s in segments:
        sizes[s.size] += len(s.text)
    return sizes.most_common(1)[0][0]


def grouped(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments by the space between them, from top to bottom."""
    groups: list[list[Segment]] = []
    for s in sorted(segments, key=lambda s: -s.y):
        if groups and groups[-1][-1].y - s.y < _TIGHT * s.size:
            groups[-1].append(s)
        else:
            groups.append([s])
    return groups


def depth(segments: Sequence[Segment]) -> int:
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
