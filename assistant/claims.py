"""Questions that say a thing and ask for a nod: "The bank was founded in 2018, right?", "Isn't it true that …?". Where
the library tells the same of another year, that is what the reader must see."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.candidates import Candidate, Found
from assistant.holding import years, years_within
from assistant.opposites import does_the_same
from assistant.picks import Pick, pick_of
from assistant.question import Ask
from assistant.sentences import asks_whether
from assistant.wording import is_light
from store.words import terms_of

if TYPE_CHECKING:
    from store.library import Library

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
    if len(ask.years) != 1 or not (ask.claim or asks_whether(ask)):
        return None
    (year,) = ask.years
    best: Pick | None = None
    for c in found.candidates:
        if c.features.citing or c.block.kind in ("heading", "reference") or not _tells(c, ask, found):
            continue
        pick = _dated(c, library)
        text = library.paged(c.document_id).text[pick.start : pick.end]
        told = years(text)
        if year in told or years_within(text, ask.years):
            return None
        if told and best is None:
            best = pick
    return best


def _tells(candidate: Candidate, ask: Ask, found: Found) -> bool:
    """Whether a sentence has every word of an ask but its year, names aside, which may stand around it."""
    if candidate.doubts.unnamed:
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
