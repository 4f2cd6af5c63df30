"""Places whose names have the shape of a person's: "Buenos Aires", "Nairobi Kenya", "Accra and Lomé".

Countries, parts of the world and the cities of time zones are CLDR's, in the languages of Latin script of this
literature; towns beyond them are known only where a country's name stands behind.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.record.common_words import plain
from ingest.word_set import word_set

_LOCALES = ("en", "es", "fr", "pt")
_MOST_WORDS = 8
_JOINED = word_set("and y e et und of de da do du the")
# Cities that name no time zone, and what is said for countries and parts of the world beside CLDR's names.
_ALSO = (
    "buenos aires|addis ababa|adis abeba|addis abeba|san jose|san salvador|san juan|santo domingo|santa cruz"
    "|sao paulo|rio de janeiro|mexico city|ciudad de mexico|cidade do mexico|ciudad de panama|porto alegre"
    "|belo horizonte|la paz|la habana|havana|port of spain|port-au-prince|kuala lumpur|ho chi minh"
    "|ho chi minh city|phnom penh|dar es salaam|cape town|abu dhabi|tel aviv|hong kong|cabo verde|cape verde"
    "|cote d'ivoire|ivory coast|papua new guinea|united kingdom|united states|united states of america|usa|uk"
    "|estados unidos|etats-unis|latin america|america latina|amerique latine|middle east|near east|los angeles"
    "|washington|washington dc|washington d.c.|new york|new york city|new delhi|delhi|mumbai|bombay|chennai"
    "|bangalore|bengaluru|hyderabad|geneva|ginebra|geneve|genebra|the hague|la haya|la haye|bonn|barcelona"
    "|lyon|marseille|milan|turin|cotonou|yaounde|pretoria|durban|rabat|abuja|ibadan|kano|kumasi|dodoma"
    "|mombasa|kisumu|entebbe|goma|bouake|grand-bassam|bobo-dioulasso|sfax|alexandria|sharm el sheikh|giza"
    "|kigali|lilongwe|beira|praia|brasilia|salvador|curitiba|medellin|cali|cartagena|quito|cuenca|cusco"
    "|arequipa|valparaiso|cochabamba|rosario|guadalajara|oaxaca|santiago de chile|santiago de cuba|beijing"
    "|pekin|pequim|shenzhen|guangzhou|wuhan|hainan|sanya|boao|bandung|yogyakarta|surabaya|hanoi|ha noi"
    "|chiang mai|islamabad|lahore|rawalpindi|kyoto|osaka|busan|ankara|doha|jeddah|riyadh|mecca|sanaa"
    "|vienna|viena|great britain|england|scotland|russian federation|viet nam|turkiye|burma|east timor"
    "|timor leste|timor-leste|palestine|palestina|south korea|north korea|dr congo|congo|swaziland"
    "|guinea bissau|guine-bissau|lao pdr|global south|horn of africa|southern africa|west africa|east africa"
    "|north africa|central africa|south asia|southeast asia|east asia|west asia|central asia|afrique australe"
    "|afrique centrale|sahel|maghreb|mercosur|mercosul|central america|south america|amazonia|pacific"
    "|asia-pacific|asia pacific"
)
# Countries that are family names too: behind other words they tell no place.
_FAMILIES = word_set(
    "austria bolivia brasil brazil cameroon chad china colombia cote cuba denmark dominica england espana france"
    " francia georgia germany guinea holland india ireland israel jordan kenya mali maurice montenegro oman peru"
    " portugal romania salvador santiago spain togo trinidad"
)

# And places that are given names: before one that is a family name they begin a person's name ("Sofía Mendoza").
_GIVEN = word_set(
    "adelaide asuncion austin chad charlotte dallas denver florence florencia georgia india israel jamaica jordan kenya"
    " lourdes martinique paris phoenix regina rosario salvador santiago sofia sydney troy valencia victoria virginia"
)


def is_place(text: str) -> bool:
    """Whether a text of two words or more is made of names of places throughout, or a town before its country."""
    tokens = plain(text).replace(",", " ").replace("&", "and").replace("(", " ").replace(")", " ").split()
    if not 2 <= len(tokens) <= _MOST_WORDS or any(t.isdigit() for t in tokens):
        return False
    return _is_before_country(tokens) or (tokens[0] not in _GIVEN and _is_made_of_places(tokens))


def _is_made_of_places(tokens: list[str]) -> bool:
    known = _known()
    reached = {0}
    for start in range(len(tokens)):
        if start not in reached:
            continue
        if tokens[start] in _JOINED and start:
            reached.add(start + 1)
        reached |= {end for end in range(start + 1, len(tokens) + 1) if " ".join(tokens[start:end]) in known}
    return len(tokens) in reached and tokens[-1] not in _JOINED


def _is_before_country(tokens: list[str]) -> bool:
    """Whether a country stands behind one or two other words ("Kisumu Uganda")."""
    return any(
        " ".join(tokens[cut:]) in _countries() and " ".join(tokens[cut:]) not in _FAMILIES
        for cut in range(1, min(3, len(tokens)))
    )


@cache
def _countries() -> frozenset[str]:
    """The names of countries and of parts of the world."""
    from babel import Locale

    names = [name for locale in _LOCALES for name in Locale(locale).territories.values()]
    bare = (re.sub(r"\s*[(\[].*|\s*-\s.*", "", plain(name)) for name in names)
    return frozenset(n.replace(",", " ").replace("&", "and") for n in bare if len(n) > 2)


@cache
def _known() -> frozenset[str]:
    """The names of countries and parts of the world, and of cities."""
    from babel import Locale
    from babel.core import get_global

    cities = {
        plain(zone.rpartition("/")[2].replace("_", " "))
        for zone in get_global("zone_territories")
        if not zone.startswith(("Antarctica/", "America/Indiana/", "America/Kentucky/"))
    }
    for locale in _LOCALES:
        cities |= {plain(str(zone.get("city", ""))) for zone in Locale(locale).time_zones.values()}
    return _countries() | frozenset(c for c in cities if len(c) > 2) | frozenset(_ALSO.split("|"))
