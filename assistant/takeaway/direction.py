"""In which direction text is set: what runs from right to left, and what within it does not.

By the bidirectional classes of Unicode; digits and signs go with the letters before them.
"""

from __future__ import annotations

import unicodedata

_RIGHT = frozenset({"R", "AL"})
_ISOLATE, _END = "\u2068", "\u2069"
_OURS = str.maketrans("", "", _ISOLATE + _END)


def is_right_to_left(text: str) -> bool:
    """Whether most letters of a text run from right to left."""
    right = left = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        right += kind in _RIGHT
        left += kind == "L"
    return right > left


def segments(text: str) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it runs from right to left; together they are the text.

    What has no direction of its own goes with the letters before it; what stands before all letters with the first.
    """
    pieces: list[tuple[str, bool]] = []
    begun, now = 0, None
    for at, character in enumerate(text):
        kind = unicodedata.bidirectional(character)
        right = True if kind in _RIGHT else False if kind == "L" else None
        if right is None or right == now:
            continue
        if now is not None:
            cut = _after_spaces(text, begun, at) if right else at
            pieces.append((text[begun:cut], now))
            begun = cut
        now = right
    pieces.append((text[begun:], bool(now)))
    return [piece for piece in pieces if piece[0]]


def _after_spaces(text: str, begun: int, at: int) -> int:
    """Where a piece from right to left begins: before an opening sign that leads into it."""
    while at > begun + 1 and unicodedata.category(text[at - 1]) in {"Ps", "Pi"}:
        at -= 1
    return at


def isolated(text: str) -> str:
    """The text within isolating marks where it holds right-to-left letters: the line around it keeps its order."""
    return f"{_ISOLATE}{text}{_END}" if any(unicodedata.bidirectional(c) in _RIGHT for c in text) else text


def without_isolates(text: str) -> str:
    """A line of ours without these marks, for a format that has a sign of its own for the direction."""
    return text.translate(_OURS)
