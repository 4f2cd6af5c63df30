"""Figures that somebody named has: "China's commitment to the reserve", "the population of Cuba". Another country's
figure, and one that it shares with others of a list, are near misses."""

from __future__ import annotations

import itertools
import re

from assistant.candidates import Candidate, Found
from assistant.countries import countries_in, country_spans
from assistant.holding import years
from assistant.naming import places_in
from assistant.question import Ask, language_of
from assistant.terms import NAME_MET
from assistant.wants import Kind
from assistant.wording import is_light
from store.words import terms_of, tokens

_POSSESSOR = re.compile(
    r"\b(?P<by>[A-ZÀ-Þ][\w.+-]*(?: [A-ZÀ-Þ][\w.+-]*)*)(?:['’]s|(?<=s)['’]) [a-z]"
    r"|\b[a-z]+ of (?:the )?(?P<of>[A-ZÀ-Þ][\w.+-]*(?: [A-ZÀ-Þ][\w.+-]*)*)"
)
_OF_FIGURES = frozenset({Kind.COUNT, Kind.AMOUNT, Kind.PERCENT, Kind.EXTENT, Kind.FIGURE})
# Less of an ask's own words no figure of a possessor meets, and none that much less than the one that meets most.
_LEAST_MET, _FALLS_BEHIND = 0.5, 0.3
# Countries named in a row are a group from so many on.
_GROUP = 3
_APIECE = re.compile(r"\b(?:respectively|each|apiece|per country|cada un[oa]?|chacun[es]?|cada)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;]*(?:(?:and|or|y|e|et|the|la|el|l['’]|le)[\s,]*)*")


def asks_of_a_possessor(ask: Ask) -> bool:
    """Whether an ask in English wants a figure that somebody named has."""
    return ask.want.kind in _OF_FIGURES and language_of(ask.full) == "en" and bool(_POSSESSOR.search(ask.text))


def least_met(found: Found) -> float:
    """How much of an ask's own words a sentence must meet, 0 to 1, to give the figure of the possessor named."""
    own = [c.features.own for c in found.candidates if c.doubts.unnamed == 0 and not c.features.kindless]
    return max(_LEAST_MET, max(own, default=0.0) - _FALLS_BEHIND)


def is_named(candidate: Candidate, ask: Ask) -> bool:
    """Whether all that an ask names stands in or around a sentence; of places any spelling counts."""
    places = places_in(ask.text)
    return candidate.doubts.unnamed == 0 or (bool(places) and places <= places_in(candidate.text))


def is_anothers(candidate: Candidate, found: Found) -> bool:
    """Whether the figure of a sentence is not that of the one country for which an ask wants it: it names other places
    and not this country, or this one only in a row of countries that share a figure ("the five (Peru, Chile, Cuba…)
    account for 61 per cent")."""
    ask, text = found.ask, candidate.text
    possessor = _POSSESSOR.search(ask.text)
    name = (possessor["by"] or possessor["of"]) if possessor else ""
    whose = countries_in(name)
    if len(whose) != 1 or countries_in(ask.text) != whose:
        return False
    terms = terms_of(name)
    if not whose <= countries_in(text):
        met = any(t.strength(candidate.terms) >= NAME_MET for t in found.terms if t.term in terms)
        return not met and bool(places_in(text) - places_in(ask.text))
    runs = [run for run in _runs(text) if whose <= countries_in(text[run[0][0] : run[-1][1]])]
    return all(len(run) >= _GROUP for run in runs) and not _APIECE.search(text)


# The acronym of a body stands in capitals.
_ACRONYM = re.compile(r"(?<![\w-])[A-Z]{3,}(?![\w-])")
# Currencies, and terms of the field: these are no bodies.
_NO_BODIES = frozenset(
    "USD EUR GBP JPY CNY RMB INR BRL ZAR CHF CAD AUD NZD MXN ARS COP PEN CLP CUP KES NGN XOF XAF SDR"
    " SSC SSTC SSTRC NSC TDC TRC TCDC ECDC ODA FDI GDP GNI GNP PPP SDG MDG LDC LLDC SIDS LIC LMIC MIC SME MSME NGO CSO"
    " INGO ICT HIV AIDS COVID TFA TNC MNC CBDR BIT FTA PTA RTA".split()
)


