"""Choosing: the sentences that answer each ask, within a budget, or the reason to call it a gap.

A decision is made for each ask on its own. The best candidate must be likely enough to answer, must hold the kind of
thing asked for, and must speak of the years that the ask insists on. More sentences are added only while they are
nearly as likely and bring something new. One similarity score is no abstention rule: the tests of kind, year and unmet
words each refuse near-misses that no threshold on similarity refuses.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.antecedents import WORDS, antecedent_of
from assistant.candidates import Candidate, Found
from assistant.defining import asks_for_the_long_form, introduces
from assistant.lists import ListGroup, counted_list, item_list, lead_in, lettered_list, sentence_at_end
from assistant.naming import absent_source, names_places_of
from assistant.premises import denial
from assistant.question import Ask, Question, is_of_the_assistant
from assistant.sections import named_list
from assistant.selection import NEAR, across, distinct, few, one_for_each_year, row_for_each_name, spread
from assistant.sentences import (
    asks_for_a_fact,
    asks_for_works,
    asks_whether,
    asks_whose_words,
    header_of,
    is_citation,
    quotes_asked,
    turns_on_the_one_before,
)
from assistant.speakers import names_speaker
from assistant.wants import MEASURED, STRICT, Kind

if TYPE_CHECKING:
    from store.library import Library

# On `Candidate.likelihood`; NOTES.md has the curve from which it was read.
ANSWERS = 0.5
LIST_ITEMS = 14
# From this strength on a word of the ask counts as met by a text that is not English either.
_MET = 0.66
# How far, in log-odds, a list may stand behind the best single sentence and still be preferred to it.
LIST_MARGIN = 2.0
# Words in an item of a list that is shown whole though no list was asked for.
_SHORT_ITEM = 25
# A list that meets so much less of the ask than the sentences near the best is one of something else.
_OFF_TOPIC = 0.3
# From this share of the words of an ask on, a heading is about what is asked.
_ABOUT = 0.4


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an ask is a gap: the name of a phrase and what fills its places."""

    phrase: str
    names: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """A span chosen to answer: one sentence or several adjoining ones, and how likely it answers.

    `gloss` is ours: what the word means with which the span points back, where the span itself does not say it.
    """

    document_id: str
    start: int
    end: int
    score: float
    found_by: str
    gloss: str = ""


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
    return tuple(_with_denial(_choose(question, one, library), one) for one in found)


def _with_denial(choice: Choice, found: Found) -> Choice:
    """A refusal with the sentence that denies what the ask takes for granted, where there is one."""
    denied = denial(found.ask, found.candidates) if choice.refusal else None
    return replace(choice, picks=(_pick(denied),)) if denied else choice


