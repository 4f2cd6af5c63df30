"""Lies made at run time of the sentences of a library, none of which may be held true, and rewordings that must be.

Every sentence is altered in one thing that a reader would act on; what `evals/alterations.py` makes of it is checked as
a chat model's statement would be, against its own sentence and those of other places beside it.
"""

from __future__ import annotations

import dataclasses
import random
from collections import Counter
from collections.abc import Iterator, Sequence

import pytest

from assistant.answer import SHOWN, Evidence
from assistant.assistant import Assistant
from assistant.compose import evidence_of
from assistant.picks import Pick
from assistant.verifying.verify import Verifier
from evals.alterations import Alteration, framed, lies, mixed, rewordings
from store.library import Library

SENTENCES, BESIDE = 90, 5
# A name put for another of the same text, or an adjective for its noun, may leave a sentence true.
MAY_BE_TRUE = 0.02


@pytest.fixture(scope="module")
def starter_verifier(starter: Library) -> Verifier:
    return Assistant(starter).verifier


@pytest.mark.parametrize("seed", [11, 23, 37])
def test_no_lie_about_the_starter_library_is_held_true(starter: Library, starter_verifier: Verifier, seed: int) -> None:
    told, passed, kept, true = outcomes(starter, starter_verifier, seed=seed)
    assert told >= 200
    assert not passed, passed
    assert kept >= 0.9 * true


def test_no_lie_about_the_documents_beside_the_checkout_is_held_true(corpus: Library) -> None:
    told, passed, kept, true = outcomes(corpus, Assistant(corpus).verifier, seed=12)
    assert told >= 200
    assert not [p for p in passed if p[0] != "name"], passed
    assert len(passed) <= MAY_BE_TRUE * told, passed
    assert kept >= 0.9 * true


def test_the_lies_are_of_many_kinds(starter: Library) -> None:
    chance = random.Random(5)
    evidence = sentences(starter, chance, 400)
    kinds = Counter(a.kind for e, others in beside(evidence, chance) for a in altered(e, others, chance))
    frequent = {kind for kind, n in kinds.items() if n >= 5}
    assert frequent >= {"number", "unit", "numbers exchanged", "noun", "name", "place"}
    framings = Counter(a.kind for e, _ in beside(evidence, chance) for a, _ in framed(e.quote, chance))
    assert {kind for kind, n in framings.items() if n >= 5} >= {"condition", "question", "denied", "sign"}
    assert kinds.keys() >= {"cut", "range end", "exactly", "contrast"}
    assert frequent >= {"negated", "affirmed", "direction", "reach", "as fact", "added", "added clause", "wrong key"}


def outcomes(library: Library, verifier: Verifier, *, seed: int) -> tuple[int, list[tuple[str, str]], int, int]:
    """How many lies were told, those held true, how many rewordings were held true, and of how many."""
    chance = random.Random(seed)
    evidence = sentences(library, chance, SENTENCES)
    told, kept, true = 0, 0, 0
    passed: list[tuple[str, str]] = []
    for e, others in beside(evidence, chance):
        for lie in altered(e, others, chance):
            # What is cited to the wrong place may well stand in another; there it must not be found.
            given = [e] if lie.kind == "wrong key" else [e, *others]
            told += 1
            if verifier.verify(lie.text, [e.key], given).support in SHOWN:
                passed.append((lie.kind, lie.text))
        for lie, source in framed(e.quote, chance):
            told += 1
            if verifier.verify(lie.text, [e.key], [dataclasses.replace(e, quote=source)]).support in SHOWN:
                passed.append((lie.kind, f"{lie.text} of {source}"))
        for other in others:
            if other.document.id != e.document.id and (text := mixed(e.quote, other.quote, chance)):
                told += 1
                if verifier.verify(text, [e.key, other.key], [e, other]).support in SHOWN:
                    passed.append(("mixed", text))
        for reworded in rewordings(e.quote, e.speaker, chance):
            true += 1
            kept += verifier.verify(reworded.text, [e.key], [e, *others]).support in SHOWN
    return told, passed, kept, true


def altered(e: Evidence, others: Sequence[Evidence], chance: random.Random) -> list[Alteration]:
    return lies(e.quote, [o.quote for o in others if o.document.id != e.document.id], chance)


def beside(evidence: Sequence[Evidence], chance: random.Random) -> Iterator[tuple[Evidence, list[Evidence]]]:
    for e in evidence:
        yield e, [o for o in chance.sample(evidence, BESIDE) if o is not e]


def sentences(library: Library, chance: random.Random, count: int) -> list[Evidence]:
    """English sentences of running text, of 8 to 45 words."""
    found = []
    for document in library.documents():
        paged = library.paged(document.id)
        if document.record.language[:2] != "en":
            continue
        blocks = [(document.id, i) for i, b in enumerate(paged.blocks) if b.kind in ("body", "list")]
        found += [
            Pick(document.id, s.start, s.end, 1.0, "words")
            for s in library.sentences_of(blocks=blocks).sentences
            if 8 <= len(paged.text[s.start : s.end].split()) <= 45
        ]
    return [evidence_of(p, library) for p in chance.sample(found, min(count, len(found)))]
