"""The figures and years of a table's column, as far as they can be compared with one another.

A column is read as a whole or not at all: one cell that holds no figure, two of them, or a figure in another unit than
the others, and nothing is known of which row has the most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.wants import plain

_YEAR = re.compile(r"(?<![\d.,/-])(?:1[5-9]|20)\d\d(?![\d/])")
_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,'’]\d+|[\u00a0\u202f\u2009 ]\d{3}(?!\d))*")
_UNSURE = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])")
_SIGN = re.compile(r"(?P<before>^|.*[\s(])(?P<sign>[-−–‒+])\s?(?P<currency>(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3})\s?)?$")
_SCALES = {
    1e3: "thousand mil mille milhar milhares 千", 1e4: "万 萬", 1e8: "亿 億",
    1e6: "million millions mn mio millon millones milhao milhoes مليون ملايين",
    1e9: "billion billions bn milliard milliards mil_millones bilhao bilhoes مليار مليارات", 1e12: "trillion trillions",
}  # fmt: skip
_SCALE = {word.replace("_", " "): scale for scale, words in _SCALES.items() for word in words.split()}
_SPACED = sorted((w for w in _SCALE if w.isascii() or w[0] > "ء"), key=len, reverse=True)
_SCALE_WORD = re.compile(
    rf"(?<![^\W\d])(?:{'|'.join(w for w in _SPACED if not re.match('[一-龥]', w))})(?!\w)|[千万萬亿億]+"
)
# What some cells of a column may have and others lack without being of another kind.
_LEFT_OUT = frozenset({"%", "$", "us$", "€", "£", "¥"})
# Languages whose texts write a comma before decimals, most of them; figures there are read in both ways.
_COMMA = ("es", "fr", "pt")


def years_in(cells: Sequence[str]) -> list[float] | None:
    """The year that each cell holds; None where one holds none or several."""
    found = [_YEAR.findall(cell) for cell in cells]
    return [float(years[0]) for years in found] if all(len(years) == 1 for years in found) else None


def figures_in(cells: Sequence[str], language: str) -> list[list[float]]:
    """The figures of a column, in each way in which its points and commas may be read; none where the cells do not
    hold one figure each, of one unit. "900 million" and "2 billion" are of one unit, "900" and "2 billion" are not."""
    split = [_split(cell) for cell in cells]
    parts = [part for part in split if part is not None]
    if len(parts) < len(cells) or not parts:
        return []
    units = {unit for _, _, unit, _ in parts}
    if len({scaled for _, _, _, scaled in parts}) > 1 or len(units - {""}) > 1:
        return []
    if "" in units and not units - {""} <= _LEFT_OUT:
        return []
    ways = []
    for point in ".,":
        values = [_value(figure, point) for figure, _, _, _ in parts]
        known = [value * part[1] for value, part in zip(values, parts, strict=True) if value is not None]
        if len(known) == len(parts):
            ways.append(known)
            if point == "." and language[:2] not in _COMMA and not any(_UNSURE.search(c) for c in cells):
                break
    return ways


def _split(cell: str) -> tuple[str, float, str, bool] | None:
    """The digits of the one figure of a cell, what to multiply them by, the unit, and whether a scale is named."""
    found = list(_FIGURE.finditer(cell))
    if len(found) != 1 or len(re.findall(r"\d", cell)) != len(re.findall(r"\d", found[0].group())):
        return None
    before, after = cell[: found[0].start()], cell[found[0].end() :]
    times = 1.0
    if signed := _SIGN.match(before):
        times = 1.0 if signed["sign"] == "+" else -1.0
        before = f"{signed['before']}{signed['currency'] or ''}"
    elif re.search(r"[-−–‒(<>~≤≥±]\s*$", before):
        return None
    behind = plain(after).strip()
    scale = _SCALE_WORD.match(behind)
    if scale is not None:
        if scale.group() not in _SCALE:
            return None
        times *= _SCALE[scale.group()]
        behind = behind[scale.end() :].strip()
    if _SCALE_WORD.search(behind) or re.search(r"\b(?:m|k|b|billon(?:es)?)\b", behind):
        return None
    unit = " ".join(f"{plain(before)} {behind}".split())
    return found[0].group(), times, unit, scale is not None


def _value(figure: str, point: str) -> float | None:
    """A figure with a decimal point of one kind, its thousands set off by the other mark or by spaces; None where it is
    not written so."""
    mark = "," if point == "." else r"\."
    grouped = rf"[1-9]\d{{0,2}}(?:(?:{mark}\d{{3}})+|(?:['’]\d{{3}})+|(?:[\u00a0\u202f\u2009 ]\d{{3}})+)"
    if not re.fullmatch(rf"(?:{grouped}|\d+)(?:{re.escape(point)}\d+)?", figure):
        return None
    whole, _, decimals = figure.partition(point)
    return float(f"{re.sub(r'[^0-9]', '', whole)}.{decimals or 0}") if whole.isascii() else None
