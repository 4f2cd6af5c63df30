"""Regions of the world that a text names, in the six languages: from CLDR (by Babel), and as they are also called."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.countries import named
from assistant.wants import plain_in_place
from store.arabic import attached

_LOCALES = ("es", "fr", "pt", "ar", "zh")
# The codes of UN M49 by the English names that `_ENGLISH` reads.
_CODES = {
    "002": "africa", "142": "asia", "150": "europe", "009": "oceania", "419": "latin america", "005": "south america",
    "013": "central america", "003": "north america", "021": "north america", "029": "caribbean", "011": "west africa",
    "014": "east africa", "015": "north africa", "017": "central africa", "018": "southern africa",
    "202": "sub saharan africa", "030": "east asia", "034": "south asia", "035": "southeast asia",
    "143": "central asia", "145": "west asia",
}  # fmt: skip
_ALSO = """
latin america | América Latina; Iberoamérica; 拉美
south america | América del Sur; Suramérica; 南美
central america | América Central
caribbean | el Caribe; Caribes; منطقة البحر الكاريبي; 加勒比
africa | القارة الأفريقية
west africa | África del Oeste; Afrique de l'Ouest; África do Oeste; Oeste de África
east africa | África del Este; Afrique de l'Est; África do Leste; Leste da África
north africa | África del Norte; Norte de África; Afrique du Nord; Norte da África; África do Norte
southern africa | África Austral; الجنوب الأفريقي
sub saharan africa | Afrique sub-saharienne; África sub-saariana; África al sur del Sahara; أفريقيا جنوب الصحراء
southeast asia | Sudeste de Asia; Sureste asiático; Sudeste da Ásia
south asia | Asia del Sur; Sur de Asia; Ásia do Sul; Sul da Ásia
central africa | 中部非洲; 中非地区; 中非国家
east asia | Asia del Este; Este de Asia; Ásia do Leste; Leste Asiático
middle east | Oriente Medio; Oriente Próximo; Moyen-Orient; Proche-Orient; Oriente Médio; Médio Oriente
middle east | الشرق الأوسط; 中东
gulf | el Golfo; le Golfe; o Golfo; الخليج; 海湾国家; 海湾地区
pacific | el Pacífico; le Pacifique; o Pacífico; المحيط الهادئ; 太平洋
sahel | el Sahel; le Sahel; o Sahel; منطقة الساحل; دول الساحل; بلدان الساحل; 萨赫勒
"""
_ENGLISH = re.compile(
    r"\b(?:(?:sub[ -]saharan|(?:north|south|east|west)(?:ern)?|south[ -]?east(?:ern)?|central) )?(?:asia|europe)\b"
    r"|\b(?:(?:sub[ -]saharan|(?:north|east|west)(?:ern)?|southern|central) )?africa\b"
    r"|\b(?:oceania|latin america|(?:south|north|central) america|caribbean|middle east|gulf|pacific|sahel)\b"
)


@lru_cache(maxsize=4096)
def regions_in(text: str) -> frozenset[str]:
    """The regions of the world that a text names, not by adjectives, each in one English spelling ("west africa")."""
    return frozenset(region for _, _, region in region_spans(text))


def region_spans(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where a text names regions: [start, end) and the region in one English spelling."""
    folded = plain_in_place(text)
    for country in named(text):  # "Afrique du Sud" is no region
        folded = folded[: country.start] + "#" * (country.end - country.start) + folded[country.end :]
    pattern, names = _others()
    found = [(*match.span(), names[match.group()]) for match in pattern.finditer(folded)]
    rest = pattern.sub(lambda match: "#" * len(match.group()), folded)
    cased = text != text.lower()
    for match in _ENGLISH.finditer(rest):
        if not (match.group() == "gulf" and cased and text[match.start()] == "g"):  # "the gulf between rich and poor"
            found.append((*match.span(), _same(match.group())))
    return tuple(found)


def names_of(region: str) -> tuple[str, ...]:
    """The names of a region, folded: the English one, and those in other languages."""
    return (region, *(name for name, english in _others()[1].items() if english == region))


def _same(region: str) -> str:
    """A region in one spelling ("South-East Asia", "Southeastern Asia", "western Africa")."""
    return re.sub(r"(?<=[ht])ern\b", "", region).replace("-", " ").replace("south east", "southeast")


@cache
def _others() -> tuple[re.Pattern[str], dict[str, str]]:
    """The names in other languages as a pattern, the longest first, and what each stands for."""
    from babel import Locale

    found: dict[str, str] = {}

    def add(name: str, english: str) -> None:
        folded = plain_in_place(name)
        for form in attached(folded) if "\u0600" <= folded[0] <= "\u06ff" else (folded,):
            if not _ENGLISH.fullmatch(form):
                found.setdefault(form, english)

    for locale in _LOCALES:
        named = Locale.parse(locale).territories
        for code, english in _CODES.items():
            if named[code] != "中非":  # which is China and Africa as often ("中非贸易")
                add(named[code], english)
    for line in _ALSO.strip().splitlines():
        english, _, names = line.partition(" | ")
        for name in names.split("; "):
            add(name, english)
    longest = sorted(found, key=len, reverse=True)
    spaced = "|".join(re.escape(n) for n in longest if ord(n[0]) < 0x3000)
    unspaced = "|".join(re.escape(n) for n in longest if ord(n[0]) >= 0x3000)
    return re.compile(rf"(?<![\w-])(?:{spaced})(?![\w-])|(?:{unspaced})(?!共和国)"), found
