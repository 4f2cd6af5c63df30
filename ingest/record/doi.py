"""DOIs as texts print them: where one begins, and where it ends before the signs of the sentence around it.

A DOI may hold any sign (https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html). What ends a sentence or closes a
bracket that was opened before it is taken not to be of it: "10.1016/S0140-6736(19)30721-4" keeps its brackets.
"""

from __future__ import annotations

import re

_BODY = r"10\.\d{4,9}/[^\s\"<>{}|\\^`“”«»]+"
_BARE = re.compile(rf"\b{_BODY}")
_NAMED = re.compile(rf"(?:doi\.org/|\bdoi\s?:?\s*)(?P<doi>{_BODY})", re.IGNORECASE)
_LEAD = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi\s?:\s*)", re.IGNORECASE)
_WHOLE = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PAIRS = {")": "(", "]": "["}

Span = tuple[int, int]


def find(text: str, at: int = 0) -> Span | None:
    """The first DOI from an offset on, whether or not it is said to be one."""
    m = _BARE.search(text, at)
    return (m.start(), _end(text, m.start(), m.end())) if m else None


def find_named(text: str, at: int = 0) -> tuple[int, int, int] | None:
    """(start of "doi:" or of the resolver's name, start, end) of the first DOI that is said to be one."""
    m = _NAMED.search(text, at)
    return (m.start(), m.start("doi"), _end(text, m.start("doi"), m.end())) if m else None


def at(text: str, offset: int) -> Span | None:
    """The DOI that begins at an offset."""
    m = _BARE.match(text, offset)
    return (offset, _end(text, offset, m.end())) if m else None


def alone(text: str) -> str:
    """The DOI that a text is, with or without its resolver; "" where it is anything else."""
    bare = _LEAD.sub("", text.strip(), count=1)
    return bare if _BARE.fullmatch(bare) else ""


def given(text: str) -> str:
    """The DOI that a field for one gives, any sign in it allowed; "" where the field holds anything else."""
    bare = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
    return bare if _WHOLE.fullmatch(bare) else ""


def _end(text: str, start: int, end: int) -> int:
    while end > start:
        last = text[end - 1]
        opened = _PAIRS.get(last)
        if opened and text.count(opened, start, end) >= text.count(last, start, end):
            return end
        if not opened and last not in ".,;:'’":
            return end
        end -= 1
    return end
