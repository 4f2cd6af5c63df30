"""Choosing: the sentences that answer each ask, within a budget, or the reason to call it a gap.

A decision is made for each ask on its own. The best candidate must be likely enough to answer, must hold the kind of
thing asked for, and must speak of the years that the ask insists on. More sentences are added only while they are
nearly as likely and bring something new. One similarity score is no abstention rule: the tests of kind, year and unmet
words each refuse near-misses that no threshold on similarity refuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.announced import announced_list
from assistant.candidates import Candidate, Found
from assistant.coverage import coverage_of
from assistant.defining import asks_for_the_long_form, introduces
from assistant.list_nouns import asks_by_turn
from assistant.listing import best_list, items_of, list_found_by_its_items
from assistant.lists import ListGroup
from assistant.naming import absent_source, names_places_of
from assistant.narrowing import Refusal, contradiction, narrowings
from assistant.offices import asks_for_the_holder
from assistant.picks import Pick, complete, pick_of
from assistant.pieces import ordinal_of
from assistant.premises import contradicted, denial
from assistant.question import Ask, Question, asks_for_a_service, asks_nothing, is_of_the_assistant
from assistant.reasons import asks_for_the_reason_alone, reasons_among
from assistant.sections import named_list
from assistant.selection import across, distinct, few, one_for_each_year, row_for_each_name, spread
from assistant.sentences import (
    asks_for_works,
    asks_whether,
)
from assistant.summary import summary_of
from assistant.table_asks import rows_asked
from assistant.wants import MEASURED, STRICT, Kind

if TYPE_CHECKING:
    from store.library import Library

# On `Candidate.likelihood`; NOTES.md has the curve from which it was read.
ANSWERS = 0.5
# The same for a question in another language after a holder or a seat: the tests for both are strict, while the ranking
# is less sure of what is met by translation.
_TOLD_OUTRIGHT = 0.4
# From this strength on a word of the ask counts as met by a text that is not English either.
_MET = 0.66


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided for one ask: the picks that answer it, or a refusal with the nearest candidates. Both where the
    ask takes something for granted that its one pick denies."""

    ask: Ask
    picks: tuple[Pick, ...]
    refusal: Refusal | None = None
    nearest: tuple[Pick, ...] = ()


def choose(question: Question, found: Sequence[Found], library: Library) -> tuple[Choice, ...]:
    """Decide for each ask whether it is answered, and by which spans."""
    if len(found) == 1 and (taken := _of_the_list_before(question, found[0], library)):
        return (taken,)
    return tuple(_denied(one, library) or _with_denial(_choose(question, one, library), one) for one in found)


def _denied(found: Found, library: Library) -> Choice | None:
    """The refusal of an ask for why, how or when something is so, with the passage that says the contrary of it: what
    else stands near would be read as bearing it out."""
    if unsearched(found.ask) is not None:
        return None
    contrary = contradicted(found)
    return Choice(found.ask, complete([contrary], found, library), Refusal("premise")) if contrary else None


def _of_the_list_before(question: Question, found: Found, library: Library) -> Choice | None:
    """The items of the list that was the answer before, where a question asks for them by their places and for nothing
    else; None where one of them is no longer there."""
    if question.beyond:
        return Choice(found.ask, (), Refusal("list_ends", items=question.beyond))
    held = {d.id for d in library.documents()}
    picks = []
    for quote in question.taken:
        texts = ((d, library.paged(d).text) for d in question.documents if d in held)
        place = next(((d, at) for d, text in texts if (at := text.find(quote)) >= 0), None)
        if place is None:
            return None
        picks.append(Pick(place[0], place[1], place[1] + len(quote), 1.0, "list"))
    return Choice(replace(found.ask, listing=True), tuple(picks)) if picks else None


