"""The quantities of a text: numbers in digits and words with what they measure or count, years and ordinals.

Two quantities are the same when value, kind and unit are: "61 percent" and "61%", "1,860 km" and "1860 kilometres",
"$2.5 million" and "US$2,500,000". What is counted is given as the words that follow; whether "nations" are
"countries" is not decided here.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import Literal

from assistant.holding import MONTHS
from assistant.wants import plain

QuantityKind = Literal["number", "year", "ordinal", "day"]
Bound = Literal["", "more", "less"]
RangeEnd = Literal["", "low", "high"]
Exactness = Literal["", "about", "exactly"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text: its value, its unit ("%", "usd", "km", …; "" for none), the words right after it, folded, and
    whether it is said to be more or less than that. `start` and `end` are places in the text as given.

    `end_of` says which end of a range it is ("5 to 7 million": the low one is 5 million), `exactness` whether it is said to
    be about or exactly that.
    """

    value: Decimal
    kind: QuantityKind
    unit: str
    counted: tuple[str, ...]
    bound: Bound
    start: int
    end: int
    end_of: RangeEnd = ""
    exactness: Exactness = ""

    def same_as(self, other: Quantity) -> bool:
        """Whether the other has this value and kind, and no other unit. A year written as a bare number is one."""
        return self.value == other.value and self.kind == other.kind and self.unit == other.unit


_ONES = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve",
    "fr": "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
    "pt": "zero um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove",
}
_TENS = {
    20: "twenty veinte vingt vinte", 30: "thirty treinta trente trinta", 40: "forty cuarenta quarante quarenta",
    50: "fifty cincuenta cinquante cinquenta", 60: "sixty sesenta soixante sessenta", 70: "seventy setenta septante",
    80: "eighty ochenta quatre-vingts oitenta", 90: "ninety noventa",
}  # fmt: skip
_SCALES = {
    100: "hundred hundreds cien ciento cent cents cem cento",
    1_000: "thousand thousands mil mille milhares k",
    1_000_000: "million millions millon millones milhao milhoes mn",
    1_000_000_000: "billion billions bn milliard milliards bilhao bilhoes",
    1_000_000_000_000: "trillion trillions trn trilhao trilhoes",
}
# Fractions are read as per cent, "a third" as 33.
_FRACTIONS = {
    "three quarters": 75, "two thirds": 67, "one quarter": 25, "a quarter": 25, "one third": 33, "a third": 33, "one fifth": 20,
    "a fifth": 20, "one tenth": 10, "a tenth": 10, "one half": 50, "half": 50, "la mitad": 50, "la moitie": 50, "metade": 50,
    "un tercio": 33, "un tiers": 33, "um terco": 33, "un cuarto": 25, "un quart": 25, "um quarto": 25,
}  # fmt: skip
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
# "One" is an article more often than a number, and so are its sisters.
_NO_NUMBERS = frozenset({"one", "un", "uno", "um", "once", "k", "cent", "cents", "second", "onze"})
# The folded words of the units, the longest form first where one begins another.
_UNITS = {
    "points": r"percentage points?|per ?cent points?|pp\b",
    "%": r"%|٪|per ?cent(?:age)?\b|por ciento|por cento|pour cent",
    "usd": r"(?:us |u\.s\. )?dollars?|dolares|usd|dolares estadounidenses",
    "eur": r"euros?|eur\b", "gbp": r"pounds?|sterling|gbp", "cny": r"yuan|renminbi|rmb", "inr": r"rupees?|inr\b",
    "brl": r"reais|brl\b", "zar": r"rand\b",
    "km": r"kilomet(?:er|re)s?|kilometros?|kilometres?|quilometros?|km\b", "mi": r"miles?\b", "m": r"met(?:er|re)s?\b|metros?\b|m\b(?!n)",
    "ha": r"hectares?|hectareas?|ha\b", "t": r"tonn?es?|tons?\b|toneladas?", "kg": r"kilograms?|kilos?\b|kg\b",
    "year": r"years?\b|anos?\b|annees?\b|ans\b", "month": r"months?\b|mes(?:es)?\b|mois\b", "week": r"weeks?\b|semanas?\b|semaines?\b",
    "day": r"days?\b|dias?\b|jours?\b", "hour": r"hours?\b|horas?\b|heures?\b", "decade": r"decades?\b|decadas?\b|decennies?\b",
    "century": r"centur(?:y|ies)\b|siglos?\b|siecles?\b|seculos?\b",
    "mw": r"megawatts?|mw\b", "gw": r"gigawatts?|gw\b", "kw": r"kilowatts?|kw\b",
}  # fmt: skip
_SIGNS = {"$": "usd", "us$": "usd", "€": "eur", "£": "gbp", "¥": "cny", "₹": "inr", "r$": "brl"}
_MONTHS = "|".join(MONTHS)
_MONTH_BEFORE = re.compile(rf"\b(?:{_MONTHS}) (?:the )?$")
_MONTH_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?(?:[- ](?:to|and|y|a|au|et|e)?[- ]?\d{{1,2}})? ?(?:of |de )?(?:{_MONTHS})\b"
)
_MORE = r"more than|over|above|at least|exceeding|exceeds?|upwards of|no fewer than|no less than|mas de|plus de|mais de|al menos|au moins|pelo menos"
_LESS = r"less than|fewer than|under|below|at most|up to|no more than|almost|nearly|menos de|moins de|hasta|casi|quase|presque|jusqu'a"


