"""Which candidates are shown together for one ask: how many, and what each must add to the others.

Two copies of a text are one witness, and so are two works that share a sentence word for word: only the likelier of
them is quoted (`distinct`, and `few` and `across`, which pass over what repeats a sentence already picked).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.candidates import Candidate, Found
from assistant.defining import introduces, says_what_it_is
from assistant.holding import numbers, years
from assistant.question import Ask
from assistant.sentences import goes_on
from assistant.wants import Kind
from store.words import terms_of

if TYPE_CHECKING:
    from store.library import Library

# How far, in log-odds, a sentence may stand behind the best and still be shown: one that answers the same ask, and one
# of another document or of the same heading where several are asked for.
NEAR, WIDE = 2.0, 2.5
# And one that speaks of another year that was asked about.
FAR = 4.0
LIMIT = 6
# How far, in log-odds, a sentence that defines may stand behind the best where a definition is asked for.
DEFINES = 6.0
# Of so many sentences shown, each brings the next one of its paragraph where that goes on about it, if it is not long.
GOING_ON, GOING_ON_WORDS = 3, 45
ACROSS_LIMIT = 5
# From this share of the words of an ask on, a sentence defines what is asked about.
_ABOUT_IT = 0.5
SPREAD_LIMIT = 7


def distinct(candidates: Sequence[Candidate], library: Library) -> list[Candidate]:
    """The candidates without those of a document whose text is nearly that of one with a likelier candidate."""
    copies = library.copies(list(dict.fromkeys(c.document_id for c in candidates)))
    return [c for c in candidates if c.document_id not in copies]


def few(candidates: Sequence[Candidate], found: Found) -> list[Candidate]:
    """The best candidate, those that come near it, and one for each name left unmet.

    Where one sentence stands out it is alone; where the ranking is unsure, several share the answer.
    """
    if found.ask.want.kind is Kind.DEFINITION:
        candidates = defining_first(candidates, found.ask)
    picks = [candidates[0]]
    if len(found.ask.names) > 1:
        picks += _for_names(candidates, picks, found)
    for c in candidates[1:10]:
        if len(picks) >= LIMIT or c.score < candidates[0].score - NEAR:
            break
        if c not in picks and not _repeats(c, picks):
            picks.append(c)
    return going_on(picks, candidates)


def defining_first(candidates: Sequence[Candidate], ask: Ask) -> list[Candidate]:
    """The candidates, the best that defines what is asked about, or that introduces the acronym asked about, before the
    others; it then counts as the best."""
    defining = [c for c in candidates if introduces(c.text, ask)]
    defining = defining or [c for c in candidates if says_what_it_is(c.text) and c.features.own >= _ABOUT_IT]
    if not defining or defining[0].score < candidates[0].score - DEFINES:
        return list(candidates)
    first = replace(defining[0], score=candidates[0].score)
    return [first, *(c for c in candidates if c.place != first.place)]


def going_on(picks: Sequence[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The picks, the first ones each with the next sentence where it goes on about it ("This weakness stems…")."""
    shown: list[Candidate] = []
    for i, pick in enumerate(picks):
        shown.append(pick)
        following = next((c for c in candidates if _follows(c, pick)), None)
        if i >= GOING_ON or following is None or any(c.place == following.place for c in (*picks, *shown)):
            continue
        if goes_on(following.text) and len(following.text.split()) <= GOING_ON_WORDS:
            shown.append(following)
    return shown


def _follows(candidate: Candidate, pick: Candidate) -> bool:
    same = candidate.document_id == pick.document_id and candidate.sentence.block == pick.sentence.block
    return same and 0 <= candidate.sentence.start - pick.sentence.end <= 2


