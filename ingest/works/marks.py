"""Quotation marks in pairs: where words in quotation marks begin and end.

Single marks are apostrophes too: one opens only behind a space and before a letter or figure, and closes only behind
a letter or sign and before a space or sign. A plural's apostrophe ("the states' money") is taken for a closing mark
only where nothing later can be the closing one. Which marks a text uses is not known beforehand: straight, curly,
low, angled and those of Chinese and Japanese are all paired.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PAIRS = {
    "“": "”",
    "«": "»",
    "„": "“”",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "「": "」",
    "『": "』",
    "'": "'",
    '"': '"',
    "»": "«",
}
SURE = frozenset("“«„‹「『")
_BEFORE = re.compile(r"[\s(\[{—–\-/,:;“„‘«\"'¿¡]|\Z")
_AFTER = re.compile(r"[\s.,;:!?)\]}—–\-/”’»\"'…⁰¹²³⁴⁵⁶⁷⁸⁹。，；：！？、）]|$")
_SIGN = re.compile(r"[.,;:!?)\]}—–”’»\"'…]|$")
_MOST = 3000
# So many marks that are never closed are no quotations.
MOST_UNCLOSED = 100


def opens(text: str, at: int) -> bool:
    """Whether the mark at an offset can open a quotation."""
    mark = text[at : at + 1]
    if mark not in _PAIRS:
        return False
    if mark in SURE:
        # „Wort“ closes with what elsewhere opens.
        return not (mark == "“" and text.rfind("„", max(0, at - _MOST), at) > text.rfind("“", max(0, at - _MOST), at))
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark == "»":
        return bool(_BEFORE.match(before)) and after.isalpha()
    return bool(_BEFORE.match(before)) and bool(after) and not after.isspace() and after not in ",.;:!?)]"


def _closes(text: str, at: int, closers: str) -> bool:
    mark = text[at]
    if mark not in closers:
        return False
    if mark in "”»」』›":
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and bool(_AFTER.match(after))


def close_of(text: str, start: int, end: int) -> int | None:
    """The offset of the mark that closes the one at `start`, before `end`; None where none does.

    Marks of the same kind that open in between must be closed first; where that leaves none, the last is taken.
    """
    closers = _PAIRS[text[start]]
    depth, fallback, plural = 0, None, None
    single = text[start] in "'‘‚"
    for i in range(start + 1, min(end, start + _MOST)):
        c = text[i]
        if c == text[start] and i > start + 1 and opens(text, i) and not (c in closers and _closes(text, i, closers)):
            depth += 1
        elif c in closers and _closes(text, i, closers):
            if depth:
                depth -= 1
                fallback = i
                continue
            if single and plural is None and _is_plural(text, i):
                plural = i
                continue
            if plural is not None and (_is_plural(text, i) or _opened_between(text, plural, i)):
                return plural
            return i
    return plural if plural is not None else fallback


def _is_plural(text: str, at: int) -> bool:
    return text[at - 1] == "s" and bool(re.match(r"\s[^\W\d_]", text[at + 1 : at + 3]))


def _opened_between(text: str, start: int, end: int) -> bool:
    """Whether another quotation of single marks opens between two offsets, so that the later mark is its own."""
    return any(text[i] in "'‘" and opens(text, i) for i in range(start + 1, end))


def quoted(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int | None]]:
    """(the offset of an opening mark, that of its closing mark or None) of the outermost quotations, in order."""
    end = len(text) if end is None else end
    at, unclosed = start, 0
    while at < end and unclosed < MOST_UNCLOSED:
        if opens(text, at):
            close = close_of(text, at, end)
            yield at, close
            if close is None:
                unclosed += 1
            else:
                at = close
        at += 1