@cache
def _words() -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for names in _ONES.values():
        for value, name in enumerate(names.split()):
            found.setdefault(name, Decimal(value))
    for value, names in _TENS.items():
        for name in names.split():
            found[name] = Decimal(value)
    return found


@cache
def _scale_words() -> dict[str, Decimal]:
    letters = {"m": 6, "b": 9, "万": 4, "亿": 8, "万亿": 12}
    return {name: Decimal(value) for value, names in _SCALES.items() for name in names.split()} | {
        name: Decimal(10) ** power for name, power in letters.items()
    }


@cache
def _pattern() -> re.Pattern[str]:
    tens = "|".join(name for names in _TENS.values() for name in names.split())
    ones = "|".join(sorted((n for n in _words() if n not in _NO_NUMBERS), key=len, reverse=True))
    scales = "|".join(sorted((s for s in _scale_words() if s.isascii() and len(s) > 1), key=len, reverse=True))
    compound = rf"(?:{tens})[- ](?:{'|'.join(_ONES['en'].split()[1:10])})"
    word = rf"\b(?:{compound}|{ones})\b(?:(?:[- ]and)?[- ](?:{scales})\b)*"
    alone = rf"\b(?:(?:a|one|un|uno|um)[- ])(?:{scales})\b"
    digits = rf"(?<![\w.,])(?:us\$|r\$|[$€£¥₹])? ?\d(?:[\d,.\u00a0\u202f]*\d)?(?:st|nd|rd|th)?(?: ?(?:m|b)(?= ?(?:dollars|euros|pounds|usd|eur))| ?[万亿]+|(?: ?(?:{scales})\b)?(?:[- ]?(?:{scales})\b)?)"
    ordinals = rf"\b(?:{'|'.join(o for o in _ORDINALS[2:])})\b"
    fractions = "|".join(rf"\b{f.replace(' ', '[ -]')}\b" for f in _FRACTIONS)
    return re.compile(
        rf"(?P<before>\b(?:{_MORE}|{_LESS}) (?:the |a |some )?)?(?:(?P<fraction>{fractions})|(?P<digits>{digits})|(?P<words>{alone}|{word})|(?P<ordinal>{ordinals}))"
    )


