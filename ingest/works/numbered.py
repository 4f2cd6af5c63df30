"""Numbers that name the works of a numbered list: "[3]", "[1, 4–6]", "[2, p. 17]", "³".

The list's own numbers decide: they must count on from 1, as printed before its entries. Where they are printed in
brackets, a mark in brackets needs no other witness; else a single mark in the whole text proves nothing. A number in
brackets that the list lacks names a work too, but nobody can say which.
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


# Before numbers in brackets that are an interval or an index ("95% CI [12, 45]", "x ∈ [1, 3]", "a[1]").
_NO_MARK = re.compile(
    r"(?:(?<!\w)[a-z]|\b(?:CIs?|ICs?|intervalo?s?|intervalles?|range|rango)\b[\s:,=]*(?:\d\d\s?%\s*)?|[=∈<>≤≥±]\s*)$",
    re.IGNORECASE,
)
_LEAD = 20
# In a table they are as often what it counts.
_CITING = _RUNNING - {"table"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a mark: its span in the text, the block of the list's entry, the pages cited. Where the list has no
    such entry, `block` is None and `missing` says which numbers it lacks."""

    start: int
    end: int
    block: int | None
    pages: str = ""
    missing: str = ""


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
    """The number printed before an entry; 0 where there is none."""
    m = _printed(paged, block)
    return int(m["bracket"] or m["plain"]) if m else 0


def _printed(paged: PagedText, block: Block) -> re.Match[str] | None:
    """The number before an entry as printed. It may have been cut off its text."""
    if m := _PRINTED.match(paged.text, block.start, block.end):
        return m
    runs = paged.runs_of(block.start, block.end)
    at = runs[0].raw_start if runs else 0
    return _BEFORE.search(paged.raw[max(0, at - _REACH) : at])


def numbers(paged: PagedText, listed: Mapping[int, int]) -> list[Number]:
    """The marks of the running text, number for number; `listed` as `entries` gives it."""
    if not listed:
        return []
    sound: list[Number] = []
    lacking: list[Number] = []
    marks = bracketed = 0
    for block in paged.blocks:
        if block.kind not in _RUNNING:
            continue
        for m in _marks(paged, block):
            named = list(_named(m, listed))
            if all(n.block is not None for n in named):
                marks += bool(named)
                bracketed += bool(named) and m.re is _MARK
                sound += named
            elif m.re is _MARK and block.kind in _CITING:
                lacking += named
    cited = {n.block for n in sound}
    proved = marks >= _FEWEST and len(cited) >= _CITED * len(listed)
    if not proved and not (bracketed and _has_brackets(paged, listed)):
        return []
    return sound + lacking if bracketed else sound


def _has_brackets(paged: PagedText, listed: Mapping[int, int]) -> bool:
    """Whether the list's own numbers are printed as the marks are."""
    printed = (_printed(paged, paged.blocks[i]) for i in listed.values())
    return all(m and m["bracket"] for m in printed)


def _marks(paged: PagedText, block: Block) -> Iterator[re.Match[str]]:
    for m in _MARK.finditer(paged.text, block.start, block.end):
        if not _NO_MARK.search(paged.text[max(block.start, m.start() - _LEAD) : m.start()]):
            yield m
    if not paged.notes:
        for m in _RAISED.finditer(paged.text, block.start, block.end):
            if not is_unit(paged.text[max(block.start, m.start() - 8) : m.start()], m["numbers"].translate(_LOWER)):
                yield m


def _named(m: re.Match[str], listed: Mapping[int, int]) -> Iterator[Number]:
    """The numbers of a mark, and for each part of it what the list lacks; nothing where it can be no mark."""
    text = m["numbers"].translate(_LOWER)
    parts = list(_ONE.finditer(text))
    pages = m.groupdict().get("pages") or ""
    spans = [(int(p[1]), int(p[2] or p[1]), p.span()) for p in parts]
    if any(not 0 < first <= last for first, last, _ in spans):
        return
    base, most = m.start("numbers"), max(listed)
    for first, last, (a, b) in spans:
        start, end = m.span() if len(spans) == 1 else (base + a, base + b)
        held = [n for n in range(first, min(last, most) + 1) if n in listed]
        for number in held:
            yield Number(start, end, listed[number], pages)
        if len(held) <= last - first:
            yield Number(start, end, None, pages, text[a:b])
