"""The sentences that may answer an ask, each with what speaks for it and against it.

Passages found by meaning and blocks found by words are joined; their sentences, and those under a heading that was
found, are ranked by one linear score of named features. Where an ask's terms and vector come from is for
`retrieve.py` to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from assistant.definite import Definite, named_by_kind
from assistant.features import COVERED, Doubts, Features, likelihood_of, score_of
from assistant.list_nouns import is_one_of_causes
from assistant.naming import absent_share, names_body, unnamed_share
from assistant.other_names import stands_in
from assistant.question import Ask
from assistant.sentences import (
    advises,
    asks_for_a_fact,
    heads_a_table,
    holds_kind,
    imprint_blocks,
    is_citation,
    is_matter,
    share_of_years,
    with_header,
)
from assistant.sentences import around as around_of
from assistant.steering import Steering
from assistant.terms import NAME_MET, Meeting, QueryTerm
from assistant.wants import STRICT, Kind, plain
from assistant.wording import is_advice, is_light
from store.documents import Block, Document, Sentence
from store.hits import SentenceVectors
from store.words import terms_of

if TYPE_CHECKING:
    from store.hits import PassageHit
    from store.library import Library, Where

PASSAGES = 24
BLOCKS = 40
UNDER_HEADING = 4
# From this strength on a word of the library is searched for as one of the ask's.
_MEANS_IT = 0.8
# And from this one on it names what the ask names.
_SAME_NAME = 0.9
# The spread of the cosines of a library's sentences around their mean, in shares of the variance of its vectors.
_SPREAD = 0.116
# Passages from which on the centroid of a library is what it is about.
_SETTLED = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, with its place, its terms and its features; `met` is how well it and its surroundings
    meet the one word of the ask that they meet best, 0 to 1; `by_kind` are the ask's words for what it speaks of by its
    kind alone ("the plan")."""

    document_id: str
    sentence: Sentence
    block: Block
    text: str
    terms: frozenset[str]
    features: Features
    doubts: Doubts
    score: float
    found_by: str
    met: float
    by_kind: frozenset[str] = frozenset()

    @property
    def place(self) -> tuple[str, int, int]:
        return self.document_id, self.sentence.start, self.sentence.end

    @property
    def likelihood(self) -> float:
        """How likely it answers its ask, 0 to 1 (`features.likelihood_of`)."""
        return likelihood_of(self.score, self.features.meaning, self.doubts)


@dataclass(frozen=True)
class Found:
    """What was found for one ask: the query's terms, the candidates, best first, and the names it lacks."""

    ask: Ask
    terms: tuple[QueryTerm, ...]
    steering: Steering
    candidates: tuple[Candidate, ...]
    absent: tuple[str, ...]


