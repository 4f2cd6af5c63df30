"""Finding: the sentences that may answer an ask, by words and by meaning, each with what speaks for it.

Passages found by meaning and blocks found by words are joined, and their sentences ranked by one linear score of
named features (`Features`). Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009) was tried for the
sentences and lost to it; the figures are in NOTES.md. What is an answer and what is a gap is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from assistant import glossary
from assistant.features import COVERED, Doubts, Features, likelihood_of, score_of
from assistant.naming import absent_names, absent_share, names_body, unnamed_share
from assistant.question import Ask, Question, bodies, content_terms
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
from assistant.steering import Steering, steer
from assistant.terms import Meeting, QueryTerm, match_terms
from assistant.wants import STRICT, plain
from assistant.wording import STOPWORDS, is_advice, is_light
from store.acronyms import spell_out
from store.documents import Block, Sentence
from store.words import terms_of, tokens

if TYPE_CHECKING:
    from store.library import Library, Where
    from store.vocabulary import Vocabulary

PASSAGES = 24
BLOCKS = 40
UNDER_HEADING = 4
# How many candidates a reranker reads, and what one standard deviation of its scores weighs, in log-odds.
RERANKED, _OF_RERANKER = 40, 0.8
# The spread of the cosines of a library's sentences around their mean, in shares of the variance of its vectors.
_SPREAD = 0.116
# Passages from which on the centroid of a library is what it is about.
_SETTLED = 20
_LENT = 0.5
# What a word that fits anything weighs beside one of the topic (`wording.LIGHT_WORDS`).
_LIGHT = 0.25
_IN_PASSING = terms_of(" ".join(STOPWORDS))
# What the document of the answer before weighs for a question that leans on it; one that is named weighs 1.
_OF_THE_EARLIER = 0.5

# Says how well each of some texts answers a question; only the order counts.
Reranker = Callable[[str, Sequence[str]], Sequence[float]]

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, with its place, its terms and its features; `met` is how well it and its surroundings
    meet the one word of the ask that they meet best, 0 to 1."""

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


def retrieve(question: Question, library: Library, where: Where, reranker: Reranker | None = None) -> tuple[Found, ...]:
    """The candidates for each ask of the question, best first. The embedding model is asked once for all asks and once
    for the words that the library lacks.

    A `reranker` reads each of the first `RERANKED` with the ask and moves it up or down.
    """
    if not question.asks:
        return ()
    vocabulary = library.vocabulary()
    documents = library.documents(where)
    long_forms, acronyms = _acronyms(library, library.generation)
    named = [_mentions(ask, vocabulary) for ask in question.asks]
    wanted_terms = [tuple(dict.fromkeys((*ask.terms, *ask.lent))) for ask in question.asks]
    surfaces = [ask.surfaces.get(t, t) for ask, terms in zip(question.asks, wanted_terms, strict=True) for t in terms]
    spoken = [glossary.in_english(a.full, strange) for a, (strange, _) in zip(question.asks, named, strict=True)]
    vectors = library.embedder.encode_query([spell_out(text, long_forms) for text in spoken])
    words = _word_vectors([t for terms in wanted_terms for t in terms], surfaces, library, vocabulary, vectors[:0])
    # A word that the model knows in one piece is spelt right.
    whole = frozenset(
        t for t, n in zip(
            (t for terms in wanted_terms for t in terms), library.embedder.count_tokens(surfaces), strict=True
        ) if n == 1
    )  # fmt: skip
    found = []
    at = 0
    for i, (ask, terms) in enumerate(zip(question.asks, wanted_terms, strict=True)):
        matched = match_terms(
            terms, vocabulary, words[at : at + len(terms)], language=question.language, acronyms=acronyms,
            synonyms=named[i][1], whole=whole,
        )  # fmt: skip
        at += len(terms)
        matched = tuple(replace(t, weight=t.weight * _LENT) if t.term in ask.lent else t for t in matched)
        matched = tuple(replace(t, weight=t.weight * _LIGHT) if is_light(t.term) else t for t in matched)
        matched = tuple(replace(t, near={**t.near, t.term: 1.0}) if is_advice(t.term) else t for t in matched)
        # In a script without spaces most pairs of characters are no word; only those that mean something here count.
        matched = tuple(t for t in matched if t.near or not _UNSPACED.match(t.term))
        steering = steer(question, ask, documents)
        if question.documents and not steering.weights:
            earlier = {d.id for d in documents} & {question.documents[0]}
            steering = replace(steering, weights=dict.fromkeys(earlier, _OF_THE_EARLIER))
        if steering.terms:
            matched = tuple(replace(t, weight=t.weight * 0.15) if t.term in steering.terms else t for t in matched)
        foreign = question.language != "en"
        absent = absent_names(ask, matched, steering, library, foreign=foreign)
        candidates = _candidates(ask, matched, steering, vectors[i], library, where, absent=absent, foreign=foreign)
        if reranker is not None and candidates:
            candidates = _reranked(ask, candidates, reranker)
        if question.shown:
            candidates = tuple(c for c in candidates if not _repeated(c, question))
        found.append(Found(ask, matched, steering, candidates, absent))
    return tuple(found)


