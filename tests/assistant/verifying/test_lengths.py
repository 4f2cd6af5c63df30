"""The time that checking takes grows with the length of what is checked, not with its square or worse."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from assistant.verifying.reading import _LONGEST_KEPT, _kept_words, words_of
from tests.assistant.verifying.cited import evidence, verifier

SAID = "The bank of the islands lent 5 million to Peru in 2019, and its council, which met in Lima, said it was false. "
# Twice the length takes twice the time; four times as much would be the square.
GROWTH, ROUNDS = 3.2, 3


def seconds(work: Callable[[], object]) -> float:
    """The least of a few runs, so that what else the machine does counts little."""
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        took.append(time.perf_counter() - began)
    return min(took)


@pytest.mark.parametrize("names", [24, 200])
def test_a_list_of_names_is_checked_at_once(names: int) -> None:
    text = f"The members are Mali and {' and '.join(f'Yemen{chr(97 + i % 26)}' for i in range(names))}."
    e = evidence(text)
    assert seconds(lambda: verifier().verify(text[:-1] + " now", [e.key], [e])) < 2


def test_a_row_of_hyphens_is_read_at_once() -> None:
    e = evidence("A-" * 400 + "B met.")
    assert seconds(lambda: verifier().verify("The GPZ met.", [e.key], [e])) < 2


def checked(statement: int, source: int) -> float:
    given = [evidence((SAID * 400)[7 * i : 7 * i + source], key=f"witness{i}") for i in range(6)]
    said = f"{(SAID * 400)[:statement]} and more boats."
    return seconds(lambda: verifier().verify(said, [e.key for e in given], given))


def test_twice_as_long_sources_take_twice_as_long() -> None:
    assert checked(200, 4_800) < GROWTH * checked(200, 2_400)


def test_the_words_of_a_text_twice_as_long_take_twice_as_long() -> None:
    assert seconds(lambda: words_of(SAID * 400)) < GROWTH * seconds(lambda: words_of(SAID * 200))


def test_a_statement_of_hundreds_of_words_is_not_checked() -> None:
    e = evidence(SAID)
    said = verifier().verify(SAID * 40, [e.key, "abcdefgh"], [e])
    assert (said.support, said.citations) == ("unchecked", (e.key,))
    assert "too long" in said.why
    assert checked(1_600, 1_600) < 4


def test_long_texts_are_not_kept() -> None:
    kept = _kept_words.cache_info().currsize
    long = "x " * _LONGEST_KEPT
    assert words_of(long) is not words_of(long)
    assert _kept_words.cache_info().currsize == kept
    assert words_of("A short text.") is words_of("A short text.")
