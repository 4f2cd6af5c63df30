"""Tests that a near miss fails and an answer passes: the meeting asked about, the deed, the holder of an office, the
meaning of a term. Each is put only to asks of its kind, and says why nothing is left where nothing passes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.authorship import asks_who_wrote, may_tell_who_wrote
from assistant.candidates import Candidate, Found
from assistant.claims import claims_a_year, tells_of_it
from assistant.defining import introduces
from assistant.glossary import things
from assistant.meanings import explains, holds_term, is_the_subject, must_be_explained, term_asked
from assistant.naming import attribute_asked, only_a_name, sources_asked
from assistant.occasions import is_of_another_place, meetings_asked, of_the_meeting, place_of_the_meeting
from assistant.offices import (
    asks_for_the_holder,
    body_of_the_person,
    is_of_the_office,
    names_one_of,
    names_the_holder,
)
from assistant.opposites import Deed, deed_of, may_tell, says_it, tells_the_opposite, undoing_behind
from assistant.other_names import stands_in
from assistant.possessors import (
    asks_of_a_possessor,
    is_another_bodys,
    is_anothers,
    is_done_by_another,
    is_named,
    is_of_after,
    least_met,
)
from assistant.query_words import acronyms_of
from assistant.terms import NAME_MET, QueryTerm
from assistant.wants import STRICT, Kind
from assistant.wording import names
from store.words import fold, terms_of

if TYPE_CHECKING:
    from store.library import Library


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an ask is a gap: the name of a phrase and what fills its places."""

    phrase: str
    names: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    kind: str = ""
    items: int = 0


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A test of candidates, and the refusal where none passes it; without one the test then does not count."""

    admits: Callable[[Candidate], bool]
    refusal: Refusal | None


def narrowings(found: Found, library: Library) -> Iterator[Narrowing]:
    """The tests that the candidates for an ask must pass, in order."""
    ask = found.ask
    if ask.want.kind in STRICT and not ask.listing:
        if ask.names:
            others = [name for thing in things(ask.text) for name in thing.english]
            yield Narrowing(
                lambda c: (
                    c.doubts.unnamed < 1
                    or stands_in(others, c.text)
                    or c.features.foreign > 0  # met by translation, which is not sure enough
                    or (c.block.kind == "table" and _names_one(c, ask.names, found, library))
                ),
                Refusal("near_only"),
            )
        elif named := [name for name in names(ask.full) if only_a_name(name)]:
            yield Narrowing(lambda c: _names_one(c, named, found, library), Refusal("near_only"))
    if claims_a_year(ask):
        yield Narrowing(lambda c: tells_of_it(c, found, library), Refusal("near_only"))
    if asks_who_wrote(ask):
        # Of what text it tells, words met by translation cannot say.
        yield Narrowing(
            lambda c: (
                may_tell_who_wrote(c.text, c.block.kind)
                and (not c.features.foreign or bool(ask.names and c.doubts.unnamed < 1))
            ),
            Refusal("near_only"),
        )
    if meetings_asked(ask.text):
        yield Narrowing(
            lambda c: of_the_meeting(
                ask, c, found.terms, library.paged(c.document_id), library.document(c.document_id).record.title
            ),
            Refusal("near_only"),
        )
    if (place := place_of_the_meeting(ask)) is not None and ask.want.kind in STRICT:
        yield Narrowing(
            lambda c: (
                not is_of_another_place(
                    c, ask, place, library.paged(c.document_id), library.document(c.document_id).record.title
                )
            ),
            Refusal("near_only"),
        )
    if asks_of_a_possessor(ask):
        least = least_met(found)
        yield Narrowing(
            lambda c: is_named(c, ask) and _meets(c, least, library) and not is_anothers(c, found),
            Refusal("near_only"),
        )
    yield Narrowing(lambda c: not is_another_bodys(c, found) and not is_of_after(c, ask), Refusal("near_only"))
    yield Narrowing(lambda c: not is_done_by_another(c, found), Refusal("near_only"))
    if speakers := frozenset(t for name in sources_asked(ask) for t in terms_of(name)) - found.steering.terms:
        yield Narrowing(lambda c: _names_all(c, speakers, found, library), Refusal("near_only"))
    if attribute := attribute_asked(ask):
        words = [t for t in found.terms if t.term in attribute]
        yield Narrowing(lambda c: c.doubts.unnamed == 0 and _says_one(c, words), Refusal("near_only"))
    if deed := deed_of(ask):
        # What is met by translation alone must say it, and so must what tells when something came into force.
        dated = ask.want.kind in (Kind.DATE, Kind.YEAR)
        yield Narrowing(
            lambda c: (
                may_tell(c.text, deed)
                and not (deed.strict and c.doubts.unnamed)
                and (not dated or not (c.features.foreign or deed.fixed) or _says_or_tables(c, deed))
            ),
            Refusal("opposite" if contradiction(found) else "near_only"),
        )
    if undoing := undoing_behind(ask):
        yield Narrowing(lambda c: says_it(_paragraph(c, library), undoing), Refusal("near_only"))
    if body := body_of_the_person(ask):
        yield Narrowing(lambda c: names_one_of(c.text, body), Refusal("no_kind", kind=Kind.PERSON))
    if asks_for_the_holder(ask):
        yield Narrowing(
            lambda c: (
                c.doubts.unnamed == 0
                and names_the_holder(c.text, ask)
                and is_of_the_office(c, ask, found.terms, f"{_headings(c, library)} {_before(c, library)}")
            ),
            Refusal("no_kind", kind=Kind.PERSON),
        )
    if term := term_asked(ask):
        forms = _names_of(term, library)

        def told(c: Candidate) -> bool:
            return introduces(c.text, ask) or any(_explains(c, name, library) for name in forms)

        if any(holds_term(c.text, name) for c in found.candidates for name in forms):
            told_of = any(is_the_subject(c.text, name) for c in found.candidates[:_LOOKED_AT] for name in forms)
            unexplained = must_be_explained(term, ask) and not told_of
            refusal = Refusal("not_defined", names=(term,)) if unexplained else None
            yield Narrowing(told, refusal)


def _says_or_tables(candidate: Candidate, deed: Deed) -> bool:
    return candidate.block.kind == "table" or says_it(candidate.text, deed)


def _meets(candidate: Candidate, least: float, library: Library) -> bool:
    """Whether a sentence meets so much of an ask's own words; of one in another language that cannot be asked."""
    return candidate.features.own >= least or library.document(candidate.document_id).record.language[:2] != "en"


