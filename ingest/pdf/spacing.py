"""Letters and words that a PDF string sets apart: where it is a space, and where only the letters are spaced out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.pdf.fonts import FontTable

# A move to the right by more than this share of a space is a space.
SPACE_SHARE = 0.5


def glyph_by_glyph(strings: Sequence[Any], letter: float, font: FontTable) -> Sequence[Any]:
    """The glyphs one by one where they are set far apart, `letter` ems, and most are drawn together again: then it is
    words or cells that stand apart inside a string.
    """
    moves = sorted(float(p) for p in strings if isinstance(p, int | float))
    if not moves or moves[len(moves) // 2] < 500 * letter:
        return strings
    out: list[Any] = []
    for part in strings:
        out += font.split(part) if isinstance(part, bytes) else [part]
    return out


def evenly_spaced(strings: Sequence[Any], space: float) -> float:
    """How much wider than set, in thousandths of an em, single letters stand apart that are spaced out evenly.

    ``[(P) -300 (O) -300 (L) -700 (I) …]`` is "POL I…": what all letters stand apart is no space.
    """
    letters = [p for p in strings if isinstance(p, bytes)]
    moves = [-float(p) for p in strings if isinstance(p, int | float)]
    if len(letters) < 5 or len(moves) < 0.6 * len(letters) or sum(len(p) > 2 for p in letters) > 0.2 * len(letters):
        return 0.0
    moves.sort()
    usual = moves[len(moves) // 2]
    # Among short words kerned letter by letter there are as many moves between words as inside them.
    return usual if usual > SPACE_SHARE * space and moves[len(moves) // 8] > 0.5 * usual else 0.0
