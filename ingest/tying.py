"""Which mark calls which note, also where the numbers begin anew on every page or in every chapter.

Notes of one mark are either strewn through the text, each behind what calls it, or stand together at its end. Strewn
notes have a call only between the note before with that mark and themselves; those at the end have theirs in order,
where there are as many. Marks and notes that a page has lost are thus not made up by those of another.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ingest.draft import Call, Para


def tie(notes: Sequence[Para], calls: Iterable[Call]) -> list[Call | None]:
    """For each note the call of it, None where it is not known."""
    called: dict[str, list[Call]] = defaultdict(list)
    marked = sorted(calls, key=lambda c: c.at)
    for call in marked:
        called[call.mark].append(call)
    places = [n.strand.first() for n in notes]
    order = sorted(range(len(notes)), key=places.__getitem__)
    alike: dict[str, list[int]] = defaultdict(list)
    for i in order:
        alike[notes[i].note or ""].append(i)
    found: list[Call | None] = [None] * len(notes)
    strewn = _are_strewn([[places[i] for i in same] for same in alike.values()], [c.at for c in marked])
    rows = _Rows([(places[i], notes[i].note or "") for i in order])
    for mark, same in alike.items():
        own = called[mark]
        if not strewn:
            if len(same) == 1 or len(same) == len(own):
                for i, call in zip(same, own, strict=False):
                    found[i] = call
            continue
        after = 0
        for i in same:
            before = bisect.bisect_left(own, places[i], key=lambda c: c.at)
            near = [c for c in own[after:before] if rows.has(c.at, places[i])]
            if len(near) == 1 or (near and len(same) == 1):
                found[i] = near[0]
            after = before
    return found


def _are_strewn(alike: Sequence[Sequence[int]], called: Sequence[int]) -> bool:
    """Whether notes are called behind the first and before the last note of one mark, given the places of all."""
    ends = [(places[0], places[-1]) for places in alike if len(places) > 1]
    return any(bisect.bisect_left(called, first) < bisect.bisect_left(called, last) for first, last in ends)


class _Rows:
    """The rows in which notes stand, one for each time that their numbers begin anew."""

    def __init__(self, notes: Sequence[tuple[int, str]]) -> None:
        """notes  their places and marks, in the order of the places"""
        self._places = [at for at, _ in notes]
        self._rows: list[int] = []
        row = last = 0
        for _, mark in notes:
            if mark.isdigit():
                row += int(mark) <= last
                last = int(mark)
            self._rows.append(row)

    def has(self, call: int, note: int) -> bool:
        """Whether the notes from a call's place to a note are all of one row: else the call is that of another."""
        i = bisect.bisect_left(self._places, call)
        return i < len(self._rows) and self._rows[i] == self._rows[bisect.bisect_left(self._places, note)]
