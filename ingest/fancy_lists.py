"""Lists whose marks Markdown's parser does not know: "a.", "B)", "(iv)", which pandoc calls fancy.

A letter with a stop also begins a name ("A. Smith") or an abbreviation ("i. e."). So lines are items only where two or
more begin with marks of one form that count on from the first; a capital with a stop needs two spaces behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.note_styles import ROMANS
from ingest.strand import Strand

_MARK = re.compile(
    r"(?m)^[ \t]*(?P<mark>(?P<open>\(?)(?P<n>[a-z]|[A-Z]|[ivx]{2,5}|[IVX]{2,5})(?P<close>[.)]))(?P<gap>[ \t]+)(?=\S)"
)
_FEWEST = 2


def parted(strand: Strand) -> Iterator[tuple[str, Strand]]:
    """A paragraph cut before each line that begins an item, with the item's mark; "" for what stands before them."""
    found = _row([m for m in _MARK.finditer(strand.text) if _may_begin(m)])
    first = found[0].start() if found else len(strand)
    if first:
        yield "", strand.cut(0, first)
    ends = [*(m.start() for m in found), len(strand)][1:]
    for m, end in zip(found, ends, strict=True):
        yield m["mark"], strand.cut(m.end(), end)


def _may_begin(m: re.Match[str]) -> bool:
    name = m["n"].isupper() and len(m["n"]) == 1 and m["close"] == "." and not m["open"]
    return (not name or len(m["gap"].expandtabs(4)) > 1) and (m["close"] == ")" or not m["open"])


def _row(marks: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The marks that count on from "a" or "i"."""
    for count in (_letters, _romans):
        row: list[re.Match[str]] = []
        for m in marks:
            if count(len(row)) == m["n"].lower() and (not row or _form(m) == _form(row[0])):
                row.append(m)
        if len(row) >= _FEWEST:
            return row
    return []


def _letters(n: int) -> str:
    return chr(ord("a") + n) if n < 26 else ""


def _romans(n: int) -> str:
    return ROMANS[n] if n < len(ROMANS) else ""


def _form(m: re.Match[str]) -> tuple[str, str, bool]:
    return m["open"], m["close"], m["n"].isupper()
