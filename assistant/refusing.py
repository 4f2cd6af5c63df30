"""Who took part and who refused: asks that take the one for granted where the library tells the other ("when did Tavora
join the League?" and "Tavora declined", "why did Orla refuse to come?" and "Orla came").

A sentence tells it only where the one asked about stands beside the word for it in the same clause, and all that the
ask names is named there or around it. Countries are known in every language, and of other languages than English what
is asked of one country; a deed may be denied as well ("un seul n'a pas signé : la Tavorie").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.candidates import Candidate, Found
from assistant.countries import countries_in, named
from assistant.denied import polarity_of
from assistant.terms import NAME_MET, QueryTerm
from assistant.wants import Kind, plain, plain_in_place
from store.words import terms_of

if TYPE_CHECKING:
    from store.vocabulary import Vocabulary

_REFUSE = r"(?:declin(?:e[ds]?|ing)|refus(?:e[ds]?|ing|al)|reject(?:s|ed|ing)?|turn(?:s|ed|ing)? down|boycott(?:s|ed|ing)?|stay(?:s|ed|ing)? (?:out|away)|opt(?:s|ed|ing)? out)"
_TAKE_PART = r"(?:join(?:s|ed|ing)?|attend(?:s|ed|ing)?|t(?:ake|akes|ook|aking) part|participat(?:e[ds]?|ing)|sign(?:s|ed|ing)?|ratif(?:y|ies|ied|ying)|acced(?:e[ds]?|ing)|enter(?:s|ed|ing)?|accept(?:s|ed|ing)?)"
_HELP = r"(?:fund(?:s|ed|ing)?|financ(?:e[ds]?|ing)|pa(?:y|ys|id|ying) for|build(?:s|ing)?|built|support(?:s|ed|ing)?|lend(?:s|ing)?|lent|help(?:s|ed|ing)?|recogni[sz](?:e[ds]?|ing)|agree(?:s|d|ing)?|approv(?:e[ds]?|ing)|host(?:s|ed|ing)?)"
_CAME = (
    rf"(?:came|{_TAKE_PART}|represented|(?:was|were) (?:present|admitted)|became (?:an? )?(?:\w+ )?(?:members?|party))"
)
_SUBJECT = r"(?P<who>(?:the )?[A-ZÀ-Þ][\w’'.-]*(?: (?:(?:of|and|the) )*[A-ZÀ-Þ][\w’'.-]*)*)"
_ASKS = r"^\W*(?:(?:And|But|and|but) )?(?:[Ww]hy|[Ww]hen|[Hh]ow|[Ii]n (?:what|which) year|[Ss]ince when) (?:did|does|has|had|have) "
_TOOK_PART = re.compile(
    rf"{_ASKS}{_SUBJECT} (?:\w+ )?(?:{_TAKE_PART}|{_HELP}|become (?:an? )?(?:\w+ )?(?:member|party))\b"
)
_REFUSED = re.compile(
    rf"{_ASKS}{_SUBJECT} (?:\w+ )?(?:(?:{_REFUSE}|fail)(?: an? (?:invitation|offer))? to (?:come|{_TAKE_PART}|{_HELP})|boycott|stay away from)\b"
)
_NEVER = re.compile(rf"{_ASKS}{_SUBJECT} (?:never|not) (?:{_TAKE_PART})\b")
# The same deeds in several languages, each by what all its forms have in common, folded.
_SAME_DEEDS = tuple(
    re.compile(rf"(?<![a-zء-ي])(?:{forms})(?![a-zء-ي])")
    for forms in (
        r"sign(?:s|ed|e|a|ent|erent|er|ing)?|firm(?:o|aron|ado|ar|a|an)|assin(?:ou|aram|ado|ar)|签署|وقع\w*",
        r"join(?:s|ed|ing)?|adher\w+|adhir\w+|aderi\w+|rejoin\w+|rejoint|se (?:unio|sumo|incorporo)|ingres(?:o|aron|ou|ar)"
        r"|entr(?:o|ou|aron|aram|e|er|ar)|unirse|加入|انضم\w*",
        r"accept(?:s|ed|e|a|er|ing)?|acept(?:o|aron|ado|ar|a)|aceit(?:ou|aram|ar|a)|接受|قبل\w*",
        r"ratif(?:y|ies|ied|ying|ie|ier|ico|icaron|icou|icar)|批准|صادق\w*",
    )
)
_DENIED = r"(?:n(?:e |')(?:\w+ )?(?:(?:pas|jamais) )?|\bno (?:l[aeo]s? |se )?(?:ha |han )?|\bnao (?:\w+ )?|\b(?:not|never) (?:yet )?|n't (?:yet )?)$"
_THEY = r"(?:il|elle|ils|it|he|she|they|el|ella|ele|ela)(?: (?:a|ont|avait|has|had|then|also|la|le))*"
_SAYS_REFUSED = re.compile(rf"\b{_REFUSE}\b")
_SAYS_CAME = re.compile(rf"\b{_CAME}\b")
_SAYS_DONE = re.compile(rf"\b(?:{_CAME}|{_HELP})\b")
# How far from the word the name may stand, in characters, without the end of a clause between them.
_BESIDE = 50


def contrary_deed(found: Found) -> Candidate | None:
    """The best sentence that says of the one asked about the contrary of what an ask takes for granted that they did,
    where no sentence says that they did it."""
    text = found.ask.text
    never = _NEVER.match(text)
    if match := never or _TOOK_PART.match(text):
        country = countries_in(match["who"])
    else:
        country = countries_in(text) if _FOREIGN.search(plain(text)) and found.ask.want.kind in _TIMES else frozenset()
    if len(country) == 1 and (told := _told_of_a_country(found, *country, never=bool(never))):
        return told
    if never:
        return None
    if match := _REFUSED.match(text):
        who, does, contrary = match["who"], _SAYS_REFUSED, _SAYS_CAME
    elif match := _TOOK_PART.match(text):
        who, does, contrary = match["who"], _SAYS_DONE, _SAYS_REFUSED
    else:
        return None
    near = [c for c in found.candidates if not c.doubts.unnamed and not c.features.citing]
    if any(_says(c, who, does, found, own=False) and not _says(c, who, contrary, found) for c in near):
        return None
    return next((c for c in near if _says(c, who, contrary, found)), None)


_FOREIGN = re.compile(
    r"^\W*(?:cuando|quando|quand|por que|pourquoi|en que ano|em que ano|en quelle annee)\b|何时|什么时候|为什么|哪年|متي|لماذا"
)
_TIMES = frozenset({Kind.DATE, Kind.YEAR, Kind.REASON})


def _told_of_a_country(found: Found, country: str, *, never: bool) -> Candidate | None:
    """The best sentence that denies of a country the deed asked about, or says it where the ask denies it; None where
    another sentence of the same names says of it what the ask supposes."""
    asked = plain(found.ask.text)
    deed = next((d for d in _SAME_DEEDS if d.search(asked)), None)
    if deed is None:
        return None
    own = [terms_of(found.ask.full[one.start : one.end]) for one in named(found.ask.full) if one.code == country]
    others = sum(1 for name in found.ask.names if not any(terms_of(name) <= words for words in own))
    whole = len(found.ask.names) or 1
    denying = saying = None
    for c in found.candidates:
        # The name of the country is looked for by all its names, so that it may be the one that is not met.
        if c.features.citing or country not in countries_in(c.text) or c.doubts.unnamed * whole > whole - others:
            continue
        told = _how_told(c.text, country, deed)
        denying = denying or (c if told is False else None)
        saying = saying or (c if told is True else None)
    supposed, contrary = (denying, saying) if never else (saying, denying)
    return None if supposed else contrary


def _how_told(text: str, country: str, deed: re.Pattern[str]) -> bool | None:
    """Whether a sentence says a deed of a country (true), denies it or says that it was refused (false), or neither."""
    folded = plain_in_place(text)
    for at in _SAYS_REFUSED.finditer(folded):
        before = re.split(r"[.;:,]", text[max(0, at.start() - _BESIDE) : at.start()])[-1]
        if countries_in(before) == {country}:
            return False
    for at in deed.finditer(folded):
        before = re.split(r"[.;:,]", text[: at.start()])[-1]
        behind = re.match(r"(?: \w+)? ?: (.{3,30})", text[at.end() :])
        denied = re.search(_DENIED, folded[: at.start()]) is not None
        if countries_in(before) == {country} or (behind and countries_in(behind[1]) == {country}):
            return not denied
        if countries_in(text[: at.start()]) == {country} and re.search(rf"(?:^|\W){_THEY} $", folded[: at.start()]):
            return not denied
    return None


def met_by_any_word(terms: Sequence[QueryTerm], vocabulary: Vocabulary) -> tuple[QueryTerm, ...]:
    """The terms of an ask, a word for refusing met by every other ("declined" for "refused")."""
    if not any(_SAYS_REFUSED.fullmatch(t.term) for t in terms):
        return tuple(terms)
    words = {other: _ITS_WORD for other in vocabulary.terms if _SAYS_REFUSED.fullmatch(other)}
    return tuple(replace(t, near=words | dict(t.near)) if _SAYS_REFUSED.fullmatch(t.term) else t for t in terms)


# How surely one word for refusing means another.
_ITS_WORD = 0.8


def _says(candidate: Candidate, who: str, word: re.Pattern[str], found: Found, *, own: bool = True) -> bool:
    """Whether a sentence has the word and names whom it is said of, right beside the word where `own`."""
    terms = terms_of(who.removeprefix("the "))
    met = {o for t in found.terms if t.term in terms for o, s in t.near.items() if s >= NAME_MET} | terms
    for at in word.finditer(candidate.text):
        said = terms_of(at.group())
        if any(w.denied for w in polarity_of(candidate.text).words if w.term in said):
            continue
        if not own:
            if met & candidate.terms:
                return True
            continue
        before = re.split(r"[.;:,]", candidate.text[max(0, at.start() - _BESIDE) : at.start()])[-1]
        behind = re.split(r"[.;:,]", candidate.text[at.end() : at.end() + _BESIDE])[0]
        if met & terms_of(before) or (re.match(r" by\b", behind) and met & terms_of(behind)):
            return True
    return False
