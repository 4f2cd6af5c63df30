"""Floors under the quality of answers on the starter library, and the scorer that measures it."""

from __future__ import annotations

from typing import Any

import pytest

from store.library import Library
from tests.assistant.scoring import Row, Scores, score

# A little below what was measured when they were last set: a change that falls through one must be looked at.
FLOORS = {"answered": 0.7, "refused": 0.5, "facts": 0.3, "recall": 0.3, "precision": 0.18, "gaps": 0.4}
MOST_WORDS = 150


@pytest.fixture(scope="module")
def scores(starter: Library, starter_answers: list[tuple[Row, dict[str, Any]]]) -> Scores:
    made = score(starter_answers, {d.id: starter.paged(d.id).text for d in starter.documents()})
    print(f"\nevals/sets/starter.jsonl over the starter library:\n{made}")
    return made


def test_every_quote_is_verbatim(scores: Scores) -> None:
    assert scores["verbatim"] == 1.0
    assert len(scores.points["verbatim"]) > 50


@pytest.mark.parametrize("figure", FLOORS)
def test_answers_keep_above_the_floor(scores: Scores, figure: str) -> None:
    assert scores[figure] >= FLOORS[figure], f"\n{scores}"


def test_answers_are_short(scores: Scores) -> None:
    assert scores["words"] <= MOST_WORDS