def _for_names(candidates: Sequence[Candidate], picks: list[Candidate], found: Found) -> list[Candidate]:
    """A candidate of the same document for each name that no pick holds ("Gulf, Asian and Latin American")."""
    added: list[Candidate] = []
    for name in found.ask.names:
        wanted = terms_of(name) - found.steering.terms
        if not wanted or any(wanted <= c.terms for c in (*picks, *added)):
            continue
        for c in candidates[:30]:
            if wanted <= c.terms and c.document_id == picks[0].document_id and c.score >= picks[0].score - WIDE:
                added.append(c)
                break
    return added[:2]


def one_for_each_year(candidates: Sequence[Candidate], found: Found, library: Library) -> list[Candidate]:
    """The best candidate for each of several years of which no sentence speaks together ("in 2007 and in 2020"); none
    where a year is left without one, or with one that falls far behind the best."""
    picks: list[Candidate] = []
    for year in sorted(found.ask.years):
        if any(year in dated(c, library) for c in picks):
            continue
        one = next((c for c in candidates if year in dated(c, library)), None)
        if one is None or one.score < candidates[0].score - FAR:
            return []
        picks.append(one)
    return picks


def row_for_each_name(candidates: Sequence[Candidate], found: Found) -> list[Candidate]:
    """The rows of one table that comes near the best candidate, one for each of several names ("how much did Peru and
    Chile pledge to the fund?"); the other names may stand above the table."""
    wanted = [terms for name in found.ask.names if (terms := terms_of(name) - found.steering.terms)]
    if len(wanted) < 2:
        return []
    tables: dict[tuple[str, str], list[Candidate]] = {}
    for c in candidates:
        if c.block.kind == "table":
            tables.setdefault((c.document_id, c.block.section), []).append(c)
    for rows in tables.values():
        if rows[0].score < candidates[0].score - WIDE and rows[0].likelihood < candidates[0].likelihood:
            continue
        chosen = [row for terms in wanted if (row := next((r for r in rows if terms <= r.terms), None))]
        if len({row.place for row in chosen}) > 1:
            return list({row.place: row for row in chosen}.values())
    return []


def across(candidates: Sequence[Candidate], found: Found) -> list[Candidate]:
    """The best candidates of each document that answers (of those named, where several are named).

    A sentence that another document has as well is quoted from the one alone, unless the question names both.
    """
    named = set(found.steering.weights) if len(found.steering.weights) > 1 else None
    best: dict[str, list[Candidate]] = {}
    for c in candidates:
        if (named and c.document_id not in named) or c.score < candidates[0].score - WIDE:
            continue
        chosen = best.setdefault(c.document_id, [])
        others = chosen if named else [other for cs in best.values() for other in cs]
        if len(chosen) < 2 and not _repeats(c, others):
            chosen.append(c)
    ordered = [c for rank in range(2) for cs in best.values() for c in cs[rank : rank + 1]]
    return ordered[:ACROSS_LIMIT] or [candidates[0]]


def spread(candidates: Sequence[Candidate]) -> list[Candidate]:
    """For a list that the document does not set as one: the likely sentences under the heading of the best."""
    best = candidates[0]
    picks = [best]
    for c in candidates[1:]:
        same = c.document_id == best.document_id and c.block.section == best.block.section
        if len(picks) < SPREAD_LIMIT and same and c.score >= best.score - WIDE and not _repeats(c, picks):
            picks.append(c)
    return picks


def _repeats(candidate: Candidate, picks: Sequence[Candidate]) -> bool:
    """Whether a candidate says nearly word for word what a pick says, with the same figures: others contradict it."""
    figures, terms = numbers(candidate.text), terms_of(candidate.text)
    return any(
        len(terms & others) > 0.8 * min(len(terms), len(others)) and figures == numbers(p.text)
        for p in picks
        if (others := terms_of(p.text))
    )


def dated(candidate: Candidate, library: Library) -> frozenset[int]:
    """The years that a sentence speaks of: its own, else those before it in its paragraph and in its heading."""
    block = candidate.block
    before = library.paged(candidate.document_id).text[block.start : candidate.sentence.start]
    return frozenset(years(candidate.text) or years(f"{block.section} {before}"))
