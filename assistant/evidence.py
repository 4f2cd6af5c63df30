"""Choosing: the sentences that answer each ask, within a budget, or the reason to call it a gap.

A decision is made for each ask on its own. The best candidate must be likely enough to answer (`likelihood`), must
hold the kind of thing asked for, and must speak of the names and years that the ask insists on. More sentences are
added only while they are nearly as likely and bring something new. One similarity score is no abstention rule: the
tests of kind, name and year each refuse near-misses that no threshold on the score refuses.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.lists import ListGroup, list_group
from assistant.question import Ask, Question
from assistant.retrieve import Candidate, Found, terms_of
from assistant.terms import QueryTerm
from assistant.wants import STRICT, years

if TYPE_CHECKING:
    from store.library import Library

# Thresholds on `likelihood`; NOTES.md has the figures by which they were set.
ANSWERS = 0.5
MORE = 0.72
LIMIT = 3
ACROSS_LIMIT = 4
LIST_ITEMS = 14


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an ask is a gap: the name of a phrase and what fills its places."""

    phrase: str
    names: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """A span chosen to answer: one sentence or several adjoining ones, and how likely it answers."""

    document_id: str
    start: int
    end: int
    score: float
    found_by: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What was decided for one ask: the picks that answer it, or a refusal with the nearest candidates."""

    ask: Ask
    picks: tuple[Pick, ...]
    refusal: Refusal | None = None
    nearest: tuple[Pick, ...] = ()


def choose(question: Question, found: Sequence[Found], library: Library) -> tuple[Choice, ...]:
    """Decide for each ask whether it is answered, and by which spans."""
    return tuple(_choose(question, one, library) for one in found)


def likelihood(candidate: Candidate, found: Found) -> float:
    """How likely the candidate answers the ask, 0 to 1 (a logistic function of its score)."""
    return 1 / (1 + math.exp(-(candidate.score - _MIDDLE) / _SLOPE))


_MIDDLE, _SLOPE = 4.6, 1.0


def _choose(question: Question, found: Found, library: Library) -> Choice:
    ask = found.ask
    if not found.candidates:
        return Choice(ask, (), Refusal("nothing_near"))
    nearest = tuple(_pick(c, found) for c in found.candidates[:2])
    eligible = [c for c in found.candidates if _holds_years(ask, c, library)]
    if ask.years and not eligible:
        return Choice(ask, (), Refusal("other_year", years=tuple(sorted(ask.years))), nearest)
    absent = absent_names(ask, found.terms)
    best = found.candidates[0]
    if absent and likelihood(best, found) < 0.9:
        return Choice(ask, (), Refusal("not_mentioned", names=absent), nearest)
    if ask.want.kind in STRICT:
        holding = [c for c in eligible[:12] if c.features.kind]
        if not holding:
            return Choice(ask, (), Refusal("no_kind", kind=ask.want.kind), nearest)
        eligible = holding
    top = eligible[0]
    if likelihood(top, found) < ANSWERS:
        near = likelihood(best, found) > ANSWERS / 2
        return Choice(ask, (), Refusal("near_only" if near else "nothing_near"), nearest)
    if ask.listing and (group := _best_list(eligible, found, library)):
        return Choice(ask, _list_picks(group, top, found, library))
    picks = _across(question, eligible, found) if question.across or len(found.steering.weights) > 1 else _few(eligible, found)
    return Choice(ask, _complete(picks, found, library))


def absent_names(ask: Ask, terms: Sequence[QueryTerm]) -> tuple[str, ...]:
    """The names of the ask that the library holds in no form."""

    by_term = {t.term: t for t in terms}
    return tuple(
        name
        for name in ask.names
        if any(t in by_term and max(by_term[t].near.values(), default=0.0) < 0.6 for t in terms_of(name))
    )


def _holds_years(ask: Ask, candidate: Candidate, library: Library) -> bool:
    """Whether every year of the ask stands in the sentence, its block, its heading, or is the document's own."""
    if not ask.years:
        return True
    near = years(candidate.text) | {int(t) for t in candidate.around if re.fullmatch(r"(?:1[5-9]|20)\d\d", t)}
    own = library.document(candidate.document_id).record.year
    return all(y in near or y == own for y in ask.years)


def _few(candidates: Sequence[Candidate], found: Found) -> list[Candidate]:
    """The best candidate and those nearly as likely that meet a part of the ask that it leaves unmet."""
    best = candidates[0]
    picks = [best]
    top = likelihood(best, found)
    for c in candidates[1:8]:
        if len(picks) == LIMIT:
            break
        p = likelihood(c, found)
        if p < MORE * top:
            break
        if _repeats(c, picks):
            continue
        gained = sum(t.weight * max(0.0, t.strength(c.terms) - max(t.strength(x.terms) for x in picks)) for t in found.terms)
        total = sum(t.weight for t in found.terms) or 1.0
        if gained / total >= 0.12 or p >= 0.93 * top:
            picks.append(c)
    return picks


def _across(question: Question, candidates: Sequence[Candidate], found: Found) -> list[Candidate]:
    """The best candidates of each document that answers (of those named, where several are named)."""
    named = set(found.steering.weights) if len(found.steering.weights) > 1 else None
    best: dict[str, list[Candidate]] = {}
    top = likelihood(candidates[0], found)
    for c in candidates:
        if (named and c.document_id not in named) or likelihood(c, found) < max(ANSWERS * 0.8, 0.5 * top):
            continue
        chosen = best.setdefault(c.document_id, [])
        if len(chosen) < 2 and not _repeats(c, chosen):
            chosen.append(c)
    ordered = [c for rank in range(2) for cs in best.values() for c in cs[rank : rank + 1]]
    return ordered[:ACROSS_LIMIT] or [candidates[0]]


def _repeats(candidate: Candidate, picks: Sequence[Candidate]) -> bool:
    """Whether a candidate says nearly word for word what a pick says."""
    return any(len(candidate.terms & p.terms) > 0.8 * min(len(candidate.terms), len(p.terms)) for p in picks if p.terms)


def _best_list(candidates: Sequence[Candidate], found: Found, library: Library) -> ListGroup | None:
    """The list that a good candidate leads into or belongs to."""
    for c in candidates[:5]:
        if likelihood(c, found) < ANSWERS:
            break
        if group := list_group(library.paged(c.document_id), c.sentence):
            return group
    return None


def _list_picks(group: ListGroup, top: Candidate, found: Found, library: Library) -> tuple[Pick, ...]:
    score = likelihood(top, found)
    return tuple(Pick(group.document_id, a, b, score, top.found_by) for a, b in group.spans[: LIST_ITEMS + 1])


def _pick(candidate: Candidate, found: Found) -> Pick:
    s = candidate.sentence
    return Pick(candidate.document_id, s.start, s.end, likelihood(candidate, found), candidate.found_by)


def _complete(candidates: Sequence[Candidate], found: Found, library: Library) -> tuple[Pick, ...]:
    """Turn candidates into spans: a lead-in brings what it leads into, adjoining sentences are joined."""
    picks: list[Pick] = []
    for c in candidates:
        pick = _pick(c, found)
        picks.append(pick)
        if c.text.rstrip().endswith(":") and (group := list_group(library.paged(c.document_id), c.sentence)):
            picks += [Pick(c.document_id, a, b, pick.score, pick.found_by) for a, b in group.spans[1:]]
    return _joined(picks, library)


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
                kept[i] = Pick(
                    other.document_id, min(other.start, pick.start), max(other.end, pick.end),
                    max(other.score, pick.score), other.found_by,
                )  # fmt: skip
                break
        else:
            kept.append(pick)
    return tuple(kept)


