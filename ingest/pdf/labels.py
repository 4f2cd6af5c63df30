"""Printed page labels, only where the document proves them.

A label is proved by a number that stands alone at a page's head or foot: by a run of such numbers that rise page by
page, or by one that agrees with what the file's catalogue declares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(text: str) -> int:
    """The value of a lower-case roman number, 0 where it is none."""
    values = [_ROMAN.get(c, 0) for c in text]
    if not values or 0 in values:
        return 0
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def page_labels(declared: Sequence[str], printed: Sequence[Sequence[str]]) -> tuple[str | None, ...]:
    """The label of each page, None where it is not proved; empty where no page has one.

    declared  the labels in the file's catalogue, empty where it has none
    printed   for each page the numbers (arabic or roman, as printed) that stand alone at its head or foot
    """
    if declared and len(declared) == len(printed):
        agree = sum(1 for d, p in zip(declared, printed, strict=True) if d in p)
        differ = sum(1 for d, p in zip(declared, printed, strict=True) if p and d not in p)
        if agree >= 2 and agree > 2 * differ:
            return tuple(None if p and d not in p else d for d, p in zip(declared, printed, strict=True))
    found: list[str | None] = [None] * len(printed)
    for numeral in (int, roman):
        shifts: Counter[int] = Counter()
        read: list[dict[int, str]] = []
        for i, numbers in enumerate(printed):
            values = {v: n for n in numbers if (v := _value(n, numeral))}
            read.append(values)
            shifts.update(v - i for v in values)
        if not shifts:
            continue
        shift, count = shifts.most_common(1)[0]
        if count < 2:
            continue
        for i, values in enumerate(read):
            if found[i] is None and i + shift in values:
                found[i] = values[i + shift]
    return tuple(found) if any(found) else ()


def _value(text: str, numeral: object) -> int:
    if numeral is int:
        return int(text) if text.isdigit() else 0
    return roman(text) if text.isalpha() and text.islower() else 0
