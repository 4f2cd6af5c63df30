"""Bullets that the file gives as another sign: an arrow or a tick of a font of signs, read as "’" or "§".

They are known by what they do: the same sign, a space behind it, stands at the heads of several lines, and the lines
that follow are set in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.text import BULLET

if TYPE_CHECKING:
    from ingest.pdf.order import Line

_BULLET = "•"
_LEAST = 3
# Signs with which a line of text, or a note, may begin.
_OF_TEXT = frozenset("“\"«„'‘([{<¿¡$€£#&+=~/\\|_%*†‡¶‖")


def with_bullets(pages: Sequence[Sequence[Line]]) -> None:
    """Give the lines that are items of lists, page by page, a bullet for the sign at their heads."""
    found: defaultdict[tuple[str, int], list[tuple[Line, bool]]] = defaultdict(list)
    for lines in pages:
        for n, line in enumerate(lines):
            if _may_be_item(line):
                after = lines[n + 1] if n + 1 < len(lines) else None
                found[line.text[0], round(line.x)].append((line, after is not None and _is_set_in(line, after)))
    for items in found.values():
        if len(items) >= _LEAST and sum(hangs for _, hangs in items) * 2 > len(items):
            for line, _ in items:
                line.pieces[0].text = _BULLET + line.pieces[0].text[1:]
                line.text = _BULLET + line.text[1:]


def _may_be_item(line: Line) -> bool:
    text = line.text
    return (
        len(text) > 3
        and text[1] == " "
        and not text[0].isalnum()
        and text[0] not in _OF_TEXT
        and len(line.cells) == 1
        and not line.pieces[0].raised
        and line.pieces[0].text[:1] == text[0]
        and not BULLET.match(text)
    )


def _is_set_in(line: Line, after: Line) -> bool:
    return after.region == line.region and 0.5 * line.size < after.x - line.x < 4 * line.size
