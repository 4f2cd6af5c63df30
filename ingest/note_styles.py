"""Notes whose numbers are not raised: "[3]", "year.3", and lists of endnotes numbered "3.".

A number alone proves nothing (a year, a unit, "SDG 17", an item of a list). So a paragraph is a note only if it is one
of a row 1, 2, 3 … and its mark stands before it, behind the mark with the number before; entries under a heading such
as "References" are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest import wording
from ingest.draft import Call, Para
from ingest.strand import INSERTED
from ingest.wording import fold, words

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class _Style:
    """How a note begins and how it is called; `least` notes must agree before any is believed."""

    head: re.Pattern[str]
    mark: re.Pattern[str]
    least: int


_NUMBERED = re.compile(r"\s*\(?(?P<n>\d{1,3})[.)]?\s+(?=[A-ZÀ-Þ“\"'‘«¿¡])")
_STYLES = (
    _Style(re.compile(r"\s*\[(?P<n>\d{1,3})\]\s*(?=\S)"), re.compile(r"\s?\[(?P<n>\d{1,3})\](?!\()"), 1),
    _Style(_NUMBERED, re.compile(r"(?<![\d(])(?P<n>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"), 2),
    # "year.3 The", "nurses3 and": behind a word in lower case, so that "G77" and "CO2" are none.
    _Style(_NUMBERED, re.compile(r"(?<=[a-zß-ÿ]{2})[.,;:!?)\"'”’»]{0,2}(?P<n>\d{1,3})(?=[\s,;:)\"”’—–]|$)"), 2),
)


def plain_notes(paras: Sequence[Para]) -> list[Para]:
    """The paragraphs, those that are notes marked as such and their marks taken out of the others as calls."""
    parted = _parted(paras)
    best: dict[int, int] = {}
    chosen = None
    for style in _STYLES:
        found = _notes(parted, style)
        if len(found) > len(best) and len(found) >= style.least:
            best, chosen = found, style
    if chosen is None:
        return list(paras)
    numbers = set(best.values())
    out = []
    for i, p in enumerate(parted):
        if i in best:
            m = chosen.head.match(p.text)
            strand = p.strand.cut(m.end() if m else 0).folded()
            out.append(p.with_(strand=strand, kind="footnote", note=str(best[i]), item=""))
        else:
            out.append(_unmarked(p, chosen, numbers))
    return out


def _parted(paras: Sequence[Para]) -> list[Para]:
    """Paragraphs that hold several notes, line under line, parted: "1 One source. 2 Another." """
    out: list[Para] = []
    for p in paras:
        m = _NUMBERED.match(p.text) if p.kind is None and not p.sure else None
        while m:
            following = re.compile(rf"(?<=[.)\]])\s+(?={int(m['n']) + 1}\s+[A-ZÀ-Þ“\"'‘«])").search(p.text, m.end())
            if following is None:
                break
            out.append(p.with_(strand=p.strand.cut(0, following.start())))
            p = p.with_(strand=p.strand.cut(following.end()))
            m = _NUMBERED.match(p.text)
        out.append(p)
    return out


def _notes(paras: Sequence[Para], style: _Style) -> dict[int, int]:
    """The paragraphs that are notes in this style, each with its number."""
    found: dict[int, int] = {}
    at = (0, 0)
    listed = False
    for i, p in enumerate(paras):
        if words(p.text) <= 6 and wording.REFERENCES.fullmatch(fold(p.text)):
            listed = True
        m = style.head.match(p.text) if p.note is None and p.kind in (None, "list") and not listed else None
        if m is None or int(m["n"]) != len(found) + 1 or len(p.text) <= m.end() + 1:
            continue
        called = _called(paras, style, len(found) + 1, at, i, found)
        if called:
            found[i] = len(found) + 1
            at = called
    return found


def _called(
    paras: Sequence[Para], style: _Style, number: int, begin: tuple[int, int], end: int, notes: dict[int, int]
) -> tuple[int, int] | None:
    """Behind where in the running text the first mark with the number stands, between two places."""
    for i in range(begin[0], end):
        p = paras[i]
        if i in notes or p.note is not None or p.kind in ("heading", "table", "footnote"):
            continue
        for m in style.mark.finditer(p.text, begin[1] if i == begin[0] else 0):
            if int(m["n"].translate(_RAISED)) == number and m.start() > 0:
                return i, m.end()
    return None


def _unmarked(p: Para, style: _Style, numbers: set[int]) -> Para:
    """A paragraph without the marks of notes. A raised mark is left for `notes.take_out`."""
    if p.note is not None or style is _STYLES[1]:
        return p
    spans, calls = [], list(p.calls)
    for m in style.mark.finditer(p.text):
        if int(m["n"]) not in numbers or m.start() == 0:
            continue
        span = m.span() if "[" in m[0] else m.span("n")
        at = p.strand.origin[m.start("n")]
        if at == INSERTED:
            continue
        spans.append(span)
        calls.append(Call(m["n"], at))
    return p.with_(strand=p.strand.without(spans).folded(), calls=tuple(calls)) if spans else p