def _names_one(candidate: Candidate, named: Sequence[str], found: Found, library: Library) -> bool:
    """Whether one of some names stands in a sentence (with the row that heads it), its paragraph, heading or title."""
    paged, record = library.paged(candidate.document_id), library.document(candidate.document_id).record
    block = candidate.block
    near = candidate.terms | terms_of(f"{paged.text[block.start : block.end]} {block.section} {record.title}")
    wanted = frozenset(t for name in named for t in terms_of(name))
    return found.steering.weight(candidate.document_id) > 0 or any(
        t.strength(near) >= NAME_MET for t in found.terms if t.term in wanted
    )


def _names_all(candidate: Candidate, named: frozenset[str], found: Found, library: Library) -> bool:
    """Whether all words of a name stand in a sentence, its paragraph, heading or title."""
    record = library.document(candidate.document_id).record
    near = candidate.terms | terms_of(f"{_paragraph(candidate, library)} {candidate.block.section} {record.title}")
    return all(t.strength(near) >= NAME_MET for t in found.terms if t.term in named)


# From this strength on a word means an attribute asked for.
_MEANS_IT = 0.5


def _says_one(candidate: Candidate, terms: Sequence[QueryTerm]) -> bool:
    """Whether a sentence or its heading has one of some words of the ask."""
    near = candidate.terms | terms_of(candidate.block.section)
    return not terms or any(t.strength(near) >= _MEANS_IT for t in terms)


def contradiction(found: Found) -> Candidate | None:
    """The likeliest sentence that tells the opposite of what an ask wants to know, of all that it names."""
    deed = deed_of(found.ask)
    if deed is None:
        return None
    wanted = frozenset(t for name in found.ask.names for t in terms_of(name))
    named = [t for t in found.terms if t.term in wanted]
    return next(
        (
            c for c in found.candidates[:_OPPOSITE_AMONG]
            if tells_the_opposite(c.text, deed)
            and not c.doubts.unnamed
            and any(t.strength(c.terms) >= NAME_MET for t in named)
        ),
        None,
    )  # fmt: skip


# Among so many of the likeliest candidates a term's own sentence is looked for, and the opposite of a deed.
_LOOKED_AT, _OPPOSITE_AMONG = 10, 40


def _names_of(term: str, library: Library) -> tuple[str, ...]:
    """A term with its long or short form in the library and its other names."""
    pairs = acronyms_of(library).items()
    other = [long for short, long in pairs if short == term] + [s for s, long in pairs if fold(long) == fold(term)]
    named = [n for t in things(term) if (t.start, t.end) == (0, len(term)) for n in t.english]
    return tuple(dict.fromkeys((term, *other, *named)))


def _explains(candidate: Candidate, term: str, library: Library) -> bool:
    return explains(candidate.text, term, candidate.block.section, _before(candidate, library))


def _headings(candidate: Candidate, library: Library) -> str:
    return f"{library.document(candidate.document_id).record.title} {candidate.block.section}"


def _paragraph(candidate: Candidate, library: Library) -> str:
    return library.paged(candidate.document_id).text[candidate.block.start : candidate.block.end]


def _before(candidate: Candidate, library: Library) -> str:
    """What stands before a sentence in its paragraph."""
    return library.paged(candidate.document_id).text[candidate.block.start : candidate.sentence.start]
