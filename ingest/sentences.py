"""Sentences of a block: their spans, so that every character but white space belongs to exactly one.

A rule-based splitter, because a citation needs the exact words and the same spans at every reading. It knows
abbreviations, initials, quotations and citations behind the stop, ellipses, and scripts without capitals or
spaces. A colon or semicolon ends nothing.
"""

from __future__ import annotations

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
_TOKEN = re.compile(r"[^\s(\[“\"‘«—–/]+$")
_NEXT = re.compile(r"[\"“‘'«(\[¿¡„]*(?P<first>\S)(?P<rest>[^\W_]*['’]?)")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
_LEADER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]?")
_PAIRS = (("“", "”"), ("«", "»"))
_REACH = 400


def split(text: str, kind: BlockKind = "body") -> list[Span]:
    """The spans of the sentences of one block's text, in order, without the white space between them."""
    if kind in _WHOLE:
        return _trimmed(text, [(0, len(text))])
    spans: list[Span] = []
    start = at = 0
    while m := _STOP.search(text, at):
        at = m.end()
        end = _end(text, start, m)
        if end is None:
            continue
        spans.append((start, end))
        start = at = end
    spans.append((start, len(text)))
    return _trimmed(text, spans)


def _trimmed(text: str, spans: list[Span]) -> list[Span]:
    return [(a, b) for a, b in (trim(text, *span) for span in spans) if a < b]


def trim(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


def _end(text: str, start: int, m: re.Match[str]) -> int | None:
    """Where the sentence from `start` ends if it ends at this stop, else None."""
    stop, end = m["stop"], m.end()
    after = text[end:]
    if not after.strip():
        return len(text)
    if stop[0] in "。！？":
        return None if after[0] in "」』”’）)，、；：" else end
    if not after[0].isspace():
        return None
    following = _NEXT.match(after.lstrip())
    if following is None or following["first"].islower() or following["first"] in ",;:–—-…":
        return None
    if _in_quotation(text, start, m.start(), m.end("close")):
        return None
    if stop == "." and not _stop_ends(text, start, m, following):
        return None
    if source := _SOURCE.match(text, end):
        rest = text[source.end() :]
        begins = _NEXT.match(rest.lstrip())
        return source.end() if begins is None or (rest[0].isspace() and not begins["first"].islower()) else None
    return end


def _stop_ends(text: str, start: int, m: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a single full stop ends a sentence rather than an abbreviation."""
    token = _TOKEN.search(text, start, m.start())
    if token is None:
        return True
    word = token[0]
    lowered = word.lower()
    next_word = (following["first"] + following["rest"]).lower()
    opens = following[0][0]
    if token.start() == _first(text, start) and _LEADER.fullmatch(word):
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


def _first(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _in_quotation(text: str, start: int, stop: int, end: int) -> bool:
    """Whether the stop stands inside a quotation that began after the sentence did and is closed further on.

    Words quoted within a sentence stay with it: cut in two, the second half would have lost who says it.
    """
    begin = _first(text, start)
    before, closed = text[start:stop], text[stop:end]
    for left, right in _PAIRS:
        opened = before.rfind(left)
        if opened > before.rfind(right) and start + opened > begin and right not in closed:
            close = text.find(right, end, stop + _REACH)
            if close >= 0:
                return True
    straight = before.count('"')
    if (
        straight % 2
        and '"' not in closed
        and start + before.find('"') > begin
        and text.find('"', end, stop + _REACH) >= 0
    ):
        return True
    return _in_single(text, start, begin, stop, end)


_OPEN_SINGLE = re.compile(r"(?:(?<=[\s(\[—–])|^)[‘'](?=\w)")
_CLOSE_SINGLE = re.compile(r"(?<=[\w.,!?;:…)])[’'](?=[\s.,;:!?)\]]|$)")


def _in_single(text: str, start: int, begin: int, stop: int, end: int) -> bool:
    """The same for single marks, which are also apostrophes: opened after a space, closed before one."""
    opened = [m.start() for m in _OPEN_SINGLE.finditer(text, start, stop) if m.start() > begin]
    if not opened:
        return False
    if any(True for _ in _CLOSE_SINGLE.finditer(text, opened[-1] + 1, end)):
        return False
    following = _CLOSE_SINGLE.search(text, end, stop + _REACH)
    again = _OPEN_SINGLE.search(text, end, stop + _REACH)
    return following is not None and (again is None or following.start() < again.start())
