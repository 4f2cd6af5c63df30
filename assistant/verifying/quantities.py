"""The quantities of a text: numbers in digits and words with what they measure or count, years and ordinals.

Two quantities are the same when value, kind and unit are: "61 percent" and "61%", "1,860 km" and "1860 kilometres",
"$2.5 million" and "US$2,500,000". What is counted is given as the words that follow; whether "nations" are
"countries" is not decided here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import Literal

from assistant.wants import plain

QuantityKind = Literal["number", "year", "ordinal"]
Bound = Literal["", "more", "less"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a text: its value, its unit ("%", "usd", "km", …; "" for none), the words right after it, folded, and
    whether it is said to be more or less than that. `start` and `end` are places in the text as given."""

    value: Decimal
    kind: QuantityKind
    unit: str
    counted: tuple[str, ...]
    bound: Bound
    start: int
    end: int

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
    word = rf"\b(?:{compound}|{ones})(?:(?:[- ]and)?[- ](?:{scales})\b)*"
    alone = rf"\b(?:(?:a|one|un|uno|um)[- ])(?:{scales})\b"
    digits = rf"(?<![\w.,])(?:us\$|r\$|[$€£¥₹])? ?\d(?:[\d,.\u00a0\u202f]*\d)?(?:st|nd|rd|th)?(?: ?(?:m|b)(?= ?(?:dollars|euros|pounds|usd|eur))| ?[万亿]+|(?: ?(?:{scales})\b)?(?:[- ]?(?:{scales})\b)?)"
    ordinals = rf"\b(?:{'|'.join(o for o in _ORDINALS if o != 'second')})\b"
    return re.compile(
        rf"(?P<before>\b(?:{_MORE}|{_LESS}) (?:the |a |some )?)?(?:(?P<digits>{digits})|(?P<words>{alone}|{word})|(?P<ordinal>{ordinals}))"
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


@lru_cache(maxsize=20_000)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Quantity]:
    folded = _same_length(text)
    for match in _pattern().finditer(folded):
        start = match.start("digits") if match["digits"] else match.start("words") if match["words"] else -1
        start = start if start >= 0 else match.start("ordinal")
        written = folded[start : match.end()].strip()
        read = _ordinal(written) or _number(written)
        if read is None:
            continue
        value, kind, sign = read
        after = folded[match.end() :]
        unit, length = _unit(after) if not sign else (sign, 0)
        if kind == "number" and not unit and match["digits"] and re.fullmatch(r"(?:1[5-9]|20)\d\d", written):
            kind = "year"
        bound: Bound = ""
        if before := (match["before"] or "").strip():
            bound = "less" if re.match(_LESS, before) else "more"
        counted = tuple(re.findall(r"[^\W\d_][\w'’-]*", re.split(r"[.;:!?()]", after[length:])[0])[:5])
        yield Quantity(value, kind, unit, counted, bound, start, match.end() + length)


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