def _choose(question: Question, found: Found, library: Library) -> Choice:
    ask = found.ask
    if is_of_the_assistant(ask.text):
        return Choice(ask, (), Refusal("of_itself"))
    if not (ask.years or ask.names or any(not t.isdigit() for t in (*ask.terms, *ask.lent))):
        # "What is the…?" and "2 + 2?" ask for nothing: without a word of topic anything would answer.
        return Choice(ask, (), Refusal("empty_question"))
    if not found.candidates:
        return Choice(ask, (), Refusal("nothing_near"))
    nearest = tuple(_pick(c) for c in distinct(found.candidates[:2], library))
    if lacking := absent_source(ask, found.absent):
        return Choice(ask, (), Refusal("not_mentioned", names=lacking), nearest)
    eligible = [c for c in found.candidates if c.features.years == 1] or [
        c for c in found.candidates if c.features.years
    ]
    if not eligible:
        return Choice(ask, (), Refusal("other_year", years=tuple(sorted(ask.years))), nearest)
    eligible = [c for c in eligible if not c.features.citing] if not asks_for_works(ask) else eligible
    if not eligible:
        return Choice(ask, (), Refusal("near_only"), nearest)
    eligible = _of_named_documents(eligible, found)
    if ask.want.kind in MEASURED or (ask.want.kind in STRICT and not ask.listing):
        eligible = [c for c in eligible if not c.features.kindless]
        if not eligible or eligible[0].likelihood < ANSWERS <= found.candidates[0].likelihood:
            return Choice(ask, (), Refusal("no_kind", kind=ask.want.kind), nearest)
        eligible = [c for c in eligible if names_places_of(ask, c, library)]
        if not eligible:
            return Choice(ask, (), Refusal("near_only"), nearest)
    if asks_for_the_long_form(ask):
        eligible = [c for c in eligible if introduces(c.text, ask)]
        if not eligible:
            return Choice(ask, (), Refusal("no_kind", kind=Kind.DEFINITION), nearest)
    if ask.names and (ask.want.kind is Kind.REASON or asks_whether(ask)):
        # "Why did Brazil leave the G77?": what speaks of Brazil alone neither bears the premise out nor denies it.
        eligible = [c for c in eligible if c.doubts.unnamed == 0]
        if not eligible:
            return Choice(ask, (), Refusal("near_only"), nearest)
    if ask.listing and (listed := named_list(replace(found, candidates=tuple(eligible)), library)):
        return Choice(ask, _items(*listed))
    best = eligible[0]
    if best.likelihood < ANSWERS or _speaks_past(question, best, library):
        return Choice(ask, (), _refusal(best, found), nearest)
    eligible = distinct([c for c in eligible if c.likelihood >= ANSWERS / 2], library)
    if best.features.years < 1:
        picks = one_for_each_year(eligible, found, library)
        if not picks:
            return Choice(ask, (), Refusal("other_year", years=tuple(sorted(ask.years))), nearest)
        return Choice(ask, _complete(picks, found, library))
    if rows := row_for_each_name(eligible, found):
        return Choice(ask, _complete(rows, found, library))
    if group := _best_list(eligible, library) if ask.listing else _list_found_by_its_items(ask, eligible, library):
        return Choice(ask, _items(group, best))
    if question.across or len(found.steering.weights) > 1:
        picks = across(eligible, found)
    elif ask.listing:
        picks = spread(eligible)
    else:
        picks = few(eligible, found)
    return Choice(ask, _complete(picks, found, library))


def _of_named_documents(candidates: list[Candidate], found: Found) -> list[Candidate]:
    """Only those of the documents that the question names outright, where any of these is likely at all."""
    named = {d for d, w in found.steering.weights.items() if w >= 1.0}
    own = [c for c in candidates if c.document_id in named]
    return own if own and own[0].likelihood >= ANSWERS / 2 else candidates


def _speaks_past(question: Question, best: Candidate, library: Library) -> bool:
    """Whether neither the question nor the sentence is English, and not one word of the one is met by the other. In a
    library of mostly English texts the few others lie near every question that is not English either."""
    return "en" not in (question.language, library.document(best.document_id).record.language[:2]) and best.met < _MET


def _refusal(best: Candidate, found: Found) -> Refusal:
    if found.absent:
        return Refusal("not_mentioned", names=found.absent)
    return Refusal("near_only" if best.likelihood > ANSWERS / 2 else "nothing_near")


