"""Choosing: the sentences that answer each ask, within a budget, or the reason to call it a gap.

A decision is made for each ask on its own. The best candidate must pass the tests of `eligible.py` and be likely enough
to answer. More sentences are added only while they are nearly as likely and bring something new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.announced import announced_list
from assistant.candidates import Candidate, Found
from assistant.claims import another_year
from assistant.coverage import coverage_of
from assistant.described import lacking
from assistant.each_named import naming_each
from assistant.earlier_items import asks_for_nothing_else
from assistant.eligible import ANSWERS, eligible, least_likelihood, near_only
from assistant.list_found import list_shown, places_of
from assistant.list_nouns import asks_by_turn, names_all, says_sort, sort_asked
from assistant.list_places import Place
from assistant.listing import best_list, items_of, list_found_by_its_items
from assistant.lists import LIST_ITEMS, ListGroup, opens_with_a_place, places_counted
from assistant.naming import absent_source
from assistant.narrowing import Refusal, contradiction
from assistant.no_question import asks_for_no_answer
from assistant.opposites import deed_of, names_a_deed, says_it
from assistant.picks import Pick, complete, pick_of
from assistant.pieces import ordinal_of
from assistant.possessors import is_done_by_another
from assistant.premises import contradicted, denial
from assistant.question import Ask, Question, asks_for_a_service, asks_nothing, is_of_the_assistant
from assistant.refusing import contrary_deed
from assistant.sections import named_list
from assistant.selection import across, distinct, few, one_for_each_year, row_for_each_name, spread
from assistant.summary import summary_of
from assistant.table_asks import rows_asked
from assistant.table_rows import row_of_the_named, rows_of_each
from store.where import Where

if TYPE_CHECKING:
    from store.library import Library

# From this strength on a word of the ask counts as met by a text that is not English either.
_MET = 0.66
# Of an ask for what a document says that the library lacks, this share of the words must be met by what others say.
_BY_OTHERS = 0.75
# Refusals beside which it tells more that the library lacks the document asked of.
_SAYS_LITTLE = ("near_only", "nothing_near")


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided for one ask: the picks that answer it, or a refusal with the nearest candidates. Both where the
    ask takes something for granted that its one pick denies."""

    ask: Ask
    picks: tuple[Pick, ...]
    refusal: Refusal | None = None
    nearest: tuple[Pick, ...] = ()


def choose(question: Question, found: Sequence[Found], library: Library, where: Where) -> tuple[Choice, ...]:
    """Decide for each ask whether it is answered, and by which spans of the documents that pass the filter."""
    if len(found) == 1 and (taken := _of_the_list_before(question, found[0], library, where)):
        return (taken,)
    documents = library.documents(where)
    languages = {d.record.language[:2] for d in documents} - {""}
    chosen = (
        _of_the_described(
            _denied(one, library)
            or _of_another_year(
                _with_denial(_with_its_row(_choose(question, one, library), one, library), one), one, library
            ),
            one,
            lacking(one, documents, library) if question.language == "en" else "",
        )
        for one in found
    )
    return tuple(c if languages <= {question.language} else _under_this_name(c) for c in chosen)


def _under_this_name(choice: Choice) -> Choice:
    """A refusal that says of a name no more than is known where documents are in another language than the question."""
    if choice.refusal is None or choice.refusal.phrase != "not_mentioned":
        return choice
    return replace(choice, refusal=replace(choice.refusal, phrase="not_mentioned_so"))


def _of_the_described(choice: Choice, found: Found, name: str) -> Choice:
    """A choice with word that the library lacks a document that the ask describes by a `name` ("" for none). What
    others say is kept where it meets the other words of the ask; it is no answer where it does not."""
    unsaid = choice.refusal is None or choice.refusal.phrase in _SAYS_LITTLE
    if not name or not unsaid:
        return choice
    if choice.picks and found.candidates[0].features.words >= _BY_OTHERS:
        return replace(choice, refusal=Refusal("described", names=(name,)))
    return Choice(choice.ask, (), Refusal("described", names=(name,)), choice.nearest or choice.picks[:2])


def _denied(found: Found, library: Library) -> Choice | None:
    """The refusal of an ask for why, how or when something is so, with the passage that says the contrary of it: what
    else stands near would be read as bearing it out."""
    if unsearched(found.ask) is not None:
        return None
    contrary = contradicted(found) or contrary_deed(found)
    return Choice(found.ask, complete([contrary], found, library), Refusal("premise")) if contrary else None


