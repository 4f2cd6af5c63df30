"""The printed pages that a text without pages of its own proves, by the running lines that its extractor left.

A running line with a number, between two pages, may be the foot of the one or the head of the other; which it is
decides what stands on its page. It is a head where one is the text's first line, or where the article's first page is
known from its imprint and the first line, behind the notes of a single page, has the number after it; a foot where
one is the last line of all. A page is proved from its head to the next where that has the next number; or to its own
notes, if the paragraph under the head calls one of them. Everything else stays without a page: none is counted on.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from ingest.draft import Draft, Para
from ingest.notes import MARK, mark_of
from store.works import PrintedPage

_MOST_BEFORE_CALL = 1500


def printed_pages(
    draft: Draft, lines: Sequence[tuple[Para, str]], notes: Sequence[Para], pages: str = ""
) -> tuple[PrintedPage, ...]:
    """The pages proved.

    lines  the running lines with their numbers
    notes  the notes, as taken out
    pages  the pages that the imprint gives the document ("1–11")
    """
    numbers = {p.strand.first(): int(n) for p, n in lines if n.isdigit()}
    if draft.page_starts or not numbers:
        return ()
    # By their last letters: the mark at its head is no part of a note as taken out.
    held: dict[int, str] = {at: p.note or "" for p in notes for at in p.strand.origin if at >= 0}
    paras = [p for p in draft.paras if p.strand.first() >= 0]
    order = [numbers[p.strand.first()] for p in paras if p.strand.first() in numbers]
    if any(b <= a for a, b in itertools.pairwise(order)):
        return ()
    if _are_heads(paras, numbers, held, pages):
        return _under_heads(paras, numbers, held)
    if paras[-1].strand.first() in numbers:
        return _over_feet(paras, numbers)
    return ()


def _are_heads(paras: Sequence[Para], numbers: dict[int, int], held: dict[int, str], pages: str) -> bool:
    if paras[0].strand.first() in numbers:
        return paras[-1].strand.first() not in numbers
    at = next(i for i, p in enumerate(paras) if p.strand.first() in numbers)
    first = re.match(r"\d+", pages)
    before = [p.strand.last() in held for p in paras[:at]]
    feet = sum(a and not b for a, b in zip(before, [*before[1:], False], strict=True))
    return first is not None and feet == 1 and numbers[paras[at].strand.first()] == int(first[0]) + 1


def _under_heads(paras: Sequence[Para], numbers: dict[int, int], held: dict[int, str]) -> tuple[PrintedPage, ...]:
    found = []
    heads = [(i, n) for i, p in enumerate(paras) if (n := numbers.get(p.strand.first())) is not None]
    for (i, number), (stop, following) in itertools.pairwise([*heads, (len(paras), 0)]):
        under = paras[i + 1 : stop]
        page = under if following == number + 1 else _to_its_notes(under, held)
        if page:
            found.append(_page(page, number, paras[i]))
    return tuple(found)


def _to_its_notes(paras: Sequence[Para], held: dict[int, str]) -> Sequence[Para]:
    """The paragraphs of the page that they begin, with its notes; none where they do not prove that it ends there."""
    isnote = [p.strand.last() in held for p in paras]
    if True not in isnote or isnote[0]:
        return ()
    begin = isnote.index(True)
    end = isnote.index(False, begin) if False in isnote[begin:] else len(paras)
    own = {held[p.strand.last()] for p in paras[begin:end]}
    called = {mark_of(m) for m in MARK.finditer(paras[0].text) if m.start() <= _MOST_BEFORE_CALL}
    return paras[:end] if own & called else ()


def _over_feet(paras: Sequence[Para], numbers: dict[int, int]) -> tuple[PrintedPage, ...]:
    found = []
    begin, before = 0, None
    for i, foot in enumerate(paras):
        number = numbers.get(foot.strand.first())
        if number is None:
            continue
        if before == number - 1 and begin < i:
            found.append(_page(paras[begin:i], number, foot))
        begin, before = i + 1, number
    return tuple(found)


def _page(paras: Sequence[Para], number: int, line: Para) -> PrintedPage:
    return PrintedPage(
        paras[0].strand.first(), paras[-1].strand.last() + 1, str(number), line.strand.first(), line.strand.last() + 1
    )
