"""The vectors of a question's words: the library's where it has them, else encoded, a few in one batch with asks."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from assistant.query_words import encode, mentions
from assistant.question import read_question
from store.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    ("kelp", "salt"), np.array([3, 2]), np.array([[1.0, 0.0], [0.0, 0.0]], np.float32), blocks=9
)  # "salt" is known and has no vector


def encoded(terms: Sequence[str], surfaces: Sequence[str]) -> tuple[np.ndarray, np.ndarray, list[list[str]]]:
    batches: list[list[str]] = []

    def encode_query(texts: Sequence[str]) -> np.ndarray:
        batches.append(list(texts))
        return np.array([[0.0, len(text)] for text in texts], np.float32).reshape(-1, 2)

    library = cast(Any, SimpleNamespace(embedder=SimpleNamespace(encode_query=encode_query)))
    vectors, words = encode(["Who eats it?"], terms, surfaces, library, VOCABULARY)
    return vectors, words, batches


def test_a_word_of_the_library_is_not_encoded_again() -> None:
    vectors, words, batches = encoded(["kelp"], ["Kelp"])
    assert batches == [["Who eats it?"]]
    assert vectors.tolist() == [[0.0, 12.0]]
    assert words.tolist() == [[1.0, 0.0]]


def test_a_word_without_a_vector_and_a_new_one_are_encoded_with_the_ask() -> None:
    vectors, words, batches = encoded(["salt", "kelp", "boats"], ["Salt", "kelp", "Boats"])
    assert batches == [["Who eats it?", "Salt", "Boats"]]
    assert len(vectors) == 1
    assert words.tolist() == [[0.0, 4.0], [1.0, 0.0], [0.0, 5.0]]


def test_many_new_words_are_a_batch_of_their_own() -> None:
    new = ["a1", "b22", "c333", "d4444"]
    vectors, words, batches = encoded(new, new)
    assert batches == [["Who eats it?"], new]
    assert len(vectors) == 1
    assert words[:, 1].tolist() == [2.0, 3.0, 4.0, 5.0]


def test_without_words_there_are_none() -> None:
    _, words, _ = encoded([], [])
    assert words.shape == (0, 2)


def test_a_body_is_met_by_its_names_in_other_languages() -> None:
    terms = ("dues", "global", "sur", "zlecaf", "banque", "mondiale")
    held = Vocabulary(terms, np.ones(len(terms), int), np.zeros((0, 2), np.float32), blocks=9)
    library = cast(Any, SimpleNamespace(vocabulary=lambda: held, holds=lambda name, as_written: False))
    (ask,) = read_question("Who pays the dues of the African Continental Free Trade Area?").asks
    _, synonyms = mentions(ask, library, {})
    assert synonyms["continental"] == synonyms["area"] == {"zlecaf"}
    assert "dues" not in synonyms
    (ask,) = read_question("Who borrows from the World Bank?").asks
    assert mentions(ask, library, {})[1]["bank"] <= {"banque", "mondiale"}
    # "Sur" is a preposition in French and carries nothing: what is left of "Sur Global" is any "global".
    (ask,) = read_question("Who speaks for the Global South?").asks
    assert not mentions(ask, library, {})[1].get("south")