def _with_denial(choice: Choice, found: Found) -> Choice:
    """A refusal with the sentence that denies what the ask takes for granted or tells the opposite, where there is
    one."""
    if choice.refusal and choice.refusal.phrase == "opposite":
        denied = contradiction(found)
    else:
        denied = denial(found.ask, found.candidates) if choice.refusal else None
    return replace(choice, picks=(pick_of(denied),)) if denied else choice


def unsearched(ask: Ask) -> Choice | None:
    """The refusal of an ask for which nothing is looked for: one about the assistant, for a service, or without a
    word of topic."""
    if is_of_the_assistant(ask.text):
        return Choice(ask, (), Refusal("of_itself"))
    if asks_for_a_service(ask.text):
        return Choice(ask, (), Refusal("service"))
    return Choice(ask, (), Refusal("empty_question")) if asks_nothing(ask) else None


def _choose(question: Question, found: Found, library: Library) -> Choice:
    ask = found.ask
    if refused := unsearched(ask):
        return refused
    if not found.candidates:
        return Choice(ask, (), Refusal("nothing_near"))
    if summed_up := summary_of(found, library):
        return Choice(ask, summed_up)
    if rows := rows_asked(found, library):
        return Choice(ask, rows)
    if covering := coverage_of(found):
        return Choice(ask, complete([covering], found, library))
    nearest = tuple(pick_of(c) for c in distinct(found.candidates[:2], library))
    if lacking := absent_source(ask, found.absent):
        return Choice(ask, (), Refusal("not_mentioned", names=lacking), nearest)
    eligible = [c for c in found.candidates if c.features.years == 1] or [
        c for c in found.candidates if c.features.years
    ]
    if not eligible:
        return Choice(ask, (), Refusal("other_year", years=tuple(sorted(ask.years))), nearest)
    eligible = [c for c in eligible if not c.features.citing] if not asks_for_works(ask) else eligible
    if not eligible:
        return Choice(ask, (), _near_only(found), nearest)
    eligible = _of_named_documents(eligible, found)
    if ask.want.kind in MEASURED or (ask.want.kind in STRICT and not ask.listing):
        eligible = [c for c in eligible if not c.features.kindless]
        if not eligible or eligible[0].likelihood < ANSWERS <= found.candidates[0].likelihood:
            return Choice(ask, (), Refusal("no_kind", kind=ask.want.kind), nearest)
        # A reason is seldom given in the sentence that names the place; names are asked for below.
        if ask.want.kind is not Kind.REASON:
            eligible = [c for c in eligible if names_places_of(ask, c, library)]
        if not eligible:
            return Choice(ask, (), _near_only(found), nearest)
    of_one = ask.want.counted == ("seat",) or asks_for_the_holder(ask)
    least = _TOLD_OUTRIGHT if of_one and question.language != "en" else ANSWERS
    if ask.want.counted == ("seat",):
        # Every body has a seat: another's is none of the one asked about.
        eligible = [c for c in eligible if c.doubts.unnamed == 0]
        if not eligible:
            return Choice(ask, (), Refusal("no_kind", kind=ask.want.kind), nearest)
    if ask.follows and asks_for_the_reason_alone(ask.text):
        eligible = reasons_among(eligible, question, library)
        if not eligible or eligible[0].likelihood < ANSWERS:
            said = "no_other_reason" if question.shown else "no_kind"
            return Choice(ask, (), Refusal(said, kind=Kind.REASON), nearest)
    if asks_for_the_long_form(ask):
        eligible = [c for c in eligible if introduces(c.text, ask)]
        if not eligible:
            return Choice(ask, (), Refusal("no_kind", kind=Kind.DEFINITION), nearest)
    for narrowing in narrowings(found, library):
        kept = [c for c in eligible if narrowing.admits(c)]
        if not kept or kept[0].likelihood < least <= eligible[0].likelihood:
            if narrowing.refusal is None:
                continue
            refusal = _near_only(found) if narrowing.refusal.phrase == "near_only" else narrowing.refusal
            return Choice(ask, (), refusal, () if refusal.phrase == "opposite" else nearest)
        eligible = kept
    if ask.names and (ask.want.kind is Kind.REASON or asks_whether(ask)):
        # "Why did Brazil leave the G77?": what speaks of Brazil alone neither bears the premise out nor denies it.
        eligible = [c for c in eligible if c.doubts.unnamed == 0]
        if not eligible:
            return Choice(ask, (), _near_only(found), nearest)
    if ask.listing or asks_by_turn(ask.text):
        within = replace(found, candidates=tuple(eligible))
        listed = (ask.listing and named_list(within, library)) or announced_list(
            within, library, foreign=question.language != "en"
        )
        if listed:
            return _listed(ask, *listed, library)
    best = eligible[0]
    if ask.place and ask.place.start:
        if best.likelihood >= ANSWERS and (group := best_list(ask, eligible, library)):
            return _listed(ask, group, best, library)
        # Without a list only a sentence that counts itself ("Secondly, …") is known to be the one asked for.
        eligible = [c for c in eligible if ordinal_of(c.text) == ask.place.start]
        if not eligible:
            return Choice(ask, (), _near_only(found), nearest)
        best = eligible[0]
    if best.likelihood < least or _speaks_past(question, best, library):
        return Choice(ask, (), _refusal(best, found), nearest)
    eligible = distinct([c for c in eligible if c.likelihood >= ANSWERS / 2], library)
    if best.features.years < 1:
        picks = one_for_each_year(eligible, found, library)
        if not picks:
            return Choice(ask, (), Refusal("other_year", years=tuple(sorted(ask.years))), nearest)
        return Choice(ask, complete(picks, found, library))
    if named_rows := row_for_each_name(eligible, found):
        return Choice(ask, complete(named_rows, found, library))
    if group := best_list(ask, eligible, library) if ask.listing else list_found_by_its_items(ask, eligible, library):
        return _listed(ask, group, best, library)
    if question.across or len(found.steering.weights) > 1:
        picks = across(eligible, found)
    elif ask.listing:
        picks = spread(eligible)
    else:
        picks = few(eligible, found)
    return Choice(ask, complete(picks, found, library))


