"""Country names in the six languages, from CLDR (by Babel), and how they stand in a text."""

from __future__ import annotations

import re
from functools import cache

from assistant.wants import plain, plain_in_place

_LOCALES = ("en", "es", "fr", "pt", "ar", "zh")
# Names in daily use that CLDR does not give as a territory's name.
_ALSO = {
    "US": ("usa", "u.s.", "united states", "united states of america", "america"), "GB": ("uk", "u.k.", "britain", "great britain", "england"),
    "TR": ("turkiye", "turkey"), "RU": ("russian federation",), "KR": ("south korea", "republic of korea"), "KP": ("north korea",),
    "CD": ("drc", "democratic republic of the congo", "dr congo"), "CG": ("congo", "the congo"), "CI": ("ivory coast", "cote d'ivoire"), "CZ": ("czech republic",),
    "AE": ("uae",), "VN": ("viet nam",), "LA": ("lao pdr",), "MM": ("burma",), "SZ": ("swaziland",), "GW": ("guinea bissau",), "PS": ("palestine", "gaza"), "CV": ("cape verde",),
}  # fmt: skip


@cache
def names() -> dict[str, str]:
    """Country code by folded name, in all six languages; regions and continents (numeric codes) are left out."""
    from babel import Locale

    found: dict[str, str] = {}
    for locale in _LOCALES:
        for code, name in Locale(locale).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"):
                found.setdefault(plain(name), code)
                found.setdefault(plain(re.sub(r"\s*\(.*\)|\s*\[.*\]", "", name)), code)
    for code, others in _ALSO.items():
        for name in others:
            found[name] = code
    return found


@cache
def _pattern() -> re.Pattern[str]:
    latin = sorted((n for n in names() if re.match(r"[a-z]", n) and len(n) > 2), key=len, reverse=True)
    other = sorted((n for n in names() if not re.match(r"[a-z]", n)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, latin))})(?!\w)|{'|'.join(map(re.escape, other))}")


def countries_in(text: str) -> frozenset[str]:
    """The codes of the countries that a text names (not by adjectives)."""
    return frozenset(names()[name] for name in _pattern().findall(plain(text)))


def country_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text names countries (not by adjectives), in order."""
    return tuple(found.span() for found in _pattern().finditer(plain_in_place(text)))


def is_country(name: str) -> bool:
    """Whether a name is a country's."""
    return plain(name) in names()


@cache
def english_name(code: str) -> str:
    """The English name of a country, by its two letters; the shorter of CLDR's names ("Türkiye" is "Turkey")."""
    from babel import Locale

    return {"TR": "Turkey", "US": "United States"}.get(code) or re.sub(
        r"\s*\(.*\)| - .*", "", Locale("en").territories[code]
    )