def _of_the_list_before(question: Question, found: Found, library: Library, where: Where) -> Choice | None:
    """The items of the list that was the answer before, where a question asks for them by their places and for nothing
    else, or word that the list is shorter; None where it is not found again in a document that passes the filter."""
    if not question.taken:
        return None
    held = {d.id for d in library.documents(where)}
    documents = [d for d in question.documents if d in held]
    alone = asks_for_nothing_else(question.text)
    if question.place and (group := list_shown(question.taken, documents, library)):
        among = question.place.among(group.items)
        if among is None:
            return Choice(found.ask, (), Refusal("list_ends", items=group.items))
        spans = [(group.document_id, *group.item_spans[i]) for i in among]
        return _taken(found, spans) if alone else None
    if question.place is None:
        wanted = question.taken
    else:
        # What was no list has no more items than were shown; one that may be cut short is not counted from its end.
        shown = question.place.among(len(question.taken)) if alone else None
        if shown is None or (question.place.start < 0 and len(question.taken) >= LIST_ITEMS):
            return None
        wanted = tuple(question.taken[i] for i in shown)
    stands = [next(((d, *at) for d in documents for at in places_of(q, library.paged(d))), None) for q in wanted]
    spans = [span for span in stands if span is not None]
    return _taken(found, spans) if spans and len(spans) == len(wanted) else None


def _taken(found: Found, spans: Sequence[tuple[str, int, int]]) -> Choice:
    return Choice(replace(found.ask, listing=True), tuple(Pick(*span, 1.0, "list") for span in spans))


def _with_denial(choice: Choice, found: Found) -> Choice:
    """A refusal with the sentence that denies what the ask takes for granted or tells the opposite, where there is
    one."""
    if choice.refusal and choice.refusal.phrase == "opposite":
        denied = contradiction(found)
    else:
        denied = denial(found.ask, found.candidates) if choice.refusal else None
        denied = None if denied and is_done_by_another(denied, found) else denied
    return replace(choice, picks=(pick_of(denied),)) if denied else choice


def _with_its_row(choice: Choice, found: Found, library: Library) -> Choice:
    """Where no sentence answers, the row of a table that does; no row that tells another deed than is asked about."""
    if choice.picks and _of_another_deed(choice.picks, found.ask, library):
        left = tuple(p for p in choice.picks if not _in_a_table(p, library))
        return replace(choice, picks=left) if left else Choice(found.ask, (), near_only(found), choice.nearest)
    rows = row_of_the_named(found, library) if choice.refusal and not choice.picks else ()
    return Choice(found.ask, rows) if rows and not _of_another_deed(rows, found.ask, library) else choice


def _in_a_table(pick: Pick, library: Library) -> bool:
    paged = library.paged(pick.document_id)
    return paged.block_at(pick.start) >= 0 and paged.blocks[paged.block_at(pick.start)].kind == "table"


def _of_another_deed(rows: Sequence[Pick], ask: Ask, library: Library) -> bool:
    """Whether the rows of a table tell another deed than the one asked about, by the row that heads
    them ("Founded")."""
    deed = deed_of(ask)
    heads = [library.paged(p.document_id).text[p.start : p.end] for p in rows if p.found_by == "header"]
    return deed is not None and any(names_a_deed(head) and not says_it(head, deed) for head in heads)


def _of_another_year(choice: Choice, found: Found, library: Library) -> Choice:
    """The sentence that tells of another year what an ask supposes of one, in the place of what speaks of that year and
    of other things."""
    told = another_year(found, library)
    return Choice(found.ask, (told,), Refusal("premise")) if told else choice


def unsearched(ask: Ask) -> Choice | None:
    """The refusal of an ask for which nothing is looked for: one about the assistant, for a service, or without a
    word of topic."""
    if is_of_the_assistant(ask.text):
        return Choice(ask, (), Refusal("of_itself"))
    if asks_for_a_service(ask.text):
        return Choice(ask, (), Refusal("service"))
    nothing = asks_nothing(ask) or asks_for_no_answer(ask.text)
    return Choice(ask, (), Refusal("empty_question")) if nothing else None


