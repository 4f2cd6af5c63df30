"""Sentences of a block: their spans, so that every character but white space belongs to exactly one.

A rule-based splitter, because a citation needs the exact words and the same spans at every reading. It knows
abbreviations, initials, quotations and citations behind the stop, ellipses, and scripts without capitals or
spaces. A colon or semicolon ends nothing.
"""

from __future__ import annotations

import bisect
import re

from ingest.abbreviations import MAYBE, NUMBERED, STARTERS, TITLES
from store.documents import BlockKind

Span = tuple[int, int]

# Whole units: a heading, an entry of a reference list.
_WHOLE: frozenset[BlockKind] = frozenset({"heading", "reference"})
_STOP = re.compile(
    r"(?P<stop>[.!?…؟۔]+|[。！？]+)"
    r"(?P<close>[\"'”’»)\]】」』）]*)"
    # Note marks behind the stop: ¹², [3], [iv], and figures left by a reader that could not tell.
    r"(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|(?:\[(?:\d{1,3}|[ivx]{1,5})\])+|(?<=[^\W\d_][.!?])\d{1,3}(?=\s+[A-Z“\"‘]))?"
)
_SOURCE = re.compile(
    r"\s+(?P<source>\((?=[^()]{2,160}\))(?:see |cf\.? |from |in |source: )?[^()]*?(?:\b(?:1[5-9]|20)\d\d[a-z]?\b"
    r"|\bibid\b|\bpp?\. ?\d|interviews?)[^()]{0,60}\)\.?)",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s*")
# What no word holds, besides white space; and more letters than an abbreviation has.
_NO_TOKEN = frozenset('([“"‘«—–/')
_LONG_TOKEN = 200
_NEXT = re.compile(r"[\"“‘'«(\[¿¡„]*(?P<first>\S)(?P<rest>[^\W_]*['’]?)")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
_LEADER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]?")
_PAIRS = (("“", "”"), ("«", "»"))
_DOUBLE = '“”«»"'
_ANY_DOUBLE = re.compile(f"[{_DOUBLE}]")
_REACH = 400


def split(text: str, kind: BlockKind = "body") -> list[Span]:
    """The spans of the sentences of one block's text, in order, without the white space between them."""
    if kind in _WHOLE:
        return _trimmed(text, [(0, len(text))])
    spans: list[Span] = []
    marks = _Marks(text)
    start = at = 0
    begin = _behind_space(text, 0)
    while m := _STOP.search(text, at):
        at = m.end()
        end = _end(text, begin, m, marks)
        if end is None:
            continue
        spans.append((start, end))
        start = at = end
        begin = _behind_space(text, end)
    spans.append((start, len(text)))
    return _trimmed(text, spans)


def _trimmed(text: str, spans: list[Span]) -> list[Span]:
    return [(a, b) for a, b in (trim(text, *span) for span in spans) if a < b]


