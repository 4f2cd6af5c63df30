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
_ENTRY = re.compile(r".*?(?:\t+|\s*\.{3,}\s*|\s{2,}|…+\s*)(?:\d{1,4}|[ivxl]{1,6})$")
_LOOSE_ENTRY = re.compile(r".*\D\s(?:\d{1,4}|[ivxl]{1,6})$")
_LONG = 25
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


def without_running_heads(paras: Sequence[Para], names: Sequence[str] = ()) -> list[Para]:
    """Running heads and page numbers dropped; `names` as in `running_lines`."""
    lines = {p.strand.first() for p, _ in running_lines(paras, names)}
    return drop(paras, lambda _, p: p.strand.first() in lines)


def running_lines(paras: Sequence[Para], names: Sequence[str] = ()) -> list[tuple[Para, str]]:
    """Running heads, feet and page numbers, each with its number.

    "2 Peter Kragelund" is one where the same words come again with another number, or are among `names` (the
    authors, the title, the journal).
    """
    known = {fold(n) for n in names if n}
    seen: dict[str, set[str]] = {}
    counted = _counted(paras)
    for i, p in enumerate(paras):
        if i not in counted and (found := _head(p)):
            seen.setdefault(found[0], set()).add(found[1])
    repeated = {rest for rest, numbers in seen.items() if len(numbers) > 1}
    numbers = [int(m["number"]) for p in paras if (m := _bare(p))]
    rising = len(numbers) > 1 and all(a < b for a, b in itertools.pairwise(numbers))

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
    for i, p in enumerate(paras):
        if not wording.CONTENTS.fullmatch(fold(p.text).rstrip(":")):
            continue
        rest = _rest_of_page(paras, i, page_starts)
        if len(rest) > 4 and all(words(paras[k].text) <= _LONG or paras[k].kind == "table" for k in rest):
            gone.update((i, *rest))
            continue
        texts = [fold(q.text) for q in paras]
        j = i + 1
        while j < len(paras) and _is_entry(paras[j], raw, texts[j + 1 :]):
            j += 1
        if j > i + 2:
            gone.update(range(i, j))
        elif p.sure and j < len(paras) and paras[j].sure and paras[j].kind == p.kind == "heading":
            gone.update(range(i, j))  # what stood under it was left out before
    loose = [i for i, p in enumerate(paras) if i not in gone and _printed_entry(p, raw)]
    for i in loose:
        if {i - 1, i + 1} & set(loose) and len(loose) > 3:
            gone.add(i)
    return drop(paras, lambda i, _: i in gone)


def _rest_of_page(paras: Sequence[Para], i: int, page_starts: Sequence[int]) -> list[int]:
    """The paragraphs after the i-th that begin on its page."""
    if not page_starts:
        return []
    page = bisect.bisect_right(page_starts, paras[i].strand.first())
    return [k for k in range(i + 1, len(paras)) if bisect.bisect_right(page_starts, paras[k].strand.first()) == page]


def _printed_entry(p: Para, raw: str) -> bool:
    """A line with a tab or leader dots before its page number."""
    first, last = p.strand.first(), p.strand.last()
    line = raw[first : last + 1]
    return len(line) < 200 and "\n" not in line and bool(_ENTRY.fullmatch(line)) and p.kind != "table"


def _is_entry(p: Para, raw: str, later: Sequence[str]) -> bool:
    """A line of a contents list: with a page number, or the words of a heading that comes again."""
    if words(p.text) > _LONG or p.kind == "table":
        return False
    if _printed_entry(p, raw) or _LOOSE_ENTRY.fullmatch(p.text):
        return True
    text = fold(p.text)
    return text in later or any(re.sub(r"^[\divx]+[.)] ", "", other) == text for other in later)


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
