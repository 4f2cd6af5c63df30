"""Where words stand on a page: letters with their boxes in, boxes of the lines that hold the words out. Pure.

The words come from one reader of PDF files and the letters from another, which may set spaces, hyphens and ligatures
otherwise; so letters and digits alone are compared. Words that do not stand there in one piece are marked by their
longest runs in order, of at least `RUN` words.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

RUN = 3
# Of words whose runs hold less than this share of them nothing is marked: it would be other words.
_SHARE = 0.6
# Boxes on one line overlap by at least so much of the lower one's height.
_SAME_LINE = 0.5
# One letter to be marked may stand on a page ten thousand times.
_MOST_PLACES = 500


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in shares of its width and height, from the left and from the top: 0 to 1."""

    left: float
    top: float
    right: float
    bottom: float


Letter = tuple[str, Box | None]


def marked(
    letters: Sequence[Letter], words: str, near: float = 0.0, *, before: str = "", after: str = ""
) -> tuple[Box, ...]:
    """The boxes of the lines on which `words` stand among the `letters` of a page, in the order of reading.

    Of several places the one counts that has most of `before` and `after` beside it, then the one next to the share
    `near` (0 to 1) of the page's letters. () where they do not stand on the page.
    """
    page, origins = _plain(char for char, _ in letters)
    wanted, _ = _plain(words)
    if not wanted or not page:
        return ()
    starts = [found.start() for found in re.finditer(f"(?={re.escape(wanted)})", page)]
    if starts:
        (ahead, _), (behind, _) = _plain(before), _plain(after)

        def fit(at: int) -> tuple[int, float]:
            shared = _alike(ahead[::-1], page[:at][::-1]) + _alike(behind, page[at + len(wanted) :])
            return shared, -abs(at / len(page) - near)

        start = max(starts[:_MOST_PLACES], key=fit)
        spans = [(start, start + len(wanted))]
    else:
        spans = _runs(page, words)
    boxes = [letters[i][1] for a, b in spans for i in dict.fromkeys(origins[a:b])]
    return _lines([box for box in boxes if box is not None])


def _alike(a: str, b: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _plain(chars: object) -> tuple[str, list[int]]:
    """Letters and digits in small letters, and for each of them the index of the character from which it comes."""
    text: list[str] = []
    origins: list[int] = []
    for i, char in enumerate(chars):  # type: ignore[arg-type, var-annotated]
        for one in unicodedata.normalize("NFKD", char).casefold():
            if one.isalnum():
                text.append(one)
                origins.append(i)
    return "".join(text), origins


def _runs(page: str, words: str) -> list[tuple[int, int]]:
    """The spans of the page that hold the longest runs of the words, in order."""
    pieces = [plain for word in words.split() if (plain := _plain(word)[0])]
    joined = "".join(pieces)
    edges = {0}
    for piece in pieces:
        edges.add(max(edges) + len(piece))
    least = sum(len(piece) for piece in pieces[:RUN])
    matched = difflib.SequenceMatcher(None, page, joined, autojunk=False).get_matching_blocks()
    runs = [(m.a, m.a + m.size) for m in matched if m.size >= least or (m.size and {m.b, m.b + m.size} <= edges)]
    runs = [(a, b) for a, b in runs if b - a >= min(least, len(joined))]
    return runs if sum(b - a for a, b in runs) >= _SHARE * len(joined) else []


def _lines(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Boxes of letters put together while they go on along one line, across the page or, where it is turned, up or
    down."""
    lines: list[Box] = []
    for i, box in enumerate(boxes):
        if i and (_goes_on(boxes[i - 1], box) or _goes_on(_turned(boxes[i - 1]), _turned(box))):
            a = lines[-1]
            lines[-1] = Box(
                min(a.left, box.left), min(a.top, box.top), max(a.right, box.right), max(a.bottom, box.bottom)
            )
        else:
            lines.append(box)
    return tuple(lines)


def _turned(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def _goes_on(letter: Box, box: Box) -> bool:
    """Whether a letter stands beside the one before it, or a word's space or two away."""
    shared = min(letter.bottom, box.bottom) - max(letter.top, box.top)
    height = min(letter.bottom - letter.top, box.bottom - box.top)
    apart = max(box.left - letter.right, letter.left - box.right)
    return height > 0 and shared >= _SAME_LINE * height and apart <= 3 * (letter.bottom - letter.top)