def _choose(question: Question, found: Found, library: Library) -> Choice:
    ask = found.ask
    if refused := unsearched(ask):
        return refused
    if not found.candidates:
        return Choice(ask, (), Refusal("nothing_near"))
    if summed_up := summary_of(found, library):
        return Choice(ask, summed_up)
    rows = rows_asked(found, library) or rows_of_each(found, library)
    if rows and not _of_another_deed(rows, ask, library):
        return Choice(ask, rows)
    if covering := coverage_of(found) or naming_each(found, ANSWERS):
        return Choice(ask, complete([covering], found, library))
    nearest = tuple(pick_of(c) for c in distinct(found.candidates[:2], library))
    if lacking := absent_source(ask, found.absent):
        return Choice(ask, (), Refusal("not_mentioned", names=lacking), nearest)
    left = eligible(question, found, library)
    if isinstance(left, Refusal):
        # Beside a sentence that tells the opposite others of the same subject would only confuse.
        return Choice(ask, (), left, () if left.phrase == "opposite" else nearest)
    if ask.listing or asks_by_turn(ask.text):
        within = replace(found, candidates=tuple(left))
        listed = (ask.listing and named_list(within, library)) or announced_list(
            within, library, foreign=question.language != "en"
        )
        if listed:
            return _listed(ask, *listed, library)
    best = left[0]
    if ask.place and ask.place.start:
        if best.likelihood >= ANSWERS and (group := best_list(ask, left, library)):
            return _listed(ask, group, best, library)
        # Without a list only a sentence that counts itself ("Secondly, …") is known to be the one asked for, or one
        # that names all the items of the sort in a row.
        left = _counting_itself(ask, ask.place, left) or _naming_all(ask, left)
        if not left:
            return Choice(ask, (), near_only(found), nearest)
        best = left[0]
    if best.likelihood < least_likelihood(question, found) or _speaks_past(question, best, library):
        return Choice(ask, (), _refusal(best, found), nearest)
    left = distinct([c for c in left if c.likelihood >= ANSWERS / 2], library)
    if best.features.years < 1:
        picks = one_for_each_year(left, found, library)
        if not picks:
            return Choice(ask, (), Refusal("other_year", years=tuple(sorted(ask.years))), nearest)
        return Choice(ask, complete(picks, found, library))
    if named_rows := row_for_each_name(left, found):
        return Choice(ask, complete(named_rows, found, library))
    if group := best_list(ask, left, library) if ask.listing else list_found_by_its_items(ask, left, library):
        return _listed(ask, group, best, library)
    if question.across or len(found.steering.weights) > 1:
        picks = across(left, found)
    elif ask.listing:
        picks = spread(left)
    else:
        picks = few(left, found)
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
    counted_from = places_counted(group, library.paged(group.document_id))
    if counted_from is not None and ask.place.start >= 0:
        # Where items say their own places ("Fourth, …", "g."), one of them may stand elsewhere in the text.
        meant = [*range(ask.place.start, ask.place.start + ask.place.count), *ask.place.more]
        among: Sequence[int] | None = (
            [counted_from.index(p) for p in meant] if set(meant) <= set(counted_from) else None
        )
    else:
        among = ask.place.among(group.items)
    if among:
        return Choice(ask, items_of(group, best, among))
    if counted_from is not None and ask.place.among(max(counted_from) + 1):
        return Choice(ask, (), Refusal("near_only"))
    return Choice(ask, (), Refusal("list_ends", items=group.items))


def _counting_itself(ask: Ask, place: Place, left: Sequence[Candidate]) -> list[Candidate]:
    """The sentences that begin with the place asked for, or name it of the sort asked for ("a second objection")."""
    told = sort_asked(ask.text)
    named = [c for c in left if c.likelihood >= ANSWERS / 2 and ordinal_of(c.text) == place.start]
    return [c for c in named if told is None or says_sort(c.text, told[0]) or opens_with_a_place(c.text)]


def _naming_all(ask: Ask, left: Sequence[Candidate]) -> list[Candidate]:
    """The likeliest sentence that names all items of the sort asked for in a row ("three pillars: a, b and c")."""
    told = sort_asked(ask.text)
    likely = (c for c in left if c.likelihood >= ANSWERS / 2)
    return [c for c in likely if told is not None and names_all(c.text, told[0])][:1]


def _speaks_past(question: Question, best: Candidate, library: Library) -> bool:
    """Whether neither the question nor the sentence is English, and not one word of the one is met by the other. In a
    library of mostly English texts the few others lie near every question that is not English either."""
    return "en" not in (question.language, library.document(best.document_id).record.language[:2]) and best.met < _MET


def _refusal(best: Candidate, found: Found) -> Refusal:
    if found.absent:
        return Refusal("not_mentioned", names=found.absent)
    return Refusal("near_only" if best.likelihood > ANSWERS / 2 else "nothing_near")
