"""Which mark calls which note, also where the numbers begin anew on every page or in every chapter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ingest.draft import Call, Para


def tie(notes: Sequence[Para], calls: Iterable[Call]) -> list[Call | None]:
    """For each note the call of it, None where it is not known.

    A mark that one note alone has is called where it stands first. Of several notes with one mark each has its own
    call, in order; where calls are missing or too many, a note has the one call that stands between the note before
    with that mark and itself. Two there may be of different chapters, and neither is taken.
    """
    called: dict[str, list[Call]] = defaultdict(list)
    for call in sorted(calls, key=lambda c: c.at):
        called[call.mark].append(call)
    alike: dict[str, list[int]] = defaultdict(list)
    for i in sorted(range(len(notes)), key=lambda i: notes[i].strand.first()):
        alike[notes[i].note or ""].append(i)
    found: list[Call | None] = [None] * len(notes)
    for mark, same in alike.items():
        own = called[mark]
        if len(same) == 1 or len(same) == len(own):
            for i, call in zip(same, own, strict=False):
                found[i] = call
            continue
        after = -1
        for i in same:
            at = notes[i].strand.first()
            between = [c for c in own if after < c.at < at]
            found[i] = between[0] if len(between) == 1 else None
            after = at
    return found