def _word_vectors(
    terms: Sequence[str], surfaces: Sequence[str], library: Library, vocabulary: Vocabulary, none: np.ndarray
) -> np.ndarray:
    """The vectors of single words, [terms, dimension]: from the library, which has encoded its own in the same way, or
    encoded as the reader wrote them. These by themselves: in one batch with the asks each would be padded to the length
    of a sentence."""
    if not terms:
        return none
    known = vocabulary.index if len(vocabulary.vectors) else {}
    new = dict.fromkeys(s for t, s in zip(terms, surfaces, strict=True) if t not in known)
    encoded = dict(zip(new, library.embedder.encode_query(list(new)), strict=True)) if new else {}
    rows = [vocabulary.vectors[known[t]] if t in known else encoded[s] for t, s in zip(terms, surfaces, strict=True)]
    return np.stack(rows).astype(np.float32)


def _reranked(ask: Ask, candidates: tuple[Candidate, ...], reranker: Reranker) -> tuple[Candidate, ...]:
    """The candidates with what a reranker says of them added to their scores, measured from its mean over them."""
    first = candidates[:RERANKED]
    said = np.asarray(reranker(ask.full, [c.text for c in first]), np.float64)
    moved = (said - said.mean()) / max(float(said.std()), 1e-6)
    again = [replace(c, score=c.score + _OF_RERANKER * float(m)) for c, m in zip(first, moved, strict=True)]
    return tuple(sorted((*again, *candidates[RERANKED:]), key=lambda c: (-c.score, c.place)))


def acronyms_of(library: Library) -> Mapping[str, str]:
    """The acronyms that the library explains, each with its long form as it is written."""
    return _acronyms(library, library.generation)[0]


def _repeated(candidate: Candidate, question: Question) -> bool:
    """Whether a sentence was said of another before and says nothing of what is asked about now ("And India?")."""
    said = any(candidate.text in quote for quote in question.shown)
    return said and not terms_of(question.piece) & terms_of(candidate.text) - _IN_PASSING


@lru_cache(maxsize=4)
def _acronyms(library: Library, generation: int) -> tuple[Mapping[str, str], Mapping[str, frozenset[str]]]:
    """The library's acronyms with their long forms, as they are written and as folded terms."""
    written: dict[str, str] = {}
    found: dict[str, frozenset[str]] = {}
    for short, long in library.acronyms():
        written.setdefault(short, long)
        terms, folded = terms_of(long), terms_of(short)
        if len(folded) == 1 and len(terms) > 1 and not folded <= terms:
            found.setdefault(next(iter(folded)), terms)
    return written, found


def _mentions(ask: Ask, vocabulary: Vocabulary) -> tuple[list[glossary.Mention], dict[str, frozenset[str]]]:
    """What the ask calls by another name than the library does, and the library's terms for each term of a mention."""
    strange: list[glossary.Mention] = []
    synonyms: dict[str, frozenset[str]] = {}
    for mention in glossary.mentions(ask.full):
        own = [t.term for t in tokens(ask.full) if mention.start <= t.start and t.end <= mention.end]
        if any(t not in vocabulary.index for t in own):
            strange.append(mention)
        meant = frozenset(t for name in mention.english if (t := vocabulary.rarest(content_terms(name))))
        for term in own:
            synonyms[term] = synonyms.get(term, frozenset()) | meant
    return strange, synonyms


