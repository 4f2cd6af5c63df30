"""What stands on a page but is no part of the text: contents lists, heads that name a chapter, the publisher's sign.

Running heads and numbers of pages are told in `running_heads.py`, the lines of a web site in `site_lines.py`.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Callable, Iterable, Sequence

from ingest import wording
from ingest.draft import Para
from ingest.headings import has_text_under
from ingest.record.dates import whole_date
from ingest.wording import fold, words

_ENTRY = re.compile(r"(?P<name>.*?)(?:\t+|\s*(?:\.\s?){3,}\s*|\s{2,}|…+\s*)(?P<page>\d{1,4}|[ivxl]{1,6})$")
_LEADERS = re.compile(r"(?:\.\s?){3,}")
_LOOSE_ENTRY = re.compile(r".*\D\s(?:\d{1,4}|[ivxl]{1,6})$")
_ITS_NUMBER = re.compile(r"^(?:[\divx]+[.)]|\d{1,2}(?:\.\d{1,2})*)\s")
_LONG = 25
_FEWEST_ENTRIES = 4
# One entry of so many must have its heading: others may be written otherwise there, or in two lines.
_NAMED = 3
_TITLE_PAGE = 10


def drop(paras: Sequence[Para], unwanted: Callable[[int, Para], bool]) -> list[Para]:
    """The paragraphs without the unwanted; the one after an unwanted is `bound`."""
    kept: list[Para] = []
    bound = False
    for i, p in enumerate(paras):
        if unwanted(i, p):
            bound = True
            continue
        kept.append(p.with_(bound=True) if bound else p)
        bound = False
    return kept


def without_chapter_heads(paras: Sequence[Para], page_starts: Sequence[int]) -> list[Para]:
    """Running heads dropped that name a chapter: the first words of a page, set as no heading, that a heading before
    them has."""
    starts = set(page_starts)
    named: set[str] = set()
    gone: set[int] = set()
    for i, p in enumerate(paras):
        if p.kind == "heading":
            named.add(fold(p.text))
        elif p.strand.first() in starts and p.kind in (None, "caption") and fold(p.text) in named:
            gone.add(i)
    return drop(paras, lambda i, _: i in gone)


def without_contents(paras: Sequence[Para], raw: str, page_starts: Sequence[int] = ()) -> list[Para]:
    """A contents list and its heading dropped: lines that end in a page number, under a heading that says so.

    Where there are pages, the rest of the heading's page goes, if it holds nothing but short lines.
    """
    gone: set[int] = set()
    listed = _Listed(paras, raw)
    pages = _Pages(paras, page_starts)
    done = -1  # up to where a list was dropped: a heading within it has the end of it
    for i, p in enumerate(paras):
        if not wording.CONTENTS.fullmatch(listed.texts[i].rstrip(":")):
            continue
        if pages.is_list(i):
            gone.update((i, *pages.rest(i)))
            continue
        j = listed.end(i + 1)
        if j > i + 2:
            gone.update(range(max(i, done), j))
            done = j
        elif p.sure and j < len(paras) and paras[j].sure and paras[j].kind == p.kind == "heading":
            gone.update(range(i, j))  # what stood under it was left out before
    gone |= _unheaded(paras, raw, gone)
    return drop(paras, lambda i, _: i in gone)


def _unheaded(paras: Sequence[Para], raw: str, gone: set[int]) -> set[int]:
    """Lines of a contents list that no heading of its own announces: with leaders before numbers that rise, naming
    headings of the text behind it in their order. A table of figures has leaders too."""
    printed = [i for i, p in enumerate(paras) if i not in gone and _printed_entry(p, raw)]
    if len(printed) < _FEWEST_ENTRIES:
        return set()
    entries = set(printed)
    places = {_plain(p.text): i for i, p in enumerate(paras) if i not in entries and words(p.text) <= _LONG}
    found: set[int] = set()
    runs: list[list[int]] = []
    for i in printed:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    for run in runs:
        cut = [m for i in run if (m := _ENTRY.fullmatch(_line(paras[i], raw)))]
        pages = [int(m["page"]) if m["page"].isdecimal() else 0 for m in cut]
        named = [place for m in cut if (place := places.get(_plain(m["name"]), -1)) > run[-1]]
        rise = all(a <= b for numbers in (pages, named) for a, b in itertools.pairwise(numbers))
        if len(run) > 1 and rise and _NAMED * len(named) >= len(run):
            found.update(run)
    return found if len(found) >= _FEWEST_ENTRIES else set()


def _is_long(p: Para) -> bool:
    return words(_LEADERS.sub(" ", p.text)) > _LONG


def _plain(text: str) -> str:
    return _ITS_NUMBER.sub("", fold(text))


class _Pages:
    """What follows a paragraph on its page."""

    def __init__(self, paras: Sequence[Para], page_starts: Sequence[int]) -> None:
        self._of = [bisect.bisect_right(page_starts, p.strand.first()) for p in paras] if page_starts else []
        self._on: dict[int, list[int]] = {}
        self._long: dict[int, int] = {}  # the last paragraph of each page that is too long for a line of a list
        self._given: dict[int, int] = {}
        for k, page in enumerate(self._of):
            self._on.setdefault(page, []).append(k)
            if _is_long(paras[k]) and paras[k].kind != "table":
                self._long[page] = k

    def is_list(self, i: int) -> bool:
        """Whether more than four paragraphs begin after the i-th on its page, all of them short."""
        if not self._of:
            return False
        on = self._on[self._of[i]]
        return len(on) - bisect.bisect_right(on, i) > 4 and self._long.get(self._of[i], -1) <= i

    def rest(self, i: int) -> list[int]:
        """The paragraphs after the i-th that begin on its page; each is told once."""
        on = self._on[self._of[i]]
        told = self._given.get(self._of[i], len(on))
        self._given[self._of[i]] = min(told, bisect.bisect_right(on, i))
        return on[bisect.bisect_right(on, i) : told]


class _Listed:
    """Which paragraphs are lines of a contents list: with a page number, or the words of a heading that comes again."""

    def __init__(self, paras: Sequence[Para], raw: str) -> None:
        self.texts = [fold(p.text) for p in paras]
        self._paras, self._raw = paras, raw
        self._last: dict[str, int] = {}
        for i, text in enumerate(self.texts):
            self._last[text] = self._last[_ITS_NUMBER.sub("", text)] = i
        self._span = (0, 0)

    def end(self, start: int) -> int:
        """Behind the lines of a list that begin at a paragraph."""
        if not self._span[0] <= start < self._span[1]:
            end = start
            while end < len(self._paras) and self._is_entry(end):
                end += 1
            self._span = (start, end)
        return max(start, self._span[1])

    def _is_entry(self, i: int) -> bool:
        p = self._paras[i]
        if _is_long(p) or p.kind == "table":
            return False
        if _printed_entry(p, self._raw) or _LOOSE_ENTRY.fullmatch(p.text):
            return True
        return self._last[self.texts[i]] > i


def _printed_entry(p: Para, raw: str) -> bool:
    """A line with a tab or leader dots before its page number."""
    line = _line(p, raw)
    return len(line) < 200 and "\n" not in line and bool(_ENTRY.fullmatch(line)) and p.kind != "table"


def _line(p: Para, raw: str) -> str:
    return raw[p.strand.first() : p.strand.last() + 1]


def marks_of_house(paras: Sequence[Para], house: str) -> set[int]:
    """Where the publisher's name stands alone again and again, as its sign does on covers: all places but the first."""
    name = fold(house)
    places = [i for i, p in enumerate(paras) if fold(p.text) == name and p.kind is None and not p.item]
    return {i for i in places[1:] if not has_text_under(paras, i)} if name and len(places) > 2 else set()


def heads_of_parts(paras: Sequence[Para], again: Iterable[int]) -> set[int]:
    """Those of the lines that come again which head parts of the text: several of the same words, each with text under
    it. A title stands over the text once more at most."""
    headed: dict[str, list[int]] = {}
    for i in again:
        if paras[i].kind == "heading" and has_text_under(paras, i):
            headed.setdefault(fold(paras[i].text), []).append(i)
    return {i for places in headed.values() if len(places) > 1 for i in places}


def heads_a_part(paras: Sequence[Para], i: int) -> bool:
    """Whether a line that was used for the record is a heading of the text where it comes again."""
    p = paras[i]
    told = p.kind == "heading" and p.sure
    return i >= _TITLE_PAGE and (told or bool(whole_date(p.text))) and has_text_under(paras, i)
