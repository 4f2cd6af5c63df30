"""A document that a question names by what it is about ("the renewables paper"), and that the library does not hold.

What others say is no answer then. A description fits a document that has one of its words in the title, in a heading or
in its opening, or in several places; words of which many documents are full describe none. English only, and only where
the question wants to know what that document says: "the annual report" names no subject, and a report of which the
library's texts speak may well be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.steering import TYPES, speaks_of
from assistant.terms import QueryTerm
from assistant.wants import plain_in_place
from assistant.wording import content_terms, is_function_word, is_light
from store.documents import Document
from store.words import terms_of

if TYPE_CHECKING:
    from assistant.candidates import Found
    from store.library import Library

# From this strength on a word of the library may be meant: who describes a document seldom has its words.
_MEANT = 0.5
# Two words that begin alike for so long, the longer one aside from its ending, are of one kind.
_STEM, _ENDING = 6, 4
# A document is about what it has in so many places; a word that describes more than this share of them tells none.
_LEAST, _MOST, _FEW = 2, 0.34, 6
_FIRST = 3  # blocks of text that are the opening
_TOLD = frozenset({"body", "list", "quote", "table", "caption"})
_AROUND = 60  # characters around a name in which a text would say that it is a work's
_WORK = r"(?:policy brief|brief|paper|article|report|study|blog post|blog|post|op-?ed|case study|essay|briefing)"
_WORD = (
    r"(?!(?:the|a|an|that|this|these|which|who|what|of|in|on|for|to|by|with|and|or|is|are|was|does|did|do)\b)[\w'-]+"
)
_SAYS = (
    r"(?:say|tell|argue|claim|conclude|recommend|suggest|describe|give|list|name|mention|identify|propose|warn|find|found"
    r"|think|call|see|define|explain|state|report|note|show|cite|quote|discuss"
    r"|treat|estimate|put|said|told|gave|saw|advise|stress|blame|praise|critici[sz]e)s?(?:ed|d)?"
)
_ASKED = r"according to |in |from |by |per |of |does |did |do |summari[sz]e |sum up |outline "
# Who is asked for what he says: the paper that says, does the paper say, according to the paper, in the paper.
_BEHIND = rf"(?=(?: \w+ly| also| itself)? {_SAYS}\b|'s\b|,| about\b|\W*$| (?:is|was) (?:about|on)\b)"
_CALLED = re.compile(
    rf"\b(?P<source>{_ASKED})?(?:the|that|this) (?P<by>(?:{_WORD} ){{1,3}}?)(?P<work>{_WORK}){_BEHIND}"
)
_ABOUT = re.compile(
    rf"\b(?P<source>{_ASKED})?(?:the|that|this) (?P<work>{_WORK}) (?:on|about) "
    rf"(?P<by>(?:the )?(?:{_WORD}|and)(?: (?!{_SAYS}\b)(?:{_WORD}|and|in|of)){{0,4}}?){_BEHIND}"
)
# What a work may be called by that says nothing of its subject.
_NO_SUBJECT = terms_of(
    "annual yearly monthly latest last first second third final official new newer newest recent old older"
    " oldest white green blue working policy research discussion position background technical progress"
    " evaluation summary full whole original same other previous earlier next long longer longest short shorter"
    " shortest best good main joint special news newspaper magazine journal scientific academic independent own"
    " present current single only key famous english spanish french portuguese arabic chinese case field study"
    " term country mission published cited named attached uploaded pdf word toilet ballot exam press opinion"
    " guest two three four five both said above below following library author authors writer shared given"
    " mentioned chat human world global international national government"
)


@dataclass(frozen=True, slots=True)
class Described:
    """A document asked for: as the question calls it ("renewables paper"), and the words of its subject."""

    name: str
    subject: str
    work: str

    def typed(self, documents: Sequence[Document]) -> set[str]:
        """The documents (ids) of the type that the question gives the work."""
        types = {name for name, pattern in TYPES.items() if re.search(pattern, self.work)}
        return {d.id for d in documents if d.record.type in types}


def lacking(found: Found, documents: Sequence[Document], library: Library) -> str:
    """The description in an ask that fits none of the documents, "" where there is none or where one may be meant."""
    for one in descriptions_in(found.ask.text):
        terms = [t for t in content_terms(one.subject) if t not in _NO_SUBJECT and not is_light(t)]
        if not terms or any(t.isdigit() for t in terms) or found.steering.terms & set(terms) or found.steering.loose:
            continue
        if _is_spoken_of(one, library) or _fits(terms, found.terms, documents, one.typed(documents), library):
            continue
        return one.name
    return ""


def descriptions_in(text: str) -> Iterator[Described]:
    """The works that a question wants to know something of, each with words for its subject."""
    folded = plain_in_place(text)
    for pattern in (_ABOUT, _CALLED):
        for found in pattern.finditer(folded):
            subject = text[slice(*found.span("by"))].strip()
            said = folded[found.end() :]
            asked = found["source"] or re.match(rf"(?: \w+ly| also| itself)? {_SAYS}\b| about\W*$", said)
            if asked and not all(is_function_word(w) for w in subject.lower().split()):
                yield Described(
                    text[found.start("work" if pattern is _ABOUT else "by") : found.end()].strip(),
                    subject,
                    found["work"],
                )


def _is_spoken_of(one: Described, library: Library) -> bool:
    """Whether the texts speak of a work by this name: of one that the library does not hold it may tell much."""
    for hit in library.occurrences(one.subject):
        text = library.paged(hit.document_id).text
        if speaks_of(text[max(hit.start - _AROUND, 0) : hit.end + _AROUND], one.subject):
            return True
    return False


def _fits(
    words: Sequence[str], terms: Sequence[QueryTerm], documents: Sequence[Document], typed: set[str], library: Library
) -> bool:
    """Whether any document may be described by one of the words; those that describe many of them count for nothing,
    unless no other is there. For one of the type asked for (`typed`, ids) a single place is enough."""
    by_term = {t.term: t for t in terms}
    told = False
    for word in words:
        meant = {word, *(t for t, s in by_term[word].near.items() if s >= _MEANT)} if word in by_term else {word}
        meant |= _akin(word, library)
        about = {d.id for d in documents if meant & _recorded(d)} | _about(
            meant, {d.id for d in documents}, typed, library
        )
        if about and (len(about) <= _MOST * len(documents) or len(documents) < _FEW):
            return True
        told = told or not about
    return not told


def _akin(word: str, library: Library) -> set[str]:
    """The words of the library that begin like a long one ("statistical" for "statistics")."""
    if len(word) <= _STEM:
        return set()
    begins = word[: max(_STEM, len(word) - _ENDING)]
    return {t for t in library.vocabulary().index if t.startswith(begins) and len(t) <= len(word) + _ENDING}


def _recorded(document: Document) -> frozenset[str]:
    record = document.record
    named = [record.title, record.publisher, record.container, record.type, *(str(a) for a in record.authors)]
    return terms_of(" ".join(named))


def _about(words: set[str], documents: set[str], typed: set[str], library: Library) -> set[str]:
    """The documents (ids) that have one of some words in a heading or their opening, or in several places."""
    places: dict[str, int] = {}
    found: set[str] = set()
    for hit in (hit for word in sorted(words) for hit in library.occurrences(word)):
        if hit.document_id not in documents or hit.document_id in found:
            continue
        paged = library.paged(hit.document_id)
        at = paged.block_at(hit.start)
        opening = [i for i, b in enumerate(paged.blocks) if b.kind in _TOLD][:_FIRST]
        places[hit.document_id] = places.get(hit.document_id, 0) + (paged.blocks[at].kind in _TOLD)
        if (
            paged.blocks[at].kind == "heading"
            or at in opening
            or places[hit.document_id] >= (1 if hit.document_id in typed else _LEAST)
        ):
            found.add(hit.document_id)
    return found
