"""Lines of the record at a text's head that stand in one paragraph with others, parted from it.

A byline straight under the title, or straight over the first words, with a line's end but no blank line between them,
comes from the readers as part of that paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.draft import Para
from ingest.record import imprint
from ingest.strand import INSERTED

_REACH = 6
_MOST_LINES = 8


def part_lines(paras: Sequence[Para], raw: str) -> list[Para]:
    """The paragraphs, the first of them cut at the ends of lines that are an imprint, alone or together."""
    out: list[Para] = []
    for i, p in enumerate(paras):
        out += _parted(p, raw) if i < _REACH and p.kind is None and not p.item else [p]
    return out


def _parted(p: Para, raw: str) -> Iterator[Para]:
    ends = _line_ends(p, raw)
    starts = [0, *(e + 1 for e in ends)]
    lines = [p.text[a:b] for a, b in zip(starts, [*ends, len(p.text)], strict=True)]
    together = next((k for k in range(min(len(lines), _MOST_LINES), 1, -1) if imprint.parse("|".join(lines[:k]))), 0)
    alone = [k for k, line in enumerate(lines[:_MOST_LINES]) if k < together or imprint.parse(line)]
    cuts = {0, *(starts[k] for k in alone), *(starts[k + 1] for k in alone if k + 1 < len(starts))}
    at = sorted(cuts)
    if len(at) == 1:
        yield p
        return
    for n, (a, b) in enumerate(zip(at, [*at[1:], len(p.text) + 1], strict=True)):
        piece = p.strand.cut(a, b - 1)
        first, last = piece.first(), piece.last()
        calls = tuple(c for c in p.calls if (n == 0 or c.at >= first) and (b > len(p.text) or c.at <= last + 1))
        yield p.with_(strand=piece, calls=calls, bound=p.bound and n == 0)


def _line_ends(p: Para, raw: str) -> list[int]:
    """Where in a paragraph's text the spaces stand that were line ends in the raw text."""
    origin = p.strand.origin
    found = []
    for i in range(1, len(p.text) - 1):
        before, after = origin[i - 1], origin[i + 1]
        if p.text[i] == " " and INSERTED not in (before, after) and "\n" in raw[before + 1 : after]:
            found.append(i)
    return found