def trim(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _behind_space(text: str, at: int) -> int:
    """Where the white space at an offset ends."""
    m = _SPACE.match(text, at)
    return m.end() if m else at


def _end(text: str, begin: int, m: re.Match[str], marks: _Marks) -> int | None:
    """Where the sentence whose words begin at `begin` ends if it ends at this stop, else None."""
    stop, end = m["stop"], m.end()
    next_at = _behind_space(text, end)
    if next_at == len(text):
        return len(text)
    if stop[0] in "。！？":
        return None if text[end] in "」』”’）)，、；：" else end
    if next_at == end:
        return None
    following = _NEXT.match(text, next_at)
    if following is None or following["first"].islower() or following["first"] in ",;:–—-…":
        return None
    if marks.quoted(begin, m.start(), m.end("close")):
        return None
    if stop == "." and not _stop_ends(text, begin, m, following):
        return None
    if source := _SOURCE.match(text, end):
        rest = source.end()
        begins = _NEXT.match(text, _behind_space(text, rest))
        return rest if begins is None or (text[rest].isspace() and not begins["first"].islower()) else None
    return end


def _stop_ends(text: str, begin: int, m: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a single full stop ends a sentence rather than an abbreviation."""
    token = _token(text, begin, m.start())
    word = text[token : m.start()]
    if not word or len(word) > _LONG_TOKEN:
        return True
    lowered = word.lower()
    next_word = (following["first"] + following["rest"]).lower()
    opens = following[0][0]
    if token == begin and _LEADER.fullmatch(word):
        return False
    if m["close"] and lowered not in TITLES:
        return not (opens == "(" and (lowered in MAYBE or _ACRONYM.fullmatch(word)))
    if lowered in TITLES:
        return False
    if lowered in NUMBERED and (following["first"].isdigit() or re.match(r"[ivxlc]+\b", next_word)):
        return False
    if lowered in MAYBE or _ACRONYM.fullmatch(word):
        return next_word in STARTERS and opens != "("
    if _INITIAL.fullmatch(word) and word[-1].isupper():
        return next_word in STARTERS and next_word not in {"a", "i", "o", "e", "el", "la", "le"} and opens != "("
    return True


def _token(text: str, begin: int, end: int) -> int:
    """Where the word that ends at an offset begins; no farther back than a little more than any can be."""
    at = end
    least = max(begin, end - _LONG_TOKEN - 1)
    while at > least and text[at - 1] not in _NO_TOKEN and not text[at - 1].isspace():
        at -= 1
    return at


class _Marks:
    """The quotation marks of a text by their places, so that no stop asks for a look through all that precedes it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at: dict[str, list[int]] = {mark: [] for mark in _DOUBLE}
        for m in _ANY_DOUBLE.finditer(text):
            self._at[m[0]].append(m.start())
        self._opened = [m.start() for m in _OPEN_SINGLE.finditer(text)]
        self._closed = [m.start() for m in _CLOSE_SINGLE.finditer(text)]

    def quoted(self, begin: int, stop: int, end: int) -> bool:
        """Whether the stop stands inside a quotation that began after the sentence did and is closed further on.

        Words quoted within a sentence stay with it: cut in two, the second half would have lost who says it.
        """
        text = self._text
        closed = text[stop:end]
        for left, right in _PAIRS:
            opened = self._last(self._at[left], stop)
            if (
                opened > begin
                and opened > self._last(self._at[right], stop)
                and right not in closed
                and text.find(right, end, stop + _REACH) >= 0
            ):
                return True
        straight = self._at['"']
        first, behind = bisect.bisect_left(straight, begin), bisect.bisect_left(straight, stop)
        if (
            (behind - first) % 2
            and '"' not in closed
            and straight[first] > begin
            and text.find('"', end, stop + _REACH) >= 0
        ):
            return True
        return self._in_single(begin, stop, end)

    def _in_single(self, begin: int, stop: int, end: int) -> bool:
        """The same for single marks, which are also apostrophes: opened after a space, closed before one."""
        opened = self._last(self._opened, stop)
        if opened <= begin:
            return False
        # The last mark before the end closes whatever follows it.
        if self._last(self._closed, end) > opened or _CLOSE_SINGLE.match(self._text, end - 1, end):
            return False
        following = _CLOSE_SINGLE.search(self._text, end, stop + _REACH)
        again = _OPEN_SINGLE.search(self._text, end, stop + _REACH)
        return following is not None and (again is None or following.start() < again.start())

    @staticmethod
    def _last(places: list[int], before: int) -> int:
        """The last of the places before an offset, -1 where there is none."""
        i = bisect.bisect_left(places, before)
        return places[i - 1] if i else -1


_OPEN_SINGLE = re.compile(r"(?:(?<=[\s(\[—–])|^)[‘'](?=\w)")
_CLOSE_SINGLE = re.compile(r"(?<=[\w.,!?;:…)])[’'](?=[\s.,;:!?)\]]|$)")
