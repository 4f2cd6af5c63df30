"""What the edges of a text's pages repeat, where form feeds part the pages: running heads, feet and page numbers.

A page number counts on with the pages; a head stands at the edge of several. The first page keeps its head, since
the title may be what the others repeat. Headings of years or countries, each on a page of its own, count on with the
pages too: so where figures tell lines apart, a sentence must go on over one of their pages' ends.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.headings import STOPS
from ingest.wording import fold

Span = tuple[int, int]

_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:page|p\.|página|pág\.)?\s*(?P<number>\d{1,4})(?:\s*(?:of|/|de|sur)\s*\d{1,4})?(?:\s*[-–—|])?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+")
# What may be the year of a heading rather than the number of a page.
YEARS = range(1900, 2101)
# Where a figure stood; in no line's text.
_COUNTS = "\f"
# Lines from a page's edge that may be no text, and the length of the longest.
_DEEP = 4
_LONGEST = 120
_SHORTEST = 4
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Edges:
    """The indices of the lines that are no text, and the printed number of each page that has one."""

    lines: frozenset[int] = frozenset()
    labels: tuple[str | None, ...] = ()


def find_edges(raw: str, lines: Sequence[Span]) -> Edges:
    """The heads, feet and numbers of pages among the lines of a text; none where fewer than three pages are parted."""
    breaks = [m.start() for m in re.finditer("\f", raw)]
    if len(breaks) < _FEWEST - 1:
        return Edges()
    pages: dict[int, list[int]] = defaultdict(list)
    for n, (start, end) in enumerate(lines):
        if raw[start:end].strip():
            pages[bisect.bisect_right(breaks, start)].append(n)
    edges = {page: list(dict.fromkeys(held[:_DEEP] + held[-_DEEP:])) for page, held in pages.items()}
    texts = {n: raw[slice(*lines[n])].strip() for held in edges.values() for n in held}
    numbered = _numbers(edges, texts)
    if all(int(label) in YEARS for _, label in numbered.values()):
        likely = frozenset(n for n, _ in numbered.values())
        numbered = numbered if _broken(edges, texts, likely) else {}
    labels = tuple(numbered[page][1] if page in numbered else None for page in range(len(breaks) + 1))
    numbers = frozenset(n for n, _ in numbered.values())
    return Edges(numbers | _repeated(pages, edges, texts, numbers), labels if numbers else ())


def _numbers(edges: dict[int, list[int]], texts: dict[int, str]) -> dict[int, tuple[int, str]]:
    """The line of each page, and its number, that holds a number alone which counts on with the pages."""
    found: dict[int, dict[int, tuple[int, str]]] = defaultdict(dict)
    for page, held in edges.items():
        for n in held:
            if m := _NUMBER.fullmatch(texts[n]):
                found[int(m["number"]) - page].setdefault(page, (n, m["number"]))
    best = max(found.values(), key=len, default={})
    return best if len(best) >= _FEWEST else {}


def _repeated(
    pages: dict[int, list[int]], edges: dict[int, list[int]], texts: dict[int, str], numbers: frozenset[int]
) -> frozenset[int]:
    """Lines that stand at the edge of several pages, with nothing but such lines outside them.

    They are the same, or differ in a figure alone that counts on with the pages.
    """
    keys = {n: _keys(texts[n], page) for page, held in edges.items() for n in held}
    on: dict[str, set[int]] = defaultdict(set)
    for page, held in edges.items():
        for key in {k for n in held for k in keys[n]}:
            on[key].add(page)
    likely = numbers | {n for n, held in keys.items() if any(len(on[key]) >= _FEWEST for key in held)}
    broken = _broken(edges, texts, likely)
    known = {
        key for key, at in on.items()
        if _COUNTS not in key or any({page - 1, page} & broken for page in at) or _alternates(sorted(at))
    }  # fmt: skip
    counted = {n: max((len(on[key]) for key in held if key in known), default=0) for n, held in keys.items()}
    gone: set[int] = set()
    for page, held in pages.items():
        feet = held[: -_DEEP - 1 : -1]
        for side in (feet, held[:_DEEP] if page > 0 else []):
            sure = [n in numbers or counted[n] >= _FEWEST for n in side]
            for k, n in enumerate(side):
                # Beside a sure one twice is enough.
                beside = counted[n] == _FEWEST - 1 and any(sure[max(k - 1, 0) : k + 2])
                if not sure[k] and not beside:
                    break
                gone.add(n)
    return frozenset(gone)


def _alternates(pages: Sequence[int]) -> bool:
    """Whether a line counts on over every other page, as the title over left pages does and no heading."""
    return len(pages) >= _FEWEST and all(b - a == 2 for a, b in itertools.pairwise(pages))


def _broken(edges: dict[int, list[int]], texts: dict[int, str], likely: frozenset[int]) -> set[int]:
    """The pages at whose end a sentence goes on, if the likely heads and feet are none of it."""
    ends = {page: [texts[n] for n in held if n not in likely] for page, held in edges.items()}
    return {
        page for page, held in ends.items() if held and ends.get(page + 1) and _goes_on(held[-1], ends[page + 1][0])
    }


def _goes_on(last: str, first: str) -> bool:
    return not last.rstrip("\"'”’»)]").endswith(STOPS) and first[0].isalpha() and not first[0].isupper()


def _keys(text: str, page: int) -> list[str]:
    """What a line is counted by: its words, and its words with the distance of each figure from the count of pages."""
    folded = fold(text)
    if len(folded) > _LONGEST or sum(c.isalpha() for c in folded) < _SHORTEST:
        return []
    spans = [m.span() for m in _FIGURES.finditer(folded)]
    places = [(folded[:a], int(folded[a:b]) - page, folded[b:]) for a, b in spans if b - a <= 4]
    return [folded, *(f"{before}{_COUNTS}{number}{_COUNTS}{after}" for before, number, after in places)]
