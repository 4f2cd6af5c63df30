"""Finding: the sentences that may answer an ask, by words and by meaning, each with what speaks for it.

Passages found by meaning and blocks found by words are joined, and their sentences ranked by one linear score of
named features (`Features`). Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009) was tried for the
sentences and lost to it; the figures are in NOTES.md. What is an answer and what is a gap is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from assistant.question import Ask, Question
from assistant.steering import Steering, steer
from assistant.terms import QueryTerm, coverage, match_terms
from assistant.wants import Kind, holds, plain
from store.documents import Block, PagedText, Sentence
from store.words import tokens

if TYPE_CHECKING:
    from store.library import Library, Where

PASSAGES = 24
BLOCKS = 40
# The spread of cosines of e5 around the mean of a library, by which they are brought to a common scale.
_SPREAD = 0.022
_LENT = 0.5


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a sentence. meaning and passage are standard scores, the rest lies between 0 and 1."""

    meaning: float
    passage: float
    words: float
    context: float
    heading: float
    kind: float
    names: float
    steered: float
    citing: float
    leaning: float
    short: float


# Fitted by benchmarks/fit_ranking.py; see NOTES.md for the questions and the figures.
WEIGHTS = Features(
    meaning=0.55, passage=0.25, words=2.2, context=0.8, heading=0.4, kind=0.7, names=0.5, steered=0.9, citing=-1.5,
    leaning=-0.2, short=-0.8,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, with its place, its terms and its features."""

    document_id: str
    sentence: Sentence
    block: Block
    text: str
    terms: frozenset[str]
    around: frozenset[str]
    features: Features
    score: float
    found_by: str

    @property
    def place(self) -> tuple[str, int, int]:
        return self.document_id, self.sentence.start, self.sentence.end


@dataclass(frozen=True)
class Found:
    """What was found for one ask: the query's terms and the candidates, best first."""

    ask: Ask
    terms: tuple[QueryTerm, ...]
    steering: Steering
    candidates: tuple[Candidate, ...]


def retrieve(question: Question, library: Library, where: Where) -> tuple[Found, ...]:
    """The candidates for each ask of the question, best first. One batch of the embedding model serves them all."""
    if not question.asks:
        return ()
    vocabulary = library.vocabulary()
    documents = library.documents(where)
    wanted_terms = [tuple(dict.fromkeys((*ask.terms, *ask.lent))) for ask in question.asks]
    flat = [t for terms in wanted_terms for t in terms]
    vectors = library.embedder.encode_query([*(ask.full for ask in question.asks), *flat])
    found = []
    at = len(question.asks)
    for i, (ask, terms) in enumerate(zip(question.asks, wanted_terms, strict=True)):
        matched = match_terms(terms, vocabulary, vectors[at : at + len(terms)], language=question.language)
        at += len(terms)
        matched = tuple(replace(t, weight=t.weight * _LENT) if t.term in ask.lent else t for t in matched)
        steering = steer(question, ask, documents, vocabulary)
        if steering.terms:
            matched = tuple(replace(t, weight=t.weight * 0.15) if t.term in steering.terms else t for t in matched)
        found.append(Found(ask, matched, steering, _candidates(ask, matched, steering, vectors[i], library, where)))
    return tuple(found)


def _candidates(
    ask: Ask, terms: Sequence[QueryTerm], steering: Steering, vector: np.ndarray, library: Library, where: Where
) -> tuple[Candidate, ...]:
    by_meaning = library.by_meaning(vector, PASSAGES, where)
    expanded = [t for term in terms for t, s in term.near.items() if s >= 0.5]
    by_words = library.by_words(expanded, BLOCKS, where) if expanded else ()
    passage_scores = {hit.passage.id: hit.score for hit in by_meaning}
    word_blocks = {(hit.document_id, hit.block) for hit in by_words}
    rows = library.sentences_of([hit.passage.id for hit in by_meaning], sorted(word_blocks))
    mean = float(library.centroid() @ vector)
    cosines = rows.vectors @ vector
    lowest = min(passage_scores.values(), default=mean)
    known = frozenset(plain(ask.full).split()) | {t.term for t in terms}
    candidates = []
    for document_id, sentence, cosine in zip(rows.document_ids, rows.sentences, cosines, strict=True):
        paged = library.paged(document_id)
        block = paged.blocks[sentence.block]
        if block.kind in ("heading", "reference"):
            continue
        text = paged.text[sentence.start : sentence.end]
        present = terms_of(text)
        around, heading = _around(paged, sentence)
        met = coverage(terms, present)
        features = Features(
            meaning=(float(cosine) - mean) / _SPREAD,
            passage=(passage_scores.get(sentence.passage, lowest) - mean) / _SPREAD,
            words=met,
            context=coverage(terms, present | around) - met,
            heading=coverage(terms, heading),
            kind=_kind(ask, text, known, terms),
            names=_names_met(ask, present | around | steering.terms_of(document_id)),
            steered=steering.weight(document_id),
            citing=float(is_citation(text, block)),
            leaning=float(bool(LEANING.match(text))),
            short=float(len(text.split()) < 6),
        )
        found_by = "+".join(
            name
            for name, yes in (("meaning", sentence.passage in passage_scores), ("words", (document_id, sentence.block) in word_blocks))
            if yes
        )
        candidates.append(
            Candidate(document_id, sentence, block, text, present, around, features, score_of(features), found_by)
        )
    candidates.sort(key=lambda c: (-c.score, c.place))
    return tuple(candidates)


def score_of(features: Features) -> float:
    """The linear score of a sentence."""
    return sum(getattr(features, name) * getattr(WEIGHTS, name) for name in Features.__slots__)


LEANING = re.compile(
    r"(?:This|These|They|It|Its|Their|Such|He|She|His|Her|That|Those|The latter|The former|Both|Esto|Estos|Estas|Ello|Cela|Ces|Ils|Elles|Isso|Eles)\b"
)
# "Author, 'Title', Journal, 45:2 (2019), pp. 1–9": a reference, not a sentence.
_REFERENCE = re.compile(
    r"\bpp?\. ?\d|\(\d{4}\)[,.:]|\d+:\d+ \(\d{4}\)|\b(?:19|20)\d\d\)[.,;]?$|[A-Z][\w-]+: [A-Z][\w &]+(?:Press|Routledge|Publishers|Books)?, (?:19|20)\d\d|\(\d{4}\)\. |^[A-Z][\w’'-]+, [A-Z]\.|^See (?:also|e\.g\.)|^[\w–-]+(?: and [\w–-]+)?, ['‘“]"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|be|been|can|could|should|must|may|might|will|would|do|does|did|led|made|define[sd]?|portrays?|links?|reminds?|refer|distinguish|typif\w+|influenced|picks|es|son|fue|est|sont)\b"
)


