"""The numbers of a text as values: "1,000" and "1000", "four" and "4", "40 per cent" and "40 %" are the same.

A number may be read in more than one way ("1.860"): it has all of these values. Words for numbers of English, Spanish,
French, Portuguese, Arabic and Chinese up to twenty, the tens, and the scales. What stands in other words is not read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.wording import language_of
from store.words import fold

_SMALL = {
    "en": (
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty"
    ),
    "es": (
        "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
        "dieciocho diecinueve veinte"
    ),
    "fr": (
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix- "
        "huit dix-neuf vingt"
    ),
    "pt": (
        "dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete "
        "dezoito dezenove vinte"
    ),
    "ar": "اثنان ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره",
}
_TENS = {
    "en": "thirty forty fifty sixty seventy eighty ninety",
    "es": "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "fr": "trente quarante cinquante soixante", "pt": "trinta quarenta cinquenta sessenta setenta oitenta noventa",
}  # fmt: skip
_SCALES = {
    100: "hundred cien ciento cent cem", 1e3: "thousand mil mille thousands الف",
    1e6: "million millions millon millones milhao milhoes mn m مليون",
    1e9: "billion billions milliard milliards bilhao bilhoes bn مليار", 1e12: "trillion trillions trilhao trilhoes",
}  # fmt: skip
_HAN = {"万": 1e4, "亿": 1e8, "億": 1e8, "萬": 1e4}
_HAN_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"两": 2, "兩": 2, "十": 10}
_DOZENS = {"dozen": 12, "docena": 12, "douzaine": 12, "duzia": 12}
_PERCENT = re.compile(
    r"\s?(?:%|٪|％|per ?cent\b|percentage points?\b|por ciento\b|por cento\b|pour cent\b|في المائة|بالمئة|百分点)", re.I
)
_SPACES = "\u00a0\u202f\u2009 "
_DIGITS = re.compile(rf"(?P<glued>(?<=[^\W\d_])[-‐‑–]?)?\d+(?:[.,'’{_SPACES}](?=\d{{3}}(?!\d))\d{{3}})*(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_RANGE = re.compile(r"\s?(?:-|–|—|to|and|a|à|y|e|et|至|到)\s?", re.I)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its span [start, end), every value it may have, whether it is per cent, and whether it is part of a
    word ("G77"). `spelt` numbers are written as words; a `year` is written in four digits."""

    start: int
    end: int
    values: frozenset[float]
    percent: bool
    glued: bool
    spelt: bool
    year: bool = False


def _spelt(language: str) -> dict[str, float]:
    found: dict[str, float] = {word: value for value, word in enumerate(_SMALL.get(language, "").split(), 2)}
    for i, word in enumerate(_TENS.get(language, "").split()):
        found[word] = 30 + 10 * i
    return found | _DOZENS


_WORDS = {language: _spelt(language) for language in _SMALL}
_SCALE = {word: value for value, words in _SCALES.items() for word in words.split()}
# No scale where they stand alone: "m" after a figure, the French "cent" of "pour cent", the Spanish "mil" of names.
_ONLY_BEHIND = frozenset("m mn bn cent cem mil mille".split())