def candidates_of(
    ask: Ask,
    terms: Sequence[QueryTerm],
    steering: Steering,
    vectors: Mapping[str, np.ndarray],
    library: Library,
    where: Where,
    searched: Mapping[str, Document],
    *,
    absent: tuple[str, ...],
    otherwise: Mapping[str, Sequence[str]],
    asked_bodies: tuple[str, ...],
    definites: Sequence[Definite] = (),
    language: str,
    passages: int = PASSAGES,
    sentences: int | None = None,
) -> tuple[Candidate, ...]:
    """The candidates for an ask, best first: of the documents `searched` (by id), which pass the filter `where`.

    `vectors` are the ask's, [dimension] of unit length, by the language of the documents among which it is to be
    compared (`across_languages.among`); `absent` are its names that the library does not hold as they stand,
    `otherwise` those of them that it holds under other names, with these; `asked_bodies` are the organisations it
    names, in English, `definites` the things that a text may call by their kind; `language` is its own.
    `passages` are looked at for each vector. All sentences found are read, or as many as lie nearest (`sentences`).
    """
    foreign = language != "en"
    distinct = list({v.tobytes(): v for v in vectors.values()}.values())

    def nearest(limit: int, among: Where) -> list[PassageHit]:
        return [hit for vector in distinct for hit in library.by_meaning(vector, limit, among)]

    by_meaning = nearest(passages, where)
    heavy = [t for t in terms if not is_light(t.term)] or terms
    expanded = [t for term in heavy for t, s in term.near.items() if s >= _MEANS_IT]
    by_words = library.by_words(expanded, BLOCKS, where) if expanded else ()
    word_blocks = {(hit.document_id, hit.block) for hit in by_words}
    if steering.weights and len(steering.weights) <= 3:
        # The documents that the question names have their say even where others speak more closely of the subject.
        named = replace(where, document_ids=tuple(steering.weights))
        by_meaning += nearest(PASSAGES // 2, named)
        by_words = (*by_words, *(library.by_words(expanded, BLOCKS // 2, named) if expanded else ()))
        word_blocks = {(hit.document_id, hit.block) for hit in by_words}
    by_passage = dict.fromkeys(hit.passage.id for hit in by_meaning)
    rows = library.sentences_of(list(by_passage), sorted(_under_headings(word_blocks, library)))
    known = frozenset(plain(ask.full).split()) | {t.term for t in terms}
    meeting = Meeting(terms)
    own = [i for i, t in enumerate(terms) if t.term in ask.terms]
    # A follow-up is short; what it borrows is part of what it asks.
    whole = sum(terms[i].weight for i in (range(len(terms)) if ask.follows else own)) or 1.0
    factual = asks_for_a_fact(ask)
    advice = frozenset(t.term for t in terms if is_advice(t.term))
    # One that came meanwhile is looked up, and asks the catalogue whether the library has moved.
    documents = {d: searched.get(d) or library.document(d) for d in set(rows.document_ids)}
    texts = library.texts(documents)
    # Of few sentences the centroid is hardly more than these themselves, and distance from it says little.
    settled = min(1.0, library.counts()[1] / _SETTLED)
    by_language = {d.record.language[:2] for d in documents.values()}
    # Of a document that came meanwhile, in a language that was not there, the vector of another has to do.
    of_language = {code: vectors.get(code, distinct[0]) for code in by_language}
    measured = {code: _Scale.of(library.centroid(code), of_language[code], settled) for code in by_language}
    scales = {d: measured[document.record.language[:2]] for d, document in documents.items()}
    if sentences is not None:
        rows = _nearest_of(rows, scales, sentences)
    # A text need not name in every sentence what its title names.
    of_names = frozenset(t for name in ask.names for t in terms_of(name))
    of_names |= {t for term in terms if term.term in of_names for t, s in term.near.items() if s >= NAME_MET}
    of_names |= {other for t in terms if t.term in of_names for other, s in t.near.items() if s >= _SAME_NAME}
    titles = {d: terms_of(document.record.title) for d, document in documents.items()}
    imprints = {(d, start) for d, document in documents.items() for start in imprint_blocks(document, texts[d])}

    @cache
    def unnamed_bodies(document_id: str, number: int) -> tuple[frozenset[str], ...]:
        paged, document = texts[document_id], documents[document_id]
        block = paged.blocks[number]
        return tuple(terms_of(b) for b in asked_bodies if not names_body(b, block, paged, document))

    @cache
    def missing(document_id: str, number: int) -> float:
        if not otherwise:
            return absent_share(ask, absent)
        block, title = texts[document_id].blocks[number], documents[document_id].record.title
        near = f"{texts[document_id].text[block.start : block.end]} {block.section} {title}"
        return absent_share(ask, [n for n in absent if not stands_in(otherwise.get(n, ()), near)])

    @cache
    def beside(document_id: str, number: int) -> tuple[frozenset[str], list[float], float]:
        """The terms around the sentences of a block, how well these meet the ask's, and how well the heading does."""
        near, heading = around_of(texts[document_id], number)
        near |= titles[document_id] & of_names
        return near, meeting.strengths(near), meeting.share(meeting.strengths(heading))

    def met_by(mine: frozenset[str]) -> frozenset[str]:
        """The library's terms by which some terms of the ask are met."""
        return frozenset(o for t in terms if t.term in mine for o, s in t.near.items() if s >= NAME_MET)

    candidates = []
    for document_id, sentence, row in zip(rows.document_ids, rows.sentences, rows.vectors, strict=True):
        paged = texts[document_id]
        block = paged.blocks[sentence.block]
        text = paged.text[sentence.start : sentence.end]
        if (
            block.kind in ("heading", "reference")
            or heads_a_table(paged, sentence.block)
            or (document_id, block.start) in imprints
            or is_matter(ask, text, block)
        ):
            continue
        read = with_header(paged, sentence)
        present = terms_of(read)
        if advice and advises(text):
            present |= advice
        around, by_context, by_heading = beside(document_id, sentence.block)
        by_kind = named_by_kind(definites, paged, sentence, documents[document_id].record.title)
        if by_kind:
            around = around.union(*(d.terms for d in by_kind), *(met_by(d.terms) for d in by_kind))
            by_context = meeting.strengths(around)
        itself = meeting.strengths(present)
        both = list(map(max, itself, by_context))
        met = meeting.share(itself)
        citing = is_citation(text, block)
        met_own, met_itself = meeting.share(both, own), meeting.share(itself, own)
        features = Features(
            meaning=scales[document_id].nearness(row),
            words=met,
            context=meeting.share(both) - met,
            heading=by_heading,
            steered=steering.weight(document_id),
            own=met_own,
            years=share_of_years(ask, paged, sentence, steering, documents[document_id]),
            kindless=float(
                ask.want.kind in STRICT
                and not (ask.want.kind is Kind.REASON and is_one_of_causes(paged, sentence.block))
                and not holds_kind(
                    ask, read, known, terms, citing=citing, met=met_own if ask.follows else met_itself, whole=met_own
                )
            ),
            citing=float(citing),
            short=float(len(text.split()) < 6),
            caption=float(block.kind == "caption"),
            foreign=float(foreign and documents[document_id].record.language[:2] != language),
        )
        found_by = [
            name
            for name, yes in (
                ("meaning", sentence.passage in by_passage),
                ("words", (document_id, sentence.block) in word_blocks),
            )
            if yes
        ]
        lacking = meeting.most_lacking(both, own) / whole
        doubts = Doubts(
            lacking=lacking,
            of_fact=lacking if factual else 0.0,
            borrowed=(1 - met_own) if ask.lent and not ask.follows else 0.0,
            absent=missing(document_id, sentence.block),
            unnamed=1.0
            if any(
                not any(d.terms <= body or body <= d.terms for d in by_kind)
                for body in unnamed_bodies(document_id, sentence.block)
            )
            else unnamed_share(ask, terms, present | around | steering.terms_of(document_id)),
            factual=float(factual),
            uncovered=0.0 if factual else max(0.0, COVERED - met_own),
            astray=scales[document_id].astray,
        )
        candidates.append(
            Candidate(
                document_id, sentence, block, text, present, features, doubts, score_of(features),
                "+".join(found_by) or "heading", max(both, default=0.0), frozenset().union(*(d.terms for d in by_kind)),
            )
        )  # fmt: skip
    candidates.sort(key=lambda c: (-c.score, c.place))
    return tuple(candidates)


@dataclass(frozen=True, slots=True)
class _Scale:
    """What the cosines to an ask's vector are measured by: their mean over a language's sentences, their spread, and
    how far the ask lies from these sentences altogether.

    Vectors of unit length have a variance of 1 - |centroid|² around their mean. Dividing by it makes models comparable
    whose vectors fill a narrow cone (e5) and those whose vectors do not (MiniLM).
    """

    vector: np.ndarray
    mean: float
    spread: float
    astray: float

    @classmethod
    def of(cls, centroid: np.ndarray, vector: np.ndarray, settled: float) -> _Scale:
        mean, own = float(centroid @ vector), float(centroid @ centroid)
        variance = max(1.0 - own, 1e-6)
        return cls(vector, mean, _SPREAD * variance, settled * min(1.0, max(0.0, (own - mean) / variance)))

    def nearness(self, row: np.ndarray) -> float:
        """The standard score of a sentence's vector."""
        return (float(self.vector @ row) - self.mean) / self.spread


def _nearest_of(rows: SentenceVectors, scales: Mapping[str, _Scale], limit: int) -> SentenceVectors:
    """As many sentences as lie nearest, each by the scale of its document's language."""
    if len(rows.sentences) <= limit:
        return rows
    near = np.array([scales[d].nearness(row) for d, row in zip(rows.document_ids, rows.vectors, strict=True)])
    kept = np.sort(np.argsort(-near, kind="stable")[:limit])
    return SentenceVectors(
        tuple(rows.document_ids[i] for i in kept), tuple(rows.sentences[i] for i in kept), rows.vectors[kept]
    )


def _under_headings(blocks: set[tuple[str, int]], library: Library) -> set[tuple[str, int]]:
    """The blocks, and for each heading among them the first blocks that stand under it."""
    found = set(blocks)
    texts = library.texts({document_id for document_id, _ in blocks})
    for document_id, index in blocks:
        all_blocks = texts[document_id].blocks
        if all_blocks[index].kind == "heading":
            found |= {(document_id, i) for i in _first_under(all_blocks, index)}
    return found


def _first_under(blocks: Sequence[Block], index: int) -> list[int]:
    """The first blocks under a heading; where lower headings follow at once, the first blocks under these."""
    level = blocks[index].level
    under: list[int] = []
    for i in range(index + 1, len(blocks)):
        if len(under) >= UNDER_HEADING or (blocks[i].kind == "heading" and blocks[i].level <= level):
            break
        if blocks[i].kind != "heading":
            under.append(i)
        elif under and blocks[index + 1].kind != "heading":
            break
    return under