def _listed(ask: Ask, group: ListGroup, best: Candidate, library: Library) -> Choice:
    """A list as the answer to an ask, or the items of it that the ask wants; a refusal where it has fewer. Of text that
    is no list the sentence that says its own place, or all of it."""
    if ask.place is None:
        return Choice(ask, items_of(group, best))
    if not group.items:
        text = library.paged(group.document_id).text
        counted = tuple(s for s in group.spans if ordinal_of(text[slice(*s)]) == ask.place.start)
        return Choice(ask, items_of(replace(group, spans=counted or group.spans), best))
    if among := ask.place.among(group.items):
        return Choice(ask, items_of(group, best, among))
    return Choice(ask, (), Refusal("list_ends", items=group.items))


def _of_named_documents(candidates: list[Candidate], found: Found) -> list[Candidate]:
    """Only those of the documents that the question names outright, where any of these is likely at all."""
    named = {d for d, w in found.steering.weights.items() if w >= 1.0}
    own = [c for c in candidates if c.document_id in named]
    return own if own and own[0].likelihood >= ANSWERS / 2 else candidates


def _speaks_past(question: Question, best: Candidate, library: Library) -> bool:
    """Whether neither the question nor the sentence is English, and not one word of the one is met by the other. In a
    library of mostly English texts the few others lie near every question that is not English either."""
    return "en" not in (question.language, library.document(best.document_id).record.language[:2]) and best.met < _MET


def _near_only(found: Found) -> Refusal:
    return Refusal("not_mentioned", names=found.absent) if found.absent else Refusal("near_only")


def _refusal(best: Candidate, found: Found) -> Refusal:
    if found.absent:
        return Refusal("not_mentioned", names=found.absent)
    return Refusal("near_only" if best.likelihood > ANSWERS / 2 else "nothing_near")
