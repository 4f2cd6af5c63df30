"""Months: those that a statement names must stand in its evidence, in whatever language or as figures (2014-03-05)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from store.words import fold

_NAMES = (
    "january february march april may june july august september october november december",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
    "jan feb mar apr may jun jul aug sept oct nov dec",
)
_MONTH = {fold(name): i for line in _NAMES for i, name in enumerate(line.split(), 1)} | {"sep": 9, "setiembre": 9}
# Words that are months only beside a figure of a date.
_AMBIGUOUS = frozenset("may march mars mar marco mai dec sept sep jan jun jul nov oct apr aug feb abril".split())
_WORD = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(
    r"\b(?:1[5-9]|20)\d\d[-/.](0?[1-9]|1[0-2])(?:[-/.]\d{1,2})?\b|\b\d{1,2}[-/.](0?[1-9]|1[0-2])[-/.](?:1[5-9]|20)?\d\d\b"
)
_CHINESE = re.compile(r"(?<!\d)(1[0-2]|[1-9])\s?月")


@lru_cache(maxsize=512)
def months(text: str) -> tuple[tuple[int, str], ...]:
    """The months (1 to 12) that a text names, each as it is written."""
    found = []
    for match in _WORD.finditer(text):
        name = fold(match[0])
        month = _MONTH.get(name)
        if month is None:
            continue
        beside = re.search(r"\d(?:st|nd|rd|th)?\.?,?(?: de| of)? ?$", text[: match.start()][-8:]) or re.match(
            r"\.?,? (?:de |of )?\d", text[match.end() :][:6]
        )
        if beside or (name not in _AMBIGUOUS and (match[0][0].isupper() or name not in _ENGLISH)):
            found.append((month, match[0]))
    found += [(int(m[1] or m[2]), m[0]) for m in _FIGURES.finditer(text)]
    found += [(int(m[1]), m[0]) for m in _CHINESE.finditer(text)]
    return tuple(found)


_ENGLISH = frozenset(_NAMES[0].split())


def missing(statement: str, evidence: Sequence[str], about: str) -> list[str]:
    """The months of a statement that stand neither in its evidence nor in what is known of it."""
    there = {month for text in (*evidence, about) for month, _ in months(text)}
    words = {fold(w) for text in evidence for w in _WORD.findall(text)}
    return [written for month, written in months(statement) if month not in there and fold(written) not in words]