def _best_list(candidates: Sequence[Candidate], library: Library) -> ListGroup | None:
    """The list of which a good candidate is the lead-in or an item; set lists before counted sentences and headings.

    A list is worth what its best member is worth, and a little more for each member that was found as well. It must
    come near the best candidate of all, or the sentence that lists its items in passing would lose to any bullets.
    """
    best = candidates[0]
    met = max(c.features.own for c in candidates[:10]) - _OFF_TOPIC
    lists: list[tuple[float, ListGroup]] = []
    for shape, margin in ((item_list, LIST_MARGIN), (counted_list, LIST_MARGIN / 2), (lettered_list, LIST_MARGIN / 2)):
        worth: dict[ListGroup, float] = {}
        members: dict[ListGroup, int] = {}
        for c in candidates[:30]:
            group = shape(library.paged(c.document_id), c.sentence)
            if group is None or group.items < 2 or _lists_works(group, library):
                continue
            # A run of long bullets is text in another dress: it is the list asked for only where a line leads into it.
            if not group.led_in and group.words_an_item > 30 and c.features.heading < 0.25:
                continue
            led = group.led_in and group.spans[0][0] <= c.sentence.start < group.spans[0][1]
            if shape is not item_list and c.features.heading < 0.2 and not (shape is counted_list and led):
                continue
            if c.doubts.unnamed > best.doubts.unnamed or c.features.own < met:
                continue  # a list of something else
            members[group] = members.get(group, 0) + 1
            worth[group] = max(worth.get(group, -math.inf), c.score)
        values = [(worth[g] + 0.4 * min(members[g], 4), g) for g in worth]
        lists += [(value, g) for value, g in values if value >= best.score + 0.4 - margin]
        if lists and shape is counted_list:
            break
    if not lists:
        return None
    chosen = max(lists, key=lambda one: one[0])[1]
    inline = _enumerates(best.text) and best.features.words >= 0.6
    holds_best = any(a <= best.sentence.start < b for a, b in chosen.spans)
    return None if inline and not holds_best else chosen


def _list_found_by_its_items(ask: Ask, candidates: Sequence[Candidate], library: Library) -> ListGroup | None:
    """The list to which the best candidate and most of those near it belong: "what does the brief advise?" asks for a
    list without saying so; so does one who asks for no single fact of what the heading of a list is about ("why did
    traffic fall?"). Only lists of short items; long ones are read by their sentences."""
    best = candidates[0]
    near = [c for c in candidates[:10] if c.score >= best.score - NEAR]
    group = item_list(library.paged(best.document_id), best.sentence)
    if group is None or group.items < 3 or group.words_an_item > _SHORT_ITEM or _lists_works(group, library):
        return None
    if group.led_in and best.features.heading >= _ABOUT and not asks_for_a_fact(ask):
        return group
    members = sum(item_list(library.paged(c.document_id), c.sentence) == group for c in near)
    return group if members >= 3 else None


def _lists_works(group: ListGroup, library: Library) -> bool:
    """Whether most items of a list are references to works."""
    paged = library.paged(group.document_id)
    works = sum(is_citation(paged.text[a:b], paged.blocks[paged.block_at(a)]) for a, b in group.spans)
    return 2 * works >= len(group.spans)


def _enumerates(text: str) -> bool:
    """Whether a sentence lists three things or more in passing."""
    return text.count(",") + text.count("،") + text.count("、") >= 3 or text.count(";") >= 2


def _items(group: ListGroup, best: Candidate) -> tuple[Pick, ...]:
    """A list as it is quoted: its lead-in and its items."""
    spans = group.spans[: LIST_ITEMS + 1]
    return tuple(Pick(group.document_id, a, b, best.likelihood, best.found_by) for a, b in spans)


def _pick(candidate: Candidate) -> Pick:
    s = candidate.sentence
    return Pick(candidate.document_id, s.start, s.end, candidate.likelihood, candidate.found_by)


def _complete(candidates: Sequence[Candidate], found: Found, library: Library) -> tuple[Pick, ...]:
    """Turn candidates into spans: a lead-in brings what it leads into, a row of a table the row that
    heads it, words quoted the note that says whose."""
    picks: list[Pick] = []
    for c in candidates:
        paged = library.paged(c.document_id)
        *apart, pick = _with_antecedent(c, library)
        if asks_whether(found.ask):
            pick = _with_turn(pick, c, library)
        if header := header_of(paged, c.sentence.block):
            picks.append(Pick(c.document_id, header.start, header.end, pick.score, "header"))
        picks += [*apart, pick]
        if group := lead_in(paged, c.sentence):
            picks += [Pick(c.document_id, a, b, pick.score, pick.found_by) for a, b in group.spans[1:]]
    if asks_whose_words(found.ask) and quotes_asked(found.ask, candidates[0].text):
        picks = [*_leads_to(candidates[0], library), *picks, *_notes_of(candidates[0], library)]
    return _joined(picks, library)