@lru_cache(maxsize=512)
def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a text in order. "one" is left out: it is seldom a number."""
    language = language_of(text)
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() and not c.isascii() else c for c in text)
    text = text.replace("٬", ",").replace("٫", ".")
    found = _in_digits(text)
    found += [
        n
        for n in (*_in_words(text, _WORDS.get(language, {})), *_in_han(text))
        if not any(f.start < n.end and n.start < f.end for f in found)
    ]
    found.sort(key=lambda n: n.start)
    return tuple(_with_ranges(text, found))


def _in_digits(text: str) -> list[Number]:
    found = []
    for match in _DIGITS.finditer(text):
        start = match.start() + len(match["glued"] or "")
        written = text[start : match.end()]
        glued = (
            start > 0 and (text[start - 1].isalpha() or (match["glued"] or "") != "") and not _unspaced(text[start - 1])
        )
        values, end = _values(written), match.end()
        scale, end = _scaled(text, end)
        percent = _PERCENT.match(text, end)
        if not percent and text[:start].rstrip().endswith("百分之"):
            found.append(Number(start, end, values, True, False, False))
            continue
        end = percent.end() if percent else end
        year = bool(re.fullmatch(r"1[4-9]\d\d|20\d\d|2100", written)) and scale == 1 and not percent
        found.append(Number(start, end, frozenset(v * scale for v in values), bool(percent), glued, False, year))
    return found


def _unspaced(character: str) -> bool:
    return character > "\u3000"


def _values(written: str) -> frozenset[float]:
    """Every value that a row of digits with points, commas and spaces may have."""
    plain = re.sub(rf"[{_SPACES}'’]", "", written)
    marks = re.findall(r"[.,]", plain)
    if not marks:
        return frozenset([float(plain)])
    groups = re.fullmatch(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*", plain)
    joined = float(re.sub(r"[.,]", "", plain))
    if groups:
        return frozenset([joined]) if len(marks) > 1 or marks[0] == "," else frozenset([joined, float(plain)])
    if len(marks) == 1:
        return frozenset([float(plain.replace(",", "."))])
    if len(set(marks)) == 2 and plain.rindex(marks[-1]) > plain.index(marks[0]):
        whole, _, part = plain.rpartition(marks[-1])
        return frozenset([float(f"{re.sub(r'[.,]', '', whole)}.{part}")])
    parts = [float(x) for x in re.split(r"[.,]", plain) if x]
    if any(1400 <= part <= 2100 for part in parts):  # a date in figures
        return frozenset(parts)
    # An item ("17.3.1"): one value of its own, which no count has.
    return frozenset([0.5 + sum(part * 1000.0**i for i, part in enumerate(reversed(parts)))])


def _scaled(text: str, end: int) -> tuple[float, int]:
    """The scale behind a number, and where it ends."""
    scale = 1.0
    while match := re.compile(r"[\s-]?([^\W\d_]+|[万亿億萬])").match(text, end):
        said = match[1]
        if said[0] in _HAN:
            return scale * _HAN[said[0]], end + 1 + (match.start(1) - end)
        value = _SCALE.get(fold(said))
        if value is None or (fold(said) == "cent" and _PERCENT.match(text, end)):
            return scale, end
        if fold(said) in ("m", "mn", "bn") and text[match.end() : match.end() + 1] == ".":
            return scale, end
        scale, end = scale * value, match.end()
    return scale, end


def _in_words(text: str, known: Mapping[str, float]) -> list[Number]:
    found: list[Number] = []
    at = 0
    for match in _WORD.finditer(text):
        if match.start() < at:
            continue
        head, *rest = fold(match[0]).replace("-", " ").split() or [""]
        scale = _SCALE.get(head) if head not in _ONLY_BEHIND and not _behind_a_figure(text, match.start()) else None
        value = known.get(fold(match[0])) or known.get(head)
        if value is None and scale is None:
            continue
        if rest and value is not None and value >= 20:
            value += known.get(rest[0], 1.0 if rest[0] in ("one", "uno", "un") else 0.0)
        elif rest and known.get(fold(match[0])) is None and not set(rest) & _SCALE.keys():
            if rest[0] not in known:  # "four-year": the four is one
                found.append(
                    Number(
                        match.start(), match.start() + len(head), frozenset([value or scale or 0]), False, False, True
                    )
                )
            continue
        for part in rest:
            value = (value or 1) * _SCALE.get(part, 1)
        more, end = _scaled(text, match.end())
        percent = _PERCENT.match(text, end)
        total = (value if value is not None else 1.0) * (scale or 1.0) * more
        at = percent.end() if percent else end
        found.append(Number(match.start(), at, frozenset([total]), bool(percent), False, True))
    return found


def _behind_a_figure(text: str, start: int) -> bool:
    return bool(re.search(r"\d[\s-]?$", text[:start][-3:]))


def _in_han(text: str) -> list[Number]:
    found = []
    for match in re.finditer(r"[一二三四五六七八九十两〇]{1,4}(?=[个個名国國年月日条條项項次种種家座位])", text):
        said = match[0]
        if said == "一":
            continue
        if "十" in said:
            tens, _, ones = said.partition("十")
            value = 10 * (_HAN_DIGITS.get(tens, 1) if tens else 1) + (_HAN_DIGITS.get(ones, 0) if ones else 0)
        else:
            value = int("".join(str(_HAN_DIGITS[c]) for c in said))
        found.append(Number(match.start(), match.end(), frozenset([float(value)]), False, False, True))
    return found


def _with_ranges(text: str, found: list[Number]) -> list[Number]:
    """ "40 to 50 per cent", "2 to 3 million", "2015–16": the one end has what is said of the other alone."""
    made = list(found)
    for i in range(len(found) - 1):
        a, b = found[i], found[i + 1]
        if not _RANGE.fullmatch(text[a.end : b.start]) or a.glued or a.spelt != b.spelt:
            continue
        if b.percent and not a.percent:
            made[i] = Number(a.start, a.end, a.values, True, False, a.spelt)
        digits = re.match(r"[\d.,]+", text[b.start : b.end])
        scale = (
            max(b.values) / max(_values(digits[0].rstrip(".,")))
            if digits and max(_values(digits[0].rstrip(".,")))
            else 1
        )
        if scale >= 100 and max(a.values) < 1000:
            made[i] = Number(
                a.start, a.end, a.values | {v * scale for v in a.values}, made[i].percent, False, a.spelt, a.year
            )
        if a.year and b.end - b.start == 2 and 0 <= max(b.values) < 100:
            made[i + 1] = Number(
                b.start, b.end, b.values | {min(a.values) // 100 * 100 + max(b.values)}, False, False, False
            )
    return made
