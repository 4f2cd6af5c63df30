"""Numbers that name the works of a numbered list: "[3]", "[1, 4–6]", "[2, p. 17]", "³".

The list's own numbers decide: they must count on from 1, as printed before its entries. A mark is one only where all
of its numbers stand in the list, and a single mark in the whole text proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.notes import is_unit
from store.documents import Block, PagedText

_PRINTED = re.compile(r"\s*(?:\[(?P<bracket>\d{1,3})\]|\(?(?P<plain>\d{1,3})[.)])\s*")
_BEFORE = re.compile(r"(?:^|\s)(?:\[(?P<bracket>\d{1,3})\]|\(?(?P<plain>\d{1,3})[.)]?)\s*$")
_REACH = 12
_RUNNING = frozenset({"body", "list", "quote", "caption", "table"})
_SPAN = r"\d{1,3}(?:\s?[-–]\s?\d{1,3})?"
_MARK = re.compile(
    rf"\[(?P<numbers>{_SPAN}(?:\s?[,;]\s?{_SPAN}){{0,30}})(?:,\s?pp?\.\s?(?P<pages>\d{{1,5}}(?:[-–]\d{{1,5}})?))?\](?!\()"
)
_RAISED = re.compile(
    r"(?<=[^\W\d]|[.,;:!?)\]”’\"'])(?P<numbers>[⁰¹²³⁴-⁹]{1,3}(?:[⁻–,-][⁰¹²³⁴-⁹]{1,3}){0,10})(?![⁰¹²³⁴-⁹])"
)
_LOWER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_ONE = re.compile(r"(\d{1,3})(?:\s?[-–]\s?(\d{1,3}))?")
_FEWEST = 2
# Numbers that may be missing in a row, and the share of the list that a text cites at least.
_GAP = 3
_CITED = 0.3


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a mark: its span in the text, the block of the list's entry, the pages cited."""

    start: int
    end: int
    block: int
    pages: str = ""


def entries(paged: PagedText) -> dict[int, int]:
    """The blocks of a numbered reference list by their numbers; empty where the list has no numbers of its own.

    An entry may lie in several blocks, of which the first has the number; that of a few may have been lost.
    """
    found: dict[int, int] = {}
    listed = {i: _number(paged, b) for i, b in enumerate(paged.blocks) if b.kind == "reference"}
    last = 0
    for i, number in listed.items():
        if last < number <= last + (_GAP if last else 1):
            found[number] = i
            last = number
    numbered = sum(1 for number in listed.values() if number)
    return found if len(found) >= max(_FEWEST, 0.8 * numbered, 0.25 * len(listed)) else {}


def _number(paged: PagedText, block: Block) -> int:
    """The number printed before an entry, which may have been cut off its text; 0 where there is none."""
    m = _PRINTED.match(paged.text, block.start, block.end)
    if m is None:
        runs = paged.runs_of(block.start, block.end)
        at = runs[0].raw_start if runs else 0
        m = _BEFORE.search(paged.raw[max(0, at - _REACH) : at])
    return int(m["bracket"] or m["plain"]) if m else 0


def numbers(paged: PagedText, listed: Mapping[int, int]) -> list[Number]:
    """The marks of the running text, number for number; `listed` as `entries` gives it."""
    if not listed:
        return []
    found: list[Number] = []
    marks = 0
    for block in paged.blocks:
        if block.kind not in _RUNNING:
            continue
        for m in _marks(paged, block):
            named = list(_named(m, listed))
            marks += bool(named)
            found += named
    cited = {n.block for n in found}
    return found if marks >= _FEWEST and len(cited) >= _CITED * len(listed) else []


def _marks(paged: PagedText, block: Block) -> Iterator[re.Match[str]]:
    yield from _MARK.finditer(paged.text, block.start, block.end)
    if not paged.notes:
        for m in _RAISED.finditer(paged.text, block.start, block.end):
            if not is_unit(paged.text[max(block.start, m.start() - 8) : m.start()], m["numbers"].translate(_LOWER)):
                yield m


def _named(m: re.Match[str], listed: Mapping[int, int]) -> Iterator[Number]:
    """The numbers of a mark that the list has; none where one of them is beyond it."""
    text = m["numbers"].translate(_LOWER)
    parts = list(_ONE.finditer(text))
    pages = m.groupdict().get("pages") or ""
    spans = [(int(p[1]), int(p[2] or p[1]), p.span()) for p in parts]
    most = max(listed)
    if any(not 0 < first <= last <= most for first, last, _ in spans):
        return
    base = m.start("numbers")
    for first, last, (a, b) in spans:
        whole = len(spans) == 1
        for number in (n for n in range(first, last + 1) if n in listed):
            start, end = m.span() if whole else (base + a, base + b)
            yield Number(start, end, listed[number], pages)