def _with_antecedent(candidate: Candidate, library: Library) -> list[Pick]:
    """A sentence, with what it points back to: made one with it in its paragraph, before it where a paragraph or a
    list begins so."""
    paged = library.paged(candidate.document_id)
    pick = _pick(candidate)
    before = antecedent_of(paged, candidate.sentence, library)
    pick = replace(pick, gloss=before.gloss)
    if before.start is None or before.end is None:
        return [pick]
    block = candidate.block
    if before.start >= block.start:
        return [replace(pick, start=before.start)]
    own = block.start if before.end > block.start else pick.start
    end = min(before.end, paged.blocks[paged.block_at(before.start)].end)
    apart = replace(pick, start=before.start, end=end, found_by="antecedent", gloss="")
    return [apart, replace(pick, start=own)]


def _with_turn(pick: Pick, candidate: Candidate, library: Library) -> Pick:
    """Where yes or no is asked for, a sentence is quoted with the next one of its paragraph if that takes it back: half
    of what a source says would be the wrong answer."""
    place = (candidate.document_id, candidate.sentence.block)
    after = [s for s in library.sentences_of(blocks=[place]).sentences if s.start >= pick.end]
    if not after:
        return pick
    text = library.paged(candidate.document_id).text
    following = text[after[0].start : after[0].end]
    if not turns_on_the_one_before(following, candidate.text):
        return pick
    return replace(pick, end=after[0].end) if len(text[pick.start : after[0].end].split()) <= WORDS else pick


def _leads_to(candidate: Candidate, library: Library) -> list[Pick]:
    """The line that leads into words set apart from the text, and says whose they are."""
    paged, at = library.paged(candidate.document_id), candidate.sentence.block
    if candidate.block.kind != "quote" or at == 0 or paged.blocks[at - 1].kind != "body":
        return []
    start, end = sentence_at_end(paged, paged.blocks[at - 1])
    return [Pick(candidate.document_id, start, end, candidate.likelihood, "lead")]


def _notes_of(candidate: Candidate, library: Library) -> list[Pick]:
    """The note called within a sentence that does not itself say whose words it quotes."""
    if names_speaker(candidate.text):
        return []
    paged = library.paged(candidate.document_id)
    s = candidate.sentence
    called = [n for n in paged.notes if n.called_at is not None and s.start < n.called_at <= s.end + 1]
    blocks = [paged.blocks[n.block] for n in called[:1]]
    return [Pick(candidate.document_id, b.start, b.end, candidate.likelihood, "note") for b in blocks]


def _joined(picks: Sequence[Pick], library: Library) -> tuple[Pick, ...]:
    """Picks in the order given, those that adjoin in one block made one, none twice."""
    kept: list[Pick] = []
    for pick in picks:
        for i, other in enumerate(kept):
            if other.document_id != pick.document_id:
                continue
            if other.start <= pick.start and pick.end <= other.end:
                break
            paged = library.paged(pick.document_id)
            gap = paged.text[min(other.end, pick.end) : max(other.start, pick.start)]
            if len(gap) <= 1 and paged.block_at(other.start) == paged.block_at(pick.start):
                start, end = min(other.start, pick.start), max(other.end, pick.end)
                gloss = other.gloss if other.start <= pick.start else pick.gloss
                kept[i] = Pick(other.document_id, start, end, max(other.score, pick.score), other.found_by, gloss)
                break
        else:
            kept.append(pick)
    return tuple(kept)