def _candidates(
    ask: Ask,
    terms: Sequence[QueryTerm],
    steering: Steering,
    vector: np.ndarray,
    library: Library,
    where: Where,
    *,
    absent: tuple[str, ...],
    foreign: bool,
) -> tuple[Candidate, ...]:
    by_meaning = library.by_meaning(vector, PASSAGES, where)
    expanded = [t for term in terms for t, s in term.near.items() if s >= 0.3]
    by_words = library.by_words(expanded, BLOCKS, where) if expanded else ()
    word_blocks = {(hit.document_id, hit.block) for hit in by_words}
    if steering.weights and len(steering.weights) <= 3:
        # The documents that the question names have their say even where others speak more closely of the subject.
        named = replace(where, document_ids=tuple(steering.weights))
        by_meaning = (*by_meaning, *library.by_meaning(vector, PASSAGES // 2, named))
        by_words = (*by_words, *(library.by_words(expanded, BLOCKS // 2, named) if expanded else ()))
        word_blocks = {(hit.document_id, hit.block) for hit in by_words}
    by_passage = dict.fromkeys(hit.passage.id for hit in by_meaning)
    rows = library.sentences_of(list(by_passage), sorted(_under_headings(word_blocks, library)))
    cosines = rows.vectors @ vector
    known = frozenset(plain(ask.full).split()) | {t.term for t in terms}
    meeting = Meeting(terms)
    own = [i for i, t in enumerate(terms) if t.term in ask.terms]
    # A follow-up is short; what it borrows is part of what it asks.
    whole = sum(terms[i].weight for i in (range(len(terms)) if ask.follows else own)) or 1.0
    missing = absent_share(ask, absent)
    factual = asks_for_a_fact(ask)
    asked_bodies = bodies(ask.full)
    advice = frozenset(t.term for t in terms if is_advice(t.term))
    # Looked up once: each look-up asks the catalogue whether the library has moved.
    texts = {d: library.paged(d) for d in set(rows.document_ids)}
    documents = {d: library.document(d) for d in texts}
    # Of few sentences the centroid is hardly more than these themselves, and distance from it says little.
    settled = min(1.0, library.counts()[1] / _SETTLED)
    by_language = {d.record.language[:2] for d in documents.values()}
    measured = {code: _Scale.of(library.centroid(code), vector, settled) for code in by_language}
    scales = {d: measured[document.record.language[:2]] for d, document in documents.items()}
    # A text need not name in every sentence what its title names.
    of_names = frozenset(t for name in ask.names for t in terms_of(name))
    titles = {d: terms_of(document.record.title) for d, document in documents.items()}
    imprints = {(d, start) for d, document in documents.items() for start in imprint_blocks(document, texts[d])}

    @cache
    def bodies_named(document_id: str, number: int) -> bool:
        paged = texts[document_id]
        return all(names_body(body, paged.blocks[number], paged, documents[document_id]) for body in asked_bodies)

    candidates = []
    for document_id, sentence, cosine in zip(rows.document_ids, rows.sentences, cosines, strict=True):
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
        around, heading = around_of(paged, sentence)
        around |= titles[document_id] & of_names
        itself, beside = meeting.strengths(present), meeting.strengths(around)
        both = [max(a, b) for a, b in zip(itself, beside, strict=True)]
        met = meeting.share(itself)
        citing = is_citation(text, block)
        met_own, met_itself = meeting.share(both, own), meeting.share(itself, own)
        features = Features(
            meaning=(float(cosine) - scales[document_id].mean) / scales[document_id].spread,
            words=met,
            context=meeting.share(both) - met,
            heading=meeting.share(meeting.strengths(heading)),
            steered=steering.weight(document_id),
            own=met_own,
            years=share_of_years(ask, paged, sentence, steering, documents[document_id]),
            kindless=float(
                ask.want.kind in STRICT
                and not holds_kind(ask, read, known, terms, citing=citing, met=met_own if ask.follows else met_itself)
            ),
            citing=float(citing),
            short=float(len(text.split()) < 6),
            caption=float(block.kind == "caption"),
            foreign=float(foreign),
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
            absent=missing,
            unnamed=1.0
            if asked_bodies and not bodies_named(document_id, sentence.block)
            else unnamed_share(ask, terms, present | around | steering.terms_of(document_id)),
            factual=float(factual),
            uncovered=0.0 if factual else max(0.0, COVERED - met_own),
            astray=scales[document_id].astray,
        )
        candidates.append(
            Candidate(
                document_id, sentence, block, text, present, features, doubts, score_of(features),
                "+".join(found_by) or "heading", max(both, default=0.0),
            )
        )  # fmt: skip
    candidates.sort(key=lambda c: (-c.score, c.place))
    return tuple(candidates)


@dataclass(frozen=True, slots=True)
class _Scale:
    """What the cosines to an ask are measured by: their mean over a language's sentences, their spread, and how far the
    ask lies from these sentences altogether.

    Vectors of unit length have a variance of 1 - |centroid|² around their mean. Dividing by it makes models comparable
    whose vectors fill a narrow cone (e5) and those whose vectors do not (MiniLM).
    """

    mean: float
    spread: float
    astray: float

    @classmethod
    def of(cls, centroid: np.ndarray, vector: np.ndarray, settled: float) -> _Scale:
        mean, own = float(centroid @ vector), float(centroid @ centroid)
        variance = max(1.0 - own, 1e-6)
        return cls(mean, _SPREAD * variance, settled * min(1.0, max(0.0, (own - mean) / variance)))


def _under_headings(blocks: set[tuple[str, int]], library: Library) -> set[tuple[str, int]]:
    """The blocks, and for each heading among them the first blocks that stand under it."""
    found = set(blocks)
    texts = {document_id: library.paged(document_id) for document_id, _ in blocks}
    for document_id, index in blocks:
        all_blocks = texts[document_id].blocks
        if all_blocks[index].kind == "heading":
            for following in range(index + 1, min(index + 1 + UNDER_HEADING, len(all_blocks))):
                if all_blocks[following].kind == "heading":
                    break
                found.add((document_id, following))
    return found
