"""Quotation marks in pairs: where words in quotation marks begin and end.

Single marks are apostrophes too: one opens only behind a space and before a letter or figure, and closes only behind
a letter or sign and before a space or sign. A plural's apostrophe ("the states' money") is taken for a closing mark
only where nothing later can be the closing one. Which marks a text uses is not known beforehand: straight, curly,
low, angled and those of Chinese and Japanese are all paired.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
OPENING = re.compile(f"[{''.join(_PAIRS)}]")
_RELEVANT = {mark: re.compile(f"[{mark}{closers}]") for mark, closers in _PAIRS.items()}
SURE = frozenset("“«„‹「『")
_BEFORE = re.compile(r"[\s(\[{—–\-/,:;“„‘«\"'¿¡]|\Z")
_AFTER = re.compile(r"[\s.,;:!?)\]}—–\-/”’»\"'…⁰¹²³⁴⁵⁶⁷⁸⁹。，；：！？、）]|$")
_SIGN = re.compile(r"[.,;:!?)\]}—–”’»\"'…]|$")
_SENTENCE_END = re.compile(r"(?<!\.)[.!?…][\"'”’»)\]]*\s+(?=[^\W\d_a-zß-ÿ])|[。！？]")
_MOST = 3000
_NEVER = 1 << 60
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


def opened_again(text: str, start: int, end: int) -> bool:
    """Whether the sign at `start` opens once more between it and `end`. A sign doubled at once opens only once."""
    sign = text[start]
    at = text.find(sign, start + 2, end)
    while at >= 0 and not (opens(text, at) and not _closes(text, at, _PAIRS[sign])):
        at = text.find(sign, at + 1, end)
    return at >= 0


def _closes(text: str, at: int, closers: str) -> bool:
    mark = text[at]
    if mark not in closers:
        return False
    if mark in "”»」』›":
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and bool(_AFTER.match(after))


@dataclass(frozen=True, slots=True)
class _Scan:
    """What was seen behind an opening mark.

    close     the offset of the mark that closes it, known once `known_at` is reached; None where none does
    plural    where a plural's apostrophe stands that may be its closing mark after all
    fallback  where marks that opened in between were closed
    """

    close: int | None
    known_at: int
    plural: int | None
    fallback: Sequence[int]


# The scans of one text by the offset of the opening mark.
Scans = dict[int, _Scan]


def close_of(text: str, start: int, end: int, scans: Scans | None = None) -> int | None:
    """The offset of the mark that closes the one at `start`, before `end`; None where none does.

    Marks of the same kind that open in between must be closed first; where that leaves none, the last is taken.
    Who asks often about one text hands on the same `scans` each time.
    """
    if scans is None:
        scan = _scan(text, start, end)
    else:
        if start not in scans:
            scans[start] = _scan(text, start, len(text))
        scan = scans[start]
    if (own := _own_close(scan, end)) is not None:
        return own
    before = bisect.bisect_left(scan.fallback, end)
    return scan.fallback[before - 1] if before else None


def closes_of(text: str, start: int, end: int) -> tuple[int | None, int | None]:
    """(the mark that closes the one at `start` before `end`, that which may close both it and one that opens in
    between). The second is known only where there is no first, and only within one sentence: two quotations that end
    together are closed by one mark ("defined as ‘an effort of the ‘South’.")."""
    scan = _scan(text, start, end)
    own = _own_close(scan, end)
    if own is not None or not scan.fallback or _SENTENCE_END.search(text, start, scan.fallback[0]):
        return own, None
    return None, scan.fallback[0]


def _own_close(scan: _Scan, end: int) -> int | None:
    if scan.known_at < end:
        return scan.close
    return scan.plural if scan.plural is not None and scan.plural < end else None


def _scan(text: str, start: int, end: int) -> _Scan:
    closers = _PAIRS[text[start]]
    depth, fallback, plural = 0, [], None
    single = text[start] in "'‘‚"
    for m in _RELEVANT[text[start]].finditer(text, start + 1, min(end, start + _MOST)):
        i, c = m.start(), m[0]
        if c == text[start] and i > start + 1 and opens(text, i) and not (c in closers and _closes(text, i, closers)):
            depth += 1
        elif c in closers and _closes(text, i, closers):
            if depth:
                depth -= 1
                fallback.append(i)
                continue
            if single and plural is None and _is_plural(text, i):
                plural = i
                continue
            if plural is not None and (_is_plural(text, i) or _opened_between(text, plural, i)):
                return _Scan(plural, i, plural, fallback)
            return _Scan(i, i, plural, fallback)
    return _Scan(None, _NEVER, plural, fallback)


def _is_plural(text: str, at: int) -> bool:
    return text[at - 1] == "s" and bool(re.match(r"\s[^\W\d_]", text[at + 1 : at + 3]))


def _opened_between(text: str, start: int, end: int) -> bool:
    """Whether another quotation of single marks opens between two offsets, so that the later mark is its own."""
    return any(text[i] in "'‘" and opens(text, i) for i in range(start + 1, end))


def quoted(
    text: str, start: int = 0, end: int | None = None, *, before: int | None = None, scans: Scans | None = None
) -> Iterator[tuple[int, int | None]]:
    """(the offset of an opening mark, that of its closing mark or None) of the outermost quotations, in order.

    Those that open before `before`; `scans` as in `close_of`.
    """
    end = len(text) if end is None else end
    at, unclosed = start, 0
    while unclosed < MOST_UNCLOSED and (m := OPENING.search(text, at, end if before is None else min(before, end))):
        at = m.start()
        if opens(text, at):
            close = close_of(text, at, end, scans)
            yield at, close
            if close is None:
                unclosed += 1
            else:
                at = close
        at += 1
