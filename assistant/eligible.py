"""Which candidates may answer an ask at all: tests put one after the other, each of which may leave none and say why.

The tests of year, kind, name and deed refuse near-misses that no threshold on similarity refuses. Those that need only
the candidate's own words are in `narrowing.py`; here are those that need its features or the question around the ask.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.candidates import Candidate, Found
from assistant.defining import asks_for_the_long_form, introduces
from assistant.naming import names_places_of
from assistant.narrowing import Refusal, narrowings
from assistant.offices import asks_for_the_holder
from assistant.opposites import deed_of
from assistant.question import Question
from assistant.reasons import asks_for_the_reason_alone, reason_behind, reasons_among
from assistant.sentences import asks_for_works, asks_whether, denies
from assistant.wants import MEASURED, STRICT, Kind

if TYPE_CHECKING:
    from store.library import Library

# Among so many of the best candidates one is looked for whose reason stands in the next sentence.
_LOOKED_AT = 40
# On `Candidate.likelihood`; NOTES.md has the curve from which it was read.
ANSWERS = 0.5
# The same for a question in another language after a holder or a seat: the tests for both are strict, while the ranking
# is less sure of what is met by translation.
_TOLD_OUTRIGHT = 0.4

Candidates = list[Candidate]
_Test = Callable[[Candidates, Question, Found, "Library"], Candidates | Refusal]


def eligible(question: Question, found: Found, library: Library) -> Candidates | Refusal:
    """The candidates for an ask that pass every test, best first, at least one; the refusal where none is left."""
    left = list(found.candidates)
    for test in _TESTS:
        kept = test(left, question, found, library)
        if isinstance(kept, Refusal):
            return kept
        left = kept
    return left


def least_likelihood(question: Question, found: Found) -> float:
    """How likely the best candidate must be to answer."""
    of_one = found.ask.want.counted == ("seat",) or asks_for_the_holder(found.ask)
    # Whether a treaty is in force no other words tell, and which one is told by its name.
    in_force = found.ask.names and (deed := deed_of(found.ask)) and deed.fixed
    return _TOLD_OUTRIGHT if in_force or (of_one and question.language != "en") else ANSWERS


def near_only(found: Found) -> Refusal:
    """The refusal of an ask that only something near it is found for: a name that the library lacks, if it is that."""
    return Refusal("not_mentioned", names=found.absent) if found.absent else Refusal("near_only")


def _of_its_years(left: Candidates, question: Question, found: Found, library: Library) -> Candidates | Refusal:
    whole = [c for c in left if c.features.years == 1]
    dated = whole or [c for c in left if c.features.years]
    return dated or Refusal("other_year", years=tuple(sorted(found.ask.years)))


def _no_reference(left: Candidates, question: Question, found: Found, library: Library) -> Candidates | Refusal:
    kept = left if asks_for_works(found.ask) else [c for c in left if not c.features.citing]
    return kept or near_only(found)


def _of_named_documents(left: Candidates, question: Question, found: Found, library: Library) -> Candidates | Refusal:
    """Only those of the documents that the question names outright, where any of these is likely at all."""
    named = {d for d, w in found.steering.weights.items() if w >= 1.0}
    own = [c for c in left if c.document_id in named]
    return own if own and own[0].likelihood >= ANSWERS / 2 else left


def _of_its_kind(left: Candidates, question: Question, found: Found, library: Library) -> Candidates | Refusal:
    ask = found.ask
    if ask.want.kind not in MEASURED and (ask.want.kind not in STRICT or ask.listing):
        return left
    kept = [c for c in left if not c.features.kindless]
    if ask.want.kind is Kind.REASON and not (kept and kept[0].likelihood >= ANSWERS):
        # Of those who did it the sentence behind may say what they thought.
        kept = [c for c in left[:_LOOKED_AT] if _did_it(c) and reason_behind(c, library)] or kept
    if not kept or kept[0].likelihood < ANSWERS <= found.candidates[0].likelihood:
        return Refusal("no_kind", kind=ask.want.kind)
    # A reason is seldom given in the sentence that names the place; names are asked for below.
    if ask.want.kind is not Kind.REASON:
        kept = [c for c in kept if names_places_of(ask, c, library)]
    return kept or near_only(found)


def _did_it(candidate: Candidate) -> bool:
    """Whether a sentence names all that the ask names, is likely and denies nothing."""
    return candidate.doubts.unnamed == 0 and candidate.likelihood >= ANSWERS and not denies(candidate.text)


def _of_its_seat(left: Candidates, question: Question, found: Found, library: Library) -> Candidates | Refusal:
    if found.ask.want.counted != ("seat",):
        return left
    # Every body has a seat: another's is none of the one asked about.
    kept = [c for c in left if c.doubts.unnamed == 0]
    return kept or Refusal("no_kind", kind=found.ask.want.kind)


def _the_reason_alone(left: Candidates, question: Question, found: Found, library: Library) -> Candidates | Refusal:
    if not (found.ask.follows and asks_for_the_reason_alone(found.ask.text)):
        return left
    kept = reasons_among(left, question, library)
    if kept and kept[0].likelihood >= ANSWERS:
        return kept
    return Refusal("no_other_reason" if question.shown else "no_kind", kind=Kind.REASON)


def _the_long_form(left: Candidates, question: Question, found: Found, library: Library) -> Candidates | Refusal:
    if not asks_for_the_long_form(found.ask):
        return left
    kept = [c for c in left if introduces(c.text, found.ask)]
    return kept or Refusal("no_kind", kind=Kind.DEFINITION)


def _narrowed(left: Candidates, question: Question, found: Found, library: Library) -> Candidates | Refusal:
    least = least_likelihood(question, found)
    for narrowing in narrowings(found, library):
        kept = [c for c in left if narrowing.admits(c)]
        if kept and not kept[0].likelihood < least <= left[0].likelihood:
            left = kept
        elif narrowing.refusal is not None:
            return near_only(found) if narrowing.refusal.phrase == "near_only" else narrowing.refusal
    return left


def _of_all_its_names(left: Candidates, question: Question, found: Found, library: Library) -> Candidates | Refusal:
    ask = found.ask
    if not (ask.names and (ask.want.kind is Kind.REASON or asks_whether(ask))):
        return left
    # "Why did Brazil leave the G77?": what speaks of Brazil alone neither bears the premise out nor denies it.
    kept = [c for c in left if c.doubts.unnamed == 0]
    return kept or near_only(found)


_TESTS: tuple[_Test, ...] = (
    _of_its_years, _no_reference, _of_named_documents, _of_its_kind, _of_its_seat, _the_reason_alone, _the_long_form,
    _narrowed, _of_all_its_names,
)  # fmt: skip