@lru_cache(maxsize=20_000)
def _is_citation(text: str, kind: str) -> bool:
    if kind not in ("footnote", "body", "list", "caption"):
        return False
    marks = len(_REFERENCE.findall(text))
    return marks > 0 and (not _VERB.search(re.sub(r"['‘“].*?['’”](?!\w)", "", text)) or marks >= 3)


def is_citation(text: str, block: Block) -> bool:
    """Whether a sentence (of a note, mostly) is a bare reference to a work."""
    return _is_citation(text, block.kind)


@lru_cache(maxsize=50_000)
def terms_of(text: str) -> frozenset[str]:
    """The folded terms of a text."""
    return frozenset(t.term for t in tokens(text))


def _around(paged: PagedText, sentence: Sentence) -> tuple[frozenset[str], frozenset[str]]:
    """The terms of the sentence's block and of the headings it stands under, and those of its heading alone."""
    block = paged.blocks[sentence.block]
    heading = terms_of(block.section)
    before = paged.blocks[sentence.block - 1] if sentence.block else block
    near = terms_of(paged.text[block.start : block.end])
    # A list item is read with the line that leads into its list.
    if block.kind in ("list", "quote") and before.kind in ("body", "list") and before.section == block.section:
        near |= terms_of(paged.text[before.start : before.end])
    return near | heading, heading


def _kind(ask: Ask, text: str, known: frozenset[str], terms: Sequence[QueryTerm]) -> float:
    if ask.want.kind is Kind.OPEN:
        return 0.0
    near = {t.term: t for t in terms}

    def counts(counted: str, word: str) -> float:
        term = near.get(counted)
        return term.strength(terms_of(word)) if term else 0.0

    return float(holds(ask.want, text, known, counts))


def _names_met(ask: Ask, present: frozenset[str]) -> float:
    if not ask.names:
        return 0.0
    return sum(bool(terms_of(name) <= present) for name in ask.names) / len(ask.names)
