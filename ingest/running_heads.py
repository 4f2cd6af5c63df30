"""Running heads, feet and numbers of pages that an extractor left in a text: left out where a page surely ends at them.

"2 Peter Kragelund" and "Programme results 2020" have the same shape, and figures of years rise as those of pages do.
So a line is believed where it stands within a sentence, since no heading does; what counts on with such lines goes
too. Whatever stands under no such proof stays.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.draft import Para
from ingest.furniture import drop
from ingest.headings import is_text
from ingest.joining import is_open
from ingest.page_edges import YEARS
from ingest.wording import fold, words

_NUMBER_FIRST = re.compile(r"(?P<number>\d{1,4}|[ivxl]{1,6})[ \t|·•–-]+(?P<rest>[^\W\d_].*)")
_NUMBER_LAST = re.compile(r"(?P<rest>.*[^\W\d_.])[ \t|·•–-]+(?P<number>\d{1,4}|[ivxl]{1,6})")
_BARE = re.compile(
    r"(?:[-–—|]\s*)?(?:page|p\.|página|pág\.|الصفحة|第)?\s*(?P<number>\d{1,4})(?:\s*(?:of|/|de|sur"
    r"|页)\s*\d{0,4})?(?:\s*[-–—|])?",
    re.IGNORECASE,
)
# Captions, which may stand within a sentence too.
_NUMBERED_THING = re.compile(
    r"(?:annex|appendix|table|figure|box|chapter|section|part|step|phase|principle|article|goal|target|module|case"
    r"|lesson"
    r"|recommendation|objective|option|scenario|anexo|cap[ií]tulo|chapitre|annexe|tabla|cuadro|gráfico)s?\b",
    re.IGNORECASE,
)
_LONGEST = 90
_LONGEST_BARE = 24
_LEAST_BEFORE = 8
_LEAST_DENSE = 12
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_HAN_STOPS = "。！？；：…”」』）"
# How far from each other two heads with the same words may be: on facing pages, one lost in between.
_STEP = 4
# Between two halves of a sentence may stand the foot of a page, the head of the next, their numbers.
_MOST_LINES = 4
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class _Line:
    """What may be a running head or a page's number.

    at    its paragraph
    key   its words, "" for a number alone
    """

    at: int
    key: str
    label: str

    @property
    def number(self) -> tuple[int, int]:
        """Roman numbers of pages stand before the others."""
        return (1, int(self.label)) if self.label.isdecimal() else (0, _roman(self.label))

    @property
    def may_be_year(self) -> bool:
        return self.number[1] in YEARS


def without_running_heads(
    paras: Sequence[Para], names: Sequence[str] = (), page_starts: Sequence[int] = ()
) -> tuple[list[Para], list[tuple[Para, str]]]:
    """(the paragraphs without running heads and numbers of pages, those with their numbers).

    names        of the authors and the title: one line of their words is enough, at the end of a page's notes too
    page_starts  the raw offsets at which pages begin, where form feeds tell them
    """
    known = {fold(n) for n in names if n}
    groups: dict[tuple[str, bool], list[_Line]] = {}
    for i, p in enumerate(paras):
        if line := _line(i, p):
            groups.setdefault((line.key, line.may_be_year), []).append(line)
    likely = [g for (key, _), g in groups.items() if key in known or len({x.label for x in g}) > 1]
    places = _Places(paras, {x.at for g in likely for x in g}, page_starts)
    found = sorted((x for g in likely for x in _believed(g, places, known)), key=lambda x: x.at)
    gone = {x.at for x in found}
    return drop(paras, lambda i, _: i in gone), [(paras[x.at], x.label) for x in found]


def _line(i: int, p: Para) -> _Line | None:
    if len(p.text) > _LONGEST or p.sure or p.kind not in (None, "heading"):
        return None
    if p.kind is None and len(p.text) < _LONGEST_BARE and (m := _BARE.fullmatch(p.text)):
        return _Line(i, "", m["number"])
    if m := _NUMBER_FIRST.fullmatch(p.text):
        return _Line(i, fold(m["rest"]), m["number"])
    m = _NUMBER_LAST.fullmatch(p.text)
    if m and words(m["rest"]) > 1 and not _NUMBERED_THING.match(m["rest"]):
        return _Line(i, fold(m["rest"]), m["number"])
    return None


class _Places:
    """What stands around lines that may be running heads; such lines themselves and tables are looked past."""

    def __init__(self, paras: Sequence[Para], lines: set[int], page_starts: Sequence[int]) -> None:
        self._paras, self._lines, self._starts = paras, lines, page_starts

    def within_sentence(self, i: int) -> bool:
        """Whether a line parts a sentence: an open paragraph stands before it, and one behind it goes on small."""
        before, after = self._next(i, -1), self._next(i, 1)
        if before is None or after is None or after.kind is not None or after.sure or after.item or not is_text(after):
            return False
        if not is_open(before) or words(before.text) < _LEAST_BEFORE:
            return False
        return after.text[0].islower() or _han_goes_on(before.text, after.text)

    def at_page_end(self, i: int) -> bool:
        """Whether notes were taken out right before a line, or a page begins or ends right at it."""
        near = self._paras[max(i - 1, 0) : i + 2]
        pages = {bisect.bisect_right(self._starts, p.strand.first()) for p in near}
        return self._paras[i].bound or len(pages) > 1

    def _next(self, i: int, step: int) -> Para | None:
        for j in range(i + step, i + step * (_MOST_LINES + 1), step):
            if not 0 <= j < len(self._paras):
                return None
            if j not in self._lines and self._paras[j].kind != "table":
                return self._paras[j]
        return None


def _han_goes_on(before: str, after: str) -> bool:
    """A script without small letters, in which every sentence has its stop."""
    long = min(words(before), words(after)) >= _LEAST_DENSE
    return long and bool(_HAN.match(before[-1]) and _HAN.match(after[0])) and before[-1] not in _HAN_STOPS


def _believed(group: Sequence[_Line], places: _Places, known: set[str]) -> list[_Line]:
    """The lines of the same words that are running heads."""
    named, year = group[0].key in known, group[0].may_be_year
    ends = named and not year
    proved = [x for x in group if places.within_sentence(x.at) or (ends and places.at_page_end(x.at))]
    # Captions of a row of years may stand within sentences.
    least = 3 if year else 1 if named else 2
    if len(proved) < least or any(b.number <= a.number for a, b in itertools.pairwise(proved)):
        return []

    def counts_on(a: _Line, b: _Line) -> bool:
        return a.number[0] == b.number[0] and a.number < b.number and (named or b.number[1] - a.number[1] <= _STEP)

    sure = {x.at for x in proved}
    start = next(k for k, x in enumerate(group) if x.at in sure)
    found = [group[start]]
    for x in reversed(group[:start]):
        if counts_on(x, found[-1]):
            found.append(x)
    found.reverse()
    rest = iter([*proved[1:], None])
    to_come = next(rest)
    for x in group[start + 1 :]:
        if x is to_come:
            found.append(x)
            to_come = next(rest)
        elif counts_on(found[-1], x) and (to_come is None or x.number < to_come.number):
            found.append(x)
    return found


def _roman(text: str) -> int:
    values = [_ROMAN[c] for c in text]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
