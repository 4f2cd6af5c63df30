"""Authors who stand beside each other over a text, each with where they work below the name: read author by author.

Told by what is written and by places: on one level stand only names of persons, what follows stands under one name
each, and gives half of them or more an organisation or an address. Rows of a table begin, or go on, otherwise.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from ingest import wording
from ingest.pdf.segments import Segment
from ingest.pdf.tables import level_rows
from ingest.raised import FIGURES, LETTERS
from ingest.record import names
from ingest.wording import fold

# A title page may come after a cover.
LAST_PAGE = 2
# The lines that an author takes, and how far apart, in shares of the size, the lines of a block stand.
_MOST_LINES = 8
_FARTHEST = 3.5
# A line of the text has so many characters; a title's type is larger than the names' by more than this.
_LINE, _TITLE = 60, 1.15
_MARKS = f"0123456789*†‡§{FIGURES}{LETTERS},; "


@dataclass(slots=True)
class _Tier:
    """Authors who stand on one level: the rows of their lines, from the row `first` to before `end`, by author."""

    first: int
    end: int
    authors: list[list[Segment]]


def author_by_author(segments: Sequence[Segment]) -> tuple[list[Segment], list[list[Segment]], list[Segment]] | None:
    """What stands over such authors, the lines of each author, and what stands under them; None where there are none.
    """  # fmt: skip
    rows = level_rows(segments)
    first = next((n for n, row in enumerate(rows) if _are_names(row)), None)
    if first is None:
        return None
    tiers = [_tier(rows, first)]
    while tiers[-1].end < len(rows) and _are_names(rows[tiers[-1].end]):
        tiers.append(_tier(rows, tiers[-1].end))
    if not all(_say_where(tier) for tier in tiers) or _is_past_title(rows[:first], rows[first]):
        return None
    above, below = rows[:first], rows[tiers[-1].end :]
    return (
        [s for row in above for s in row],
        [author for tier in tiers for author in tier.authors],
        [s for row in below for s in row],
    )


def _tier(rows: Sequence[Sequence[Segment]], first: int) -> _Tier:
    authors = [[name] for name in rows[first]]
    end = first + 1
    for row in rows[first + 1 : first + _MOST_LINES]:
        homes = [_home(seg, authors) for seg in row]
        apart = rows[end - 1][0].y - row[0].y
        if _are_names(row) or None in homes or len(set(homes)) < len(row) or apart > _FARTHEST * row[0].size:
            break
        for seg, home in zip(row, homes, strict=True):
            if home is not None:
                authors[home].append(seg)
        end += 1
    return _Tier(first, end, authors)


def _is_past_title(above: Sequence[Sequence[Segment]], row: Sequence[Segment]) -> bool:
    """Whether running text, the title of a table or a row of its heads stands over the names."""
    heads = bool(above) and len(above[-1]) > 1 and above[-1][0].y - row[0].y < _FARTHEST * row[0].size
    lines = [one[0] for one in above if len(one) == 1]
    full = [len(s.text) >= _LINE and s.size < _TITLE * row[0].size for s in lines]
    return (
        heads
        or any(a and b for a, b in itertools.pairwise(full))
        or any(wording.CAPTION.match(fold(s.text)) for s in lines)
    )


def _are_names(row: Sequence[Segment]) -> bool:
    return len(row) > 1 and all(names.is_person(s.text.strip(_MARKS)) for s in row)


def _say_where(tier: _Tier) -> bool:
    """Whether under half of the names or more an organisation stands, or an address."""
    told = sum(any("@" in s.text or names.is_organisation(s.text) for s in lines[1:]) for lines in tier.authors)
    return 2 * told >= len(tier.authors)


def _home(seg: Segment, authors: Sequence[Sequence[Segment]]) -> int | None:
    """The author under whose lines a segment stands, between those before and after; None where it stands under none.

    Lines of one author begin at one place or have one middle.
    """
    for n, lines in enumerate(authors):
        aligned = any(
            abs(seg.x0 - s.x0) < 3 or abs(seg.x0 + seg.x1 - s.x0 - s.x1) < 6 for s in lines
        )  # fmt: skip
        before = max((s.x1 for s in authors[n - 1]), default=0.0) if n else 0.0
        after = min((s.x0 for s in authors[n + 1]), default=0.0) if n + 1 < len(authors) else float("inf")
        if aligned and before < seg.x0 and seg.x1 < after:
            return n
    return None
