"""Acronyms and their long forms, learnt from the documents themselves: "United Nations Development Programme (UNDP)".

The long form is the shortest run of words before the bracket whose initials spell the acronym (after Schwartz and
Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from store.words import tokens

_BRACKET = re.compile(r"\(([A-Z][A-Za-z&]{0,8}[A-Z])(?:[+s])?\)")
_LIGHT = frozenset(["of", "the", "and", "for", "in", "on", "to", "a", "de", "la", "el", "los", "las", "del", "y", "e", "do", "da", "des", "du", "et", "pour"])


def learn(texts: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Folded acronyms with the folded terms of their long form ("ssc": south, cooperation)."""
    found: dict[str, frozenset[str]] = {}
    for text in texts:
        for match in _BRACKET.finditer(text):
            long = _long_form(text[max(0, match.start() - 120) : match.start()], match.group(1))
            short = tokens(match.group(1))
            if long and len(short) == 1:
                terms = frozenset(t.term for t in tokens(long) if t.term not in _LIGHT)
                if len(terms) > 1 and short[0].term not in terms:
                    found.setdefault(short[0].term, terms)
    return found


def _long_form(before: str, short: str) -> str:
    """The words at the end of `before` whose initials, light words left out or not, spell `short`."""
    before = re.split(r"[.;:()]", before)[-1]
    words = [w for w in re.split(r"[\s\-–—/]+", before) if w]
    letters = short.lower()
    for count in range(2, min(len(words), 10) + 1):
        tail = words[-count:]
        for initials in (
            "".join(w[0] for w in tail if w.lower() not in _LIGHT).lower(),
            "".join(w[0] for w in tail).lower(),
        ):
            if initials == letters and tail[0].lower() not in _LIGHT:
                return " ".join(tail)
    return ""
