"""Questions that say a thing and ask for a nod: "The bank was founded in 2018, right?", "Isn't it true that …?". Where
the library tells the same of another year, that is what the reader must see."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.candidates import Candidate, Found
from assistant.holding import years, years_within
from assistant.opposites import does_the_same, is_a_deed
from assistant.picks import Pick, pick_of
from assistant.question import Ask
from assistant.sentences import asks_whether
from assistant.terms import NAME_MET
from assistant.wants import plain
from assistant.wording import is_light
from store.words import terms_of

if TYPE_CHECKING:
    from store.library import Library

# A name may open the claim, where every word has a capital ("Tazara was opened in…").
_OPENING = re.compile(r"(?:(?:the|la|le|el|o|a) )?([A-ZÀ-Þ][\w’'-]+)", re.IGNORECASE)
# From this strength on a word counts as met.
_MET = 0.55
# What only says that something was.
_PASSING = terms_of(
    "took take takes place placed held happened happen occurred occur year actually really already officially right"
    " true correct tuvo lugar realizo celebro eu lieu teve aconteceu"
)


def another_year(found: Found, library: Library) -> Pick | None:
    """The sentence that tells of another year what an ask supposes of one, all its other words met in it or, for names,
    around it; None where the ask supposes nothing of a year or a sentence has all words and the year. A year that
    stands in the sentence before is quoted with it."""
    ask = found.ask
    if not claims_a_year(ask):
        return None
    (year,) = ask.years
    best: Pick | None = None
    for c in found.candidates:
        if c.features.citing or c.block.kind in ("heading", "reference") or not _tells(c, ask, found, library):
            continue
        pick = _dated(c, library)
        text = library.paged(c.document_id).text[pick.start : pick.end]
        told = years(text)
        if year in told or years_within(text, ask.years):
            return None
        if told and best is None:
            best = pick
    return best


def claims_a_year(ask: Ask) -> bool:
    """Whether an ask supposes of one year that something was done in it, once; what lasts was so in other years too."""
    if len(ask.years) != 1 or not (ask.claim or asks_whether(ask)) or _LASTS.search(plain(ask.text)):
        return False
    return any(is_a_deed(t) for t in ask.terms) or bool(_HAPPENED.search(plain(ask.text)))


_LASTS = re.compile(
    r"\b(?:exist(?:s|ed)?|still|already|there (?:is|are|was|were|ha[sd]|have)|remain(?:s|ed)?|ha[sd]|have|president|secretary|head|director|minister"
    r"|existia|existio|habia|existait|existe|havia|sigue|encore|ainda)\b"
)
_HAPPENED = re.compile(
    r"\b(?:took place|held|met|meets|happen(?:ed)?|occur(?:red)?|publish(?:ed)?|celebr\w+|tuvo lugar|eu lieu|tenue?s?|teve lugar|realiz\w+|conven\w+|hosted|adopted|launched|began|started)\b"
)
# A sentence that points back to what was named before it, or to a part of it.
_POINTS_BACK = re.compile(
    r"(?:(?:in|on|by|at|en|em|le|el) [^,]{4,40},[^,]{0,20},? )?"
    r"(?:it|they|this|he|she|il|elle|ils|elles|ell[ao]|este|esta|el[ae])\b"
    r"|.*\b(?:its|su|sa|sua) (?:found|creat|establish|fund|crea)\w+"
)
_CLAUSE = re.compile(r"[;:]|[.?!] |,? (?:which|who|whose)\b")


def tells_of_it(candidate: Candidate, found: Found, library: Library) -> bool:
    """Whether a sentence speaks of all that a claim names and, where the claim is of a deed that is known, tells it of
    one of these: beside a name, or where the sentence points back to it."""
    if candidate.doubts.unnamed:
        return False
    ask = found.ask
    named = frozenset(t for name in ask.names for t in terms_of(name))
    deeds = [t for t in ask.terms if t not in named and is_a_deed(t)]
    opening = _OPENING.match(ask.text)
    first = terms_of(opening[1]) if opening else frozenset()
    whom = [t for t in found.terms if t.term in named | first and t.term not in deeds]
    paged = library.paged(candidate.document_id)
    around = terms_of(paged.text[candidate.block.start : candidate.block.end]) | candidate.terms
    if any(t.strength(around) < NAME_MET for t in whom if t.term in first - named):
        return False
    if not deeds or candidate.block.kind == "table":
        return True
    points = bool(_POINTS_BACK.match(plain(candidate.text)))
    for clause in _CLAUSE.split(candidate.text):
        near = terms_of(clause)
        of_it = points or not whom or any(t.strength(near) >= NAME_MET for t in whom)
        if of_it and all(does_the_same(t, clause) for t in deeds):
            return True
    return False


def _tells(candidate: Candidate, ask: Ask, found: Found, library: Library) -> bool:
    """Whether a sentence has every word of an ask but its year, names aside, which may stand around it."""
    if not tells_of_it(candidate, found, library):
        return False
    named = frozenset(t for name in ask.names for t in terms_of(name))
    own = [
        t for t in found.terms
        if t.term in ask.terms and t.term not in named | _PASSING and not t.term.isdigit() and not is_light(t.term)
    ]  # fmt: skip
    told = bool(named) or bool(own)
    return told and all(t.strength(candidate.terms) >= _MET or does_the_same(t.term, candidate.text) for t in own)


def _dated(candidate: Candidate, library: Library) -> Pick:
    """A sentence, with the one before it in its paragraph where that alone names a year."""
    pick = pick_of(candidate)
    if years(candidate.text):
        return pick
    place = (candidate.document_id, candidate.sentence.block)
    before = [s for s in library.sentences_of(blocks=[place]).sentences if s.end <= pick.start]
    if not before:
        return pick
    last = max(before, key=lambda s: s.start)
    text = library.paged(candidate.document_id).text
    return replace(pick, start=last.start) if years(text[last.start : last.end]) else pick
