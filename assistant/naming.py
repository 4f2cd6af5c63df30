"""The names that a question insists on: which the library lacks altogether, which one place of a text does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant import glossary
from assistant.countries import countries_in
from assistant.question import Ask, bodies
from assistant.regions import regions_in
from assistant.steering import Steering
from assistant.terms import NAME_MET, QueryTerm
from assistant.wants import Kind
from assistant.wording import content_terms, is_light
from store.documents import Block, Document, PagedText
from store.words import fold, terms_of

if TYPE_CHECKING:
    from assistant.candidates import Candidate
    from store.library import Library

# Letters up to which an acronym may be a word of some language.
_A_WORD = 3
# From this strength on a capitalised word of another language is a word like others of the library.
_LIKE = 0.5


def absent_names(
    ask: Ask, terms: Sequence[QueryTerm], steering: Steering, library: Library, *, foreign: bool
) -> tuple[str, ...]:
    """The names of the ask that the library holds in no form, neither in a text nor in a record; an organisation whose
    words it holds but never in a row comes first."""
    recorded = frozenset().union(*steering.records.values())
    asked = () if foreign else bodies(ask.full)
    unheard = tuple(body for body in asked if not terms_of(body) <= recorded and not _heard_of(body, library))
    # A word of a name that the library has in another language is not absent.
    heard = recorded.union(*(terms_of(b) for b in asked if b not in unheard and any(True for _ in _of_a_place(b))))
    return (*unheard, *_absent_words(ask, terms, heard, foreign=foreign))


_SAID_BY = re.compile(
    r"\bwhat (?:does|do|did|has|have|is|was) (?:the |an? )?(?P<by>.{2,60}?)(?: (?:actually|itself|really))?"
    r" (?:say|state|decide[d]?|declare|stipulate|promise|pledge|recommend|argue|propose|conclude|write|claim|call"
    r"|demand|require|prescribe|provide|said|stated|decided|promised|recommended|argued|proposed|concluded)\b"
    r"|\b(?:according to|in the words of) (?:the )?(?P<source>[^,?]{2,60})",
    re.IGNORECASE,
)


def absent_source(ask: Ask, absent: Sequence[str]) -> tuple[str, ...]:
    """The names that the library lacks among those of whom the ask wants to know what they say ("what did X decide?"):
    nothing else answers for them."""
    said_by = " ".join((found["by"] or found["source"]) for found in _SAID_BY.finditer(ask.text))
    words = terms_of(said_by)
    return tuple(name for name in absent if terms_of(name) <= words)


def sources_asked(ask: Ask) -> tuple[str, ...]:
    """The names of whom an ask wants to know what they say ("what does the WTO say of trade?")."""
    said_by = " ".join((found["by"] or found["source"]) for found in _SAID_BY.finditer(ask.text))
    return tuple(name for name in ask.names if terms_of(name) <= terms_of(said_by))


# "What is the capital of Burkina Faso?": one thing that somebody or something named has.
_ATTRIBUTE = re.compile(
    r"^\W*(?:[Aa]nd )?(?:[Ww]hat|[Ww]hich) (?:is|was|are|were) (?:the )?(?P<noun>[a-z-]+(?: [a-z-]+)?) of (?:the )?[A-ZÀ-Þ]"
)


def attribute_asked(ask: Ask) -> frozenset[str]:
    """The words for the one attribute of something named that an ask wants ("the capital of Peru"), none where it
    wants another thing or the word says little ("the role of")."""
    found = _ATTRIBUTE.match(ask.text)
    if found is None or ask.want.kind is not Kind.OPEN or ask.listing:
        return frozenset()
    words = frozenset(content_terms(found["noun"]))
    return frozenset() if any(is_light(t) for t in words) else words


def absent_share(ask: Ask, absent: Sequence[str]) -> float:
    """How much of what an ask names is absent, 0 to 1; 1 where an organisation or an acronym is."""
    if any(only_a_name(name) or " " in name for name in absent):
        return 1.0
    return len(absent) / (len(ask.names) or 1)


def _heard_of(body: str, library: Library) -> bool:
    """Whether an organisation stands in a text by its name, in British spelling or American, in the plural ("the South
    Summits"), or by its initials."""
    initials = "".join(w[0] for w in body.split() if w[0].isupper())
    forms = {body, f"{body}s", body.replace("isation", "ization"), body.replace("ization", "isation")}
    forms.add(body.removeprefix("The "))
    forms |= {
        f"{head} {joint}{place}" for head, place in _of_a_place(body) for joint in ("of ", "de ", "d'", "do ", "da ")
    }
    return any(library.holds_phrase(form) for form in forms) or (len(initials) > 2 and library.holds_phrase(initials))


# What is agreed at a place bears its name in every language ("Treaty of Windhoek", "Traité de Windhoek").
_AGREED = (
    ("Treaty", "Tratado", "Traité"), ("Declaration", "Declaración", "Déclaration", "Declaração"),
    ("Agreement", "Acuerdo", "Accord", "Accords", "Acordo"), ("Conference", "Conferencia", "Conférence", "Conferência"),
    ("Summit", "Cumbre", "Sommet", "Cúpula", "Cimeira"), ("Charter", "Carta", "Charte"), ("Pact", "Pacto", "Pacte"),
    ("Protocol", "Protocolo", "Protocole"), ("Convention", "Convención", "Convenio", "Convenção"),
    ("Consensus", "Consenso"), ("Plan", "Plano"),
)  # fmt: skip


def _of_a_place(body: str) -> Iterator[tuple[str, str]]:
    """The words for what was agreed at a place, with the place, where a name is made of the two."""
    for words in _AGREED:
        found = re.fullmatch(rf"{words[0]} of (?:the )?(?P<behind>.+)|(?P<before>.+) {words[0]}", body)
        if found:
            yield from ((word, found["behind"] or found["before"]) for word in words)


def _absent_words(ask: Ask, terms: Sequence[QueryTerm], recorded: frozenset[str], *, foreign: bool) -> tuple[str, ...]:
    by_term = {t.term: t for t in terms}
    return tuple(
        name
        for name in ask.names
        if any(t in by_term and not by_term[t].known for t in terms_of(name))
        and not terms_of(name) <= recorded
        # In other languages than English more is written with a capital ("Quels États").
        and not (
            foreign and all(max(by_term[t].near.values(), default=0) >= _LIKE for t in terms_of(name) & by_term.keys())
        )
    )


def only_a_name(name: str) -> bool:
    """Whether a name has no other reading ("FOCAC", "BAPA+40"); one that the library lacks is hardly answered by it."""
    return len(name) >= 3 and sum(c.isupper() for c in name) >= 3


def names_body(body: str, block: Block, paged: PagedText, document: Document) -> bool:
    """Whether an organisation is named in a paragraph, its heading or its document's title: its words in a row, also
    of several ("the South Summits"), or their initials. The words alone say nothing: every bank of these texts is for
    development."""
    near = f" {fold(f'{paged.text[block.start : block.end]} {block.section} {document.record.title}')} "
    initials = "".join(w[0] for w in body.split() if w[0].isupper())
    said = [*_names_of(body), f"{body}s", *([initials] if len(initials) > 2 else [])]
    return any(f" {fold(name)} " in near for name in said)


@lru_cache(maxsize=200)
def _names_of(body: str) -> tuple[str, ...]:
    """An organisation's name with those that it has in other languages; "UA" and "AU" are words without capitals."""
    whole = (thing for thing in glossary.things(body) if (thing.start, thing.end) == (0, len(body)))
    others = (name for thing in whole for name in thing.english if len(name) > _A_WORD or not glossary.is_acronym(name))
    return tuple(dict.fromkeys((body, *others)))


def unnamed_share(ask: Ask, terms: Sequence[QueryTerm], present: frozenset[str]) -> float:
    """The share of the ask's names and numbers that the terms of a text do not meet, 0 to 1."""
    by_term = {t.term: t for t in terms}
    unmet = [
        name
        for name in ask.names
        if any(t in by_term and by_term[t].strength(present) < NAME_MET for t in terms_of(name))
    ]
    counts = [n for n in ask.numbers if not (n.isdigit() and int(n) in ask.years) and n in by_term]
    unmet += [n for n in counts if n not in present]
    return len(unmet) / (len(ask.names) + len(counts) or 1)


def places_in(text: str) -> frozenset[str]:
    """The countries (by code) and regions of the world that a text names, not by adjectives."""
    return countries_in(text) | regions_in(text)


def names_places_of(ask: Ask, candidate: Candidate, library: Library) -> bool:
    """Whether a sentence speaks of the places that an ask names: itself, else the nearest sentence before it in its
    paragraph that names places of its own, else its heading or title. The same fact of another country is the nearest
    miss there is, and one paragraph often goes through several."""
    wanted = places_in(ask.text)
    if not wanted:
        return True
    paged, title = library.paged(candidate.document_id), library.document(candidate.document_id).record.title
    own = places_in(candidate.text)
    missing = wanted - own - places_in(f"{candidate.block.section} {title}")
    if not missing or (candidate.doubts.unnamed == 0 and not ask.names):
        return True
    before = paged.text[candidate.block.start : candidate.sentence.start]
    for sentence in reversed(re.split(r"(?<=[.!?。؟])\s+", before)):
        if others := places_in(sentence) - own:
            return missing <= others
    # "Southeast Asia" beside "South America" holds the words of "South Asia".
    others_figure = bool(missing & regions_in(ask.text)) and bool(regions_in(candidate.text))
    return candidate.doubts.unnamed == 0 and not others_figure
