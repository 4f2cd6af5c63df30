"""Lists that a heading or a line announces in other words than the question's, or in another language.

"What holds Chinese groups back?" asks for obstacles, and so do "Which barriers…" and "¿Qué obstáculos…"; they stand
under "Obstacles" or "What holds them back". Neither words nor meaning lead from the one to the other; the sort of list
does (`list_nouns.py`), where the document is the one asked about.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.candidates import Candidate, Found
from assistant.list_nouns import FRAME, says_sort, sort_asked
from assistant.lists import ListGroup, counted_list, item_list, lettered_list, sentences_of
from assistant.sections import POINTS, Pointers
from assistant.steering import TYPES
from assistant.terms import QueryTerm
from assistant.wants import plain_in_place
from assistant.wording import is_light
from store.documents import PagedText, Sentence
from store.words import terms_of, tokens

if TYPE_CHECKING:
    from store.library import Library

# From this strength on a title or a heading says a word of the question; less is enough across languages.
_SAYS, _SAYS_ABROAD = 0.66, 0.4
# The share of the words of the question, by weight, that title and headings may leave unsaid.
_UNSAID = 0.25
# Documents of which a candidate is among so many of the best are looked at.
_LOOKED_AT = 40
# Text under a heading is shown whole up to so many words, where it holds no list.
_WHOLE_WORDS = 220


@dataclass(frozen=True, slots=True)
class _Section:
    """The blocks under a heading, from the one after it up to the next heading of its level or above (not included)."""

    heading: int
    first: int
    end: int


def announced_list(found: Found, library: Library, *, foreign: bool) -> tuple[ListGroup, Candidate] | None:
    """The list of the sort asked for in the document asked about, with the best candidate of that document; where a
    heading announces it and running text follows, its sentences, which count as no items. None where no sort is asked
    for or no document is told by the rest of the question."""
    told = sort_asked(found.ask.text)
    if told is None:
        return None
    sort, _ = told
    asked = _rest(found)
    first: dict[str, Candidate] = {}
    for candidate in found.candidates[:_LOOKED_AT]:
        first.setdefault(candidate.document_id, candidate)
    ranked: list[tuple[float, ListGroup, Candidate]] = []
    for document_id, candidate in first.items():
        pointers = Pointers.of(document_id, found, library)
        paged = library.paged(document_id)
        for group, heading in _announced(paged, sort):
            said = pointers.title | terms_of(heading) | _of_lead(paged, group)
            share = _share(asked, said, pointers, _SAYS_ABROAD if foreign else _SAYS)
            if (
                share >= 1 - _UNSAID
                and (asked or pointers.steered or found.ask.place)
                and _holds_names(found, said | pointers.said)
            ):
                ranked.append((share + pointers.steered, group, candidate))
    if not ranked:
        return None
    best = max(value for value, *_ in ranked)
    chosen = [(group, candidate) for value, group, candidate in ranked if value == best]
    # Two documents that are told alike are told apart by nothing.
    return chosen[0] if len({group.document_id for group, _ in chosen}) == 1 else None


def _rest(found: Found) -> list[QueryTerm]:
    """The terms of an ask that say of what the list is."""
    spoken_for = _places_of_works_and_sorts(found.ask.text)
    own = frozenset(found.ask.terms) - POINTS - FRAME
    own -= {t.term for t in tokens(found.ask.text) if spoken_for & set(range(t.start, t.end))}
    return [t for t in found.terms if t.term in own and not is_light(t.term)]


# Chinese is cut into pairs of characters, of which those that only ask fall together with others.
_CHINESE_FRAME = re.compile(r"有?哪些?|什么|列出|所有|有多少|的|是")


def _places_of_works_and_sorts(text: str) -> frozenset[int]:
    """The places of the characters by which a question names a sort of list or a type of work."""
    folded = plain_in_place(text)
    spans = [m.span() for pattern in TYPES.values() for m in re.finditer(pattern, folded)]
    spans += [m.span() for m in _CHINESE_FRAME.finditer(folded)]
    told = sort_asked(text)
    return frozenset(i for span in spans for i in range(*span)) | (told[1] if told else frozenset())


def _of_lead(paged: PagedText, group: ListGroup) -> frozenset[str]:
    """The terms of the line that leads into a list."""
    return terms_of(paged.text[slice(*group.spans[0])]) if 0 < group.items < len(group.spans) else frozenset()


def _share(asked: list[QueryTerm], said: frozenset[str], pointers: Pointers, says: float) -> float:
    total = sum(t.weight for t in asked)
    met = sum(t.weight for t in asked if t.term in pointers.said or t.strength(said) >= says)
    return met / total if total else 1.0


def _holds_names(found: Found, said: frozenset[str]) -> bool:
    """Whether each name of the ask is said, as a whole or by one of its words that is."""
    by_term = {t.term: t for t in found.terms}
    return all(
        any(t in said or (t in by_term and by_term[t].strength(said) >= _SAYS_ABROAD) for t in terms_of(name))
        for name in found.ask.names
    )


def _announced(paged: PagedText, sort: str) -> list[tuple[ListGroup, str]]:
    """What headings and lines of a text announce of a sort, each with its heading; of "points" the only list of it."""
    found: list[tuple[ListGroup, str]] = []
    if sort == "point":
        at = [(i, b) for i, b in enumerate(paged.blocks) if b.kind == "list"]
        groups = {item_list(paged, Sentence(b.start, b.end, i, "")): b.section for i, b in at}
        lists = [(group, title) for group, title in groups.items() if group is not None and group.items > 2]
        return lists if len(lists) == 1 else []
    for section in _sections(paged):
        heading = paged.blocks[section.heading]
        title = paged.text[heading.start : heading.end]
        if section.heading > 0 and says_sort(title, sort) and (group := _held(paged, section)):
            found.append((group, title))
            continue
        for i in range(section.first, section.end):
            block = paged.blocks[i]
            following = paged.blocks[i + 1].kind if i + 1 < len(paged.blocks) else ""
            if block.kind == "body" and following == "list":
                sentence = Sentence(*sentences_of(paged, block)[-1], i, "")
                if says_sort(paged.text[sentence.start : sentence.end], sort) and (group := item_list(paged, sentence)):
                    found.append((group, title))
    return found


def _sections(paged: PagedText) -> list[_Section]:
    blocks = paged.blocks
    headings = [i for i, b in enumerate(blocks) if b.kind == "heading"]
    found = []
    for at, i in enumerate(headings):
        end = next((j for j in headings[at + 1 :] if blocks[j].level <= blocks[i].level), len(blocks))
        found.append(_Section(i, i + 1, end))
    return found


def _held(paged: PagedText, section: _Section) -> ListGroup | None:
    """The list in a section; the sentences of its text where there is none and it is short."""
    blocks = paged.blocks[section.first : section.end]
    for shape in (item_list, lettered_list, counted_list):
        for i, block in enumerate(blocks, section.first):
            if block.kind not in ("body", "list") or (shape is item_list and block.kind != "list"):
                continue
            groups = (shape(paged, Sentence(*span, i, "")) for span in sentences_of(paged, block))
            group = next((g for g in groups if g is not None and g.items > 1), None)
            if group is not None:
                return group
    own = list(itertools.takewhile(lambda b: b.kind != "heading", blocks))
    body = [b for b in own if b.kind in ("body", "quote")]
    words = 0
    spans: list[tuple[int, int]] = []
    for block in body:
        for a, b in sentences_of(paged, block):
            words += len(paged.text[a:b].split())
            if spans and words > _WHOLE_WORDS:
                return ListGroup(paged.document_id, tuple(spans), 0)
            spans.append((a, b))
    return ListGroup(paged.document_id, tuple(spans), 0) if spans else None