@cache
def _unit_pattern() -> re.Pattern[str]:
    named = "|".join(f"(?P<u{i}>{pattern})" for i, pattern in enumerate(_UNITS.values()))
    return re.compile(rf"[\s\u00a0-]*(?:of |de |d')?(?:u\.s\. |us )?(?:{named})")


def _same_length(text: str) -> str:
    """The text folded character by character, so that places stay what they are; digits of any script are ASCII's."""
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else folded if len(folded := plain(c)) == 1 else c for c in text
    )


# The quantities of so many texts are kept, none of them longer than so many characters.
_KEPT, _LONGEST_KEPT = 4_000, 1_000
_NEGATIVE = re.compile(r"(?:^|(?<!\d)[\s(])(?:[-\u2212]|minus )$")
_BELOW_ZERO = re.compile(
    r"\s*(?:degrees?|°c?|grados?|degres?|graus?)?\s*(?:below zero|bajo cero|(?:au-dessous|en dessous) de zero|abaixo de zero)"
)
_TO = re.compile(r"\s*(?:-|to|a)\s*")
_AND = re.compile(r"\s*(?:and|y|et|e)\s*")
_BETWEEN = re.compile(r"\b(?:between|entre)(?: about| around| some)? $")
# "From 5 to 7 million" tells of a change, "ranging from" of a range.
_FROM = re.compile(
    r"(?<!ranging )(?<!ranged )(?<!ranges )(?<!range )\b(?:from|de|desde|du|des)(?: about| around| some)? $"
)
_EXACTLY = re.compile(r"\b(?:exactly|precisely|exactamente|precisamente|exactement|precisement|exatamente)(?: the)? $")
_ABOUT = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|circa|some|nearly|almost|close to|an? estimated|alrededor de|cerca de|unos|unas|aproximadamente|environ|quelque|presque|casi|quase)(?: an?| the)? |[~\u2248] ?)$"
)
_OR_SO = re.compile(r"\s*(?:\w+ )?or (?:so|thereabouts)\b")


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order."""
    return _kept_quantities(text) if len(text) <= _LONGEST_KEPT else _in_ranges(text, list(_read(text)))


@lru_cache(maxsize=_KEPT)
def _kept_quantities(text: str) -> tuple[Quantity, ...]:
    return _in_ranges(text, list(_read(text)))


def _in_ranges(text: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """The quantities with the ends of ranges told as such: the low one has the scale and the unit of the high one."""
    folded = _same_length(text)
    for i, (low, high) in enumerate(itertools.pairwise(found)):
        if low.kind != "number" or high.kind != "number" or low.unit not in ("", high.unit):
            continue
        joint, before = folded[low.end : high.start], folded[max(0, low.start - 24) : low.start]
        between = bool(_BETWEEN.search(before))
        if not ((_AND.fullmatch(joint) and between) or (_TO.fullmatch(joint) and not _FROM.search(before))):
            continue
        scale = _scale_of(folded[high.start : high.end]) / _scale_of(folded[low.start : low.end])
        value = low.value * scale if scale > 1 and low.value * scale <= high.value else low.value
        if value < high.value:
            found[i] = replace(low, value=value, unit=high.unit, counted=low.counted or high.counted, end_of="low")
            found[i + 1] = replace(high, end_of="high")
    return tuple(found)


def _scale_of(written: str) -> Decimal:
    """What a number in words or digits is multiplied by ("7 million": 1,000,000); 1 for nothing."""
    scale = Decimal(1)
    for part in re.findall(r"[^\W\d_]+", written):
        scale *= _scale_words().get(part, Decimal(1)) if part not in _NO_NUMBERS else 1
    return scale


def _read(text: str) -> Iterator[Quantity]:
    folded = _same_length(text)
    for match in _pattern().finditer(folded):
        start = next(match.start(g) for g in ("fraction", "digits", "words", "ordinal") if match[g])
        written = folded[start : match.end()].strip()
        read = _fraction(written) or _ordinal(written) or _number(written)
        if read is None:
            continue
        value, kind, sign = read
        after = folded[match.end() :]
        unit, length = _unit(after) if not sign else (sign, 0)
        if kind == "number" and not unit and match["digits"] and re.fullmatch(r"(?:1[5-9]|20)\d\d", written):
            kind = "year"
        if (
            kind == "number"
            and not unit
            and value <= 31
            and (_MONTH_BEFORE.search(folded[max(0, start - 14) : start]) or _MONTH_AFTER.match(after))
        ):
            kind = "day"
        bound: Bound = ""
        if said := (match["before"] or "").strip():
            bound = "less" if re.match(_LESS, said) else "more"
        before = folded[max(0, start - 24) : start]
        if kind == "number" and (
            (_NEGATIVE.search(before) and not match["before"]) or _BELOW_ZERO.match(folded, match.end())
        ):
            value = -value
        exactness: Exactness = ""
        if _EXACTLY.search(before):
            exactness = "exactly"
        elif _ABOUT.search(before) or _OR_SO.match(folded, match.end() + length):
            exactness = "about"
        counted = tuple(re.findall(r"[^\W\d_][\w'’-]*", re.split(r"[.;:!?()]", after[length:])[0])[:5])
        yield Quantity(value, kind, unit, counted, bound, start, match.end() + length, exactness=exactness)


def _fraction(written: str) -> tuple[Decimal, QuantityKind, str] | None:
    share = _FRACTIONS.get(written.replace("-", " "))
    return (Decimal(share), "number", "%") if share else None


def _ordinal(written: str) -> tuple[Decimal, QuantityKind, str] | None:
    if written in _ORDINALS:
        return Decimal(_ORDINALS.index(written) + 1), "ordinal", ""
    if found := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", written):
        return Decimal(found.group(1)), "ordinal", ""
    return None


def _number(written: str) -> tuple[Decimal, QuantityKind, str] | None:
    sign = ""
    if re.fullmatch(r"\d+(?:\.\d+){2,}", written):
        return Decimal(written.replace(".", "")), "number", "code"  # "indicator 17.3.1"
    if found := re.match(r"(us\$|r\$|[$€£¥₹]) ?", written):
        sign, written = _SIGNS[found.group(1)], written[found.end() :]
    scales = _scale_words()
    parts = [p for p in re.split(r"[\s-]+", written) if p and p not in ("and", "a")]
    value: Decimal | None = None
    for part in parts:
        if part[0].isdigit():
            tight = re.fullmatch(r"([\d,.\u00a0\u202f]*\d)([a-z]+|[万亿]+)?", part)
            if tight is None:
                return None
            value = _digits(tight.group(1))
            if tight.group(2):
                value = value * scales[tight.group(2)] if value is not None and tight.group(2) in scales else None
        elif part in scales:
            value = (value if value is not None else Decimal(1)) * scales[part]
        elif part in _words() or part in ("one", "un", "uno", "um"):
            value = (value or Decimal(0)) + _words().get(part, Decimal(1))
        if value is None:
            return None
    return (value, "number", sign) if value is not None else None


def _digits(written: str) -> Decimal | None:
    """The value of digits: commas, points and spaces before three digits are thousands marks, another is decimal."""
    tight = re.sub(r"[\u00a0\u202f]", "", written)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", tight):
        tight = tight.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", tight):
        tight = tight.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d+,\d+", tight):
        tight = tight.replace(",", ".")
    try:
        return Decimal(tight).normalize()
    except InvalidOperation:
        return None


def _unit(after: str) -> tuple[str, int]:
    """The unit right after a number, and how many characters it takes."""
    found = _unit_pattern().match(after)
    if found is None:
        return "", 0
    name = next(name for i, name in enumerate(_UNITS) if found[f"u{i}"])
    # "Five years old programme" counts years; "five day-care centres" does not.
    return ("", 0) if after[found.end() : found.end() + 1] == "-" else (name, found.end())
