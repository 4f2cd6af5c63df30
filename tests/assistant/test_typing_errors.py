"""Typing errors, made at random over the long words of the starter library, are forgiven; other words are no errors."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pytest

from assistant.terms import match_terms
from ingest.reading import read_bytes
from store.embedder import Embedder
from store.vocabulary import Vocabulary
from store.words import tokens
from tests.conftest import STARTER

KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
LETTERS = frozenset("".join(KEYBOARD))
LONG = 7
SAMPLE = 300


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    frequency: Counter[str] = Counter()
    blocks = 0
    for path in sorted(STARTER.iterdir()):
        if path.suffix in (".txt", ".md", ".html", ".docx"):
            reading = read_bytes(
                path.read_bytes(), source=path.name, count_tokens=lambda texts: [len(t.split()) for t in texts]
            )
            text = reading.paged.text
            for block in reading.paged.blocks:
                frequency.update({t.term for t in tokens(text[block.start : block.end])})
                blocks += 1
    terms = tuple(sorted(frequency))
    return Vocabulary(terms, np.array([frequency[t] for t in terms]), np.zeros((len(terms), 3), np.float32), blocks)


def beside(letter: str) -> str:
    """The keys to the left and right of a key, and the ones above and below it."""
    row = next(i for i, keys in enumerate(KEYBOARD) if letter in keys)
    at = KEYBOARD[row].index(letter)
    found = KEYBOARD[row][max(0, at - 1) : at] + KEYBOARD[row][at + 1 : at + 2]
    for other in (row - 1, row + 1):
        if 0 <= other < len(KEYBOARD):
            found += KEYBOARD[other][at : at + 1]
    return found


def errors(word: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """A letter dropped, a letter doubled, two neighbours swapped, a neighbouring key."""
    i = rng.randrange(len(word))
    yield "drop", word[:i] + word[i + 1 :]
    yield "double", word[:i] + word[i] + word[i:]
    i = rng.randrange(len(word) - 1)
    yield "swap", word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    i = rng.randrange(len(word))
    yield "key", word[:i] + rng.choice(beside(word[i])) + word[i + 1 :]


def long_words(vocabulary: Vocabulary, rng: random.Random) -> list[str]:
    return rng.sample([t for t in vocabulary.terms if len(t) >= LONG and set(t) <= LETTERS], SAMPLE)


@pytest.mark.parametrize("kind", ["drop", "double", "swap", "key"])
def test_errors_in_long_words_are_forgiven(vocabulary: Vocabulary, embedder: Embedder, kind: str) -> None:
    rng = random.Random(kind)
    made = [(word, dict(errors(word, rng))[kind]) for word in long_words(vocabulary, rng)]
    made = [(word, wrong) for word, wrong in made if wrong not in vocabulary.index]  # another word now
    counts = embedder.count_tokens([wrong for _, wrong in made])
    forgiven = 0
    for (word, wrong), n in zip(made, counts, strict=True):
        (found,) = match_terms([wrong], vocabulary, None, whole={wrong} if n == 1 else ())
        forgiven += found.near.get(word, 0.0) >= 0.9
    assert len(made) > 250
    assert forgiven / len(made) >= 0.95


def test_words_that_the_library_lacks_are_seldom_taken_for_errors(vocabulary: Vocabulary, embedder: Embedder) -> None:
    rng = random.Random(0)
    words = long_words(vocabulary, rng)
    taken = 0
    for word, n in zip(words, embedder.count_tokens(words), strict=True):
        family = {
            word,
            *vocabulary.same_stem(word),
            *vocabulary.same_stem(word, "es"),
            *vocabulary.same_stem(word, "fr"),
        }
        kept = [i for i, t in enumerate(vocabulary.terms) if t not in family]
        terms = tuple(vocabulary.terms[i] for i in kept)
        without = Vocabulary(terms, vocabulary.frequency[kept], vocabulary.vectors[kept], vocabulary.blocks)
        (found,) = match_terms([word], without, None, whole={word} if n == 1 else ())
        taken += found.known
    print(f"taken for errors: {taken / len(words):.3f}")
    assert taken / len(words) <= 0.2
