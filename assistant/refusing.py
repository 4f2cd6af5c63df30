"""Who took part and who refused: asks that take the one for granted where the library tells the other ("when did Tavora
join the League?" and "Tavora declined", "why did Orla refuse to come?" and "Orla came").

A sentence tells it only where the one asked about stands beside the word for it in the same clause, and all that the
ask names is named there or around it. English only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.candidates import Candidate, Found
from assistant.denied import polarity_of
from assistant.terms import NAME_MET, QueryTerm
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
_SAYS_REFUSED = re.compile(rf"\b{_REFUSE}\b")
_SAYS_CAME = re.compile(rf"\b{_CAME}\b")
_SAYS_DONE = re.compile(rf"\b(?:{_CAME}|{_HELP})\b")
# How far from the word the name may stand, in characters, without the end of a clause between them.
_BESIDE = 50


def contrary_deed(found: Found) -> Candidate | None:
    """The best sentence that says of the one asked about the contrary of what an ask takes for granted that they did,
    where no sentence says that they did it."""
    text = found.ask.text
    if match := _REFUSED.match(text):
        who, does, contrary = match["who"], _SAYS_REFUSED, _SAYS_CAME
    elif match := _TOOK_PART.match(text):
        who, does, contrary = match["who"], _SAYS_DONE, _SAYS_REFUSED
    else:
        return None
    named = [c for c in found.candidates if not c.doubts.unnamed and not c.features.citing]
    if any(_says(c, who, does, found, own=False) and not _says(c, who, contrary, found) for c in named):
        return None
    return next((c for c in named if _says(c, who, contrary, found)), None)


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
