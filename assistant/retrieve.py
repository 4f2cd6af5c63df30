"""Finding: the sentences that may answer an ask, by words and by meaning, each with what speaks for it.

Passages found by meaning and blocks found by words are joined, and their sentences ranked by one linear score of
named features (`Features`). Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009) was tried for the
sentences and lost to it; the figures are in NOTES.md. What is an answer and what is a gap is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from assistant import across_languages, glossary, initials
from assistant.candidates import PASSAGES, Candidate, Found, candidates_of
from assistant.definite import definites_of
from assistant.loose_names import loose_names_in
from assistant.naming import absent_names
from assistant.occasions import is_told_by_its_place
from assistant.opposites import with_its_words
from assistant.other_names import named_otherwise, whole_names
from assistant.query_words import both_ways, encode, mentions, proofs_in
from assistant.question import Ask, Question, bodies
from assistant.refusing import met_by_any_word
from assistant.steering import steer
from assistant.terms import match_terms
from assistant.wording import STOPWORDS, is_advice, is_light
from store.acronyms import spell_out
from store.words import terms_of

if TYPE_CHECKING:
    from store.library import Library, Where

# How many candidates a reranker reads, and what one standard deviation of its scores weighs, in log-odds.
RERANKED, _OF_RERANKER = 40, 0.8
_LENT = 0.5
# What a word that fits anything weighs beside one of the topic (`wording.LIGHT_WORDS`).
_LIGHT = 0.25
_IN_PASSING = terms_of(" ".join(STOPWORDS))
# What the document of the answer before weighs for a question that leans on it; one that is named weighs 1.
_OF_THE_EARLIER = 0.5

# Says how well each of some texts answers a question; only the order counts.
Reranker = Callable[[str, Sequence[str]], Sequence[float]]

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")


def retrieve(
    question: Question,
    library: Library,
    where: Where,
    reranker: Reranker | None = None,
    *,
    passages: int = PASSAGES,
    sentences: int | None = None,
) -> tuple[Found, ...]:
    """The candidates for each ask of the question, best first. The embedding model is asked once for all asks and the
    few words that the library lacks.

    `passages` are looked at; all sentences found are read, or as many as lie nearest (`sentences`). A `reranker` reads
    each of the first `RERANKED` with the ask and moves it up or down.
    """
    if not question.asks:
        return ()
    vocabulary = library.vocabulary()
    documents = library.documents(where)
    long_forms, acronyms = both_ways(library)
    spelt = initials.long_forms(" ".join(ask.full for ask in question.asks), library, long_forms)
    long_forms = {**spelt, **long_forms}
    named = [mentions(ask, library, spelt) for ask in question.asks]
    wanted_terms = [tuple(dict.fromkeys((*ask.terms, *ask.lent))) for ask in question.asks]
    surfaces = [ask.surfaces.get(t, t) for ask, terms in zip(question.asks, wanted_terms, strict=True) for t in terms]
    spoken = [glossary.in_english(a.full, strange) for a, (strange, _) in zip(question.asks, named, strict=True)]
    terms_of_all = [t for terms in wanted_terms for t in terms]
    vectors, words = encode(
        [spell_out(text, long_forms) for text in spoken], terms_of_all, surfaces, library, vocabulary
    )
    # A word that the model knows in one piece is spelt right.
    whole = frozenset(t for t, n in zip(terms_of_all, library.embedder.count_tokens(surfaces), strict=True) if n == 1)
    if question.language != "en":
        words = _in_english(words, terms_of_all, question.language, library)
    spoken_in = {d.record.language[:2] for d in documents}
    found: list[Found] = []
    at = 0
    for i, (ask, terms) in enumerate(zip(question.asks, wanted_terms, strict=True)):
        matched = match_terms(
            terms, vocabulary, words[at : at + len(terms)], language=question.language, acronyms=acronyms,
            synonyms=named[i][1], whole=whole,
        )  # fmt: skip
        matched = met_by_any_word(with_its_words(matched, ask, vocabulary), vocabulary)
        at += len(terms)
        matched = tuple(replace(t, weight=t.weight * _LENT) if t.term in ask.lent else t for t in matched)
        matched = tuple(replace(t, weight=t.weight * _LIGHT) if is_light(t.term) else t for t in matched)
        matched = tuple(replace(t, near={**t.near, t.term: 1.0}) if is_advice(t.term) else t for t in matched)
        # In a script without spaces most pairs of characters are no word; only those that mean something here count.
        matched = tuple(t for t in matched if t.near or not _UNSPACED.match(t.term))
        steering = steer(question, ask, documents, proofs_in(library), loose_names_in(library, documents))
        if question.documents and not steering.weights:
            earlier = {d.id for d in documents} & {question.documents[0]}
            steering = replace(steering, weights=dict.fromkeys(earlier, _OF_THE_EARLIER))
        if steering.terms:
            matched = tuple(replace(t, weight=t.weight * 0.15) if t.term in steering.terms else t for t in matched)
        foreign = question.language != "en"
        absent = absent_names(ask, matched, steering, library, foreign=foreign)
        # "Who chaired X, and how many took part?": where the library lacks X it lacks the second too.
        absent += tuple(n for f in found[:1] for n in f.absent if terms_of(n) <= {*ask.lent} and n not in absent)
        otherwise = named_otherwise(ask, absent, library)
        candidates = candidates_of(
            ask,
            matched,
            steering,
            across_languages.among(vectors[i], question.language, spoken_in, library.embedder),
            library,
            where,
            {d.id: d for d in documents},
            absent=absent,
            otherwise=otherwise,
            asked_bodies=tuple(body for body in bodies(spoken[i]) if not is_told_by_its_place(body)),
            definites=definites_of(ask, long_forms),
            language=question.language,
            passages=passages,
            sentences=sentences,
        )
        if reranker is not None and candidates:
            candidates = _reranked(ask, candidates, reranker)
        if question.shown:
            candidates = tuple(c for c in candidates if not _repeated(c, question))
        lacking = whole_names(ask, [name for name in absent if name not in otherwise])
        found.append(Found(ask, matched, steering, candidates, lacking))
    return tuple(found)


def _in_english(words: np.ndarray, terms: Sequence[str], language: str, library: Library) -> np.ndarray:
    """The vectors of words [words, dimension], those that the library lacks as they lie among English words."""
    index = library.vocabulary().index
    strange = [i for i, term in enumerate(terms) if term not in index]
    moved = words.copy()
    moved[strange] = across_languages.words_among(words[strange], language, "en", library.embedder)
    return moved


def _reranked(ask: Ask, candidates: tuple[Candidate, ...], reranker: Reranker) -> tuple[Candidate, ...]:
    """The candidates with what a reranker says of them added to their scores, measured from its mean over them."""
    first = candidates[:RERANKED]
    said = np.asarray(reranker(ask.full, [c.text for c in first]), np.float64)
    moved = (said - said.mean()) / max(float(said.std()), 1e-6)
    again = [replace(c, score=c.score + _OF_RERANKER * float(m)) for c, m in zip(first, moved, strict=True)]
    return tuple(sorted((*again, *candidates[RERANKED:]), key=lambda c: (-c.score, c.place)))


def _repeated(candidate: Candidate, question: Question) -> bool:
    """Whether a sentence was said of another before and says nothing of what is asked about now ("And India?")."""
    said = any(candidate.text in quote for quote in question.shown)
    return said and not terms_of(question.piece) & terms_of(candidate.text) - _IN_PASSING
