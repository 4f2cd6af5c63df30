"""The section that a question names: "the recommendations of the brief", "its conclusions", with the list it holds.

What stands under a heading need not resemble the heading's words, so that neither meaning nor words lead to it; the
heading does, where it and the document's title say all that the question does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.candidates import Candidate, Found
from assistant.lists import ListGroup, counted_list, item_list, lettered_list
from assistant.sentences import headings_over
from assistant.terms import QueryTerm
from assistant.wording import is_light
from store.words import terms_of, tokens

if TYPE_CHECKING:
    from store.library import Library

# From this strength on a heading or a title says a word of the question.
_SAYS = 0.66
# So many characters of a text are its first lines: title, authors, abstract.
_OPENING = 1500
# Words for the points of a text, or how they are to be given, which no heading needs to say.
POINTS = frozenset(
    t.term
    for word in (
        "headline headlines main key point points item items full complete short brief briefly heading headings section"
        " chapter titles puntos principales clave completa points principaux clés liste lista principais pontos"
    ).split()
    for t in tokens(word)
)


def named_list(found: Found, library: Library) -> tuple[ListGroup, Candidate] | None:
    """The list that stands under the heading that the ask names, with its best candidate; None where no heading is
    named, where those of several documents are and none of these by its title, or where no list stands there."""
    asked = [t for t in found.terms if t.term in found.ask.terms and not is_light(t.term) and t.term not in POINTS]
    named: list[tuple[ListGroup, Candidate, bool]] = []
    pointers = {d: Pointers.of(d, found, library) for d in {c.document_id for c in found.candidates}}
    for candidate in found.candidates:
        told = _named_by(asked, candidate, pointers[candidate.document_id], library)
        if told is None:
            continue
        paged = library.paged(candidate.document_id)
        shapes = (shape(paged, candidate.sentence) for shape in (item_list, lettered_list, counted_list))
        group = next((g for g in shapes if g is not None and g.items > 1), None)
        if group is not None:
            named.append((group, candidate, told))
    by_title = [one for one in named if one[2]]
    if not by_title and len({group.document_id for group, *_ in named}) > 1:
        return None
    return next(((group, candidate) for group, candidate, _ in by_title or named), None)


@dataclass(frozen=True, slots=True)
class Pointers:
    """What a question points to a document by: terms of its title, of what else its record says, and of names that
    stand in its first lines ("the Doha brief"); `steered` where the question names it so already."""

    title: frozenset[str]
    said: frozenset[str]
    steered: bool

    @classmethod
    def of(cls, document_id: str, found: Found, library: Library) -> Pointers:
        steered = found.steering.weight(document_id) > 0
        title = terms_of(library.document(document_id).record.title) | found.steering.terms_of(document_id)
        named = frozenset(t for name in found.ask.names for t in terms_of(name))
        opening = named & terms_of(library.paged(document_id).text[:_OPENING]) if steered and named else frozenset()
        of_type = terms_of(library.document(document_id).record.type)
        return cls(title, found.steering.terms | opening | of_type if steered else frozenset(), steered)


def _named_by(asked: list[QueryTerm], candidate: Candidate, pointers: Pointers, library: Library) -> bool | None:
    """Whether the document's title, or what else the question points to it by, says part of what is asked, and the
    headings over the candidate the rest; None where these leave something unsaid, or say nothing."""
    heading = headings_over(library.paged(candidate.document_id), candidate.sentence.block)
    under = [t for t in asked if t.strength(heading) >= _SAYS]
    rest = [t for t in asked if t not in under and t.term not in pointers.said]
    if not under or any(t.strength(pointers.title) < _SAYS for t in rest):
        return None
    return pointers.steered or bool(rest)
