"""What stands on a page but is no part of the text: running heads, page numbers, contents lists.

A running head is known by its shape and by coming again. The lines of a web site are told in `site_lines.py`.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Callable, Sequence

from ingest import wording
from ingest.draft import Para
from ingest.headings import STOPS, has_text_under
from ingest.record.dates import whole_date
from ingest.wording import fold, words

_NUMBER_FIRST = re.compile(r"(?P<number>\d{1,4}|[ivxl]{1,6})[ \t|·•–-]+(?P<rest>[^\W\d_].*)")
_NUMBER_LAST = re.compile(r"(?P<rest>.*[^\W\d_.])[ \t|·•–-]+(?P<number>\d{1,4}|[ivxl]{1,6})")
_BARE = re.compile(
    r"(?:[-–—|]\s*)?(?:page|p\.|página|pág\.|الصفحة|第)?\s*(?P<number>\d{1,4})(?:\s*(?:of|/|de|sur"
    r"|页)\s*\d{0,4})?(?:\s*[-–—|])?",
    re.IGNORECASE,
)
_NUMBERED_THING = re.compile(
    r"(?:annex|appendix|table|figure|box|chapter|section|part|step|phase|principle|article|goal|target|module|case"
    r"|lesson"
    r"|recommendation|objective|option|scenario|anexo|cap[ií]tulo|chapitre|annexe|tabla|cuadro|gráfico)s?\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(r".*?(?:\t+|\s*(?:\.\s?){3,}\s*|\s{2,}|…+\s*)(?:\d{1,4}|[ivxl]{1,6})$")
_LOOSE_ENTRY = re.compile(r".*\D\s(?:\d{1,4}|[ivxl]{1,6})$")
_ITS_NUMBER = re.compile(r"^[\divx]+[.)] ")
_LONG = 25
_LABEL = 12
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


def without_running_heads(paras: Sequence[Para], names: Sequence[str] = (), *, marked_up: bool = False) -> list[Para]:
    """Running heads and page numbers dropped; `names` and `marked_up` as in `running_lines`."""
    lines = {p.strand.first() for p, _ in running_lines(paras, names, marked_up=marked_up)}
    return drop(paras, lambda _, p: p.strand.first() in lines)


def running_lines(
    paras: Sequence[Para], names: Sequence[str] = (), *, marked_up: bool = False
) -> list[tuple[Para, str]]:
    """Running heads, feet and page numbers, each with its number.

    "2 Peter Kragelund" is one where the same words come again with another number, or are among `names` (the
    authors, the title, the journal). `marked_up` says that the file's markup tells paragraphs, tables and pages apart.
    """
    known = {fold(n) for n in names if n}
    seen: dict[str, set[str]] = {}
    counted = _counted(paras)
    for i, p in enumerate(paras):
        if i not in counted and (found := _head(p)):
            seen.setdefault(found[0], set()).add(found[1])
    repeated = {rest for rest, numbers in seen.items() if len(numbers) > 1}
    places = [i for i, p in enumerate(paras) if _bare(p)]
    numbers = [int(m["number"]) for i in places if (m := _bare(paras[i]))]
    rising = len(numbers) > 1 and all(a < b for a, b in itertools.pairwise(numbers))
    if marked_up and rising:
        # Before the number of a page stands the page's text; before a figure of a table its label.
        rising = all(i and words(paras[i - 1].text) > _LABEL for i in places)

    lines: list[tuple[Para, str]] = []
    for i, p in enumerate(paras):
        if found := _head(p):
            if found[0] in known or (found[0] in repeated and i not in counted):
                lines.append((p, found[1]))
        elif rising and (m := _bare(p)):
            lines.append((p, m["number"]))
    return lines


def _counted(paras: Sequence[Para]) -> set[int]:
    """Headings that count from one without a gap ("Work package 1", "Work package 2"): the number of a page does so
    too, but it stands within sentences sooner or later."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for i, p in enumerate(paras):
        if found := _head(p):
            first = _NUMBER_FIRST.fullmatch(p.text)
            groups.setdefault("" if first else found[0], []).append((i, found[1]))
    found_at: set[int] = set()
    for group in groups.values():
        rises = [n for _, n in group] == [str(k) for k in range(1, len(group) + 1)]
        parted = all(i and paras[i - 1].text.endswith(STOPS) for i, _ in group[1:])
        if rises and parted and all(has_text_under(paras, i) for i, _ in group):
            found_at |= {i for i, _ in group}
    return found_at


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


def _bare(p: Para) -> re.Match[str] | None:
    return _BARE.fullmatch(p.text) if p.kind is None and len(p.text) < 24 else None


def _head(p: Para) -> tuple[str, str] | None:
    """The words and the page number of what may be a running head."""
    if len(p.text) > 90 or p.sure or p.kind not in (None, "heading"):
        return None
    if m := _NUMBER_FIRST.fullmatch(p.text):
        return fold(m["rest"]), m["number"]
    m = _NUMBER_LAST.fullmatch(p.text)
    if m and words(m["rest"]) > 1 and not _NUMBERED_THING.match(m["rest"]):
        return fold(m["rest"]), m["number"]
    return None


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
    loose = {i for i, p in enumerate(paras) if i not in gone and _printed_entry(p, raw)}
    if len(loose) > 3:
        gone.update(i for i in loose if i - 1 in loose or i + 1 in loose)
    return drop(paras, lambda i, _: i in gone)


class _Pages:
    """What follows a paragraph on its page."""

    def __init__(self, paras: Sequence[Para], page_starts: Sequence[int]) -> None:
        self._of = [bisect.bisect_right(page_starts, p.strand.first()) for p in paras] if page_starts else []
        self._on: dict[int, list[int]] = {}
        self._long: dict[int, int] = {}  # the last paragraph of each page that is too long for a line of a list
        self._given: dict[int, int] = {}
        for k, page in enumerate(self._of):
            self._on.setdefault(page, []).append(k)
            if words(paras[k].text) > _LONG and paras[k].kind != "table":
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
        if words(p.text) > _LONG or p.kind == "table":
            return False
        if _printed_entry(p, self._raw) or _LOOSE_ENTRY.fullmatch(p.text):
            return True
        return self._last[self.texts[i]] > i


def _printed_entry(p: Para, raw: str) -> bool:
    """A line with a tab or leader dots before its page number."""
    first, last = p.strand.first(), p.strand.last()
    line = raw[first : last + 1]
    return len(line) < 200 and "\n" not in line and bool(_ENTRY.fullmatch(line)) and p.kind != "table"


def marks_of_house(paras: Sequence[Para], house: str) -> set[int]:
    """Where the publisher's name stands alone again and again, as its sign does on covers: all places but the first."""
    name = fold(house)
    places = [i for i, p in enumerate(paras) if fold(p.text) == name and p.kind is None and not p.item]
    return {i for i in places[1:] if not has_text_under(paras, i)} if name and len(places) > 2 else set()


def heads_a_part(paras: Sequence[Para], i: int) -> bool:
    """Whether a line that was used for the record is a heading of the text where it comes again."""
    p = paras[i]
    told = p.kind == "heading" and p.sure
    return i >= _TITLE_PAGE and (told or bool(whole_date(p.text))) and has_text_under(paras, i)