def is_another_bodys(candidate: Candidate, found: Found) -> bool:
    """Whether a sentence gives the figure of another body than the one that an ask names by its acronym: it names that
    other one alone, and more than once ("UNDP reported 689 programmes, 15 per cent of all of UNDP's")."""
    ask = found.ask
    asked = set(_ACRONYM.findall(ask.text))
    if ask.want.kind not in _OF_FIGURES or len(asked) != 1 or language_of(ask.full) != "en":
        return False
    terms = terms_of(" ".join(asked))
    if any(t.strength(candidate.terms) >= NAME_MET for t in found.terms if t.term in terms):
        return False
    if any(_is_written_out(acronym, candidate.text) for acronym in asked):
        return False
    told = [a for a in _ACRONYM.findall(candidate.text) if a not in _NO_BODIES]
    return len(told) > 1 and len(set(told)) == 1 and not _is_written_out(told[0], candidate.text)


_CAPITALS = re.compile(r"\b[A-ZÀ-Þ](?=[\w’'-]*[a-zß-ÿ])")


def _is_written_out(acronym: str, text: str) -> bool:
    """Whether the words of which an acronym is made stand in a text, one behind another."""
    return acronym in "".join(_CAPITALS.findall(text))


# "Before 2015", "until the reform of 2024".
_BEFORE = re.compile(r"\b(?:before|prior to|(?P<with>until|up to))\b(?: [\w'’-]+){0,3}? (?P<year>(?:19|20)\d\d)\b")
_SAYS_BEFORE = re.compile(r"\b(?:before|prior|until|till|up from|previous(?:ly)?|earlier|formerly|used to|had been)\b")


def is_of_after(candidate: Candidate, ask: Ask) -> bool:
    """Whether an ask wants a figure of before a year, and a sentence gives that of the year itself or later; up to a
    year, and it gives a later one. What was so by a year was so before it."""
    found = _BEFORE.search(ask.text)
    if found is None or ask.want.kind not in _OF_FIGURES:
        return False
    told, text, year = years(candidate.text), candidate.text.lower(), int(found["year"])
    first = year + bool(found["with"])
    return bool(told) and min(told) >= first and not (_SAYS_BEFORE.search(text) or f"by {year}" in text)


# "When did Ghana default", "has Peru signed".
_DOES = re.compile(
    r"\b(?:did|does|do|has|have|had|is|was|were|are|will) (?:the )?(?P<who>[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'.-]*)*)"
)
# How far before the word for a deed the one whose it is may stand, in characters.
_BEFORE_THE_DEED = 40


def is_done_by_another(candidate: Candidate, found: Found) -> bool:
    """Whether an ask wants to know of what one country did and a sentence, which does not name it, tells that of
    another: this stands right before the word for the deed ("Sri Lanka, in default since 2022")."""
    does, text = _DOES.search(found.ask.text), candidate.text
    whose = countries_in(does["who"]) if does else frozenset()
    if len(whose) != 1 or countries_in(found.ask.text) != whose or whose <= countries_in(text):
        return False
    named = terms_of(" ".join(found.ask.names))
    deeds = [
        t for t in found.terms
        if t.term in found.ask.terms and t.term not in named and not t.term.isdigit() and not is_light(t.term)
    ]  # fmt: skip
    if not deeds:
        return False
    deed = max(deeds, key=lambda t: t.weight)
    spans = list(country_spans(text))
    said = [t.start for t in tokens(text) if deed.near.get(t.term, 0.0) >= NAME_MET]
    return any(0 <= at - span[1] <= _BEFORE_THE_DEED for at in said for span in spans)


def _runs(text: str) -> list[list[tuple[int, int]]]:
    """The countries of a text, those together that nothing but commas and "and" parts."""
    runs: list[list[tuple[int, int]]] = []
    for before, span in itertools.pairwise([(0, 0), *country_spans(text)]):
        if runs and _BETWEEN.fullmatch(text[before[1] : span[0]]):
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs
