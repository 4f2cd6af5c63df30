"""Acronyms and their long forms, learnt from a document itself: "United Nations Development Programme (UNDP)".

The long form is the shortest run of words before the bracket whose initials spell the acronym (after Schwartz and
Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_BRACKET = re.compile(r"\(([A-Z][A-Za-z&]{0,8}[A-Z])\)")
_LIGHT = frozenset("of the and for in on to a de la el los las del y e do da des du et pour".split())
# How far before its bracket a long form may begin.
_REACH = 120


def learn(text: str) -> dict[str, str]:
    """The acronyms that a text explains, each with its long form as it stands there."""
    found: dict[str, str] = {}
    for match in _BRACKET.finditer(text):
        long = _long_form(text[max(0, match.start() - _REACH) : match.start()], match.group(1))
        if long:
            found.setdefault(match.group(1), long)
    return found


def spell_out(text: str, acronyms: Mapping[str, str]) -> str:
    """The text with its acronyms written out, for an embedding model that has never met them."""
    if not acronyms:
        return text
    pattern = "|".join(sorted(map(re.escape, acronyms), key=len, reverse=True))
    return re.sub(rf"\s*\((?:{pattern})\)|\b(?:{pattern})\b", lambda m: acronyms.get(m.group(), ""), text)


def for_embedding(text: str, parts: Sequence[str]) -> list[str]:
    """Parts of a document's text as they are embedded: its own acronyms written out."""
    acronyms = learn(text)
    return [spell_out(part, acronyms) for part in parts]


def _long_form(before: str, short: str) -> str:
    """The words at the end of `before` whose initials, light words left out or not, spell `short`."""
    before = re.split(r"[.;:()]", before)[-1].rstrip()
    words = list(re.finditer(r"[^\s\-–—/]+", before))
    letters = short.lower()
    for count in range(2, min(len(words), 10) + 1):
        tail = [w.group().lower() for w in words[-count:]]
        if tail[0] in _LIGHT:
            continue
        if letters in ("".join(w[0] for w in tail if w not in _LIGHT), "".join(w[0] for w in tail)):
            return before[words[-count].start() :]
    return ""
